"""At most so many: a count that has passed its cap cannot come back under it. Decision D14."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from checker.domain.measure_unit import MeasureUnit
from checker.domain.verdict import State, Verdict
from checker.wording.reasons import because
from tests.build import MONTHLY, Reported, capped_count, judge, measured, rulebook, the_verdict


def falls(*by_month: int | str) -> Reported:
    """So many in January, February and so on."""
    months = (f"2016-{month:02}" for month in range(1, 13))
    figures = (
        measured("falls", month, str(each), aggregation="month") for month, each in zip(months, by_month, strict=False)
    )
    return Reported().say(*figures)


def outcome(verdict: Verdict) -> tuple[State, str]:
    return verdict.state, verdict.cause


@pytest.mark.parametrize(
    ("told", "outcome_then"),
    [
        pytest.param((20, 20, 1), (State.BREACHED, "cap_passed"), id="41 by March are over for good"),
        pytest.param((20, 20), (State.AT_RISK, "pace"), id="40 by February are allowed, and far over the path"),
        pytest.param((3, 3, 4), (State.PENDING, "on_pace"), id="10 by March are on the path"),
        pytest.param((3, 3, 5), (State.AT_RISK, "pace"), id="11 by March are over the path"),
        pytest.param((0, 0, 0), (State.PENDING, "on_pace"), id="none"),
    ],
)
def test_in_april_against_40_a_year(told: tuple[int, ...], outcome_then: tuple[State, str]) -> None:
    assert outcome(the_verdict(capped_count(), falls(*told), date(2016, 4, 10))) == outcome_then


@pytest.mark.parametrize(
    ("last", "outcome_then"),
    [(7, (State.MET, "bound_holds")), (8, (State.BREACHED, "cap_passed"))],
)
def test_the_year_decides_by_its_sum(last: int, outcome_then: tuple[State, str]) -> None:
    assert outcome(the_verdict(capped_count(), falls(*[3] * 11, last), date(2017, 1, 20))) == outcome_then


def test_over_the_cap_is_missed_though_reports_are_missing() -> None:
    """What has not been reported can only add to it."""
    assert the_verdict(capped_count(), falls(41), date(2017, 2, 1)).state is State.BREACHED
    assert the_verdict(capped_count(), falls(40), date(2017, 2, 1)).state is State.NOT_EVALUABLE


def test_a_nil_report_of_a_sum_is_none_of_them() -> None:
    reported = MONTHLY["reported"] | {"cumulative": False}
    rule = capped_count(reported=reported)
    told = Reported().deliver("2016-01", profile="kennzahlen", nil=True)
    verdict = the_verdict(rule, told, date(2016, 2, 5))
    assert (verdict.value, *outcome(verdict)) == (0, State.PENDING, "on_pace")


def test_each_quarter_is_judged_alone_and_its_path_has_three_months() -> None:
    rule = capped_count(value="9", period="quarter")
    verdicts = judge(rulebook(rule), falls(4, 4, 1, 5), date(2016, 5, 10))
    first, second = (verdicts[f"falls/jobcenter/2016-{quarter}"] for quarter in ("Q1", "Q2"))
    assert (first.state, first.value) == (State.MET, 9)
    assert (second.state, second.value) == (State.AT_RISK, 5)
    assert second.pace is not None
    assert second.pace.expected == 3


@pytest.mark.parametrize(
    ("operator", "de", "en"),
    [
        pytest.param(
            "<=",
            "41 Prüfungen: Das ist mehr als erlaubt (höchstens 40 Prüfungen); im Zeitraum ist das nicht mehr zu "
            "heilen.",
            "41 reviews: that is more than allowed (at most 40 reviews); within the period that cannot be mended.",
            id="at most",
        ),
        pytest.param(
            "<",
            "41 Prüfungen: Damit ist die Grenze (unter 40 Prüfungen) erreicht; im Zeitraum ist das nicht mehr zu "
            "heilen.",
            "41 reviews: that reaches the limit (under 40 reviews); within the period that cannot be mended.",
            id="under",
        ),
    ],
)
def test_a_passed_cap_says_what_was_allowed(operator: str, de: str, en: str) -> None:
    verdict = the_verdict(capped_count(operator=operator), falls(41), date(2016, 2, 10))
    assert (because(verdict, "de")[0], because(verdict, "en")[0]) == (de, en)


@pytest.mark.parametrize(("decimals", "expected"), [(0, Fraction(4)), (1, Fraction(10, 3))])
def test_a_third_of_ten_is_expected_in_whole_things_or_exactly(decimals: int, expected: Fraction) -> None:
    rule = capped_count(value="10", period="quarter")
    assert rule.target is not None
    hours = rule.target.model_copy(update={"unit": MeasureUnit("hours", "duration", decimals=decimals)})
    book = rulebook(rule.model_copy(update={"target": hours}))
    verdict = judge(book, falls(4), date(2016, 2, 10))["falls/jobcenter/2016-Q1"]
    assert verdict.pace is not None
    assert verdict.pace.expected == expected
