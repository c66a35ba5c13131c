"""Whoever has answered is told what becomes of it, and others what they must know of it. Shell.

In the transaction in which it does: nothing is decided that is not told, and nothing told that is not decided.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.message import TOLD_NOBODY, MessageKind, OutboxState
from checker.domain.outbox import NotNeeded
from checker.domain.proposal import Proposal, ProposalState, SenderKind
from checker.domain.rulebook import Rulebook
from checker.store import outbox, proposals
from checker.usecases.answering.entering import missing_of
from checker.usecases.answering.hearers import hearers
from checker.usecases.answering.who_enters import who_enters
from checker.usecases.rules.mail_context import briefing_of
from notifications.answers import AnswerNews, about_answer, answer_mail, asked_by, passed_on_mails, watched_mails
from notifications.answers_waiting import ToEnter, items_of, waiting_mails
from notifications.facts import AnswerableFacts
from notifications.facts_json import stored_facts

# So many posts enter answers at most; of earlier mails nothing need be known.
MOST_READERS = 50
# An answering machine that does not say that it is one would answer what it is told, and so on.
MOST_UNCLEAR_A_DAY = 3


def tell_received(
    tx: Connection, came: Proposal, book: Rulebook, now: datetime, *, answered: str | None, mail_domain: str
) -> None:
    """That it has come in: to the role, and to whoever enters it. `answered` is the key of the mail that it answers."""
    on = local_day(now)
    if came.unclear is None or proposals.count_unclear(tx, came.matter.addressed, on) <= MOST_UNCLEAR_A_DAY:
        missing = missing_of(came, book) if came.choice and came.unclear is None else ()
        news = AnswerNews(came, who_enters(came, book, on)[0], missing, answered, asked=_asked(tx, answered))
        _tell_the_role(tx, news, book, now, mail_domain=mail_domain)
    tell_of_waiting(tx, book, now, mail_domain=mail_domain)


def tell_decided(
    tx: Connection, came: Proposal, book: Rulebook, now: datetime, *, mail_domain: str, is_no_act: bool = False
) -> None:
    """What has become of it. `is_no_act`: it is entered and decides nothing, so that others must hear of it.

    Whoever has done it on a page after a log-in has read it there.
    """
    _withdraw(tx, came, now)
    on = local_day(now)
    by = came.decided_by or who_enters(came, book, on)[0]
    heard_by = hearers(came, book, by, on) if is_no_act else ()
    answered = proposals.mail_of(tx, came)
    news = AnswerNews(came, by, (), answered, is_no_act, heard_by, _asked(tx, answered))
    briefing = briefing_of(book, on, now)
    is_done_on_page = came.state is ProposalState.ENTERED and came.did_at_once
    if not (is_done_on_page and came.sender is SenderKind.PAGE):
        _tell_the_role(tx, news, book, now, mail_domain=mail_domain)
    if is_done_on_page and came.sender is SenderKind.LINK:
        outbox.enqueue(tx, watched_mails(news, book, briefing), at=now, domain=mail_domain)
    outbox.enqueue(tx, passed_on_mails(news, book, briefing), at=now, domain=mail_domain)


def _withdraw(tx: Connection, came: Proposal, now: datetime) -> None:
    """Whoever enters answers need not hear any more that it waits, where no mail has said so yet."""
    still_wait = {about_answer(one.number) for one in proposals.load(tx, ProposalState.WAITING)}
    unsent = outbox.list_messages(
        tx, states=[OutboxState.PENDING], kinds=[MessageKind.ANSWERS_WAIT], obligation=about_answer(came.number)
    )
    outdated = [mail.key for mail in unsent if still_wait.isdisjoint(item.obligation for item in mail.message.items)]
    outbox.supersede(tx, outdated, at=now, why=NotNeeded.ANSWER_DECIDED)


def _asked(tx: Connection, answered: str | None) -> tuple[AnswerableFacts, ...]:
    """What the mail asked that was answered: it may be answered once more."""
    mail = outbox.find(tx, answered) if answered else None
    return asked_by(stored_facts(mail.message.facts)) if mail else ()


def _tell_the_role(tx: Connection, news: AnswerNews, book: Rulebook, now: datetime, *, mail_domain: str) -> None:
    mail = answer_mail(news, book, briefing_of(book, local_day(now), now))
    if mail is not None:
        outbox.enqueue(tx, [mail], at=now, domain=mail_domain)


def tell_of_waiting(tx: Connection, book: Rulebook, now: datetime, *, mail_domain: str) -> None:
    """That answers wait: to whoever enters them, and to who stands in once a day is over; a mail a day at most."""
    on = local_day(now)
    waiting = [_to_enter(one, book, now) for one in proposals.load(tx, ProposalState.WAITING)]
    if not waiting:
        return
    briefing = briefing_of(book, on, now)
    known = outbox.known_items(tx, items_of(waiting, briefing))
    of_the_day = outbox.list_messages(tx, kinds=[MessageKind.ANSWERS_WAIT], limit=MOST_READERS)
    told_today = {
        one.message.addressed
        for one in of_the_day
        if one.message.planned_on == briefing.sends_on and one.state not in TOLD_NOBODY
    }
    mails = waiting_mails(waiting, known, told_today, book, briefing)
    outbox.enqueue(tx, mails, at=now, domain=mail_domain)


def _to_enter(came: Proposal, book: Rulebook, now: datetime) -> ToEnter:
    by, *others = who_enters(came, book, local_day(now))
    return ToEnter(came, by, others[0] if others else None)
