"""What do the file's name and the lines beside its table state about the whole file? Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from checker.domain.clock import at_local, local_day
from checker.domain.period import Period
from checker.domain.problem import Location
from checker.domain.profile import Line, Profile
from checker.domain.record_problem import ProblemCode, RecordProblem
from checker.records.grid import joined
from checker.records.lexical import Lexicon, Unreadable
from checker.records.packing import name_fits
from checker.records.reading import FileRefused
from checker.records.table import RecordTable
from checker.records.templates import fits, named_period
from checker.records.validation import BelievedStands


@dataclass(frozen=True, slots=True)
class Heading:
    """`common` are fields that every record of the file gets unless a row says otherwise."""

    report_period: Period | None = None
    reported_at: datetime | None = None
    common: Mapping[str, object] = field(default_factory=dict)

    @property
    def stand(self) -> date | None:
        """The day the file itself says it is of."""
        return local_day(self.reported_at) if self.reported_at else None


def read_heading(name: str, table: RecordTable, profile: Profile, lexicon: Lexicon, stands: BelievedStands) -> Heading:
    """Raises Refused: a line that must be there is not, or name and lines name different periods."""
    grid = table.grid
    heading = Heading(report_period=period_in_name(name, profile))
    problems: list[RecordProblem] = []
    for line in profile.lines:
        match = next(_matches(table, line), None)
        if match is None:
            if line.required:
                problems.append(_missing(table, line))
            continue
        index, placeholders = match
        try:
            heading = _with(heading, line, placeholders, lexicon)
            if line.sets == "reported_at" and heading.reported_at and heading.reported_at > stands.until:
                raise Unreadable(ProblemCode.STAND_AHEAD, stands.ahead(heading.reported_at))
        except Unreadable as unreadable:
            problems.append(unreadable.at(grid.at(index)))
    if heading.report_period is None and profile.report == "required" and not problems:
        problems.append(RecordProblem(Location(name), ProblemCode.NO_PERIOD_NAMED))
    if problems:
        raise FileRefused(problems)
    return heading


def _matches(table: RecordTable, line: Line) -> Iterator[tuple[int, Mapping[str, str]]]:
    for index in range(table.header) if line.place == "above" else table.found.outside:
        if (placeholders := fits(line.text, joined(table.grid.rows[index]))) is not None:
            yield index, placeholders


def _missing(table: RecordTable, line: Line) -> RecordProblem:
    if line.place == "above":
        return RecordProblem(table.grid.at(0), ProblemCode.LINE_MISSING, {"line": line.text})
    return RecordProblem(table.place, ProblemCode.LINE_MISSING_BELOW, {"line": line.text})


def period_in_name(name: str, profile: Profile) -> Period | None:
    """The report's period as the name of a file says it; None: it says none."""
    placeholders = next(
        (placeholders for template in profile.file.name if (placeholders := name_fits(template, name)) is not None),
        None,
    )
    return named_period(placeholders) if placeholders else None


def _with(heading: Heading, line: Line, placeholders: Mapping[str, str], lexicon: Lexicon) -> Heading:
    match line.sets:
        case "report_period":
            return replace(heading, report_period=_agreed(heading.report_period, _period(line, placeholders)))
        case "reported_at":
            instant = _instant(placeholders, lexicon)
            return replace(heading, reported_at=instant, common={**heading.common, "reported_at": instant})
        case "data_month":
            return replace(
                heading, common={**heading.common, "data_month": line.to or str(_period(line, placeholders))}
            )
        case "data_status":
            return replace(heading, common={**heading.common, "data_status": line.to})


def _instant(placeholders: Mapping[str, str], lexicon: Lexicon) -> datetime:
    """A day alone is its first instant, which keeps the order of days."""
    day = lexicon.day(placeholders.get("date", ""))
    if "time" not in placeholders:
        return at_local(day, 0)
    hour, minute, second = (*map(int, re.split("[:.]", placeholders["time"])), 0)[:3]
    if hour > 23 or minute > 59 or second > 59:
        raise Unreadable(ProblemCode.NO_SUCH_TIME, {"cell": placeholders["time"]})
    return at_local(day, hour, minute) + timedelta(seconds=second)


def _period(line: Line, placeholders: Mapping[str, str]) -> Period:
    named = named_period(placeholders)
    if named is None:
        raise Unreadable(ProblemCode.LINE_WITHOUT_PERIOD, {"line": line.text}, ("März 2016", "1. Quartal 2016"))
    return named


def _agreed(in_name: Period | None, in_line: Period) -> Period:
    if in_name is not None and in_name != in_line:
        raise Unreadable(ProblemCode.PERIODS_DIFFER, {"in_line": str(in_line), "in_name": str(in_name)})
    return in_line
