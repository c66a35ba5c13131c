"""What `zielwacht serve` says of itself: that the pages are there, now and again, and that they have ended. Shell."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, replace

from checker.daemon.notify import notify
from checker.domain.clock import WallClock
from checker.store.pages_heartbeat import PagesHeartbeat, write_pages_heartbeat

log = logging.getLogger(__name__)


@dataclass(slots=True)
class PagesBeat:
    """To systemd, and in the file beside the store that `status` reads. `begun` is the first word."""

    place: str
    begun: PagesHeartbeat
    _is_refused: bool = False

    def beat(self) -> None:
        """The pages are there. A disk that refuses again and again is logged once."""
        notify("READY=1", "WATCHDOG=1")
        try:
            self._write(has_ended=False)
            self._is_refused = False
        except OSError as failure:
            if not self._is_refused:
                log.warning("cannot say that the pages are there", extra={"why": failure.strerror})
            self._is_refused = True

    def end(self) -> None:
        """They were told to stop, and did."""
        try:
            self._write(has_ended=True)
        except OSError as failure:
            log.warning("cannot say that the pages have ended", extra={"why": failure.strerror})

    def _write(self, *, has_ended: bool) -> None:
        write_pages_heartbeat(self.place, replace(self.begun, seen_at=WallClock().now(), has_ended=has_ended))


def pages_beat(place: str, address: str) -> PagesBeat:
    """Of this process, from now on. `address`: where browsers reach the pages."""
    now = WallClock().now()
    return PagesBeat(place, PagesHeartbeat(os.getpid(), now, now, address))
