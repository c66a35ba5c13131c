"""Which mails were taken in and may still lie where they came from? Shell.

The row is written with the answer and removed when the mail is away, so that a death in between doubles nothing.
Transient: neither recorded nor journaled. A mark is a digest of the place of a mail, never of anything that it says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select

from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import taken_mail as table

FIND = select(table.c.proposal).where(table.c.organisation == OURS, table.c.mark == bindparam("of"))
FORGET = delete(table).where(table.c.organisation == OURS, table.c.mark == bindparam("of"))


@dataclass(frozen=True, slots=True)
class TakenMail:
    """`proposal` is the number under which its answer waits. None: nothing was kept of it."""

    proposal: int | None


def note(tx: Connection, mark: str, proposal: int | None, now: datetime) -> None:
    """It is taken in, by this very transaction."""
    tx.execute(
        insert(table), {"organisation": organisation_of(tx), "mark": mark, "proposal": proposal, "taken_at": now}
    )


def find(tx: Connection, mark: str) -> TakenMail | None:
    """None: it was not taken in yet."""
    row = tx.execute(FIND, ours(tx, of=mark)).one_or_none()
    return TakenMail(row.proposal) if row else None


def forget(tx: Connection, mark: str) -> None:
    """It lies there no longer."""
    tx.execute(FORGET, ours(tx, of=mark))
