"""How many on each day of a span? Pure: from whole numbers and days to the squares of a calendar strip, an SVG.

A column a week, a row a weekday, Monday above; the more, the larger the square. The busiest days have a frame.
Whoever shows it shows the same values as a table: the chart is for the eye, the table is the statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import isqrt

from checker.domain.period import monday_of

LEFT, RIGHT, TOP, BOTTOM = 30, 6, 4, 20
CELL = 13
LARGEST, SMALLEST = 11, 3
# A name of a month needs so many weeks.
NAME = 2


@dataclass(frozen=True, slots=True)
class DaySquare:
    """`size` is its side, around the middle of its cell."""

    x: Fraction
    y: Fraction
    size: int
    is_busiest: bool


@dataclass(frozen=True, slots=True)
class DayCell:
    """The place of a day of the span. `is_closed`: nobody works then."""

    x: int
    y: int
    is_closed: bool


@dataclass(frozen=True, slots=True)
class StripLabel:
    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class PlottedDays:
    cells: tuple[DayCell, ...]
    squares: tuple[DaySquare, ...]
    weekdays: tuple[StripLabel, ...]
    months: tuple[StripLabel, ...]
    width: int
    height: int
    cell: int = CELL


def plotted_days(
    counts: Mapping[date, int],
    span: tuple[date, date],
    *,
    closed: Set[date],
    busiest: Set[date],
    weekday_of: Callable[[int], str],
    month_of: Callable[[date], str],
) -> PlottedDays:
    """The days of a `span` (first and last); a day without a number has no square."""
    first, last = span
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    monday = monday_of(first)
    most = max((counts.get(day, 0) for day in days), default=0)

    def across(day: date) -> int:
        return LEFT + (day - monday).days // 7 * CELL

    def down(weekday: int) -> int:
        return TOP + weekday * CELL

    def square(day: date) -> DaySquare:
        size = _side(counts[day], most)
        inset = Fraction(CELL - size, 2)
        return DaySquare(across(day) + inset, down(day.weekday()) + inset, size, day in busiest)

    weeks = (last - monday).days // 7 + 1
    return PlottedDays(
        cells=tuple(DayCell(across(day), down(day.weekday()), day in closed) for day in days),
        squares=tuple(square(day) for day in days if counts.get(day)),
        weekdays=tuple(StripLabel(0, down(each) + CELL - 3, weekday_of(each)) for each in (0, 2, 4)),
        months=tuple(StripLabel(across(day), down(7) + 13, month_of(day)) for day in _named(days)),
        width=LEFT + weeks * CELL + RIGHT,
        height=TOP + 7 * CELL + BOTTOM,
    )


def _side(number: int, most: int) -> int:
    """Twice as many are twice the area. In whole numbers, so that the picture is the same everywhere."""
    return max(SMALLEST, isqrt(LARGEST * LARGEST * number // most))


def _named(days: list[date]) -> Iterator[date]:
    """The days beneath which their month is named: the first ones, and the first of the span where there is room."""
    begun = [day for day in days if day.day == 1]
    has_room = not begun or (begun[0] - days[0]).days > NAME * 7
    yield from days[:1] if has_room else ()
    yield from begun
