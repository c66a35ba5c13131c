"""`zielwacht mail show` by Message-ID: the bytes that left, each attempt with its answer, and what came back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from checker.domain.message import OutboxState
from checker.store import Store, outbox, sending
from checker.store.mail_rows import QueuedMessage
from tests.integration.walked_house import NOON, house, store
from tests.workspace import Workspace

__all__ = ["house", "store"]
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def sent(store: Store) -> QueuedMessage:
    """One that left, with its bytes."""
    with store.read() as tx:
        return outbox.list_messages(tx, states=[OutboxState.SENT])[0]


@pytest.fixture
def tried_twice(store: Store, sent: QueuedMessage) -> QueuedMessage:
    """Deferred at first, then taken, and three days later it came back."""
    key = sent.key
    with closing(sqlite3.connect(store.place)) as raw, raw:
        raw.execute("DELETE FROM attempt WHERE message = ?", (key,))
        raw.execute("UPDATE message SET state = 'pending', attempts = 0, sent_at = NULL WHERE key = ?", (key,))
    for reply in ("451 4.7.1 try again", "250 2.0.0 Ok: queued as 4F2"):
        with store.write() as tx:
            held = sending.claim(tx, key, now=LATER, until=LATER + timedelta(minutes=5))
            assert held is not None
            assert sending.mark_data(tx, held, b"bytes", mailbox="b@house.example")
            if reply.startswith("4"):
                sending.back_to_pending(tx, held, again_at=LATER, at=LATER, reply=reply)
            else:
                sending.mark_sent(tx, held, at=LATER, reply=reply)
    with store.write() as tx:
        assert sending.note_bounce(tx, key, at=LATER + timedelta(days=3), status="5.1.1")
    return sent


@pytest.mark.parametrize("form", ["{0}", "<{0}>", "{0}  "])
def test_a_message_id_shows_its_mail_and_the_very_bytes(house: Workspace, sent: QueuedMessage, form: str) -> None:
    named = form.format(sent.message_id.strip("<>"))
    shown = json.loads(house.run("mail", "show", named, "--json").out)
    assert (shown["key"], shown["delivery"]["mailbox"]) == (sent.key, sent.mailbox)
    raw = house.run("mail", "show", named, "--eml", "--quiet").out.encode()
    assert raw == sent.rendered


def test_its_way_has_each_attempt_the_answers_and_what_came_back(house: Workspace, tried_twice: QueuedMessage) -> None:
    done = house.run("mail", "show", tried_twice.message_id, "--delivery", "--quiet")
    assert (done.code, done.err) == (0, "")
    lines = [line.strip() for line in done.out.splitlines()]
    assert any("vorerst nicht angenommen" in line and "451 4.7.1 try again" in line for line in lines)
    assert any("angenommen und zurückgekommen" in line and "250 2.0.0 Ok: queued as 4F2" in line for line in lines)
    assert "Zurückgekommen, verzeichnet 26.05.2016, 13:00 Uhr: Status 5.1.1" in lines
    assert all(any(item.key in line for line in lines) for item in tried_twice.message.items)
    way = json.loads(house.run("mail", "show", tried_twice.key, "--json").out)["delivery"]
    assert [one["outcome"] for one in way["attempts"]] == ["deferred", "bounced"]
    logged = json.loads(house.run("audit", "log", "--kind", "mail.", "--json").out)["entries"]
    about = [one["seq"] for one in logged if one["facts"].get("message") == tried_twice.key]
    assert way["entries"] == about


def test_bytes_that_are_kept_no_more_are_not_made_up(house: Workspace, sent: QueuedMessage) -> None:
    with closing(sqlite3.connect(house.store)) as raw, raw:
        raw.execute("UPDATE message SET rendered = NULL WHERE key = ?", (sent.key,))
    done = house.run("mail", "show", sent.key, "--eml")
    assert (done.code, done.out) == (2, "")
    assert "the bytes that left are kept no more" in done.err
    assert "nicht mehr aufbewahrt" in house.run("mail", "show", sent.key, "--delivery").out


def test_a_message_id_of_another_house_is_refused(house: Workspace) -> None:
    done = house.run("mail", "show", "<abc@elsewhere.example>")
    assert (done.code, done.out) == (2, "")
    assert "there is no mail whose key begins with" in done.err


def test_the_file_number_under_which_a_letter_was_told_leads_to_it(house: Workspace, store: Store) -> None:
    with store.read() as tx:
        (draft,) = outbox.list_messages(tx, states=[OutboxState.DRAFT])
    told = ("--file-number", "50.1-2016/077", "--on", "2016-05-23", "--by", "gf", "--now", "2016-05-23T15:00")
    assert house.run("mail", "settle", draft.key, *told).code == 0
    found = json.loads(house.run("audit", "matrix", "--file-number", "50.1-2016/077", "--json").out)
    assert [mail["message_id"] for mail in found["sought_mails"]] == [draft.message_id]
    assert [one["obligation"] for chain in found["chains"] for one in chain["obligations"]] == [
        item.obligation for item in draft.message.items
    ]


def test_of_a_mail_whose_words_were_deleted_the_way_is_still_told(house: Workspace, sent: QueuedMessage) -> None:
    assert house.run("audit", "redact", "--mail", sent.message_id, "--by", "administration").code == 0
    done = house.run("mail", "show", sent.key, "--delivery")
    assert (done.code, sent.message_id in done.out, "nicht mehr aufbewahrt" in done.out) == (0, True, True)
    assert "content deleted on" in house.run("mail", "show", sent.key).err
