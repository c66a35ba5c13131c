"""The access log is shown to whoever audits, for a reason, and each look is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.domain.access import DoneOnPage, LogInWay, Viewer
from checker.store import Store, access_log, journal
from checker.usecases.access.members import end_member, invite
from tests.stored import raw
from tests.web.ruled_store import ruled_store
from tests.web.served import PageClient, house_over, page_client, words

NOW = datetime(2016, 7, 4, 8, 0, tzinfo=UTC)
PATH, AUDITOR = "/protokoll/zugriffe", "dsb@jobcenter"
SHOWN = 50


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """In which a member has ended another one, on a page."""
    with ruled_store(tmp_path) as store:
        admin = invite(store, "verwalterin", ["controlling"], "administration", NOW).member
        invite(store, "abgang", ["bca"], "administration", NOW)
        page = DoneOnPage(Viewer(("controlling@jobcenter",), LogInWay.PASSWORD, admin.number))
        end_member(store, "abgang", "controlling", NOW, page)
        yield store


def at(store: Store, post: str) -> PageClient:
    return page_client(house_over(store, NOW)).log_in(post)


def looks(store: Store) -> list[dict[str, object]]:
    with store.read() as tx:
        return [dict(each.facts) for each in journal.entries(tx) if each.kind == "access.read"]


def test_nothing_is_shown_before_a_reason_is_given_and_each_look_is_kept(store: Store) -> None:
    client = at(store, AUDITOR)
    assert "Zugriffsprotokoll einsehen" in words(client.get("/protokoll"))
    assert "verwalterin" not in client.get(PATH).text
    assert looks(store) == []
    page = client.post(PATH, {"why": "objection"})
    assert "verwalterin Zugänge verwaltet" in words(page)
    assert looks(store) == [{"by": "dsb", "why": "objection", "rows": 1}]
    with store.read() as tx:
        assert [row[0] for row in raw(tx, "SELECT kind FROM access_log")] == ["manage_members", "read_access_log"]


def test_of_many_the_newest_are_shown_and_the_log_has_how_many_were(store: Store) -> None:
    viewer = Viewer(("controlling@jobcenter",), LogInWay.PASSWORD, 1)
    with store.write() as tx:
        for _ in range(SHOWN + 3):
            access_log.note(tx, viewer, "upload_file", NOW)
    page = at(store, AUDITOR).post(PATH, {"why": "audit"})
    assert page.text.count("<tr>") - 1 == SHOWN
    assert f"{SHOWN}" in words(page)
    assert f"{SHOWN + 4}" in words(page)
    assert "Zugänge verwaltet" not in words(page)
    assert looks(store) == [{"by": "dsb", "why": "audit", "rows": SHOWN}]


def test_one_entry_is_asked_for_by_its_number(store: Store) -> None:
    with store.read() as tx:
        (entry,) = [each.seq for each in journal.entries(tx) if each.kind == "member.ended"]
    client = at(store, AUDITOR)
    assert "verwalterin" in words(client.post(PATH, {"why": "audit", "entry": str(entry)}))
    assert "Dazu ist nichts festgehalten." in words(client.post(PATH, {"why": "audit", "entry": "1"}))
    assert [look["entry"] for look in looks(store)] == [entry, 1]


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Bitte wählen."),
        ({"why": "neugier"}, "Bitte wählen."),
        ({"why": "audit", "entry": "der letzte"}, "keine Nummer"),
        ({"why": "audit", "entry": "9" * 12}, "nichts festgehalten"),
    ],
)
def test_without_a_reason_or_a_number_that_is_one_nothing_is_shown(
    store: Store, sent: dict[str, str], says: str
) -> None:
    page = at(store, AUDITOR).post(PATH, sent)
    assert says in words(page)
    assert "verwalterin" not in page.text


# `read_all` alone, and whoever administers members, do not read it.
@pytest.mark.parametrize("post", [f"{role}@jobcenter" for role in ("revision", "controlling", "gf", "personalrat")])
def test_nobody_else_looks(store: Store, post: str) -> None:
    client = at(store, post)
    assert client.get(PATH).status_code == 403
    answer = client.post(PATH, {"why": "audit"}, token=client.token("/konto"))
    assert answer.status_code == 403
    assert "verwalterin" not in answer.text
    assert looks(store) == []
