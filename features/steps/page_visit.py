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
NO_HEADERS: Mapping[str, str] = {}


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

    def send_file(self, form: ReadForm, name: str, content: bytes) -> Reply:
        """Send the form that takes a file."""
        body, kind = _with_file(form, name, content)
        return self._landed(self._ask("POST", form.action, body, {"content-type": kind}))

    def read_by_key(self, path: str, secret: str) -> Reply:
        """What a machine gets that sends its key along; in German, as it asks for that."""
        self.shown = self._ask("GET", path, headers={"authorization": f"Bearer {secret}", "accept-language": "de"})
        return self.shown

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

    def _ask(self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] = NO_HEADERS) -> Reply:
        scope = _scope(method, path, body, {"cookie": self.cookies.header} | dict(headers))
        reply = asyncio.run(_answer(web_app(self.house), scope, body))
        self.cookies.keep(reply)
        return reply


def _with_file(form: ReadForm, name: str, content: bytes) -> tuple[bytes, str]:
    """The body of a form with a file in its one field for that, and its type of content."""
    assert len(form.files) == 1, "das Formular nimmt keine Datei"
    mark = b"--a-line-between-the-parts"
    head = b'Content-Disposition: form-data; name="%s"'
    parts = [head % field_name.encode() + b"\r\n\r\n" + value.encode() for field_name, value in form.fields]
    named = head % form.files[0].encode() + b'; filename="%s"' % name.encode()
    parts.append(named + b"\r\nContent-Type: application/octet-stream\r\n\r\n" + content)
    body = b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts) + mark + b"--\r\n"
    return body, f"multipart/form-data; boundary={mark[2:].decode()}"


def _scope(method: str, path: str, body: bytes, more: Mapping[str, str]) -> dict[str, Any]:
    place, _, query = path.partition("?")
    headers = {"host": HOST, "sec-fetch-site": "same-origin"}
    if method == "POST":
        headers |= {"origin": ADDRESS, "content-type": FORM, "content-length": str(len(body))}
    headers |= more
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
