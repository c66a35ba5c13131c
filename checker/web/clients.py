"""Whose requests are counted together? Pure: those of a TCP peer; behind a trusted proxy those of a session."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from checker.web.cookies import SESSION, cookies_of
from checker.web.log_in.proxy_header import Network, is_trusted


def counted_as(peer: str, headers: Sequence[tuple[bytes, bytes]], proxies: Sequence[Network]) -> str | None:
    """What names the client of a request. None: it comes through a proxy and has no session, so that it could be
    anybody of the house; how much is in hand at once bounds that.
    """
    if not is_trusted(peer, proxies):
        return peer
    given = "; ".join(value.decode("latin-1") for name, value in headers if name == b"cookie")
    session = cookies_of(given).get(SESSION, "")
    return f"session {hashlib.sha256(session.encode()).hexdigest()}" if session else None
