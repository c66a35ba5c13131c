"""What do the file's name and the lines above the header state about the whole file? Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from checker.domain.clock import at_local, local_day
from checker.domain.period import Period
from checker.domain.problem import Location
from checker.domain.profile import Line, Profile
from checker.domain.record_problem import ProblemCode, RecordProblem
from checker.records.grid import Grid, joined
from checker.records.lexical import Lexicon, Unreadable
from checker.records.reading import FileRefused
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


def read_heading(
    name: str, grid: Grid, header: int, profile: Profile, lexicon: Lexicon, stands: BelievedStands
) -> Heading:
    """Raises Refused: a line that must be there is not, or name and lines name different periods."""
    heading = Heading(report_period=period_in_name(name, profile))
    problems: list[RecordProblem] = []
    for line in profile.lines:
        match = next(_matches(grid, header, line), None)
        if match is None:
            if line.required:
                problems.append(RecordProblem(grid.at(0), ProblemCode.LINE_MISSING, {"line": line.text}))
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


def _matches(grid: Grid, header: int, line: Line) -> Iterator[tuple[int, Mapping[str, str]]]:
    for index in range(header):
        if (placeholders := fits(line.text, joined(grid.rows[index]))) is not None:
            yield index, placeholders


def period_in_name(name: str, profile: Profile) -> Period | None:
    """The report's period as the name of a file says it; None: it says none."""
    placeholders = next(
        (placeholders for template in profile.file.name if (placeholders := fits(template, name)) is not None), None
    )
    return named_period(placeholders) if placeholders else None


def _with(heading: Heading, line: Line, placeholders: Mapping[str, str], lexicon: Lexicon) -> Heading:
    match line.sets:
        case "report_period":
            return replace(heading, report_period=_agreed(heading.report_period, _period(line, placeholders)))
        case "reported_at":
            instant = at_local(lexicon.day(placeholders.get("date", "")), 0)
            return replace(heading, reported_at=instant, common={**heading.common, "reported_at": instant})
        case "data_month":
            return replace(
                heading, common={**heading.common, "data_month": line.to or str(_period(line, placeholders))}
            )
        case "data_status":
            return replace(heading, common={**heading.common, "data_status": line.to})


def _period(line: Line, placeholders: Mapping[str, str]) -> Period:
    named = named_period(placeholders)
    if named is None:
        raise Unreadable(ProblemCode.LINE_WITHOUT_PERIOD, {"line": line.text}, ("März 2016", "1. Quartal 2016"))
    return named


def _agreed(in_name: Period | None, in_line: Period) -> Period:
    if in_name is not None and in_name != in_line:
        raise Unreadable(ProblemCode.PERIODS_DIFFER, {"in_line": str(in_line), "in_name": str(in_name)})
    return in_line
