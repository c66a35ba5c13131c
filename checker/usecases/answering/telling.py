"""Whoever has answered is told what becomes of it, in the transaction in which it does. Shell."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.proposal import Proposal, ProposalState
from checker.domain.rulebook import Rulebook
from checker.store import outbox, proposals
from checker.usecases.answering.entering import missing_of
from checker.usecases.answering.who_enters import who_enters
from checker.usecases.rules.mail_context import briefing_of
from notifications.answers import AnswerNews, answer_mail

# An answering machine that does not say that it is one would answer what it is told, and so on.
MOST_UNCLEAR_A_DAY = 3


def tell_answerer(
    tx: Connection, came: Proposal, book: Rulebook, now: datetime, *, mail_domain: str, answered: str | None = None
) -> None:
    """Queue the mail that says where the answer stands. `answered` is the key of the mail that it answers, if known."""
    on = local_day(now)
    is_new = came.state is ProposalState.WAITING
    if is_new and came.unclear and proposals.count_unclear(tx, came.matter.addressed, on) > MOST_UNCLEAR_A_DAY:
        return
    news = AnswerNews(
        came,
        by=came.decided_by or who_enters(came, book, on)[0],
        missing=missing_of(came, book) if is_new and came.choice and not came.unclear else (),
        answered=answered or proposals.mail_of(tx, came),
    )
    mail = answer_mail(news, book, briefing_of(book, on, now))
    if mail is not None:
        outbox.enqueue(tx, [mail], at=now, domain=mail_domain)
