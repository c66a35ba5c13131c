"""What `status` said last, for pages that are looked at often. Edge: memory of a process, and a thread.

What is older than a minute is asked anew beside the page, which shows what is known and since when; nobody waits for
it but who comes before anything is known. Where asking fails, what was known gets older, and whoever shows it says so.
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
    _asked_at: datetime | None = None
    _asking: Lock = field(default_factory=Lock)

    def at(self, now: datetime) -> StatusThen | None:
        """What is known at `now`: a minute old at most, unless the look takes longer or fails. None: nothing is."""
        kept = self._kept
        if kept is None or not self.is_beside:
            with self._asking:  # whoever comes meanwhile waits, and is told the same
                self._look(now)
            return self._kept
        if self._is_to_be_asked(now) and self._asking.acquire(blocking=False):
            Thread(target=self._look_beside, args=(now,), name="status", daemon=True).start()
        return kept

    def _look_beside(self, now: datetime) -> None:
        try:
            self._look(now)
        finally:
            self._asking.release()

    def _look(self, now: datetime) -> None:
        if not self._is_to_be_asked(now):
            return
        self._asked_at = now
        try:
            self._kept = StatusThen(self.ask(now), now)
        except Exception:  # whatever it was: the page says since when nobody could look
            log.exception("the state of the service could not be looked at")

    def _is_to_be_asked(self, now: datetime) -> bool:
        return self._asked_at is None or now - self._asked_at > FRESH
