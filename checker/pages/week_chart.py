"""How many a week, in a row a kind? Pure: from whole numbers and weeks to the bars of an SVG.

Each kind has a row of its own, so that nobody tells kinds apart by a colour; all rows have the same scale. With the
counts of another case beside them each week has two bars, an empty one (the other) and a full one.
Whoever shows it shows the same values as a table: the chart is for the eye, the table is the statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

WIDTH = 720
LEFT, RIGHT, TOP, BOTTOM = 124, 12, 8, 24
# From the ground of a row to that of the next, and the part of it that the highest bar takes.
ROW, HIGHEST = 44, 30
# A bar of one among hundreds is still seen.
LEAST = 2
# A name of a month needs this much room.
NAME = 28


@dataclass(frozen=True, slots=True)
class Counts:
    """A row: a number a week. `other`: those of the other case; empty where there is none to compare with."""

    label: str
    numbers: tuple[int, ...]
    other: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    x: Fraction
    y: int
    width: Fraction
    height: int
    is_other: bool = False


@dataclass(frozen=True, slots=True)
class Peak:
    """The highest number of a row, beside its bar."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class PlottedRow:
    """`peak` None: there is nothing in this row. `bound`: where the line of what is allowed runs, if there is one."""

    label: str
    ground: int
    bars: tuple[Bar, ...]
    peak: Peak | None
    bound: int | None = None


@dataclass(frozen=True, slots=True)
class MonthLine:
    """Where a month begins; `label` empty where there is no room for its name."""

    x: int
    label: str


@dataclass(frozen=True, slots=True)
class PlottedWeeks:
    rows: tuple[PlottedRow, ...]
    months: tuple[MonthLine, ...]
    height: int
    width: int = WIDTH
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP


def plotted_weeks(
    rows: Sequence[Counts],
    mondays: Sequence[date],
    *,
    text_of: Callable[[int], str],
    month_of: Callable[[date], str],
    bound: int | None = None,
) -> PlottedWeeks:
    """Bars of the weeks that begin on `mondays`, in their order; every row has a number for each."""
    most = max((number for row in rows for number in (*row.numbers, *row.other)), default=0)
    most = max(most, bound or 0)
    step = Fraction(WIDTH - LEFT - RIGHT, max(len(mondays), 1))
    return PlottedWeeks(
        rows=tuple(_row(row, TOP + (place + 1) * ROW, step, most, text_of, bound) for place, row in enumerate(rows)),
        months=tuple(_months(mondays, step, month_of)),
        height=TOP + len(rows) * ROW + BOTTOM,
    )


def _row(
    row: Counts, ground: int, step: Fraction, most: int, text_of: Callable[[int], str], bound: int | None
) -> PlottedRow:
    series = ((row.other, True), (row.numbers, False)) if row.other else ((row.numbers, False),)
    width = step * Fraction(4, 5) / len(series)
    bars = [
        Bar(_rounded(LEFT + step * week + width * place), ground - _tall(number, most), _rounded(width),
            _tall(number, most), is_other)
        for place, (numbers, is_other) in enumerate(series)
        for week, number in enumerate(numbers)
        if number
    ]  # fmt: skip
    line = ground - _tall(bound, most) if bound else None
    return PlottedRow(row.label, ground, tuple(bars), _peak(row, ground, step, most, text_of), line)


def _peak(row: Counts, ground: int, step: Fraction, most: int, text_of: Callable[[int], str]) -> Peak | None:
    highest = max(row.numbers, default=0)
    if not highest:
        return None
    middle = LEFT + round(step * (row.numbers.index(highest) + Fraction(1, 2)))
    return Peak(middle, ground - _tall(highest, most) - 3, text_of(highest))


def _tall(number: int, most: int) -> int:
    return max(LEAST, round(Fraction(number * HIGHEST, most)))


def _months(mondays: Sequence[date], step: Fraction, month_of: Callable[[date], str]) -> Iterator[MonthLine]:
    """At the first week and at each that is the first to begin in its month. A name gives way to the next one."""
    begun = [0, *(week for week, (before, on) in enumerate(pairwise(mondays), 1) if before.month != on.month)]
    places = [LEFT + round(step * week) for week in begun]
    for week, x, following in zip(begun, places, (*places[1:], WIDTH), strict=True) if mondays else ():
        yield MonthLine(x, month_of(mondays[week]) if following - x >= NAME else "")


def _rounded(length: Fraction) -> Fraction:
    """To hundredths, which is what a template writes."""
    return Fraction(round(length * 100), 100)
