"""A meeting is awaited: no finding, until its calendar is missing past the warning date. Then at step 1, at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checker.domain.finding import ChangeEvent, FindingState, Resolution
from checker.domain.verdict import Reason, State, Verdict
from notifications.urgency import is_told_at_once
from tests.unit.findings.test_follow_up import RULE, House, may, verdict

AWAITED = verdict(State.AWAITING_EVENT, cause="awaiting_event")
SMALLEST = 30
NO_CALENDAR = verdict(State.AWAITING_EVENT, cause="calendar_missing")
KNOWN = verdict(State.PENDING, cause="due_ahead")
OVER = verdict(State.BREACHED, cause="due_over")


def told(days: list[tuple[int, Verdict]], house: House) -> list[tuple[int, str]]:
    changes = [(day, house.on(may(day), today)) for day, today in days]
    return [(day, str(change.event)) for day, change in changes if change is not None]


@pytest.mark.parametrize(
    ("days", "events"),
    [
        pytest.param([(2, AWAITED), (3, AWAITED)], [], id="awaited within its time"),
        pytest.param([(2, AWAITED), (3, NO_CALENDAR)], [(3, "opened")], id="past its warning date, at once"),
        pytest.param([(2, NO_CALENDAR), (3, NO_CALENDAR), (4, NO_CALENDAR)], [(2, "opened")], id="once, not daily"),
        pytest.param([(2, NO_CALENDAR), (3, KNOWN)], [(2, "opened"), (3, "resolved")], id="the calendar comes"),
        pytest.param([(2, NO_CALENDAR), (3, OVER)], [(2, "opened"), (3, "worsened")], id="the last day is over"),
        pytest.param([(2, replace(NO_CALENDAR, waived=True))], [], id="waived"),
    ],
)
def test_a_missing_calendar_is_a_finding(days: list[tuple[int, Verdict]], events: list[tuple[int, str]]) -> None:
    assert told(days, House()) == events


def test_it_opens_at_the_first_step_and_says_why() -> None:
    change = House().on(may(2), NO_CALENDAR)
    assert change is not None
    assert (change.episode.state, change.episode.step) == (FindingState.OPEN, 1)
    assert (change.episode.verdict, change.episode.cause) == (State.AWAITING_EVENT, "calendar_missing")


@pytest.mark.parametrize("hindsight", [State.PENDING, State.AWAITING_EVENT, State.BREACHED])
def test_when_the_calendar_comes_that_is_an_all_clear_and_no_rectification(hindsight: State) -> None:
    """It was missing all the same, whatever day it tells."""
    house = House(hindsight=hindsight)
    house.on(may(2), NO_CALENDAR)
    change = house.on(may(3), KNOWN)
    assert change is not None
    assert (change.event, change.episode.resolution) == (ChangeEvent.RESOLVED, Resolution.ALL_CLEAR)


def test_whoever_is_told_is_told_by_a_mail_of_its_own() -> None:
    rule = RULE.model_copy(update={"severity": "major"})
    assert is_told_at_once(NO_CALENDAR, rule, SMALLEST)
    assert not is_told_at_once(AWAITED, rule, SMALLEST)
    assert not is_told_at_once(NO_CALENDAR, rule.model_copy(update={"severity": "minor"}), SMALLEST)


def test_only_the_deciding_reason_makes_it_bad() -> None:
    beside = replace(KNOWN, reasons=(*KNOWN.reasons, Reason("calendar_missing", {"warn_from": date(2016, 5, 1)})))
    assert NO_CALENDAR.is_bad
    assert not beside.is_bad
    assert not AWAITED.is_bad
