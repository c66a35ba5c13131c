"""An amended rule: a day before is judged by the old value, a day from it by the new. And curves of the year before."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from checker.domain.period import Period
from checker.domain.rule import Rule
from checker.domain.verdict import State
from checker.evaluation.next_look import next_look
from tests.build import (
    A_PATH,
    CALENDAR,
    Reported,
    amount,
    budget,
    deliverable,
    error_rate,
    files,
    integration_rate,
    integrations,
    month_of_flow,
    monthly_flow,
    review,
    reviews,
    the_verdict,
)

JULY, OCTOBER = date(2016, 7, 1), date(2016, 10, 1)


def amended(*changes: tuple[date, str]) -> Rule:
    told = tuple({"from": since, "was": was, "decision_ref": "TV 2016/3"} for since, was in changes)
    return error_rate(target={"operator": "<", "value": "10", "unit": "percent", "amended": told})


EIGHT_PERCENT = Reported().deliver("2016-Q1", "2016-Q2", "2016-Q3").say(review(reviewed=100, faulty=8))


@pytest.mark.parametrize(
    ("on", "target", "state"),
    [
        pytest.param(date(2016, 6, 30), "5", State.AT_RISK, id="the day before"),
        pytest.param(JULY, "10", State.MET, id="the day itself"),
        pytest.param(OCTOBER, "10", State.MET, id="later"),
    ],
)
def test_a_bound_holds_from_its_day_on(on: date, target: str, state: State) -> None:
    verdict = the_verdict(amended((JULY, "5")), EIGHT_PERCENT, on)
    assert (verdict.target, verdict.state) == (target, state)


@pytest.mark.parametrize(
    ("on", "target"), [(date(2016, 6, 30), "5"), (JULY, "7"), (date(2016, 9, 30), "7"), (OCTOBER, "10")]
)
def test_of_two_amendments_the_one_in_between_holds_in_between(on: date, target: str) -> None:
    rule = amended((JULY, "5"), (OCTOBER, "7"))
    assert the_verdict(rule, EIGHT_PERCENT, on).target == target


def test_a_past_day_keeps_its_old_bound_whenever_it_is_judged() -> None:
    much_later = datetime(2017, 6, 1, tzinfo=UTC)
    verdict = the_verdict(amended((JULY, "5")), EIGHT_PERCENT, date(2016, 6, 30), known_at=much_later)
    assert (verdict.target, verdict.state) == ("5", State.AT_RISK)


def due_amended() -> Rule:
    changes = ({"from": date(2016, 4, 25), "was": date(2016, 4, 15), "decision_ref": "TV 2016/3"},)
    due = {"nominal": date(2016, 5, 31), "policy": "next_working_day", "amended": changes}
    return deliverable(due=due)


@pytest.mark.parametrize(
    ("on", "effective", "state"),
    [
        pytest.param(date(2016, 4, 15), date(2016, 4, 15), State.PENDING, id="on the old day"),
        pytest.param(date(2016, 4, 24), date(2016, 4, 15), State.BREACHED, id="the old day is over"),
        pytest.param(date(2016, 4, 25), date(2016, 5, 31), State.PENDING, id="the new day holds"),
        pytest.param(date(2016, 6, 1), date(2016, 5, 31), State.BREACHED, id="the new day is over"),
    ],
)
def test_a_due_date_holds_from_its_day_on(on: date, effective: date, state: State) -> None:
    verdict = the_verdict(due_amended(), Reported(), on)
    assert (verdict.due.effective, verdict.state) == (effective, state)


def test_the_day_of_an_amendment_is_looked_at() -> None:
    year = Period.parse("2016")
    # An obligation of the middle of a month: nothing else happens on these days.
    assert next_look(amended((date(2016, 8, 9), "5")), year, CALENDAR, date(2016, 8, 1)) == date(2016, 8, 9)
    assert next_look(due_amended(), year, CALENDAR, date(2016, 4, 20)) == date(2016, 4, 25)


# --- The course of the year before -------------------------------------------------------------------------------

COURSE = ("5", "10", "20", "30", "40", "50", "60", "70", "80", "90", "95", "100")
LAST_YEAR = {"kind": "previous_year", "percent_by_month": COURSE, **A_PATH}


@pytest.mark.parametrize(
    ("spent", "state"),
    [
        pytest.param("240.00", State.PENDING, id="a fifth by March, as last year"),
        pytest.param("240.01", State.AT_RISK, id="a cent more"),
    ],
)
def test_a_sum_is_held_against_last_year_s_course(spent: str, state: State) -> None:
    verdict = the_verdict(budget(path=LAST_YEAR), Reported().say(amount("2016-03", spent)), date(2016, 4, 5))
    assert (verdict.state, verdict.pace and verdict.pace.expected) == (state, 240)
    assert verdict.pace is not None
    assert verdict.pace.forecast == Fraction(spent) * 5, "the rest of the year keeps the same ratio"


@pytest.mark.parametrize(
    ("counted", "state", "needed"),
    [(60, State.PENDING, 240), (59, State.AT_RISK, 241)],
)
def test_a_count_is_held_against_last_year_s_course(counted: int, state: State, needed: int) -> None:
    told = Reported().deliver("2016-Q1").say(files("2016-03", counted))
    verdict = the_verdict(reviews(path=LAST_YEAR), told, date(2016, 4, 5))
    assert (verdict.state, verdict.pace and verdict.pace.expected) == (state, 60)
    assert verdict.pace is not None
    days = CALENDAR.office_days(date(2016, 4, 5), date(2016, 12, 31))
    assert verdict.pace.per_week_needed == Fraction(needed * 5, days)


def test_before_the_first_month_has_ended_nothing_is_expected_of_a_course() -> None:
    told = Reported().deliver("2016-Q1").say(integrations("2016-01", 0, 100))
    rule = integration_rate(path=LAST_YEAR)
    assert the_verdict(rule, told, date(2016, 1, 31)).state is State.AT_RISK, "a twentieth is expected by its end"
    assert the_verdict(rule, Reported(), date(2016, 1, 30)).state is State.PENDING


def test_a_forecast_of_months_goes_along_the_path() -> None:
    told = Reported().say(*(month_of_flow(f"2016-{month:02}", 20) for month in (1, 2, 3)))
    pace = the_verdict(monthly_flow(path=LAST_YEAR), told, date(2016, 4, 5)).pace
    assert pace is not None
    assert (pace.expected, pace.forecast) == (60, 300), "20 percent of 300 by March, and 60 are there"


# --- Caps where the plan promises a direction only ---------------------------------------------------------------


def test_a_soft_cap_that_is_passed_is_at_risk() -> None:
    verdict = the_verdict(budget(worst="at_risk"), Reported().say(amount("2016-03", "1200.00")), date(2016, 4, 5))
    assert (verdict.state, verdict.cause) == (State.AT_RISK, "cap_passed")
    hard = the_verdict(budget(), Reported().say(amount("2016-03", "1200.00")), date(2016, 4, 5))
    assert (hard.state, hard.cause) == (State.BREACHED, "cap_passed")
