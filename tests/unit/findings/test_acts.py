"""What a role may decide about a finding. May 2016: Thursday 5. is a holiday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checker.domain.finding import Episode, FindingState
from checker.domain.verdict import State
from checker.findings.acts import Powers, Refusal, Why, acknowledge, latest_day
from tests.build import CALENDAR

ON, FRIDAY = date(2016, 5, 4), date(2016, 5, 6)
POWERS = Powers(frozenset({"gf", "leitung", "controlling"}), ("leitung", "gf"), at_most_working_days=5)
OPEN = Episode("a/b/2016", 1, FindingState.OPEN, State.BREACHED, "due_over", "major", ON, step=2, step_since=ON)


def taken_on(episode: Episode | None = OPEN, by: str = "gf", until: date = FRIDAY) -> Episode | Refusal:
    return acknowledge(episode, by, until, ON, POWERS, CALENDAR)


def test_an_acknowledgement_keeps_episode_and_step() -> None:
    assert taken_on() == replace(OPEN, state=FindingState.ACKNOWLEDGED, until=FRIDAY)


def test_it_holds_through_its_last_day() -> None:
    taken = taken_on()
    assert isinstance(taken, Episode)
    assert taken.is_left_in_peace(FRIDAY)
    assert not taken.is_left_in_peace(date(2016, 5, 7))


@pytest.mark.parametrize("until", [ON, FRIDAY, date(2016, 5, 12)])
def test_it_lasts_from_today_to_the_last_day_of_the_policy(until: date) -> None:
    assert isinstance(taken_on(until=until), Episode)


def test_it_may_be_prolonged_and_shortened() -> None:
    taken = replace(OPEN, state=FindingState.ACKNOWLEDGED, until=FRIDAY)
    for until in (ON, date(2016, 5, 10)):
        assert taken_on(taken, until=until) == replace(taken, until=until)


@pytest.mark.parametrize(
    ("episode", "by", "until", "expected"),
    [
        pytest.param(None, "gf", FRIDAY, Refusal(Why.NO_FINDING), id="nothing found"),
        pytest.param(replace(OPEN, state=FindingState.RESOLVED), "gf", FRIDAY, Refusal(Why.RESOLVED), id="over"),
        pytest.param(replace(OPEN, state=FindingState.WATCHED), "gf", FRIDAY, Refusal(Why.NOT_TOLD_YET), id="watched"),
        pytest.param(replace(OPEN, state=FindingState.WAIVED), "gf", FRIDAY, Refusal(Why.RESTS_ALREADY), id="waived"),
        pytest.param(
            replace(OPEN, state=FindingState.ACKNOWLEDGED, until=FRIDAY), "gf", FRIDAY, Refusal(Why.AS_BEFORE),
            id="the same again",
        ),
        pytest.param(OPEN, "gf", date(2016, 5, 3), Refusal(Why.IN_THE_PAST), id="yesterday"),
        pytest.param(
            OPEN, "gf", date(2016, 5, 13), Refusal(Why.TOO_FAR, latest=date(2016, 5, 12)), id="six working days"
        ),
        pytest.param(OPEN, "chef", FRIDAY, Refusal(Why.UNKNOWN_ROLE, who=("leitung", "gf")), id="no such role"),
        pytest.param(OPEN, "controlling", FRIDAY, Refusal(Why.NOT_CONCERNED, who=("leitung", "gf")), id="not its role"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_with_its_reason(
    episode: Episode | None, by: str, until: date, expected: Refusal
) -> None:
    assert taken_on(episode, by, until) == expected


def test_the_latest_day_counts_working_days() -> None:
    assert latest_day(ON, POWERS, CALENDAR) == date(2016, 5, 12)
