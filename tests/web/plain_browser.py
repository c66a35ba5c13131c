"""A browser without eyes: requests and cookies, by Python's own library. Nothing of ours is imported.

It keeps cookies as they are set and sends what a real one sends along (`Sec-Fetch-Site`, `Origin`), unless told
otherwise; a test that forges says so.
"""

from __future__ import annotations

import http.client
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from features.steps.read_page import CookieJar, ReadForm, Reply
from tests.patience import HANGS

FORM = "application/x-www-form-urlencoded"
MOST_REDIRECTS = 10
Pairs = Sequence[tuple[str, str]]


class PlainBrowser:
    """With its own cookies."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self.cookies = CookieJar()

    @property
    def origin(self) -> str:
        return f"http://{self.host}:{self.port}"

    def get(self, path: str, **headers: str) -> Reply:
        return self.send("GET", path, headers=headers)

    def head(self, path: str) -> Reply:
        return self.send("HEAD", path)

    def follow(self, path: str) -> Reply:
        """The page that a path leads to at last."""
        return self.landed(self.get(path))

    def landed(self, reply: Reply) -> Reply:
        for _ in range(MOST_REDIRECTS):
            path = reply.leads_to(f"{self.host}:{self.port}")
            if path is None:
                return reply
            reply = self.get(path)
        raise AssertionError(f"{reply.path} leads round in a circle")

    def post(self, path: str, fields: Pairs, headers: Mapping[str, str | None] | None = None) -> Reply:
        """As a form of one of our pages would. A header that is None is not sent."""
        own = {"Origin": self.origin, "Sec-Fetch-Site": "same-origin", "Content-Type": FORM}
        sent = {name: value for name, value in {**own, **(headers or {})}.items() if value is not None}
        return self.send("POST", path, urlencode(list(fields)).encode(), sent)

    def submit(self, form: ReadForm, **entries: str) -> Reply:
        return self.post(form.action, form.filled(**entries))

    def send(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=HANGS)
        try:
            known = {"Cookie": self.cookies.header} if self.cookies else {}
            sent = {"Accept-Language": "de", **known, **(headers or {})}
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            reply = Reply(path, answer.status, tuple(answer.getheaders()), answer.read())
        finally:
            connection.close()
        self.cookies.keep(reply)
        return reply
