"""A figure against the one that came with it: a stock, last year's, the Land's. D1, D3; rows T22, T28, P03, P04."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from checker.domain.rule import Rule
from checker.domain.verdict import State, Verdict
from tests.build import ONCE_A_MONTH, Reported, against_a_base, every_month, judge, measured, rulebook, the_verdict

IN_JULY, FINAL = date(2016, 7, 4), date(2017, 1, 14)
QUARTERS = ("2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4")
STOCK = against_a_base("stock_cap", "<=", "baseline", worst="at_risk", rounding="cent")
FEWER = against_a_base("comparative", "<", "baseline", worst="at_risk")
MORE = against_a_base("comparative", ">", "previous_year", unit="contacts_per_client", enough="target")
AS_GOOD = against_a_base("benchmark", ">=", "benchmark", base="target", unit="contacts_per_client")


def outcome(verdict: Verdict) -> tuple[State, str]:
    return verdict.state, verdict.cause


def figure(value: str | None, base: str | None, period: str = "2016-Q4", **extra: Any) -> Reported:
    return Reported().say(measured("figure", period, value, base=base, **extra))


HOLDS, MISSED, SHORT = (State.MET, "bound_holds"), (State.BREACHED, "bound_missed"), (State.AT_RISK, "bound_missed")


@pytest.mark.parametrize(
    ("rule", "value", "base", "expected"),
    [
        pytest.param(STOCK, "1000.00", "1000.00", HOLDS, id="a stock as large as at the start"),
        pytest.param(STOCK, "1000.01", "1000.00", SHORT, id="a cent more is at most at risk"),
        pytest.param(STOCK, "999.99", "1000.00", HOLDS, id="a cent less"),
        pytest.param(STOCK, "-5.00", "0.00", HOLDS, id="a credit against a base of nothing"),
        pytest.param(STOCK, "0.00", "-0.01", SHORT, id="a base below zero"),
        pytest.param(FEWER, "1000.00", "1000.00", SHORT, id="as much as before is not less"),
        pytest.param(FEWER, "999.99", "1000.00", HOLDS, id="less by a cent"),
        pytest.param(MORE, "2.40", "2.40", MISSED, id="as many contacts as last year are no more"),
        pytest.param(MORE, "2.41", "2.40", HOLDS, id="more contacts than last year"),
        pytest.param(MORE, "2.39", "2.40", MISSED, id="fewer contacts than last year"),
    ],
)
def test_the_year_s_last_figure_decides_at_its_base(
    rule: Rule, value: str, base: str, expected: tuple[State, str]
) -> None:
    verdict = the_verdict(rule, figure(value, base), FINAL)
    assert outcome(verdict) == expected
    assert Fraction(verdict.target or "") == Fraction(base), "the base is shown in the word's place"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("2.50", HOLDS, id="exactly as good as the Land"),
        pytest.param("2.49", MISSED, id="a hundredth below the Land"),
        pytest.param("2.51", HOLDS, id="better than the Land"),
    ],
)
def test_the_lands_figure_is_a_bound_that_equality_keeps(value: str, expected: tuple[State, str]) -> None:
    assert outcome(the_verdict(AS_GOOD, figure(value, None, target="2.50"), FINAL)) == expected


@pytest.mark.parametrize(
    ("rule", "code"),
    [(STOCK, "baseline_missing"), (FEWER, "baseline_missing"), (MORE, "previous_year_missing"),
     (AS_GOOD, "benchmark_missing")],
)  # fmt: skip
@pytest.mark.parametrize(("on", "period"), [(IN_JULY, "2016-Q1"), (FINAL, "2016-Q4")])
def test_without_its_base_a_figure_has_no_verdict(rule: Rule, code: str, on: date, period: str) -> None:
    verdict = the_verdict(rule, figure("2.50", None, period), on)
    assert outcome(verdict) == (State.NOT_EVALUABLE, code)
    assert rule.target is not None
    assert verdict.target == rule.target.value, "the word stays until the figure is known"


def test_a_base_alone_is_no_figure() -> None:
    told = figure(None, "1000.00", numerator=1, denominator=1)
    assert outcome(the_verdict(STOCK, told, FINAL)) == (State.NOT_EVALUABLE, "nothing_reported")


@pytest.mark.parametrize(
    ("month", "expected"),
    [("2016-12", HOLDS), (None, HOLDS), ("2016-09", (State.NOT_EVALUABLE, "benchmark_of_another_month"))],
)
def test_a_benchmark_of_another_month_is_none(month: str | None, expected: tuple[State, str]) -> None:
    told = figure("2.50", None, target="2.50", base_month=month)
    assert outcome(the_verdict(AS_GOOD, told, FINAL)) == expected


@pytest.mark.parametrize(
    ("value", "expected", "is_enough"),
    [
        pytest.param("2.30", HOLDS, True, id="below last year and as good as the Land"),
        pytest.param("2.29", MISSED, False, id="below both"),
        pytest.param("2.41", HOLDS, True, id="above both"),
    ],
)
def test_who_is_as_good_as_the_land_need_not_grow(value: str, expected: tuple[State, str], is_enough: bool) -> None:
    verdict = the_verdict(MORE, figure(value, "2.40", target="2.30"), FINAL)
    assert (outcome(verdict), "enough" in [reason.code for reason in verdict.reasons]) == (expected, is_enough)


def test_what_is_enough_stands_in_for_no_missing_base() -> None:
    told = figure("2.50", None, target="2.30")
    assert outcome(the_verdict(MORE, told, FINAL)) == (State.NOT_EVALUABLE, "previous_year_missing")


@pytest.mark.parametrize(("rule", "good", "bad"), [(STOCK, "9", "11"), (FEWER, "9", "10"), (MORE, "11", "10")])
def test_within_the_year_it_is_at_most_at_risk(rule: Rule, good: str, bad: str) -> None:
    verdict = the_verdict(rule, figure(good, "10", "2016-Q1"), IN_JULY)
    assert (outcome(verdict), verdict.provisional) == ((State.MET, "holds_so_far"), True)
    assert outcome(the_verdict(rule, figure(bad, "10", "2016-Q1"), IN_JULY)) == (State.AT_RISK, "interim_exceeded")


def test_only_the_newest_figure_counts() -> None:
    told = Reported().say(*(measured("figure", period, "11", base="10") for period in QUARTERS[:3]))
    told.say(measured("figure", "2016-Q4", "10", base="10"))
    assert outcome(the_verdict(STOCK, told, FINAL)) == HOLDS


def test_a_provisional_figure_gives_a_provisional_verdict() -> None:
    verdict = the_verdict(STOCK, figure("10", "10", data_status="provisional"), FINAL)
    assert (verdict.state, verdict.provisional) == (State.MET, True)


def test_nothing_reported_is_pending_until_it_is_owed() -> None:
    assert outcome(the_verdict(STOCK, Reported(), date(2016, 4, 14))) == (State.PENDING, "figures_not_owed_yet")
    assert outcome(the_verdict(STOCK, Reported(), date(2016, 4, 15))) == (State.NOT_EVALUABLE, "nothing_reported")


def test_without_the_year_s_last_figure_nothing_is_decided() -> None:
    assert outcome(the_verdict(STOCK, figure("9", "10", "2016-Q3"), FINAL)) == (State.NOT_EVALUABLE, "report_missing")


# --- Month by month: the unemployment of the young ---------------------------------------------------------------

MEASURE = {"records": "measurement", "where": {"metric": "figure", "aggregation": "month"}, "take": "latest"}
YOUNG = every_month(
    "comparative",
    MEASURE | {"amount": "value", "base": "base"},
    {"operator": "<=", "value": "previous_year", "unit": "percent"},
    rounding="half_up_1",
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("5.0", HOLDS), ("5.04", HOLDS), ("5.05", MISSED), ("5.1", MISSED)],
)
def test_percentages_are_rounded_as_they_are_published(value: str, expected: tuple[State, str]) -> None:
    told = figure(value, "5.0", "2016-03", aggregation="month")
    verdict = judge(rulebook(YOUNG), told, date(2016, 4, 5))["comparative/jobcenter/2016-03"]
    assert (outcome(verdict), verdict.target) == (expected, "5")


def test_each_month_is_an_obligation_of_its_own() -> None:
    told = figure("5.1", "5.0", "2016-02", aggregation="month").say(
        measured("figure", "2016-03", "4.9", base="5.0", aggregation="month")
    )
    verdicts = judge(rulebook(YOUNG), told, date(2016, 4, 14))
    assert [(str(verdict.period), *outcome(verdict)) for verdict in list(verdicts.values())[:5]] == [
        ("2016-01", State.NOT_EVALUABLE, "nothing_reported"),
        ("2016-02", *MISSED),
        ("2016-03", *HOLDS),
        ("2016-04", State.PENDING, "figures_not_owed_yet"),
        ("2016-05", State.PENDING, "figures_not_owed_yet"),
    ]


def test_a_month_s_figure_may_come_three_months_later() -> None:
    official = every_month(
        "benchmark",
        MEASURE | {"amount": "value", "base": "target"},
        {"operator": ">=", "value": "benchmark", "unit": "percent"},
        reported=ONCE_A_MONTH["reported"],
        data_expected={"months_after": 3, "origin": "assumption", "why": "für den Test"},
    )
    book, key = rulebook(official), "benchmark/jobcenter/2016-01"
    assert judge(book, Reported(), date(2016, 4, 30))[key].state is State.PENDING
    assert judge(book, Reported(), date(2016, 5, 1))[key].state is State.NOT_EVALUABLE
