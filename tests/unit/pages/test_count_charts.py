"""Bars, squares and signs of whole numbers: where they stand, and that nothing small or closed is lost from sight."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from checker.domain.verdict import State
from checker.pages import page_html
from checker.pages.day_chart import CELL, LARGEST, PlottedDays, plotted_days
from checker.pages.density_chart import LONGEST, PlottedDensity, plotted_density
from checker.pages.interval_chart import PlottedInterval, SampledShare, plotted_interval
from checker.pages.matrix_chart import Meaning, PlottedGrid, plotted_grid
from checker.pages.week_chart import HIGHEST, LEAST, Counts, PlottedWeeks, plotted_weeks

MONDAYS = tuple(date(2016, 1, 4) + timedelta(days=7 * week) for week in range(10))
FRIDAY, SATURDAY, MONDAY = date(2016, 7, 1), date(2016, 7, 2), date(2016, 7, 4)


def weeks(*rows: Counts) -> PlottedWeeks:
    return plotted_weeks(rows, MONDAYS, text_of=str, month_of=lambda on: f"{on.month}")


def days(counts: dict[date, int], **given: frozenset[date]) -> PlottedDays:
    shown = {"closed": frozenset[date](), "busiest": frozenset[date]()} | given
    return plotted_days(counts, (FRIDAY, MONDAY), weekday_of=str, month_of=lambda on: f"{on.month}", **shown)


def grid(numbers: dict[tuple[str, str], int]) -> PlottedGrid:
    def meaning(was: str, now: str) -> Meaning:
        return Meaning.SOFTER if (was, now) == ("bad", "met") else Meaning.CHANGED

    return plotted_grid(
        numbers, ("bad", "met"), ("bad", "met"), meaning=meaning, name_of=lambda name: f"<{name}>", text_of=str
    )


def density() -> PlottedDensity:
    """A bad state in the first row and second column, a good one in the second row and first column."""
    return plotted_density({(0, 1): State.BREACHED, (1, 0): State.MET}, ("<row>", "b" * 80), ("one", "two"))


def interval() -> PlottedInterval:
    low, share, high, bound = (Fraction(percent, 100) for percent in (2, 5, 8, 10))
    return plotted_interval(SampledShare(share, low, high, bound), text_of=lambda _: "<row>")


def test_the_highest_week_of_all_rows_gives_the_scale() -> None:
    many, few = weeks(Counts("many", (0, 40, *[0] * 8)), Counts("few", (20, *[0] * 9))).rows
    assert [bar.height for bar in (*many.bars, *few.bars)] == [HIGHEST, HIGHEST // 2]
    assert (many.peak and many.peak.text, few.peak and few.peak.text) == ("40", "20")


def test_one_among_a_thousand_is_still_seen_and_none_is_not_drawn() -> None:
    (row,) = weeks(Counts("row", (1000, 1, *[0] * 8))).rows
    assert [bar.height for bar in row.bars] == [HIGHEST, LEAST]


def test_with_another_case_each_week_has_an_empty_bar_left_of_the_full_one() -> None:
    (row,) = weeks(Counts("row", (2, *[0] * 9), (4, *[0] * 9))).rows
    other, this = row.bars
    assert (other.is_other, this.is_other) == (True, False)
    assert other.x + other.width <= this.x
    assert other.height == 2 * this.height


def test_the_line_of_what_is_allowed_has_the_scale_of_the_bars() -> None:
    row = Counts("row", (5, *[0] * 9))
    drawn = plotted_weeks([row], MONDAYS, text_of=str, month_of=lambda on: f"{on.month}", bound=10).rows[0]
    assert (drawn.ground - (drawn.bound or 0), drawn.bars[0].height) == (HIGHEST, HIGHEST // 2)
    assert weeks(row).rows[0].bound is None


def test_a_row_of_nothing_has_a_ground_and_no_bar() -> None:
    (row,) = weeks(Counts("nothing", (0,) * 10)).rows
    assert (row.bars, row.peak) == ((), None)


def test_a_month_is_named_where_its_first_week_begins() -> None:
    assert [line.label for line in weeks(Counts("row", (0,) * 10)).months] == ["1", "2", "3"]


def test_the_name_of_a_month_of_one_week_gives_way_to_the_next() -> None:
    mondays = tuple(date(2015, 12, 28) + timedelta(days=7 * week) for week in range(53))
    row = Counts("row", (0,) * 53)
    chart = plotted_weeks([row], mondays, text_of=str, month_of=lambda on: f"{on.month}")
    assert [line.label for line in chart.months] == ["", *map(str, range(1, 13))]


def test_a_day_is_a_square_around_the_middle_of_its_cell_and_a_closed_day_is_marked() -> None:
    chart = days({FRIDAY: 4, MONDAY: 1}, closed=frozenset({SATURDAY}), busiest=frozenset({FRIDAY}))
    friday, monday = chart.squares
    assert (friday.size, friday.is_busiest) == (LARGEST, True)
    assert (monday.size, monday.is_busiest) == (LARGEST // 2, False)
    assert monday.x + Fraction(monday.size, 2) == chart.cells[-1].x + Fraction(CELL, 2)
    assert [cell.is_closed for cell in chart.cells] == [False, True, False, False]


def test_a_week_is_a_column() -> None:
    cells = days({}).cells
    assert {cell.x for cell in cells[:3]} == {cells[0].x}
    assert cells[3].x == cells[0].x + CELL
    assert cells[3].y < cells[0].y


def test_a_softer_move_has_a_sign_of_its_own() -> None:
    signs = {sign.text: sign for sign in grid({("bad", "met"): 1, ("met", "bad"): 9}).signs}
    assert {text: sign.meaning for text, sign in signs.items()} == {"1": Meaning.SOFTER, "9": Meaning.CHANGED}
    assert signs["9"].reach > signs["1"].reach


def test_a_state_stands_in_its_row_and_column_and_a_good_one_is_a_dot() -> None:
    chart = density()
    bad, good = chart.signs
    assert (bad.look, good.look) == ("breached", "")
    assert (bad.x, good.x) == (chart.columns[1].x, chart.columns[0].x)
    assert bad.y < good.y
    assert good.reach < bad.reach


def test_a_long_name_of_a_row_is_cut_and_says_so() -> None:
    assert density().rows[1].text == "b" * (LONGEST - 1) + "…"


@pytest.mark.parametrize(
    ("macro", "made"),
    [
        pytest.param("weeks", lambda: weeks(Counts("<row>", (3, *[0] * 9), (1, *[0] * 9))), id="bars of weeks"),
        pytest.param("days", lambda: days({FRIDAY: 4}, busiest=frozenset({FRIDAY})), id="strip of days"),
        pytest.param("grid", lambda: grid({("bad", "met"): 4, ("met", "bad"): 2}), id="grid of states"),
        pytest.param("density", density, id="density of states"),
        pytest.param("interval", interval, id="reach of a sample"),
    ],
)
def test_a_chart_says_what_it_shows_and_keeps_what_is_not_ours_apart(
    macro: str, made: Callable[[], object], tmp_path: Path
) -> None:
    template = tmp_path / "page.html.j2"
    template.write_text(
        '{% extends "frame.html.j2" %}{% import "charts.html.j2" as charts %}'
        f'{{% block main %}}{{{{ charts.{macro}(chart, "it", named, said) }}}}{{% endblock %}}',
        "utf-8",
    )
    page = page_html(
        template, locale="de", heading="h", house="j", chart=made(), named="Mails <A>", said="Am & meisten"
    )
    assert '<title id="it-title">Mails &lt;A&gt;</title>' in page
    assert '<desc id="it-desc">Am &amp; meisten</desc>' in page
    assert 'role="img"' in page
    assert not re.search(r"<row>|<bad>|<script|style=|href=\"http", page)
