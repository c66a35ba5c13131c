"""Does work make progress? It is reported between files and mails, not only when a round has ended. Pure.

Seconds are those of a clock that only goes forward; nobody sets it.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

# Reading and storing a file is one piece of work. A hundred times slower than seen, before we call it stuck.
BYTES_A_SECOND = 10_000


class Watch:
    """Answers "may it go on?" and remembers when it was asked last. Used by two threads: each write is atomic."""

    def __init__(
        self,
        patience_seconds: float,
        mail_seconds: float,
        stopping: Event,
        now_seconds: Callable[[], float],
    ) -> None:
        self._patience, self._mail = patience_seconds, mail_seconds
        self._stopping, self._now = stopping, now_seconds
        self._last = self._until = 0.0
        self.beat()

    def beat(self, allow_seconds: float = 0.0) -> None:
        """Work has got this far; what follows may take `allow_seconds` before it reports again."""
        self._last = now = self._now()
        self._until = now + max(self._patience, allow_seconds)

    def may_read(self, size: int) -> bool:
        self.beat(size / BYTES_A_SECOND)
        return not self._stopping.is_set()

    def may_send(self) -> bool:
        self.beat(self._mail)
        return not self._stopping.is_set()

    @property
    def quiet_seconds(self) -> float:
        """How long nothing has been heard."""
        return self._now() - self._last

    @property
    def is_stuck(self) -> bool:
        return self._now() > self._until
