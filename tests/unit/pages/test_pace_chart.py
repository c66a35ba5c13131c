"""Where the lines of a chart run: straight from days and values, with nothing rounded away before the last step."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from fractions import Fraction

import pytest

from checker.pages.pace_chart import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, PacePoint, PlottedPace, plotted

SPAN = (date(2016, 1, 1), date(2016, 12, 31))
JUNE, DECEMBER = date(2016, 6, 30), date(2016, 12, 31)


def drawn(*points: PacePoint, bound: int | None = 300, today: date = DECEMBER) -> PlottedPace:
    limit = Fraction(bound) if bound is not None else None
    return plotted(points, limit, SPAN, today, text_of=str, month_of=lambda on: f"{on.month}")


def test_the_year_ends_at_the_right_edge_and_zero_lies_on_the_ground() -> None:
    chart = drawn(PacePoint(DECEMBER, Fraction(0), None))
    assert chart.path == f"{WIDTH - RIGHT},{HEIGHT - BOTTOM}"
    assert chart.ground == HEIGHT - BOTTOM


def test_the_bound_lies_below_the_upper_edge_so_that_its_label_fits() -> None:
    chart = drawn(PacePoint(DECEMBER, Fraction(300), None))
    assert chart.bound is not None
    assert (chart.bound.x, chart.bound.label) == (LEFT, "300")
    assert TOP < chart.bound.y < HEIGHT // 4


def test_a_month_without_a_figure_has_no_point_and_the_last_one_bears_its_value() -> None:
    chart = drawn(PacePoint(JUNE, Fraction(150), Fraction(120)), PacePoint(DECEMBER, Fraction(300), None))
    assert len(chart.dots) == 1
    assert chart.value is not None
    assert chart.value.text == "120"
    assert len(chart.path.split()) == 2


def met(chart: PlottedPace) -> bool:
    """Does the line of the path run through the letters of the value, each of them as wide as an m?"""
    value = chart.value
    assert value is not None
    wide = 8 * len(value.text)
    left = value.x - wide if value.anchor == "end" else value.x
    path = [tuple(map(int, point.split(","))) for point in chart.path.split()]
    on_path = [
        (x, y + (to_y - y) * (x - begin) / (to_x - begin))
        for (begin, y), (to_x, to_y) in itertools.pairwise(path)
        for x in range(begin, to_x)
    ]
    return any(left <= x <= left + wide and value.y - 10 <= y <= value.y for x, y in on_path)


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("share", [Fraction(1, 2), Fraction(4, 5), Fraction(9, 10), Fraction(1), Fraction(11, 10)])
def test_no_line_runs_through_the_last_value(month: int, share: Fraction) -> None:
    """Close below the path, on it and above it, in each month of the year."""
    ends = [date(2016, each + 1, 1) - timedelta(days=1) for each in range(1, 12)] + [DECEMBER]
    expected = [Fraction(25 * each) for each in range(1, 13)]
    points = [
        PacePoint(on, path, path * share if each <= month else None)
        for each, (on, path) in enumerate(zip(ends, expected, strict=True), start=1)
    ]
    assert not met(drawn(*points))


def test_the_day_judged_is_drawn_only_within_the_span() -> None:
    assert drawn(PacePoint(JUNE, None, Fraction(1)), today=date(2017, 2, 1)).today is None
    assert drawn(PacePoint(JUNE, None, Fraction(1)), today=DECEMBER).today == WIDTH - RIGHT


def test_a_loss_lies_below_the_ground() -> None:
    chart = drawn(PacePoint(DECEMBER, None, Fraction(-3)), bound=None)
    assert chart.dots[0].y > chart.ground


def test_nothing_but_zeros_is_a_flat_line() -> None:
    assert drawn(PacePoint(JUNE, Fraction(0), Fraction(0)), bound=None).dots[0].y == HEIGHT - BOTTOM


def test_what_is_foreseen_leads_from_the_last_figure_to_the_end_of_the_span() -> None:
    figure = PacePoint(JUNE, Fraction(150), Fraction(120))
    chart = plotted(
        [figure], Fraction(300), SPAN, JUNE, text_of=str, month_of=lambda on: f"{on.month}", forecast=Fraction(240)
    )
    assert chart.ahead is not None
    assert (chart.ahead.x, chart.ahead.label) == (WIDTH - RIGHT, "240")
    assert chart.forecast.split() == [f"{chart.dots[0].x},{chart.dots[0].y}", f"{chart.ahead.x},{chart.ahead.y}"]


def test_nothing_is_foreseen_once_the_last_figure_has_come() -> None:
    whole = PacePoint(DECEMBER, Fraction(300), Fraction(304))
    chart = plotted([whole], None, SPAN, DECEMBER, text_of=str, month_of=str, forecast=Fraction(304))
    assert (chart.forecast, chart.ahead) == ("", None)
