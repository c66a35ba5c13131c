"""What `status` said last, for pages that are looked at often. Edge: memory of a process, and a thread.

What is older than a minute is asked anew beside the page, which shows what is known and since when; nobody waits for
it but the first to ask. Where asking fails, what was known gets older, and whoever shows it says so.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.usecases.running.status import Status

log = logging.getLogger(__name__)
FRESH = timedelta(minutes=1)
OLD = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class StatusThen:
    """What `status` said at an instant (aware)."""

    status: Status
    at: datetime

    def is_old(self, now: datetime) -> bool:
        """Has nobody been able to look for ten minutes?"""
        return now - self.at > OLD


@dataclass(slots=True)
class KeptStatus:
    """`ask` looks at everything as of an instant (aware). `is_beside`: what is old is asked anew in a thread."""

    ask: Callable[[datetime], Status]
    is_beside: bool = True
    _kept: StatusThen | None = None
    _asking: bool = False
    _lock: Lock = field(default_factory=Lock)

    def at(self, now: datetime) -> StatusThen | None:
        """What is known at `now`: a minute old at most, unless the look takes longer or fails. None: nothing is."""
        kept = self._kept
        if kept is None or (not self.is_beside and now - kept.at > FRESH):
            self._look_without_fail(now)
            return self._kept
        if now - kept.at > FRESH and self._begins(now):
            Thread(target=self._look_beside, args=(now,), name="status", daemon=True).start()
        return kept

    def _begins(self, now: datetime) -> bool:
        """Is this the one that asks? One at a time does, and none where another has done so just now."""
        with self._lock:
            if self._asking or (self._kept is not None and now - self._kept.at <= FRESH):
                return False
            self._asking = True
            return True

    def _look_beside(self, now: datetime) -> None:
        try:
            self._look_without_fail(now)
        finally:
            with self._lock:
                self._asking = False

    def _look_without_fail(self, now: datetime) -> None:
        try:
            self._kept = StatusThen(self.ask(now), now)
        except Exception:  # whatever it was: the page says since when nobody could look
            log.exception("the state of the service could not be looked at")
