"""A role takes in what is kept out, or discards it: with a reason of the house, journaled and sealed. Shell.

Taken in is only what a person can decide: nothing is wrong with the row itself. Whoever sent a file does not take in
its rows. What was discarded stays where it is, with its file, row and reason, and is open no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.access import DoneOnPage
from checker.domain.clock import local_day
from checker.domain.house_word import HouseWord
from checker.domain.post import Post
from checker.domain.problem import nearest
from checker.domain.quarantine import RELEASABLE, HeldDecision, HeldState, QuarantineNumber
from checker.domain.record_problem import Facts, ProblemCode, RecordProblem
from checker.domain.refusal import NotThere, QuarantineRefusal, Refused
from checker.findings.page_rights import PageAct
from checker.records.context import ImportContext
from checker.records.earlier_arrival import as_it_came
from checker.records.reading import Candidate, FileReading
from checker.store import quarantine, records
from checker.store.opening import Store
from checker.usecases.access.access_log import note_page
from checker.usecases.importing.import_records import Comes, store_readings
from checker.usecases.importing.kept_out import HeldFile, KeptOutEntry
from checker.usecases.importing.read_files import ReadFile
from checker.usecases.importing.retry import check_undecided, content, kept_again, openly_held, read_kept
from checker.usecases.importing.staging import sweep_unless_busy
from checker.usecases.reasons import check_file_number, declared_reason

UPLOAD = "upload"


@dataclass(frozen=True, slots=True)
class HeldAct:
    """What a role wants to be done about a file (all that can be) or one row. `reason_id`: a reason of the house.

    `page`: who does it on a page; None: it is done elsewhere.
    """

    number: QuarantineNumber
    by: str
    reason_id: str
    file_number: str = ""
    page: DoneOnPage | None = None


def release(store: Store, wanted: HeldAct, now: datetime) -> ReadFile:
    """Take in a row, or the rows that are kept out only with a file, at the instant `now` (aware). Raises Refused.

    Of rows that contradict each other the one is chosen and the others are discarded.
    """
    if not wanted.file_number.strip():
        raise Refused(QuarantineRefusal.NO_FILE_NUMBER)
    with store.read() as tx:
        held = openly_held(tx, wanted.number.account)
        because = _checked(held, wanted, now, of_ones_own=False)
        entries = _releasable(held, wanted.number)
        data = content(tx, held.account)
    reading = read_kept(ImportContext.of(held.book), held.account, held.came_at, data)
    with store.read() as tx:
        taken = _taken(tx, held, reading, entries)
    sweep_unless_busy(store, now)

    def decided(tx: Connection, account: int) -> None:
        check_undecided(tx, held)
        quarantine.add(tx, _decision(wanted, wanted.number, HeldState.RELEASED, because, now, account))
        for other in _contradicting(held, entries):
            quarantine.add(tx, _decision(wanted, other.number, HeldState.DISCARDED, because, now))
        note_page(tx, wanted.page, PageAct.DECIDE_KEPT_OUT, now)

    comes = Comes(
        again=lambda tx: kept_again(tx, wanted.number.account, held),
        decided=decided,
        overrules=ProblemCode.SAID_SINCE.value in entries[0].codes,
    )
    only_these = replace(reading, candidates=taken, quarantined=(), warnings=(), problems=(), snapshot=False)
    return store_readings(store, [only_these], comes, now)


def discard(store: Store, wanted: HeldAct, now: datetime) -> None:
    """Count a row, or all of a file, as open no more at the instant `now` (aware). Raises Refused."""
    with store.write() as tx:
        held = openly_held(tx, wanted.number.account)
        because = _checked(held, wanted, now, of_ones_own=True)
        _open(held, wanted.number)
        quarantine.add(tx, _decision(wanted, wanted.number, HeldState.DISCARDED, because, now))
        note_page(tx, wanted.page, PageAct.DECIDE_KEPT_OUT, now)


def _decision(
    wanted: HeldAct,
    number: QuarantineNumber,
    decided: HeldState,
    because: HouseWord,
    now: datetime,
    by_account: int | None = None,
) -> HeldDecision:
    return HeldDecision(number, decided, now, wanted.by, because, wanted.file_number.strip(), by_account)


def _checked(held: HeldFile, wanted: HeldAct, now: datetime, *, of_ones_own: bool) -> HouseWord:
    """The house's reason, where the role may decide and says why."""
    who = who_may(held, local_day(now), of_ones_own=of_ones_own)
    role = Post.parse(wanted.by).role
    roles = [one.id for one in held.book.organisation.roles]
    if role not in roles:
        raise Refused(NotThere.ROLE, role=role, nearest=nearest(role, roles))
    if role not in who:
        own = role == _sender_role(held) and not of_ones_own
        raise Refused(QuarantineRefusal.ONES_OWN if own else QuarantineRefusal.NOT_ALLOWED, by=wanted.by, who=who)
    check_file_number(wanted.file_number)
    return declared_reason(wanted.reason_id, held.book)


def who_may(held: HeldFile, on: date, *, of_ones_own: bool) -> tuple[str, ...]:
    """The roles that may: the management, those with the right to files, and who stands in for them; who sent it may
    discard it too.
    """
    organisation, sender = held.book.organisation, _sender_role(held)
    named = [held.book.escalation.management, *(role.id for role in organisation.roles if UPLOAD in role.rights)]
    may = dict.fromkeys(each for role in named for each in organisation.acting_for(role, on))
    if of_ones_own:
        return tuple(may | dict.fromkeys([sender] if sender else []))
    return tuple(role for role in may if role != sender)


def _sender_role(held: HeldFile) -> str:
    senders = (file.sender for file in held.book.senders if file.sender.id == held.account.sender)
    return next((sender.role for sender in senders), "")


def _open(held: HeldFile, number: QuarantineNumber) -> tuple[KeptOutEntry, ...]:
    """What is meant and open. Raises Refused where there is none."""
    meant = [entry for entry in held.entries if number in (entry.number, QuarantineNumber(entry.number.account))]
    if not meant:
        raise Refused(NotThere.QUARANTINED, number=str(number))
    found = tuple(entry for entry in meant if entry.is_open)
    if not found:
        raise Refused(QuarantineRefusal.SETTLED, number=str(number))
    return found


def _releasable(held: HeldFile, number: QuarantineNumber) -> tuple[KeptOutEntry, ...]:
    """The row, or those kept out only with their file. Raises Refused where there is none to decide about."""
    found = _open(held, number)
    may = {ProblemCode.KEPT_OUT_WITH_ITS_FILE} if not number.position else RELEASABLE
    released = tuple(entry for entry in found if entry.problems and entry.problems[0].code in may)
    if not released:
        raise Refused(QuarantineRefusal.NOT_RELEASABLE, number=str(number))
    return released


def _taken(
    tx: Connection, held: HeldFile, reading: FileReading, entries: Sequence[KeptOutEntry]
) -> tuple[Candidate, ...]:
    """The records of these rows, as the rules in force read them."""
    came = kept_again(tx, held.account.number, held).came
    left = as_it_came(reading, lambda keys: records.find_said(tx, keys), came).reading
    wanted = {_place(entry.row.row, entry.problems[0]) for entry in entries if entry.row is not None}
    taken = tuple(
        row.held for row in left.quarantined if row.held is not None and _place(row.row, row.reason) in wanted
    )
    if len(taken) < len(entries):
        raise Refused(QuarantineRefusal.READS_OTHERWISE, number=str(entries[0].number))
    return taken


def _place(row: int, problem: RecordProblem) -> tuple[int, int, str, str]:
    """Where something is kept out: of the records of a wide row one by one, by their columns."""
    return row, problem.where.column, problem.where.sheet, problem.code.value


def _contradicting(held: HeldFile, entries: Sequence[KeptOutEntry]) -> tuple[KeptOutEntry, ...]:
    """The rows that say something else about the same as the one that was chosen."""
    (chosen, *_) = entries
    if chosen.problems[0].code is not ProblemCode.SAME_KEY_TWICE:
        return ()
    here = _contradiction(chosen)
    others = (entry for entry in held.entries if entry.is_open and entry.number != chosen.number)
    return tuple(entry for entry in others if entry.problems and _contradiction(entry) == here)


def _contradiction(entry: KeptOutEntry) -> tuple[ProblemCode, Facts, int]:
    """The rows that contradict each other, and in a wide table the column in which they do."""
    problem = entry.problems[0]
    return problem.code, problem.facts, problem.where.column
