"""A browser without eyes: requests, cookies, links and forms, by Python's own library. Nothing of ours is imported.

It keeps cookies as they are set and sends what a real one sends along (`Sec-Fetch-Site`, `Origin`), unless told
otherwise; a test that forges says so.
"""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

FORM = "application/x-www-form-urlencoded"
NOT_SENT = {"submit", "button", "image", "reset", "file"}
SECONDS = 20.0
MOST_REDIRECTS = 10
Pairs = Sequence[tuple[str, str]]


@dataclass(slots=True)
class ReadForm:
    """A form as it stands in a page. `fields` is what is sent when nothing is touched; `choices` the radio buttons left
    unchecked, by name; `buttons` what each button adds.
    """

    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def hidden(self) -> dict[str, str]:
        return {name: value for name, value in self.fields if name not in self.texts and name not in self.choices}

    def filled(self, **entries: str) -> list[tuple[str, str]]:
        """With entries put in the place of what stands there."""
        return [each for each in self.fields if each[0] not in entries] + list(entries.items())


@dataclass(frozen=True)
class Reply:
    """What came back."""

    path: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    def header(self, name: str) -> str:
        return ", ".join(value for known, value in self.headers if known.lower() == name.lower())

    @property
    def location(self) -> str:
        return self.header("location")

    @cached_property
    def _read(self) -> _Page:
        page = _Page(self.path)
        page.feed(self.text)
        return page

    @property
    def words(self) -> str:
        """What a reader sees, blanks made one."""
        return " ".join(" ".join(self._read.words).split())

    @property
    def forms(self) -> list[ReadForm]:
        return self._read.forms

    @property
    def links(self) -> list[str]:
        """Where links lead, on this host, without their anchors."""
        return list(dict.fromkeys(self._read.links))

    def form(self, *, about: str = "", action: str = "") -> ReadForm:
        """The one posting form with a field of that name, or of an action that ends so."""
        found = [
            each
            for each in self.forms
            if each.method == "post"
            and each.action.endswith(action)
            and (not about or about in {name for name, _ in each.fields} | set(each.choices))
        ]
        assert len(found) == 1, f"{len(found)} forms with {about or action!r} at {self.path}: {self.words[:300]}"
        return found[0]


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


class _Page(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path
        self.words: list[str] = []
        self.links: list[str] = []
        self.forms: list[ReadForm] = []
        self._form: ReadForm | None = None
        self._select: str = ""
        self._textarea: str | None = None
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"style", "script"}:
            self._silent += 1
        elif tag == "a" and given.get("href"):
            self.links += self._here(given["href"])
        elif tag == "form":
            self._form = ReadForm(urljoin(self._path, given.get("action") or self._path), given.get("method", "get"))
            self._form.method = self._form.method.lower()
            self.forms.append(self._form)
        elif self._form is not None:
            self._in_form(self._form, tag, given)

    def _in_form(self, form: ReadForm, tag: str, given: Mapping[str, str]) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        kind = given.get("type", "text").lower()
        if tag == "button" or (tag == "input" and kind == "submit"):
            if name:
                form.buttons.append((name, value))
        elif tag == "textarea":
            self._textarea = name
            form.texts.append(name)
            form.fields.append((name, ""))
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            form.choices.setdefault(self._select, []).append(value)
            if "selected" in given:
                form.fields.append((self._select, value))
        elif tag == "input" and name and kind not in NOT_SENT:
            self._input(form, kind, name, given)

    @staticmethod
    def _input(form: ReadForm, kind: str, name: str, given: Mapping[str, str]) -> None:
        if kind in {"radio", "checkbox"}:
            form.choices.setdefault(name, []).append(given.get("value", "on"))
            if "checked" in given:
                form.fields.append((name, given.get("value", "on")))
            return
        if kind != "hidden":
            form.texts.append(name)
        form.fields.append((name, given.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in {"style", "script"}:
            self._silent -= 1
        elif tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._textarea = None

    def handle_data(self, data: str) -> None:
        if self._textarea is not None and self._form is not None:
            self._form.fields = [
                (name, value + data if name == self._textarea else value) for name, value in self._form.fields
            ]
        elif not self._silent:
            self.words.append(data)

    def _here(self, href: str) -> Iterator[str]:
        url = urlsplit(urljoin(self._path, href))
        if not url.scheme and not url.netloc:
            yield url.path + (f"?{url.query}" if url.query else "")
