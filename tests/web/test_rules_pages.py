"""Regeln: the catalogue with plan row and origin, a rule's page, what took effect when; and who may see them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checker.store import Store
from tests.statements import statements
from tests.web.ruled_store import ruled_store
from tests.web.served import house_over, page_client, words
from tests.web.walked import ADMINISTRATION, NOON, browser

OFFICE, COUNCIL = "geschaeftsstellenleitung@ratingen", "personalrat@jobcenter"
RULE = "/regeln/2016/reviews-new-cases"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with ruled_store(tmp_path_factory.mktemp("rules")) as opened:
        yield opened


def test_the_catalogue_has_every_rule_with_its_row_owner_and_origin(store: Store) -> None:
    client = browser(store, OFFICE)
    pages = [words(client.get(f"/regeln?seite={number}")) for number in (1, 2)]
    assert "Diese Regeln sind in Kraft: 83 Regeln" in pages[0]
    assert "Seite 1 von 2" in pages[0]
    assert any("Plan und 1 Annahme" in page for page in pages)
    assert client.get("/regeln").text.count('href="/regeln/2016/') == 50


def test_the_catalogue_is_narrowed_and_taken_away_by_one_address(store: Store) -> None:
    client = browser(store, OFFICE)
    page = client.get("/regeln?rolle=bereichsleitung_leistung")
    assert 0 < page.text.count('href="/regeln/2016/') < 50
    file = client.get("/regeln?rolle=bereichsleitung_leistung&format=csv").text
    assert len(file.splitlines()) == 1 + page.text.count('href="/regeln/2016/')
    nobody = client.get("/regeln?rolle=niemand")
    assert "niemand" in words(nobody)
    assert 'href="/regeln/2016/' not in nobody.text


def test_a_rule_says_what_it_asks_where_that_stands_and_what_was_assumed(store: Store) -> None:
    page = words(browser(store, COUNCIL).get(RULE))
    assert "Was die Regel verlangt" in page
    assert "Kennung reviews-new-cases" in page
    assert "Was der Plan nicht sagt" in page


def test_what_the_house_assumes_in_its_own_words_says_its_language_on_an_english_page(store: Store) -> None:
    client, own = browser(store, OFFICE), '<span lang="de">Der Plan nennt keinen Verlauf; '
    assert own not in client.get("/regeln/2016/kdu-budget").text
    client.http.cookies.set("__Host-language", "en")
    assert own in client.get("/regeln/2016/kdu-budget").text


@pytest.mark.parametrize("path", ["/regeln/2016/nothing", "/regeln/1999/reviews-new-cases", "/regeln/x/y"])
def test_a_rule_that_is_not_there_is_a_page_that_says_so(store: Store, path: str) -> None:
    assert browser(store, OFFICE).get(path).status_code == 404


def test_what_took_effect_when_is_told_in_few_statements(store: Store) -> None:
    client = browser(store, ADMINISTRATION)
    with statements() as asked:
        page = client.get("/regeln/verlauf")
    assert "Nummer 1, in Kraft" in words(page)
    assert "die ersten Regeln" in words(page)
    assert len(asked) <= 10


def test_the_navigation_names_a_page_of_several_addresses_once(store: Store) -> None:
    page = browser(store, OFFICE).get("/regeln").text
    assert page.count('<a href="/regeln" aria-current="page">Regeln</a>') == 1
    assert page.count(">Regeln</a>") == 1


def test_nobody_sees_the_rules_without_a_log_in(store: Store) -> None:
    client = page_client(house_over(store, NOON))
    assert client.get("/regeln").status_code in {302, 303}
    assert client.get(RULE).status_code in {302, 303}
