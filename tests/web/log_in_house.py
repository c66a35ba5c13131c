"""A store with rules and members, and a page that says who looks at it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvicorn

from checker.configuration import WebSettings
from checker.configuration.log_in_settings import ProxySettings
from checker.domain.access import LogInWay
from checker.findings.page_rights import PageId
from checker.store import Store, members
from checker.web.app import web_app
from checker.web.log_in.proxy_log_in import ProxyLogIn
from checker.web.log_in.untrusted_peers import UntrustedPeers
from checker.web.route import PageRoute
from checker.web.routes import page_routes
from checker.web.server import listening, server_of
from checker.web.shown import PageAnswer, Shown
from checker.web.stored_sessions import StoredSessions, limits_of
from checker.web.visit import Visit, WebHouse
from tests import apache
from tests.apache import Apache
from tests.web.ruled_store import ruled_store
from tests.web.served import PageClient, SetClock

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


@dataclass
class PagesToCome:
    """A port that listens before it is known over which house: its address stands in the house's settings."""

    listener: socket.socket
    server: uvicorn.Server | None = None
    thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def show(self, house: WebHouse) -> None:
        self.server = server_of(web_app(house, ROUTES, port=self.port))
        self.thread = threading.Thread(target=self.server.run, args=([self.listener],), daemon=True)
        self.thread.start()


@contextmanager
def pages_to_come() -> Iterator[PagesToCome]:
    pages = PagesToCome(listening("127.0.0.1", 0))
    try:
        yield pages
    finally:
        if pages.server is not None and pages.thread is not None:
            pages.server.should_exit = True
            pages.thread.join(30)
        pages.listener.close()


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
        web = WebSettings(address=server.address, trusted_proxies=["127.0.0.1"], log_in=["proxy"])
        proxy = ProxyLogIn.of(web, settings, UntrustedPeers(store.place).note)
        house = WebHouse(store, web, SetClock(NOW), StoredSessions(store, limits_of(web)), proxy=proxy)
        pages.show(house)
        yield Behind(store, server, house, pages.port)
