"""Which days does the house work, and where does a due day fall? Pure.

The table is built once a run (from public holidays and the closure days of the house) and is then the truth.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from checker.domain.errors import UsageError


class OutsideCalendar(UsageError, ValueError):
    """A day lies outside the years the table was built for."""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Working days of one region, for whole years.

    `holidays` are statutory and move legal due days; `closures` are days off by house rule: nobody is mailed
    and no lead time counts them, but no legal due day moves because of them.
    """

    region: str
    first: date
    last: date
    holidays: Mapping[date, str]
    closures: Mapping[date, str] = field(default_factory=dict)
    source: str = ""
    _legal: tuple[int, ...] = field(default=(), repr=False, compare=False)
    _office: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        every = range(self.first.toordinal(), self.last.toordinal() + 1)
        weekdays = [number for number in every if (number - 1) % 7 < 5]
        legal = tuple(number for number in weekdays if date.fromordinal(number) not in self.holidays)
        closed = {day.toordinal() for day in self.closures}
        object.__setattr__(self, "_legal", legal)
        object.__setattr__(self, "_office", tuple(number for number in legal if number not in closed))

    def is_working_day(self, on: date) -> bool:
        """Monday to Friday and no statutory holiday."""
        return self._in(self._legal, on)

    def is_office_day(self, on: date) -> bool:
        """A working day on which the house is open: mails go out, lead times count."""
        return self._in(self._office, on)

    def next_working_day(self, on: date) -> date:
        """First working day on or after `on` (the legal shift runs forward)."""
        self._check(on)
        return self._at(self._legal, bisect_left(self._legal, on.toordinal()), on)

    def previous_working_day(self, on: date) -> date:
        """Last working day on or before `on`, statutory holidays only."""
        self._check(on)
        return self._at(self._legal, bisect_right(self._legal, on.toordinal()) - 1, on)

    def last_office_day(self, on: date) -> date:
        """Last open day of the house on or before `on` (reminders run backward)."""
        self._check(on)
        return self._at(self._office, bisect_right(self._office, on.toordinal()) - 1, on)

    def add_office_days(self, on: date, days: int) -> date:
        """The day `days` open days after (or, negative, before) `on`; `on` itself is not counted."""
        self._check(on)
        number = on.toordinal()
        place = bisect_right(self._office, number) - 1 + days if days >= 0 else bisect_left(self._office, number) + days
        return self._at(self._office, place, on)

    def add_working_days(self, on: date, days: int) -> date:
        """As `add_office_days`, by statutory working days alone."""
        self._check(on)
        number = on.toordinal()
        place = bisect_right(self._legal, number) - 1 + days if days >= 0 else bisect_left(self._legal, number) + days
        return self._at(self._legal, place, on)

    def office_days(self, start: date, end: date) -> int:
        """How many open days lie from `start` to `end`, both inclusive; 0 when the end is before the start."""
        self._check(start)
        self._check(end)
        return max(0, bisect_right(self._office, end.toordinal()) - bisect_left(self._office, start.toordinal()))

    def why_closed(self, on: date) -> str | None:
        """The holiday's or closure's name, the weekday of a weekend, or None on an open day."""
        if on in self.holidays:
            return self.holidays[on]
        if on.weekday() >= 5:
            return ("Samstag", "Sonntag")[on.weekday() - 5]
        return self.closures.get(on)

    def _in(self, table: tuple[int, ...], on: date) -> bool:
        self._check(on)
        number = on.toordinal()
        place = bisect_left(table, number)
        return place < len(table) and table[place] == number

    def _check(self, on: date) -> None:
        if not self.first <= on <= self.last:
            raise OutsideCalendar(
                f"{on:%d.%m.%Y} lies outside the calendar ({self.first:%d.%m.%Y} to {self.last:%d.%m.%Y}); "
                f"widen 'years' in rules/calendar.yaml"
            )

    def _at(self, table: tuple[int, ...], place: int, on: date) -> date:
        if not 0 <= place < len(table):
            raise OutsideCalendar(
                f"counting from {on:%d.%m.%Y} leaves the calendar; widen 'years' in rules/calendar.yaml"
            )
        return date.fromordinal(table[place])
