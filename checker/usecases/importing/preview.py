"""What would become of some files, were they imported now? Decided as imports decide, and nothing is stored. Shell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from checker.domain.file_limits import STARTER, FileLimits
from checker.domain.record import RecordVersion
from checker.domain.report import Report
from checker.domain.rulebook import Rulebook
from checker.records.accounting import Accounted
from checker.records.context import ImportContext
from checker.records.importer import readings_of
from checker.usecases.importing.import_records import decide, unless_withdrawn
from checker.usecases.importing.known_records import KnownRecords, StoredRecords, WithFilesBefore
from checker.usecases.importing.read_files import ReadFile, read_result
from checker.usecases.progress import NOBODY_WAITS, FileProgress


@dataclass(frozen=True, slots=True)
class CorrectionAhead:
    """What a row would say instead of `old`, which counts until then. `counts`: False: something ranks above."""

    old: RecordVersion
    new: RecordVersion
    counts: bool


@dataclass(frozen=True, slots=True)
class FileAhead:
    """What one file would do, or its part for one of several profiles: its account, what it corrects, what its list no
    longer contains, and by their keys the reviews that it moves from one selection to another.
    """

    read: ReadFile
    corrections: tuple[CorrectionAhead, ...]
    gone: tuple[RecordVersion, ...]
    moved: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FilesAhead:
    """The files in the order given, each beside those before it, and what they would add in all."""

    files: tuple[FileAhead, ...]
    versions: tuple[RecordVersion, ...]
    reports: tuple[Report, ...]

    @property
    def is_clean(self) -> bool:
        return all(file.read.is_clean for file in self.files)


def look_ahead(
    tx: Connection,
    book: Rulebook,
    contents: Sequence[tuple[Path, bytes]],
    now: datetime,
    limits: FileLimits = STARTER,
    progress: FileProgress = NOBODY_WAITS,
) -> FilesAhead:
    """What `import_records` would decide at the instant `now` (aware) about files with these bytes."""
    known = WithFilesBefore(StoredRecords(tx))
    context = ImportContext.of(book, limits)
    files = []
    for path, data in contents:
        progress.reads(path.name, len(data))
        for read in readings_of(path.name, data, context, recorded_at=now):
            reading = unless_withdrawn(known, replace(read, sheets=()))
            decided = decide(known, reading, now, known.refused_before(reading))
            accounted = decided.accounted
            gone = tuple(one for one in decided.rows.versions if one.key in decided.gone)
            corrections = tuple(_corrections(known, accounted))
            files.append(FileAhead(read_result(reading, accounted, decided.doubts), corrections, gone, decided.moved))
            known.add(reading, decided.rows.versions, accounted.report)
    return FilesAhead(tuple(files), tuple(known.versions), tuple(known.reports))


def _corrections(known: KnownRecords, accounted: Accounted) -> Iterator[CorrectionAhead]:
    """In the order of the file, each beside what would count without it: of the rows above it too."""
    corrected = {version.key for version in accounted.corrections}
    highest: dict[str, RecordVersion] = {}
    for version in known.of_keys(corrected):
        _rise(highest, version)
    before: dict[int, RecordVersion] = {}
    for version in accounted.versions:
        if version.key in corrected:
            before[id(version)] = highest.get(version.key, version)
            _rise(highest, version)
    for version in accounted.corrections:
        yield CorrectionAhead(before[id(version)], version, counts=highest[version.key] is version)


def _rise(highest: dict[str, RecordVersion], version: RecordVersion) -> None:
    known = highest.get(version.key)
    if known is None or known.rank < version.rank:
        highest[version.key] = version
