"""So many a month: a weak month warns, the sum of the year decides. Decisions D1, D14; rows P02, P20."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from checker.domain.verdict import State, Verdict
from tests.build import MONTHLY, Reported, month_of_flow, monthly_flow, the_verdict

EVERY_MONTH = tuple(f"2016-{month:02}" for month in range(1, 13))
IN_JUNE, FINAL = date(2016, 6, 2), date(2017, 1, 14)


def told(amounts: Iterable[int | str | None]) -> Reported:
    """Month after month, from January on."""
    return Reported().say(*(month_of_flow(month, each) for month, each in zip(EVERY_MONTH, amounts, strict=False)))


def outcome(verdict: Verdict) -> tuple[State, str]:
    return verdict.state, verdict.cause


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        pytest.param([25] * 5, (State.PENDING, "on_pace"), id="25 every month"),
        pytest.param([30, 30, 30, 30, 24], (State.AT_RISK, "month_short"), id="the newest month is short of one"),
        pytest.param([30, 30, 24, 30, 25], (State.PENDING, "on_pace"), id="a short month that was made up for"),
        pytest.param([24, 25, 25, 25, 25], (State.AT_RISK, "pace"), id="one short month and nothing more"),
        pytest.param([60] * 5, (State.MET, "floor_reached"), id="the year's number is there"),
        pytest.param([60, 60, 60, 60, 59], (State.PENDING, "on_pace"), id="299 are not 300"),
        pytest.param([300, 0, 0, 0, 0], (State.MET, "floor_reached"), id="what is reached stays reached"),
        pytest.param([0, 0, 0, 0, 0], (State.AT_RISK, "pace"), id="nothing at all"),
        pytest.param([30, 30, 30, 35, "-1"], (State.AT_RISK, "pace"), id="a correction below zero"),
        pytest.param(["25.5"] * 5, (State.PENDING, "on_pace"), id="parts of one are exact"),
        pytest.param(["30", "30", "30", "30", "24.99"], (State.AT_RISK, "month_short"), id="short of a hundredth"),
    ],
)
def test_within_the_year_the_newest_month_and_the_sum_so_far_may_warn(
    amounts: list[int | str], expected: tuple[State, str]
) -> None:
    assert outcome(the_verdict(monthly_flow(), told(amounts), IN_JUNE)) == expected


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        pytest.param([25] * 11 + [24], (State.BREACHED, "bound_missed"), id="299"),
        pytest.param([25] * 12, (State.MET, "bound_holds"), id="300"),
        pytest.param([26] * 11 + [14], (State.MET, "bound_holds"), id="300 with a short December"),
    ],
)
def test_the_sum_of_the_year_decides(amounts: list[int], expected: tuple[State, str]) -> None:
    assert outcome(the_verdict(monthly_flow(), told(amounts), FINAL)) == expected


def test_more_than_so_many_a_month_is_strict() -> None:
    rule = monthly_flow(operator=">")
    assert the_verdict(rule, told([25] * 12), FINAL).state is State.BREACHED
    assert the_verdict(rule, told([25] * 11 + [26]), FINAL).state is State.MET


def test_units_that_tell_of_a_month_together_are_one_month() -> None:
    both = [month_of_flow("2016-01", half, scope=office) for office, half in (("hilden", 12), ("ratingen", 13))]
    verdict = the_verdict(monthly_flow(), Reported().say(*both), IN_JUNE)
    assert (outcome(verdict), verdict.value) == ((State.PENDING, "on_pace"), 25)


def test_nothing_reported_is_pending_until_the_first_month_is_owed() -> None:
    assert outcome(the_verdict(monthly_flow(), Reported(), date(2016, 2, 12))) == (
        State.PENDING,
        "figures_not_owed_yet",
    )
    missing = the_verdict(monthly_flow(), Reported(), date(2016, 2, 13))
    assert outcome(missing) == (State.NOT_EVALUABLE, "nothing_reported")


def test_a_month_without_its_amount_makes_the_sum_unknown() -> None:
    assert outcome(the_verdict(monthly_flow(), told([25, None]), IN_JUNE)) == (State.NOT_EVALUABLE, "nothing_reported")


def test_a_month_that_stays_away_keeps_the_year_open() -> None:
    without_november = Reported().say(*(month_of_flow(month, 30) for month in EVERY_MONTH if month != "2016-11"))
    assert outcome(the_verdict(monthly_flow(value="30"), without_november, FINAL)) == (
        State.NOT_EVALUABLE,
        "report_missing",
    )


def test_the_newest_month_is_told_with_what_is_asked_of_each() -> None:
    (short, *_) = the_verdict(monthly_flow(), told([30, 30, 24]), IN_JUNE).reasons
    assert (short.facts["amount"], str(short.facts["period"]), short.facts["a_month"]) == (24, "2016-03", 25)


def test_the_year_s_number_is_the_target_that_is_shown() -> None:
    assert the_verdict(monthly_flow(value="70"), told([70]), IN_JUNE).target == "840"


def test_the_path_of_the_year_goes_in_twelve_equal_steps() -> None:
    pace = the_verdict(monthly_flow(), told([25, 25, 26]), IN_JUNE).pace
    assert pace is not None
    assert (pace.expected, pace.forecast, pace.view_end) == (75, 304, date(2016, 3, 31))


def test_a_report_without_the_figure_is_no_report_where_figures_count() -> None:
    delivered = told([25] * 11).deliver("2016-12", profile="kennzahlen")
    assert the_verdict(monthly_flow(), delivered, FINAL).complete.arrived == 11
    files_count = monthly_flow(reported=MONTHLY["reported"])
    assert the_verdict(files_count, delivered, FINAL).complete.arrived == 12
