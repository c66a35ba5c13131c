"""The course of a figure: what is drawn is what the table has, from verdicts as they were stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from checker.domain.verdict import Pace, Verdict
from checker.web.finding_course import CourseFigure, course_of
from tests.build import WORDS
from tests.stored import verdict


def judged(month_end: date, counted: int, path: int, forecast: int | None) -> Verdict:
    pace = Pace(Fraction(path), month_end, None if forecast is None else Fraction(forecast))
    figures: dict[str, Any] = {"value": Fraction(counted), "numerator": None, "denominator": None}
    return replace(
        verdict(), **figures, unit=WORDS.unit("reviews"), operator=">=", target="300", pace=pace, counts_people=False
    )


def course(*verdicts: Verdict) -> CourseFigure:
    known = SimpleNamespace(on=date(2016, 8, 22), judged=[SimpleNamespace(verdict=each) for each in verdicts])
    shown: Any = SimpleNamespace(verdict=verdicts[-1], known=known)
    found = course_of(shown, "Prüfungen", "de")
    assert found is not None
    return found


MARCH = judged(date(2016, 3, 31), 9, 75, 36)
JUNE = judged(date(2016, 6, 30), 104, 150, 208)
DECEMBER = judged(date(2016, 12, 31), 304, 300, None)


def test_each_point_has_its_row_and_what_is_foreseen_has_one_of_its_own() -> None:
    figure = course(MARCH, JUNE)
    days, paths, actuals = zip(*figure.table.rows, strict=True)
    assert days == ("31.03.2016", "30.06.2016", "31.12.2016, Voraussicht")
    assert len(figure.chart.dots) == len(days) - 1
    assert len(figure.chart.path.split()) == sum(path != "–" for path in paths)
    assert figure.chart.ahead is not None
    assert figure.chart.value is not None
    assert [figure.chart.value.text, figure.chart.ahead.label] == [str(actuals[1]), str(actuals[2])]


def test_the_bound_that_is_drawn_stands_in_the_table_s_name() -> None:
    figure = course(MARCH, JUNE)
    assert figure.chart.bound is not None
    assert figure.chart.bound.label == "300 Prüfungen"
    assert figure.table.name.endswith(f"(Zielwert {figure.chart.bound.label})")


def test_a_whole_year_foresees_nothing() -> None:
    figure = course(MARCH, JUNE, DECEMBER)
    assert [row[0] for row in figure.table.rows] == ["31.03.2016", "30.06.2016", "31.12.2016"]
    assert figure.chart.ahead is None
