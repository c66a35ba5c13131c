"""Nobody is told twice, and nothing is lost on its way."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, Row, select

from checker.domain.act import ActKind
from checker.domain.message import MessageKind, OutboxState
from checker.domain.outbox import NotNeeded
from checker.store import Store, journal, outbox, sending
from checker.store.mail_rows import LetterDecision
from checker.store.sending import Claim
from checker.store.tables import attempt
from tests.stored import MINUTE, NOON, OBLIGATION, item, message

LATER = NOON + 10 * MINUTE
GF = "geschaeftsfuehrung@jobcenter"


def queue(tx: Connection, *mails: object, state: OutboxState = OutboxState.PENDING) -> tuple[str, ...]:
    mails = mails or (message(),)
    return tuple(one.key for one in outbox.enqueue(tx, mails, at=NOON, domain="jobcenter.example", state=state))  # type: ignore[arg-type]


def held(tx: Connection, key: str, at: object = NOON) -> Claim:
    claim = sending.claim(tx, key, now=at, until=LATER)  # type: ignore[arg-type]
    assert claim is not None
    return claim


def attempts(tx: Connection, key: str) -> list[Row[Any]]:
    return list(tx.execute(select(attempt).where(attempt.c.message == key).order_by(attempt.c.number)))


def state_of(tx: Connection, key: str) -> OutboxState:
    found = outbox.find(tx, key)
    assert found is not None
    return found.state


def test_a_message_comes_back_as_it_was_planned(store: Store) -> None:
    planned = message(item(1), item(2), root_key="r" * 64)
    with store.write() as tx:
        (key,) = queue(tx, planned)
    with store.read() as tx:
        found = outbox.find(tx, key)
    assert found is not None
    assert (found.message, found.key, found.state) == (planned, planned.key, OutboxState.PENDING)
    assert found.message_id.endswith("@jobcenter.example>")


def test_a_repeated_plan_queues_nothing(store: Store) -> None:
    with store.write() as tx:
        assert len(queue(tx)) == 1
        assert queue(tx) == ()
        assert queue(tx, message(), message(item(2)), message(item(2))) == (message(item(2)).key,)


def test_a_collective_mail_carries_only_what_is_new(store: Store) -> None:
    with store.write() as tx:
        queue(tx, message(item(1)))
        (key,) = queue(tx, message(item(1), item(2), item(3), kind=MessageKind.DIGEST))
        found = outbox.find(tx, key)
    assert found is not None
    assert found.message.items == (item(2), item(3))


def test_known_items_are_known_whatever_became_of_their_mail(store: Store) -> None:
    with store.write() as tx:
        keys = queue(tx)
        outbox.supersede(tx, keys, at=NOON, why=NotNeeded.DONE_OR_OVER)
        assert outbox.known_items(tx, [item().key, item(2).key]) == {item().key}


def test_an_item_of_another_organisation_is_a_mistake(store: Store) -> None:
    with pytest.raises(AssertionError, match="in the store of jobcenter"), store.write() as tx:
        queue(tx, message(item(organisation="other")))


def test_mails_leave_not_before_their_time_and_the_oldest_first(store: Store) -> None:
    early, late = message(item(1), not_before=NOON), message(item(2), not_before=NOON + MINUTE)
    with store.write() as tx:
        queue(tx, late, early)
        assert outbox.next_due(tx, NOON - MINUTE) == ()
        assert outbox.next_due(tx, NOON) == (early.key,)
        assert outbox.next_due(tx, LATER) == (early.key, late.key)
        assert outbox.next_due(tx, LATER, limit=1) == (early.key,)
        assert sending.claim(tx, late.key, now=NOON, until=LATER) is None


def test_a_mail_on_its_normal_way(store: Store) -> None:
    with store.write() as tx:
        (key,) = queue(tx)
        claim = held(tx, key)
        assert sending.mark_data(tx, claim, b"mail", mailbox="leitung@jobcenter.example")
        assert sending.mark_sent(tx, claim, at=NOON + MINUTE, reply="250 ok")
        found = outbox.find(tx, key)
        (tried,) = attempts(tx, key)
        kinds = [entry.kind for entry in journal.entries(tx)]
    assert found is not None
    assert (found.state, found.rendered, found.sent_at) == (OutboxState.SENT, b"mail", NOON + MINUTE)
    assert (tried.number, tried.outcome, tried.reply) == (1, "sent", "250 ok")
    assert kinds == ["mail.queued", "mail.sent"]


def test_only_one_claims_a_message(store: Store) -> None:
    with store.write() as tx:
        (key,) = queue(tx)
        held(tx, key)
        assert sending.claim(tx, key, now=NOON, until=LATER) is None
        assert outbox.next_due(tx, NOON) == ()


def test_a_deferred_mail_waits_and_keeps_its_bytes(store: Store) -> None:
    with store.write() as tx:
        (key,) = queue(tx)
        claim = held(tx, key)
        sending.mark_data(tx, claim, b"first", mailbox="a@jobcenter.example")
        assert sending.back_to_pending(tx, claim, again_at=LATER, at=NOON, reply="450 later")
        assert outbox.next_due(tx, NOON) == ()
        again = held(tx, key, LATER)
        sending.mark_data(tx, again, b"second", mailbox="b@jobcenter.example")
        found = outbox.find(tx, key)
    assert (claim.number, again.number, again.queued.rendered) == (1, 2, b"first")
    assert found is not None
    assert (found.rendered, found.mailbox) == (b"first", "a@jobcenter.example")


def test_a_connection_lost_after_data_is_told_in_the_journal_and_tried_again(store: Store) -> None:
    with store.write() as tx:
        (key,) = queue(tx)
        claim = held(tx, key)
        sending.mark_data(tx, claim, b"mail", mailbox="a@jobcenter.example")
        assert sending.mark_ambiguous(tx, claim, again_at=LATER, at=NOON)
        (entry,) = journal.entries(tx, kind="mail.ambiguous")
        assert (entry.facts["message"], entry.facts["message_id"]) == (key, claim.queued.message_id)
        assert held(tx, key, LATER).queued.message_id == claim.queued.message_id


def test_an_expired_claim_is_pending_again_without_doubt(store: Store) -> None:
    with store.write() as tx:
        (key,) = queue(tx)
        claim = held(tx, key)
        assert sending.expire_leases(tx, NOON) == ()
        assert sending.expire_leases(tx, LATER) == (key,)
        assert state_of(tx, key) is OutboxState.PENDING
        assert list(journal.entries(tx, kind="mail.ambiguous")) == []
        assert not sending.mark_data(tx, claim, b"mail", mailbox="a@jobcenter.example")


def test_an_expired_lease_past_data_is_ambiguous(store: Store) -> None:
    with store.write() as tx:
        (key,) = queue(tx)
        sending.mark_data(tx, held(tx, key), b"mail", mailbox="a@jobcenter.example")
        sending.expire_leases(tx, LATER)
        assert state_of(tx, key) is OutboxState.PENDING
        assert [entry.facts["attempt"] for entry in journal.entries(tx, kind="mail.ambiguous")] == [1]
        assert attempts(tx, key)[0].outcome == "ambiguous"


def test_a_late_answer_of_the_server_still_counts(store: Store) -> None:
    with store.write() as tx:
        (key,) = queue(tx)
        claim = held(tx, key)
        sending.mark_data(tx, claim, b"mail", mailbox="a@jobcenter.example")
        sending.expire_leases(tx, LATER)
        assert sending.mark_sent(tx, claim, at=LATER)
        assert state_of(tx, key) is OutboxState.SENT


def test_who_lost_the_lease_to_another_changes_nothing(store: Store) -> None:
    with store.write() as tx:
        (key,) = queue(tx)
        lost = held(tx, key)
        sending.expire_leases(tx, LATER)
        sending.claim(tx, key, now=LATER, until=LATER + MINUTE)
        assert not sending.mark_data(tx, lost, b"x", mailbox="x@jobcenter.example")
        assert not sending.mark_sent(tx, lost, at=LATER)
        assert not sending.back_to_pending(tx, lost, again_at=LATER, at=LATER, reply="")
        assert not sending.mark_ambiguous(tx, lost, again_at=LATER, at=LATER)
        assert not sending.mark_refused(tx, lost, at=LATER, reply="")
        assert not sending.mark_expired(tx, lost, at=LATER, why=NotNeeded.DONE_OR_OVER)
        assert not sending.mark_not_built(tx, lost, at=LATER, why=NotNeeded.DONE_OR_OVER)
        assert not sending.mark_superseded(tx, lost, at=LATER, why=NotNeeded.DONE_OR_OVER)
        assert state_of(tx, key) is OutboxState.CLAIMED


def test_a_dead_mail_can_be_retried_for_another_mailbox(store: Store) -> None:
    with store.write() as tx:
        (key,) = queue(tx)
        claim = held(tx, key)
        sending.mark_data(tx, claim, b"mail", mailbox="wrong@jobcenter.example")
        assert sending.mark_refused(tx, claim, at=NOON, reply="550 unknown")
        assert outbox.next_due(tx, LATER) == ()
        assert outbox.retry(tx, [key], at=LATER, by="admin") == (key,)
        again = held(tx, key, LATER)
    assert (again.queued.rendered, again.queued.mailbox) == (None, None)
    assert again.queued.message_id == claim.queued.message_id


def test_a_draft_leaves_only_when_it_is_released(store: Store) -> None:
    with store.write() as tx:
        (key,) = queue(tx, state=OutboxState.DRAFT)
        assert outbox.next_due(tx, LATER) == ()
        assert sending.claim(tx, key, now=LATER, until=LATER) is None
        as_written = outbox.Release(key, {"dated": "01.06.2016"}, None, NOON.date())
        assert outbox.release(tx, as_written, at=NOON, by="geschaeftsfuehrung")
        assert not outbox.release(tx, as_written, at=NOON, by="geschaeftsfuehrung")
        leaving = outbox.find(tx, key)
        assert leaving is not None
        assert (leaving.message.facts, leaving.message.planned_on) == ({"dated": "01.06.2016"}, NOON.date())
        assert outbox.next_due(tx, LATER) == (key,)


def test_a_draft_that_is_decided_about_never_leaves_and_keeps_the_decision(store: Store) -> None:
    otherwise = LetterDecision("gf", on=NOON.date(), file_number="50.1-2016/077")
    against = LetterDecision("gf", "steht auf der Tagesordnung")
    with store.write() as tx:
        first, second = queue(tx, message(item(1)), message(item(2)), state=OutboxState.DRAFT)
        assert outbox.tell_otherwise(tx, first, otherwise, told_at=NOON, at=LATER)
        assert outbox.decide_against(tx, second, against, at=LATER)
        assert not outbox.edit(tx, second, {}, at=LATER, by="gf")
        assert outbox.next_due(tx, LATER) == ()
        kept = [outbox.find(tx, key) for key in (first, second)]
    assert [(one.state, one.decision, one.sent_at) for one in kept if one] == [
        (OutboxState.TOLD_OTHERWISE, otherwise, NOON),
        (OutboxState.NOT_TO_BE_SENT, against, None),
    ]


def test_what_is_superseded_never_leaves_and_what_has_left_is_not_superseded(store: Store) -> None:
    with store.write() as tx:
        waiting, leaving = queue(tx, message(item(1)), message(item(2)))
        claim = held(tx, leaving)
        assert outbox.supersede(tx, [waiting, leaving], at=NOON, why=ActKind.ACKNOWLEDGE) == (waiting,)
        assert sending.claim(tx, waiting, now=LATER, until=LATER) is None
        assert sending.mark_superseded(tx, claim, at=NOON, why=ActKind.ACKNOWLEDGE)
        assert state_of(tx, leaving) is OutboxState.SUPERSEDED
        assert len(list(journal.entries(tx, kind="mail.superseded"))) == 2


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        pytest.param({}, 3, id="all"),
        pytest.param({"states": [OutboxState.DRAFT]}, 1, id="state"),
        pytest.param({"kinds": [MessageKind.REMINDER]}, 1, id="kind"),
        pytest.param({"addressed": GF}, 1, id="addressee"),
        pytest.param({"obligation": OBLIGATION}, 2, id="obligation"),
        pytest.param({"limit": 2}, 2, id="limit"),
    ],
)
def test_messages_are_listed_by_filter(store: Store, filters: dict[str, object], expected: int) -> None:
    other = item(kind=MessageKind.REMINDER, obligation="statistics-agreed/jobcenter/2016")
    with store.write() as tx:
        queue(tx, message(), message(other))
        queue(tx, message(item(addressed=GF)), state=OutboxState.DRAFT)
        assert len(outbox.list_messages(tx, **filters)) == expected  # type: ignore[arg-type]
