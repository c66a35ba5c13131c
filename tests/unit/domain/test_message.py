"""Keys of items and mails: stable for ever, since they decide what has been told already."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from checker.domain.message import Item, Message, MessageKind, message_id

ITEM = Item(
    organisation="jobcenter",
    obligation="kdu-error-rate/jobcenter/2016",
    episode=2,
    kind=MessageKind.ESCALATION,
    cause_state="breached",
    step=2,
    occurrence="0",
    addressed="gf@jobcenter",
)
GOLDEN = "7e7bc85f4af8b005f0960398a50110344325fa60e6f643d09e82f6116f1324c0"


def sha256(value: object) -> str:
    """Canonical JSON by the standard library alone: sorted keys, no blanks, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_the_key_is_the_hash_of_the_fields_in_the_order_of_the_contract() -> None:
    fields = ["jobcenter", "kdu-error-rate/jobcenter/2016", 2, "escalation", "breached", 2, "0", "gf@jobcenter", 0]
    assert ITEM.key == sha256(fields) == GOLDEN


@pytest.mark.parametrize(
    "other",
    [
        {"organisation": "jobcenter-b"},
        {"obligation": "kdu-error-rate/jobcenter/2017"},
        {"episode": 3},
        {"kind": MessageKind.ALERT},
        {"cause_state": "at_risk"},
        {"step": 3},
        {"occurrence": "1"},
        {"addressed": "gf@hilden"},
        {"resend": 1},
    ],
    ids=lambda other: next(iter(other)),
)
def test_every_field_makes_another_item(other: dict[str, object]) -> None:
    assert replace(ITEM, **other).key != ITEM.key


def test_an_umlaut_is_hashed_as_utf_8() -> None:
    item = replace(ITEM, addressed="leitung@wülfrath")
    fields = ["jobcenter", item.obligation, 2, "escalation", "breached", 2, "0", "leitung@wülfrath", 0]
    assert item.key == sha256(fields)


def mail(*items: Item, **extra: object) -> Message:
    given = {"kind": MessageKind.DIGEST, "addressed": "gf@jobcenter", "items": items, "planned_on": date(2016, 5, 3)}
    given |= {"not_before": datetime(2016, 5, 3, 5, tzinfo=UTC), "facts": {}}
    return Message(**(given | extra))


def test_a_mail_with_one_item_has_its_key_and_one_with_several_the_hash_of_theirs() -> None:
    other = replace(ITEM, step=3)
    assert mail(ITEM).key == ITEM.key
    assert mail(ITEM, other).key == sha256([ITEM.key, other.key])


def test_a_mails_key_does_not_depend_on_when_it_is_sent_or_what_it_says() -> None:
    later = mail(ITEM, planned_on=date(2016, 6, 1), facts={"value": "10"}, root_key="x")
    assert later.key == mail(ITEM).key


def test_the_message_id_is_derived_from_the_key_and_short_enough_for_every_header() -> None:
    left = base64.b32encode(hashlib.sha256(ITEM.key.encode()).digest()).decode().lower()[:32]
    assert message_id(ITEM.key, "jobcenter.example") == f"<{left}@jobcenter.example>"
    assert len(message_id(ITEM.key, "jobcenter.example")) < 78
