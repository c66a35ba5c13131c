"""Which cookies are there? Each is this host's alone, goes over TLS alone, and no script reads it. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from checker.web.shown import WebCookie

SESSION = "__Host-zielwacht"
LANGUAGE = "__Host-language"
# Binds forms of pages without a session to the browser.
FORM = "__Host-form"
# What is said on the next page.
SAID = "__Host-said"
# By which number entries are kept over a log-in.
ENTRIES = "__Host-entries"


def header_of(cookie: WebCookie) -> str:
    """The value of Set-Cookie."""
    assert cookie.name.startswith("__Host-"), "a cookie of ours is this host's alone"
    end = "" if cookie.seconds is None else f"; Max-Age={cookie.seconds}"
    return f"{cookie.name}={cookie.value}; Path=/; Secure; HttpOnly; SameSite=Lax{end}"


def taken_away(name: str) -> WebCookie:
    return WebCookie(name, "", 0)


def cookies_of(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """What the Cookie headers of a request bear (names in lower case, as ASGI has them); of two cookies of one name the
    first, which is the more specific one (RFC 6265, 5.4).
    """
    known: dict[str, str] = {}
    given = ";".join(value.decode("latin-1") for name, value in headers if name == b"cookie")
    for part in given.split(";"):
        name, is_given, value = part.strip().partition("=")
        if is_given and name:
            known.setdefault(name, value)
    return known
