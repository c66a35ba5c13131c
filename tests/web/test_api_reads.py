"""What machines read: what the post of their key sees, as it is stored, and nothing without a key that holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checker.domain.access_key import KeyScope
from checker.store import Store
from checker.usecases.access.access_keys import end_key
from checker.usecases.acting.findings import list_findings
from checker.web.api.description import DESCRIPTION, as_text, description
from checker.web.api.routes import API_ROUTES
from checker.web.guard import WebLimits
from tests.integration.walked_house import NOON
from tests.statements import statements
from tests.web.linked_house import a_linked_store
from tests.web.machine import Machine, machine_of
from tests.web.served import house_over
from tests.web.walked import a_walked_store, quiet_tick

READING = (KeyScope.VERDICTS, KeyScope.OBLIGATIONS, KeyScope.FINDINGS, KeyScope.CALENDAR, KeyScope.RULEBOOK)
EVERYWHERE, AT_ONE_UNIT = "controlling", "geschaeftsstellenleitung@ratingen"
READ = [route for route in API_ROUTES if route.method == "GET"]
MOST_STATEMENTS, MOST_KILOBYTES = 12, 400


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Keys are added to it, and nothing else."""
    with a_linked_store(tmp_path_factory.mktemp("house")) as store:
        yield store


@pytest.fixture(scope="module")
def nobody(store: Store) -> Machine:
    return machine_of(house_over(store, NOON))


@pytest.fixture(scope="module")
def machine(nobody: Machine) -> Machine:
    return nobody.with_key(EVERYWHERE, *READING, KeyScope.IMPORTS)


def every_page(machine: Machine, path: str) -> list[dict[str, Any]]:
    """All items, page by page."""
    items, following = [], path
    while following:
        document = machine.get(following).json()
        items += document["items"]
        following = document["next"]
    return items


@pytest.mark.parametrize("route", READ, ids=lambda route: route.path)
def test_each_list_is_as_it_is_described(route: Any, machine: Machine) -> None:
    answer = machine.get(f"{route.path}?limit=20")
    assert answer.status_code == 200, answer.text
    described = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    schema = {"$ref": f"#/components/schemas/{route.model.__name__}", "components": described["components"]}
    jsonschema.Draft202012Validator(schema).validate(answer.json())
    assert answer.json()["items"] or route.path.endswith("imports")


def test_the_description_is_made_of_what_there_is(nobody: Machine) -> None:
    """`python -m checker.web.api.description` writes it anew."""
    assert DESCRIPTION.read_text(encoding="utf-8") == as_text(description())
    assert nobody.get("/api/v1/openapi.json").json() == description()


def test_findings_are_those_of_the_command_line(store: Store, machine: Machine) -> None:
    told = {(each["obligation"], each["state"], each["step"]) for each in every_page(machine, "/api/v1/findings")}
    known = {
        (each.episode.obligation, str(each.episode.state), each.episode.step) for each in list_findings(store, NOON)
    }
    assert told == known != set()


def test_pages_of_any_size_give_the_same_items_once(machine: Machine) -> None:
    whole, by_seven = (every_page(machine, f"/api/v1/obligations?limit={size}") for size in (200, 7))
    keys = [each["obligation"] for each in whole]
    assert whole == by_seven
    assert keys == sorted(set(keys)) != []


def test_a_key_sees_what_its_post_sees(nobody: Machine, machine: Machine) -> None:
    of_a_unit = nobody.with_key(AT_ONE_UNIT, *READING)
    everything = {each["obligation"] for each in every_page(machine, "/api/v1/obligations")}
    seen = {each["obligation"] for each in every_page(of_a_unit, "/api/v1/obligations")}
    assert seen < everything
    assert {key.split("/")[1] for key in seen} == {"ratingen", "jobcenter"}
    for path in ("verdicts", "findings", "calendar"):
        assert {each["obligation"] for each in every_page(of_a_unit, f"/api/v1/{path}")} <= seen


def test_what_was_stored_then_is_told_as_of_then(machine: Machine) -> None:
    early = {each["obligation"]: each["state"] for each in every_page(machine, "/api/v1/verdicts?on=2016-04-10")}
    now = {each["obligation"]: each["state"] for each in every_page(machine, "/api/v1/verdicts")}
    assert any(state != now.get(key) for key, state in early.items())
    assert every_page(machine, "/api/v1/verdicts?known_at=2015-12-31T00:00:00Z") == []


def test_a_list_is_as_of_the_last_tick_also_where_that_changed_nothing(tmp_path: Path) -> None:
    with a_walked_store(tmp_path) as store:
        machine = machine_of(house_over(store, NOON)).with_key(EVERYWHERE, KeyScope.FINDINGS)
        before = machine.get("/api/v1/findings").json()["as_of"]
        later = NOON + timedelta(minutes=15)
        quiet_tick(store, later)
        after = machine.get("/api/v1/findings").json()["as_of"]
    assert datetime.fromisoformat(before) < datetime.fromisoformat(after) == later


def test_the_same_again_costs_no_body(machine: Machine) -> None:
    first = machine.get("/api/v1/findings")
    again = machine.get("/api/v1/findings", if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["cache-control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        pytest.param("units=ratingen", "there is no 'units' (possible: on, known_at, limit, cursor)", id="unknown"),
        pytest.param("on=2016-02-30", "'on' is no day like 2016-07-04", id="no day"),
        pytest.param("known_at=2016-01-01T10:00", "'known_at' is no instant with a time zone like 2016-07-04T10:00:00Z",
                     id="an instant without a zone"),
        pytest.param("limit=0", "'limit' is no number from 1 to 200", id="no items"),
        pytest.param("limit=20&limit=30", "'limit' stands there several times", id="twice"),
        pytest.param("cursor=x", "'cursor' is of no answer from here", id="a cursor made up"),
    ],
)  # fmt: skip
def test_a_query_that_is_none_says_why(machine: Machine, query: str, reason: str) -> None:
    answer = machine.get(f"/api/v1/verdicts?{query}")
    assert (answer.status_code, answer.json()["reasons"]) == (400, [reason])
    assert answer.headers["content-type"] == "application/problem+json"


def test_of_what_lies_ahead_there_is_nothing_yet(machine: Machine) -> None:
    for query in ("on=2116-01-01", "known_at=2116-01-01T00:00:00Z"):
        answer = machine.get(f"/api/v1/verdicts?{query}")
        assert (answer.status_code, "lies in the future" in answer.json()["detail"]) == (404, True)


def test_without_a_key_that_holds_there_is_nothing(store: Store, nobody: Machine) -> None:
    assert nobody.get("/api/v1/findings").status_code == 401
    made_up = Machine(nobody.house, nobody.http, "zw_aaaaaaaa_" + "A" * 43)
    assert (made_up.get("/api/v1/findings").status_code, made_up.get("/api/v1/findings").json()["type"]) == (
        401, "urn:zielwacht:problem:unknown-key",
    )  # fmt: skip
    ended = nobody.with_key(EVERYWHERE, KeyScope.FINDINGS)
    assert ended.get("/api/v1/findings").status_code == 200
    assert ended.secret is not None
    end_key(store, ended.secret.split("_")[1], "administration", NOON)
    answer = ended.get("/api/v1/findings", accept_language="de")
    assert (answer.status_code, answer.json()["title"]) == (401, "Schlüssel beendet")


def test_a_key_that_ended_an_hour_ago_says_on_which_day(store: Store) -> None:
    house = house_over(store, NOON)
    short = machine_of(house).with_key(EVERYWHERE, KeyScope.FINDINGS, days=0)
    assert short.get("/api/v1/findings").status_code == 200
    house.clock.at += timedelta(hours=12)
    answer = short.get("/api/v1/findings")
    assert (answer.status_code, "23 May 2016" in answer.json()["detail"]) == (401, True)


def test_a_key_opens_its_scopes_alone(nobody: Machine) -> None:
    only = nobody.with_key(EVERYWHERE, KeyScope.FINDINGS)
    opened = {route.path: only.get(route.path).status_code for route in READ}
    assert {path for path, status in opened.items() if status == 200} == {"/api/v1/findings"}
    assert set(opened.values()) == {200, 403}


def test_what_is_not_there_is_a_problem_too(nobody: Machine, machine: Machine) -> None:
    assert nobody.get("/api/v1/members").status_code == 404
    answer = machine.send("DELETE", "/api/v1/findings")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert {each.headers["content-type"] for each in (answer, nobody.get("/api/v2/x"))} == {"application/problem+json"}


@pytest.mark.parametrize("path", ["verdicts", "obligations", "findings", "calendar"])
def test_a_list_takes_few_statements_and_is_of_one_size(path: str, machine: Machine) -> None:
    with statements() as asked:
        answer = machine.get(f"/api/v1/{path}")
    assert len(asked) <= MOST_STATEMENTS
    assert len(answer.content) <= MOST_KILOBYTES * 1000


def test_what_is_turned_away_before_is_told_to_machines_as_a_document(machine: Machine) -> None:
    answer = machine.get("/api/v1/findings", host="elsewhere.example")
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:zielwacht:problem:bad-host")
    once = machine_of(machine.house, WebLimits(burst=1, a_second=0.001))
    assert [once.get("/api/v1/findings").status_code for _ in range(2)] == [401, 429]
    assert once.get("/api/v1/findings").headers["retry-after"] == "60"
