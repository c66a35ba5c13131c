"""Schreiben: read whole, written anew, released, settled, kept back; never twice, and never by who may not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from checker.domain.message import OutboxState
from checker.store import Store, outbox
from checker.store.mail_rows import QueuedMessage
from tests.stored import raw
from tests.web.served import seen
from tests.web.walked import ADMINISTRATION, MANAGEMENT, OTHER, a_walked_store, browser

DEPUTY = "bereichsleitung_mi@jobcenter"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_walked_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def draft(store: Store) -> str:
    with store.read() as tx:
        (letter,) = outbox.list_messages(tx, states=[OutboxState.DRAFT])
    return f"/schreiben/{letter.key}"


def now_is(store: Store, path: str) -> QueuedMessage:
    with store.read() as tx:
        found = outbox.find(tx, path.rpartition("/")[2])
    assert found is not None
    return found


def decide(client: Any, path: str, decision: str, version: str = "", **fields: str) -> Any:
    version = version or seen(client.get(path), "")
    return client.post(path, {"form": "decide", "seen": version, "decision": decision, **fields})


def noted(store: Store) -> list[tuple[Any, ...]]:
    with store.read() as tx:
        return [tuple(row) for row in raw(tx, "SELECT kind, member FROM access_log")]


def test_the_letter_is_read_whole_as_it_will_leave(store: Store, draft: str) -> None:
    page = browser(store, MANAGEMENT).get(draft)
    assert page.status_code == 200
    assert "im Plan 2016 ist mit Ihnen vereinbart" in page.text
    assert "Musterstraße 1, 40822 Mettmann" in page.text
    assert '<pre class="mail">' in page.text
    assert "Durchschrift: zu den Akten" in page.text
    assert "checked" not in page.text, "nothing is chosen before somebody does"


def test_a_release_is_confirmed_and_done_once(store: Store, draft: str) -> None:
    client = browser(store, MANAGEMENT)
    version = seen(client.get(draft))
    asked = decide(client, draft, "release", version)
    assert asked.status_code == 200
    assert "lässt sich dann nicht zurückholen" in re.sub(r"\s+", " ", asked.text)
    assert now_is(store, draft).state is OutboxState.DRAFT, "nothing has happened yet"
    done = decide(client, draft, "release", version, confirmed="yes")
    assert (done.status_code, done.headers["location"]) == (303, draft)
    assert now_is(store, draft).state is OutboxState.PENDING
    assert noted(store) == [("release_letter", 1)]
    assert "Das Schreiben ist freigegeben" in client.follow(done).text


def test_the_second_browser_is_told_that_it_was_released(store: Store, draft: str) -> None:
    first, second = browser(store, MANAGEMENT), browser(store, MANAGEMENT)
    version = seen(second.get(draft))
    decide(first, draft, "release", version, confirmed="yes")
    late = decide(second, draft, "release", version, confirmed="yes")
    assert late.status_code == 409
    assert "ist nicht mehr so, wie Sie es gesehen haben" in late.text
    assert len(noted(store)) == 1


def test_a_letter_that_was_written_anew_is_not_released_unread(store: Store, draft: str) -> None:
    reader, writer = browser(store, MANAGEMENT), browser(store, MANAGEMENT)
    version = seen(reader.get(draft))
    changed = {"form": "edit", "seen": version, "opening": "Ein anderer Anfang."}
    assert writer.post(draft, changed).status_code == 303
    assert decide(reader, draft, "release", version, confirmed="yes").status_code == 409
    assert now_is(store, draft).state is OutboxState.DRAFT
    page = reader.get(draft)
    assert "Ein anderer Anfang." in page.text
    assert "Wortlaut von der Leitung geändert" in page.text


def test_a_form_as_it_is_changes_nothing(store: Store, draft: str) -> None:
    client = browser(store, MANAGEMENT)
    before = now_is(store, draft)
    page = client.get(draft)
    areas = dict(re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>([^<]*)</textarea>', page.text))
    unchanged = {"form": "edit", "seen": seen(page), **{name: unescape(text) for name, text in areas.items()}}
    again = client.post(draft, unchanged)
    assert again.status_code == 422
    assert "Am Wortlaut wurde nichts geändert" in again.text
    assert decide(client, draft, "").status_code == 422
    assert now_is(store, draft) == before


def test_what_is_missing_is_said_at_its_field_and_what_was_typed_stays(store: Store, draft: str) -> None:
    page = decide(browser(store, MANAGEMENT), draft, "settle", day="10.05.2016")
    assert page.status_code == 422
    assert 'href="#field-file_number"' in page.text
    assert 'value="10.05.2016"' in page.text
    odd = decide(browser(store, MANAGEMENT), draft, "settle", day="gestern", file_number="50.1-2016/077")
    assert "Bitte den Tag als TT.MM.JJJJ angeben" in odd.text


@pytest.mark.parametrize(
    ("decision", "fields", "state"),
    [
        ("settle", {"day": "2016-05-20", "file_number": "50.1-2016/077"}, OutboxState.TOLD_OTHERWISE),
        ("keep_back", {"reason": "Im Haus geklärt"}, OutboxState.NOT_TO_BE_SENT),
    ],
)
def test_it_is_settled_or_kept_back(
    store: Store, draft: str, decision: str, fields: dict[str, str], state: OutboxState
) -> None:
    client = browser(store, MANAGEMENT)
    done = decide(client, draft, decision, confirmed="yes", **fields)
    assert done.status_code == 303, done.text
    assert now_is(store, draft).state is state
    assert "Entschieden von" in client.get(draft).text


def test_a_reason_with_a_name_is_refused_with_a_sentence(store: Store, draft: str) -> None:
    page = decide(browser(store, MANAGEMENT), draft, "keep_back", reason="Tel. 02104 123456", confirmed="yes")
    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert now_is(store, draft).state is OutboxState.DRAFT


def test_the_administration_reads_and_does_not_decide(store: Store, draft: str) -> None:
    client = browser(store, ADMINISTRATION)
    page = client.get(draft)
    assert page.status_code == 200
    assert 'name="decision"' not in page.text
    assert "Sie können dieses Schreiben lesen" in page.text
    version = seen(browser(store, MANAGEMENT).get(draft))
    posted = client.post(draft, {"form": "decide", "seen": version, "decision": "release", "confirmed": "yes"})
    assert posted.status_code in (403, 404)
    assert now_is(store, draft).state is OutboxState.DRAFT


def test_who_stands_in_for_the_management_decides(store: Store, draft: str) -> None:
    done = decide(browser(store, DEPUTY), draft, "release", confirmed="yes")
    assert done.status_code == 303, done.text


def test_others_get_neither_list_nor_letter(store: Store, draft: str) -> None:
    client = browser(store, OTHER)
    assert client.get("/schreiben").status_code == 403
    assert client.get(draft).status_code == 403
    version = seen(browser(store, MANAGEMENT).get(draft))
    posted = client.post(
        draft,
        {"form": "decide", "seen": version, "decision": "release", "confirmed": "yes"},
        token=client.token("/aufgaben"),
    )
    assert posted.status_code == 403
    assert now_is(store, draft).state is OutboxState.DRAFT


def test_a_mail_inside_the_house_is_no_letter(store: Store) -> None:
    with store.read() as tx:
        inside = outbox.list_messages(tx, addressed=MANAGEMENT)[-1]
    assert browser(store, MANAGEMENT).get(f"/schreiben/{inside.key}").status_code == 404
    assert browser(store, MANAGEMENT).get("/schreiben/nosuch").status_code == 404


def test_the_list_and_its_empty_state(store: Store, draft: str) -> None:
    client = browser(store, MANAGEMENT)
    assert f'href="{draft}"' in client.get("/schreiben").text
    decide(client, draft, "release", confirmed="yes")
    page = client.get("/schreiben").text
    assert "Kein Schreiben wartet auf eine Entscheidung" in page
    assert "freigegeben, geht mit dem nächsten Versand hinaus" in page


def test_in_english(store: Store, draft: str) -> None:
    client = browser(store, MANAGEMENT)
    client.http.cookies.set("__Host-language", "en")
    page = client.get(draft).text
    assert "waits to be released" in page
    assert '<article class="sheet" lang="de">' in page, "the letter itself is German"
