"""The journal only grows, and shows where somebody changed it."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

import pytest
from sqlalchemy.exc import IntegrityError

from checker.store import Store, journal
from tests.stored import MINUTE, NOON, raw

CHANGES = [
    pytest.param("UPDATE journal SET facts = '{\"n\":9}' WHERE seq = 2", 2, id="facts changed"),
    pytest.param("UPDATE journal SET facts = '{ \"n\":2}' WHERE seq = 2", 2, id="same facts, other text"),
    pytest.param("UPDATE journal SET facts = 'torn' WHERE seq = 2", 2, id="facts that are no JSON"),
    pytest.param("UPDATE journal SET at = at + 1 WHERE seq = 3", 3, id="instant changed"),
    pytest.param("UPDATE journal SET kind = 'other' WHERE seq = 1", 1, id="kind changed"),
    pytest.param("DELETE FROM journal WHERE seq = 2", 2, id="entry removed"),
    pytest.param("DELETE FROM journal WHERE seq = 1", 1, id="first entry removed"),
    pytest.param("UPDATE journal SET seq = 9 WHERE seq = 3", 3, id="entry moved"),
    pytest.param("UPDATE journal SET hash = prev WHERE seq = 4", 4, id="last seal changed"),
]


@pytest.fixture
def written(store: Store) -> Store:
    with store.write() as tx:
        for number in range(1, 5):
            journal.append(tx, "test.happened", {"n": number, "who": "Geschäftsführung"}, NOON + number * MINUTE)
    return store


def test_an_untouched_journal_holds(written: Store) -> None:
    with written.read() as tx:
        assert journal.verify(tx) is None
        assert [entry.seq for entry in journal.entries(tx)] == [1, 2, 3, 4]


@pytest.mark.parametrize(("change", "broken_at"), CHANGES)
def test_a_change_behind_our_back_is_found_where_it_happened(written: Store, change: str, broken_at: int) -> None:
    with written.write() as tx:
        raw(tx, "DROP TRIGGER journal_is_never_changed")
        raw(tx, "DROP TRIGGER journal_is_never_deleted")
        raw(tx, change)
    with written.read() as tx:
        assert journal.verify(tx) == broken_at


def test_who_asks_every_minute_reads_the_news_and_once_an_hour_all(written: Store) -> None:
    def asked(now: datetime) -> int | None:
        with written.read() as tx:
            return journal.verify_news(tx, now)

    assert asked(NOON) is None
    with written.write() as tx:
        raw(tx, "DROP TRIGGER journal_is_never_changed")
        raw(tx, "UPDATE journal SET kind = 'forged' WHERE seq = 2")
    assert asked(NOON + MINUTE) is None, "what was there is not read again"
    with written.write() as tx:
        journal.append(tx, "test.happened", {}, NOON)
        raw(tx, "UPDATE journal SET kind = 'forged' WHERE seq = 5")
    assert asked(NOON + MINUTE) == 5
    assert asked(NOON + 60 * MINUTE) == 2
    assert asked(NOON + 61 * MINUTE) == 2, "as long as it is broken"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("UPDATE journal SET kind = 'other'", id="change"),
        pytest.param("DELETE FROM journal", id="delete"),
        pytest.param("INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 2", id="replace"),
        pytest.param(
            "INSERT INTO journal SELECT organisation, 0, at, kind, facts, prev, hash FROM journal WHERE seq = 1",
            id="insert before the first",
        ),
    ],
)
def test_the_journal_only_grows(written: Store, change: str) -> None:
    with pytest.raises(IntegrityError, match="append-only"), written.write() as tx:
        raw(tx, change)


def test_the_seal_can_be_recomputed_with_the_standard_library_alone(written: Store) -> None:
    with written.read() as tx:
        row = raw(tx, "SELECT seq, at, kind, facts, prev, hash FROM journal WHERE seq = 3").one()
    text = json.dumps(
        [row.seq, row.at, row.kind, json.loads(row.facts), row.prev],
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    assert hashlib.sha256(text.encode()).hexdigest() == row.hash


def test_entries_are_found_by_family_and_number(written: Store) -> None:
    with written.write() as tx:
        journal.append(tx, "mail.sent", {}, NOON)
    with written.read() as tx:
        assert [entry.seq for entry in journal.entries(tx, kind="mail.")] == [5]
        assert [entry.seq for entry in journal.entries(tx, after=3)] == [4, 5]


@pytest.mark.parametrize("facts", [{"n": 0.1}, {"n": [{"deep": 1e3}]}])
def test_a_binary_fraction_is_no_fact(store: Store, facts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="binary fraction"), store.write() as tx:
        journal.append(tx, "test.happened", facts, NOON)
