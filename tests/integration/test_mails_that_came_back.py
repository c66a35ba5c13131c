"""A mail comes back (RFC 3464): what it told leaves again, to the next who can be reached; the step waits for that."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from checker.domain.clock import at_local
from checker.domain.message import MessageKind, OutboxState
from checker.store import Store, outbox, sending
from checker.store.mail_rows import QueuedMessage
from checker.usecases.answering.receive import receive
from checker.usecases.running.tick import tick
from tests.integration.a_house import CRITERIA
from tests.integration.test_answers_by_mail import BOUNCE
from tests.integration.walked_house import DOMAIN, OWNER, store, walked
from tests.workspace import Workspace

__all__ = ["store"]

NOON = at_local(date(2016, 5, 4), 12)


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    """The day after the alert of 03.05.2016."""
    return walked(tmp_path / "house", ("2016-05-02", "2016-05-03"))


def alerts(store: Store) -> list[QueuedMessage]:
    with store.read() as tx:
        return list(outbox.list_messages(tx, kinds=[MessageKind.ALERT, MessageKind.ESCALATION], obligation=CRITERIA))


def told(store: Store) -> list[tuple[str, str, int]]:
    """To whom, with what state, and how often it was sent again."""
    return [(one.message.addressed, str(one.state), one.message.items[0].resend) for one in alerts(store)]


def comes_back(store: Store, mail: QueuedMessage, now: datetime = NOON) -> None:
    raw = BOUNCE.format(message_id=mail.message_id, action="failed").encode()
    assert receive(store, raw, now, mail_domain=DOMAIN).bounced == mail.message.addressed


def leaves(store: Store, mail: QueuedMessage, now: datetime) -> None:
    with store.write() as tx:
        held = sending.claim(tx, mail.key, now=now, until=now + timedelta(minutes=5))
        assert held is not None
        assert sending.mark_data(tx, held, b"rendered", mailbox="somebody@jobcenter.example")
        assert sending.mark_sent(tx, held, at=now)


def test_what_came_back_leaves_again_to_the_next_who_can_be_reached_and_twice_at_most(store: Store) -> None:
    assert told(store) == [(OWNER, "sent", 0)]
    comes_back(store, alerts(store)[-1])
    assert told(store) == [(OWNER, "superseded", 0), ("gf@jobcenter", "pending", 1)]
    again = alerts(store)[-1]
    assert again.message.facts["role"] == "Geschäftsführung"
    assert again.message.facts["deputy_for"] == ["Bereichsleitung Leistung"]
    assert again.message.items[0].addressed == OWNER, "it is still for whom it was"


def test_a_mail_that_comes_back_from_the_last_who_can_be_reached_stays_dead(store: Store) -> None:
    for _ in range(3):
        newest = alerts(store)[-1]
        if newest.state is OutboxState.PENDING:
            leaves(store, newest, NOON)
        comes_back(store, alerts(store)[-1])
    assert told(store)[-1][1] == "dead"
    assert max(resend for *_, resend in told(store)) <= 2


def test_a_second_report_about_the_same_mail_sends_nothing_again(store: Store) -> None:
    (mail,) = alerts(store)
    comes_back(store, mail)
    comes_back(store, mail)
    assert len(told(store)) == 2


def test_the_days_of_the_step_count_from_the_mail_that_arrived(store: Store) -> None:
    comes_back(store, alerts(store)[-1])
    leaves(store, alerts(store)[-1], at_local(date(2016, 5, 9), 7))
    for day in (*range(9, 14), *range(17, 20)):
        tick(store, at_local(date(2016, 5, day), 7), mail_domain=DOMAIN)
    climbed = [one for one in alerts(store) if one.message.kind is MessageKind.ESCALATION]
    # 10., 11., 12., 13. and 17.05.: five working days, where the 12.05. would have been the day without.
    assert [one.message.planned_on for one in climbed] == [date(2016, 5, 18)]
    assert "03.05.2016: Hinweis an Bereichsleitung Leistung, zurückgekommen" in climbed[0].message.facts["history"]


def test_by_the_mail_that_arrived_the_matter_can_be_answered(store: Store) -> None:
    comes_back(store, alerts(store)[-1])
    again = alerts(store)[-1]
    leaves(store, again, NOON)
    asked = again.message.facts["asked"]
    token = asked["answer"]["token"]  # type: ignore[index]
    raw = f"From: gf@jobcenter.example\r\nSubject: AW: Kriterien [{token}]\r\n\r\nNOT RESPONSIBLE\r\n".encode()
    received = receive(store, raw, NOON, mail_domain=DOMAIN).proposal
    assert received is not None
    assert (received.matter.about, received.unclear) == (CRITERIA, None)
