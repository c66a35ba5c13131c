"""The pages over a real store, for tests: in this process, or by a real server on a free port of this machine."""

from __future__ import annotations

import logging
import re
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import pytest
import uvicorn
from starlette.testclient import TestClient

from checker.configuration import WebSettings
from checker.domain.access import LogInWay, Viewer
from checker.store import Store
from checker.usecases.running.kept_status import KeptStatus
from checker.usecases.running.status import status
from checker.web import cookies
from checker.web.app import web_app
from checker.web.guard import WebLimits
from checker.web.route import PageRoute
from checker.web.server import listening, server_of
from checker.web.stored_sessions import StoredSessions, limits_of
from checker.web.visit import WebHouse
from tests.patience import HANGS
from tests.web.plain_browser import PlainBrowser

ADDRESS = "https://zielwacht.example"
# A test asks faster than any reader.
UNHURRIED = WebLimits(burst=1_000_000)


@dataclass(slots=True)
class SetClock:
    """A clock that stands until it is set."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def pass_by(self, **time: float) -> None:
        self.at += timedelta(**time)


def house_over(store: Store, now: datetime, **settings: Any) -> WebHouse:
    """The pages' house over a store, at an instant that stands (`house.clock.pass_by(minutes=5)` moves it)."""
    configured = WebSettings(**{"address": ADDRESS} | settings)
    sessions = StoredSessions(store, limits_of(configured))
    kept = KeptStatus(lambda _now: status(store), is_beside=False)
    return WebHouse(store, configured, SetClock(now), sessions, status=kept)


def signed_in(house: WebHouse, *posts: str, way: LogInWay = LogInWay.CONSOLE, member: int | None = None) -> str:
    """The secret of a new session of somebody who holds `posts` (`role@unit`); of a `member` that the store knows."""
    return house.sessions.open(Viewer(posts, way, member), house.clock.now())


@dataclass(slots=True)
class PageClient:
    """A browser in this process: keeps cookies, and sends what browsers send with forms. Redirects are not followed.

    `headers` replace what is sent with each request; a value of None leaves it out.
    """

    house: WebHouse
    http: TestClient
    headers: dict[str, str | None] = field(default_factory=dict)

    def log_in(self, *posts: str, **of: Any) -> PageClient:
        self.http.cookies.set(cookies.SESSION, signed_in(self.house, *posts, **of))
        return self

    def get(self, path: str, **headers: str | None) -> Any:
        return self.http.get(path, headers=self._headers({"sec-fetch-site": "same-origin"}, headers))

    def post(
        self, path: str, fields: Mapping[str, str] | None = None, *, token: str | None = "", **headers: Any
    ) -> Any:
        """Send a form. `token` empty: that of the page at `path`, as a browser has it; None: none."""
        given = self.token(path) if token == "" else token
        data = {**(fields or {}), **({"csrf": given} if given is not None else {})}
        sent = {"sec-fetch-site": "same-origin", "origin": ADDRESS}
        return self.http.post(path, data=data, headers=self._headers(sent, headers))

    def token(self, path: str) -> str:
        found = re.search(r'name="csrf" value="([^"]*)"', self.get(path).text)
        return unescape(found[1]) if found else ""

    def follow(self, response: Any) -> Any:
        return self.get(response.headers["location"])

    def _headers(self, usual: dict[str, str], more: Mapping[str, str | None]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return {name: value for name, value in {**usual, **self.headers, **named}.items() if value is not None}


def logged_by_us(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    """Without what the browser of a test writes of its own: the server is what is looked at."""
    return [record for record in caplog.records if not record.name.startswith("httpx")]


def words(page: Any) -> str:
    """The text of a page, as it is read: without its marks, blanks made one."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def seen(page: Any, otherwise: str | None = None) -> str:
    """The version that the first form of a page bears. `otherwise` is what there is without one; None: there is one."""
    found = re.search(r'name="seen" value="([^"]*)"', page.text)
    version = otherwise if found is None else unescape(found[1])
    assert version is not None, f"no form bears a version: {words(page)}"
    return version


def page_client(
    house: WebHouse, routes: tuple[PageRoute, ...] | None = None, limits: WebLimits | None = None
) -> PageClient:
    """A browser of its own over the pages, in this process."""
    http = TestClient(
        web_app(house, routes, limits),
        base_url=ADDRESS,
        follow_redirects=False,
        client=("192.0.2.7", 50_000),
        raise_server_exceptions=False,
    )
    return PageClient(house, http)


@dataclass(frozen=True, slots=True)
class Served:
    """A server at work. `address` is how this machine reaches it (http, a free port)."""

    house: WebHouse
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def browser(self, *posts: str) -> PlainBrowser:
        """Of somebody who has logged in for these posts; of nobody in particular without."""
        browser = PlainBrowser("127.0.0.1", self.port)
        if posts:
            browser.cookies[cookies.SESSION] = signed_in(self.house, *posts)
        return browser


@contextmanager
def served_house(
    house: WebHouse, routes: tuple[PageRoute, ...] | None = None, limits: WebLimits | None = None
) -> Iterator[Served]:
    """A real server over a house, in a thread, as long as the block runs."""
    with pages_to_come() as pages:
        yield pages.show(house, routes, limits)


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

    def show(
        self, house: WebHouse, routes: tuple[PageRoute, ...] | None = None, limits: WebLimits | None = None
    ) -> Served:
        self.server = server_of(web_app(house, routes, limits, port=self.port))
        self.thread = threading.Thread(target=self.server.run, args=([self.listener],), name="pages", daemon=True)
        self.thread.start()
        return Served(house, self.port)


@contextmanager
def pages_to_come() -> Iterator[PagesToCome]:
    pages = PagesToCome(listening("127.0.0.1", 0))
    try:
        yield pages
    finally:
        if pages.server is not None and pages.thread is not None:
            pages.server.should_exit = True
            pages.thread.join(timeout=HANGS)
            assert not pages.thread.is_alive(), "the server has not ended"
        pages.listener.close()
