"""An answer as it was posted: may it be given now? Shell, read-only. It is refused before anything is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.access import Viewer
from checker.domain.answer import ReadAnswer
from checker.domain.clock import local_day
from checker.domain.page_answer import AskedOnPage, GivenOnPage, HowAnswered
from checker.domain.proposal import Proposal, SenderKind
from checker.domain.refusal import Inputs, LinkRefusal, NotThere, ProposalRefusal, Refused
from checker.records.fact_scope import SingleFact
from checker.store import proposals
from checker.store.opening import Store
from checker.usecases.acting.act import refuse_unseen
from checker.usecases.answering.entering import facts_of, missing_of
from checker.usecases.answering.page_case import SEEN_STEP, PageCase, case_of
from checker.usecases.answering.page_house import PageHouse
from checker.usecases.answering.page_offers import (
    addressed_title,
    how_answered,
    how_this_is,
    inputs_of,
    needs_reason,
    refuse_day,
    sender_of,
)
from checker.usecases.answering.senders import named_role
from checker.usecases.importing.single_facts import draft_fact
from checker.usecases.reasons import check_file_number
from checker.wording.locales import Locale

MOST_BY_LINK_A_DAY = 10


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What was posted, by whom and when."""

    asked: AskedOnPage
    given: GivenOnPage
    viewer: Viewer | None
    house: PageHouse
    now: datetime
    locale: Locale

    def answer(self, case: PageCase) -> ReadAnswer:
        """Of a form's fields those that this answer takes: all are posted, whatever was chosen."""
        given, taken = self.given, inputs_of(self.given.choice)
        reader = named_role(given.reader, case.book.organisation) if given.reader.strip() and "reader" in taken else ""
        if reader is None:
            raise Refused(NotThere.ROLE, role=given.reader.strip())
        number = given.file_number.strip()
        check_file_number(number)
        return ReadAnswer(
            given.choice,
            day=given.day if "day" in taken else None,
            until=given.until if "until" in taken else None,
            file_number=(number or None) if "file_number" in taken else None,
            reader=reader,
        )

    def proposal(self, case: PageCase) -> Proposal:
        sender = sender_of(self.viewer)
        return Proposal(0, self.now, case.matter, self.answer(case), sender, form=self.given.form)


def is_at_once(case: PageCase, this: GivenAnswer) -> bool:
    """Is it done now, and does not wait to be entered?"""
    how = how_this_is(this.given.choice, how_answered(case, this.viewer, this.house))
    return how in (HowAnswered.AT_ONCE, HowAnswered.BY_LINK)


def said_with_form(tx: Connection, case: PageCase, this: GivenAnswer) -> Proposal | None:
    """What was answered with this form already. None: nothing was.

    Refused where that was another answer, or about something else: a form stands for one, and what is not to be done
    by a link alone is not done by a form that was first sent with it and then with something that is.
    """
    came = proposals.of_form(tx, this.given.form)
    if came is None:
        return None
    before = came.matter.addressed, came.matter.about, came.matter.episode, came.choice
    if before != (case.matter.addressed, case.matter.about, case.matter.episode, this.given.choice):
        raise Refused(LinkRefusal.ANSWERED_MEANWHILE)
    return came


def facts_given(store: Store, this: GivenAnswer) -> tuple[SingleFact, ...]:
    """What the answer reports. Refused, before anything is recorded, where it would not be taken."""
    with store.read() as tx:
        case = case_of(tx, this.asked, this.now)
        known = said_with_form(tx, case, this)
        came = known or checked(tx, case, this)
    facts = facts_of(came, case.book)
    if known is None:
        for fact in facts:
            draft_fact(store, fact, this.now)
    return facts


def _refuse_flood(case: PageCase, this: GivenAnswer) -> None:
    """Each answer by a link alone is told to several: nobody needs so many of them in a day."""
    if sender_of(this.viewer) is not SenderKind.LINK:
        return
    today = [one for one in case.answers if one.sender is SenderKind.LINK and local_day(one.received_at) == case.on]
    if len(today) >= MOST_BY_LINK_A_DAY:
        raise Refused(LinkRefusal.TOO_MANY, count=len(today))


def checked(tx: Connection, case: PageCase, this: GivenAnswer) -> Proposal:
    """The answer, if it may be given now. Raises Refused."""
    how = how_answered(case, this.viewer, this.house)
    if case.over is not None:
        raise case.over
    if how is HowAnswered.LOG_IN:
        raise Refused(LinkRefusal.LOG_IN_FIRST, post=addressed_title(case, this.locale))
    _refuse_flood(case, this)
    if this.given.choice not in case.choices:
        raise Refused(LinkRefusal.NOT_OFFERED)
    if this.given.seen != case.seen:
        if case.known is not None:
            refuse_unseen(tx, this.given.seen // SEEN_STEP, case.known)
        raise Refused(LinkRefusal.ANSWERED_MEANWHILE)
    came = this.proposal(case)
    missing = missing_of(came, case.book)
    missing += ("reason_id",) if needs_reason(came, case) and not this.given.reason_id else ()
    if missing:
        raise Refused(ProposalRefusal.STILL_MISSING, inputs=Inputs(missing))
    refuse_day(came, case)
    return came
