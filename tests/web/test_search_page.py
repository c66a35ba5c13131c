"""Suche: rules, rows, findings and file numbers are found as far as the reader may see them; nothing hints at more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from checker.domain.act import ActKind
from checker.domain.message import MessageKind
from checker.store import Store, outbox, sending
from checker.usecases.acting.act import Wanted, act
from tests.integration.a_house import CRITERIA
from tests.integration.walked_house import DOMAIN, NOON
from tests.statements import statements
from tests.stored import item, message, url_of
from tests.web.linked_house import walked_with_links
from tests.web.served import words
from tests.web.walked import MANAGEMENT, OTHER, browser
from tests.workspace import Workspace

DISTRICT, NUMBER = "traeger_kreis@jobcenter", "50.1-2016/077"
OF_TEAM = "ikunden-benefit-exits/ikunden/2016"
BODY = "traegerversammlung@jobcenter"
OF_THE_HOUSE = "investigation-report/jobcenter/2016"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The criteria were reported under a file number, and the management waived a team's target under another."""
    place = Workspace(Path(copytree(walked_with_links(), tmp_path_factory.mktemp("search") / "house")))
    said = ("--scope", "jobcenter", "--submitted-on", "2016-05-20", "--evidence", NUMBER)
    done = place.run("records", "report", CRITERIA.split("/")[0], *said, "--now", "2016-05-23T08:00")
    assert done.code == 0, done.err
    assert place.run("tick", "--now", "2016-05-23T09:00").code == 0
    opened = Store.open(url_of(place.store), create=False)
    because = {"reason": "wird geprüft", "file_number": "20-16/3"}
    act(opened, Wanted(ActKind.WAIVE, OF_TEAM, MANAGEMENT, until=date(2016, 6, 1), **because), NOON)
    yield opened
    opened.close()


def found(page: Any) -> list[str]:
    """Where the results lead."""
    body = page.text.split("</search>")[1].split("<footer>")[0]
    return re.findall(r'href="([^"]+)"', body)


def test_a_row_of_the_plan_leads_to_its_rule_and_its_finding(store: Store) -> None:
    page = browser(store, MANAGEMENT).get("/suche?q=t11")
    assert f"/regeln/2016/{CRITERIA.split('/')[0]}" in found(page)
    assert f"/befunde/{CRITERIA}" in found(page)
    assert "T11 (Plan 2016)" in words(page)


def test_of_several_words_all_must_be_there(store: Store) -> None:
    client = browser(store, MANAGEMENT)
    assert f"/befunde/{CRITERIA}" in found(client.get("/suche?q=ermittlungsdienstes+einsatzkriterien"))
    assert found(client.get("/suche?q=ermittlungsdienstes+schnittstellendialoge")) == []


def test_a_file_number_leads_to_what_was_reported_and_decided_under_it(store: Store) -> None:
    page = browser(store, MANAGEMENT).get("/suche?q=2016/077")
    assert found(page) == [f"/befunde/{CRITERIA}"]
    assert f"{NUMBER} in einer Meldung, erfasst am 23.05.2016" in words(page)
    decided = browser(store, MANAGEMENT).get("/suche?q=20-16/3")
    assert found(decided) == [f"/befunde/{OF_TEAM}"]
    assert "in einer Entscheidung vom 23.05.2016" in words(decided)


@pytest.mark.parametrize("query", ["20-16/3", "ikunden", OF_TEAM])
def test_what_is_not_theirs_to_see_is_told_as_what_does_not_exist(store: Store, query: str) -> None:
    """The head of an office looks for what a team of another area owes; and for what nobody has."""
    client = browser(store, OTHER)
    theirs, nobodys = client.get(f"/suche?q={query}"), client.get("/suche?q=zzz-9999")
    assert [path for path in found(theirs) if "/befunde" in path] == []
    assert found(nobodys) == []
    if not found(theirs):
        assert words(theirs).replace(query, "zzz-9999") == words(nobodys)


def test_what_a_mail_has_told_of_is_found_before_there_is_a_finding(store: Store) -> None:
    """As they open its page, and as it stands in their calendar."""
    told = item(obligation=OF_THE_HOUSE, episode=0, kind=MessageKind.REMINDER, addressed=DISTRICT)
    with store.write() as tx:
        (mail,) = outbox.enqueue(tx, [message(told, not_before=NOON)], at=NOON, domain=DOMAIN)
        held = sending.claim(tx, mail.key, now=NOON, until=NOON + timedelta(minutes=5))
        assert held is not None
        assert sending.mark_data(tx, held, b"Subject: x\r\n\r\nx", mailbox="x@kreis.example")
        assert sending.mark_sent(tx, held, at=NOON)
    because = {"reason": "wird geprüft", "file_number": "20-16/4"}
    act(store, Wanted(ActKind.WAIVE, OF_THE_HOUSE, BODY, until=date(2016, 6, 1), **because), NOON)
    assert found(browser(store, "traeger_ba@jobcenter").get("/suche?q=20-16/4")) == []
    client = browser(store, DISTRICT)
    assert found(client.get("/suche?q=20-16/4")) == [f"/verpflichtungen/{OF_THE_HOUSE}"]
    assert client.get(f"/verpflichtungen/{OF_THE_HOUSE}").status_code == 200


def test_a_body_outside_finds_no_rules(store: Store) -> None:
    page = browser(store, DISTRICT).get("/suche?q=unterkunftskosten")
    assert [path for path in found(page) if path.startswith("/regeln")] == []


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("q=x", "mindestens zwei Zeichen", id="one character"),
        pytest.param(f"q={'x' * 101}", "höchstens 100 Zeichen", id="a page of text"),
        pytest.param("wort=T11", "Nach „wort“ lässt sich", id="another key"),
        pytest.param("q=%25%25", "nichts gefunden", id="a wildcard of the database"),
        pytest.param("q=%3Cb%3Efett", "„<b>fett“", id="markup"),
    ],
)
def test_what_cannot_be_searched_is_said(store: Store, query: str, said: str) -> None:
    page = browser(store, MANAGEMENT).get(f"/suche?{query}")
    assert page.status_code == 200
    assert said in words(page)
    assert found(page) == []


def test_it_asks_the_store_at_most_ten_times(store: Store) -> None:
    client = browser(store, MANAGEMENT)
    with statements() as seen:
        client.get(f"/suche?q={NUMBER}")
    assert len([each for each in seen if not each.startswith(("BEGIN", "PRAGMA"))]) <= 10
