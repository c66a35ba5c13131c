"""Konto: what I am, whom I name to stand in, where I am logged in; of nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from checker.store import Store, absences, members
from checker.usecases.acting.absences import deputize
from tests.stored import raw
from tests.web.served import words
from tests.web.walked import ADMINISTRATION, LAST_DAY, NOON, OTHER, OWNER, a_walked_store, browser

KONTO = "/konto"
NEXT_WEEK = {"since": "30.05.2016", "until": "2016-06-03"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_walked_store(tmp_path) as opened:
        yield opened


def send(client: Any, form: str, **fields: str) -> Any:
    return client.post(KONTO, {"form": form, **fields})


def known(store: Store) -> list[tuple[str, date, date, str | None]]:
    with store.read() as tx:
        return [(one.post, one.since, one.until, one.deputy) for one in absences.load(tx)]


def test_posts_and_rights_are_said_in_words(store: Store) -> None:
    page = words(browser(store, ADMINISTRATION).get(KONTO))
    assert "Controlling" in page
    assert "alle Einheiten sehen" in page
    assert "Dateien hochladen" in page
    assert "read_all" not in page


def test_whom_i_stand_in_for_is_said(store: Store) -> None:
    deputize(store, OWNER, LAST_DAY, LAST_DAY, "bfdh", "controlling", NOON)
    assert "Bereichsleitung Leistung, in Vertretung" in words(browser(store, "bfdh@jobcenter").get(KONTO))


def test_i_am_away_and_somebody_reads(store: Store) -> None:
    client = browser(store, OWNER)
    done = send(client, "absence", **NEXT_WEEK, reader="bfdh@jobcenter")
    assert done.status_code == 303, done.text
    assert known(store) == [(OWNER, date(2016, 5, 30), date(2016, 6, 3), "bfdh")]
    with store.read() as tx:
        assert [row[0] for row in raw(tx, "SELECT kind FROM access_log")] == ["enter_absence"]
    page = words(client.follow(done))
    assert "Bereichsleitung Leistung: 30.05.2016 bis 03.06.2016, es liest" in page


def test_the_usual_deputy_reads_where_nobody_is_named(store: Store) -> None:
    client = browser(store, OWNER)
    assert "wie im Haus geregelt: Geschäftsführung" in words(client.get(KONTO))
    assert send(client, "absence", **NEXT_WEEK, reader="").status_code == 303
    assert known(store)[0][3] is None


def test_what_is_wrong_is_said_and_entries_are_kept(store: Store) -> None:
    client = browser(store, OWNER)
    odd = send(client, "absence", since="morgen", until="03.06.2016", reader="bfdh@jobcenter")
    assert odd.status_code == 422
    assert 'id="error-since"' in odd.text
    assert 'value="morgen"' in odd.text
    assert '<option value="bfdh@jobcenter" selected>' in odd.text
    backwards = send(client, "absence", since="03.06.2016", until="30.05.2016", reader="")
    assert backwards.status_code == 422
    assert 'role="alert"' in backwards.text
    assert known(store) == []


def test_nobody_enters_an_absence_of_another_post(store: Store) -> None:
    client = browser(store, OTHER)
    assert send(client, "absence", post=OWNER, **NEXT_WEEK, reader="").status_code == 404
    assert known(store) == []


def test_an_absence_is_taken_out_by_whose_it_is_alone(store: Store) -> None:
    entered = deputize(store, OWNER, LAST_DAY, LAST_DAY + timedelta(days=7), None, "controlling", NOON)
    number = str(entered.absence.sequence)
    assert send(browser(store, OTHER), "remove", absence=number).status_code == 404
    client = browser(store, OWNER)
    assert send(client, "remove").status_code == 422
    assert known(store)
    assert send(client, "remove", absence=number).status_code == 303
    assert known(store) == []


def test_sessions_are_listed_and_ended(store: Store) -> None:
    here, there, elsewhere = browser(store, OWNER), browser(store, OWNER), browser(store, OTHER)
    page = here.get(KONTO)
    assert "diese Sitzung" in words(page)
    (mark,) = re.findall(r'name="session" value="([^"]*)"', page.text)
    assert send(elsewhere, "session", session=mark).status_code == 303
    assert there.get(KONTO).status_code == 200, "no other member ends it"
    assert send(here, "session", session=mark).status_code == 303
    assert there.get(KONTO).status_code == 303, "logged out"
    assert here.get(KONTO).status_code == 200


def test_all_others_end_at_once(store: Store) -> None:
    here, others = browser(store, OWNER), [browser(store, OWNER), browser(store, OWNER)]
    assert send(here, "session").status_code == 422
    assert send(here, "session", session="others").status_code == 303
    assert [one.get(KONTO).status_code for one in (here, *others)] == [200, 303, 303]


def test_the_language_is_kept_with_the_member(store: Store) -> None:
    client = browser(store, OWNER)
    assert send(client, "language").status_code == 422
    done = send(client, "language", locale="en")
    assert "Your sessions" in words(client.follow(done))
    with store.read() as tx:
        member = members.find(tx, OWNER)
    assert member is not None
    assert member.language == "en"
    assert "Your sessions" in words(browser(store, OWNER).get(KONTO)), "in another browser too"


def test_without_a_log_in_there_is_no_account(store: Store) -> None:
    client = browser(store, OWNER)
    client.http.cookies.clear()
    assert client.get(KONTO).status_code == 303
