"""By which way does somebody come in, and which ways does the page of the log-in show? Edge.

In the order of web.log_in: whoever is known by the first way comes in without a click, and comes back to the page that
they wanted to see. After a log-out nobody is logged in unasked.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from checker.domain.access import LogInWay
from checker.domain.refusal import OidcRefusal, ProxyRefusal, Refused
from checker.web import cookies
from checker.web.shown import Elsewhere, SignedIn
from checker.web.visit import Visit

log = logging.getLogger(__name__)

# Not for something that whoever logs in, or the house, has done wrong.
PROVIDER_FAILS = frozenset({OidcRefusal.AWAY, OidcRefusal.SLOW, OidcRefusal.CERTIFICATE, OidcRefusal.NOT_UNDERSTOOD})


@dataclass(frozen=True, slots=True)
class ShownWay:
    """A way to log in as the page shows it. `path` leads there; empty: from here it does not."""

    way: LogInWay
    path: str = ""


def comes_in(visit: Visit, back_to: str) -> SignedIn | Elsewhere | None:
    """Whoever needs no click: logged in, or on the way to the provider. None: the page asks.

    Raises Refused where a way should have let them in and did not.
    """
    for way in visit.house.settings.log_in:
        if way == LogInWay.PROXY:
            entered = _by_proxy(visit, back_to)
            if entered is not None:
                return entered
        elif way == LogInWay.OIDC and visit.house.oidc is not None:
            return None if _comes_from_a_form(visit) else visit.house.oidc.begin(visit, back_to)
        else:
            return None
    return None


def _comes_from_a_form(visit: Visit) -> bool:
    """Has the session ended while a form was sent? A browser follows that to no other host (form-action 'self'), and
    there is something to read first: so the way to the provider is a link.
    """
    return not {cookies.ENTRIES, cookies.SAID}.isdisjoint(visit.request.cookies)


def _by_proxy(visit: Visit, back_to: str) -> SignedIn | None:
    proxy = visit.house.proxy
    user = proxy.user(visit.request, visit.now) if proxy else None
    if proxy is None or user is None:
        if proxy is not None and proxy.is_peer(visit.request) and visit.house.settings.log_in == (LogInWay.PROXY,):
            raise Refused(ProxyRefusal.MISSING, header=proxy.settings.user_header)
        return None
    viewer = proxy.viewer(visit.house.store, user, visit.book.organisation, visit.now)
    secret = visit.house.sessions.open(viewer, visit.now)
    proxy.remember(secret, user)
    return SignedIn(secret, back_to)


def ways_shown(visit: Visit, back_to: str, oidc_path: str) -> tuple[ShownWay, ...]:
    """The ways there are, in their order."""
    proxy, shown = visit.house.proxy, []
    for text in visit.house.settings.log_in:
        way = LogInWay(text)
        if way is LogInWay.PROXY:
            leads = proxy is not None and proxy.is_peer(visit.request)
            shown.append(ShownWay(way, back_to if leads else ""))
        elif way is LogInWay.OIDC:
            shown.append(ShownWay(way, oidc_path))
        else:
            shown.append(ShownWay(way))
    return tuple(shown)


def status_of(refused: Refused) -> int:
    """Of the page that says why nobody was logged in."""
    return 503 if refused.code in PROVIDER_FAILS else 403


def note(refused: Refused) -> None:
    """In the log stands why, and neither who it was nor what they brought."""
    log.warning("nobody was logged in", extra={"reason": str(refused.code)})
