"""A mail as it left, and what the server answered each time. Shell, read-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from checker.store.organisation_scope import OURS, ours
from checker.store.tables import attempt, message


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt to hand a mail over. `outcome` and `reply` are empty while nobody knows; `reply` is the server's."""

    number: int
    started_at: datetime
    ended_at: datetime | None
    outcome: str | None
    reply: str | None


RENDERED = select(message.c.rendered).where(message.c.organisation == OURS, message.c.key == bindparam("which"))
ATTEMPTS = (
    select(*(attempt.c[name] for name in ("number", "started_at", "ended_at", "outcome", "reply")))
    .where(attempt.c.organisation == OURS, attempt.c.message == bindparam("which"))
    .order_by(attempt.c.number)
)


def bytes_of(tx: Connection, key: str) -> bytes | None:
    """The bytes that left, or may have; None: none did."""
    return tx.execute(RENDERED, ours(tx, which=key)).scalar()


def deliveries_of(tx: Connection, key: str) -> tuple[Delivery, ...]:
    """The attempts of one mail, in their order."""
    return tuple(Delivery(**row._asdict()) for row in tx.execute(ATTEMPTS, ours(tx, which=key)))
