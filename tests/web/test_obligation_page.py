"""The page of an obligation: its days, its course and its history; there is none of others, and of nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from checker.domain.clock import at_local
from checker.store import Store, findings, obligations
from tests.integration.walked_house import NOON, OWNER
from tests.stored import url_of
from tests.web.linked_house import a_linked_store
from tests.web.served import PageClient, house_over, page_client, words
from tests.web.test_rights_by_requests import OPENS, READERS, kind_of
from tests.web.test_rights_by_requests import PAGES as RIGHTS_PAGES
from tests.workspace import make_workspace

CRITERIA = "/verpflichtungen/investigation-criteria-agreed/jobcenter/2016"
REVIEWS = "/verpflichtungen/reviews-new-cases/jobcenter/2016"
RATINGEN = "/verpflichtungen/interface-dialogues-held/ratingen/2016"
MANAGEMENT, VELBERT = "gf@jobcenter", "geschaeftsstellenleitung@velbert"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Only looked at."""
    with a_linked_store(tmp_path_factory.mktemp("house")) as store:
        yield store


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


def test_each_change_of_its_history_is_found_again_by_its_link(browser: PageClient) -> None:
    """The day is judged anew, by what was known at its end."""
    page = browser.log_in(OWNER).get(CRITERIA)
    rows = re.findall(r'<a href="([^"]*tag=[^"]*)">.*?data-state="(\w+)"', page.text, re.DOTALL)
    assert [state for _, state in rows] == ["breached", "pending"]
    for path, state in rows:
        then = browser.get(unescape(path))
        assert then.status_code == 200
        assert re.findall(r'data-state="(\w+)"', then.text)[0] == state, path


def test_another_day_is_told_as_that_and_leads_back(browser: PageClient) -> None:
    then = browser.log_in(OWNER).get(f"{CRITERIA}?tag=28.04.2016")
    assert "Am 28.04.2016: Offen: Einsatzkriterien" in words(then)
    assert "Neu beurteilt für diesen Tag, nicht der heutige Stand. Heute ist es: ✗ Frist überschritten" in words(then)
    assert f'<a href="{CRITERIA}">Zum heutigen Stand</a>' in then.text


def test_what_did_not_count_is_one_click_away(browser: PageClient) -> None:
    page = browser.log_in(OWNER).get(CRITERIA)
    (path,) = re.findall(r'<a href="([^"]*)">Jede Meldung und die Rechnung', page.text)
    every = browser.get(unescape(path))
    assert section(every, "then-counted") == "Meldungen, die gezählt haben Keine."
    assert "Rechnung" in section(every, "then-steps")


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("tag=31.02.2016", "„31.02.2016“ ist kein Tag"),
        ("tag=31.12.9999", "Für diesen Tag hat das Haus keinen Kalender"),
        ("bekannt=0001-01-01", "Für diesen Tag hat das Haus keinen Kalender"),
        ("tag=31.12.2015", "Der Plan 2016 beginnt am 01.01.2016"),
        ("bekannt=24.05.2016", "Was nach heute bekannt wird, weiß noch niemand."),
        ("rolle=gf", "Nach „rolle“ lässt sich diese Liste nicht auswählen."),
    ],
)
def test_a_day_that_cannot_be_shown_is_said_and_today_is_shown(browser: PageClient, query: str, why: str) -> None:
    page = browser.log_in(OWNER).get(f"{CRITERIA}?{query}")
    assert page.status_code == 200
    assert why in words(page)
    assert "gezeigt ist der heutige Stand" in words(page)
    assert section(page, "verdict").startswith("Das Urteil ✗ Frist überschritten")


def test_of_the_house_s_figure_its_parts_are_for_who_answers_for_it(browser: PageClient) -> None:
    """The head of an office sees what the house owes as a whole, not the figures of the others."""
    path = "/verpflichtungen/kdu-error-rate/jobcenter/2016?tag=28.04.2016"
    whole, all_of_it = (browser.log_in(post).get(path) for post in (VELBERT, OWNER))
    assert "sehen die Stellen, die dafür zuständig sind" in words(whole)
    assert 'id="then-counted"' not in whole.text
    assert 'id="then-counted"' in all_of_it.text


def test_the_changes_are_taken_away_as_a_file(browser: PageClient) -> None:
    file = browser.log_in(OWNER).get(f"{CRITERIA}?format=csv")
    lines = file.content.decode("utf-8-sig").splitlines()
    assert [line.split(";")[:2] for line in lines] == [
        ["Geurteilt für", "Zustand"],
        ["03.05.2016", "Frist überschritten"],
        ["04.04.2016", "Offen"],
    ]


@pytest.mark.parametrize("reader", READERS)
def test_it_opens_for_whom_its_finding_opens_and_for_nobody_else(store: Store, reader: str) -> None:
    """Today's and another day's: what is hidden is hidden on every day."""
    client = page_client(house_over(store, NOON))
    if READERS[reader]:
        client.log_in(READERS[reader])
    expected = dict(zip(RIGHTS_PAGES, OPENS[reader].split(), strict=True))
    for page, path in (
        ("house", CRITERIA),
        ("Ratingen", RATINGEN),
        ("Velbert", RATINGEN.replace("ratingen", "velbert")),
    ):
        found = [kind_of(client.get(f"{path}{query}")) for query in ("", "?tag=28.04.2016", "?format=json")]
        assert found == [expected[page]] * 3, page


def test_a_day_that_nobody_was_told_of_gives_no_count_away(tmp_path: Path) -> None:
    """20 of 100 were judged first and 31 last; between, 30 were known for a day without a tick."""
    place = make_workspace(tmp_path, goals=("kdu",))
    assert place.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    for faulty, said, is_judged in ((20, "2016-07-18", True), (30, "2016-07-19", False), (31, "2016-07-20", True)):
        record = {"schema": "status-record/1", "type": "case_review", "topic": "kdu", "stratum": "existing",
                  "selection": "random", "scope": "hilden", "period": "2016-06", "reviewed": 100, "faulty": faulty,
                  "reported_at": f"{said}T08:00:00+02:00"}  # fmt: skip
        file = place.write(f"{said}.json", json.dumps([record]))
        imported = place.run("records", "import", str(file), "--now", f"{said}T09:00")
        assert imported.code == 0, imported.err
        if is_judged:
            assert place.run("tick", "--now", f"{said}T12:00").code == 0
    store = Store.open(url_of(place.store), create=False)
    try:
        browser = page_client(house_over(store, at_local(date(2016, 7, 21), 9))).log_in(MANAGEMENT)
        path = "/verpflichtungen/kdu-error-rate/jobcenter/2016"
        between = words(browser.get(f"{path}?tag=19.07.2016&bekannt=19.07.2016"))
        first = words(browser.get(f"{path}?tag=18.07.2016&bekannt=18.07.2016"))
    finally:
        store.close()
    assert "20 von 100" in first
    assert "30 von 100" not in between
    assert "fehlerhaft 30" not in between
