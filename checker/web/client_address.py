"""From which address does a request come, for counting tries that failed? Pure.

That of the TCP peer, unless it is a proxy that the configuration trusts: then what that proxy says, and of several the
last that is no proxy itself. What a browser writes there stands further left and is never taken.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

from checker.web.asked import WebRequest
from checker.web.log_in.proxy_header import is_trusted, networks

FORWARDED = "x-forwarded-for"
# A household, or an attacker, has all of them at once.
IPV6_PREFIX = 64


def client_of(request: WebRequest, trusted: Iterable[str]) -> str:
    """The address, of IPv6 its network; the peer's own where nothing better is known."""
    proxies = networks(trusted)
    if not is_trusted(request.peer, proxies):
        return _counted_as(request.peer) or request.peer
    said = [part.strip() for value in request.all_of(FORWARDED) for part in value.split(",")]
    beyond = next((each for each in reversed(said) if not is_trusted(each, proxies)), "")
    return _counted_as(beyond) or request.peer


def _counted_as(text: str) -> str:
    """Empty: it is no address."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return ""
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((int(address), IPV6_PREFIX), strict=False))
