"""How far does a sample reach? Pure: from exact shares to the points of an SVG of fixed size.

Whoever shows it shows the same values as a table: the chart is for the eye, the table is the statement.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from checker.pages.pace_chart import Mark

WIDTH, HEIGHT = 560, 96
LEFT, RIGHT, GROUND, MIDDLE = 24, 24, 74, 38
# A bit of room beyond the furthest value, so that its label fits.
HEADROOM = Fraction(5, 4)
STEPS = (Fraction(1, 100), Fraction(2, 100), Fraction(5, 100), Fraction(1, 10), Fraction(1, 5))
MOST_TICKS = 7


@dataclass(frozen=True, slots=True)
class SampledShare:
    """The share of a sample, from and up to where that of the whole may lie, and its bound. Shares of 1."""

    share: Fraction
    low: Fraction
    high: Fraction
    bound: Fraction | None


@dataclass(frozen=True, slots=True)
class PlottedInterval:
    """A chart as it is drawn, in the units of `WIDTH` x `HEIGHT`."""

    share: Mark
    low: Mark
    high: Mark
    bound: Mark | None
    ticks: tuple[Mark, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    ground: int = GROUND


def plotted_interval(sample: SampledShare, *, text_of: Callable[[Fraction], str]) -> PlottedInterval:
    """From zero to somewhat beyond the furthest value, at most to the whole. `text_of` says a share."""
    furthest = max(sample.high, sample.share, sample.bound or Fraction(0))
    end = min(Fraction(1), furthest * HEADROOM) or Fraction(1)

    def across(share: Fraction) -> int:
        return LEFT + round(share / end * (WIDTH - LEFT - RIGHT))

    step = next((each for each in STEPS if end / each <= MOST_TICKS), STEPS[-1])
    bound, steps = sample.bound, range(int(end / step) + 1)
    return PlottedInterval(
        share=Mark(across(sample.share), MIDDLE, text_of(sample.share)),
        low=Mark(across(sample.low), MIDDLE),
        high=Mark(across(sample.high), MIDDLE),
        bound=Mark(across(bound), 14, text_of(bound)) if bound is not None else None,
        ticks=tuple(Mark(across(step * each), GROUND + 16, text_of(step * each)) for each in steps),
    )
