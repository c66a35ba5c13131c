"""What holds in one year of a house's calendar: each day off with its origin, and the working days a month? Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checker.domain.calendar import WorkingCalendar
from checker.domain.calendar_file import CalendarFile
from checker.domain.period import Period, PeriodKind, month, parts
from checker.domain.regions import LocalHoliday, local_holidays
from checker.domain.yearly_day import day_in


class DaySource(StrEnum):
    """Who says that a day is off: the law of the region, that of the place as the house declares it, or the house."""

    REGION = "region"
    LOCAL = "local"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day off. `why`: the law of a local holiday, or the reason the house gives; None: none is written down."""

    on: date
    name: str
    source: DaySource
    shifts_due_days: bool
    why: str | None = None


@dataclass(frozen=True, slots=True)
class MonthOfDays:
    """One month: its days off in order; working days by law, and those of them on which the house is open."""

    first: date
    days_off: tuple[NamedDay, ...]
    working_days: int
    open_days: int


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """`not_declared`: local holidays that the region's law knows and this house has not declared."""

    year: int
    region: str
    source: str
    months: tuple[MonthOfDays, ...]
    not_declared: tuple[NamedDay, ...]

    @property
    def days_off(self) -> tuple[NamedDay, ...]:
        return tuple(day for month in self.months for day in month.days_off)

    @property
    def working_days(self) -> int:
        return sum(month.working_days for month in self.months)

    @property
    def open_days(self) -> int:
        return sum(month.open_days for month in self.months)


def calendar_year(calendar_file: CalendarFile, calendar: WorkingCalendar, year: int, language: str) -> CalendarYear:
    """The year as the table has it; what no table names is named in `language`.

    Raises OutsideCalendar for a year that it does not.
    """
    declared = calendar_file.declared_holidays
    others = [holiday for holiday in local_holidays(calendar_file.region).values() if holiday not in declared]
    days_off = sorted((*_by_law(calendar, declared, year), *_by_the_house(calendar_file, year)), key=lambda day: day.on)
    return CalendarYear(
        year,
        calendar_file.region,
        calendar.source,
        tuple(_month(month(year, number), days_off, calendar) for number in range(1, 13)),
        tuple(sorted((_local(each, year, each.name(language)) for each in others), key=lambda day: day.on)),
    )


def _by_law(calendar: WorkingCalendar, declared: Iterable[LocalHoliday], year: int) -> Iterator[NamedDay]:
    local = {day_in(year, holiday.every): holiday for holiday in declared}
    for on, name in calendar.holidays.items():
        if on.year == year:
            own = local.get(on)
            if own is not None and name in (own.de, own.en):
                yield _local(own, year, name)
            else:
                yield NamedDay(on, name, DaySource.REGION, shifts_due_days=True)


def _local(holiday: LocalHoliday, year: int, name: str) -> NamedDay:
    return NamedDay(day_in(year, holiday.every), name, DaySource.LOCAL, shifts_due_days=True, why=holiday.law)


def _by_the_house(calendar_file: CalendarFile, year: int) -> Iterator[NamedDay]:
    for closure in calendar_file.closures:
        for on in closure.days(range(year, year + 1)):
            yield NamedDay(on, closure.name, DaySource.HOUSE, closure.shifts_due_days, closure.why)


def _month(whole: Period, days_off: list[NamedDay], calendar: WorkingCalendar) -> MonthOfDays:
    return MonthOfDays(
        whole.start,
        tuple(day for day in days_off if whole.start <= day.on <= whole.end),
        sum(1 for day in parts(whole, PeriodKind.DATE) if calendar.is_working_day(day.start)),
        calendar.office_days(whole.start, whole.end),
    )
