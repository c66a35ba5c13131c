"""Somebody at a browser: the pages over the house's store, asked in this process as a server would ask them.

Cookies are kept, forms are sent with what a browser sends along. What came back is read from its HTML.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

from checker.configuration import WebSettings
from checker.web.app import web_app
from checker.web.visit import WebHouse

from .read_page import CookieJar, ReadForm, Reply, path_at

ADDRESS = "https://zielwacht.jobcenter.example"
HOST = urlsplit(ADDRESS).netloc
FORM = "application/x-www-form-urlencoded"
MOST_REDIRECTS = 5


@dataclass
class ClockOfTheScenario:
    """Stands at the instant (aware) that the sentence names."""

    at: datetime

    def now(self) -> datetime:
        return self.at


@dataclass
class PageReader:
    """A browser of its own: its cookies, and the page that it shows."""

    house: WebHouse
    cookies: CookieJar = field(default_factory=CookieJar)
    shown: Reply | None = None

    def open(self, address: str) -> Reply:
        """The page behind an address, wherever it leads."""
        return self._landed(self._ask("GET", path_at(HOST, address)))

    def send(self, form: ReadForm, entries: Mapping[str, str]) -> Reply:
        """Send a form of the page that is shown, with what was entered; the page that follows."""
        return self._landed(self._ask("POST", form.action, urlencode(form.filled(**entries)).encode()))

    @property
    def page(self) -> Reply:
        assert self.shown is not None, "es ist noch keine Seite geöffnet"
        return self.shown

    def _landed(self, reply: Reply) -> Reply:
        for _ in range(MOST_REDIRECTS):
            path = reply.leads_to(HOST)
            if path is None:
                self.shown = reply
                return reply
            reply = self._ask("GET", path)
        raise AssertionError("die Seite leitet im Kreis weiter")

    def _ask(self, method: str, path: str, body: bytes = b"") -> Reply:
        reply = asyncio.run(_answer(web_app(self.house), _scope(method, path, body, self.cookies.header), body))
        self.cookies.keep(reply)
        return reply


def _scope(method: str, path: str, body: bytes, cookies: str) -> dict[str, Any]:
    place, _, query = path.partition("?")
    headers = {"host": HOST, "sec-fetch-site": "same-origin", "cookie": cookies}
    if method == "POST":
        headers |= {"origin": ADDRESS, "content-type": FORM, "content-length": str(len(body))}
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "https",
        "path": unquote(place),
        "raw_path": place.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items() if value],
        "client": ("127.0.0.1", 50_000),
        "server": (HOST, 443),
    }


async def _answer(app: Any, scope: dict[str, Any], body: bytes) -> Reply:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start, *parts = sent
    headers = tuple((name.decode().lower(), value.decode()) for name, value in start["headers"])
    return Reply(scope["path"], start["status"], headers, b"".join(part.get("body", b"") for part in parts))


def web_settings(**settings: Any) -> WebSettings:
    """The pages' settings of a scenario: at an address, with a log-in by the house's own members."""
    return WebSettings(**{"address": ADDRESS} | settings)
