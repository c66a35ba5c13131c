"""A file comes once more that was withdrawn: it is refused, as its coming is no reason to count it again. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from checker.domain.problem import Location
from checker.domain.record_problem import ProblemCode, RecordProblem
from checker.records.reading import FileReading


def refused_as_withdrawn(reading: FileReading, on: date, by: str) -> FileReading:
    """The reading without anything of it; `on` and `by`: since which local day, and by which role."""
    problem = RecordProblem(Location(reading.file), ProblemCode.FILE_WITHDRAWN, {"withdrawn_on": on, "by": by})
    return replace(reading, report=None, candidates=(), quarantined=(), warnings=(), problems=(problem,))
