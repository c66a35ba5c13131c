"""Answers that wait: who sees them, and who enters or rejects them? Shell.

The administration enters, never an owner of the matter: there it is the next step of the ladder. It completes what is
missing and changes nothing that was said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from checker.domain.access import DoneOnPage
from checker.domain.answer import ONLY_TOLD, AnswerChoice
from checker.domain.clock import local_day
from checker.domain.proposal import Dropped, Proposal, ProposalState, SenderKind
from checker.domain.refusal import Inputs, NotThere, ProposalRefusal, Refused
from checker.domain.rulebook import Rulebook
from checker.findings.page_rights import PageAct
from checker.store import obligations, outbox, proposals
from checker.store.mail_rows import QueuedMessage
from checker.store.opening import Store
from checker.usecases.access.access_log import note_page
from checker.usecases.answering.entering import (
    FACTS,
    NEEDS,
    TAKES_A_FILE_NUMBER,
    TYPED,
    Entry,
    check_in,
    enter_in,
    facts_of,
)
from checker.usecases.answering.telling import tell_decided
from checker.usecases.answering.who_enters import who_enters
from checker.usecases.importing.single_facts import report_fact
from checker.usecases.reasons import check_reason
from checker.usecases.rules.activation import active
from checker.usecases.rules.staffed import staffed
from notifications.answers import about_answer

COUNTED_DAYS = timedelta(days=30)
STILL_WAITS = frozenset({ProposalState.WAITING})
# The fact of an answer that is just being entered may end what the answer is about, so that a tick lets it lapse.
BEING_ENTERED = frozenset({ProposalState.WAITING, ProposalState.LAPSED})


@dataclass(frozen=True, slots=True)
class WaitingAnswers:
    """The answers, and how many mails of the last 30 days were dropped by why."""

    proposals: tuple[Proposal, ...]
    dropped: Mapping[Dropped, int]


@dataclass(frozen=True, slots=True)
class Completion:
    """What whoever enters it adds, where the answer is silent. `token` is typed where a confirmation is needed."""

    day: date | None = None
    until: date | None = None
    file_number: str | None = None
    token: str | None = None


def list_proposals(store: Store, now: datetime, *, everything: bool = False) -> WaitingAnswers:
    """Those that wait, the oldest first; with `everything` also what was decided."""
    with store.read() as tx:
        found = proposals.load(tx, None if everything else ProposalState.WAITING)
        return WaitingAnswers(found, proposals.dropped_since(tx, local_day(now - COUNTED_DAYS)))


@dataclass(frozen=True, slots=True)
class AnswerStory:
    """One answer, the roles that may enter it, and the mails about it, in the order in which they were planned."""

    came: Proposal
    who: tuple[str, ...]
    mails: tuple[QueuedMessage, ...]


def show_proposal(store: Store, number: int, now: datetime) -> AnswerStory:
    """One answer with all that was told of it. Raises Refused when there is none."""
    with store.read() as tx:
        came = _known(tx, number)
        who = who_enters(came, staffed(tx, active(tx)), local_day(now))
        return AnswerStory(came, who, outbox.list_messages(tx, obligation=about_answer(number)))


def accept(
    store: Store,
    number: int,
    by: str,
    adds: Completion,
    now: datetime,
    *,
    mail_domain: str,
    page: DoneOnPage | None = None,
) -> Proposal:
    """Enter what waits: the answering role's act, or a fact of it. Raises Refused; then nothing has changed."""
    with store.read() as tx:
        book = staffed(tx, active(tx))
        came = _ready(tx, number, by, adds, book, now)
        if came.choice in FACTS:
            check_in(tx, came, book, Entry(by, now))
    # The same fact said twice is one, so that a crash between it and the entry does no harm.
    facts = facts_of(came, book)
    for fact in facts:
        report_fact(store, fact, now, answered_at=came.received_at)
    with store.write() as tx:
        book = staffed(tx, active(tx))
        came = _ready(tx, number, by, adds, book, now, stands=BEING_ENTERED if facts else STILL_WAITS)
        is_act = enter_in(tx, came, book, Entry(by, now))
        decided = replace(_decided(tx, came, ProposalState.ENTERED, by, now), answer=came.answer)
        is_no_act = came.choice in ONLY_TOLD and not is_act
        tell_decided(tx, decided, book, now, mail_domain=mail_domain, is_no_act=is_no_act)
        note_page(tx, page, PageAct.ENTER_PROPOSAL, now)
        return decided


def reject(
    store: Store,
    number: int,
    by: str,
    reason: str,
    now: datetime,
    *,
    mail_domain: str,
    page: DoneOnPage | None = None,
) -> Proposal:
    """Do not enter it, and say why. Raises Refused."""
    reason = reason.strip()
    if not reason:
        raise Refused(ProposalRefusal.NO_REASON)
    check_reason(reason)
    with store.write() as tx:
        book = staffed(tx, active(tx))
        came = _open(tx, number, by, book, local_day(now))
        decided = _decided(tx, came, ProposalState.REJECTED, by, now, reason)
        tell_decided(tx, decided, book, now, mail_domain=mail_domain)
        note_page(tx, page, PageAct.REJECT_PROPOSAL, now)
        return decided


def _decided(
    tx: Connection, came: Proposal, becomes: ProposalState, by: str, now: datetime, reason: str = ""
) -> Proposal:
    has_waited = proposals.decide(tx, came, becomes, by=by, at=now, reason=reason)
    assert has_waited, "whoever has seen it waiting holds the only transaction that writes"
    # The ladder need not wait for it any more.
    obligations.set_next_looks(tx, {came.matter.about: now})
    outbox.hasten(tx, came.matter.about, at=now)
    return _known(tx, came.number)


def _known(tx: Connection, number: int) -> Proposal:
    came = proposals.find(tx, number)
    if came is None:
        raise Refused(NotThere.PROPOSAL, number=number)
    return came


def _open(
    tx: Connection, number: int, by: str, book: Rulebook, on: date, stands: frozenset[ProposalState] = STILL_WAITS
) -> Proposal:
    came = _known(tx, number)
    if came.state not in stands:
        raise _decided_already(came)
    allowed = who_enters(came, book, on)
    if by not in allowed:
        raise Refused(ProposalRefusal.NOT_THEIRS, by=by, who=allowed)
    return came


def _decided_already(came: Proposal) -> Refused:
    """Somebody was faster: who, when, and what they have decided."""
    assert came.decided_at is not None, "what does not wait any more was decided at some instant"
    number, day = came.number, local_day(came.decided_at)
    if came.decided_by is None:
        return Refused(ProposalRefusal.LAPSED, number=number, day=day)
    is_entered = came.state is ProposalState.ENTERED
    code = ProposalRefusal.ENTERED if is_entered else ProposalRefusal.REJECTED
    return Refused(code, number=number, day=day, by=came.decided_by)


def _ready(
    tx: Connection,
    number: int,
    by: str,
    adds: Completion,
    book: Rulebook,
    now: datetime,
    stands: frozenset[ProposalState] = STILL_WAITS,
) -> Proposal:
    """The answer, completed, that this role may enter now."""
    came = _open(tx, number, by, book, local_day(now), stands)
    if came.unclear is not None:
        raise Refused(ProposalRefusal.UNCLEAR, number=number)
    _check_token(came, adds.token)
    return _completed(came, adds)


def _check_token(came: Proposal, typed: str | None) -> None:
    if typed is not None and typed.strip("[] ").casefold() != came.matter.token.casefold():
        raise Refused(ProposalRefusal.WRONG_TOKEN, token=typed)
    if typed is None and asks_token(came):
        raise Refused(ProposalRefusal.TYPE_THE_TOKEN, inputs=Inputs(("token",)))


def _completed(came: Proposal, adds: Completion) -> Proposal:
    given = {name: value for name in ("day", "until", "file_number") if (value := getattr(adds, name)) is not None}
    taken = set(_taken(came.choice))
    if useless := tuple(name for name in given if name not in taken):
        raise Refused(ProposalRefusal.NO_USE, inputs=Inputs(useless))
    if said := tuple(name for name, value in given.items() if getattr(came.answer, name) not in (None, value)):
        raise Refused(ProposalRefusal.SAID_ALREADY, inputs=Inputs(said))
    return replace(came, answer=replace(came.answer, **given))


def takes(choice: AnswerChoice | None) -> tuple[str, ...]:
    """By name what whoever enters an answer may add to it, where it is silent."""
    return tuple(dict.fromkeys(_taken(choice)))


def asks_token(came: Proposal) -> bool:
    """Must whoever enters it type its token?"""
    return came.choice in TYPED or came.sender is SenderKind.UNKNOWN


def _taken(choice: AnswerChoice | None) -> Iterator[str]:
    if choice is None:
        return
    yield from NEEDS.get(choice, ())
    if choice in TAKES_A_FILE_NUMBER:
        yield "file_number"
    if choice is AnswerChoice.CANCELLED:
        yield "until"
