"""Which file was in hand when a process died? Shell.

The row is written before the bytes are touched and removed when the file is dealt with, so that a row left by another
process tells a death. Transient: neither recorded nor journaled, and it holds a digest, as names may be personal.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import in_hand as table
from checker.store.upsert import insert_or_change

FIND = select(table.c.process, table.c.deaths).where(table.c.organisation == OURS, table.c.mark == bindparam("of"))
REMOVE = delete(table).where(table.c.organisation == OURS, table.c.mark == bindparam("of"))


def begin(tx: Connection, mark: str, *, process: str, now: datetime) -> int:
    """Note that this process takes something in hand. How many in a row have died over it."""
    row = tx.execute(FIND, ours(tx, of=mark)).one_or_none()
    deaths = 0 if row is None else row.deaths + (row.process != process)
    values = {"mark": mark, "process": process, "deaths": deaths, "begun_at": now}
    statement = insert_or_change(tx, table, ("process", "deaths", "begun_at"))
    tx.execute(statement, {"organisation": organisation_of(tx), **values})
    return deaths


def end(tx: Connection, mark: str) -> None:
    """It is dealt with, or left alone: nobody has died over it."""
    tx.execute(REMOVE, ours(tx, of=mark))
