"""Whom a trusted proxy names comes in without a click, and whose header it was stays with the session."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from checker.configuration import load_configuration
from checker.configuration.log_in_settings import ProxySettings
from checker.domain.access import LogInWay
from checker.domain.health import HealthCode
from checker.store import Store, members
from checker.store.untrusted_peer import read_untrusted_peer
from checker.usecases.running.pages_watch import pages_issues
from checker.web import cookies
from checker.web.log_in import proxy_log_in
from checker.web.log_in.configured import proxy_of
from checker.web.visit import WebHouse
from checker.wording.health import issue_text
from tests.web.log_in_house import NOW, ROUTES, by_proxy, house_of_two, opened
from tests.web.served import ADDRESS, PageClient, house_over, page_client

PEER = "192.0.2.7"  # that of the client in this process
PATTERN = r"(?:JC\\)?(?P<user>[a-z0-9._-]+)(?:@JC\.INTERN)?"
USER, GROUPS = "X-Zielwacht-User", "X-Zielwacht-Groups"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with house_of_two(tmp_path, LogInWay.PROXY) as store:
        yield store


def house(store: Store, *ways: str, trusted: str = PEER, **settings: Any) -> WebHouse:
    asked = house_over(store, NOW, trusted_proxies=[trusted], log_in=list(ways or ("proxy",)))
    return by_proxy(asked, ProxySettings(**{"user_pattern": PATTERN, **settings}))


def grouped(store: Store, **groups: list[str]) -> WebHouse:
    return house(store, group_header=GROUPS, groups=groups)


def browser(house: WebHouse, user: str | None = None, groups: str | None = None) -> PageClient:
    client = page_client(house, ROUTES)
    client.headers = {USER: user, GROUPS: groups}
    return client


def secret_of(client: PageClient) -> str | None:
    return client.http.cookies.get(cookies.SESSION)


def bring(client: PageClient, secret: str | None) -> None:
    """A cookie of another browser."""
    client.http.cookies.set(cookies.SESSION, str(secret), domain=ADDRESS.removeprefix("https://"))


@pytest.mark.parametrize("name", ["mustere", "MUSTERE@JC.INTERN", "JC\\MusterE"])
def test_who_is_named_comes_in_without_a_click(store: Store, name: str) -> None:
    assert "proxy 1 gf@jobcenter" in opened(browser(house(store), name)).text


def test_one_session_serves_a_visit(store: Store) -> None:
    client = browser(house(store), "mustere")
    opened(client)
    first = secret_of(client)
    client.headers[USER] = "MUSTERE@JC.INTERN"
    assert opened(client).status_code == 200
    assert secret_of(client) == first is not None


@pytest.mark.parametrize(
    ("user", "sentence"),
    [
        pytest.param("", "kam leer an", id="empty"),
        pytest.param("m" * 300, "länger als 200 Byte", id="over-long"),
        pytest.param("mustere@EVIL.INTERN", "user_pattern in [proxy]", id="another realm"),
        pytest.param("niemand", "noch nicht eingeladen", id="not invited"),
        pytest.param(None, "muss jede Anfrage anmelden", id="the proxy lets everybody through"),
    ],
)
def test_who_is_not_let_in_reads_why_and_what_to_do(
    store: Store, user: str | None, sentence: str, caplog: pytest.LogCaptureFixture
) -> None:
    client = browser(house(store), user)
    with caplog.at_level(logging.DEBUG):
        shown = opened(client)
    assert (shown.status_code, secret_of(client)) == (403, None)
    assert sentence in shown.text
    said = [record.getMessage() for record in caplog.records if record.name.startswith("checker")]
    assert said == ["nobody was logged in"]
    assert not user or user not in caplog.text


def test_a_doubled_header_lets_nobody_in(store: Store) -> None:
    client = browser(house(store))
    client.http.get("/anmelden", headers={"sec-fetch-site": "none"})
    sent = [(USER, "mustere"), (USER, "beispielb"), ("Sec-Fetch-Site", "none")]
    response = client.http.request("GET", "/anmelden?weiter=/wer", headers=sent)
    assert response.status_code == 403
    assert "kam mehrfach an" in response.text


def test_the_reasons_are_there_in_english(store: Store) -> None:
    client = browser(house(store), "niemand")
    client.http.cookies.set(cookies.LANGUAGE, "en")
    assert "not invited here yet" in opened(client).text


def test_another_user_at_the_same_browser_has_another_session(store: Store) -> None:
    client = browser(house(store), "mustere")
    opened(client)
    first = secret_of(client)
    client.headers[USER] = "beispielb"
    assert "proxy 2 it@jobcenter" in opened(client).text
    assert secret_of(client) != first
    assert client.house.sessions.find(str(first), NOW) is None


@pytest.mark.parametrize("way_in", ["header missing", "another peer", "another user", "doubled"])
def test_a_session_does_not_hold_without_its_header(store: Store, way_in: str) -> None:
    theirs = browser(house(store), "mustere")
    opened(theirs)
    stolen = secret_of(theirs)
    thief = browser(theirs.house if way_in != "another peer" else house(store, trusted="192.0.2.8"))
    bring(thief, stolen)
    thief.headers[USER] = {"another peer": "mustere", "another user": "beispielb", "doubled": "mustere, mustere"}.get(
        way_in
    )
    assert "mustere" not in thief.get("/wer").text
    assert thief.get("/wer").status_code == 303


def test_after_a_restart_the_session_goes_on_for_whoever_it_was(store: Store) -> None:
    client = browser(house(store), "mustere")
    opened(client)
    again = browser(house(store), "MUSTERE")
    bring(again, secret_of(client))
    assert again.get("/wer").status_code == 200
    stranger = browser(house(store), "beispielb")
    bring(stranger, secret_of(client))
    assert "proxy 2 it@jobcenter" in opened(stranger).text


def test_sessions_hold_whether_their_header_is_remembered_or_not(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proxy_log_in, "MOST_REMEMBERED", 1)
    pages = house(store)
    clients = [browser(pages, "mustere"), browser(pages, "beispielb")]
    for client in (*clients, *clients):
        opened(client)
    secrets = [secret_of(client) for client in clients]
    assert [client.get("/wer").status_code for client in clients] == [200, 200]
    assert [secret_of(client) for client in clients] == secrets


def test_a_peer_that_is_not_listed_is_not_believed_and_that_is_said(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    client = browser(house(store, trusted="192.0.2.8"), "mustere")
    for _ in range(5):
        shown = opened(client)
    assert shown.status_code == 200
    assert f"unter {ADDRESS}" in shown.text
    assert secret_of(client) is None
    noted = read_untrusted_peer(store.place)
    assert noted is not None
    assert (noted.peer, noted.at) == (PEER, NOW)
    said = [record for record in caplog.records if "not believed" in record.getMessage()]
    assert len(said) == 1
    client.house.clock.pass_by(hours=1)
    opened(client)
    noted = read_untrusted_peer(store.place)
    assert noted is not None
    assert noted.count == 6
    assert "mustere" not in caplog.text


def test_status_knows_for_a_day_who_is_not_believed_until_the_pages_start_anew(store: Store) -> None:
    opened(browser(house(store, trusted="192.0.2.8"), "mustere"))
    told = [issue for issue in pages_issues(store.place, ADDRESS, NOW) if issue.code is HealthCode.PROXY_NOT_LISTED]
    assert [issue.facts for issue in told] == [{"peer": PEER, "at": NOW, "count": 1}]
    assert "trusted_proxies" in issue_text(told[0], "de")
    codes = [issue.code for issue in pages_issues(store.place, ADDRESS, NOW + timedelta(days=1, minutes=1))]
    assert HealthCode.PROXY_NOT_LISTED not in codes
    proxy_of(store, load_configuration(None, {}, {}))
    assert HealthCode.PROXY_NOT_LISTED not in [each.code for each in pages_issues(store.place, ADDRESS, NOW)]


def test_nobody_is_believed_where_the_proxy_is_no_way_to_log_in(store: Store) -> None:
    client = browser(house(store, "password"), "mustere")
    opened(client)
    assert secret_of(client) is None


def test_nothing_of_x_forwarded_is_used(store: Store) -> None:
    client = browser(house(store, trusted="127.0.0.1"), "mustere")
    client.headers |= {"X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1", "Forwarded": "for=127.0.0.1"}
    opened(client)
    assert secret_of(client) is None
    named = browser(house(store))
    named.headers = {"X-Forwarded-User": "mustere", "X-Remote-User": "mustere", "X_Zielwacht_User": "mustere"}
    assert opened(named).status_code == 403


def test_groups_say_what_somebody_holds_and_keep_them_as_a_member_of_no_post(store: Store) -> None:
    client = browser(grouped(store, **{"ZW-IT": ["it"], "ZW-GF": ["gf"]}), "neu@JC.INTERN", "Domain Users;zw-gf")
    assert "proxy 3 gf@jobcenter" in opened(client).text
    with store.read() as tx:
        member = members.find(tx, "neu")
    assert member is not None
    assert (member.posts, member.way) == ((), LogInWay.PROXY)


def test_groups_that_change_change_the_session(store: Store) -> None:
    client = browser(grouped(store, **{"ZW-IT": ["it"], "ZW-GF": ["gf"]}), "neu", "ZW-GF")
    opened(client)
    client.headers[GROUPS] = "ZW-GF;Kantine"
    assert client.get("/wer").status_code == 200
    client.headers[GROUPS] = "ZW-IT"
    assert "proxy 3 it@jobcenter" in opened(client).text
    client.headers[GROUPS] = ""
    assert "keine Ihrer Gruppen hat hier eine Rolle" in opened(client).text


def test_a_group_that_maps_to_no_role_is_said_with_where_to_mend_it(store: Store) -> None:
    shown = opened(browser(grouped(store, **{"ZW-Chef": ["chef"]}), "neu", "ZW-Chef"))
    assert "die Rolle „chef“ gibt es heute nicht" in shown.text
    assert "[proxy.groups]" in shown.text


@pytest.mark.parametrize("groups", [None, "ZW-GF"])
def test_who_has_ended_comes_in_no_more_whatever_their_groups(store: Store, groups: str | None) -> None:
    client = browser(grouped(store, **{"ZW-GF": ["gf"]}) if groups else house(store), "mustere", groups)
    opened(client)
    with store.write() as tx:
        members.end(tx, 1, by="administration", now=NOW)
    shown = opened(client)
    assert shown.status_code == 403
    assert "Ihr Zugang hier ist beendet" in shown.text


def test_who_was_invited_for_another_way_is_told(store: Store) -> None:
    with store.write() as tx:
        members.add(tx, "kennwort", ["gf@jobcenter"], LogInWay.PASSWORD, by="administration", now=NOW)
    assert "für einen anderen Weg der Anmeldung eingeladen" in opened(browser(house(store), "kennwort")).text


def test_a_form_that_was_sent_after_the_session_ended_comes_back_filled(store: Store) -> None:
    client = browser(house(store), "mustere")
    opened(client)
    token = client.token("/wer")
    client.house.clock.pass_by(hours=2)
    response = client.post("/wer", {"note": "Zwei Zeilen"}, token=token)
    for _ in range(3):
        response = client.follow(response)
        if response.status_code == 200:
            break
    assert "gf@jobcenter Zwei Zeilen" in response.text


def test_who_logs_out_is_not_logged_in_again_unasked(store: Store) -> None:
    client = browser(house(store), "mustere")
    opened(client)
    token = client.token("/wer")
    page = client.follow(client.post("/abmelden", token=token))
    assert page.status_code == 200
    assert "Weiter mit der Anmeldung am Arbeitsplatz" in page.text
    assert not secret_of(client)


def test_a_browser_without_cookies_is_told_instead_of_being_led_in_circles(store: Store) -> None:
    client = browser(house(store), "mustere")
    response = client.get("/wer")
    for _ in range(5):
        client.http.cookies.clear()
        if response.status_code != 303:
            break
        response = client.follow(response)
    assert "keine Cookies" in response.text


@pytest.mark.parametrize("path", ["//evil.example", "/\\evil.example", "https://evil.example", "/anmelden", "evil"])
def test_nobody_is_led_to_another_host(store: Store, path: str) -> None:
    client = browser(house(store), "mustere")
    client.get("/anmelden")
    assert client.get(f"/anmelden?weiter={path}").headers["location"] == "/"
