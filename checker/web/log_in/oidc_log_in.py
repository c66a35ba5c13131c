"""The way to the house's OIDC provider and back. Edge: what it needs of the network is imported at the first log-in.

The browser is bound to its log-in by a cookie of ten minutes. Logging out ends the session here and none there.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from checker.configuration import WebSettings
from checker.configuration.log_in_settings import OidcSettings
from checker.domain.access import LogInWay, Viewer
from checker.domain.clock import local_day
from checker.domain.mapped_posts import mapped_posts
from checker.domain.refusal import OidcRefusal, Refused
from checker.pages.addresses import LOG_IN_PATH
from checker.store.provider_trouble import forget_provider_trouble, note_provider_trouble
from checker.usecases.access.admission import ProvenUser, admit
from checker.web.log_in.id_token import OidcUser
from checker.web.log_in.oidc_flow import GIVEN, OidcFlow, code_of, cookie_name_of, flow_of
from checker.web.shown import Elsewhere, SignedIn, WebCookie

if TYPE_CHECKING:
    from checker.web.log_in.oidc_provider import OidcProvider
    from checker.web.visit import Visit

BEGIN, ANSWER = f"{LOG_IN_PATH}/oidc", f"{LOG_IN_PATH}/oidc/antwort"
HOST_ONLY = "__Host-"
EXTRA = "zielwacht[oidc]"
# What somebody must see to: nobody at a browser can bring it about.
NOT_BY_THE_READER = frozenset(OidcRefusal) - {
    OidcRefusal.CODE,
    OidcRefusal.CANCELLED,
    OidcRefusal.NOT_DONE,
    OidcRefusal.ANOTHER_BROWSER,
    OidcRefusal.CLAIM,
    OidcRefusal.MAIL_NOT_VERIFIED,
}
log = logging.getLogger(__name__)


@dataclass(slots=True)
class OidcLogIn:
    """`secret` proves to the provider who we are; None: PKCE alone does. `place` is that of the store, beside which
    it is noted when the provider fails.
    """

    settings: OidcSettings
    web: WebSettings
    secret: str | None = field(repr=False)
    place: str
    _provider: OidcProvider | None = None
    _lock: Lock = field(default_factory=Lock)

    @property
    def issuer(self) -> str:
        assert self.settings.issuer is not None, "the configuration names a provider"
        return self.settings.issuer

    def begin(self, visit: Visit, back_to: str) -> Elsewhere:
        """To the provider; afterwards to the page `back_to` of ours. Raises Refused (OidcRefusal)."""
        with self._noted(visit.now):
            return self._begun(visit, back_to)

    def _begun(self, visit: Visit, back_to: str) -> Elsewhere:
        flow = OidcFlow(secrets.token_urlsafe(16), back_to, visit.now, visit.house.key)
        url = self._known_provider().way_there(flow, visit.now)
        cookie = WebCookie(HOST_ONLY + flow.cookie_name, flow.cookie, int(GIVEN.total_seconds()))
        return Elsewhere(url, (cookie,))

    def finish(self, visit: Visit) -> SignedIn:
        """Whoever comes back, logged in. Raises Refused (OidcRefusal, AdmissionRefusal)."""
        flow = self.begun(visit)
        if flow is None:
            raise Refused(OidcRefusal.ANOTHER_BROWSER)
        code = code_of(visit.query, self.issuer)
        with self._noted(visit.now):
            user = self._known_provider().user(code, flow, visit.now)
        forget_provider_trouble(self.place)
        if visit.session is not None:
            visit.house.sessions.end(visit.session)
        secret = visit.house.sessions.open(self._viewer(visit, user), visit.now)
        return SignedIn(secret, flow.back_to, (WebCookie(HOST_ONLY + flow.cookie_name, "", 0),))

    def begun(self, visit: Visit) -> OidcFlow | None:
        """The log-in that this browser has begun and comes back from. None: it has begun none, or too long ago."""
        state = visit.query.get("state", "")
        cookie = visit.request.cookies.get(HOST_ONLY + cookie_name_of(state))
        return flow_of(cookie, state, visit.house.key, visit.now)

    def _viewer(self, visit: Visit, user: OidcUser) -> Viewer:
        mapped = None
        if user.roles is not None:
            mapped = mapped_posts(user.roles, self.settings.roles, visit.book.organisation, local_day(visit.now))
        proven = ProvenUser(user.name, self.settings.user_claim, "oidc.roles", mapped)
        return admit(visit.house.store, proven, LogInWay.OIDC, visit.now)

    @contextmanager
    def _noted(self, now: datetime) -> Iterator[None]:
        """What the provider, or the set-up, does wrong stands in the status until somebody comes in."""
        try:
            yield
        except Refused as refused:
            if refused.code in NOT_BY_THE_READER:
                try:
                    note_provider_trouble(self.place, refused, now)
                except OSError as failure:
                    log.warning("the provider's failure cannot be noted", extra={"why": failure.strerror})
            raise

    def _known_provider(self) -> OidcProvider:
        """Its client, with the documents it has fetched; made at the first log-in."""
        with self._lock:
            if self._provider is None:
                try:
                    from checker.web.log_in.oidc_provider import OidcProvider
                except ModuleNotFoundError as missing:
                    raise Refused(OidcRefusal.NOT_INSTALLED, packages=f"{EXTRA} ({missing.name})") from None
                self._provider = OidcProvider(self.settings, self.secret, f"{self.web.address}{ANSWER}")
            return self._provider
