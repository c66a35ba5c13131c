"""Where do the lines of a pace chart run? Pure: from exact values and days to the points of an SVG of fixed size.

Whoever shows it shows the same values as a table: the chart is for the eye, the table is the statement.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.pages.chart_label import PlacedLabel, placed

WIDTH, HEIGHT = 560, 240
LEFT, RIGHT, TOP, BOTTOM = 12, 12, 22, 26
# A bit of room above the highest line, so that its label fits.
HEADROOM = Fraction(1, 12)


@dataclass(frozen=True, slots=True)
class PacePoint:
    """The end of a day: what the path expects by then and what there was; None: not known, not shown, or to come."""

    on: date
    path: Fraction | None
    actual: Fraction | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A point on the picture. `label` stands beside it, where there is one."""

    x: int
    y: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class PlottedPace:
    """A chart as it is drawn, in the units of `WIDTH` x `HEIGHT`; `today` None: outside the span.

    `value`: the last figure, where no line runs through it; None: there is none. `forecast` leads from it to `ahead`,
    the end of the span; None and empty: nothing is foreseen.
    """

    path: str
    actual: str
    dots: tuple[Mark, ...]
    bound: Mark | None
    ground: int
    months: tuple[Mark, ...]
    today: int | None
    value: PlacedLabel | None = None
    forecast: str = ""
    ahead: Mark | None = None
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP


def plotted(
    points: Sequence[PacePoint],
    bound: Fraction | None,
    span: tuple[date, date],
    today: date,
    *,
    text_of: Callable[[Fraction], str],
    month_of: Callable[[date], str],
    forecast: Fraction | None = None,
) -> PlottedPace:
    """The lines within a `span` (first and last day). The axis begins at zero, unless a value lies below it.

    `forecast` is what is foreseen for the end of the span; nothing is drawn of it behind the last figure's day.
    """
    values = [value for point in points for value in (point.path, point.actual) if value is not None]
    values += [value for value in (bound, forecast) if value is not None]
    lowest, highest = min([Fraction(0), *values]), max([Fraction(0), *values])
    height = (highest - lowest) * (1 + HEADROOM) or Fraction(1)
    first, last = span
    days = (last - first).days + 1

    def across(on: date) -> int:
        return LEFT + round(Fraction((on - first).days + 1, days) * (WIDTH - LEFT - RIGHT))

    def down(value: Fraction) -> int:
        return HEIGHT - BOTTOM - round((value - lowest) / height * (HEIGHT - TOP - BOTTOM))

    told = [(point.on, point.actual) for point in points if point.actual is not None]
    is_ahead = forecast is not None and bool(told) and told[-1][0] < last
    ahead = Mark(across(last), down(forecast), text_of(forecast)) if is_ahead and forecast is not None else None
    path = [(across(point.on), down(point.path)) for point in points if point.path is not None]
    actual = [(across(on), down(value)) for on, value in told]
    foreseen = [actual[-1], (ahead.x, ahead.y)] if ahead else []
    return PlottedPace(
        path=_line(path),
        actual=_line(actual),
        dots=tuple(Mark(x, y) for x, y in actual),
        value=placed(text_of(told[-1][1]), actual[-1], (path, actual, foreseen), WIDTH - RIGHT) if told else None,
        bound=Mark(LEFT, down(bound), text_of(bound)) if bound is not None else None,
        ground=down(Fraction(0)),
        months=tuple(Mark(across(point.on), HEIGHT - 8, month_of(point.on)) for point in points if _ends(point.on)),
        today=across(today) if first <= today <= last else None,
        forecast=_line(foreseen),
        ahead=ahead,
    )


def _line(points: Sequence[tuple[int, int]]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)


def _ends(on: date) -> bool:
    """Is it the last day of a month?"""
    return on == date.max or date.fromordinal(on.toordinal() + 1).day == 1
