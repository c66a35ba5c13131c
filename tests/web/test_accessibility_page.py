"""Barrierefreiheit: open to all, honest about what is lacking, with a way to write and whom to turn to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from checker.domain.verdict import State
from checker.store import Store
from checker.wording import accessibility_words
from checker.wording.states import SIGNS, STATES
from tests.web.served import house_over, page_client
from tests.web.walked import NOON, a_walked_store

PATH = "/barrierefreiheit"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_walked_store(tmp_path) as opened:
        yield opened


def test_it_is_open_to_all_and_says_what_is_lacking(store: Store) -> None:
    page = page_client(house_over(store, NOON)).get(PATH)
    assert page.status_code == 200
    assert "teilweise vereinbar" in page.text
    assert "WCAG 3.1.2" in page.text


def test_it_says_in_full_only_when_nothing_is_lacking(store: Store) -> None:
    with patch.dict(accessibility_words.KNOWN_GAPS, {"de": ()}):
        page = page_client(house_over(store, NOON)).get(PATH)
    assert "vollständig vereinbar" in page.text
    assert "Was nicht erfüllt ist" not in page.text


def test_feedback_is_a_mail_to_the_administration(store: Store) -> None:
    page = page_client(house_over(store, NOON)).get(PATH)
    assert 'href="mailto:controlling@jobcenter.example?subject=Zielwacht' in page.text


def test_the_enforcement_body_is_the_house_s_word(store: Store) -> None:
    without = page_client(house_over(store, NOON)).get(PATH)
    assert "Schlüssel enforcement_body" in without.text
    named = house_over(store, NOON, enforcement_body=["Ombudsstelle Muster", "Musterweg 2"])
    page = page_client(named).get(PATH)
    assert "Ombudsstelle Muster<br>Musterweg 2" in page.text
    assert "enforcement_body" not in page.text


def test_each_sign_stands_with_its_word_and_meaning(store: Store) -> None:
    page = page_client(house_over(store, NOON)).get(PATH).text
    for state in State:
        assert f"{SIGNS[state]}</span>&nbsp;{STATES['de'][state]}" in page


def test_in_english(store: Store) -> None:
    client = page_client(house_over(store, NOON))
    client.http.cookies.set("__Host-language", "en")
    assert "comply with these requirements in part" in client.get(PATH).text
