"""Members and keys are administered in the browser: shown once what is secret, done once what is sent twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from checker.domain.access_key import KeyScope
from checker.store import Store, journal
from checker.usecases.access.access_keys import key_of, list_keys
from checker.usecases.access.members import invite, invited_login, list_members
from checker.usecases.acting.absences import list_roles
from tests.stored import raw
from tests.web.ruled_store import ruled_store
from tests.web.served import PageClient, house_over, page_client, seen, words

NOW = datetime(2016, 7, 4, 8, 0, tzinfo=UTC)
TODAY = date(2016, 7, 4)
PATH, ADMINISTRATION = "/verwaltung", "controlling@jobcenter"
A_KEY = {"purpose": "berichtswesen", "key_post": "bca@jobcenter", "kind": "read", "until": "31.12.2016"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with ruled_store(tmp_path) as store:
        yield store


@pytest.fixture
def client(store: Store) -> PageClient:
    administrator = invite(store, "verwalterin", ["controlling"], "administration", NOW).member
    return page_client(house_over(store, NOW)).log_in(ADMINISTRATION, member=administrator.number)


def send(client: PageClient, form: str, **fields: str) -> Any:
    return client.post(PATH, {"form": form, "seen": seen(client.get(PATH))} | fields)


def shown_once(page: Any) -> str:
    found = re.search(r"<code>([^<]*)</code>", page.text)
    assert found is not None, words(page)
    return unescape(found[1])


def test_an_invitation_is_shown_once_and_noted_of_whom(client: PageClient, store: Store) -> None:
    page = send(client, "invite", login="neuling", post="bca@jobcenter")
    link = shown_once(page)
    assert invited_login(store, link.rpartition("/")[2], NOW) == "neuling"
    assert "<code>" not in client.get(PATH).text
    assert "neuling" in words(client.get(PATH))
    with store.read() as tx:
        entry = [each for each in journal.entries(tx) if each.kind == "member.invited"][-1]
    assert entry.facts["by"] == "controlling"


def test_a_member_is_ended(client: PageClient, store: Store) -> None:
    other = invite(store, "abgang", ["bca"], "administration", NOW).member
    done = client.follow(send(client, "end_member", member=str(other.number)))
    assert "Der Zugang ist beendet." in words(done)
    assert {each.member.login for each in list_members(store, TODAY) if each.member.ended_at} == {"abgang"}


def test_a_key_is_shown_once_and_opens_what_its_post_may(client: PageClient, store: Store) -> None:
    secret = shown_once(send(client, "new_key", **A_KEY))
    key = key_of(store, secret)
    assert key is not None
    assert (key.post, key.last_day) == ("bca@jobcenter", date(2016, 12, 31))
    assert key.scopes == {
        KeyScope.VERDICTS, KeyScope.FINDINGS, KeyScope.OBLIGATIONS, KeyScope.CALENDAR, KeyScope.RULEBOOK
    }  # fmt: skip
    assert secret not in client.get(PATH).text
    assert "Der Schlüssel ist beendet." in words(client.follow(send(client, "end_key", key=key.prefix)))
    assert [each.key.holds(NOW) for each in list_keys(store, TODAY)] == [False]


def test_what_is_sent_twice_is_done_once(client: PageClient, store: Store) -> None:
    fields = {"form": "new_key", "seen": seen(client.get(PATH)), **A_KEY}
    first, again = client.post(PATH, fields), client.post(PATH, fields)
    assert (first.status_code, again.status_code) == (200, 409)
    assert "Inzwischen hat sich hier etwas geändert." in words(again)
    assert len(list_keys(store, TODAY)) == 1


@pytest.mark.parametrize(
    ("form", "fields", "said"),
    [
        pytest.param("invite", {"login": "neuling"}, "Bitte wählen.", id="for no post"),
        pytest.param("invite", {"login": "Ä", "post": "bca@jobcenter"}, "ist kein Anmeldename", id="no login"),
        pytest.param("invite", {"login": "verwalterin", "post": "bca@jobcenter"}, "hat schon einen Zugang", id="twice"),
        pytest.param("end_member", {}, "Bitte wählen.", id="nobody"),
        pytest.param("new_key", A_KEY | {"purpose": "Erika Muster"}, "kein Wort für einen Zweck", id="a name"),
        pytest.param("new_key", A_KEY | {"until": "morgen"}, "Bitte den Tag als", id="no day"),
        pytest.param("new_key", A_KEY | {"until": "31.12.2026"}, "spätestens am", id="too long"),
        pytest.param("new_key", A_KEY | {"kind": "watch"}, "öffnet „metrics“ nicht", id="what its post may not"),
        pytest.param("new_key", A_KEY | {"key_post": "niemand"}, "Bitte wählen.", id="a post that there is not"),
        pytest.param("end_key", {"key": "nichts"}, "Bitte wählen.", id="a key that there is not"),
    ],
)
def test_what_is_lacking_or_wrong_is_said_and_nothing_done(
    client: PageClient, store: Store, form: str, fields: dict[str, str], said: str
) -> None:
    if form == "end_key":
        send(client, "new_key", **A_KEY)
    before = (len(list_members(store, TODAY)), len(list_keys(store, TODAY)))
    page = send(client, form, **fields)
    assert (page.status_code, said in words(page)) == (422, True), words(page)
    assert (len(list_members(store, TODAY)), len(list_keys(store, TODAY))) == before


AWAY = {"away": "bca@jobcenter", "since": "11.07.2016", "away_until": "15.07.2016", "reader": "migration@jobcenter"}


def test_an_absence_of_others_is_entered_and_deleted(client: PageClient, store: Store) -> None:
    entered = words(client.follow(send(client, "enter_absence", **AWAY)))
    assert "Die Abwesenheit ist eingetragen." in entered
    assert "Beauftragte für Chancengleichheit am Arbeitsmarkt" in entered
    _, known = list_roles(store, TODAY)
    assert [(each.post, each.deputy) for each in known] == [("bca@jobcenter", "migration")]
    with store.read() as tx:
        assert [row[0] for row in raw(tx, "SELECT kind FROM access_log")] == ["enter_absence"]
        assert [each.facts["by"] for each in journal.entries(tx) if each.kind == "absence.entered"] == ["controlling"]
    gone = send(client, "remove_absence", absence=str(known[0].sequence))
    assert "Die Abwesenheit ist gelöscht." in words(client.follow(gone))
    assert list_roles(store, TODAY)[1] == ()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"away": "kreis@jobcenter"}, "Bitte wählen."),
        ({"reader": "kreis@jobcenter"}, "Bitte wählen."),
        ({"since": ""}, "Bitte angeben."),
        ({"since": "morgen"}, "Bitte den Tag als TT.MM.JJJJ angeben."),
        ({"since": "18.07.2016"}, "15.07.2016"),
        ({"reader": "bca@jobcenter"}, "bca"),
    ],
)
def test_an_absence_that_cannot_be_is_said_and_not_entered(
    client: PageClient, store: Store, changed: dict[str, str], says: str
) -> None:
    answer = send(client, "enter_absence", **AWAY | changed)
    assert answer.status_code == 422
    assert says in words(answer)
    assert list_roles(store, TODAY)[1] == ()


def test_nobody_else_enters_an_absence_there(client: PageClient, store: Store) -> None:
    other = page_client(house_over(store, NOW)).log_in("bca@jobcenter")
    fields = {"form": "enter_absence", "seen": seen(client.get(PATH)), **AWAY}
    assert other.post(PATH, fields, token=other.token("/konto")).status_code in {403, 404}
    assert list_roles(store, TODAY)[1] == ()


def test_nobody_else_opens_it_or_does_anything_there(client: PageClient, store: Store) -> None:
    version = seen(client.get(PATH))
    for post in ("gf@jobcenter", "it@jobcenter", "dsb@jobcenter", "geschaeftsstellenleitung@ratingen"):
        other = page_client(house_over(store, NOW)).log_in(post)
        assert other.get(PATH).status_code == 403
        token = other.token("/konto")
        for form in ("invite", "end_member", "new_key", "end_key"):
            given = {"form": form, "seen": version, "login": "neuling", "post": "bca@jobcenter", "member": "1", **A_KEY}
            assert other.post(PATH, given, token=token).status_code == 403
    assert (len(list_members(store, TODAY)), len(list_keys(store, TODAY))) == (1, 0)
