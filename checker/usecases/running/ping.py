"""Report to a monitor outside that the service is alive: one request after each good round. Shell; never in the way.

The monitor mails when no ping has come for a while: that is how a house notices a service that is down. Off unless
`[service] ping_url` is set. Nothing is sent but the request itself.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field
from http.client import HTTPException
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

log = logging.getLogger(__name__)

TIMEOUT_SECONDS = 5


class _NoRedirect(HTTPRedirectHandler):
    """An answer that points elsewhere is a failure."""

    def redirect_request(self, *_: object) -> None:
        return None


@dataclass(slots=True)
class Ping:
    """`url` None: nobody is pinged. At most one request is pending; a slow monitor delays no round."""

    url: str | None = None
    _on_its_way: threading.Thread | None = None
    _has_failed: bool = field(default=False)

    def send(self) -> bool:
        """Begin a request and come back at once. False: none was begun."""
        if self.url is None or (self._on_its_way is not None and self._on_its_way.is_alive()):
            return False
        self._on_its_way = threading.Thread(target=self._ask, name="ping", daemon=True)
        self._on_its_way.start()
        return True

    def wait(self) -> None:
        """Until the request that is on its way has ended."""
        if self._on_its_way is not None:
            self._on_its_way.join()

    def _ask(self) -> None:
        assert self.url is not None, "only what has an address is pinged"
        try:
            # No proxy from the environment, no redirect: the address in the configuration is the one that is asked.
            with build_opener(ProxyHandler({}), _NoRedirect()).open(
                Request(self.url, method="GET"), timeout=TIMEOUT_SECONDS
            ):
                pass
        except (URLError, HTTPException, OSError, ValueError) as failed:
            if not self._has_failed:
                log.warning("the ping does not arrive", extra={"why": type(failed).__name__})
            self._has_failed = True
            return
        if self._has_failed:
            log.info("the ping arrives again")
        self._has_failed = False
