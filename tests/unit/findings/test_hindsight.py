"""An earlier day judged again: what happened by then counts, what was only planned later does not.

Ratingen cancels its dialogue of 10.05.2016, which is known on 12.05.; the episode begins on that day.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checker.domain.clock import end_of_day
from checker.domain.record import Event
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import State
from checker.evaluation import evaluate
from checker.findings.hindsight import looking_back
from tests.build import Reported, amount, dialogue, dialogues_held, dialogues_planned, rulebook

FIRST_DAY, TODAY = date(2016, 5, 12), datetime(2016, 7, 4, 6, tzinfo=UTC)
AT_RISK, PENDING = State.AT_RISK, State.PENDING


def at(month: int, day: int, hour: int = 8) -> datetime:
    return datetime(2016, month, day, hour, tzinfo=UTC)


def of_the_first_dialogue(planned: str | None, held: date | None = None, status: str = "") -> Event:
    """One line of the tracker, whatever its cells say by now."""
    return dialogue("ratingen", planned, held, status, event_id="ratingen-1")


def cancelled_in_may() -> Reported:
    told = Reported().say(of_the_first_dialogue("2016-05-10"), dialogue("ratingen", "2016-09-20"), at=at(1, 20))
    return told.say(of_the_first_dialogue("2016-05-10", status="cancelled"), at=at(5, 12))


def state_in_hindsight(book: Rulebook, told: Reported, on: date) -> State:
    by_then = told.records.recorded_by(end_of_day(on)).versions
    known = looking_back(told.records, on, max((version.sequence for version in by_then), default=0))
    (state,) = (
        verdict.state
        for verdict in evaluate(book, book.calendar, book.organisation, known, (), on, TODAY)
        if verdict.scope.id == "ratingen"
    )
    return state


def state_of_the_first_day(told: Reported) -> State:
    return state_in_hindsight(rulebook(dialogues_held()), told, FIRST_DAY)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        pytest.param(None, AT_RISK, id="nothing more was told"),
        pytest.param(of_the_first_dialogue("2016-06-21"), AT_RISK, id="a new day in the same cell"),
        pytest.param(of_the_first_dialogue("2016-06-21", date(2016, 6, 21)), AT_RISK, id="which was kept"),
        pytest.param(of_the_first_dialogue("2016-W20"), AT_RISK, id="a week that was not over"),
        pytest.param(of_the_first_dialogue("2016-05-10", date(2016, 5, 10)), PENDING, id="it was held after all"),
        pytest.param(of_the_first_dialogue("2016-05-10", FIRST_DAY), PENDING, id="held on the first day itself"),
        pytest.param(dialogue("ratingen", None, date(2016, 4, 7)), PENDING, id="one more was held, nobody had said so"),
        pytest.param(dialogue("ratingen", "2016-11-08"), AT_RISK, id="one more is planned"),
    ],
)
def test_only_what_took_place_by_the_first_day_rectifies(now: Event | None, state: State) -> None:
    told = cancelled_in_may()
    if now is not None:
        told.say(now, at=at(6, 1))
    assert state_of_the_first_day(told) is state


def test_a_plan_known_by_the_end_of_the_day_counts_and_a_later_one_does_not() -> None:
    new_day = of_the_first_dialogue("2016-06-21")
    before_midnight, after = (cancelled_in_may().say(new_day, at=at(5, 12, hour)) for hour in (21, 22))
    assert state_of_the_first_day(before_midnight) is PENDING
    assert state_of_the_first_day(after) is AT_RISK


def test_a_list_that_comes_late_shows_that_a_day_gone_by_had_been_planned() -> None:
    book, april = rulebook(dialogues_planned()), date(2016, 4, 1)
    planned = Reported().say(dialogue("ratingen", "2016-03-15", status="cancelled"), at=at(7, 1))
    ahead = Reported().say(dialogue("ratingen", "2016-09-20"), at=at(7, 1))
    assert [state_in_hindsight(book, told, april) for told in (planned, ahead)] == [PENDING, AT_RISK]


def test_figures_and_reports_count_as_they_are_known_today() -> None:
    told = Reported().deliver("2016-03", at=at(6, 1)).say(amount("2016-03", "1.00"), at=at(6, 1)).records
    assert looking_back(told, FIRST_DAY, 0) == told
