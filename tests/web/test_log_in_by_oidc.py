"""The way to the provider and back, in a browser: who comes in, who does not, and what the page offers then."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from checker.domain.access import LogInWay
from checker.domain.health import HealthCode
from checker.store import Store, members
from checker.usecases.running.pages_watch import pages_issues
from checker.web import cookies
from checker.web.visit import WebHouse
from checker.wording.health import issue_text
from tests.oidc_provider import SECRET, OidcServer, provider
from tests.web.log_in_house import NOW, ROUTES, by_provider, house_of_two
from tests.web.served import ADDRESS, PageClient, house_over, logged_by_us, page_client

BACK = f"{ADDRESS}/anmelden/oidc/antwort"


@pytest.fixture(scope="module")
def running() -> Iterator[OidcServer]:
    with provider() as server:
        yield server


@pytest.fixture
def server(running: OidcServer) -> OidcServer:
    return running.honest_again(NOW.timestamp, BACK)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with house_of_two(tmp_path, LogInWay.OIDC) as store:
        yield store


def house(store: Store, server: OidcServer, *ways: str, **settings: Any) -> WebHouse:
    return by_provider(house_over(store, NOW, log_in=list(ways or ("oidc",))), server, **settings)


def led(client: PageClient, server: OidcServer, path: str = "/wer", *, stops_at_provider: bool = False) -> Any:
    """What somebody sees who opens a page and is logged in at the provider, without a click."""
    response = client.get(path, sec_fetch_site="none")
    for _ in range(7):
        if response.status_code != 303:
            return response
        goes_to = response.headers["location"]
        if goes_to.startswith(server.issuer):
            if stops_at_provider:
                return response
            response = client.get(path_of(server.log_in(goes_to)), sec_fetch_site="cross-site")
        else:
            response = client.get(goes_to)
    raise AssertionError("led on and on")


def path_of(url: str) -> str:
    assert url.startswith(BACK)
    return url.removeprefix(ADDRESS)


def secret_of(client: PageClient) -> str | None:
    return client.http.cookies.get(cookies.SESSION)


def test_who_is_logged_in_at_the_provider_comes_in_without_a_click_where_they_wanted_to(
    store: Store, server: OidcServer
) -> None:
    client = page_client(house(store, server), ROUTES)
    assert "oidc 1 gf@jobcenter" in led(client, server).text
    assert server.reproaches == []
    assert [cookie for cookie in client.http.cookies if cookie.startswith("__Host-oidc")] == []


def test_two_windows_log_in_side_by_side(store: Store, server: OidcServer) -> None:
    client = page_client(house(store, server), ROUTES)
    first = led(client, server, stops_at_provider=True).headers["location"]
    second = led(client, server, stops_at_provider=True).headers["location"]
    for url in (second, first):
        assert client.get(path_of(server.log_in(url))).headers["location"] == "/wer"


def test_roles_of_the_provider_give_posts_by_the_table(store: Store, server: OidcServer) -> None:
    server.user, server.claims = "Neu", {"realm_access": {"roles": ["zw-it", "sonst"]}}
    settings = {"roles_claim": "realm_access.roles", "roles": {"zw-it": ["it"], "zw-chef": ["chef"]}}
    assert "oidc 3 it@jobcenter" in led(page_client(house(store, server, **settings), ROUTES), server).text
    server.claims = {"realm_access": {"roles": ["sonst"]}}
    assert "keine Ihrer Gruppen" in led(page_client(house(store, server, **settings), ROUTES), server).text
    server.claims = {"realm_access": {"roles": ["zw-chef"]}}
    assert "die Rolle „chef“" in led(page_client(house(store, server, **settings), ROUTES), server).text


@pytest.mark.parametrize(
    ("lie", "status", "german", "english"),
    [
        pytest.param("unsigned", 403, "nicht so unterschrieben", "is not signed as required", id="algorithm none"),
        pytest.param("signed by somebody else", 403, "Unterschrift", "signature", id="signature"),
        pytest.param("nonsense at /token", 503, "anders geantwortet", "answered otherwise", id="nonsense"),
    ],
)
def test_a_lie_is_a_sentence_on_the_page_and_a_line_without_secrets_in_the_log(
    store: Store, server: OidcServer, lie: str, status: int, german: str, english: str,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    server.lies = {lie}
    client = page_client(house(store, server, "oidc", "password"), ROUTES)
    caplog.set_level(logging.DEBUG)
    shown = led(client, server)
    assert (shown.status_code, secret_of(client)) == (status, None)
    assert german in shown.text
    assert "Zum Anmeldedienst" in shown.text
    client.http.cookies.set(cookies.LANGUAGE, "en")
    assert english in led(client, server).text
    ours = logged_by_us(caplog)
    said = [record.getMessage() for record in ours if record.name.startswith("checker")]
    assert said == ["nobody was logged in"] * 2
    for secret in (SECRET, "mustere", *(form["code"] for form in server.asked("/token"))):
        assert not [record for record in ours if secret in str(record.__dict__)]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        pytest.param("error=access_denied", "abgebrochen oder nicht erlaubt", id="cancelled"),
        pytest.param("error=%3Cscript%3E", "mit einem Fehler beendet (?)", id="a made-up error"),
        pytest.param("", "mit einem Fehler beendet (code)", id="no code"),
        pytest.param("code=x&iss=https://evil.example", "von einem anderen Anmeldedienst", id="another provider"),
        pytest.param("code=x", "nicht anerkannt", id="a made-up code"),
    ],
)
def test_what_comes_back_instead_of_a_code(store: Store, server: OidcServer, query: str, sentence: str) -> None:
    client = page_client(house(store, server), ROUTES)
    url = led(client, server, stops_at_provider=True).headers["location"]
    state = parse_qs(urlsplit(url).query)["state"][0]
    shown = client.get(f"/anmelden/oidc/antwort?state={state}&{query}")
    assert (shown.status_code, secret_of(client)) == (403, None)
    assert sentence in shown.text
    assert 'href="/anmelden/oidc?weiter=/wer"' in shown.text, "another try leads where they wanted to"


@pytest.mark.parametrize("whose", ["another browser", "too late", "without state"])
def test_an_answer_to_another_log_in_lets_nobody_in(store: Store, server: OidcServer, whose: str) -> None:
    """Somebody sends a victim the address that leads into the sender's own session."""
    client = page_client(house(store, server), ROUTES)
    path = path_of(server.log_in(led(client, server, stops_at_provider=True).headers["location"]))
    if whose == "another browser":
        client = page_client(client.house, ROUTES)
        led(client, server, stops_at_provider=True)
    elif whose == "too late":
        client.house.clock.pass_by(minutes=11)
    else:
        path = path.partition("&state")[0]
    shown = client.get(path)
    assert (shown.status_code, secret_of(client)) == (403, None)
    assert "nicht in diesem Browser begonnen" in shown.text
    assert server.asked("/token") == []


def test_a_session_from_before_the_log_in_is_not_the_one_after(store: Store, server: OidcServer) -> None:
    client = page_client(house(store, server), ROUTES)
    planted = "geplant"
    client.http.cookies.set(cookies.SESSION, planted, domain=ADDRESS.removeprefix("https://"))
    led(client, server)
    assert secret_of(client) not in (None, planted)


def test_who_logs_in_once_more_leaves_no_session_behind(store: Store, server: OidcServer) -> None:
    client = page_client(house(store, server), ROUTES)
    led(client, server)
    first = secret_of(client)
    assert led(client, server, "/anmelden/oidc?weiter=/wer").status_code == 200
    assert secret_of(client) != first
    assert client.house.sessions.find(str(first), NOW) is None


def test_a_provider_that_is_away_leaves_the_other_ways(store: Store) -> None:
    with provider() as server:
        pass
    client = page_client(house(store, server, "oidc", "password"), ROUTES)
    shown = led(client, server)
    assert shown.status_code == 503
    assert "ist nicht erreichbar" in shown.text


def test_status_says_since_when_nobody_comes_in_by_the_provider_until_somebody_does(
    store: Store, server: OidcServer
) -> None:
    """Who cancels, or is not invited, is none of its business."""

    def told() -> list[tuple[str, object]]:
        issues = pages_issues(store.place, ADDRESS, NOW)
        return [
            (issue_text(each, "de"), each.facts["since"]) for each in issues if each.code is HealthCode.PROVIDER_FAILS
        ]

    client = page_client(house(store, server), ROUTES)
    led(client, server, stops_at_provider=True)
    assert told() == []
    server.secret = "ein neues"
    led(client, server)
    client.house.clock.pass_by(minutes=5)
    server.clock = client.house.clock.now().timestamp
    led(client, server)
    ((text, since),) = told()
    assert "client_secret_file" in text
    assert since == NOW
    server.secret = SECRET
    assert led(client, server).status_code == 200
    assert told() == []


def test_who_is_not_a_member_or_has_ended_is_told(store: Store, server: OidcServer) -> None:
    server.user = "niemand"
    assert "noch nicht eingeladen" in led(page_client(house(store, server), ROUTES), server).text
    server.user = "mustere"
    with store.write() as tx:
        members.end(tx, 1, by="administration", now=NOW)
    assert "Ihr Zugang hier ist beendet" in led(page_client(house(store, server), ROUTES), server).text


def test_where_the_password_comes_first_nobody_is_sent_to_the_provider_unasked(
    store: Store, server: OidcServer
) -> None:
    client = page_client(house(store, server, "password", "oidc"), ROUTES)
    shown = led(client, server)
    assert shown.status_code == 200
    assert 'href="/anmelden/oidc?weiter=/wer"' in shown.text
    begun = client.get("/anmelden/oidc?weiter=/wer").headers["location"]
    assert client.get(path_of(server.log_in(begun))).headers["location"] == "/wer"


def test_an_extra_that_is_missing_is_said(store: Store, server: OidcServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "checker.web.log_in.oidc_provider", None)
    shown = led(page_client(house(store, server), ROUTES), server)
    assert shown.status_code == 403
    assert "fehlen die Pakete zielwacht[oidc]" in shown.text


def test_what_talks_to_a_provider_is_not_loaded_before_the_first_log_in() -> None:
    look = (
        "import sys, checker.web.app, checker.web.routes, checker.web.log_in.configured\n"
        "print([name for name in ('authlib', 'httpx2', 'joserfc', 'cryptography') if name in sys.modules])"
    )
    loaded = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert loaded.stdout == "[]\n"


def test_without_a_provider_its_pages_are_not_there(store: Store, server: OidcServer) -> None:
    client = page_client(house_over(store, NOW), ROUTES)
    assert client.get("/anmelden/oidc").status_code == client.get("/anmelden/oidc/antwort").status_code == 404
