"""When a mail may leave, when it is tried again, and when it is too old."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.clock import at_local, local_day, local_time
from notifications.sending_times import expires_at, next_attempt, wait_after, within_mail_hours
from tests.unit.notifications.mail_cases import CALENDAR

NEW_YEAR = datetime(2016, 1, 1, tzinfo=UTC)
HOURS = {"from_hour": 7, "until_hour": 18}


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
    assert next_attempt(now, wait_after(1), CALENDAR, **HOURS) == expected


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
