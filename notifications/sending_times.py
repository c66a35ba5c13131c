"""When may a mail leave, when is it retried, and when is it too old? Pure: mail hours, waits, patience."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from checker.domain.calendar import WorkingCalendar
from checker.domain.clock import at_local, local_day, local_time

# Minutes until the next attempt, then the last one again and again: greylisting first, then a server away for hours.
BACKOFF_MINUTES = (1, 5, 15, 60, 240)
# A server may be away for a working week and a half; after that the mail tells nothing that still helps.
EXPIRY_OFFICE_DAYS = 10
# The relay is asked with one mail a round; once it is back, none waits longer than the last of these.
SESSION_WAIT_MINUTES = (1, 5, 15)
LEASE = timedelta(minutes=5)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts (1 or more) that came to nothing."""
    return timedelta(minutes=BACKOFF_MINUTES[min(attempts, len(BACKOFF_MINUTES)) - 1])


def wait_for_the_relay(attempts: int) -> timedelta:
    """How long a mail waits after so many attempts (1 or more) that were no fault of its own."""
    return timedelta(minutes=SESSION_WAIT_MINUTES[min(attempts, len(SESSION_WAIT_MINUTES)) - 1])


def next_attempt(
    now: datetime, wait: timedelta, calendar: WorkingCalendar, *, from_hour: int, until_hour: int
) -> datetime:
    """When to try again (UTC): after the wait, and within the house's mail hours."""
    return within_mail_hours(now + wait, calendar, from_hour=from_hour, until_hour=until_hour)


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
