"""A browser without eyes: requests and cookies, by Python's own library. Nothing of ours is imported.

It keeps cookies as they are set and sends what a real one sends along (`Sec-Fetch-Site`, `Origin`), unless told
otherwise; a test that forges says so.
"""

from __future__ import annotations

import http.client
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode, urljoin, urlsplit

from features.steps.read_page import ReadForm, Reply

FORM = "application/x-www-form-urlencoded"
SECONDS = 20.0
MOST_REDIRECTS = 10
Pairs = Sequence[tuple[str, str]]


class PlainBrowser:
    """With its own cookies. `peer` is the address of this machine it calls from."""

    def __init__(self, host: str, port: int, *, peer: str = "127.0.0.1") -> None:
        self.host, self.port, self.peer = host, port, peer
        self.cookies: dict[str, str] = {}

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
            if reply.status not in {301, 302, 303, 307, 308}:
                return reply
            reply = self.get(self._local(urljoin(reply.path, reply.location)))
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
        connection = http.client.HTTPConnection(
            self.host, self.port, timeout=SECONDS, source_address=(self.peer, 0) if self.peer else None
        )
        try:
            known = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
            sent = {"Accept-Language": "de", **(known if self.cookies else {}), **(headers or {})}
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            reply = Reply(path, answer.status, tuple(answer.getheaders()), answer.read())
        finally:
            connection.close()
        self._keep(reply)
        return reply

    def _keep(self, reply: Reply) -> None:
        for name, value in reply.headers:
            if name.lower() != "set-cookie":
                continue
            pair, *attributes = [part.strip() for part in value.split(";")]
            cookie, _, text = pair.partition("=")
            if any(each.lower() in {"max-age=0", "max-age=-1"} for each in attributes) or not text.strip('"'):
                self.cookies.pop(cookie, None)
            else:
                self.cookies[cookie] = text

    def _local(self, url: str) -> str:
        parts = urlsplit(url)
        assert parts.netloc in {"", f"{self.host}:{self.port}"}, f"leads to another host: {url}"
        return parts.path + (f"?{parts.query}" if parts.query else "")
