"""A calendar is subscribed to by a key in its address: its post's days, and a clear end when key or post end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from icalendar import Calendar

from checker.domain.access_key import KeyScope
from checker.pages.addresses import feed_path
from checker.store import Store
from checker.usecases.access.access_keys import end_key
from checker.web.api import feeds
from tests.integration.walked_house import NOON
from tests.web.linked_house import a_linked_store
from tests.web.machine import Machine, machine_of, secret_for
from tests.web.served import house_over, page_client, seen

POST = "bereichsleitung_leistung"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Keys are added to it, and nothing else."""
    with a_linked_store(tmp_path_factory.mktemp("house")) as store:
        yield store


@pytest.fixture
def machine(store: Store) -> Machine:
    return machine_of(house_over(store, NOON))


def subscribed(machine: Machine, secret: str, **headers: str) -> Any:
    return machine.get(feed_path(secret), **headers)


def test_its_days_are_in_it_and_the_same_again_costs_no_body(machine: Machine) -> None:
    secret = secret_for(machine.house, POST, KeyScope.FEED)
    answer = subscribed(machine, secret)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert events
    assert all(str(event["url"]).startswith("https://zielwacht.example/verpflichtungen/") for event in events)
    assert secret not in answer.text
    again = subscribed(machine, secret, if_none_match=answer.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")


def test_a_key_that_has_ended_is_gone_and_says_until_when(store: Store, machine: Machine) -> None:
    by_hand = secret_for(machine.house, POST, KeyScope.FEED)
    end_key(store, by_hand.split("_")[1], "administration", NOON)
    by_itself = secret_for(machine.house, POST, KeyScope.FEED, days=0)
    machine.house.clock.at += timedelta(days=1)
    for secret in (by_hand, by_itself):
        answer = subscribed(machine, secret)
        assert (answer.status_code, "Sein Schlüssel galt bis" in answer.text) == (410, True)
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_the_feed_of_a_role_that_was_abolished_is_gone(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = secret_for(machine.house, POST, KeyScope.FEED)
    seen = feeds.house_seen

    def without(*of: Any) -> Any:
        found = seen(*of)
        there = tuple(role for role in found.book.organisation.roles if role.id != POST)
        return replace(found, book=replace(found.book, organisation=found.book.organisation.model_copy(
            update={"roles": there}
        )))  # fmt: skip

    monkeypatch.setattr(feeds, "house_seen", without)
    answer = subscribed(machine, secret)
    assert (answer.status_code, "gibt es nicht mehr" in answer.text) == (410, True)


def test_no_other_key_opens_it_and_it_opens_nothing_else(machine: Machine) -> None:
    other, own = (secret_for(machine.house, POST, scope) for scope in (KeyScope.CALENDAR, KeyScope.FEED))
    assert {subscribed(machine, secret).status_code for secret in (other, "zw_x", "x" * 60)} == {404}
    assert Machine(machine.house, machine.http, own).get("/api/v1/calendar").status_code == 403


def test_the_address_is_shown_once_when_its_key_is_made(machine: Machine) -> None:
    client = page_client(machine.house).log_in("controlling@jobcenter")
    version = seen(client.get("/verwaltung"))
    fields = {"purpose": "kalender", "key_post": f"{POST}@jobcenter", "kind": "feed", "until": "31.12.2016"}
    page = client.post("/verwaltung", {"form": "new_key", "seen": version} | fields)
    address = re.findall(r"<code>https://zielwacht\.example(/abo/[^<]*)</code>", page.text)[0]
    assert machine.get(address).status_code == 200
