"""A watchman outside is told that the service lives, and is never in the way."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event, Thread

import pytest

from checker.usecases.running.ping import Ping

# A test that ends waits no longer for its server.
POLL_SECONDS = 0.02


class Watchman:
    """A server on this machine; `slow` holds its answer back."""

    def __init__(self, status: int = 200) -> None:
        self.asked: list[str] = []
        self.slow = Event()
        self.slow.set()
        watchman = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                watchman.asked.append(self.path)
                watchman.slow.wait(5)
                self.send_response(status)
                if status in (301, 302, 307):
                    self.send_header("Location", f"http://127.0.0.1:{watchman.server.server_port}/elsewhere")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/ping/key"
        Thread(target=self.server.serve_forever, args=(POLL_SECONDS,), daemon=True).start()


@pytest.fixture
def watchman() -> Iterator[Watchman]:
    made = Watchman()
    yield made
    made.slow.set()
    made.server.shutdown()
    made.server.server_close()


def test_nobody_is_pinged_unless_an_address_is_set() -> None:
    assert not Ping().send()


def test_one_request_a_ping(watchman: Watchman) -> None:
    ping = Ping(watchman.url)
    for _ in range(2):
        assert ping.send()
        ping.wait()
    assert watchman.asked == ["/ping/key", "/ping/key"]


def test_a_slow_watchman_is_not_asked_twice_and_holds_nobody_up(watchman: Watchman) -> None:
    watchman.slow.clear()
    ping = Ping(watchman.url)
    assert ping.send()
    assert not ping.send()
    watchman.slow.set()
    ping.wait()
    assert ping.send()
    ping.wait()


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.LogCaptureFixture]:
    """The ping's log, also where somebody has set up the program's log in this process and keeps it from the root."""
    log = logging.getLogger("checker.usecases.running.ping")
    monkeypatch.setattr(log, "disabled", False)
    caplog.set_level(logging.DEBUG, logger=log.name)
    log.addHandler(caplog.handler)
    yield caplog
    log.removeHandler(caplog.handler)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/closed", "http://[::1", "ftp://127.0.0.1/"])
def test_a_ping_that_fails_is_logged_once(url: str, heard: pytest.LogCaptureFixture) -> None:
    ping = Ping(url)
    for _ in range(3):
        ping.send()
        ping.wait()
    assert {record.getMessage() for record in heard.records} == {"the ping does not arrive"}
    assert len({id(record) for record in heard.records}) == 1


@pytest.mark.parametrize("status", [301, 302, 307])
def test_an_answer_that_points_elsewhere_is_not_followed(status: int, heard: pytest.LogCaptureFixture) -> None:
    made = Watchman(status)
    ping = Ping(made.url)
    ping.send()
    ping.wait()
    made.server.shutdown()
    made.server.server_close()
    assert made.asked == ["/ping/key"]
    assert "the ping does not arrive" in heard.text
