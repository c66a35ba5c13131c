"""What was planned or sent about an obligation, item by item, with the state of its mail. Shell, read-only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from checker.domain.message import TELLS_BAD, TOLD_NOBODY, MessageKind, OutboxState, SentItem
from checker.store.batches import batches
from checker.store.mail_rows import KINDS, item_of
from checker.store.organisation_scope import OURS, ours
from checker.store.tables import item, message, message_item, verdict_change

# The item of a digest itself is about no obligation; the week's first one has the number 1.
OF_A_DIGEST, FIRST = "", 1
_in_the_same_mail = message_item.alias("in_the_same_mail")
ITEMS_IN_MAIL = (
    select(func.count())
    .select_from(_in_the_same_mail)
    .where(
        _in_the_same_mail.c.organisation == message.c.organisation,
        _in_the_same_mail.c.message == message.c.key,
    )
    .scalar_subquery()
)
_items_with_mails = (
    select(
        item,
        message.c.key.label("message_key"),
        message.c.kind.label("mail_kind"),
        message.c.state.label("mail_state"),
        message.c.planned_on,
        message.c.sent_at,
        message.c.rendered.is_not(None).label("is_rendered"),
        ITEMS_IN_MAIL.label("items_in_mail"),
    )
    .join(message_item, (message_item.c.organisation == item.c.organisation) & (message_item.c.item == item.c.key))
    .join(message, (message.c.organisation == item.c.organisation) & (message.c.key == message_item.c.message))
    .where(item.c.organisation == OURS, item.c.kind.in_(KINDS), message.c.kind.in_(KINDS))
    .order_by(item.c.obligation, message.c.planned_on, message.c.queued_at, message.c.key, message_item.c.position)
)
NOTIFIED = _items_with_mails.where(item.c.obligation.in_(bindparam("obligations", expanding=True)))
ASKING = sorted({kind.value for kind in TELLS_BAD} | {MessageKind.REMINDER.value, MessageKind.OVERDUE_REPORT.value})
_VERDICTS_HAD = (
    select(func.max(verdict_change.c.number))
    .where(verdict_change.c.organisation == item.c.organisation, verdict_change.c.obligation == item.c.obligation)
    .scalar_subquery()
)
ASKED_OF = _items_with_mails.add_columns(_VERDICTS_HAD.label("verdicts_had")).where(
    item.c.addressed.in_(bindparam("posts", expanding=True)),
    item.c.kind.in_(ASKING),
)
REPORTS_NOTIFIED = (
    select(item.c.obligation)
    .where(item.c.organisation == OURS, item.c.kind == MessageKind.OVERDUE_REPORT.value)
    .distinct()
    .order_by(item.c.obligation)
)


LAST_DIGESTS = (
    select(item.c.addressed, func.max(message.c.planned_on).label("planned_on"))
    .join(message_item, (message_item.c.organisation == item.c.organisation) & (message_item.c.item == item.c.key))
    .join(message, (message.c.organisation == item.c.organisation) & (message.c.key == message_item.c.message))
    .where(
        item.c.organisation == OURS,
        item.c.obligation == OF_A_DIGEST,
        item.c.kind == MessageKind.DIGEST.value,
        item.c.step == FIRST,
    )
    .group_by(item.c.addressed)
)


def notified_about(tx: Connection, obligations: Iterable[str]) -> dict[str, tuple[SentItem, ...]]:
    """Of each obligation what was planned or sent, oldest first, with how far its mail has come."""
    wanted = sorted(obligations)
    rows = (row for some in batches(wanted) for row in tx.execute(NOTIFIED, ours(tx, obligations=some)))
    return _by_matter(rows)


@dataclass(frozen=True, slots=True)
class AskedItems:
    """What asks something, by matter, oldest first; and how many verdicts each of the matters has had, if any."""

    by_matter: Mapping[str, tuple[SentItem, ...]]
    verdicts_had: Mapping[str, int]


def asked_of(tx: Connection, posts: Iterable[str]) -> AskedItems:
    """As `notified_about`, of what asks something of one of these posts (`role@unit`)."""
    rows = [row for some in batches(sorted(posts)) for row in tx.execute(ASKED_OF, ours(tx, posts=some))]
    return AskedItems(_by_matter(rows), {row.obligation: row.verdicts_had for row in rows if row.verdicts_had})


def _by_matter(rows: Iterable[Row[Any]]) -> dict[str, tuple[SentItem, ...]]:
    items: dict[str, list[SentItem]] = {}
    for row in rows:
        items.setdefault(row.obligation, []).append(_sent(row))
    return {matter: tuple(sent) for matter, sent in items.items()}


def _sent(row: Row[Any]) -> SentItem:
    state = OutboxState(row.mail_state)
    return SentItem(
        item=item_of(row),
        message=row.message_key,
        mail_kind=MessageKind(row.mail_kind),
        state=state,
        planned_on=row.planned_on,
        sent_at=row.sent_at,
        has_left=state not in TOLD_NOBODY and (state is not OutboxState.PENDING or bool(row.is_rendered)),
        items_in_mail=row.items_in_mail,
    )


def last_digests(tx: Connection) -> dict[str, date]:
    """The day of the last weekly digest to each addressee; collective mails, which take later numbers, are none."""
    return {row.addressed: row.planned_on for row in tx.execute(LAST_DIGESTS, ours(tx))}


def reports_notified(tx: Connection) -> tuple[str, ...]:
    """The reports (`sender/profile/period`) that a mail was ever planned about."""
    return tuple(tx.execute(REPORTS_NOTIFIED, ours(tx)).scalars())
