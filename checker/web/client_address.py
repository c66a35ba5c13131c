"""Which requests come from one client? Pure: for counting tries that failed, and for counting requests.

Tries are counted by the address: that of the TCP peer, unless it is a proxy that the configuration trusts; then what
that proxy says, and of several the last that is no proxy itself. What a browser writes there stands further left and is
never taken. Requests are counted by the peer itself, and behind a trusted proxy by the session: there a whole house may
have one address.
"""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Iterable, Sequence

from checker.web.asked import WebRequest
from checker.web.cookies import SESSION, cookies_of
from checker.web.log_in.proxy_header import Network, RawHeaders, address_of, is_trusted, networks

FORWARDED = "x-forwarded-for"
# A household, or an attacker, has all of them at once.
IPV6_PREFIX = 64


def client_of(request: WebRequest, trusted: Iterable[str]) -> str:
    """The address, of IPv6 its network; the peer's own where nothing better is known."""
    proxies = networks(trusted)
    if not is_trusted(request.peer, proxies):
        return _network_of(request.peer) or request.peer
    said = [part.strip() for value in request.all_of(FORWARDED) for part in value.split(",")]
    beyond = next((each for each in reversed(said) if not is_trusted(each, proxies)), "")
    return _network_of(beyond) or request.peer


def counted_as(peer: str, headers: RawHeaders, proxies: Sequence[Network]) -> str | None:
    """What names the client of a request. None: it comes through a proxy and has neither session nor key, so that it
    could be anybody of the house; how much is in hand at once bounds that.
    """
    if not is_trusted(peer, proxies):
        return peer
    secret = cookies_of(headers).get(SESSION, "").encode() or dict(headers).get(b"authorization", b"")
    return f"session {hashlib.sha256(secret).hexdigest()}" if secret else None


def _network_of(text: str) -> str:
    """Empty: it is no address."""
    address = address_of(text)
    if address is None:
        return ""
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((int(address), IPV6_PREFIX), strict=False))
