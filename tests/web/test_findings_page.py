"""Befunde: what may be seen is listed, chosen by the address and taken away; what does not exist is said."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.domain.act import ActKind
from checker.store import Store
from checker.usecases.acting.act import Wanted, act
from tests.integration.a_house import CRITERIA
from tests.integration.walked_house import NOON, OWNER
from tests.statements import statements
from tests.web.linked_house import a_linked_store
from tests.web.served import words
from tests.web.walked import MANAGEMENT, OTHER, browser

OFFICES = ("geschaeftsstellenleitung@ratingen", "geschaeftsstellenleitung@velbert")
READERS = (MANAGEMENT, OWNER, *OFFICES, "bereichsleitung_mi@jobcenter", "traeger_kreis@jobcenter", "it@jobcenter")
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with a_linked_store(tmp_path_factory.mktemp("findings")) as made:
        yield made


def listed(page: Any) -> list[str]:
    """The obligations to whose pages the rows lead."""
    return re.findall(r'<th scope="row"><a href="/befunde/([^"]+)"', page.text)


def title(page: Any) -> str:
    return unescape(re.search(r"<title>(.*?)</title>", page.text)[1])  # type: ignore[index]


def test_what_is_listed_is_what_may_be_opened(store: Store) -> None:
    every = set(listed(browser(store, MANAGEMENT).get("/befunde?befund=alle")))
    assert CRITERIA in every
    for post in READERS:
        client = browser(store, post)
        may_open = {key for key in every if client.get(f"/befunde/{key}").status_code == 200}
        assert set(listed(client.get("/befunde?befund=alle"))) == may_open, post


def test_the_number_stands_in_the_title_and_the_owner_and_the_next_step_in_the_row(store: Store) -> None:
    page = browser(store, MANAGEMENT).get("/befunde?ziel=kdu")
    number = len(listed(page))
    assert title(page) == f"{number} Befund{'e' if number != 1 else ''} – Befunde – Zielwacht"
    row = next(each for each in words(page).split("Einsatzkriterien des Ermittlungsdienstes")[1:])
    assert "Frist überschritten" in row
    assert "Bereichsleitung Leistung" in row


def test_what_was_taken_on_stands_apart_with_its_age(tmp_path: Path) -> None:
    with a_linked_store(tmp_path) as store:
        assert ">Offen</h2>" in browser(store, OWNER).get("/befunde?ziel=kdu").text
        act(store, Wanted(ActKind.ACKNOWLEDGE, CRITERIA, OWNER, until=date(2016, 6, 1)), NOON)
        page = browser(store, OWNER).get("/befunde?ziel=kdu")
        apart = page.text.split(">Übernommen oder zurückgestellt</h2>")[1]
        assert CRITERIA in apart
        assert "Bestätigt bis 01.06.2016" in apart
        assert re.search(r"seit \d+ Tagen", apart)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("rolle=niemand", "Zuständig oder informiert: „niemand“ gibt es hier nicht.", id="a role"),
        pytest.param("seit=31.02.2016", "Begonnen ab: „31.02.2016“ ist kein Tag.", id="a day"),
        pytest.param("einheit=atlantis", "Einheit: „atlantis“ gibt es hier nicht.", id="a unit"),
        pytest.param("gewicht=rosa", "Gewicht: „rosa“ gibt es hier nicht.", id="a severity"),
        pytest.param("sortierung=rolle", "Nach „rolle“ lässt sich diese Liste nicht ordnen.", id="an order"),
        pytest.param("stelle=gf", "Nach „stelle“ lässt sich diese Liste nicht auswählen.", id="a filter"),
    ],
)
def test_a_filter_of_what_does_not_exist_is_said_and_shows_nothing(store: Store, query: str, said: str) -> None:
    client = browser(store, MANAGEMENT)
    page = client.get(f"/befunde?{query}")
    assert said in words(page)
    assert listed(page) == []
    taken = client.get(f"/befunde?{query}&format=csv")
    assert (taken.status_code, taken.headers["content-type"]) == (422, "text/html; charset=utf-8")


def test_page_ten_thousand_is_the_last_one(store: Store) -> None:
    client = browser(store, MANAGEMENT)
    assert listed(client.get("/befunde?seite=10000")) == listed(client.get("/befunde"))


@pytest.mark.parametrize("query", ["", "?befund=alle", "?zustand=breached&sortierung=aelteste"])
def test_page_and_files_give_the_same_rows(store: Store, query: str) -> None:
    client = browser(store, MANAGEMENT)
    page = client.get(f"/befunde{query}")
    shown = [unescape(each) for each in re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', page.text)]
    assert shown
    taken = [client.get(unescape(path)) for path in re.findall(r'href="([^"]+format=[^"]+)"', page.text)]
    assert [each.headers["content-type"] for each in taken] == ["text/csv; charset=utf-8", WORKBOOK, "application/json"]
    table, book, document = (each.content for each in taken)
    assert [row[0] for row in csv.reader(io.StringIO(table.decode("utf-8-sig")), delimiter=";")][1:] == shown
    sheet = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]
    assert (sheet.title, [row[0].value for row in sheet.iter_rows(min_row=2)]) == ("Befunde", shown)
    assert [row["what"]["text"] for row in json.loads(document)["rows"]] == shown


def test_what_a_role_has_to_do_is_not_counted_and_not_taken_away(store: Store) -> None:
    client = browser(store, MANAGEMENT)
    page = client.get("/befunde?rolle=bereichsleitung_leistung")
    assert CRITERIA in listed(page)
    assert title(page) == "Befunde – Zielwacht"
    assert "format=" not in page.text
    assert client.get("/befunde?rolle=bereichsleitung_leistung&format=csv").status_code == 422


def test_no_file_names_a_role(store: Store) -> None:
    """Else a pivot table ranks roles by what they have to do."""
    client = browser(store, MANAGEMENT)
    for file in ("csv", "json"):
        body = client.get(f"/befunde?befund=alle&format={file}").text
        assert "Bereichsleitung" not in body
        assert "leitung" not in body.casefold().replace("leitungsbereich", "")


def test_it_asks_the_store_at_most_ten_times_also_after_the_journal_has_grown(tmp_path: Path) -> None:
    with a_linked_store(tmp_path) as store:
        client = browser(store, MANAGEMENT)
        client.get("/befunde")
        act(store, Wanted(ActKind.ACKNOWLEDGE, CRITERIA, OWNER, until=date(2016, 6, 1)), NOON)
        with statements() as seen:
            client.get("/befunde")
        assert len([each for each in seen if not each.startswith(("BEGIN", "PRAGMA"))]) <= 10


def test_a_log_in_leads_back_to_what_was_asked_for(store: Store) -> None:
    client = browser(store, OTHER)
    client.http.cookies.clear()
    sent = client.get("/befunde?zustand=breached&seite=2")
    assert sent.headers["location"] == "/anmelden?weiter=/befunde%3Fzustand%3Dbreached%26seite%3D2"
