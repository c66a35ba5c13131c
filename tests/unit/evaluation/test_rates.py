"""Rates under a bound: what is judged, on which day, and why. Decisions D1, D2, D3, D13, D14, D17."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from checker.domain.verdict import State, Verdict
from tests.build import Reported, error_rate, review, sick, sickness, the_verdict

QUARTERS = ("2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4")
FINAL = date(2017, 1, 16)


def whole_year(faulty: int | str, reviewed: int, **extra: Any) -> Reported:
    return Reported().deliver(*QUARTERS).say(review("2016-02", reviewed, faulty, **extra))


def outcome(verdict: Verdict) -> tuple[State, str]:
    return verdict.state, verdict.cause


@pytest.mark.parametrize(
    ("faulty", "reviewed", "state", "cause", "evidence"),
    [
        pytest.param(29, 300, State.MET, "bound_holds", "indicated", id="just under the bound"),
        pytest.param(30, 300, State.BREACHED, "bound_missed", "indicated", id="exactly 10 percent is not under 10"),
        pytest.param(31, 300, State.BREACHED, "bound_missed", "indicated", id="over the bound"),
        pytest.param(22, 300, State.MET, "bound_holds", "indicated", id="not quite proven"),
        pytest.param(21, 300, State.MET, "bound_holds", "proven", id="proven"),
        pytest.param(40, 300, State.BREACHED, "bound_missed", "proven", id="proven to be missed"),
        pytest.param(39, 300, State.BREACHED, "bound_missed", "indicated", id="missed, not quite proven"),
        pytest.param(5, 59, State.MET, "bound_holds", "weak", id="a small sample"),
        pytest.param(99, 991, State.MET, "bound_holds", "indicated", id="9.99 percent that would be shown as 10.0"),
        pytest.param(0, 0, State.NOT_EVALUABLE, "denominator_zero", None, id="0 of 0 is no rate"),
        pytest.param("suppressed", 40, State.NOT_EVALUABLE, "suppressed", None, id="a hidden cell is no zero"),
    ],
)
def test_the_year_is_over_and_complete(
    faulty: int | str, reviewed: int, state: State, cause: str, evidence: str | None
) -> None:
    verdict = the_verdict(error_rate(), whole_year(faulty, reviewed), FINAL)
    assert (*outcome(verdict), verdict.evidence) == (state, cause, evidence)
    assert not verdict.provisional


@pytest.mark.parametrize(
    ("on", "outcome_then"),
    [
        pytest.param(date(2016, 3, 31), (State.PENDING, "figures_not_owed_yet"), id="the quarter ends"),
        pytest.param(date(2016, 4, 14), (State.PENDING, "figures_not_owed_yet"), id="last day to report"),
        pytest.param(date(2016, 4, 15), (State.NOT_EVALUABLE, "nothing_reported"), id="the day after"),
        pytest.param(date(2017, 2, 1), (State.NOT_EVALUABLE, "nothing_reported"), id="after the year"),
    ],
)
def test_nothing_reported_is_seen_when_it_is_owed(on: date, outcome_then: tuple[State, str]) -> None:
    assert outcome(the_verdict(error_rate(), Reported(), on)) == outcome_then


def test_what_is_missing_is_named() -> None:
    verdict = the_verdict(error_rate(), Reported(), date(2016, 7, 15))
    assert [str(period) for period in verdict.complete.missing] == ["2016-Q1", "2016-Q2"]
    assert verdict.complete.next_by == date(2016, 10, 17)
    assert verdict.reasons[0].facts == {"missing": 2, "first": verdict.complete.missing[0]}


@pytest.mark.parametrize(
    ("delivered", "on", "outcome_then"),
    [
        pytest.param(["2016-Q1"], date(2016, 4, 20), (State.PENDING, "figures_not_owed_yet"), id="more to come"),
        pytest.param(
            QUARTERS[:3], date(2017, 1, 5), (State.PENDING, "figures_not_owed_yet"), id="the last one not owed yet"
        ),
        pytest.param(
            QUARTERS[:3], date(2017, 1, 14), (State.NOT_EVALUABLE, "nothing_reported"), id="the last one never came"
        ),
        pytest.param(QUARTERS, date(2017, 1, 14), (State.NOT_EVALUABLE, "nothing_reported"), id="nothing all year"),
    ],
)
def test_nil_reports_leave_a_rate_without_a_figure(
    delivered: list[str], on: date, outcome_then: tuple[State, str]
) -> None:
    told = Reported().deliver(*delivered, nil=True)
    assert outcome(the_verdict(error_rate(), told, on)) == outcome_then


@pytest.mark.parametrize(
    ("faulty", "on", "outcome_then", "provisional"),
    [
        pytest.param(90, date(2016, 7, 4), (State.AT_RISK, "interim_exceeded"), False, id="over the bound in July"),
        pytest.param(90, date(2016, 12, 31), (State.AT_RISK, "interim_exceeded"), False, id="on the year's last day"),
        pytest.param(90, date(2017, 1, 13), (State.BREACHED, "bound_missed"), False, id="over, and complete"),
        pytest.param(29, date(2016, 7, 4), (State.MET, "holds_so_far"), True, id="holds in July"),
        pytest.param(29, date(2016, 12, 31), (State.MET, "holds_so_far"), True, id="holds on the last day"),
        pytest.param(29, date(2017, 1, 13), (State.MET, "bound_holds"), False, id="held"),
    ],
)
def test_within_the_year_a_rate_is_at_most_at_risk(
    faulty: int, on: date, outcome_then: tuple[State, str], provisional: bool
) -> None:
    verdict = the_verdict(error_rate(), whole_year(faulty, 300), on)
    assert (outcome(verdict), verdict.provisional) == (outcome_then, provisional)


def test_a_rate_is_never_breached_on_any_day_of_the_year() -> None:
    told = whole_year(300, 300)
    states = {the_verdict(error_rate(), told, date.fromordinal(day)).state for day in _days_of_2016()}
    assert states == {State.PENDING, State.AT_RISK}


def _days_of_2016() -> range:
    return range(date(2016, 1, 1).toordinal(), date(2017, 1, 1).toordinal())


@pytest.mark.parametrize(
    ("faulty", "on", "outcome_then"),
    [
        pytest.param(90, date(2017, 1, 13), (State.AT_RISK, "interim_exceeded"), id="the last report may still come"),
        pytest.param(29, date(2017, 1, 13), (State.MET, "holds_so_far"), id="holds on the last view owed"),
        pytest.param(90, date(2017, 1, 14), (State.NOT_EVALUABLE, "report_missing"), id="it did not come"),
        pytest.param(29, date(2017, 1, 14), (State.NOT_EVALUABLE, "report_missing"), id="nor is it met without it"),
    ],
)
def test_the_year_is_over_and_a_report_is_not_there(faulty: int, on: date, outcome_then: tuple[State, str]) -> None:
    told = Reported().deliver(*QUARTERS[:3]).say(review("2016-02", 300, faulty))
    verdict = the_verdict(error_rate(), told, on)
    assert outcome(verdict) == outcome_then
    assert verdict.value == Fraction(faulty, 300), "the figure so far is shown all the same"


def test_a_missing_report_in_the_middle_does_not_stop_the_view_within_the_year() -> None:
    told = Reported().deliver("2016-Q2").say(review("2016-05", 300, 29))
    assert outcome(the_verdict(error_rate(), told, date(2016, 8, 1))) == (State.MET, "holds_so_far")


def test_only_the_random_selection_counts() -> None:
    told = whole_year(0, 100).say(review("2016-03", 100, 100, selection="risk"))
    told.say(review("2016-03", 100, 100, selection="complaint"), review("2016-03", 100, 100, topic="regress"))
    verdict = the_verdict(error_rate(), told, FINAL)
    assert (verdict.numerator, verdict.denominator) == (0, 100)
    assert verdict.records == ("case_review:hilden:kdu:new:random:2016-02",)


def test_a_hidden_cell_of_another_selection_hides_nothing() -> None:
    told = whole_year(0, 100).say(review("2016-03", 9, "suppressed", selection="risk"))
    assert the_verdict(error_rate(), told, FINAL).state is State.MET


def test_offices_and_strata_add_up_to_the_house() -> None:
    told = Reported().deliver(*QUARTERS)
    told.say(review("2016-01", 100, 4), review("2016-01", 100, 5, scope="velbert"))
    told.say(review("2016-01", 100, 6, stratum="existing"), review("2016-02", 100, 7))
    verdict = the_verdict(error_rate(), told, FINAL)
    assert (verdict.numerator, verdict.denominator, verdict.value) == (22, 400, Fraction(22, 400))


def test_provisional_figures_make_the_final_verdict_provisional() -> None:
    verdict = the_verdict(error_rate(), whole_year(29, 300, data_status="provisional"), FINAL)
    assert (outcome(verdict), verdict.provisional) == ((State.MET, "bound_holds"), True)
    assert "data_provisional" in [reason.code for reason in verdict.reasons]


@pytest.mark.parametrize(("reviewed", "is_told"), [(29, True), (30, False)])
def test_a_sample_below_the_minimum_is_told_beside_the_verdict(reviewed: int, is_told: bool) -> None:
    minimum = {"value": 30, "origin": "assumption", "why": "für den Test"}
    verdict = the_verdict(error_rate(minimum_sample=minimum), whole_year(1, reviewed), FINAL)
    assert verdict.state is State.MET
    assert ("below_minimum_sample" in [reason.code for reason in verdict.reasons]) is is_told


def test_the_reasons_of_a_sampled_rate_stand_in_order() -> None:
    verdict = the_verdict(error_rate(), whole_year(29, 300), FINAL)
    assert [reason.code for reason in verdict.reasons] == ["bound_holds", "sample"]
    assert verdict.reasons[0].facts == {"value": Fraction(29, 300), "view_end": date(2016, 12, 31)}
    assert verdict.reasons[1].facts == {
        "part": 29,
        "whole": 300,
        "class": "indicated",
        "up_to": Fraction(13, 100),
    }


def yearly_mean(rate: str, **extra: Any) -> Reported:
    return Reported().deliver("2016-12", profile="kennzahlen").say(sick("2016-12", rate, **extra))


@pytest.mark.parametrize(
    ("rate", "state"),
    [
        pytest.param("11.0", State.MET, id="exactly 11 is at most 11"),
        pytest.param("11.04", State.MET, id="rounds down to 11.0"),
        pytest.param("11.0499999", State.MET, id="just under the half"),
        pytest.param("11.05", State.BREACHED, id="the half rounds up to 11.1"),
        pytest.param("11.1", State.BREACHED, id="over"),
    ],
)
def test_a_published_rate_is_rounded_half_up_before_it_is_compared(rate: str, state: State) -> None:
    verdict = the_verdict(sickness(), yearly_mean(rate), date(2017, 2, 1))
    assert verdict.state is state
    assert verdict.value == Fraction(rate) / 100, "the verdict shows the value as reported"


@pytest.mark.parametrize(("rate", "state"), [("11.04", State.BREACHED), ("11", State.MET)])
def test_without_declared_rounding_nothing_is_rounded(rate: str, state: State) -> None:
    verdict = the_verdict(sickness(rounding="none"), yearly_mean(rate), date(2017, 2, 1))
    assert verdict.state is state


def test_days_lead_and_the_given_rate_is_only_the_fallback() -> None:
    both = yearly_mean("30", days_sick="110", days_target="1000")
    verdict = the_verdict(sickness(), both, date(2017, 2, 1))
    assert (verdict.state, verdict.value) == (State.MET, Fraction(11, 100))
    only_rate = the_verdict(sickness(), yearly_mean("11.4"), date(2017, 2, 1))
    assert [reason.code for reason in only_rate.reasons] == ["bound_missed", "rate_only"]


def test_of_yearly_means_the_newest_counts() -> None:
    told = Reported().deliver("2016-03", "2016-06", profile="kennzahlen")
    told.say(sick("2016-06", "10"), sick("2016-03", "12"))
    assert outcome(the_verdict(sickness(), told, date(2016, 7, 4))) == (State.MET, "holds_so_far")


def test_a_figure_of_an_office_is_not_the_figure_of_the_house() -> None:
    told = yearly_mean("10").say(sick("2016-12", "40", scope="hilden"))
    assert the_verdict(sickness(), told, date(2017, 2, 1)).value == Fraction(1, 10)


def test_a_rate_held_against_its_path_is_judged_at_the_path() -> None:
    path = {"kind": "sender_target", "origin": "assumption", "why": "für den Test"}
    measure = {"records": "headcount", "where": {"headcount": "sickness", "aggregation": "year_mean"}}
    measure |= {"take": "latest", "rate": "rate", "sender_target": "target"}
    rule = sickness(interim="path", path=path).model_copy(
        update={"measure": type(sickness().measure).model_validate(measure)}
    )
    behind = Reported().deliver("2016-03", profile="kennzahlen").say(sick("2016-03", "12", target="11.5"))
    on_pace = Reported().deliver("2016-03", profile="kennzahlen").say(sick("2016-03", "12", target="12.5"))
    assert outcome(the_verdict(rule, behind, date(2016, 4, 20))) == (State.AT_RISK, "pace")
    assert outcome(the_verdict(rule, on_pace, date(2016, 4, 20))) == (State.PENDING, "on_pace")


def test_a_rate_without_an_interim_view_is_open_until_the_end() -> None:
    rule = error_rate().model_copy(update={"interim": "none"})
    assert outcome(the_verdict(rule, whole_year(90, 300), date(2016, 7, 4))) == (State.PENDING, "on_pace")
    assert outcome(the_verdict(rule, whole_year(90, 300), FINAL)) == (State.BREACHED, "bound_missed")
