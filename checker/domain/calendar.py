"""Which days does the house work, and where does a due day fall? Pure.

The table is built once a run (from public holidays and the closure days of the house) and is then the truth.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple, Self

from checker.domain.errors import UsageError

SATURDAY = 5  # as `date.weekday` counts
A_DAY = timedelta(days=1)


class OutsideCalendar(UsageError, ValueError):
    """A day lies outside the years the table was built for."""


class Off(StrEnum):
    """Why nobody works on a day. Only a closure leaves legal due days where they are, unless it says otherwise."""

    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    CLOSURE = "closure"
    SHIFTING_CLOSURE = "shifting_closure"


class DayOff(NamedTuple):
    """`name` is the holiday's or closure's, in the language of the house; None for a weekend."""

    why: Off
    name: str | None


class ClosedDay(NamedTuple):
    """A day on which nobody works, and why."""

    on: date
    off: DayOff


@dataclass(frozen=True, slots=True)
class _Open:
    """The days that count, in order; for every day of the table, how many come before it and how many until its end.

    Looked up rather than searched: a round asks for lead times a hundred thousand times.
    """

    days: tuple[date, ...] = ()
    before: Mapping[date, int] = field(default_factory=dict)
    until: Mapping[date, int] = field(default_factory=dict)

    @classmethod
    def of(cls, every: tuple[date, ...], off: Container[date]) -> Self:
        days: list[date] = []
        before: dict[date, int] = {}
        until: dict[date, int] = {}
        for day in every:
            before[day] = len(days)
            if day.weekday() < SATURDAY and day not in off:
                days.append(day)
            until[day] = len(days)
        return cls(tuple(days), before, until)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Working days of one region, for whole years.

    `holidays` are statutory and move legal due days; `closures` are days off by house rule: nobody is mailed
    and no lead time counts them, but no legal due day moves because of them. `shifting` are closures of which the
    house declares that due days move because of them, as of holidays.
    Every question raises OutsideCalendar when it, or its answer, leaves the table.
    """

    region: str
    first: date
    last: date
    holidays: Mapping[date, str]
    closures: Mapping[date, str] = field(default_factory=dict)
    source: str = ""
    shifting: Mapping[date, str] = field(default_factory=dict)
    _legal: _Open = field(default_factory=_Open, init=False, repr=False, compare=False)
    _office: _Open = field(default_factory=_Open, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        every = tuple(map(date.fromordinal, range(self.first.toordinal(), self.last.toordinal() + 1)))
        moving = {*self.holidays, *self.shifting}
        legal = _Open.of(every, moving)
        office = _Open.of(every, moving | self.closures.keys()) if self.closures else legal
        object.__setattr__(self, "_legal", legal)
        object.__setattr__(self, "_office", office)

    def covers(self, on: date) -> bool:
        """Does the table know this day?"""
        return self.first <= on <= self.last

    def is_working_day(self, on: date) -> bool:
        """Monday to Friday, no statutory holiday, and no closure that shifts due days."""
        return self._counts(self._legal, on)

    def is_office_day(self, on: date) -> bool:
        """A working day on which the house is open: mails go out, lead times count."""
        return self._counts(self._office, on)

    def next_working_day(self, on: date) -> date:
        """First working day on or after `on` (the legal shift runs forward)."""
        self._check(on)
        return self._at(self._legal, self._legal.before[on], on)

    def previous_working_day(self, on: date) -> date:
        """Last working day on or before `on`, statutory holidays only."""
        self._check(on)
        return self._at(self._legal, self._legal.until[on] - 1, on)

    def last_office_day(self, on: date) -> date:
        """Last open day of the house on or before `on` (reminders run backward)."""
        self._check(on)
        return self._at(self._office, self._office.until[on] - 1, on)

    def add_office_days(self, on: date, days: int) -> date:
        """The day `days` open days after (or, negative, before) `on`; `on` itself is not counted.

        From a day that is not open, 0 is the last open day before it.
        """
        # Written out here and below: a shared helper would be a third of the cost of the hottest question.
        table = self._office
        try:
            place = table.before[on] + days if days < 0 else table.until[on] - 1 + days
            if place >= 0:
                return table.days[place]
        except LookupError:
            self._check(on)
        raise self._left(on)

    def add_working_days(self, on: date, days: int) -> date:
        """As `add_office_days`, by statutory working days alone."""
        table = self._legal
        try:
            place = table.before[on] + days if days < 0 else table.until[on] - 1 + days
            if place >= 0:
                return table.days[place]
        except LookupError:
            self._check(on)
        raise self._left(on)

    def office_days(self, start: date, end: date) -> int:
        """How many open days lie from `start` to `end`, both inclusive; 0 when the end is before the start."""
        self._check(start)
        self._check(end)
        return max(0, self._office.until[end] - self._office.before[start])

    def why_closed(self, on: date) -> DayOff | None:
        """Why nobody works on that day; None on an open day, and on any day outside the table.

        A holiday on a Sunday is named as the holiday, a closure on a Sunday as the weekend.
        """
        if on in self.holidays:
            return DayOff(Off.HOLIDAY, self.holidays[on])
        if on.weekday() >= SATURDAY:
            return DayOff(Off.WEEKEND, None)
        if on in self.shifting:
            return DayOff(Off.SHIFTING_CLOSURE, self.shifting[on])
        if on in self.closures:
            return DayOff(Off.CLOSURE, self.closures[on])
        return None

    def closed_days(self, first: date, last: date) -> Iterator[ClosedDay]:
        """The days from `first` to `last`, both inclusive, on which nobody works; none where `last` lies before."""
        while first <= last:
            off = self.why_closed(first)
            if off is not None:
                yield ClosedDay(first, off)
            first += A_DAY

    def _counts(self, table: _Open, on: date) -> bool:
        self._check(on)
        return table.until[on] > table.before[on]

    def _check(self, on: date) -> None:
        if not self.covers(on):
            raise OutsideCalendar(
                f"{on:%d.%m.%Y} lies outside the calendar ({self.first:%d.%m.%Y} to {self.last:%d.%m.%Y}); "
                f"widen 'years' in rules/calendar.yaml"
            )

    def _at(self, table: _Open, place: int, on: date) -> date:
        if not 0 <= place < len(table.days):
            raise self._left(on)
        return table.days[place]

    @staticmethod
    def _left(on: date) -> OutsideCalendar:
        return OutsideCalendar(f"counting from {on:%d.%m.%Y} leaves the calendar; widen 'years' in rules/calendar.yaml")
