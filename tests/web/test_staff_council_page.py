"""Mitbestimmung: what is measured of staff and kept about them, for those who represent them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from checker.domain.data_class import DataClass
from checker.store import Store
from tests.integration.walked_house import NOON
from tests.web.ruled_store import ruled_store
from tests.web.served import PageClient, house_over, page_client, words

COUNCIL = "personalrat@jobcenter"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with ruled_store(tmp_path) as opened:
        yield opened


def at(store: Store, post: str, **settings: bool) -> PageClient:
    house = replace(house_over(store, NOON, **settings), spans={DataClass.REASONS: "P2Y"})
    return page_client(house).log_in(post)


def test_each_rule_about_staff_stands_there_with_its_level_and_floor(store: Store) -> None:
    text = words(at(store, COUNCIL).get("/mitbestimmung"))
    measured = text.split("Was gezeigt wird")[0]
    assert "Krankheitsquote" in measured
    assert "10 Beschäftigten; darunter nur der Wert des Hauses" in measured
    assert "Fehlerquote" not in measured


def test_what_is_kept_how_long_and_what_links_do_stand_there_too(store: Store) -> None:
    text = words(at(store, COUNCIL).get("/mitbestimmung"))
    assert "2 Jahre" in text
    assert "Ein Link in einer Mail zeigt, worum es geht" in text
    alone = words(at(store, COUNCIL, link_alone=True).get("/mitbestimmung"))
    assert "Ein Link in einer Mail handelt ohne Anmeldung" in alone


@pytest.mark.parametrize(
    ("post", "status"),
    [(COUNCIL, 200), ("dsb@jobcenter", 200), ("gf@jobcenter", 200), ("geschaeftsstellenleitung@ratingen", 403)],
)
def test_who_may_open_it_may_take_the_list_away(store: Store, post: str, status: int) -> None:
    client = at(store, post)
    assert client.get("/mitbestimmung").status_code == status
    file = client.get("/mitbestimmung?format=csv")
    assert file.status_code == status
    assert status != 200 or "Krankheitsquote" in file.text
