"""The result of reading one file, before anything is stored. Pure."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from checker.domain.file_limits import FileLimits
from checker.domain.period import Period
from checker.domain.problem import Location
from checker.domain.record import Origin, StatusRecord
from checker.domain.record_problem import WHOLE, Facts, Part, ProblemCode, RecordProblem
from checker.records.grid import Grid

# So many rows may a file have that is read row by row: the memory that they take is bounded by that (ADR 0049).
MOST_ROWS = 500_000
# With titles, blank lines and sums around them.
MOST_LINES = MOST_ROWS + 1_000


class Candidate(NamedTuple):
    """A record as read, and where it stood. Not yet known to be new."""

    record: StatusRecord
    origin: Origin
    key: str


class Candidates(Sequence[Candidate], ABC):
    """Candidates that are not held as objects. They are made whenever somebody asks for them."""

    @property
    @abstractmethod
    def without_stand(self) -> int:
        """How many bear no Stand."""


class Quarantined(NamedTuple):
    """A row (in wide tables: a filled group of one) that is kept out. `row` as in `Origin.row`, `column` from 1.

    `also` are further problems of the same row; `shares_its_file`: nothing is wrong with the row itself. `held` is what
    it would say if a person decided so; None: nobody can.
    """

    row: int
    column: int
    reason: RecordProblem
    also: tuple[RecordProblem, ...] = ()
    shares_its_file: bool = False
    held: Candidate | None = None


class KeptOutTogether(Sequence[Quarantined], ABC):
    """All rows of a file that some keep out; those with which nothing is wrong are made when somebody asks for them."""

    @property
    @abstractmethod
    def own(self) -> tuple[Quarantined, ...]:
        """The rows with a mistake of their own."""


@dataclass(frozen=True, slots=True)
class ReportHead:
    """Which report the file is. `nil`: it says that nothing happened; `reported_at` is the file's own Stand."""

    sender: str
    profile: str
    period: Period
    nil: bool = False
    reported_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FileReading:
    """One file, read. `problems` refuse it whole; then there are neither candidates nor a report.

    `may_be_archived` is False until the privacy screen has passed: the bytes must then be deleted, only the hash
    kept. Of a workbook only its `sheets` may be archived; empty: the file is no workbook. `sha256` is of the bytes
    that came in, `profile` is id@version. `is_part`: the file feeds
    other profiles too, which read their own parts of it.
    """

    file: str
    sha256: str
    sender: str = ""
    profile: str = ""
    report: ReportHead | None = None
    snapshot: bool = False
    candidates: Sequence[Candidate] = ()
    quarantined: Sequence[Quarantined] = ()
    warnings: tuple[RecordProblem, ...] = ()
    problems: tuple[RecordProblem, ...] = ()
    may_be_archived: bool = False
    sheets: tuple[Grid, ...] = ()
    privacy_refused: bool = False
    is_part: bool = False

    @property
    def read(self) -> int:
        """How many rows were read: every one of them is a candidate or quarantined."""
        return len(self.candidates) + len(self.quarantined)

    @property
    def without_stand(self) -> int:
        """How many candidates bear no Stand."""
        found = self.candidates
        if isinstance(found, Candidates):
            return found.without_stand
        return sum(candidate.record.reported_at is None for candidate in found)


def refuse_too_many(file: str, rows: int, limits: FileLimits) -> None:
    """Raises Refused: the file has more rows than are read row by row, or than the house has set."""
    most = min(MOST_ROWS, limits.rows)
    if rows > most:
        raise refuse(Location(file), ProblemCode.TOO_MANY_ROWS, {"limit": most})


class FileRefused(Exception):
    """The file cannot be used at all. Carries every problem; `read_file` turns it into a reading."""

    def __init__(self, problems: Iterable[RecordProblem], *, private: bool = False) -> None:
        self.problems = tuple(problems)
        self.private = private
        super().__init__(", ".join(problem.code for problem in self.problems))


def refuse(
    where: Location,
    code: ProblemCode,
    facts: Facts | None = None,
    allowed: Iterable[str] = (),
    nearest: str | None = None,
    *,
    part: Part = WHOLE,
) -> FileRefused:
    """A refusal with a single problem."""
    return FileRefused([RecordProblem(where, code, facts or {}, tuple(allowed), nearest, part)])
