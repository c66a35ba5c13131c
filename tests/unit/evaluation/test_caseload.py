"""Clients for each post of a team, as the mean of the months' ends, in a band. Decisions D11, D12; rows P14, P19."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from checker.domain.verdict import State, Verdict
from tests.build import Reported, caseload, team, the_verdict

MONTHS = tuple(f"2016-{month:02}" for month in range(1, 13))
FINAL = date(2017, 1, 14)
HOLDS, MISSED = (State.MET, "bound_holds"), (State.BREACHED, "bound_missed")


def all_year(clients: int, fte: str, persons: int | None = None) -> Reported:
    return Reported().say(*(team(month, clients, fte, persons) for month in MONTHS))


def outcome(verdict: Verdict) -> tuple[State, str]:
    return verdict.state, verdict.cause


@pytest.mark.parametrize(
    ("clients", "fte", "expected"),
    [
        pytest.param(225, "5", HOLDS, id="45.00 is the lower end"),
        pytest.param(2249, "50", MISSED, id="44.98 is below"),
        pytest.param(275, "5", HOLDS, id="55.00 is the upper end"),
        pytest.param(2751, "50", MISSED, id="55.02 is above"),
        pytest.param(55004, "1000", HOLDS, id="55.004 is 55.00 with two digits"),
        pytest.param(55005, "1000", MISSED, id="55.005 is 55.01"),
        pytest.param(44995, "1000", HOLDS, id="44.995 is 45.00"),
        pytest.param(0, "5", MISSED, id="nobody to look after"),
    ],
)
def test_the_mean_of_the_year_lies_in_the_band(clients: int, fte: str, expected: tuple[State, str]) -> None:
    assert outcome(the_verdict(caseload(), all_year(clients, fte), FINAL)) == expected


def test_the_mean_is_of_the_months_and_not_of_the_sums() -> None:
    halves = [team(f"2016-{n:02}", *((200, "5") if n <= 6 else (600, "10"))) for n in range(1, 13)]
    assert the_verdict(caseload(), Reported().say(*halves), FINAL).value == 50, (
        "40 and 60, though 4.800 over 90 is 53,33"
    )


@pytest.mark.parametrize("on", [date(2016, 3, 1), date(2016, 12, 31)])
def test_within_the_year_a_figure_out_of_the_band_is_pending(on: date) -> None:
    verdict = the_verdict(caseload(), all_year(900, "5"), on)
    assert outcome(verdict) == (State.PENDING, "year_value_only")
    assert verdict.value is None, "of staff the year's value alone is shown"


@pytest.mark.parametrize(
    ("fte", "persons", "code"),
    [
        pytest.param("5", None, None, id="five posts"),
        pytest.param("4.99", None, "staff_floor", id="fewer than five posts"),
        pytest.param("4", 5, None, id="five persons in part time"),
        pytest.param("5", 4, "staff_floor", id="four persons"),
        pytest.param("0", 5, "denominator_zero", id="five persons on leave"),
    ],
)
def test_a_team_too_small_has_no_figure(fte: str, persons: int | None, code: str | None) -> None:
    verdict = the_verdict(caseload(), all_year(250, fte, persons), FINAL)
    if code is None:
        assert verdict.value is not None
    else:
        assert (outcome(verdict), verdict.value) == ((State.NOT_EVALUABLE, code), None)


def test_one_month_of_a_team_too_small_hides_the_mean() -> None:
    told = all_year(250, "5").say(team("2016-06", 200, "4"))
    assert outcome(the_verdict(caseload(), told, FINAL)) == (State.NOT_EVALUABLE, "staff_floor")


def test_a_month_without_clients_told_makes_the_mean_unknown() -> None:
    told = all_year(250, "5").say(team("2016-06", None, "5"))
    assert outcome(the_verdict(caseload(), told, FINAL)) == (State.NOT_EVALUABLE, "nothing_reported")


def test_a_month_that_is_missing_keeps_the_year_open() -> None:
    told = Reported().say(*(team(month, 250, "5") for month in MONTHS[:-1]))
    assert outcome(the_verdict(caseload(), told, date(2017, 1, 13))) == (State.PENDING, "on_pace")
    assert outcome(the_verdict(caseload(), told, FINAL)) == (State.NOT_EVALUABLE, "report_missing")


def test_silence_is_pending_and_then_not_evaluable() -> None:
    assert outcome(the_verdict(caseload(), Reported(), date(2016, 2, 12))) == (State.PENDING, "figures_not_owed_yet")
    assert outcome(the_verdict(caseload(), Reported(), date(2016, 2, 13)))[0] is State.NOT_EVALUABLE


@pytest.mark.parametrize(("ends", "expected"), [(("45", "55"), HOLDS), (("50.01", "55"), MISSED)])
def test_a_mean_of_twelve_odd_posts_is_compared_without_rounding(
    ends: tuple[str, str], expected: tuple[State, str]
) -> None:
    """Twelve different posts have a common denominator of forty digits: far more than the engine compares."""
    posts = ["5.01", "5.03", "5.07", "5.09", "5.11", "5.13", "5.17", "5.19", "5.21", "5.23", "5.27", "5.29"]
    told = Reported().say(*(team(month, 257, fte) for month, fte in zip(MONTHS, posts, strict=True)))
    verdict = the_verdict(caseload(*ends, rounding="none"), told, FINAL)
    assert outcome(verdict) == expected
    assert verdict.value == sum(257 / Fraction(fte) for fte in posts) / 12


@pytest.mark.parametrize(
    ("least", "most", "expected"),
    [("16.66", "16.67", HOLDS), ("16.67", "17", MISSED), ("16", "16.66", MISSED)],
)
def test_a_value_between_two_hundredths_is_on_neither_end(least: str, most: str, expected: tuple[State, str]) -> None:
    rule = caseload(least, most, staff=1, rounding="none")
    assert outcome(the_verdict(rule, all_year(50, "3"), FINAL)) == expected
