"""Import record files into the store: read outside any transaction, counted and stored inside one. Shell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from checker.domain.conflicting_records import resorted
from checker.domain.record import OFFICIAL, CaseReview, RecordVersion
from checker.domain.record_problem import as_content
from checker.domain.rulebook import Rulebook
from checker.records.accounting import Accounted, account, disappeared
from checker.records.context import ImportContext
from checker.records.importer import read_file
from checker.records.reading import FileReading
from checker.store import archive, import_ledger, journal, recordings, records
from checker.store.archive import ArchiveKind
from checker.store.import_ledger import RefusedRow
from checker.store.opening import Store
from checker.usecases.importing.read_files import ReadFile, bytes_of, official_doubts, read_result, same_tracker
from checker.usecases.rules.activation import active


@dataclass(frozen=True, slots=True)
class Imported:
    """The results of the files, in the order given."""

    files: tuple[ReadFile, ...]

    @property
    def is_clean(self) -> bool:
        return all(read.is_clean for read in self.files)


def import_records(store: Store, files: Sequence[Path], now: datetime) -> Imported:
    """Import files at the instant `now` (aware). Each file is one transaction, whole or not at all.

    A file that the privacy screen refuses leaves only its hash and the reason; every other file's bytes are
    archived, also of one that could not be used, so that nothing a sender sent is lost.
    """
    contents = [(path, bytes_of(path)) for path in files]
    with store.read() as tx:
        book = active(tx)
    return Imported(tuple(_import_one(store, book, path.name, data, now) for path, data in contents))


def import_content(store: Store, name: str, data: bytes, now: datetime) -> ReadFile:
    """Import bytes that are at hand already, as `import_records` imports a file called `name`."""
    with store.read() as tx:
        book = active(tx)
    return _import_one(store, book, name, data, now)


def _import_one(store: Store, book: Rulebook, name: str, data: bytes, now: datetime) -> ReadFile:
    reading = read_file(name, data, ImportContext.of(book), recorded_at=now)
    with store.write() as tx:
        if reading.may_be_archived:
            archive.put(tx, data, ArchiveKind.ORIGINAL, at=now)
        accounted = _store(tx, reading, now)
        doubts = official_doubts(reading, accounted, _versions_of_official_keys(tx, accounted.versions))
        if reading.problems:
            reasons = [] if reading.privacy_refused else [as_content(problem) for problem in reading.problems]
            # As the reading names it: a name that is personal itself is withheld, here for ever.
            facts = {"file": reading.file, "sha256": reading.sha256, "private": reading.privacy_refused}
            journal.append(tx, "records.refused", facts | {"reasons": reasons}, now)
    return read_result(reading, accounted, doubts)


def _versions_of_official_keys(tx: Connection, brought: Iterable[RecordVersion]) -> Iterator[RecordVersion]:
    for key in sorted({version.key for version in brought if version.record.authority == OFFICIAL}):
        yield from records.list_versions(tx, key=key)


def _journal_resorted(tx: Connection, brought: Sequence[RecordVersion], now: datetime) -> None:
    """For the auditor: reviews that this import moved from one selection to another, by their keys."""
    reviews = [version for version in brought if isinstance(version.record, CaseReview)]
    places = sorted({(version.record.scope, str(version.record.period)) for version in reviews})
    for scope, period in places:
        known = records.list_versions(tx, record_type="case_review", scope=scope, period=period)
        for move in resorted(known):
            if move.sequence == reviews[0].sequence:
                facts = {"from": move.reduced.key, "to": move.raised.key, "sequence": move.sequence}
                journal.append(tx, "records.resorted", facts, now)


def _store(tx: Connection, reading: FileReading, now: datetime) -> Accounted:
    recorded_at, sequence = recording = recordings.add(tx, now)
    accounted = account(reading, lambda keys: records.find_hashes(tx, keys), recorded_at=recorded_at, sequence=sequence)
    gone = _retractions(tx, reading, recording)
    records.add_versions(tx, (*accounted.versions, *gone))
    if accounted.report is not None:
        records.add_report(tx, accounted.report)
    _journal_resorted(tx, (*accounted.versions, *gone), now)
    import_ledger.add(tx, _stored_account(reading, accounted, sequence), at=now)
    return accounted


def _retractions(tx: Connection, reading: FileReading, recording: recordings.Recording) -> tuple[RecordVersion, ...]:
    """What a snapshot no longer contains, among what the same sender and profile had reported."""
    if not reading.snapshot:
        return ()
    before = same_tracker(reading, records.list_versions(tx, sender=reading.sender))
    return tuple(disappeared(reading, before, recorded_at=recording.recorded_at, sequence=recording.sequence))


def _stored_account(reading: FileReading, accounted: Accounted, sequence: int) -> import_ledger.ImportResult:
    counted = accounted.account
    return import_ledger.ImportResult(
        file=counted.file,
        sha256=reading.sha256,
        sender=reading.sender,
        profile=reading.profile,
        read=counted.read,
        accepted=counted.accepted,
        duplicate=counted.duplicate,
        correction=counted.correction,
        quarantined=counted.quarantined,
        rows=tuple(RefusedRow(row.row, str(row.column), row.reason, row.reason.where.sheet) for row in counted.rows),
        sequence=sequence if accounted.versions or accounted.report else None,
    )
