"""A file of which something is kept out is read again from the archive, by the rules in force now. Shell.

It is judged as of the day on which it came, and overrules nothing that was said since. What was taken before counts as
known; what can be taken now is, once, in one transaction; what cannot is kept out under new numbers.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from checker.domain.access import DoneOnPage
from checker.domain.clock import local_day
from checker.domain.profile import id_in
from checker.domain.quarantine import HeldState, QuarantineNumber
from checker.domain.record_problem import RecordProblem
from checker.domain.refusal import LookUpRefusal, NotThere, QuarantineRefusal, RedactionRefusal, Refused
from checker.findings.page_rights import PageAct
from checker.records.context import ImportContext
from checker.records.earlier_arrival import EarlierArrival
from checker.records.importer import read_file, readings_of
from checker.records.reading import FileReading
from checker.store import archive, import_ledger, journal, quarantine, redactions
from checker.store.import_ledger import ImportResult
from checker.store.opening import Store
from checker.store.tables import archive as archive_table
from checker.usecases.access.access_log import note_page
from checker.usecases.importing.import_records import Comes, FileDecision, KeptFile, decide_each, store_readings
from checker.usecases.importing.kept_out import HeldFile, held_files
from checker.usecases.importing.read_files import ReadFile, of_one_file, read_result
from checker.usecases.importing.staging import sweep_unless_busy


class RetryFate(StrEnum):
    """What came of reading a file again. `unchanged`: it says what it said, so that nothing is stored."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    LOOKED_AT = "looked_at"


@dataclass(frozen=True, slots=True)
class Retried:
    """The account under which something was kept out, and what the file says now."""

    number: int
    fate: RetryFate
    read: ReadFile


def retry(
    store: Store,
    numbers: Sequence[QuarantineNumber],
    now: datetime,
    *,
    dry_run: bool = False,
    page: DoneOnPage | None = None,
) -> tuple[Retried, ...]:
    """Read the files of these numbers again at the instant `now` (aware), each in a transaction of its own.

    `page`: who does it on a page; None: it is done elsewhere.

    Raises Refused before any is stored where one of them cannot be read again.
    """
    wanted = list(dict.fromkeys(number.account for number in numbers))
    with store.read() as tx:
        held = [_open(number, found) for number, found in held_files(tx, wanted).items()]
        for one in held:
            content(tx, one.account)
    if not dry_run:
        sweep_unless_busy(store, now)
    return tuple(_retried(store, one, now, dry_run=dry_run, page=page) for one in held)


def _retried(store: Store, before: HeldFile, now: datetime, *, dry_run: bool, page: DoneOnPage | None) -> Retried:
    number = before.account.number

    def decided(tx: Connection, _: int) -> None:
        check_undecided(tx, held)
        note_page(tx, page, PageAct.DECIDE_KEPT_OUT, now)

    with store.read() as tx:
        held = openly_held(tx, number, before)
        data = content(tx, held.account)
    readings = readings_of_kept(ImportContext.of(held.book), held.account, held.came_at, data)
    comes = Comes(again=lambda tx: kept_again(tx, number, held), decided=decided)
    with store.read() as tx:
        parts = decide_each(tx, readings, comes, kept_again(tx, number, held), now)
    looked_at = of_one_file([read_result(one.reading, one.decision.accounted, one.decision.doubts) for one in parts])
    if len(parts) == 1 and _says_the_same(held, parts[0].reading, parts[0].decision):
        return Retried(number, RetryFate.UNCHANGED, looked_at)
    if dry_run:
        return Retried(number, RetryFate.LOOKED_AT, looked_at)
    return Retried(number, RetryFate.STORED, store_readings(store, readings, comes, now))


def read_kept(context: ImportContext, account: ImportResult, came_at: datetime, data: bytes) -> FileReading:
    """What is kept of a file, read by the rules in force as of the day on which it came, for the account's profile."""
    of = account.sender, id_in(account.profile)
    reading = read_file(account.file, data, context, recorded_at=came_at, came_as=account.sha256, of=of)
    return replace(reading, sheets=())


def readings_of_kept(
    context: ImportContext, account: ImportResult, came_at: datetime, data: bytes
) -> tuple[FileReading, ...]:
    """As `read_kept`; what was kept without a profile is read by every one that it feeds now."""
    if account.profile:
        return (read_kept(context, account, came_at, data),)
    found = readings_of(account.file, data, context, recorded_at=came_at, came_as=account.sha256)
    return tuple(replace(reading, sheets=()) for reading in found)


def openly_held(tx: Connection, number: int, before: HeldFile | None = None) -> HeldFile:
    """`before`: as it was found before, which holds as long as nothing has happened since.

    Raises Refused where nothing is kept out under the number, or it is settled.
    """
    if before is not None and before.head == journal.head(tx):
        return before
    return _open(number, held_files(tx, [number])[number])


def _open(number: int, held: HeldFile | None) -> HeldFile:
    if held is None:
        raise Refused(NotThere.QUARANTINED, number=str(number))
    if held.stands.by is not None:
        codes = {
            HeldState.READ_AGAIN: QuarantineRefusal.READ_AGAIN,
            HeldState.COUNTS_AGAIN: QuarantineRefusal.READ_AGAIN,
            HeldState.OVERTAKEN: QuarantineRefusal.OVERTAKEN,
        }
        raise Refused(codes[held.stands.standing], number=str(number), by=str(held.stands.by))
    if held.stands.standing is HeldState.WITHDRAWN:
        raise Refused(QuarantineRefusal.WITHDRAWN, number=str(number))
    if held.is_settled:
        raise Refused(QuarantineRefusal.SETTLED, number=str(number))
    return held


def check_undecided(tx: Connection, held: HeldFile) -> None:
    """Raises Refused where somebody has decided about the file, or a row of it, since it was looked at."""
    decided = frozenset(one.number for one in quarantine.load(tx) if one.number.account == held.account.number)
    if decided != held.decided:
        raise Refused(QuarantineRefusal.DECIDED_MEANWHILE, number=str(held.account.number))


def content(tx: Connection, account: ImportResult) -> bytes:
    """What is kept of a file. Raises Refused where nothing is."""
    if account.archived is None:
        raise Refused(QuarantineRefusal.NOT_KEPT, number=str(account.number), file=account.file)
    data = archive.get(tx, account.archived)
    if data is None:
        deleted = redactions.deleted_of(tx, archive_table).get(json.dumps([account.archived]))
        if deleted is not None:
            day, what = local_day(deleted.at), deleted.data_class
            raise Refused(RedactionRefusal.DELETED, day=day, data_class=what, by=deleted.by)
        raise Refused(LookUpRefusal.GONE, file=account.file, sha256=account.archived)
    if (found := archive.sha256_of(data)) != account.archived:
        raise Refused(LookUpRefusal.NOT_ITS_HASH, file=account.file, sha256=account.archived, found=found)
    return data


def kept_again(tx: Connection, number: int, before: HeldFile | None = None) -> KeptFile:
    """Asked in each look at the store: another retry may have been faster. `before` as in `openly_held`."""
    held = openly_held(tx, number, before)
    assert held.account.archived is not None, "what is openly held and read again is kept"
    own = frozenset(import_ledger.published_at(tx, one) for one in held.readings)
    return KeptFile(held.arrived.number, held.account.archived, EarlierArrival(held.came_sequence(tx), own))


def _says_the_same(held: HeldFile, reading: FileReading, decided: FileDecision) -> bool:
    """Would reading it again change nothing but the numbers of what is kept out?"""
    if decided.rows.versions:
        return False
    if held.whole is not None or reading.problems:
        before = held.whole.codes if held.whole else ()
        return tuple(problem.code.value for problem in reading.problems) == before
    rows = {(row.row, _code(row.reason)) for row in decided.rows.refused}
    return bool(rows) and rows == {(row.row, _code(row.reason)) for row in held.rows}


def _code(reason: RecordProblem | str) -> str:
    return reason if isinstance(reason, str) else reason.code.value
