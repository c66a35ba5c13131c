"""Who comes in by a trusted proxy's header, and does their session still hold? Edge.

A session of this way holds only on requests that bear the header of whom it was opened for: a stolen cookie alone opens
nothing, and a workplace that changes hands changes the session with it. Which header belongs to which session is
remembered by this process; after a restart it is found out anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from checker.configuration import WebSettings
from checker.configuration.log_in_settings import ProxySettings
from checker.domain.access import LogInWay, Viewer
from checker.domain.clock import local_day
from checker.domain.mapped_posts import mapped_posts
from checker.domain.organisation import Organisation
from checker.domain.refusal import Refused
from checker.store import Store
from checker.usecases.access.admission import ProvenUser, admit
from checker.usecases.access.secrets import hash_of
from checker.web.asked import WebRequest
from checker.web.log_in.proxy_header import Network, ProxyUser, claims_to_be_proxy, is_trusted, networks, proxy_user

# More than any house has people; who was longest in is found out anew.
MOST_REMEMBERED = 10_000


@dataclass(slots=True)
class ProxyLogIn:
    """`on_stranger` is told of a peer that is not listed and sends the header all the same."""

    settings: ProxySettings
    trusted: tuple[Network, ...]
    on_stranger: Callable[[str, datetime], None]
    _owners: dict[str, ProxyUser] = field(default_factory=dict, repr=False)
    _lock: Lock = field(default_factory=Lock)

    @classmethod
    def of(cls, web: WebSettings, proxy: ProxySettings, on_stranger: Callable[[str, datetime], None]) -> ProxyLogIn:
        """As configured; where 'proxy' is no way to log in, nobody's header is believed."""
        listed = web.trusted_proxies if LogInWay.PROXY in web.log_in else ()
        return cls(proxy, networks(listed), on_stranger)

    def is_peer(self, request: WebRequest) -> bool:
        """Does the request come from a proxy that is believed?"""
        return is_trusted(request.peer, self.trusted)

    def user(self, request: WebRequest, now: datetime) -> ProxyUser | None:
        """Whom the proxy names. None: the peer is none, or names nobody. Raises Refused (ProxyRefusal)."""
        headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in request.headers]
        if self.is_peer(request):
            return proxy_user(headers, self.settings)
        if claims_to_be_proxy(headers, self.settings):
            self.on_stranger(request.peer, now)
        return None

    def viewer(self, store: Store, user: ProxyUser, organisation: Organisation, now: datetime) -> Viewer:
        """Whoever it is with their posts. Raises Refused (AdmissionRefusal)."""
        mapped = None
        if user.groups is not None:
            mapped = mapped_posts(user.groups, self.settings.groups, organisation, local_day(now))
        proven = ProvenUser(user.name, self.settings.user_header, "proxy.groups", mapped)
        return admit(store, proven, LogInWay.PROXY, now)

    def remember(self, secret: str, user: ProxyUser) -> None:
        """Whom the session of a secret was opened for."""
        with self._lock:
            while len(self._owners) >= MOST_REMEMBERED:
                del self._owners[next(iter(self._owners))]
            self._owners[hash_of(secret)] = user

    def holds(
        self, store: Store, request: WebRequest, secret: str, viewer: Viewer, organisation: Organisation | None,
        now: datetime,
    ) -> bool:  # fmt: skip
        """Does the session of `viewer` hold on this request? Of another way always."""
        try:
            user = self.user(request, now)
            if viewer.way is not LogInWay.PROXY:
                return True
            if user is None or organisation is None:
                return False
            if self._owners.get(hash_of(secret)) == user:
                return True
            found = self.viewer(store, user, organisation, now)
        except Refused:
            return viewer.way is not LogInWay.PROXY
        is_theirs = (found.member, sorted(found.posts)) == (viewer.member, sorted(viewer.posts))
        if is_theirs:
            self.remember(secret, user)
        return is_theirs
