"""One log-in at the provider, from the browser's leaving to its return: what binds both to each other? Pure.

All of it follows from a random seed and the key of this process. The browser keeps the seed in a signed cookie; state,
nonce and the verifier of PKCE (RFC 7636) are made of it anew, so that nothing is stored and no verifier leaves us.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from checker.domain.refusal import OidcRefusal, Refused
from checker.web.signed import read_signed, signed

# Whoever needs longer at the provider begins again.
GIVEN = timedelta(minutes=10)
# A clock that was set back by more makes a log-in look begun in the future, and hold for longer.
CLOCK_STEP = timedelta(minutes=1)
PURPOSE = "oidc log-in"
# RFC 6749, 4.1.2.1, and OpenID Connect Core 1.0, 3.1.2.6; whatever else stands there is not repeated.
ERRORS = frozenset({
    "invalid_request", "unauthorized_client", "unsupported_response_type", "invalid_scope", "server_error",
    "temporarily_unavailable", "interaction_required", "login_required", "account_selection_required",
    "consent_required", "invalid_request_uri", "invalid_request_object", "request_not_supported",
    "request_uri_not_supported", "registration_not_supported",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class OidcFlow:
    """`seed` is random, `back_to` the path that somebody wanted to see, `begun_at` aware, UTC."""

    seed: str
    back_to: str
    begun_at: datetime
    key: bytes

    @property
    def state(self) -> str:
        return self._made("state")

    @property
    def nonce(self) -> str:
        return self._made("nonce")

    @property
    def verifier(self) -> str:
        return self._made("verifier")

    @property
    def cookie_name(self) -> str:
        """Of its own, so that log-ins in several windows do not undo each other."""
        return cookie_name_of(self.state)

    @property
    def cookie(self) -> str:
        said = json.dumps([self.seed, self.back_to, int(self.begun_at.timestamp())])
        return signed(self.key, PURPOSE, said, self.begun_at + GIVEN)

    def _made(self, what: str) -> str:
        digest = hmac.new(self.key, f"{what}:{self.seed}".encode(), hashlib.sha256).digest()
        return urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def cookie_name_of(state: str) -> str:
    """The cookie in which the browser brings a log-in back."""
    return f"oidc-{state[:8]}"


def flow_of(cookie: str | None, state: str, key: bytes, now: datetime) -> OidcFlow | None:
    """The log-in that this browser has begun. None: another one has, or it is over, or the state is made up."""
    said = read_signed(key, PURPOSE, cookie or "", now)
    if said is None:
        return None
    seed, back_to, begun = json.loads(said)
    flow = OidcFlow(seed, back_to, datetime.fromtimestamp(begun, now.tzinfo), key)
    is_begun = flow.begun_at - now <= CLOCK_STEP
    return flow if is_begun and hmac.compare_digest(flow.state.encode(), state.encode()) else None


def code_of(query: Mapping[str, str], issuer: str) -> str:
    """What the provider sends the browser back with. Raises Refused (OidcRefusal) where that is no code.

    `iss` (RFC 9207) tells that another provider has sent it; whoever does not name itself is taken for ours.
    """
    if query.get("iss", issuer) != issuer:
        raise Refused(OidcRefusal.ISSUER, provider=issuer)
    if query.get("error") == "access_denied":
        raise Refused(OidcRefusal.CANCELLED)
    if "error" in query:
        known = query["error"] if query["error"] in ERRORS else "?"
        raise Refused(OidcRefusal.NOT_DONE, error=known)
    if not query.get("code"):
        raise Refused(OidcRefusal.NOT_DONE, error="code")
    return query["code"]
