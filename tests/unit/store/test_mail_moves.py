"""The store makes exactly the moves of the table, each from where it begins and from nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import count, product
from typing import Any

import pytest
from sqlalchemy import Connection

from checker.domain.message import OutboxState
from checker.domain.outbox import OutboxMove
from checker.store import Store, journal, outbox, sending
from checker.store.mail_moves import change, move
from tests.stored import MINUTE, NOON, item, message, new_store, raw

S, M = OutboxState, OutboxMove
LATER = NOON + 10 * MINUTE
# A way by which a row gets to each state.
WAY_TO: dict[OutboxState, tuple[OutboxMove, ...]] = {
    S.DRAFT: (),
    S.PENDING: (M.RELEASE,),
    S.CLAIMED: (M.RELEASE, M.CLAIM),
    S.DATA: (M.RELEASE, M.CLAIM, M.ANNOUNCE),
    S.SENT: (M.RELEASE, M.CLAIM, M.ANNOUNCE, M.ACCEPT),
    S.DEAD: (M.RELEASE, M.SET_ASIDE),
    S.SUPERSEDED: (M.SUPERSEDE,),
    S.TOLD_OTHERWISE: (M.TELL_OTHERWISE,),
    S.NOT_TO_BE_SENT: (M.DECIDE_AGAINST,),
}
NEW_ITEM = count(1)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all cases: each has a mail of its own."""
    opened = new_store(tmp_path_factory.mktemp("moves") / "store.sqlite3")
    yield opened
    opened.close()


def what_it_needs(step: OutboxMove, at: datetime) -> dict[str, Any]:
    match step:
        case M.CLAIM:
            return {"now": at, "until": at + MINUTE}
        case M.ANNOUNCE:
            return {"bytes": b"mail", "to": "gf@jobcenter.example"}
        case M.ACCEPT:
            return {"taken_at": at}
        case M.DEFER | M.FAIL_SESSION | M.LOSE_ANSWER | M.LOSE_LEASE:
            return {"again": LATER}
        case M.RELEASE:
            return {"written": {"kind": "letter"}, "root": None, "leaves_on": at.date()}
        case M.EDIT:
            return {"written": {"kind": "letter", "opening": "in other words"}}
        case M.TELL_OTHERWISE:
            return {"decided": {"by": "gf", "file_number": "50.1-2016/077"}, "told_at": at}
        case M.DECIDE_AGAINST | M.SETTLE:
            return {"decided": {"by": "gf", "reason": "on the agenda"}}
        case _:
            return {}


def attempts_of(tx: Connection, key: str) -> int:
    queued = outbox.find(tx, key)
    assert queued is not None
    return queued.attempts


def make(tx: Connection, step: OutboxMove, key: str, at: datetime = NOON, **given: Any) -> bool:
    number = attempts_of(tx, key) if step.is_of_an_attempt else None
    return move(tx, step, key, at=at, **{"number": number, **what_it_needs(step, at), **given})


def a_mail(tx: Connection, state: OutboxState) -> str:
    planned = message(item(next(NEW_ITEM)))
    outbox.enqueue(tx, [planned], at=NOON, domain="jobcenter.example", state=S.DRAFT)
    for step in WAY_TO[state]:
        assert make(tx, step, planned.key), step
    return planned.key


def state_of(tx: Connection, key: str) -> OutboxState:
    found = outbox.find(tx, key)
    assert found is not None
    return found.state


def attempts(tx: Connection, key: str) -> list[tuple[object, ...]]:
    rows = raw(tx, f"SELECT number, outcome, reply FROM attempt WHERE message = '{key}' ORDER BY number")
    return [tuple(row) for row in rows]


@pytest.mark.parametrize(("state", "step"), list(product(S, M)), ids=lambda value: getattr(value, "name", str(value)))
def test_a_mail_goes_the_ways_of_the_table_and_no_other(shared: Store, state: OutboxState, step: OutboxMove) -> None:
    with shared.write() as tx:
        key = a_mail(tx, state)
        before = [(entry.kind, entry.facts["message"]) for entry in journal.entries(tx, kind="mail.")]
        assert make(tx, step, key) is (state in step.origins)
        entries = [(entry.kind, entry.facts["message"]) for entry in journal.entries(tx, kind="mail.")][len(before) :]
        if state in step.origins:
            assert state_of(tx, key) is step.target
            assert entries == ([(step.journaled_as, key)] if step.journaled_as else [])
        else:
            assert (state_of(tx, key), entries) == (state, [])


@pytest.mark.parametrize("step", [step for step in M if step.is_of_an_attempt], ids=lambda step: str(step.name))
def test_a_move_of_an_attempt_is_not_made_by_an_older_one(shared: Store, step: OutboxMove) -> None:
    with shared.write() as tx:
        for origin in step.origins:
            key = a_mail(tx, origin)
            assert not make(tx, step, key, number=attempts_of(tx, key) - 1)
            assert state_of(tx, key) is origin


@pytest.mark.parametrize("step", list(M), ids=lambda step: str(step.name))
def test_a_move_names_an_attempt_when_it_is_of_one_and_only_then(shared: Store, step: OutboxMove) -> None:
    with shared.write() as tx, pytest.raises(AssertionError, match="names an attempt"):
        change(tx, step, "k", number=None if step.is_of_an_attempt else 1, **what_it_needs(step, NOON))


def test_a_mail_that_is_set_aside_unclaimed_keeps_the_reason_as_an_attempt(shared: Store) -> None:
    with shared.write() as tx:
        key = a_mail(tx, S.PENDING)
        assert make(tx, M.SET_ASIDE, key, reply="facts of an older version")
        assert attempts(tx, key) == [(1, "not built", "facts of an older version")]
        assert make(tx, M.RETRY, key)
        assert sending.claim(tx, key, now=NOON, until=LATER) is not None
        assert [number for number, *_ in attempts(tx, key)] == [1, 2]


def test_a_mail_that_came_back_is_dead_and_keeps_what_the_server_had_answered(shared: Store) -> None:
    with shared.write() as tx:
        key = a_mail(tx, S.DATA)
        make(tx, M.ACCEPT, key, reply="250 queued as 4711")
        sent = outbox.find(tx, key)
        assert sent is not None
        assert make(tx, M.BOUNCE, key, at=LATER)
        assert outbox.find(tx, key) == replace(sent, state=S.DEAD)
        assert attempts(tx, key) == [(1, "bounced", "250 queued as 4711")]


def test_a_fault_of_the_session_does_not_count_for_the_next_wait(shared: Store) -> None:
    with shared.write() as tx:
        key = a_mail(tx, S.PENDING)
        for step in (M.DEFER, M.FAIL_SESSION, M.FAIL_SESSION, M.LOSE_LEASE):
            held = sending.claim(tx, key, now=LATER, until=LATER)
            assert held is not None
            make(tx, step, key)
        held = sending.claim(tx, key, now=LATER, until=LATER)
        assert held is not None
        assert (held.number, sending.counted_attempts(tx, held)) == (5, 3)


def test_no_lease_is_left_on_what_is_not_in_hand(shared: Store) -> None:
    with shared.write() as tx:
        for state, step in product((S.CLAIMED, S.DATA), M):
            key = a_mail(tx, state)
            if make(tx, step, key) and step is not M.ANNOUNCE:
                queued = outbox.find(tx, key)
                assert queued is not None
                assert queued.lease_until is None, step
