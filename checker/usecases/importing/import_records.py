"""Import record files into the store: read and decided outside any write, staged, and published at once. Shell."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.conflicting_records import resorted
from checker.domain.file_limits import STARTER, FileLimits
from checker.domain.record import OFFICIAL, CaseReview, RecordVersion
from checker.domain.record_problem import RecordProblem
from checker.records.accounting import Accounted, RefusedBefore, account, disappeared, was_taken_whole
from checker.records.context import ImportContext
from checker.records.earlier_arrival import EarlierArrival, ReadAgainRows, as_it_came
from checker.records.importer import readings_of
from checker.records.kept_workbook import kept_workbook
from checker.records.packing import unpacked
from checker.records.reading import FileReading, Quarantined
from checker.records.withdrawn import refused_as_withdrawn
from checker.store import archive, import_ledger, imports, journal, receipts, recordings, records, redactions
from checker.store.archive import ArchiveKind
from checker.store.import_ledger import RefusedRow
from checker.store.once_more import OnceMore
from checker.store.opening import Store
from checker.usecases.importing.known_records import KnownRecords, StoredRecords, WithFilesBefore
from checker.usecases.importing.once_more import as_known, basis_of, read_before, said_once_more
from checker.usecases.importing.read_files import (
    ReadFile,
    of_one_file,
    official_doubts,
    read_result,
    report_bytes_of,
    same_tracker,
)
from checker.usecases.importing.receipts import only_scope_of, receipt_of
from checker.usecases.importing.staging import (
    ImportRows,
    Staged,
    is_large,
    stage,
    stage_with_publication,
    sweep_staged,
    sweep_unless_busy,
)
from checker.usecases.progress import NOBODY_WAITS, FileProgress
from checker.usecases.rules.activation import archived_book, newest_activation

RETRACTED = "record.retracted"
# Notes something about an account, given its number, within the transaction that publishes it.
NotesAccount = Callable[[Connection, int], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """The results of the files, in the order given."""

    files: tuple[ReadFile, ...]

    @property
    def is_clean(self) -> bool:
        return all(read.is_clean for read in self.files)


def import_records(
    store: Store,
    files: Sequence[Path],
    now: datetime,
    limits: FileLimits = STARTER,
    progress: FileProgress = NOBODY_WAITS,
) -> Imported:
    """Import files at the instant `now` (aware). Each file is published whole or not at all.

    A file that the privacy screen refuses leaves only its hash and the reason; every other file's bytes (of a workbook:
    its cells) are archived, also of one that could not be used, so that nothing a sender sent is lost.
    """
    contents = [(path, report_bytes_of(path, limits)) for path in files]
    sweep_unless_busy(store, now)
    return Imported(
        tuple(_import_one(store, path.name, data, now, limits, progress=progress) for path, data in contents)
    )


def import_content(
    store: Store,
    name: str,
    data: bytes,
    now: datetime,
    *,
    said_anew: bool = False,
    limits: FileLimits = STARTER,
    decided: NotesAccount | None = None,
) -> ReadFile:
    """Import bytes that are at hand already, as `import_records` imports a file called `name`.

    `said_anew`: equal bytes are no file that came twice, but said once more, and count as that. `decided` is called
    within the transaction that publishes each of its accounts; what it raises undoes that.
    """
    return _import_one(store, name, data, now, limits, said_anew=said_anew, decided=decided)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What was kept of a file that came in before: under which account and hash, and when it came."""

    account: int
    archived: str
    came: EarlierArrival


@dataclass(frozen=True, slots=True)
class Comes:
    """How a reading comes to be stored. `kept` are bytes for the archive, None: none are kept, or they are there.

    `said_anew`: equal bytes are no file that came twice. `again` is asked in each look at the store, and raises Refused
    where what was kept is not to be read again; None: it is a file that came in. `decided` notes within the same
    transaction who has decided so, and is given the account's number; then the order of arrival decides if the decision
    is about that (`overrules`). `basis` is kept with what the file would say once more; empty: that is not kept.
    """

    kept: bytes | None = None
    said_anew: bool = False
    again: Callable[[Connection], KeptFile] | None = None
    decided: NotesAccount | None = None
    overrules: bool = False
    basis: str = ""
    progress: FileProgress = NOBODY_WAITS


def _import_one(
    store: Store,
    name: str,
    data: bytes,
    now: datetime,
    limits: FileLimits,
    *,
    said_anew: bool = False,
    progress: FileProgress = NOBODY_WAITS,
    decided: NotesAccount | None = None,
) -> ReadFile:
    progress.reads(name, len(data))
    sha256 = hashlib.sha256(data).hexdigest()
    with store.read() as tx:
        head = newest_activation(tx)
    basis = "" if said_anew else basis_of(head, limits)
    if basis and (known := _known_already(store, name, sha256, basis, now, decided)) is not None:
        return known
    with store.read() as tx:
        book = archived_book(tx, head)
    found = readings_of(name, data, ImportContext.of(book, limits), recorded_at=now, came_as=sha256)
    kept = _kept(found, data, limits)
    # What several profiles take of a file is one answer of all of them, and read each time.
    is_kept_so = basis if len(found) == 1 else ""
    comes = Comes(kept, said_anew, decided=decided, basis=is_kept_so, progress=progress)
    # The cells of a workbook would take as much memory as the records made of them, until all of these are stored.
    return store_readings(store, [replace(reading, sheets=()) for reading in found], comes, now)


def _known_already(
    store: Store, name: str, sha256: str, basis: str, now: datetime, noted: NotesAccount | None
) -> ReadFile | None:
    """Store that a file came once more, by what is known of it. None: it must be read."""
    with store.read() as tx:
        seen, before = imports.last_published(tx), read_before(tx, name, sha256, basis, now)
    if before is None:
        return None
    says, accounted = before.says, as_known(name, before)
    reading = FileReading(name, sha256, before.sender, before.profile, warnings=says.warnings)
    decided = FileDecision(seen, accounted, ImportRows((), ()), (), (), frozenset())
    with store.write() as tx:
        if imports.last_published(tx) != seen:
            return None
        number = _publish(tx, reading, decided, stage_with_publication(tx, decided.rows), before.archived, now)
        if noted:
            noted(tx, number)
        read = replace(read_result(reading, accounted), number=number, without_stand=says.without_stand)
        receipts.add(tx, receipt_of(reading, accounted, read, now, says.scope))
    return read


def store_readings(store: Store, readings: Sequence[FileReading], comes: Comes, now: datetime) -> ReadFile:
    """Store what each profile has read of one file at the instant `now` (aware), all of it or nothing; the workbook's
    cells are not needed.
    """
    if not is_large(sum(reading.read for reading in readings)):
        read = _published(store, readings, comes, now, has_turn=False)
        if read is not None:
            return read
    with store.import_turn():
        sweep_staged(store, now)
        read = _published(store, readings, comes, now, has_turn=True)
    assert read is not None, "whoever has the turn may stage as much as it takes"
    return read


class PartDecided(NamedTuple):
    """A reading, as it counts beside what is known, what is decided about it, and what it would say once more."""

    reading: FileReading
    decision: FileDecision
    says: OnceMore | None


def _published(
    store: Store, readings: Sequence[FileReading], comes: Comes, now: datetime, *, has_turn: bool
) -> ReadFile | None:
    """Decide, stage and publish; decide again for as long as another import is published meanwhile.

    None: it takes the turn to stage, and nothing is stored. A snapshot of a few rows may take back a great many.
    """
    staged: list[Staged | None] = [None] * len(readings)
    while True:
        with store.read() as tx:
            again = comes.again(tx) if comes.again else None
            decided = decide_each(tx, readings, comes, again, now)
        if not (has_turn or all(one.decision.rows.fit_one_transaction for one in decided)):
            return None
        staged = [
            stage(store, one.decision.rows, before, now, comes.progress)
            for one, before in zip(decided, staged, strict=True)
        ]
        with store.write() as tx:
            if imports.last_published(tx) == decided[0].decision.seen:
                return _publish_each(tx, decided, staged, comes, again, now)


def decide_each(
    tx: Connection, readings: Sequence[FileReading], comes: Comes, again: KeptFile | None, now: datetime
) -> list[PartDecided]:
    """In the order of the profiles, each beside those before it."""
    stored, deletions = StoredRecords(tx), redactions.count(tx)
    before_it = WithFilesBefore(stored) if len(readings) > 1 else None
    known: KnownRecords = before_it or stored
    decided = []
    for as_read in readings:
        reading = as_read if comes.said_anew else unless_withdrawn(known, as_read)
        refused_before = None if comes.said_anew or again else known.refused_before(reading)
        came = again.came if again and not comes.overrules else None
        decision = decide(known, reading, now, refused_before, came)
        says = said_once_more(reading, decision.accounted, refused_before, comes.basis, deletions)
        decided.append(PartDecided(reading, decision, says))
        if before_it:
            before_it.add(reading, decision.rows.versions, decision.accounted.report)
    return decided


def _publish_each(
    tx: Connection,
    decided: Sequence[PartDecided],
    staged: Sequence[Staged | None],
    comes: Comes,
    again: KeptFile | None,
    now: datetime,
) -> ReadFile:
    kept = again or _archived(tx, comes.kept, now)
    results: list[ReadFile] = []
    for (reading, decision, says), rows in zip(decided, staged, strict=True):
        ready = rows or stage_with_publication(tx, decision.rows)
        account_number = _publish(tx, reading, decision, ready, kept, now, says)
        _journal_problems(tx, reading, account_number, now)
        if comes.decided:
            comes.decided(tx, account_number)
        results.append(replace(read_result(reading, decision.accounted, decision.doubts), number=account_number))
    if not comes.said_anew:
        _keep_receipts(tx, decided, results, now, again=again is not None)
    return of_one_file(results)


def _keep_receipts(
    tx: Connection, decided: Sequence[PartDecided], results: Sequence[ReadFile], now: datetime, *, again: bool
) -> None:
    """One a profile. Of a file of which something is amiss its sender is told what became of all its parts."""
    scope = only_scope_of(*(one.reading for one in decided))
    told = [
        replace(receipt_of(one.reading, one.decision.accounted, read, now, scope), again=again)
        for one, read in zip(decided, results, strict=True)
    ]
    is_amiss = any(receipt.is_worth_a_mail for receipt in told)
    for receipt in told:
        receipts.add(tx, receipt, is_worth_a_mail=is_amiss)


def _archived(tx: Connection, kept: bytes | None, now: datetime) -> str | None:
    """The hash under which bytes are kept from now on."""
    return None if kept is None else archive.put(tx, kept, ArchiveKind.ORIGINAL, at=now)


def _kept(readings: Sequence[FileReading], data: bytes, limits: FileLimits) -> bytes | None:
    """What of a file is archived. Of a workbook what was read, of a packed file what was packed: what it says elsewhere
    is nobody's to keep (ADR 0043).

    None: the privacy screen has refused the file, or nobody could read it.
    """
    reading = readings[0]  # what is kept of the file is the same for every profile that it feeds
    if not reading.may_be_archived:
        return None
    return kept_workbook(reading.sheets) if reading.sheets else unpacked(reading.file, data, limits)


class RetractionReason(StrEnum):
    """Why a record does not count any more: its sender or a role has said so, or a snapshot has it no more."""

    WITHDRAWN = "withdrawn"
    NOT_IN_SNAPSHOT = "not_in_snapshot"


@dataclass(frozen=True, slots=True)
class FileDecision:
    """What a file brings beside what was published up to the sequence `seen`.

    `moved` are the keys of reviews that it moves from one selection to another, `gone` those of what its snapshot does
    not contain any more.
    """

    seen: int
    accounted: Accounted
    rows: ImportRows
    doubts: tuple[RecordProblem, ...]
    moved: tuple[tuple[str, str], ...]
    gone: frozenset[str]


def unless_withdrawn(known: KnownRecords, reading: FileReading) -> FileReading:
    """The reading, refused as a whole where the same file was withdrawn."""
    withdrawn = known.withdrawal_of(reading.sha256)
    if withdrawn is None:
        return reading
    return refused_as_withdrawn(reading, local_day(withdrawn.recorded_at), withdrawn.by)


def decide(
    known: KnownRecords,
    reading: FileReading,
    now: datetime,
    refused_before: RefusedBefore,
    came: EarlierArrival | None = None,
) -> FileDecision:
    """As if it were published next. Its real sequence may be a later one, but is the highest too. `came`: it is read
    again, and came before; None: it comes now.
    """
    sequence = known.next_sequence
    left = as_it_came(reading, known.said, came) if came else ReadAgainRows(reading, 0)
    accounted = account(
        left.reading,
        known.said,
        recorded_at=now,
        sequence=sequence,
        refused_before=refused_before,
    ).with_said_before(left.said)
    whole = replace(reading, quarantined=left.reading.quarantined)
    gone = _retractions(known, whole, recordings.Recording(now, sequence), refused_before, came)
    versions = (*accounted.versions, *gone)
    official = (*_versions_of_official_keys(known, accounted.versions), *accounted.versions)
    rows = ImportRows(versions, tuple(_refused_row(row) for row in accounted.account.rows))
    doubts = official_doubts(reading, accounted, official)
    moved = tuple(_moved(known, versions, sequence))
    taken_back = frozenset(version.key for version in gone)
    return FileDecision(known.last_published, accounted, rows, doubts, moved, taken_back)


def _versions_of_official_keys(known: KnownRecords, brought: Iterable[RecordVersion]) -> tuple[RecordVersion, ...]:
    return known.of_keys({version.key for version in brought if version.record.authority == OFFICIAL})


def _moved(known: KnownRecords, brought: Sequence[RecordVersion], sequence: int) -> Iterator[tuple[str, str]]:
    """For the auditor: reviews that this import moves from one selection to another, by their keys."""
    by_place: dict[tuple[str, str], list[RecordVersion]] = defaultdict(list)
    for version in brought:
        if isinstance(version.record, CaseReview):
            by_place[version.record.scope, str(version.record.period)].append(version)
    for (scope, period), reviews in sorted(by_place.items()):
        # Within one recording nothing moves: where nothing was known, nothing has.
        before = known.reviews(scope, period)
        for move in resorted((*before, *reviews)) if before else ():
            if move.sequence == sequence:
                yield move.reduced.key, move.raised.key


def _retractions(
    known: KnownRecords,
    reading: FileReading,
    recording: recordings.Recording,
    refused_before: RefusedBefore,
    came: EarlierArrival | None,
) -> tuple[RecordVersion, ...]:
    """What a snapshot no longer contains, among what the same sender and profile had reported.

    The same bytes once more say nothing new about what is missing from them, if all of them was taken before.
    """
    if not reading.snapshot or was_taken_whole(refused_before):
        return ()
    versions = known.of_sender(reading.sender)
    if came:
        # A list says nothing about what was reported after it came.
        versions = tuple(one for one in versions if one.sequence <= came.sequence or one.sequence in came.own)
    before = same_tracker(reading, versions)
    return tuple(disappeared(reading, before, recorded_at=recording.recorded_at, sequence=recording.sequence))


def _publish(
    tx: Connection,
    reading: FileReading,
    decided: FileDecision,
    staged: Staged,
    kept: KeptFile | str | None,
    now: datetime,
    says: OnceMore | None = None,
) -> int:
    """Returns the number of the import's account. `kept`: the hash in the archive, or the file that is read again.
    `says`: what is kept with the account of what the file would say once more.
    """
    recording = recordings.add(tx, now)
    imports.publish(tx, staged.import_number, recording, staged.seals)
    if report := decided.accounted.report:
        records.add_report(tx, replace(report, recorded_at=recording.recorded_at, sequence=recording.sequence))
    for reduced, raised in decided.moved:
        facts = {"from": reduced, "to": raised, "sequence": recording.sequence}
        journal.append(tx, "records.resorted", facts, now)
    _journal_retractions(tx, reading, decided, staged.import_number, recording.sequence, now)
    counted = _stored_account(reading, decided.accounted, recording.sequence, kept)
    once_more = says.content() if says else None
    return import_ledger.add(tx, counted, import_number=staged.import_number, at=now, once_more=once_more)


def _journal_retractions(
    tx: Connection, reading: FileReading, decided: FileDecision, import_number: int, sequence: int, now: datetime
) -> None:
    """An entry a retraction. Who says so in a file is its sender; what was said beside it stays with the version."""
    retracted = [version for version in decided.rows.versions if version.record.record_status == "retracted"]
    seals = records.seals_in(tx, import_number, [version.key for version in retracted])
    of_all = {"sender": reading.sender, "profile": reading.profile, "sequence": sequence}
    told = []
    for version in retracted:
        is_gone = version.key in decided.gone
        by = None if is_gone else version.record.reported_by_role
        why = RetractionReason.NOT_IN_SNAPSHOT if is_gone else RetractionReason.WITHDRAWN
        told.append({"record": version.key, "by": by, "why": why.value, "seal": seals[version.key], **of_all})
    journal.append_all(tx, RETRACTED, told, now)


def _journal_problems(tx: Connection, reading: FileReading, account: int, now: datetime) -> None:
    """By their codes: what the file is called and what stands where is in its account and receipt."""
    if reading.problems:
        codes = sorted({problem.code.value for problem in reading.problems})
        facts = {"account": account, "sha256": reading.sha256, "private": reading.privacy_refused}
        journal.append(tx, "records.refused", facts | {"codes": codes}, now)


def _refused_row(row: Quarantined) -> RefusedRow:
    return RefusedRow(row.row, str(row.column), row.reason, row.reason.where.sheet)


def _stored_account(
    reading: FileReading, accounted: Accounted, sequence: int, kept: KeptFile | str | None
) -> import_ledger.ImportResult:
    counted = accounted.account
    return import_ledger.ImportResult(
        file=counted.file,
        sha256=reading.sha256,
        archived=kept.archived if isinstance(kept, KeptFile) else kept,
        again_of=kept.account if isinstance(kept, KeptFile) else None,
        sender=reading.sender,
        profile=reading.profile,
        read=counted.read,
        accepted=counted.accepted,
        duplicate=counted.duplicate,
        correction=counted.correction,
        quarantined=counted.quarantined,
        sequence=sequence if accounted.versions or accounted.report else None,
    )
