"""Mails without what they say: who is told of what, and what became of it. Shell, read-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, or_, select

from checker.domain.message import Item, MessageKind, OutboxState
from checker.store.mail_moves import INSTANT
from checker.store.mail_rows import IS_READABLE, items_by_message
from checker.store.organisation_scope import OURS, ours
from checker.store.tables import message


@dataclass(frozen=True, slots=True)
class MailHead:
    """A mail of the outbox. `mailbox` and `sent_at` are None as long as it has not left."""

    key: str
    kind: MessageKind
    addressed: str
    planned_on: date
    not_before: datetime
    state: OutboxState
    mailbox: str | None
    sent_at: datetime | None
    items: tuple[Item, ...]


_since = bindparam("since", type_=INSTANT)
HEADS_SINCE = (
    select(*(message.c[name] for name in ("key", "kind", "addressed", "planned_on", "not_before", "state")))
    .add_columns(message.c.mailbox, message.c.sent_at)
    .where(message.c.organisation == OURS, IS_READABLE, or_(message.c.queued_at >= _since, message.c.sent_at >= _since))
    .order_by(message.c.planned_on, message.c.queued_at, message.c.key)
)


def mail_heads_since(tx: Connection, since: datetime) -> tuple[MailHead, ...]:
    """The mails that were planned or have left from an instant (aware) on, in the order in which they were planned."""
    rows = tx.execute(HEADS_SINCE, ours(tx, since=since)).all()
    items = items_by_message(tx, [row.key for row in rows])
    return tuple(
        MailHead(
            row.key,
            MessageKind(row.kind),
            row.addressed,
            row.planned_on,
            row.not_before,
            OutboxState(row.state),
            row.mailbox,
            row.sent_at,
            tuple(items[row.key]),
        )
        for row in rows
    )
