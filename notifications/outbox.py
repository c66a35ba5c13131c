"""What becomes of a queued message? Pure: states, waiting times and the end of patience.

The store changes a row only where it still has the state that `transition` started from.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import assert_never

from checker.domain.calendar import WorkingCalendar
from checker.domain.clock import at_local, local_day, local_time
from checker.domain.message import OutboxState
from notifications.transport import Ambiguous, Delivered, Outcome, Rejected, Unreachable

# Minutes until the next attempt, then the last one again and again: greylisting first, then a server away for hours.
BACKOFF_MINUTES = (1, 5, 15, 60, 240)
# A server may be away for a working week and a half; after that the mail tells nothing that still helps.
EXPIRY_OFFICE_DAYS = 10
LEASE = timedelta(minutes=5)


class OutboxEvent(StrEnum):
    """What can happen to a message. `lease_over`: whoever had claimed it has died."""

    RELEASED = "released"
    CLAIMED = "claimed"
    ABOUT_TO_SEND = "about_to_send"
    ACCEPTED = "accepted"
    REFUSED_FOR_NOW = "refused_for_now"
    REFUSED_FOR_GOOD = "refused_for_good"
    NOT_REACHED = "not_reached"
    CONNECTION_LOST = "connection_lost"
    LEASE_OVER = "lease_over"
    TRIED_AGAIN = "tried_again"
    OVERTAKEN = "overtaken"
    EXPIRED = "expired"


class ImpossibleTransition(ValueError):
    """This event cannot happen in this state: somebody else was faster, or our own order is wrong."""


def transition(state: OutboxState, event: OutboxEvent) -> OutboxState:
    """The state after the event. ImpossibleTransition when the event does not belong to the state."""
    after = _after(state, event)
    if after is None:
        raise ImpossibleTransition(f"a message that is {state} cannot be {event}")
    return after


def is_final(state: OutboxState) -> bool:
    """Nothing can happen to the message any more."""
    return state in (OutboxState.SENT, OutboxState.DEAD, OutboxState.SUPERSEDED)


def event_of(outcome: Outcome) -> OutboxEvent:
    """What an attempt's outcome means for the message."""
    match outcome:
        case Delivered():
            return OutboxEvent.ACCEPTED
        case Rejected(permanent=True):
            return OutboxEvent.REFUSED_FOR_GOOD
        case Rejected():
            return OutboxEvent.REFUSED_FOR_NOW
        case Unreachable():
            return OutboxEvent.NOT_REACHED
        case Ambiguous():
            return OutboxEvent.CONNECTION_LOST
        case _:
            assert_never(outcome)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts (1 or more) that came to nothing."""
    return timedelta(minutes=BACKOFF_MINUTES[min(attempts, len(BACKOFF_MINUTES)) - 1])


def next_attempt(
    now: datetime, attempts: int, calendar: WorkingCalendar, *, from_hour: int, until_hour: int
) -> datetime:
    """When to try again (UTC): after the wait, and within the house's mail hours."""
    return within_mail_hours(now + wait_after(attempts), calendar, from_hour=from_hour, until_hour=until_hour)


def within_mail_hours(instant: datetime, calendar: WorkingCalendar, *, from_hour: int, until_hour: int) -> datetime:
    """The instant itself (UTC) when the house mails then, else the next opening. Hours are local."""
    day = local_day(instant)
    if not calendar.is_office_day(day) or local_time(instant).hour >= until_hour:
        return at_local(calendar.add_office_days(day, 1), from_hour)
    return max(instant.astimezone(UTC), at_local(day, from_hour))


def expires_at(planned_on: date, calendar: WorkingCalendar) -> datetime:
    """The instant (UTC) from which a message is not tried any more: the end of the tenth open day after its own."""
    last = calendar.add_office_days(planned_on, EXPIRY_OFFICE_DAYS)
    return at_local(last + timedelta(days=1), time.min.hour)


def _after(state: OutboxState, event: OutboxEvent) -> OutboxState | None:
    match state:
        case OutboxState.DRAFT:
            return _AFTER_DRAFT.get(event)
        case OutboxState.PENDING:
            return _AFTER_PENDING.get(event)
        case OutboxState.CLAIMED:
            return _AFTER_CLAIMED.get(event)
        case OutboxState.DATA:
            return _AFTER_DATA.get(event)
        case OutboxState.AMBIGUOUS:
            return _AFTER_AMBIGUOUS.get(event)
        case OutboxState.SENT | OutboxState.DEAD | OutboxState.SUPERSEDED:
            return None
        case _:
            assert_never(state)


_AFTER_DRAFT = {
    OutboxEvent.RELEASED: OutboxState.PENDING,
    OutboxEvent.OVERTAKEN: OutboxState.SUPERSEDED,
}
_AFTER_PENDING = {
    OutboxEvent.CLAIMED: OutboxState.CLAIMED,
    OutboxEvent.OVERTAKEN: OutboxState.SUPERSEDED,
    OutboxEvent.EXPIRED: OutboxState.DEAD,
}
_AFTER_CLAIMED = {
    OutboxEvent.ABOUT_TO_SEND: OutboxState.DATA,
    OutboxEvent.REFUSED_FOR_NOW: OutboxState.PENDING,
    OutboxEvent.REFUSED_FOR_GOOD: OutboxState.DEAD,
    OutboxEvent.NOT_REACHED: OutboxState.PENDING,
    OutboxEvent.LEASE_OVER: OutboxState.PENDING,
    OutboxEvent.OVERTAKEN: OutboxState.SUPERSEDED,
}
_AFTER_DATA = {
    OutboxEvent.ACCEPTED: OutboxState.SENT,
    OutboxEvent.REFUSED_FOR_NOW: OutboxState.PENDING,
    OutboxEvent.REFUSED_FOR_GOOD: OutboxState.DEAD,
    # Lost between the announcement and the text: nothing of the mail has left.
    OutboxEvent.NOT_REACHED: OutboxState.PENDING,
    OutboxEvent.CONNECTION_LOST: OutboxState.AMBIGUOUS,
    OutboxEvent.LEASE_OVER: OutboxState.AMBIGUOUS,
}
# Tried again with the same Message-ID: a mail server or reader that has it already can tell.
_AFTER_AMBIGUOUS = {OutboxEvent.TRIED_AGAIN: OutboxState.PENDING}
