"""Jahresvorschau: worked out in the background, shown with its charts and the same values as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from checker.preview.forecast_job import AHEAD
from checker.store.jobs import JobState
from checker.usecases.running.jobs import jobs_of
from tests.web.previewed_house import PreviewedHouse, activated, previewed_house
from tests.web.served import words

PAGE = "/regeln/jahresvorschau"
MANAGEMENT, OFFICE = "gf@jobcenter", "geschaeftsstellenleitung@ratingen"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PreviewedHouse]:
    with previewed_house(activated(), tmp_path_factory.mktemp("ahead") / "house") as made:
        yield made


def test_it_is_begun_with_what_is_supposed_and_can_be_stopped(house: PreviewedHouse) -> None:
    client = house.browser(MANAGEMENT)
    assert "noch keine Jahresvorschau" in words(client.get(PAGE))
    lacking = client.post(PAGE, {"form": "forecast", "year": "1999"})
    assert lacking.status_code == 422
    assert 'href="#field-year"' in lacking.text
    assert jobs_of(house.store, AHEAD) == ()
    assert client.post(PAGE, {"form": "forecast", "year": "2016", "reports": "on-time"}).status_code == 303
    (job,) = jobs_of(house.store, AHEAD)
    assert job.asked.about == {"year": "2016", "reports": "on-time", "watched": "no"}
    assert client.post(PAGE, {"form": "stop", "job": str(job.asked.number)}).status_code == 303
    assert jobs_of(house.store, AHEAD)[0].state is JobState.STOPPED


def test_each_chart_has_its_values_as_a_table_and_long_tables_their_own_pages(house: PreviewedHouse) -> None:
    house.forecast()
    client = house.browser(MANAGEMENT)
    page = client.get(PAGE)
    assert "Mails je Woche" in words(page)
    assert 0 < page.text.count("<svg") <= page.text.count("<table")
    for path in set(re.findall(r'href="(/regeln/jahresvorschau\?tabelle=[^"]+)"', page.text)):
        assert client.get(path).status_code == 200
    assert client.get(f"{PAGE}?tabelle=nichts-1").status_code == 404
    assert client.get(f"{PAGE}?tabelle=weeks-1&seite=10000").status_code == 200


def test_who_only_reads_begins_nothing(house: PreviewedHouse) -> None:
    client = house.browser(OFFICE)
    page = client.get(PAGE)
    assert 'value="forecast"' not in page.text
    assert client.post(PAGE, {"form": "forecast", "year": "2016", "reports": "none"}).status_code == 403
