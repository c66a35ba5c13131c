"""Read record files from disk, one after the other, each compared with the ones before it. Shell, stores nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from pathlib import Path

from checker.domain.conflicting_records import two_official_figures
from checker.domain.file_limits import STARTER, FileLimits
from checker.domain.problem import Location
from checker.domain.profile import id_in, part_name
from checker.domain.record import OFFICIAL, RecordVersion
from checker.domain.record_problem import Part, ProblemCode, RecordProblem
from checker.domain.refusal import FileRefusal, Refused
from checker.domain.report import Records, Report, in_force
from checker.domain.rulebook import Rulebook
from checker.records.accounting import (
    Account,
    Accounted,
    RefusedAmong,
    account,
    account_alone,
    disappeared,
    stored_in,
    was_taken_whole,
)
from checker.records.context import ImportContext
from checker.records.importer import read_large, readings_of
from checker.records.overtaken import overtaken_rows
from checker.records.reading import Candidates, FileReading
from checker.usecases.importing.large_file import LARGE, ChangedMeanwhile, LongLine, OnDisk
from checker.usecases.progress import NOBODY_WAITS, FileProgress
from notifications.mail_files import is_called_mail, mail_form


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The result of reading one file: its row counts, what the sender must check, and why it was refused, if it was.

    `private`: the privacy screen refused it; nothing of it may be kept but its `sha256` (hex). `without_stand` of the
    rows that can be used bear no Stand. `number` is that of its stored account; 0: it was only looked at.

    A file that feeds several profiles has `parts`, the result for each, and its counts are theirs together; `profile`
    is the id of the one that a part is about, and empty else.
    """

    account: Account
    warnings: tuple[RecordProblem, ...] = ()
    problems: tuple[RecordProblem, ...] = ()
    sha256: str = ""
    private: bool = False
    without_stand: int = 0
    number: int = 0
    profile: str = ""
    parts: tuple[ReadFile, ...] = ()

    @property
    def each(self) -> tuple[ReadFile, ...]:
        """The result for each profile that it feeds, nearly always the one."""
        return self.parts or (self,)

    @property
    def name(self) -> str:
        """What the file is called; a part bears its profile beside it."""
        return part_name(self.account.file, self.profile)

    @property
    def is_clean(self) -> bool:
        return not self.account.quarantined and not self.problems

    @property
    def is_used(self) -> bool:
        """Was anything of it taken, or known already? A nil report says that nothing happened, and is taken."""
        if self.parts:
            return any(part.is_used for part in self.parts)
        account = self.account
        return not self.problems and account.quarantined < max(account.read, 1)


def bytes_of(path: Path, limits: FileLimits = STARTER) -> bytes:
    """The content of a regular file. Raises Refused with the reason."""
    try:
        _size_of(path, limits)
        return path.read_bytes()
    except OSError as trouble:
        raise _unreadable(path, trouble) from trouble


def _size_of(path: Path, limits: FileLimits) -> int:
    """In bytes. Raises Refused where it is no regular file, or a larger one than may be; OSError."""
    if why := _not_a_file(path):
        raise Refused(why, file=str(path))
    size = path.stat().st_size
    if size > limits.bytes_of(path.name):
        raise Refused(FileRefusal.TOO_LARGE, file=str(path), megabytes=limits.megabytes_of(path.name))
    return size


def _unreadable(path: Path, trouble: OSError) -> Refused:
    return Refused(FileRefusal.UNREADABLE, file=str(path), detail=str(trouble.strerror))


def report_bytes_of(path: Path, limits: FileLimits = STARTER) -> bytes:
    """As `bytes_of`, of what may be a report. A mail is none, and must not be kept as one: Refused."""
    data = bytes_of(path, limits)
    if mail_form(data) is not None or is_called_mail(path.name):
        raise Refused(FileRefusal.A_MAIL, file=str(path))
    return data


def _not_a_file(path: Path) -> FileRefusal | None:
    if path.is_file():
        return None
    if path.is_dir():
        return FileRefusal.FOLDER
    return FileRefusal.NO_REGULAR_FILE if path.exists() else FileRefusal.NOT_THERE


def read_all(
    book: Rulebook,
    files: Sequence[Path],
    recorded_at: datetime,
    *,
    today: date,
    limits: FileLimits = STARTER,
    progress: FileProgress = NOBODY_WAITS,
) -> tuple[Records, tuple[ReadFile, ...]]:
    """The records of some files, as if recorded at one instant (aware), each file with a sequence of its own.

    `today` is the real day: a Stand until then is no mistake, though the day judged lies before it.
    Every file is named before any is read, so that a wrong name is reported at once.
    """
    context = ImportContext.of(book, limits)
    if len(files) == 1 and (large := _read_large(files[0], context, recorded_at, today, limits, progress)) is not None:
        return _alone(large, recorded_at)
    contents = [(path, report_bytes_of(path, limits)) for path in files]
    versions: list[RecordVersion] = []
    reports: list[Report] = []
    read: list[ReadFile] = []
    refused = RefusedAmong()
    sequences = count(1)
    for path, data in contents:
        progress.reads(path.name, len(data))
        found = readings_of(path.name, data, context, recorded_at=recorded_at, today=today, in_bulk=len(contents) == 1)
        if isinstance(found[0].candidates, Candidates):
            return _alone(found[0], recorded_at)
        results = []
        for reading, sequence in zip(found, sequences, strict=False):
            before = refused.before(reading)
            accounted = account(
                reading, stored_in(versions), recorded_at=recorded_at, sequence=sequence, refused_before=before
            )
            known = () if was_taken_whole(before) else same_tracker(reading, versions)
            versions += [*accounted.versions, *disappeared(reading, known, recorded_at=recorded_at, sequence=sequence)]
            refused.add(reading)
            reports += [accounted.report] if accounted.report else []
            results.append(read_result(reading, accounted, official_doubts(reading, accounted, versions)))
        read.append(of_one_file(results))
    return Records(tuple(versions), tuple(reports)), tuple(read)


def _read_large(
    path: Path, context: ImportContext, recorded_at: datetime, today: date, limits: FileLimits, progress: FileProgress
) -> FileReading | None:
    """A large file that is read by columns, piece by piece. None: it must be at hand as a whole. Raises Refused."""
    try:
        size = _size_of(path, limits)
        if size < LARGE:
            return None
        with path.open("rb") as file:
            content = OnDisk(file)
            if mail_form(content.head) is not None or is_called_mail(path.name):
                return None
            progress.reads(path.name, size)
            reading = read_large(path.name, content, context, recorded_at=recorded_at, today=today)
    except OSError as trouble:
        raise _unreadable(path, trouble) from trouble
    except (LongLine, ChangedMeanwhile):
        return None
    return reading


def _alone(reading: FileReading, recorded_at: datetime) -> tuple[Records, tuple[ReadFile, ...]]:
    """A large file beside no other: of its versions those that count; none where it is kept out as a whole."""
    if isinstance(reading.candidates, Candidates):
        accounted = account_alone(reading, recorded_at=recorded_at, sequence=1)
    else:
        accounted = account(reading, stored_in(()), recorded_at=recorded_at, sequence=1)
    reports = (accounted.report,) if accounted.report else ()
    return Records(accounted.versions, reports), (read_result(reading, accounted),)


def same_tracker(reading: FileReading, versions: Sequence[RecordVersion]) -> tuple[RecordVersion, ...]:
    """The versions in force that an earlier state of the same tracker brought, by whichever version of its profile;
    none for files that are no snapshot.
    """
    if not reading.snapshot or reading.report is None:
        return ()
    period = reading.report.period
    return tuple(
        version
        for version in in_force(versions)
        if version.origin.sender == reading.sender
        and id_in(version.origin.profile) == id_in(reading.profile)
        and period.covers(version.record.period)
    )


def of_one_file(parts: Sequence[ReadFile]) -> ReadFile:
    """What became of a file, from what each profile that it feeds has read of it."""
    if len(parts) == 1:
        return parts[0]
    return ReadFile(
        _together([part.account for part in parts]),
        tuple(warning for part in parts for warning in part.warnings),
        tuple(problem for part in parts for problem in part.problems),
        parts[0].sha256,
        private=any(part.private for part in parts),
        without_stand=sum(part.without_stand for part in parts),
        parts=tuple(parts),
    )


def _together(accounts: Sequence[Account]) -> Account:
    return Account(
        accounts[0].file,
        sum(one.read for one in accounts),
        sum(one.accepted for one in accounts),
        sum(one.duplicate for one in accounts),
        sum(one.correction for one in accounts),
        sum(one.quarantined for one in accounts),
        tuple(row for one in accounts for row in one.rows),
    )


def read_result(reading: FileReading, accounted: Accounted, doubts: Sequence[RecordProblem] = ()) -> ReadFile:
    """`doubts` are what the file's records gave rise to beside others."""
    return ReadFile(
        accounted.account,
        (*reading.warnings, *doubts, *overtaken_rows(reading.file, accounted.overtaken)),
        reading.problems,
        reading.sha256,
        private=reading.privacy_refused,
        without_stand=reading.without_stand,
        profile=id_in(reading.profile) if reading.is_part else "",
    )


def official_doubts(
    reading: FileReading, accounted: Accounted, known: Iterable[RecordVersion]
) -> tuple[RecordProblem, ...]:
    """Warnings to the sender: an official figure of a data month for which another was reported before. `known` are
    all versions of the same keys, those of the file included.
    """
    brought = {version.key: version for version in accounted.versions if version.record.authority == OFFICIAL}
    if not brought:
        return ()
    conflicts = two_official_figures(version for version in known if version.key in brought)
    return tuple(
        RecordProblem(
            Location(reading.file),
            ProblemCode.TWO_OFFICIAL_FIGURES,
            {"month": figures.month},
            part=Part(row=brought[key].origin.row),
        )
        for key, figures in sorted(conflicts.items())
    )
