"""What time is it, and which day is that here? The only place that knows Europe/Berlin."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


class Clock(Protocol):
    """A source of the current instant, aware and in UTC."""

    def now(self) -> datetime: ...


class WallClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class ShiftedClock:
    """A clock that runs as another one does, from another instant on: the other's time and `by`."""

    def __init__(self, clock: Clock, by: timedelta) -> None:
        self._clock, self._by = clock, by

    def now(self) -> datetime:
        return self._clock.now() + self._by


def local_day(instant: datetime) -> date:
    """The calendar day of an aware instant in Europe/Berlin."""
    return instant.astimezone(BERLIN).date()


def local_time(instant: datetime) -> datetime:
    """The same instant in Europe/Berlin."""
    return instant.astimezone(BERLIN)


def at_local(day: date, hour: int, minute: int = 0) -> datetime:
    """The instant (UTC) of a wall-clock time in Europe/Berlin on `day`."""
    return datetime.combine(day, time(hour, minute), BERLIN).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """The last microsecond of `day` in Europe/Berlin, in UTC: a file given to `check` counts as recorded then."""
    return datetime.combine(day + timedelta(days=1), time(0), BERLIN).astimezone(UTC) - timedelta(microseconds=1)
