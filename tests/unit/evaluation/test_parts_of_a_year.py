"""Judged over half-years, months and cohorts: each part is an obligation of its own, and waits for its own figures."""

from __future__ import annotations

from datetime import date

import pytest

from checker.domain.organisation import MergePolicy, Unit
from checker.domain.record import StatusRecord
from checker.domain.rule import Rule
from checker.domain.verdict import State, Verdict
from tests.build import (
    Reported,
    dialogue,
    handed_in,
    judge,
    newcomers_trained,
    organisation,
    quarter_cohort,
    rulebook,
    share_of,
    talks_every_month,
    team_plan,
    trained,
    with_units,
)

HOLDS, MISSED = (State.MET, "bound_holds"), (State.BREACHED, "bound_missed")
NOT_YET = (State.PENDING, "figures_not_owed_yet")


def outcome(verdict: Verdict) -> tuple[State, str]:
    return verdict.state, verdict.cause


def judged(rule: Rule, on: date, *told: StatusRecord, offices: tuple[str, ...] = ("hilden",)) -> dict[str, Verdict]:
    return judge(rulebook(rule, of=organisation(offices)), Reported().say(*told), on)


# --- Half-years --------------------------------------------------------------------------------------------------


def test_a_half_year_is_judged_by_its_own_figures() -> None:
    told = (trained("2016-H1", 4, 4), trained("2016-H2", 4, 3))
    verdicts = judged(newcomers_trained(), date(2017, 1, 14), *told)
    assert {key: outcome(verdict) for key, verdict in verdicts.items()} == {
        "trained/jobcenter/2016-H1": HOLDS,
        "trained/jobcenter/2016-H2": MISSED,
    }


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2016, 6, 30), NOT_YET, id="the half-year is not over"),
        pytest.param(date(2016, 7, 14), NOT_YET, id="ten working days later"),
        pytest.param(date(2016, 7, 15), (State.NOT_EVALUABLE, "nothing_reported"), id="and a day"),
    ],
)
def test_a_half_year_waits_for_its_figures(on: date, expected: tuple[State, str]) -> None:
    assert outcome(judged(newcomers_trained(), on)["trained/jobcenter/2016-H1"]) == expected


def test_no_newcomer_is_no_share() -> None:
    verdict = judged(newcomers_trained(), date(2016, 7, 15), trained("2016-H1", 0, 0))["trained/jobcenter/2016-H1"]
    assert outcome(verdict) == (State.NOT_EVALUABLE, "denominator_zero")


def test_a_soft_half_year_is_at_most_at_risk() -> None:
    verdicts = judged(newcomers_trained(worst="at_risk"), date(2016, 7, 4), trained("2016-H1", 4, 3))
    assert outcome(verdicts["trained/jobcenter/2016-H1"]) == (State.AT_RISK, "bound_missed")


# --- Months ------------------------------------------------------------------------------------------------------


def talk(on: date, planned: str | None = None, **extra: str) -> StatusRecord:
    return dialogue("hilden", planned, on, **extra)


@pytest.mark.parametrize("period", ["2016", "2016-03"])
def test_a_talk_counts_for_the_month_in_which_it_was_held(period: str) -> None:
    told = talk(date(2016, 3, 31), period=period)
    verdicts = judged(talks_every_month(), date(2016, 5, 1), told)
    assert [outcome(verdicts[f"talks/hilden/2016-{month:02}"]) for month in (2, 3, 4)] == [MISSED, HOLDS, MISSED]


def test_a_talk_planned_for_march_and_held_in_april_is_april_s() -> None:
    verdicts = judged(talks_every_month(), date(2016, 5, 1), talk(date(2016, 4, 1), "2016-03-31"))
    assert [outcome(verdicts[f"talks/hilden/2016-{month:02}"]) for month in (3, 4)] == [MISSED, HOLDS]
    (events,) = [reason for reason in verdicts["talks/hilden/2016-04"].reasons if reason.code == "events"]
    assert (events.facts["planned"], events.facts["held"]) == (0, 1), "what was planned for March is none of April's"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2016, 2, 29), (State.PENDING, "still_to_plan"), id="before the month"),
        pytest.param(date(2016, 4, 29), (State.PENDING, "still_to_plan"), id="one working day is left"),
        pytest.param(date(2016, 4, 30), (State.BREACHED, "too_few_days"), id="the month ends on a Saturday"),
        pytest.param(date(2016, 5, 1), MISSED, id="the month is over"),
    ],
)
def test_a_month_without_a_talk_is_missed_when_its_working_days_are_over(on: date, expected: tuple[State, str]) -> None:
    assert outcome(judged(talks_every_month(), on)["talks/hilden/2016-04"]) == expected


def test_a_soft_month_is_never_missed_before_it_ends() -> None:
    rule = talks_every_month(worst="at_risk")
    verdicts = [judged(rule, on)["talks/hilden/2016-04"] for on in (date(2016, 4, 30), date(2016, 5, 1))]
    assert [outcome(verdict) for verdict in verdicts] == [
        (State.PENDING, "still_to_plan"),
        (State.AT_RISK, "bound_missed"),
    ]


def test_talks_of_a_month_that_was_over_before_a_merger_stay_where_they_were_held() -> None:
    offices = (
        Unit(id="velbert", name="Velbert"),
        Unit(id="wuelfrath", name="Wülfrath", valid_to=date(2016, 6, 30), merges_into="velbert"),
    )
    house = with_units(organisation(), offices=offices)
    told = Reported().say(dialogue("wuelfrath", None, date(2016, 3, 15)))
    for on in (date(2016, 6, 30), date(2016, 7, 1), date(2017, 2, 1)):
        found = judge(rulebook(talks_every_month(), of=house), told, on)
        assert found["talks/velbert/2016-03"].state is State.BREACHED, on
        assert found["talks/wuelfrath/2016-03"].state is State.MET, on


def test_they_count_for_the_successor_where_the_house_lets_finished_months_go() -> None:
    offices = (
        Unit(id="velbert", name="Velbert"),
        Unit(id="wuelfrath", name="Wülfrath", valid_to=date(2016, 6, 30), merges_into="velbert"),
    )
    policy = MergePolicy(count_units="valid_on_evaluation_date")
    house = with_units(organisation(merge_policy=policy), offices=offices)
    told = Reported().say(dialogue("wuelfrath", None, date(2016, 3, 15)))
    after = judge(rulebook(talks_every_month(), of=house), told, date(2016, 7, 1))
    assert after["talks/velbert/2016-03"].state is State.MET
    assert "talks/wuelfrath/2016-03" not in after


# --- Cohorts -----------------------------------------------------------------------------------------------------


def of_the_first_quarter(part: int, whole: int = 50, data_month: str | None = "2016-09") -> StatusRecord:
    return share_of("cohort", "2016-Q1", part, whole, data_month=data_month)


def first_cohort(on: date, *told: StatusRecord, **extra: object) -> Verdict:
    return judged(quarter_cohort(**extra), on, *told)["cohort/jobcenter/2016-Q1"]


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        pytest.param(12, 50, MISSED, id="12 of 50 are 24 percent"),
        pytest.param(13, 50, HOLDS, id="13 of 50"),
        pytest.param(1, 4, HOLDS, id="exactly a quarter"),
        pytest.param(0, 0, (State.NOT_EVALUABLE, "denominator_zero"), id="nobody entered"),
    ],
)
def test_a_mature_cohort_is_decided_at_the_bound(part: int, whole: int, expected: tuple[State, str]) -> None:
    assert outcome(first_cohort(date(2016, 10, 18), of_the_first_quarter(part, whole))) == expected


@pytest.mark.parametrize("on", [date(2016, 2, 1), date(2016, 4, 1), date(2016, 9, 29)])
def test_a_young_cohort_is_pending_whatever_will_be_known_later(on: date) -> None:
    assert outcome(first_cohort(on, of_the_first_quarter(50))) == (State.PENDING, "not_mature_yet")


@pytest.mark.parametrize("data_month", ["2016-06", "2016-08", None])
def test_a_figure_from_before_maturity_says_nothing(data_month: str | None) -> None:
    young = of_the_first_quarter(50, data_month=data_month)
    assert outcome(first_cohort(date(2016, 10, 17), young)) == NOT_YET
    assert outcome(first_cohort(date(2016, 10, 18), young)) == (State.NOT_EVALUABLE, "nothing_reported")


def test_a_figure_of_a_later_month_than_maturity_counts_as_well() -> None:
    assert outcome(first_cohort(date(2016, 12, 1), of_the_first_quarter(13, data_month="2016-11"))) == HOLDS


def test_the_last_cohort_matures_in_the_year_after() -> None:
    verdict = judged(quarter_cohort(), date(2017, 6, 29))["cohort/jobcenter/2016-Q4"]
    assert (outcome(verdict), verdict.due.nominal) == ((State.PENDING, "not_mature_yet"), date(2017, 6, 30))
    told = share_of("cohort", "2016-Q4", 13, 50, data_month="2017-06")
    assert outcome(judged(quarter_cohort(), date(2017, 7, 1), told)["cohort/jobcenter/2016-Q4"]) == HOLDS


# --- One for each unit ------------------------------------------------------------------------------------------


def test_each_unit_hands_in_its_own() -> None:
    told = (handed_in("team-plan", date(2016, 5, 2), None, scope="hilden"),)
    verdicts = judged(team_plan(), date(2016, 5, 3), *told, offices=("hilden", "ratingen"))
    assert {key: outcome(verdict) for key, verdict in verdicts.items()} == {
        "team-plan/hilden/2016": (State.MET, "done_in_time"),
        "team-plan/ratingen/2016": (State.BREACHED, "due_over"),
    }


@pytest.mark.parametrize(("since", "owes"), [(date(2016, 4, 30), True), (date(2016, 5, 1), False)])
def test_a_unit_that_came_after_the_due_day_owes_nothing(since: date, owes: bool) -> None:
    units = (Unit(id="neu", name="Neu", valid_from=since),)
    book = rulebook(team_plan(), of=with_units(organisation(), offices=units))
    assert bool(judge(book, Reported(), date(2016, 9, 1))) is owes


def test_a_unit_owes_the_months_in_which_it_existed() -> None:
    units = (Unit(id="neu", name="Neu", valid_from=date(2016, 9, 30)),)
    book = rulebook(talks_every_month(), of=with_units(organisation(), offices=units))
    owed = [str(verdict.period) for verdict in judge(book, Reported(), date(2016, 12, 1)).values()]
    assert owed == ["2016-09", "2016-10", "2016-11", "2016-12"]


def test_a_promise_about_another_year_is_judged_over_that_year() -> None:
    rule = quarter_cohort(period={"kind": "year", "year": 2017}, due={"policy": "period_end_never_shifts"})
    (verdict,) = judged(rule, date(2016, 12, 1)).values()
    assert (str(verdict.period), outcome(verdict)) == ("2017", NOT_YET)
