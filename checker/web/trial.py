"""To try the pages: a link that opens one session, for whoever may run commands on this machine. Edge.

It is printed on the console, holds for ten minutes and once, and only where the process is reached from this machine
alone. Looking at it does nothing: the session is opened by the button on its page.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

TRIAL_PATH = "/ausprobieren/{token}"
LASTS = timedelta(minutes=10)


@dataclass(slots=True)
class TrialLink:
    """For a post (`role@unit`), until an instant (aware, UTC) of the pages' clock."""

    post: str
    ends_at: datetime
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    _is_used: bool = False
    _lock: Lock = field(default_factory=Lock)

    @property
    def path(self) -> str:
        return TRIAL_PATH.format(token=self.token)

    def holds(self, token: str, now: datetime) -> bool:
        """May it still be used?"""
        return not self._is_used and now < self.ends_at and hmac.compare_digest(token.encode(), self.token.encode())

    def use(self, token: str, now: datetime) -> bool:
        """Use it up. False: it does not hold (any more)."""
        with self._lock:
            if not self.holds(token, now):
                return False
            self._is_used = True
            return True
