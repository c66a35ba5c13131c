"""Where a sample's reach is drawn: straight from exact shares, with nothing rounded away before the last step."""

from __future__ import annotations

from fractions import Fraction

from checker.pages.interval_chart import LEFT, RIGHT, WIDTH, PlottedInterval, SampledShare, plotted_interval


def drawn(share: str, low: str, high: str, bound: str | None = None) -> PlottedInterval:
    limit = Fraction(bound) if bound is not None else None
    return plotted_interval(SampledShare(Fraction(share), Fraction(low), Fraction(high), limit), text_of=str)


def test_a_fifth_is_left_free_beyond_what_lies_furthest() -> None:
    chart = drawn("0.05", "0.02", "0.08", "0.10")
    assert chart.bound is not None
    assert chart.bound.x == LEFT + round(Fraction(4, 5) * (WIDTH - LEFT - RIGHT))
    assert chart.low.x < chart.share.x < chart.high.x < chart.bound.x


def test_the_axis_ends_at_the_whole() -> None:
    chart = drawn("1", "0.98", "1")
    assert (chart.high.x, chart.share.x, chart.bound) == (WIDTH - RIGHT, WIDTH - RIGHT, None)


def test_the_axis_begins_at_zero_and_has_few_ticks() -> None:
    for high in ("0.004", "0.04", "0.3", "0.75", "1"):
        ticks = drawn("0", "0", high).ticks
        assert (ticks[0].x, ticks[0].label) == (LEFT, "0")
        assert len(ticks) <= 8


def test_a_sample_without_any_is_drawn_at_zero() -> None:
    assert drawn("0", "0", "0").share.x == LEFT
