"""Rates that must reach their bound: official figures come three months later. Decisions D1, D2, D13, D14, D18."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from checker.domain.verdict import State, Verdict
from tests.build import Reported, integration_rate, integrations, the_verdict

IN_JULY, FINAL = date(2016, 7, 4), date(2017, 3, 31)
BREACHED, MET, AT_RISK, PENDING, NOT_EVALUABLE = (
    State.BREACHED,
    State.MET,
    State.AT_RISK,
    State.PENDING,
    State.NOT_EVALUABLE,
)


def outcome(verdict: Verdict) -> tuple[State, str]:
    return verdict.state, verdict.cause


def codes(verdict: Verdict) -> list[str]:
    return [reason.code for reason in verdict.reasons]


@pytest.mark.parametrize(
    ("part", "whole", "bound", "rounding", "expected", "note"),
    [
        pytest.param(212, 1000, "21.2", "none", (MET, "bound_holds"), None, id="exactly 21.2 percent is reached"),
        pytest.param(211, 1000, "21.2", "none", (BREACHED, "bound_missed"), None, id="21.1 percent is not"),
        pytest.param(
            21_150, 100_000, "21.2", "none", (BREACHED, "bound_missed"), "only_met_when_rounded", id="21.15 prints 21.2"
        ),
        pytest.param(21_149, 100_000, "21.2", "none", (BREACHED, "bound_missed"), None, id="21.149 prints 21.1"),
        pytest.param(
            193, 1_936, "10.0", "none", (BREACHED, "bound_missed"), "only_met_when_rounded", id="193 of 1,936 is missed"
        ),
        pytest.param(194, 1_936, "10.0", "none", (MET, "bound_holds"), None, id="194 of 1,936 is reached"),
        pytest.param(
            5_793, 28_316, "20.5", "half_up_1", (MET, "bound_holds"), "met_when_rounded", id="the plan's own figures"
        ),
        pytest.param(
            20_450, 100_000, "20.5", "half_up_1", (MET, "bound_holds"), "met_when_rounded", id="20.45 is rounded up"
        ),
        pytest.param(20_449, 100_000, "20.5", "half_up_1", (BREACHED, "bound_missed"), None, id="20.449 is not"),
        pytest.param(5_805, 28_316, "20.5", "half_up_1", (MET, "bound_holds"), None, id="reached without rounding"),
    ],
)
@pytest.mark.parametrize("mean", [False, True])
def test_december_decides_at_the_bound(
    part: int, whole: int, bound: str, rounding: str, expected: tuple[State, str], note: str | None, *, mean: bool
) -> None:
    told = Reported().say(integrations("2016-12", part, whole, mean=mean))
    verdict = the_verdict(integration_rate(value=bound, rounding=rounding), told, FINAL)
    assert (outcome(verdict), verdict.provisional) == (expected, False)
    assert [code for code in codes(verdict) if "rounded" in code] == ([note] if note else [])


@pytest.mark.parametrize(
    ("part", "soll", "mean", "expected"),
    [
        pytest.param(49, "5.0", False, (AT_RISK, "pace"), id="year to date below the sender's own target"),
        pytest.param(
            50, "5.0", False, (PENDING, "on_pace"), id="year to date exactly on it, far from the year's bound"
        ),
        pytest.param(53, None, False, (PENDING, "on_pace"), id="without one: a quarter of the bound"),
        pytest.param(52, None, False, (AT_RISK, "pace"), id="just below a quarter of the bound"),
        pytest.param(212, None, False, (MET, "holds_so_far"), id="the year's bound reached already"),
        pytest.param(212, "21.5", True, (MET, "holds_so_far"), id="twelve months' mean: the bound is enough"),
        pytest.param(211, None, True, (AT_RISK, "pace"), id="a mean starts from no nothing: held against the bound"),
        pytest.param(211, "21.0", True, (PENDING, "on_pace"), id="a mean on the sender's own target for that month"),
    ],
)
def test_in_july_the_figures_of_march_are_held_against_march(
    part: int, soll: str | None, mean: bool, expected: tuple[State, str]
) -> None:
    told = Reported().say(integrations("2016-03", part, 1000, soll, mean=mean))
    verdict = the_verdict(integration_rate(), told, IN_JULY)
    assert (outcome(verdict), verdict.provisional) == (expected, expected[0] is MET)


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        pytest.param(4_950, (PENDING, "on_pace"), id="4.950 prints 5.0"),
        pytest.param(4_949, (AT_RISK, "pace"), id="4.949 prints 4.9"),
    ],
)
def test_what_is_judged_as_published_is_held_against_its_path_as_published(
    part: int, expected: tuple[State, str]
) -> None:
    told = Reported().say(integrations("2016-03", part, 100_000, "5.0"))
    assert outcome(the_verdict(integration_rate(rounding="half_up_1"), told, IN_JULY)) == expected


def test_of_one_month_the_aggregation_named_first_counts() -> None:
    told = Reported().say(integrations("2016-03", 212, 1000, mean=True), integrations("2016-03", 10, 1000, "5.0"))
    assert outcome(the_verdict(integration_rate(), told, IN_JULY)) == (MET, "holds_so_far")
    told.say(integrations("2016-04", 10, 1000, "5.0"))
    assert outcome(the_verdict(integration_rate(), told, IN_JULY)) == (AT_RISK, "pace")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2016, 4, 30), (PENDING, "figures_not_owed_yet"), id="three months to the end of a month"),
        pytest.param(date(2016, 5, 1), (NOT_EVALUABLE, "nothing_reported"), id="January's figure should be here"),
    ],
)
def test_the_wait_ends_with_the_third_month(on: date, expected: tuple[State, str]) -> None:
    assert outcome(the_verdict(integration_rate(), Reported(), on)) == expected


def test_the_figures_of_february_are_awaited_to_the_end_of_may() -> None:
    verdict = the_verdict(integration_rate(), Reported().say(integrations("2016-01", 20, 1000)), date(2016, 5, 31))
    assert (verdict.complete.missing, verdict.complete.next_by) == ((), date(2016, 5, 31))
    the_day_after = the_verdict(integration_rate(), Reported().say(integrations("2016-01", 20, 1000)), date(2016, 6, 1))
    assert [str(period) for period in the_day_after.complete.missing] == ["2016-02"]


@pytest.mark.parametrize(
    ("month", "on", "expected"),
    [
        pytest.param("2016-09", date(2017, 1, 2), (PENDING, "on_pace"), id="December is not there yet: nobody is told"),
        pytest.param("2016-09", date(2017, 2, 1), (NOT_EVALUABLE, "report_missing"), id="October should be here"),
        pytest.param("2016-11", date(2017, 3, 31), (PENDING, "on_pace"), id="the last day to wait"),
        pytest.param("2016-11", date(2017, 4, 1), (NOT_EVALUABLE, "report_missing"), id="December never came"),
        pytest.param("2016-12", date(2017, 1, 2), (BREACHED, "bound_missed"), id="December is there"),
    ],
)
def test_only_december_decides_the_year(month: str, on: date, expected: tuple[State, str]) -> None:
    told = Reported().say(integrations(month, 160, 1000, "16.0"))
    assert outcome(the_verdict(integration_rate(), told, on)) == expected


def test_a_file_without_the_figure_is_no_report_of_it() -> None:
    months = [f"2016-{month:02}" for month in range(1, 13)]
    told = Reported().deliver(*months, profile="kennzahlen").say(integrations("2016-09", 160, 1000, "16.0"))
    verdict = the_verdict(integration_rate(), told, date(2017, 1, 31))
    assert (outcome(verdict), verdict.complete.arrived) == ((PENDING, "on_pace"), 9)
    nothing = Reported().deliver(*months, profile="kennzahlen")
    assert outcome(the_verdict(integration_rate(), nothing, date(2016, 5, 1))) == (NOT_EVALUABLE, "nothing_reported")


def test_provisional_figures_of_december_give_a_provisional_verdict_until_the_final_ones_come() -> None:
    told = Reported().say(integrations("2016-12", 211, 1000, data_status="provisional", data_month="2017-01"))
    first = the_verdict(integration_rate(), told, date(2017, 2, 1))
    assert (outcome(first), first.provisional) == ((BREACHED, "bound_missed"), True)
    told.say(integrations("2016-12", 212, 1000, data_status="final", data_month="2017-03"))
    then = the_verdict(integration_rate(), told, FINAL)
    assert (outcome(then), then.provisional) == ((MET, "bound_holds"), False)


def test_a_rate_of_nobody_is_no_rate() -> None:
    told = Reported().say(integrations("2016-12", 0, 0))
    assert outcome(the_verdict(integration_rate(), told, FINAL)) == (NOT_EVALUABLE, "denominator_zero")


def test_strictly_over_is_not_reached_at_the_bound() -> None:
    told = Reported().say(integrations("2016-12", 212, 1000))
    assert outcome(the_verdict(integration_rate(operator=">"), told, FINAL)) == (BREACHED, "bound_missed")


def test_the_pace_of_a_rate_names_the_path_and_no_amount_a_week() -> None:
    verdict = the_verdict(integration_rate(), Reported().say(integrations("2016-03", 49, 1000, "5.0")), IN_JULY)
    assert verdict.pace is not None
    assert (verdict.pace.expected, verdict.pace.view_end) == (Fraction(5, 100), date(2016, 3, 31))
    assert verdict.pace.per_week_needed is None
