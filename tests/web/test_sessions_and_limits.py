"""When sessions end, what survives it, and how much the pages take: each refusal says what to do."""

from __future__ import annotations

import http.client
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from checker.findings.page_rights import PageId
from checker.store import Store
from checker.store.errors import StoreError
from checker.web import cookies
from checker.web.guard import POLICY, WebLimits
from checker.web.patient_protocol import PatientProtocol
from checker.web.route import PageRoute
from checker.web.routes import page_routes
from checker.web.shown import PageAnswer, Shown
from checker.web.trial import LASTS, TrialLink
from checker.web.visit import Visit, WebHouse
from tests.patience import HANGS
from tests.stored import url_of
from tests.web.ruled_store import ruled_store
from tests.web.served import PageClient, Served, house_over, page_client, served_house, signed_in

NOW = datetime(2016, 7, 4, 8, 0, tzinfo=UTC)
MANAGEMENT = "gf@jobcenter"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Rules are in force; sessions are added."""
    with ruled_store(tmp_path_factory.mktemp("store")) as store:
        yield store


def _show(visit: Visit) -> PageAnswer:
    return Shown("error.html.j2", "Seite", {"text": visit.entered.get("note"), "next": "", "reasons": (), "home": None})


CLOSED = PageRoute("/zu", PageId.TASKS, get=_show, post=_show)
OTHER = PageRoute("/auch-zu", PageId.TASKS, get=_show, post=_show)
ROUTES = (CLOSED, OTHER, *page_routes())


@pytest.fixture
def house(store: Store) -> WebHouse:
    return house_over(store, NOW, idle_minutes=60, session_hours=3)


@pytest.fixture
def client(house: WebHouse) -> PageClient:
    return page_client(house, ROUTES).log_in(MANAGEMENT)


def test_a_session_ends_when_nobody_has_used_it_for_its_idle_time(client: PageClient, house: Any) -> None:
    for _ in range(2):
        house.clock.pass_by(minutes=50)
        assert client.get("/zu").status_code == 200, "each request begins the idle time anew"
    house.clock.pass_by(minutes=61)
    assert client.get("/zu").status_code == 303


def test_a_session_ends_after_its_hours_however_much_it_is_used(client: PageClient, house: Any) -> None:
    for _ in range(3):
        house.clock.pass_by(minutes=55)
        assert client.get("/zu").status_code == 200
    house.clock.pass_by(minutes=20)
    assert client.get("/zu").status_code == 303


def test_a_session_that_was_planted_before_the_log_in_is_worth_nothing_after_it(house: WebHouse) -> None:
    house = _with_trial(house)
    assert house.trial is not None
    client = page_client(house)
    client.http.cookies.set(cookies.SESSION, "planted")
    done = client.post(house.trial.path)
    assert done.status_code == 303
    given = done.headers["set-cookie"].partition(f"{cookies.SESSION}=")[2].partition(";")[0]
    assert given
    assert given != "planted"
    planted = page_client(house)
    planted.http.cookies.set(cookies.SESSION, "planted")
    assert planted.get("/aufgaben").status_code == 303


def _with_trial(house: WebHouse) -> WebHouse:
    return replace(house, trial=TrialLink(MANAGEMENT, house.clock.now() + LASTS))


def test_a_link_to_try_the_pages_ends_after_ten_minutes(house: Any) -> None:
    tried = _with_trial(house)
    assert tried.trial is not None
    house.clock.pass_by(minutes=11)
    assert page_client(tried).get(tried.trial.path).status_code == 404


def test_looking_at_the_log_out_ends_nothing_and_its_button_does(client: PageClient) -> None:
    secret = client.http.cookies[cookies.SESSION]
    assert client.get("/abmelden").status_code == 303
    token = client.token("/zu")
    assert client.post("/abmelden", token=token).headers["location"] == "/anmelden"
    client.http.cookies.set(cookies.SESSION, secret)
    assert client.get("/zu").status_code == 303, "it holds no longer, whoever has kept it"


def test_a_token_is_that_of_one_session(client: PageClient, house: WebHouse) -> None:
    other = page_client(house, ROUTES).log_in(MANAGEMENT)
    assert client.post("/zu", {"note": "1"}, token=other.token("/zu")).status_code == 403


def test_the_footer_says_the_language_and_the_member_keeps_it(client: PageClient) -> None:
    token = client.token("/zu")
    done = client.post("/sprache", {"locale": "en", "from": "/zu"}, token=token)
    assert done.headers["location"] == "/zu"
    shown = client.get("/zu").text
    assert '<html lang="en">' in shown
    assert "The pages are shown in English now." in shown
    assert "The pages are shown in English now." not in client.get("/zu").text, "it is said once"


def test_entries_are_given_back_to_the_page_they_were_for_and_to_nobody_without_a_log_in(
    client: PageClient, house: Any
) -> None:
    token = client.token("/zu")
    house.clock.pass_by(hours=2)
    sent = client.post("/zu", {"note": "am 12.10. gehalten", "csrf-like": "x"}, token=token)
    assert sent.headers["location"] == "/anmelden?weiter=/zu"
    assert "stehen Ihre Eintragungen wieder im Formular" in client.follow(sent).text
    assert client.get("/zu").status_code == 303
    client.log_in(MANAGEMENT)
    assert "am 12.10. gehalten" not in client.get("/auch-zu").text
    shown = client.get("/zu").text
    assert "am 12.10. gehalten" in shown
    assert "Noch ist nichts übernommen." in shown
    assert "am 12.10. gehalten" not in client.get("/zu").text, "they are given back once"


def test_entries_that_are_too_long_are_not_kept_and_the_page_says_so(client: PageClient, house: Any) -> None:
    token = client.token("/zu")
    house.clock.pass_by(hours=2)
    sent = client.post("/zu", {"note": "x" * 20_000}, token=token)
    assert "zu lang, um sie aufzuheben" in client.follow(sent).text


@pytest.mark.parametrize(
    ("host", "status"),
    [
        pytest.param("zielwacht.example", 200, id="as configured"),
        pytest.param("ZIELWACHT.example:443", 200, id="with the port of https"),
        pytest.param("127.0.0.1:8080", 200, id="this machine"),
        pytest.param("localhost", 200, id="this machine by name"),
        pytest.param("zielwacht.example:8080", 400, id="another port"),
        pytest.param("zielwacht.example.evil.example", 400, id="an address that only begins so"),
        pytest.param("localhost.evil.example", 400, id="a name that only begins so"),
        pytest.param("evil.example", 400, id="another host"),
        pytest.param("", 400, id="none"),
    ],
)
def test_only_requests_to_our_own_hosts_are_answered(client: PageClient, host: str, status: int) -> None:
    answer = client.get("/zu", host=host)
    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == POLICY


def test_who_asks_too_often_waits_and_nobody_else_does(house: WebHouse) -> None:
    limits = WebLimits(burst=3, a_second=0.0)
    client = page_client(house, ROUTES, limits)
    answers = [client.get("/style.css") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[-1].headers["retry-after"] == "60"
    assert "Warten Sie eine Minute" in answers[-1].text


def test_behind_a_trusted_proxy_each_session_is_counted_by_itself(store: Store) -> None:
    house = house_over(store, NOW, trusted_proxies=("192.0.2.7",))
    client = page_client(house, ROUTES, WebLimits(burst=2, a_second=0.0))
    one, two = signed_in(house, MANAGEMENT), signed_in(house, MANAGEMENT)
    client.http.cookies.set(cookies.SESSION, one)
    assert [client.get("/zu").status_code for _ in range(3)] == [200, 200, 429]
    client.http.cookies.set(cookies.SESSION, two)
    assert client.get("/zu").status_code == 200


def test_when_too_much_is_in_hand_others_come_back_later(house: WebHouse) -> None:
    answer = page_client(house, ROUTES, WebLimits(waiting=0)).get("/zu")
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert "Warten Sie einige Sekunden" in answer.text


def test_a_head_that_is_too_large_is_refused_with_what_to_do(client: PageClient) -> None:
    answer = client.get("/zu", x_long="x" * 20_000)
    assert answer.status_code == 431
    assert "Löschen Sie die Cookies" in answer.text


def test_a_store_that_cannot_be_used_is_said_with_a_number(
    client: PageClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def busy(*_: object) -> None:
        raise StoreError("the store /var/lib/secret is busy")

    caplog.set_level(logging.ERROR)
    monkeypatch.setattr("checker.web.visitor.house_seen", busy)
    answer = client.get("/zu")
    assert answer.status_code == 503
    (logged,) = [record for record in caplog.records if hasattr(record, "number")]
    assert logged.number in answer.text
    assert "/var/lib/secret" not in answer.text


def test_nobody_is_kept_from_looking_because_somebody_else_writes(
    client: PageClient, house: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def busy(_: object) -> Iterator[None]:
        raise StoreError("another process writes")
        yield

    house.clock.pass_by(minutes=5)
    monkeypatch.setattr(Store, "write", busy)
    assert client.get("/zu").status_code == 200


def test_as_long_as_no_rules_are_in_force_every_page_says_so(tmp_path: Path) -> None:
    empty = Store.open(url_of(tmp_path / "zielwacht.sqlite3"), create=True)
    client = page_client(house_over(empty, NOW), ROUTES)
    for path in ("/zu", "/anmelden", "/nirgends"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert "zielwacht rules activate" in answer.text
    assert client.get("/healthz").text == "rules"
    empty.close()


def test_over_plain_http_no_browser_is_told_to_insist_on_tls(store: Store) -> None:
    client = page_client(house_over(store, NOW, address="http://localhost:8080"))
    assert "strict-transport-security" not in client.get("/style.css", host="localhost:8080").headers


# Against a real server


def test_a_head_that_does_not_come_ends_the_connection(house: WebHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PatientProtocol, "head_seconds", 0.2)
    with served_house(house, ROUTES) as served:
        for begun in (b"", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"):
            with _connected(served) as slow:
                slow.sendall(begun)
                assert _until_closed(slow) == b""


def test_one_connection_takes_several_requests(house: WebHouse) -> None:
    with served_house(house, ROUTES) as served:
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=HANGS)
        for _ in range(2):
            connection.request("GET", "/style.css")
            assert len(connection.getresponse().read()) > 1000
        connection.close()


def test_what_is_no_http_gets_a_page_with_the_strict_headers(house: WebHouse) -> None:
    with served_house(house, ROUTES) as served, _connected(served) as raw:
        raw.sendall(b"NONSENSE\r\n\r\n")
        answer = _until_closed(raw).decode()
    assert answer.startswith("HTTP/1.1 400 ")
    assert f"content-security-policy: {POLICY}" in answer
    assert "Was der Browser geschickt hat, ist nicht lesbar." in answer


def test_beyond_so_many_connections_none_is_taken(house: WebHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PatientProtocol, "most_connections", 2)
    with served_house(house, ROUTES) as served:
        waiting = [_connected(served) for _ in range(3)]
        try:
            assert _until_closed(waiting[-1]) == b""
        finally:
            for each in waiting:
                each.close()


def _connected(served: Served) -> socket.socket:
    return socket.create_connection(("127.0.0.1", served.port), timeout=HANGS)


def _until_closed(raw: socket.socket) -> bytes:
    """All that comes until the other side has closed."""
    got = b""
    try:
        while more := raw.recv(65_536):
            got += more
    except ConnectionResetError:
        pass
    return got
