"""A cap that cannot be mended, and the path to it. Decisions D1, D14, D18."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from checker.domain.verdict import State, Verdict
from tests.build import Reported, amount, budget, the_verdict

MONTHS = tuple(f"2016-{month:02}" for month in range(1, 13))


def outcome(verdict: Verdict) -> tuple[State, str]:
    return verdict.state, verdict.cause


def up_to(month: str, value: str, target: str | None = None, **extra: str) -> Reported:
    return Reported().deliver(month, profile="kennzahlen").say(amount(month, value, target, **extra))


@pytest.mark.parametrize(
    ("value", "outcome_then"),
    [
        pytest.param("1200.00", (State.BREACHED, "cap_passed"), id="exactly the cap is not under it"),
        pytest.param("1200.01", (State.BREACHED, "cap_passed"), id="a cent over"),
        pytest.param("1199.99", (State.AT_RISK, "pace"), id="a cent under, far over the path"),
        pytest.param("300.01", (State.AT_RISK, "pace"), id="a cent over the path"),
        pytest.param("300.00", (State.PENDING, "on_pace"), id="exactly on the path"),
    ],
)
def test_in_march_against_twelve_equal_months(value: str, outcome_then: tuple[State, str]) -> None:
    assert outcome(the_verdict(budget(), up_to("2016-03", value), date(2016, 4, 20))) == outcome_then


def test_a_cap_that_may_be_reached_is_kept_at_exactly_the_cap() -> None:
    told = up_to("2016-12", "1200.00")
    assert outcome(the_verdict(budget(operator="<="), told, date(2017, 2, 1))) == (State.MET, "bound_holds")


@pytest.mark.parametrize(
    ("value", "outcome_then"),
    [
        pytest.param("450.00", (State.PENDING, "on_pace"), id="on the sender's path, over the equal months"),
        pytest.param("450.01", (State.AT_RISK, "pace"), id="over the sender's path"),
        pytest.param("299.00", (State.PENDING, "on_pace"), id="under both"),
    ],
)
def test_the_senders_own_target_is_the_path(value: str, outcome_then: tuple[State, str]) -> None:
    verdict = the_verdict(budget(), up_to("2016-03", value, "450.00"), date(2016, 4, 20))
    assert outcome(verdict) == outcome_then
    assert verdict.pace is not None
    assert (verdict.pace.expected, verdict.pace.view_end) == (450, date(2016, 3, 31))
    assert "path_from_sender" in [reason.code for reason in verdict.reasons]


def test_a_lower_target_of_the_sender_is_the_path_too() -> None:
    verdict = the_verdict(budget(), up_to("2016-03", "200.01", "200.00"), date(2016, 4, 20))
    assert outcome(verdict) == (State.AT_RISK, "pace")


def test_the_forecast_keeps_the_ratio_to_the_path() -> None:
    verdict = the_verdict(budget(), up_to("2016-03", "330.00"), date(2016, 4, 20))
    assert verdict.pace is not None
    assert (verdict.pace.expected, verdict.pace.forecast) == (300, 1320)
    assert verdict.pace.per_week_needed is None


def test_the_newest_amount_counts_whatever_came_last() -> None:
    told = up_to("2016-03", "250.00").say(amount("2016-01", "1199.00"))
    assert the_verdict(budget(), told, date(2016, 4, 20)).value == 250


def test_a_correction_below_the_cap_takes_the_breach_back() -> None:
    told = up_to("2016-03", "1200.00")
    assert the_verdict(budget(), told, date(2016, 4, 20)).state is State.BREACHED
    told.say(amount("2016-03", "290.00"))
    assert outcome(the_verdict(budget(), told, date(2016, 4, 20))) == (State.PENDING, "on_pace")


@pytest.mark.parametrize(
    ("on", "outcome_then"),
    [
        pytest.param(date(2016, 2, 12), (State.PENDING, "figures_not_owed_yet"), id="last day for January"),
        pytest.param(date(2016, 2, 13), (State.NOT_EVALUABLE, "nothing_reported"), id="the day after"),
    ],
)
def test_nothing_reported(on: date, outcome_then: tuple[State, str]) -> None:
    assert outcome(the_verdict(budget(), Reported(), on)) == outcome_then


@pytest.mark.parametrize(
    ("value", "on", "outcome_then"),
    [
        pytest.param("1100.00", date(2017, 1, 13), (State.PENDING, "on_pace"), id="on the last view owed"),
        pytest.param("1101.00", date(2017, 1, 13), (State.AT_RISK, "pace"), id="over it"),
        pytest.param("1100.00", date(2017, 1, 14), (State.NOT_EVALUABLE, "report_missing"), id="December is missing"),
        pytest.param("1200.00", date(2017, 1, 14), (State.BREACHED, "cap_passed"), id="passed is passed"),
    ],
)
def test_the_year_is_over_and_december_is_not_there(value: str, on: date, outcome_then: tuple[State, str]) -> None:
    assert outcome(the_verdict(budget(), up_to("2016-11", value), on)) == outcome_then


@pytest.mark.parametrize(
    ("value", "outcome_then"),
    [("1199.99", (State.MET, "bound_holds")), ("1200.00", (State.BREACHED, "cap_passed"))],
)
def test_the_year_is_over_and_complete(value: str, outcome_then: tuple[State, str]) -> None:
    assert outcome(the_verdict(budget(), up_to("2016-12", value), date(2017, 1, 2))) == outcome_then


def test_a_cumulated_report_stands_for_the_earlier_ones() -> None:
    complete = the_verdict(budget(), up_to("2016-06", "1.00"), date(2016, 7, 20)).complete
    assert (complete.expected, complete.arrived, complete.missing) == (12, 6, ())


@pytest.mark.parametrize("status", ["provisional", "final", "corrected"])
def test_a_passed_cap_is_provisional_as_long_as_its_figures_are(status: str) -> None:
    verdict = the_verdict(budget(), up_to("2016-03", "1200.00", data_status=status), date(2016, 4, 20))
    assert (verdict.state, verdict.provisional) == (State.BREACHED, status == "provisional")


def test_a_cap_without_a_path_is_open_as_long_as_it_is_kept() -> None:
    rule = budget().model_copy(update={"interim": "none", "path": None})
    verdict = the_verdict(rule, up_to("2016-03", "1199.99"), date(2016, 4, 20))
    assert (*outcome(verdict), verdict.value) == (State.PENDING, "on_pace", Fraction("1199.99"))
    assert the_verdict(rule, up_to("2016-03", "1200.00"), date(2016, 4, 20)).state is State.BREACHED
