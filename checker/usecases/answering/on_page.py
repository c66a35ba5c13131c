"""What may be answered on a page, and what becomes of an answer given there? Shell.

Whoever is logged in and holds the addressed post, or stands in for it, acts at once. A link alone is an answer that
waits, or, where the house says so, an act that is marked as done by a link alone. A form is recorded once: the id that
it bears stands with the answer.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.access import Viewer
from checker.domain.answer import ONLY_TOLD
from checker.domain.page_answer import (
    AnswerRecorded,
    AnswerWaits,
    AskedOnPage,
    GivenOnPage,
    HowAnswered,
    OffersShown,
)
from checker.domain.post import Post
from checker.domain.proposal import Proposal, ProposalState
from checker.domain.refusal import LinkRefusal, Refused
from checker.findings.page_rights import PageAct
from checker.store import acts, obligations, outbox, proposals
from checker.store.opening import Store
from checker.usecases.access.access_log import note
from checker.usecases.acting.act import act_in
from checker.usecases.acting.gathered import KnownFinding
from checker.usecases.answering.entering import (
    FACTS,
    Entry,
    act_kind,
    check_in,
    enter_in,
    wanted_of,
)
from checker.usecases.answering.page_case import PageCase, case_of
from checker.usecases.answering.page_fates import became
from checker.usecases.answering.page_given import GivenAnswer, checked, facts_given, is_at_once, said_with_form
from checker.usecases.answering.page_house import PageHouse
from checker.usecases.answering.page_offers import (
    addressed_title,
    how_answered,
    needs_reason,
    offers,
    reasons,
)
from checker.usecases.answering.said_again import let_go_replaced, said_before
from checker.usecases.answering.telling import tell_decided, tell_received
from checker.usecases.importing.single_facts import report_fact
from checker.wording.locales import Locale
from notifications.answers import matter_title

FORM_BYTES = 16


def offers_in(
    tx: Connection,
    asked: AskedOnPage,
    viewer: Viewer | None,
    house: PageHouse,
    now: datetime,
    locale: Locale = "de",
    known: KnownFinding | None = None,
) -> OffersShown:
    """What may be answered at the instant `now` (aware). `known`: what is known of the finding, where it is gathered.

    Raises Refused where it is somebody else's to answer.
    """
    case = case_of(tx, asked, now, known)
    how = how_answered(case, viewer, house)
    why = case.over
    if how is HowAnswered.LOG_IN:
        why = Refused(LinkRefusal.LOG_IN_FIRST, post=addressed_title(case, locale))
    last = case.last_answer
    return OffersShown(
        asked=case.asked,
        how=how,
        title=matter_title(case.matter, case.book, locale),
        role=addressed_title(case, locale),
        offers=() if how is HowAnswered.SHOWS else tuple(offers(case, how, locale)),
        seen=case.seen,
        form=secrets.token_urlsafe(FORM_BYTES),
        reasons=reasons(case, locale),
        why=why,
        answered=became(tx, last, case, locale) if last is not None else None,
    )


def answer_on_page(
    store: Store,
    asked: AskedOnPage,
    given: GivenOnPage,
    viewer: Viewer | None,
    house: PageHouse,
    now: datetime,
    locale: Locale = "de",
) -> AnswerRecorded | AnswerWaits:
    """Record the answer, once: the same form posted twice is one. Raises Refused; then nothing has changed.

    `ActRefusal.CHANGED_MEANWHILE` where the finding is not as it was seen (409).
    """
    this = GivenAnswer(asked, given, viewer, house, now, locale)
    facts = facts_given(store, this)
    with store.write() as tx:
        case = case_of(tx, asked, now)
        came = said_with_form(tx, case, this)
        if came is None:
            came = _taken_in(tx, case, this)
            case = case_of(tx, asked, now)
        is_done = came.state is not ProposalState.WAITING or not is_at_once(case, this)
        if is_done:
            return became(tx, came, case, locale)
        if not facts:
            return _entered(tx, came, case, this)
    # The same fact said twice is one, so that a crash between it and the entry does no harm: the answer waits.
    records = [report_fact(store, fact, now, answered_at=came.received_at) for fact in facts]
    may_take_back = len(records) == 1 and not records[0].completes
    with store.write() as tx:
        case = case_of(tx, asked, now)
        if may_take_back:
            proposals.note_done(tx, came.number, record=records[0].key)
        return _entered(tx, came, case, this)


def _taken_in(tx: Connection, case: PageCase, this: GivenAnswer) -> Proposal:
    """The answer, kept. One that waits is told to whoever enters it, and to the post; said twice it is one."""
    came = checked(tx, case, this)
    if is_at_once(case, this):
        return proposals.add(tx, came)
    if (before := said_before(tx, came)) is not None:
        return before
    came = proposals.add(tx, replace(came, doubt=_doubt(tx, came, case)))
    let_go_replaced(tx, came, this.now)
    mail = proposals.mail_of(tx, came)
    tell_received(tx, came, case.book, this.now, answered=mail, mail_domain=this.house.mail_domain)
    return came


def _doubt(tx: Connection, came: Proposal, case: PageCase) -> str | None:
    """Why it could not be entered as it stands; None: it could, as far as can be told before."""
    try:
        check_in(tx, came, case.book, Entry(case.book.escalation.administering, case.now))
    except Refused as refused:
        return str(refused.code)
    return None


def _entered(tx: Connection, came: Proposal, case: PageCase, this: GivenAnswer) -> AnswerRecorded | AnswerWaits:
    """Done, as the answering role itself."""
    role, now, about = Post.parse(came.matter.addressed).role, this.now, came.matter.about
    entry = Entry(role, now, on_page=True, reason_id=this.given.reason_id if needs_reason(came, case) else "")
    kind = act_kind(came, case.known.episodes) if case.known else None
    done = None
    if kind is not None:
        done = act_in(tx, wanted_of(came, kind, case.book, entry), now)
        proposals.note_done(tx, came.number, act=acts.about(tx, (about,))[-1].sequence)
    elif came.choice not in FACTS:
        enter_in(tx, came, case.book, entry)
    is_ours = proposals.decide(tx, came, ProposalState.ENTERED, by=role, at=now)
    found = proposals.find(tx, came.number)
    assert found is not None, "it was kept before"
    if is_ours:
        obligations.set_next_looks(tx, {about: now})
        outbox.hasten(tx, about, at=now)
        told = PageAct.REPORT_FACT if came.choice in FACTS else PageAct.ANSWER_BY_LINK
        note(tx, this.viewer or Viewer.by_link(this.asked.addressed), PageAct.DECIDE if done else told, now)
        is_no_act = came.choice in ONLY_TOLD and done is None
        decided = replace(found, answer=came.answer)
        tell_decided(tx, decided, case.book, now, mail_domain=this.house.mail_domain, is_no_act=is_no_act)
    after = case_of(tx, this.asked, now)
    return became(tx, replace(found, answer=came.answer), after, this.locale, done)
