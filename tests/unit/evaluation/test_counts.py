"""Counts that must reach a minimum along a path. Decisions D1, D13, D14, D19."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from checker.domain.rule import MeasureSpec
from checker.domain.verdict import State, Verdict
from tests.build import MONTHLY, Reported, amount, files, review, reviews, the_verdict

QUARTERS = ("2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4")


def outcome(verdict: Verdict) -> tuple[State, str]:
    return verdict.state, verdict.cause


@pytest.mark.parametrize(
    ("counted", "outcome_then"),
    [
        pytest.param(299, (State.BREACHED, "bound_missed"), id="one is missing"),
        pytest.param(300, (State.MET, "bound_holds"), id="exactly 300 suffices"),
    ],
)
def test_at_the_end_of_the_year(counted: int, outcome_then: tuple[State, str]) -> None:
    told = Reported().deliver(*QUARTERS).say(files("2016-05", counted))
    assert outcome(the_verdict(reviews(), told, date(2017, 1, 13))) == outcome_then


@pytest.mark.parametrize(
    ("counted", "on", "outcome_then", "provisional"),
    [
        pytest.param(300, date(2016, 4, 5), (State.MET, "floor_reached"), False, id="reached in the first quarter"),
        pytest.param(75, date(2016, 4, 5), (State.PENDING, "on_pace"), False, id="exactly on the path"),
        pytest.param(74, date(2016, 4, 5), (State.AT_RISK, "pace"), False, id="one behind the path"),
    ],
)
def test_within_the_year(counted: int, on: date, outcome_then: tuple[State, str], provisional: bool) -> None:
    told = Reported().deliver("2016-Q1").say(files("2016-03", counted))
    verdict = the_verdict(reviews(), told, on)
    assert (outcome(verdict), verdict.provisional) == (outcome_then, provisional)


@pytest.mark.parametrize(
    ("value", "counted", "outcome_then", "expected"),
    [
        pytest.param("700", 175, (State.PENDING, "on_pace"), 175, id="3 of 12 months of 700"),
        pytest.param("700", 174, (State.AT_RISK, "pace"), 175, id="one less"),
        pytest.param("10", 3, (State.PENDING, "on_pace"), 3, id="2.5 are 3 whole ones"),
        pytest.param("10", 2, (State.AT_RISK, "pace"), 3, id="2 are less than 2.5"),
    ],
)
def test_the_path_rises_in_whole_pieces(
    value: str, counted: int, outcome_then: tuple[State, str], expected: int
) -> None:
    told = Reported().deliver("2016-Q1").say(files("2016-03", counted))
    verdict = the_verdict(reviews(value=value), told, date(2016, 4, 20))
    assert outcome(verdict) == outcome_then
    assert verdict.pace is not None
    assert verdict.pace.expected == expected


def test_the_path_is_read_at_the_newest_reports_own_end_not_on_the_day_judged() -> None:
    told = Reported().deliver("2016-Q1").say(files("2016-02", 75))
    verdict = the_verdict(reviews(), told, date(2016, 7, 14))
    assert outcome(verdict) == (State.PENDING, "on_pace")
    assert verdict.pace is not None
    assert (verdict.pace.expected, verdict.pace.view_end) == (75, date(2016, 3, 31))


def test_a_report_ahead_of_its_time_does_not_move_the_path() -> None:
    """A later day's knowledge must not make the past look late: on 15.05. the second quarter has not ended."""
    told = Reported().deliver("2016-Q1", "2016-Q2").say(files("2016-03", 75), files("2016-06", 75))
    verdict = the_verdict(reviews(), told, date(2016, 5, 15))
    assert (outcome(verdict), verdict.value) == ((State.PENDING, "on_pace"), 75)
    assert (verdict.complete.arrived, verdict.complete.expected) == (1, 4)


@pytest.mark.parametrize(
    ("on", "owed"), [(date(2016, 7, 14), 1), (date(2016, 7, 15), 2)], ids=["last day to report", "the day after"]
)
def test_the_second_quarter_is_not_owed_before_its_day(on: date, owed: int) -> None:
    told = Reported().deliver("2016-Q1").say(files("2016-02", 75))
    complete = the_verdict(reviews(), told, on).complete
    assert (complete.owed, len(complete.missing)) == (owed, owed - 1)


@pytest.mark.parametrize(
    ("on", "outcome_then"),
    [
        (date(2016, 4, 14), (State.PENDING, "figures_not_owed_yet")),
        (date(2016, 4, 15), (State.NOT_EVALUABLE, "nothing_reported")),
    ],
)
def test_nothing_reported_is_not_nothing_done(on: date, outcome_then: tuple[State, str]) -> None:
    assert outcome(the_verdict(reviews(), Reported(), on)) == outcome_then


def test_a_nil_report_says_that_nothing_was_done() -> None:
    verdict = the_verdict(reviews(), Reported().deliver("2016-Q1", nil=True), date(2016, 4, 5))
    assert (*outcome(verdict), verdict.value) == (State.AT_RISK, "pace", Fraction(0))


@pytest.mark.parametrize(
    ("counted", "on", "outcome_then"),
    [
        pytest.param(225, date(2017, 1, 13), (State.PENDING, "on_pace"), id="on pace on the last view owed"),
        pytest.param(224, date(2017, 1, 13), (State.AT_RISK, "pace"), id="behind on the last view owed"),
        pytest.param(300, date(2017, 1, 13), (State.MET, "floor_stays"), id="reached on the last view owed"),
        pytest.param(300, date(2017, 1, 14), (State.MET, "floor_stays"), id="reached, and the report is missing"),
        pytest.param(225, date(2017, 1, 14), (State.NOT_EVALUABLE, "report_missing"), id="the report is missing"),
    ],
)
def test_the_year_is_over_and_the_last_report_is_not_there(
    counted: int, on: date, outcome_then: tuple[State, str]
) -> None:
    told = Reported().deliver(*QUARTERS[:3]).say(files("2016-09", counted))
    assert outcome(the_verdict(reviews(), told, on)) == outcome_then


def test_a_floor_reached_on_provisional_figures_is_provisional() -> None:
    told = Reported().deliver("2016-Q1").say(files("2016-02", 300, data_status="provisional"))
    verdict = the_verdict(reviews(), told, date(2016, 4, 5))
    assert (*outcome(verdict), verdict.provisional) == (State.MET, "floor_reached", True)


def test_topics_risk_selections_and_strata_follow_the_decision_on_files() -> None:
    told = Reported().deliver(*QUARTERS).say(files("2016-01", 200), files("2016-01", 100, selection="risk"))
    told.say(review("2016-01", 500, 0), files("2016-01", 500, stratum="existing"))
    assert the_verdict(reviews(), told, date(2017, 2, 1)).value == 300


def test_what_each_week_must_bring_counts_office_days_from_today() -> None:
    told = Reported().deliver("2016-Q1").say(files("2016-03", 75))
    verdict = the_verdict(reviews(), told, date(2016, 12, 19))
    assert verdict.pace is not None
    # 19. to 23.12. and 27. to 30.12.: nine days; 26.12. is a holiday.
    assert verdict.pace.per_week_needed == Fraction(225 * 5, 9)
    assert verdict.pace.forecast == 300


def test_a_cumulated_figure_can_be_counted_too() -> None:
    measure = {"records": "measurement", "where": {"metric": "kdu-cost", "aggregation": "ytd"}}
    measure |= {"take": "latest", "amount": "value"}
    rule = reviews().model_copy(update={"measure": MeasureSpec.model_validate(measure)})
    rule = rule.model_validate(rule.model_dump() | MONTHLY)
    told = Reported().deliver("2016-02", profile="kennzahlen").say(amount("2016-01", "40"), amount("2016-02", "49"))
    verdict = the_verdict(rule, told, date(2016, 3, 1))
    assert (*outcome(verdict), verdict.value) == (State.AT_RISK, "pace", 49)


def test_without_an_interim_view_a_count_is_open_until_the_end() -> None:
    rule = reviews().model_copy(update={"interim": "none", "path": None})
    told = Reported().deliver("2016-Q1").say(files("2016-03", 1))
    verdict = the_verdict(rule, told, date(2016, 4, 20))
    assert (*outcome(verdict), verdict.pace) == (State.PENDING, "on_pace", None)
