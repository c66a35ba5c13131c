"""A store with rules and members, and a page that says who looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from checker.configuration.log_in_settings import OidcSettings, ProxySettings
from checker.domain.access import LogInWay
from checker.findings.page_rights import PageId
from checker.store import Store, members
from checker.web.log_in.oidc_log_in import OidcLogIn
from checker.web.log_in.proxy_log_in import ProxyLogIn
from checker.web.log_in.untrusted_peers import UntrustedPeers
from checker.web.route import PageRoute
from checker.web.routes import page_routes
from checker.web.shown import PageAnswer, Shown
from checker.web.visit import Visit, WebHouse
from tests import apache
from tests.apache import Apache
from tests.oidc_provider import CLIENT, SECRET, OidcServer
from tests.web.ruled_store import ruled_store
from tests.web.served import PageClient, house_over, pages_to_come

NOW = datetime(2016, 7, 4, 8, 0, tzinfo=UTC)


def _who(visit: Visit) -> PageAnswer:
    viewer = visit.signed_in
    text = f"{viewer.way} {viewer.member} {' '.join(viewer.posts)} {visit.kept.get('note')}"
    return Shown("error.html.j2", "Wer", {"text": text, "next": "", "reasons": (), "home": None})


def _heads(visit: Visit) -> PageAnswer:
    text = " | ".join(f"{name}: {value}" for name, value in visit.request.headers)
    return Shown("error.html.j2", "Kopf", {"text": text, "next": "", "reasons": (), "home": None})


ROUTES = (
    *page_routes(),
    PageRoute("/kopf", PageId.HEALTH, get=_heads, is_open=True),
    PageRoute("/wer", PageId.TASKS, get=_who, post=_who),
)


@contextmanager
def house_of_two(folder: Path, way: LogInWay) -> Iterator[Store]:
    """`mustere` holds gf, `beispielb` it; both are invited for that way."""
    with ruled_store(folder) as store:
        with store.write() as tx:
            members.add(tx, "mustere", ["gf@jobcenter"], way, by="administration", now=NOW)
            members.add(tx, "beispielb", ["it@jobcenter"], way, by="administration", now=NOW)
        yield store


def opened(client: PageClient, path: str = "/wer") -> Any:
    """What somebody sees who opens a page, without a click; the way there is not endless, and on our host."""
    response = client.get(path)
    for _ in range(5):
        if response.status_code != 303:
            return response
        response = client.follow(response)
    raise AssertionError("led on and on")


def by_proxy(house: WebHouse, settings: ProxySettings) -> WebHouse:
    """A house in which a proxy names who comes; peers that are not believed are noted beside its store."""
    proxy = ProxyLogIn.of(house.settings, settings, UntrustedPeers(house.store.place).note)
    return replace(house, proxy=proxy)


def by_provider(house: WebHouse, server: OidcServer, **settings: Any) -> WebHouse:
    """A house whose people log in at a provider."""
    given = OidcSettings(issuer=server.issuer, client_id=CLIENT, **settings)
    return replace(house, oidc=OidcLogIn(given, house.settings, SECRET, house.store.place))


@dataclass
class Behind:
    """The pages at `port`, and Apache before them."""

    store: Store
    apache: Apache
    house: WebHouse
    port: int


@contextmanager
def behind(store: Store, settings: ProxySettings, users: dict[str, str], groups: dict[str, str]) -> Iterator[Behind]:
    with pages_to_come() as pages, apache.running(pages.address, users, groups) as server:
        asked = house_over(store, NOW, address=server.address, trusted_proxies=["127.0.0.1"], log_in=["proxy"])
        house = by_proxy(asked, settings)
        pages.show(house, ROUTES)
        yield Behind(store, server, house, pages.port)
