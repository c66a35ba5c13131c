"""What somebody may try against the pages: forged forms, sessions and bodies, other hosts. Against a real server.

After each, nothing in the store is other than before, and what is secret stands in no log.
"""

from __future__ import annotations

import http.client
import logging
import socket
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from checker.web.cookies import SESSION
from checker.web.guard import WebLimits
from checker.web.routes import page_routes
from tests.patience import HANGS
from tests.web.plain_browser import FORM, PlainBrowser
from tests.web.served import Served
from tests.web.store_dump import Dump, changed, dump_but_for_looks
from tests.web.web_walk import served_walk

MANAGEMENT = "gf@jobcenter"
# Parts of an address that are there; numbers name nothing.
PARTS = {
    "rule": "investigation-criteria-agreed",
    "scope": "jobcenter",
    "period": "2016",
    "token": "AAAA",
    "number": "1",
    "key": "AAAA",
    "unit": "ratingen",
    "month": "2016-05",
}
POSTING = [route for route in page_routes() if route.post is not None]
IMPATIENT = WebLimits(burst=1_000_000, body_seconds=1.0)


class Stage(NamedTuple):
    served: Served
    store: Path

    def visitor(self, *posts: str) -> PlainBrowser:
        return self.served.browser(*posts)

    def dump(self) -> Dump:
        return dump_but_for_looks(self.store)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("web") / "house"
    with served_walk(folder, limits=IMPATIENT) as served:
        yield Stage(served, folder / "zielwacht.sqlite3")


@pytest.fixture(autouse=True)
def _nothing_is_changed(stage: Stage) -> Iterator[None]:
    before = stage.dump()
    yield
    assert changed(before, stage.dump()) == {}


FORGERIES = {
    "from another site": {"Sec-Fetch-Site": "cross-site"},
    "from a neighbour": {"Sec-Fetch-Site": "same-site"},
    "from another host": {"Sec-Fetch-Site": None, "Origin": "https://elsewhere.example"},
    "from a file": {"Sec-Fetch-Site": None, "Origin": "null"},
    "from nowhere": {"Sec-Fetch-Site": None, "Origin": None},
    "from two places": {"Sec-Fetch-Site": "same-origin", "Origin": "https://elsewhere.example"},
}


@pytest.mark.parametrize("route", POSTING, ids=lambda route: route.path)
def test_a_form_of_another_site_does_nothing(stage: Stage, route: object) -> None:
    browser = stage.visitor(MANAGEMENT)
    token = token_of(browser)
    answers = {
        forgery: browser.post(filled(route), [("csrf", token)], headers).status
        for forgery, headers in FORGERIES.items()
    }
    assert answers == dict.fromkeys(FORGERIES, 403)


@pytest.mark.parametrize("route", POSTING, ids=lambda route: route.path)
def test_a_form_without_the_token_of_its_session_does_nothing(stage: Stage, route: object) -> None:
    browser = stage.visitor(MANAGEMENT)
    mine = token_of(browser)
    given = {
        "none": [],
        "made up": [("csrf", "A" * len(mine))],
        "of another session": [("csrf", token_of(stage.visitor(MANAGEMENT)))],
        "of nobody's visit": [("csrf", token_of(stage.visitor()))],
        "twice, the first wrong": [("csrf", "x"), ("csrf", mine)],
    }
    answers = {}
    for token, fields in given.items():
        answers[token] = browser.post(filled(route), fields).status
        assert browser.get("/nirgends").text.count("abmelden") == 1, f"{token}: the session has ended"
    assert answers == dict.fromkeys(given, 403)


def filled(route: object) -> str:
    """The address of a page with its parts filled in."""
    return getattr(route, "path").format_map(PARTS)  # noqa: B009


def token_of(browser: PlainBrowser) -> str:
    """Of the forms in the footer of any page."""
    page = browser.get("/nirgends")
    return dict(page.forms[0].fields)["csrf"]


@pytest.mark.parametrize(
    "secret",
    [
        pytest.param("A" * 43, id="made up"),
        pytest.param("' OR 1=1 --", id="a statement"),
        pytest.param("x" * 12_000, id="very long"),
        pytest.param("\x80\xff", id="no text"),
        pytest.param("", id="empty"),
    ],
)
def test_a_forged_session_is_none(stage: Stage, secret: str) -> None:
    browser = stage.visitor()
    browser.cookies[SESSION] = secret
    assert "abmelden" not in browser.get("/nirgends").text


def test_a_session_that_was_ended_is_none_for_whoever_kept_it(stage: Stage) -> None:
    browser = stage.visitor(MANAGEMENT)
    stolen = stage.visitor()
    stolen.cookies.update(browser.cookies)
    assert "abmelden" in stolen.get("/nirgends").text
    browser.submit(browser.get("/nirgends").form(action="/abmelden"))
    assert "abmelden" not in stolen.get("/nirgends").text


ELSEWHERE = [
    "//elsewhere.example",
    "https://elsewhere.example/",
    "/\\elsewhere.example",
    "\\/elsewhere.example",
    "javascript:alert(1)",
    "/%09/elsewhere.example",
    "/a\r\nSet-Cookie: x=1",
    " //elsewhere.example",
    "\t//elsewhere.example",
]


@pytest.mark.parametrize("place", ELSEWHERE)
def test_nobody_is_sent_to_another_host(stage: Stage, place: str) -> None:
    browser = stage.visitor(MANAGEMENT)
    reply = browser.post("/sprache", [("csrf", token_of(browser)), ("locale", "de"), ("from", place)])
    assert reply.status == 303
    assert reply.location.startswith("/")
    assert "elsewhere" not in reply.location.partition("%")[0]
    assert not reply.location.startswith(("//", "/\\"))
    assert "x" not in browser.cookies


def test_a_body_that_says_it_is_large_is_refused_before_it_is_read(stage: Stage) -> None:
    reply = begun(stage, f"Content-Length: {10**9}\r\n", b"")
    assert reply.startswith("HTTP/1.1 413")


def test_a_body_that_does_not_say_how_large_it_is_is_read_no_further_than_allowed(stage: Stage) -> None:
    chunk = b"8000\r\n" + b"a" * 0x8000 + b"\r\n"
    reply = begun(stage, "Transfer-Encoding: chunked\r\n", *[chunk] * 40)
    assert reply.startswith("HTTP/1.1 413")


def test_a_body_that_does_not_come_is_not_waited_for_and_holds_nobody_up(stage: Stage) -> None:
    assert begun(stage, "Content-Length: 100\r\n", b"csrf=").startswith("HTTP/1.1 408")


def test_a_hundred_requests_that_never_end_hold_nobody_up(stage: Stage) -> None:
    port = stage.served.port
    held = [socket.create_connection(("127.0.0.1", port)) for _ in range(100)]
    try:
        for each in held:
            each.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        assert stage.visitor().get("/nirgends").status == 404
    finally:
        for each in held:
            each.close()


def test_as_many_bodies_that_do_not_come_as_requests_may_wait_hold_nobody_up(stage: Stage) -> None:
    head = f"POST /sprache HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {FORM}\r\nContent-Length: 100\r\n\r\ncsrf="
    held = [socket.create_connection(("127.0.0.1", stage.served.port)) for _ in range(WebLimits().waiting + 1)]
    try:
        for each in held:
            each.sendall(head.encode())
        assert stage.visitor().get("/nirgends").status == 404
    finally:
        for each in held:
            each.close()


def begun(stage: Stage, header: str, *parts: bytes) -> str:
    """The head of the answer to a form whose body is sent in parts, or not at all."""
    with closing(socket.create_connection(("127.0.0.1", stage.served.port), timeout=HANGS)) as connection:
        head = f"POST /sprache HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {FORM}\r\n{header}\r\n"
        connection.sendall(head.encode())
        try:
            for part in parts:
                connection.sendall(part)
        except (BrokenPipeError, ConnectionResetError):
            pass
        return connection.recv(4096).decode("latin-1")


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        pytest.param("multipart/form-data; boundary=x", b"--x--", 415, id="a file"),
        pytest.param("application/json", b"{}", 415, id="JSON"),
        pytest.param(FORM, b"\xff\xfe\x00", 400, id="no text"),
        pytest.param(FORM, b"a=%00", 400, id="a NUL"),
        pytest.param(FORM, b"a=%ff", 400, id="no UTF-8"),
        pytest.param(FORM, b"a=1&" * 1000, 400, id="a thousand fields"),
        pytest.param(FORM, b"csrf" + b"=" * 5000, 403, id="signs"),
    ],
)
def test_a_body_of_nonsense_is_refused_with_a_page(stage: Stage, kind: str, body: bytes, status: int) -> None:
    browser = stage.visitor(MANAGEMENT)
    sent = {"Content-Type": kind, "Origin": browser.origin, "Sec-Fetch-Site": "same-origin"}
    reply = browser.send("POST", "/sprache", body, sent)
    assert reply.status == status
    assert "<h1>" in reply.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "NONSENSE"])
def test_only_looking_and_acting_are_known(stage: Stage, method: str) -> None:
    browser = stage.visitor(MANAGEMENT)
    with suppress(http.client.HTTPException):  # cut off
        assert browser.send(method, "/abmelden").status in {400, 405}
    assert "abmelden" in browser.get("/nirgends").text


def test_what_is_secret_stands_in_no_log(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """Of a visit with a session, forms and a page that breaks, at the most talkative level."""
    with caplog.at_level(logging.DEBUG):
        browser = stage.visitor(MANAGEMENT)
        token = token_of(browser)
        browser.get(f"/faulty?secret={token}")
        browser.post("/sprache", [("csrf", token), ("locale", "secret-entry")])
        browser.post("/faulty", [("csrf", token), ("password", "secret-entry")], {"Sec-Fetch-Site": "cross-site"})
    assert "a page failed" in caplog.text
    secrets = {"token": token, "session": browser.cookies[SESSION], "entry": "secret-entry"}
    said = "\n".join([caplog.text, *(str(record.__dict__) for record in caplog.records)])
    assert [name for name, secret in secrets.items() if secret in said] == []
