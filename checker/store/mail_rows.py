"""Messages and their items: from rows to the domain's types and back. Shell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, case, exists, select

from checker.domain.message import Item, Message, MessageKind, OutboxState
from checker.store.batches import batches
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import item, message, message_item


@dataclass(frozen=True, slots=True)
class LetterDecision:
    """That a mail does not leave: `by` the role, for a reason, or told in another way `on` a day under a file number.

    Of a dead mail the reason says how somebody has seen to it.
    """

    by: str
    reason: str = ""
    on: date | None = None
    file_number: str = ""


def decision_row(decided: LetterDecision) -> dict[str, str]:
    """As JSON, without what is not there."""
    told_on = decided.on.isoformat() if decided.on else ""
    row = {"by": decided.by, "reason": decided.reason, "on": told_on, "file_number": decided.file_number}
    return {name: value for name, value in row.items() if value}


def decision_of(row: Mapping[str, str]) -> LetterDecision:
    told_on = row.get("on")
    day = date.fromisoformat(told_on) if told_on else None
    return LetterDecision(row["by"], row.get("reason", ""), day, row.get("file_number", ""))


@dataclass(frozen=True, slots=True)
class QueuedMessage:
    """A message on its way. `attempts` counts claims; `rendered` are the bytes once they may have left.

    `message.not_before` moves on when a server asks to come back later. `decision` says why a letter did not leave by
    mail; None: nobody decided that.
    """

    message: Message
    message_id: str
    state: OutboxState
    attempts: int
    queued_at: datetime
    lease_until: datetime | None = None
    rendered: bytes | None = None
    mailbox: str | None = None
    sent_at: datetime | None = None
    decision: LetterDecision | None = None

    @property
    def key(self) -> str:
        return self.message.key


# What a newer version queued is of kinds that this one cannot read: whoever would send it sets it aside, and nobody is
# kept from reading the rest.
KINDS = sorted(kind.value for kind in MessageKind)
_has_an_unknown_item = exists(
    select(item.c.key)
    .join(message_item, (message_item.c.organisation == item.c.organisation) & (message_item.c.item == item.c.key))
    .where(
        message_item.c.organisation == message.c.organisation,
        message_item.c.message == message.c.key,
        item.c.kind.not_in(KINDS),
    )
)
IS_READABLE = message.c.kind.in_(KINDS) & ~_has_an_unknown_item
ITEMS_OF = (
    select(item, message_item.c.message)
    .join(
        message_item,
        (message_item.c.organisation == item.c.organisation) & (message_item.c.item == item.c.key),
    )
    .where(message_item.c.organisation == OURS, message_item.c.message.in_(bindparam("messages", expanding=True)))
    .order_by(message_item.c.message, message_item.c.position)
)


def messages_of(tx: Connection, statement: Select[Any], parameters: dict[str, Any]) -> tuple[QueuedMessage, ...]:
    """The messages whose rows `statement` selects, with their items."""
    rows = tx.execute(statement, parameters).all()
    items = items_by_message(tx, [row.key for row in rows])
    return tuple(_queued(row, tuple(items[row.key])) for row in rows)


_ITEM, _of_item = "item_", [each for each in item.c if each.name != "key"]
_LARGE = ("facts", "rendered")
_is_first = message_item.c.position == 0
# What a mail holds much of comes with its first item alone.
MESSAGES_WITH_ITEMS = (
    select(
        *(each for each in message.c if each.name not in _LARGE),
        *(case((_is_first, message.c[name])).label(name) for name in _LARGE),
        *(each.label(f"{_ITEM}{each.name}") for each in _of_item),
    )
    .join(
        message_item,
        (message_item.c.organisation == message.c.organisation) & (message_item.c.message == message.c.key),
    )
    .join(item, (item.c.organisation == message_item.c.organisation) & (item.c.key == message_item.c.item))
)


def with_items(rows: Iterable[Row[Any]]) -> tuple[QueuedMessage, ...]:
    """The messages of rows of `MESSAGES_WITH_ITEMS`, those of a message one behind the other."""
    of_each = [tuple(found) for _, found in groupby(rows, key=lambda row: row.key)]
    return tuple(_queued(found[0], tuple(map(_labelled_item, found))) for found in of_each)


def _labelled_item(row: Row[Any]) -> Item:
    return item_of(SimpleNamespace(**{each.name: getattr(row, f"{_ITEM}{each.name}") for each in _of_item}))


def item_row(tx: Connection, planned: Item) -> dict[str, Any]:
    organisation = organisation_of(tx)
    assert planned.organisation == organisation, f"an item of {planned.organisation} in the store of {organisation}"
    return {
        "organisation": organisation,
        "key": planned.key,
        "obligation": planned.obligation,
        "episode": planned.episode,
        "kind": str(planned.kind),
        "cause_state": planned.cause_state,
        "step": planned.step,
        "occurrence": planned.occurrence,
        "addressed": planned.addressed,
        "resend": planned.resend,
    }


def items_by_message(tx: Connection, keys: Sequence[str]) -> dict[str, list[Item]]:
    """The items of each of these messages in their order, by its key."""
    items: dict[str, list[Item]] = {key: [] for key in keys}
    for some in batches(keys):
        for row in tx.execute(ITEMS_OF, ours(tx, messages=some)):
            items[row.message].append(item_of(row))
    return items


def _queued(row: Row[Any], items: tuple[Item, ...]) -> QueuedMessage:
    kind = MessageKind(row.kind)
    planned = Message(kind, row.addressed, items, row.planned_on, row.not_before, row.facts, row.root_key)
    return QueuedMessage(
        message=planned,
        message_id=row.message_id,
        state=OutboxState(row.state),
        attempts=row.attempts,
        queued_at=row.queued_at,
        lease_until=row.lease_until,
        rendered=row.rendered,
        mailbox=row.mailbox,
        sent_at=row.sent_at,
        decision=decision_of(row.decision) if row.decision else None,
    )


def item_of(row: Row[Any] | SimpleNamespace) -> Item:
    return Item(
        organisation=row.organisation,
        obligation=row.obligation,
        episode=row.episode,
        kind=MessageKind(row.kind),
        cause_state=row.cause_state,
        step=row.step,
        occurrence=row.occurrence,
        addressed=row.addressed,
        resend=row.resend,
    )
