"""What every page bears, whatever it shows: headers, sessions, forms that are ours, limits, errors with a way on."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from checker.domain.calendar import OutsideCalendar
from checker.domain.refusal import NotThere, Refused
from checker.findings.page_rights import PageId
from checker.store import Store
from checker.web.guard import POLICY
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, Shown
from checker.web.visit import Visit, WebHouse
from tests.web.ruled_store import ruled_store
from tests.web.served import PageClient, house_over, logged_by_us, page_client, served_house

NOW = datetime(2016, 7, 4, 8, 0, tzinfo=UTC)
MANAGEMENT = "gf@jobcenter"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Only read from."""
    with ruled_store(tmp_path_factory.mktemp("store")) as store:
        yield store


@pytest.fixture
def house(store: Store) -> WebHouse:
    return house_over(store, NOW)


def _show(visit: Visit) -> PageAnswer:
    match visit.query.get("what"):
        case "refused":
            raise Refused(NotThere.ROLE, role="nobody")
        case "broken":
            raise RuntimeError("a secret of the store")
        case "late":
            raise OutsideCalendar("01.01.2099 lies outside the calendar")
    return Shown("error.html.j2", "Seite", {"text": visit.entered.get("note"), "next": "", "reasons": (), "home": None})


def _act(visit: Visit) -> PageAnswer:
    return SeeOther("/offen", "logged_out")


OPEN = PageRoute("/offen", PageId.HEALTH, get=_show, post=_act, is_open=True)
CLOSED = PageRoute("/zu", PageId.TASKS, get=_show, post=_act)
LETTERS = PageRoute("/briefe", PageId.PROPOSALS, get=_show)
ROUTES = (OPEN, CLOSED, LETTERS)


@pytest.fixture
def client(house: WebHouse) -> PageClient:
    return page_client(house, ROUTES)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        pytest.param("/offen", 200, id="a page"),
        pytest.param("/zu", 303, id="the way to the log-in"),
        pytest.param("/nirgends", 404, id="no page"),
        pytest.param("/offen?what=refused", 404, id="a refusal"),
        pytest.param("/offen?what=broken", 500, id="a crash"),
        pytest.param("/style.css", 200, id="the style sheet"),
    ],
)
def test_every_answer_bears_the_strict_headers(client: PageClient, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["content-security-policy"] == POLICY
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "same-origin"
    assert response.headers["strict-transport-security"]
    kept = response.headers["cache-control"]
    assert kept == "no-store" or path == "/style.css"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({}, 303, id="from a page of ours"),
        pytest.param({"sec_fetch_site": "cross-site"}, 403, id="cross-site"),
        pytest.param({"sec_fetch_site": "same-site"}, 403, id="a neighbour in the domain"),
        pytest.param({"origin": "https://evil.example"}, 403, id="foreign origin"),
        pytest.param({"origin": "null"}, 403, id="origin null"),
        pytest.param({"sec_fetch_site": None}, 303, id="by its origin alone"),
        pytest.param({"sec_fetch_site": None, "origin": None}, 403, id="from nowhere"),
        pytest.param({"token": None}, 403, id="without the form's token"),
        pytest.param({"token": "x" * 43}, 403, id="with another token"),
    ],
)
def test_only_a_form_of_ours_acts(client: PageClient, headers: dict[str, Any], status: int) -> None:
    assert client.post("/offen", {"note": "1"}, **headers).status_code == status


def test_a_page_that_is_not_open_leads_to_the_log_in_and_back(client: PageClient) -> None:
    response = client.get("/zu")
    assert (response.status_code, response.headers["location"]) == (303, "/anmelden?weiter=/zu")


def test_whoever_has_logged_in_sees_their_page_and_not_those_of_others(client: PageClient) -> None:
    client.log_in("personalrat@jobcenter")
    assert client.get("/briefe").status_code == 403
    client.log_in(MANAGEMENT)
    assert client.get("/briefe").status_code == 200


def test_a_crash_has_a_number_that_stands_in_the_log_and_tells_nothing(
    client: PageClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    response = client.get("/offen?what=broken&key=geheim")
    ours = logged_by_us(caplog)
    (logged,) = [record for record in ours if hasattr(record, "number")]
    assert logged.number in response.text
    assert "a secret of the store" not in response.text
    assert "geheim" not in repr([record.__dict__ for record in ours])


def test_a_real_server_answers_and_ends(house: WebHouse) -> None:
    with served_house(house, ROUTES) as served:
        answer = served.browser().get("/offen")
    assert answer.status == 200
    assert answer.header("server") == ""


def test_an_address_with_a_stroke_at_its_end_leads_to_no_other_scheme_or_host(client: PageClient) -> None:
    for host in ("zielwacht.example", "127.0.0.1:@evil.example"):
        answer = client.get("/zu/", host=host)
        assert "location" not in answer.headers
        assert answer.status_code == 404


def test_a_day_beyond_the_calendar_is_said_with_what_to_do(client: PageClient) -> None:
    answer = client.get("/offen?what=late")
    assert answer.status_code == 503
    assert "rules/calendar.yaml" in answer.text
