"""The calendar: a month as a list, a year as a sheet to tick, and the days of a post as a feed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from checker.domain.post import Post
from checker.domain.refusal import NotThere, Refused
from checker.store import Store
from checker.usecases.reading.calendar_feed import calendar_feed
from tests.integration.a_house import ADOPTED_PLAN, edit
from tests.integration.walked_house import NOON, OWNER
from tests.stored import url_of
from tests.web.linked_house import a_linked_store
from tests.web.served import PageClient, house_over, page_client, words
from tests.web.test_rights_by_requests import OPENS, READERS, kind_of
from tests.web.test_rights_by_requests import PAGES as RIGHTS_PAGES
from tests.workspace import make_workspace

MANAGEMENT, RATINGEN = "gf@jobcenter", "geschaeftsstellenleitung@ratingen"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Only looked at."""
    with a_linked_store(tmp_path_factory.mktemp("house")) as store:
        yield store


@pytest.fixture
def browser(store: Store) -> PageClient:
    return page_client(house_over(store, NOON))


def rows(page: Any) -> list[str]:
    """The rows of the list, as they are read."""
    found = re.findall(r"<tr><th scope=\"row\">.*?</tr>", page.text, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", row)).split()) for row in found]


def test_a_month_has_its_days_in_order_with_the_holidays_between_them(browser: PageClient) -> None:
    told = rows(browser.log_in(OWNER).get("/kalender?monat=2016-05"))
    assert told[0] == "So 01.05.2016 Feiertag Erster Mai"
    criteria = "Mo 02.05.2016 Spätestens Kriterien Ermittlungsdienst Jobcenter ME-aktiv ✗ Frist überschritten"
    assert criteria in told
    assert told.index(criteria) < told.index("Do 05.05.2016 Feiertag Christi Himmelfahrt")


def test_the_wish_stands_in_the_month_before(browser: PageClient) -> None:
    told = rows(browser.log_in(OWNER).get("/kalender?monat=2016-04&was=please_by"))
    assert "Fr 29.04.2016 Bitte bis Kriterien Ermittlungsdienst Jobcenter ME-aktiv ✗ Frist überschritten" in told


def test_without_a_month_it_is_this_one(browser: PageClient) -> None:
    assert "Was im Mai 2016 ansteht" in words(browser.log_in(OWNER).get("/kalender"))


@pytest.mark.parametrize(
    "query",
    ["monat=2036-05", "monat=mai", "einheit=nirgends", "was=frist", "rolle=gf", "einheit=ratingen&einheit=velbert"],
)
def test_what_does_not_exist_is_said_and_shows_nothing(browser: PageClient, query: str) -> None:
    page = browser.log_in(OWNER).get(f"/kalender?{query}")
    assert page.status_code == 200
    assert "Diese Auswahl gibt es so nicht" in words(page)
    assert "<title>Auswahl gibt es nicht – Kalender – Zielwacht</title>" in page.text
    assert rows(page) == []


def test_of_other_offices_nothing_is_shown(browser: PageClient) -> None:
    own, all_of_them = (rows(browser.log_in(post).get("/kalender?monat=2016-12")) for post in (RATINGEN, MANAGEMENT))
    assert any(" Velbert " in row for row in all_of_them)
    assert any(" Ratingen " in row for row in own)
    assert not any(" Velbert " in row for row in own)


@pytest.mark.parametrize("reader", READERS)
def test_it_has_the_days_of_what_the_reader_may_open_and_of_nothing_else(store: Store, reader: str) -> None:
    client = page_client(house_over(store, NOON))
    page = client.log_in(READERS[reader]).get("/kalender?monat=2016-12") if READERS[reader] else client.get("/kalender")
    opens = dict(zip(RIGHTS_PAGES, OPENS[reader].split(), strict=True))
    if opens["tasks"] != "+":
        assert kind_of(page) == opens["tasks"]
        return
    shown = ["+" if f"/verpflichtungen/interface-dialogues-held/{unit}/2016" in page.text else "-"
             for unit in ("ratingen", "velbert")]  # fmt: skip
    assert shown == [opens["Ratingen"], opens["Velbert"]]


def test_page_and_file_have_the_same_days(browser: PageClient) -> None:
    query = "/kalender?monat=2016-04&was=please_by"
    page, file = browser.log_in(OWNER).get(query), browser.get(f"{query}&format=json")
    assert len(file.json()["rows"]) == len(rows(page)) > 0


def test_the_sheet_has_a_box_for_each_line_and_one_line_for_what_is_alike(browser: PageClient) -> None:
    page = browser.log_in(MANAGEMENT).get("/kalender/2016")
    lines = int(re.search(r"(\d+) Zeilen, Stand", words(page))[1])  # type: ignore[index]
    assert page.text.count("☐") == lines
    alike = re.findall(r"<td>([^<]*)\s*</tbody>|<th scope=\"row\">Dialoge durchgeführt<td>([^<]*)", page.text)
    units = [several.strip() for _, several in alike if several]
    assert len(units) == 1
    assert {"Ratingen", "Velbert"} <= set(units[0].split(", "))


def test_figures_that_are_awaited_for_half_a_year_stand_in_their_month(tmp_path: Path) -> None:
    place = make_workspace(tmp_path, goals=("kontaktdichte",))
    goal = "plans/2016/goals/kontaktdichte.yaml"
    edit(place.rules, ADOPTED_PLAN, (goal, "data_expected: {months_after: 3,", "data_expected: {months_after: 6,"))
    assert place.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    assert place.run("tick", "--now", "2016-05-23T07:00").code == 0
    store = Store.open(url_of(place.store), create=False)
    try:
        told = rows(page_client(house_over(store, NOON)).log_in(MANAGEMENT).get("/kalender?monat=2017-06"))
    finally:
        store.close()
    assert any(row.startswith("Fr 30.06.2017 Daten erwartet bis Kontaktdichte wie NRW") for row in told)


@pytest.mark.parametrize("year", ["2015", "2031", "0", "zweitausend", "9" * 40])
def test_a_year_without_a_plan_has_no_sheet(browser: PageClient, year: str) -> None:
    assert browser.log_in(MANAGEMENT).get(f"/kalender/{year}").status_code == 404


# --- The feed ------------------------------------------------------------------------------------------------


def made(store: Store, post: str, **later: float) -> bytes:
    address = "https://zielwacht.example"
    return calendar_feed(
        store, Post.parse(post), NOON + timedelta(**later), domain="jobcenter.example", address=address
    )


def test_a_post_s_feed_has_what_it_answers_for_and_nothing_of_others(store: Store) -> None:
    told = [str(event["url"]) for event in Calendar.from_ical(made(store, RATINGEN)).walk("VEVENT")]
    assert any("/ratingen/" in url for url in told)
    assert not any(other in url for url in told for other in ("velbert", "hilden", "mettmann"))


def test_a_feed_begins_today_and_names_no_mailbox(store: Store) -> None:
    body = made(store, RATINGEN)
    days = [event.decoded("dtstart") for event in Calendar.from_ical(body).walk("VEVENT")]
    assert min(days) >= NOON.date()
    assert b"ORGANIZER" not in body
    assert b"mailto" not in body.lower()


def test_a_feed_is_the_same_an_hour_later(store: Store) -> None:
    assert made(store, RATINGEN) == made(store, RATINGEN, hours=1)


@pytest.mark.parametrize("post", ["niemand@jobcenter", "geschaeftsstellenleitung@nirgends", "gf@ratingen"])
def test_a_post_that_is_not_there_has_none(store: Store, post: str) -> None:
    with pytest.raises(Refused) as refused:
        made(store, post)
    assert refused.value.code is NotThere.ROLE
