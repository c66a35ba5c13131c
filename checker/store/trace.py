"""Which obligations, verdict changes and mails are there, and what is each mail about? Shell, read-only.

Without verdicts and without the bytes of mails: an auditor follows all of a house at once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from checker.domain.message import MessageKind
from checker.store.organisation_scope import OURS, ours
from checker.store.tables import item, message, message_item, obligation, record_version, verdict_change


@dataclass(frozen=True, slots=True)
class TracedItem:
    """What one item of a mail is about: `rule/scope/period`, or the report, file or answer of a notice; "": the mail
    itself. `kind` as it is stored, also of a newer version's.
    """

    kind: str
    about: str
    step: int


@dataclass(frozen=True, slots=True)
class TracedMail:
    """A mail without its words. `waited`: the obligations that waited for the report which it tells of."""

    key: str
    message_id: str
    kind: str
    addressed: str
    planned_on: date
    state: str
    sent_at: datetime | None
    mailbox: str | None
    attempts: int
    items: tuple[TracedItem, ...]
    waited: tuple[str, ...] = ()


OBLIGATIONS = (
    select(obligation.c.key, obligation.c.is_active).where(obligation.c.organisation == OURS).order_by(obligation.c.key)
)
CHANGES = (
    select(verdict_change.c.obligation, func.count().label("many"))
    .where(verdict_change.c.organisation == OURS)
    .group_by(verdict_change.c.obligation)
)
SHOWN = ("key", "message_id", "kind", "addressed", "planned_on", "state", "sent_at", "mailbox", "attempts")
MAILS = (
    select(*(message.c[name] for name in SHOWN))
    .where(message.c.organisation == OURS)
    .order_by(message.c.planned_on, message.c.queued_at, message.c.key)
)
ITEMS = (
    select(message_item.c.message, item.c.kind, item.c.obligation, item.c.step)
    .join(item, (item.c.organisation == message_item.c.organisation) & (item.c.key == message_item.c.item))
    .where(message_item.c.organisation == OURS)
    .order_by(message_item.c.message, message_item.c.position)
)
REPORTS = select(message.c.key, message.c.facts).where(
    message.c.organisation == OURS, message.c.kind == MessageKind.OVERDUE_REPORT.value
)
VERSIONS = select(record_version.c.sha256, record_version.c.key).where(record_version.c.organisation == OURS).distinct()


def every_obligation(tx: Connection) -> dict[str, bool]:
    """Each obligation that ever was, and whether the rules in force still owe it."""
    return {row.key: row.is_active for row in tx.execute(OBLIGATIONS, ours(tx))}


def changes(tx: Connection) -> dict[str, int]:
    """How often the verdict of each obligation changed, the first one counted."""
    return {row.obligation: row.many for row in tx.execute(CHANGES, ours(tx))}


def every_mail(tx: Connection) -> tuple[TracedMail, ...]:
    """Every mail that was ever planned, the oldest first."""
    items: dict[str, list[TracedItem]] = defaultdict(list)
    for row in tx.execute(ITEMS, ours(tx)):
        items[row.message].append(TracedItem(row.kind, row.obligation, row.step))
    waited = {row.key: tuple(row.facts.get("waited", ())) for row in tx.execute(REPORTS, ours(tx))}
    return tuple(
        TracedMail(**row._asdict(), items=tuple(items[row.key]), waited=waited.get(row.key, ()))
        for row in tx.execute(MAILS, ours(tx))
    )


def records_of_file(tx: Connection, sha256: str) -> frozenset[str]:
    """The keys of the records of which a version came with this file."""
    rows = tx.execute(VERSIONS.where(record_version.c.sha256 == sha256), ours(tx))
    return frozenset(row.key for row in rows)
