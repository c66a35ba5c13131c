"""A peer that is no listed proxy sends a proxy's header: who hears of it? The log and the status, rarely. Edge."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from checker.store.untrusted_peer import UntrustedPeer, note_untrusted_peer

log = logging.getLogger(__name__)

SAID_EVERY = timedelta(hours=1)
NOTED_EVERY = timedelta(minutes=1)


@dataclass(slots=True)
class UntrustedPeers:
    """`place` is that of the store, beside which it is noted."""

    place: str
    _count: int = 0
    _said_at: datetime | None = None
    _noted_at: datetime | None = None
    _lock: Lock = field(default_factory=Lock)

    def note(self, peer: str, now: datetime) -> None:
        """One more request. Somebody may send thousands: the log has a line an hour, the disk a file a minute."""
        with self._lock:
            self._count += 1
            says = self._said_at is None or now - self._said_at >= SAID_EVERY
            notes = self._noted_at is None or now - self._noted_at >= NOTED_EVERY
            self._said_at = now if says else self._said_at
            self._noted_at = now if notes else self._noted_at
            count = self._count
        if says:
            log.warning(
                "a proxy's header is not believed: its peer is not listed", extra={"peer": peer, "count": count}
            )
        if notes:
            try:
                note_untrusted_peer(self.place, UntrustedPeer(peer, now, count))
            except OSError as refused:
                log.warning("an untrusted peer cannot be noted", extra={"why": refused.strerror})
