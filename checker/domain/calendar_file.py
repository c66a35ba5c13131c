"""What an admin writes about the calendar: region, local holidays, years, closure days of the house. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from checker.domain.calendar import WorkingCalendar
from checker.domain.model import Frozen
from checker.domain.regions import LocalHoliday, LocalId, Region, local_holidays
from checker.domain.yearly_day import YearlyDay, day_in

# From the first whole year after the unification to the last for which holidays can be told.
FIRST_YEAR, LAST_YEAR = 1991, 2100


class Years(Frozen):
    first: int = Field(ge=FIRST_YEAR, le=LAST_YEAR)
    last: int = Field(ge=FIRST_YEAR, le=LAST_YEAR)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError(f"'last' ({self.last}) lies before 'first' ({self.first})")
        return self


class Closure(Frozen):
    """A day off by house rule, or one that comes `every` year, in `years` or always. Nobody is mailed on it.

    It moves no legal due day (§ 193 BGB knows Saturdays, Sundays and holidays of the place only), unless it
    `shifts_due_days`, which needs its reason.
    """

    day: date | None = None
    every: YearlyDay | None = None
    years: Years | None = None
    name: str
    shifts_due_days: bool = False
    origin: Literal["house_rule", "assumption"] = "house_rule"
    why: str | None = None

    @model_validator(mode="after")
    def _is_a_day_or_recurs(self) -> Self:
        if (self.day is None) == (self.every is None):
            raise ValueError("a closure has either a 'day' or 'every', such as 12-24 or easter-48")
        if self.every is None and self.years is not None:
            raise ValueError("'years' bounds what comes every year; a single 'day' has none")
        if self.shifts_due_days and not (self.why or "").strip():
            raise ValueError("'shifts_due_days' moves legal due days: say in 'why' by which law or agreement")
        return self

    def days(self, years: range) -> Iterator[date]:
        """Its days in those years."""
        if self.day is not None:
            yield from (self.day,) if self.day.year in years else ()
        elif self.every is not None:
            for year in years:
                if self.years is None or self.years.first <= year <= self.years.last:
                    yield day_in(year, self.every)

    @property
    def written(self) -> str:
        """The day as it stands in the file."""
        return f"{self.day:%d.%m.%Y}" if self.day else str(self.every)


class CalendarFile(Frozen):
    """rules/calendar.yaml. `region`: a German or Austrian Land or a Swiss canton, for example NW, AT-9, CH-ZH."""

    region: Region
    local_holidays: tuple[LocalId, ...] = ()
    years: Years
    closures: tuple[Closure, ...] = ()
    mail_from_hour: int = Field(default=7, ge=0, le=23)
    mail_until_hour: int = Field(default=18, ge=1, le=24)

    @property
    def year_range(self) -> range:
        return range(self.years.first, self.years.last + 1)

    @property
    def declared_holidays(self) -> tuple[LocalHoliday, ...]:
        """The local holidays that the house declares."""
        known = local_holidays(self.region)
        return tuple(known[named] for named in self.local_holidays)

    @model_validator(mode="after")
    def _local_holidays_are_of_the_region(self) -> Self:
        known = local_holidays(self.region)
        for named, times in Counter(self.local_holidays).items():
            if named not in known:
                there = f" (allowed: {', '.join(known)})" if known else ""
                raise ValueError(f"'{named}' is no local holiday of {self.region}{there}")
            if times > 1:
                raise ValueError(f"'local_holidays' names {named} {times} times")
        return self

    @model_validator(mode="after")
    def _closures_are_known_days(self) -> Self:
        for closure in self.closures:
            if not any(closure.days(self.year_range)):
                raise ValueError(f"a day of 'closures' lies outside 'years': {closure.written}")
        for written, times in Counter(closure.written for closure in self.closures).items():
            if times > 1:
                raise ValueError(f"'closures' names {written} {times} times")
        return self

    @model_validator(mode="after")
    def _mails_have_their_hours(self) -> Self:
        if self.mail_until_hour <= self.mail_from_hour:
            raise ValueError(
                f"'mail_until_hour' ({self.mail_until_hour}) must be later than mail_from_hour ({self.mail_from_hour})"
            )
        return self


class ClosuresFile(Frozen):
    """rules/closures.yaml: further days off, where a house keeps them apart from its calendar."""

    closures: tuple[Closure, ...] = Field(min_length=1)


def with_closures(calendar_file: CalendarFile, further: ClosuresFile | None) -> CalendarFile:
    """The calendar with the days off that stand beside it; they are known days (`contradicting_closures` is empty)."""
    if further is None:
        return calendar_file
    return calendar_file.model_copy(update={"closures": (*calendar_file.closures, *further.closures)})


def contradicting_closures(calendar_file: CalendarFile, further: ClosuresFile) -> Iterator[tuple[int, str]]:
    """By their places, those beside the calendar that fall on no day of its years or are named already, and why."""
    named = {closure.written for closure in calendar_file.closures}
    for place, closure in enumerate(further.closures):
        if not any(closure.days(calendar_file.year_range)):
            years = calendar_file.years
            yield place, f"{closure.written} is no day of the calendar, which holds {years.first} to {years.last}"
        if closure.written in named:
            yield place, f"{closure.written} is named already, here or in calendar.yaml"
        named.add(closure.written)


def local_days(calendar_file: CalendarFile, language: str) -> dict[date, str]:
    """The local holidays that the house declares, in the calendar's years, with their names in its language."""
    declared, years = calendar_file.declared_holidays, calendar_file.year_range
    return {day_in(year, holiday.every): holiday.name(language) for holiday in declared for year in years}


def closures_of(calendar_file: CalendarFile, *, shifting: bool) -> dict[date, str]:
    """The closure days of the house with their names: those that shift due days, or those that do not."""
    names: dict[date, str] = {}
    for closure in calendar_file.closures:
        if closure.shifts_due_days is shifting:
            for day in closure.days(calendar_file.year_range):
                names[day] = f"{names[day]}; {closure.name}" if day in names else closure.name
    return names


def working_calendar(calendar_file: CalendarFile, holidays: Mapping[date, str], source: str) -> WorkingCalendar:
    """The working days an admin described, with the place's `holidays` in those years as `source` tells them."""
    years = calendar_file.years
    return WorkingCalendar(
        calendar_file.region,
        date(years.first, 1, 1),
        date(years.last, 12, 31),
        holidays=dict(holidays),
        closures=closures_of(calendar_file, shifting=False),
        shifting=closures_of(calendar_file, shifting=True),
        source=source,
    )
