"""The way of a mail: each attempt with the server's answer, and whether it came back. Shell, read-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from checker.domain.outbox import OutboxMove
from checker.store import journal
from checker.store.organisation_scope import OURS, ours
from checker.store.tables import attempt, message
from checker.store.tables import journal as journal_table


@dataclass(frozen=True, slots=True)
class SendAttempt:
    """One attempt. `outcome` as it is stored; None: it was begun and nothing more is known. `reply` is the server's
    answer, or why there was none.
    """

    number: int
    started_at: datetime
    ended_at: datetime | None
    outcome: str | None
    reply: str


@dataclass(frozen=True, slots=True)
class CameBack:
    """A report that the mail was not delivered: when it was read, with the code of the report (`5.1.1`)."""

    at: datetime
    status: str


@dataclass(frozen=True, slots=True)
class MailDelivery:
    """`entries`: the numbers of the journal's entries about the mail."""

    attempts: tuple[SendAttempt, ...]
    came_back: tuple[CameBack, ...]
    entries: tuple[int, ...]


RENDERED = select(message.c.rendered).where(message.c.organisation == OURS, message.c.key == bindparam("which"))
ATTEMPTS = (
    select(attempt)
    .where(attempt.c.organisation == OURS, attempt.c.message == bindparam("which"))
    .order_by(attempt.c.number)
)
ENTRIES: Select[Any] = (
    select(journal_table)
    .where(
        journal_table.c.organisation == OURS,
        journal_table.c.kind.startswith("mail."),
        func.instr(journal_table.c.facts, bindparam("named")) > 0,
    )
    .order_by(journal_table.c.seq)
)


def bytes_of(tx: Connection, key: str) -> bytes | None:
    """The bytes that left, or may have; None: none did."""
    return tx.execute(RENDERED, ours(tx, which=key)).scalar()


def attempts_of(tx: Connection, key: str) -> tuple[SendAttempt, ...]:
    """The attempts to hand a mail over, in their order."""
    return tuple(
        SendAttempt(row.number, row.started_at, row.ended_at, row.outcome, row.reply or "")
        for row in tx.execute(ATTEMPTS, ours(tx, which=key))
    )


def delivery_of(tx: Connection, key: str) -> MailDelivery:
    """All that is noted of the mail's way."""
    attempts = attempts_of(tx, key)
    entries = [journal.entry_of(row) for row in tx.execute(ENTRIES, ours(tx, named=f'"message":"{key}"'))]
    came_back = tuple(
        CameBack(entry.at, str(entry.facts.get("status", "")))
        for entry in entries
        if entry.kind == OutboxMove.BOUNCE.journaled_as
    )
    return MailDelivery(attempts, came_back, tuple(entry.seq for entry in entries))
