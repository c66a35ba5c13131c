"""The page of an obligation: its days, its course and its history; there is none of others, and of nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from checker.store import Store, findings, obligations
from tests.integration.walked_house import NOON, OWNER
from tests.stored import url_of
from tests.web.linked_house import walked_with_links
from tests.web.served import PageClient, house_over, page_client, words

CRITERIA = "/verpflichtungen/investigation-criteria-agreed/jobcenter/2016"
REVIEWS = "/verpflichtungen/reviews-new-cases/jobcenter/2016"
RATINGEN = "/verpflichtungen/interface-dialogues-held/ratingen/2016"
MANAGEMENT, VELBERT = "gf@jobcenter", "geschaeftsstellenleitung@velbert"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Only looked at."""
    place = Path(shutil.copy(walked_with_links() / "zielwacht.sqlite3", tmp_path_factory.mktemp("house")))
    store = Store.open(url_of(place), create=False)
    yield store
    store.close()


@pytest.fixture
def browser(store: Store) -> PageClient:
    return page_client(house_over(store, NOON))


def section(page: Any, heading: str) -> str:
    """The text of the part of a page under a heading."""
    found = re.search(rf'<h2 id="{heading}">.*?</section>', page.text, re.DOTALL)
    assert found is not None, f"there is no {heading}"
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[0])).split())


def test_each_of_its_days_says_where_it_comes_from(browser: PageClient) -> None:
    """The 30 April 2016 is a Saturday, the day after it a Sunday and a holiday."""
    told = section(browser.log_in(OWNER).get(CRITERIA), "days")
    assert "Datum laut Plan Samstag, 30.04.2016 So steht es im Plan 2016, Zeile T11." in told
    assert "Spätestens Montag, 02.05.2016, 24:00 Uhr" in told
    assert "Samstag, 30.04.2016 ist Wochenende; Sonntag, 01.05.2016 ist Erster Mai" in told
    assert "Grundlage der Verschiebung: Hausregel in Anlehnung an § 26 Abs. 3 SGB X." in told
    assert "Bitte bis Freitag, 29.04.2016" in told


def test_its_history_has_each_change_the_newest_first(browser: PageClient) -> None:
    told = section(browser.log_in(OWNER).get(CRITERIA), "history")
    missed, opened = told.index("03.05.2016 ✗ Frist überschritten"), told.index("04.04.2016 ○ Offen")
    assert missed < opened


def test_one_that_has_no_finding_has_a_page(store: Store, browser: PageClient) -> None:
    with store.read() as tx:
        without = sorted(obligations.next_looks(tx).keys() - findings.current(tx).keys())
    page = browser.log_in(MANAGEMENT).get(f"/verpflichtungen/{without[0]}")
    assert page.status_code == 200
    assert "Es gibt dazu keinen Befund: Es ist nichts zu beanstanden." in words(page)


def test_one_of_another_office_is_as_one_that_is_not_there(browser: PageClient) -> None:
    there, nowhere = (browser.log_in(VELBERT).get(path) for path in (RATINGEN, RATINGEN.replace("held", "kept")))
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert words(there).replace("held", "kept") == words(nowhere)
