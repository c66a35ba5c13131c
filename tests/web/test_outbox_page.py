"""Versand: what was planned and how far it has come; the service sees ways and no words, and a dead mail is retried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from checker.domain.message import OutboxState
from checker.store import Store, outbox, sending
from checker.store.mail_rows import QueuedMessage
from tests.integration.walked_house import NOON
from tests.statements import statements
from tests.web.linked_house import a_linked_store
from tests.web.served import seen, words
from tests.web.walked import ADMINISTRATION, MANAGEMENT, browser, quiet_tick

SERVICE = "it@jobcenter"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_linked_store(tmp_path) as opened:
        yield opened


def young(store: Store) -> QueuedMessage:
    """The newest mail that has left to somebody inside the house."""
    with store.read() as tx:
        return outbox.list_messages(tx, states=[OutboxState.SENT, OutboxState.PENDING])[-1]


def dead(store: Store) -> str:
    """A mail whose first answer was lost, and which the server then refused for good."""
    mail = young(store)
    with store.write() as tx:
        if mail.state is OutboxState.SENT:
            sending.note_bounce(tx, mail.key, at=NOON, status="5.1.1")
        else:
            for end in (sending.mark_ambiguous, sending.mark_refused):
                held = sending.claim(tx, mail.key, now=NOON, until=NOON + timedelta(minutes=5))
                assert held is not None
                assert sending.mark_data(tx, held, b"Subject: x\r\n\r\nx", mailbox="x@jobcenter.example")
                again: dict[str, Any] = {"again_at": NOON} if end is sending.mark_ambiguous else {}
                assert end(tx, held, at=NOON, reply="550 5.1.1 no such mailbox", **again)
    return mail.key


def state_of(store: Store, key: str) -> OutboxState:
    with store.read() as tx:
        found = outbox.find(tx, key)
    assert found is not None
    return found.state


def test_each_mail_is_listed_with_whom_it_is_for_and_what_became_of_it(store: Store) -> None:
    client = browser(store, SERVICE)
    pages = [client.get(f"/versand?seite={number}") for number in (1, 2)]
    with store.read() as tx:
        every = [each.key for each in outbox.list_messages(tx)]
    listed = [key for page in pages for key in re.findall(r'href="/versand/([0-9a-f]+)"', page.text)]
    assert sorted(listed) == sorted(every)
    assert "Bereichsleitung Leistung" in words(pages[0])
    drafts = client.get("/versand?zustand=draft")
    assert "Kreis Mettmann" in words(drafts)


def ten_days(page: Any) -> list[str]:
    """The rows of the table of days, the newest first."""
    table = page.text.split("<tbody>")[1].split("</tbody>")[0]
    return [re.sub(r"<[^>]+>|\s+", " ", row) for row in table.split("<tr>")[1:]]


def test_ten_days_say_whether_something_was_sent_or_there_was_nothing_to_say(store: Store) -> None:
    days = ten_days(browser(store, SERVICE).get("/versand"))
    assert len(days) == 10
    assert "23.05.2016" in days[0]
    assert any("Nichts zu sagen" in day for day in days)


def test_a_day_without_anything_to_say_is_told_apart_from_one_that_no_tick_has_come_to(store: Store) -> None:
    """Also by a page that has looked before."""
    morning = NOON + timedelta(hours=20)
    client = browser(store, SERVICE, now=morning)
    before = ten_days(client.get("/versand"))[0]
    quiet_tick(store, morning)
    after = ten_days(client.get("/versand"))[0]
    assert ("24.05.2016" in before, "Noch kein Durchlauf" in before) == (True, True)
    assert "Nichts zu sagen" in after


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("zustand=weg", "Zustand: „weg“ gibt es hier nicht.", id="a state"),
        pytest.param("von=gestern", "Geplant ab: „gestern“ ist kein Tag.", id="a day"),
        pytest.param("rolle=gf", "Nach „rolle“ lässt sich diese Liste nicht auswählen.", id="a role"),
    ],
)
def test_a_filter_of_what_does_not_exist_is_said_and_shows_nothing(store: Store, query: str, said: str) -> None:
    page = browser(store, SERVICE).get(f"/versand?{query}")
    assert said in words(page)
    assert "/versand/" not in page.text


def test_a_day_shows_who_got_what_then(store: Store) -> None:
    with store.read() as tx:
        days = {each.key: each.message.planned_on for each in outbox.list_messages(tx)}
    day = min(days.values())
    page = browser(store, ADMINISTRATION).get(f"/versand?von={day}&bis={day}")
    listed = set(re.findall(r'href="/versand/([0-9a-f]+)"', page.text))
    assert listed == {key for key, planned_on in days.items() if planned_on == day}


def test_the_service_sees_the_way_of_a_mail_and_none_of_its_words(store: Store) -> None:
    key = young(store).key
    client = browser(store, SERVICE)
    page = client.get(f"/versand/{key}")
    assert "Kennung (Message-ID)" in words(page)
    assert "zeigt diese Seite nur der Administration" in words(page)
    assert 'class="mail"' not in page.text
    assert client.get(f"/versand/{key}?format=eml").status_code == 403


def test_the_administration_reads_the_mail_as_it_left_without_what_makes_its_links_act(store: Store) -> None:
    mail = young(store)
    client = browser(store, ADMINISTRATION)
    page = client.get(f"/versand/{mail.key}")
    assert 'class="mail"' in page.text
    taken = client.get(f"/versand/{mail.key}?format=eml")
    assert taken.headers["content-disposition"] == f"attachment; filename={mail.key[:12]}.eml"
    read = message_from_bytes(taken.content, policy=policy.default)
    assert str(read["Message-ID"]) == mail.message_id
    assert mail.rendered is not None
    tokens = re.findall(rb"/antwort/([A-Za-z0-9_.=-]{40,})", mail.rendered.replace(b"=\r\n", b""))
    assert not any(token in taken.content.replace(b"=\r\n", b"") for token in tokens)


@pytest.mark.parametrize("key", ["0" * 64, "x", "%2e%2e", "1 OR 1=1"])
def test_a_mail_that_is_not_there_is_not_found(store: Store, key: str) -> None:
    assert browser(store, SERVICE).get(f"/versand/{key}").status_code == 404


@pytest.mark.parametrize("post", [SERVICE, ADMINISTRATION])
def test_a_dead_mail_is_tried_once_more_after_it_was_confirmed(store: Store, post: str) -> None:
    key = dead(store)
    client = browser(store, post)
    path = f"/versand/{key}"
    page = client.get(path)
    asked = client.post(path, {"seen": seen(page)})
    assert "Bitte bestätigen" in words(asked)
    assert state_of(store, key) is OutboxState.DEAD
    done = client.post(path, {"seen": seen(asked), "confirmed": "yes"})
    assert "wartet wieder" in words(client.follow(done))
    assert state_of(store, key) is OutboxState.PENDING


def test_what_was_done_meanwhile_is_said_and_not_done_twice(store: Store) -> None:
    key = dead(store)
    client = browser(store, SERVICE)
    form = {"seen": seen(client.get(f"/versand/{key}")), "confirmed": "yes"}
    with store.write() as tx:
        outbox.retry(tx, [key], at=NOON, by="controlling")
    again = client.post(f"/versand/{key}", form)
    assert again.status_code == 409
    assert "Inzwischen hat sich etwas geändert: vorgemerkt" in words(again)


def test_whoever_may_not_see_the_queue_cannot_try_anything_again(store: Store) -> None:
    key = dead(store)
    client = browser(store, MANAGEMENT)
    token = client.token("/aufgaben")
    form = {"seen": "dead-1-1", "confirmed": "yes"}
    assert client.post(f"/versand/{key}", form, token=token).status_code == 403
    assert state_of(store, key) is OutboxState.DEAD


def test_it_asks_the_store_at_most_ten_times(store: Store) -> None:
    client = browser(store, ADMINISTRATION)
    key = young(store).key
    for path in ("/versand", f"/versand/{key}"):
        with statements() as asked:
            client.get(path)
        assert len([each for each in asked if not each.startswith(("BEGIN", "PRAGMA"))]) <= 10, path
