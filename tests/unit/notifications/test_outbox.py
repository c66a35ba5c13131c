"""What becomes of a queued message."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.clock import at_local, local_day, local_time
from checker.domain.message import OutboxState
from notifications.outbox import (
    ImpossibleTransition,
    OutboxEvent,
    event_of,
    expires_at,
    is_final,
    next_attempt,
    transition,
    wait_after,
    within_mail_hours,
)
from notifications.transport import Ambiguous, Delivered, Rejected, Unreachable
from tests.unit.notifications.mail_cases import CALENDAR

S, E = OutboxState, OutboxEvent
POSSIBLE = {
    (S.DRAFT, E.RELEASED): S.PENDING,
    (S.DRAFT, E.OVERTAKEN): S.SUPERSEDED,
    (S.PENDING, E.CLAIMED): S.CLAIMED,
    (S.PENDING, E.OVERTAKEN): S.SUPERSEDED,
    (S.PENDING, E.EXPIRED): S.DEAD,
    (S.CLAIMED, E.ABOUT_TO_SEND): S.DATA,
    (S.CLAIMED, E.REFUSED_FOR_NOW): S.PENDING,
    (S.CLAIMED, E.REFUSED_FOR_GOOD): S.DEAD,
    (S.CLAIMED, E.NOT_REACHED): S.PENDING,
    (S.CLAIMED, E.LEASE_OVER): S.PENDING,
    (S.CLAIMED, E.OVERTAKEN): S.SUPERSEDED,
    (S.DATA, E.ACCEPTED): S.SENT,
    (S.DATA, E.REFUSED_FOR_NOW): S.PENDING,
    (S.DATA, E.REFUSED_FOR_GOOD): S.DEAD,
    (S.DATA, E.NOT_REACHED): S.PENDING,
    (S.DATA, E.CONNECTION_LOST): S.AMBIGUOUS,
    (S.DATA, E.LEASE_OVER): S.AMBIGUOUS,
    (S.AMBIGUOUS, E.TRIED_AGAIN): S.PENDING,
}
NEW_YEAR = datetime(2016, 1, 1, tzinfo=UTC)
HOURS = {"from_hour": 7, "until_hour": 18}


@pytest.mark.parametrize(("state", "event"), list(product(S, E)), ids=lambda value: str(value))
def test_a_message_goes_the_ways_of_the_design_and_no_other(state: OutboxState, event: OutboxEvent) -> None:
    if (state, event) in POSSIBLE:
        assert transition(state, event) == POSSIBLE[state, event]
    else:
        with pytest.raises(ImpossibleTransition):
            transition(state, event)


def test_only_final_states_have_no_way_out() -> None:
    assert {state for state in S if is_final(state)} == set(S) - {state for state, _ in POSSIBLE}


@given(st.lists(st.sampled_from(list(E)), max_size=30))
def test_nothing_is_sent_without_having_been_announced(events: list[OutboxEvent]) -> None:
    state, announced = S.PENDING, False
    for event in events:
        if (state, event) not in POSSIBLE:
            continue
        announced = announced or event is E.ABOUT_TO_SEND
        state = transition(state, event)
        assert announced or state not in (S.SENT, S.AMBIGUOUS)


@pytest.mark.parametrize(
    ("outcome", "event"),
    [
        (Delivered("250"), E.ACCEPTED),
        (Rejected(True, "550"), E.REFUSED_FOR_GOOD),
        (Rejected(False, "450"), E.REFUSED_FOR_NOW),
        (Unreachable("refused"), E.NOT_REACHED),
        (Ambiguous("lost"), E.CONNECTION_LOST),
    ],
)
def test_every_outcome_means_something(
    outcome: Delivered | Rejected | Unreachable | Ambiguous, event: OutboxEvent
) -> None:
    assert event_of(outcome) is event


def test_attempts_slow_down_and_then_stay() -> None:
    minutes = [wait_after(attempts).total_seconds() / 60 for attempts in (1, 2, 3, 4, 5, 6, 50)]
    assert minutes == [1, 5, 15, 60, 240, 240, 240]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(at_local(date(2016, 5, 3), 10), at_local(date(2016, 5, 3), 10, 1), id="within the hours"),
        pytest.param(at_local(date(2016, 5, 3), 17, 59), at_local(date(2016, 5, 4), 7), id="the house closes"),
        pytest.param(at_local(date(2016, 5, 3), 3), at_local(date(2016, 5, 3), 7), id="before it opens"),
        pytest.param(
            at_local(date(2016, 5, 4), 20), at_local(date(2016, 5, 9), 7), id="holiday, closure, weekend ahead"
        ),
    ],
)
def test_the_next_attempt_keeps_the_mail_hours(now: datetime, expected: datetime) -> None:
    assert next_attempt(now, 1, CALENDAR, **HOURS) == expected


@given(st.integers(0, 350 * 24 * 60).map(lambda minutes: NEW_YEAR + timedelta(minutes=minutes)))
def test_a_mail_never_leaves_outside_the_mail_hours(instant: datetime) -> None:
    leaves = within_mail_hours(instant, CALENDAR, **HOURS)
    assert leaves >= instant
    assert CALENDAR.is_office_day(local_day(leaves))
    assert 7 <= local_time(leaves).hour < 18


def test_a_message_outlives_a_server_that_is_away_for_a_week() -> None:
    planned_on = date(2016, 5, 3)
    assert expires_at(planned_on, CALENDAR) == at_local(date(2016, 5, 21), 0)
    assert expires_at(planned_on, CALENDAR) > at_local(planned_on + timedelta(days=7), 18)
