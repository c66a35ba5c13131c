"""How far has the tick come? One row; the node that moves it first wins. Shell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from checker.domain.clock import local_time
from checker.store.errors import BehindTheStore, Overtaken
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import cursor, judged_sequence
from checker.store.upsert import insert_unless_there


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last tick: its instant (aware, UTC), the sequence of records and acts it saw, the rulebook.

    `ticks` counts them and is kept by the store.
    """

    instant: datetime
    sequence: int
    rulebook: str
    ticks: int = 0


READ = select(cursor).where(cursor.c.organisation == OURS)
# The row changes for one of two nodes only: the count it was read with is the lock.
MOVE = (
    update(cursor)
    .where(cursor.c.organisation == OURS, cursor.c.ticks == bindparam("seen"))
    .values(
        instant=bindparam("to_instant", type_=cursor.c.instant.type),
        sequence=bindparam("to_sequence"),
        rulebook=bindparam("to_rulebook"),
        ticks=cursor.c.ticks + 1,
    )
)


def read(tx: Connection) -> Cursor | None:
    """Where the last tick ended; None before the first."""
    row = tx.execute(READ, ours(tx)).first()
    return Cursor(row.instant, row.sequence, row.rulebook, row.ticks) if row else None


def check_not_behind(expected: Cursor | None, now: datetime) -> None:
    """Refuse an instant before the last tick: it is judged and notified. The same instant may be repeated."""
    if expected is not None and now < expected.instant:
        raise BehindTheStore(
            f"the instant {local_time(now):%d.%m.%Y %H:%M} lies before the last tick of this store "
            f"({local_time(expected.instant):%d.%m.%Y %H:%M}): choose a later one, or rehearse on a copy of the store"
        )


def advance(tx: Connection, expected: Cursor | None, new: Cursor) -> None:
    """Move the cursor from where it was when this tick looked (`read`) to `new`.

    Overtaken when another tick has moved it meanwhile, BehindTheStore when `new` is before it.
    """
    check_not_behind(expected, new.instant)
    if _first(tx, new) if expected is None else _moved(tx, expected, new):
        if expected is not None and expected.sequence != new.sequence:
            _leave_behind(tx, expected)
        return
    raise Overtaken("another tick on this store was faster; nothing of this one was saved")


def _first(tx: Connection, new: Cursor) -> bool:
    row = {
        "organisation": organisation_of(tx),
        "instant": new.instant,
        "sequence": new.sequence,
        "rulebook": new.rulebook,
        "ticks": 1,
    }
    return tx.execute(insert_unless_there(tx, cursor), row).rowcount == 1


def _leave_behind(tx: Connection, before: Cursor) -> None:
    """Keep until when ticks judged by no more than a sequence: a later question about then is answered by it."""
    row = {"organisation": organisation_of(tx), "sequence": before.sequence, "instant": before.instant}
    tx.execute(insert(judged_sequence), row)


def _moved(tx: Connection, expected: Cursor, new: Cursor) -> bool:
    to = {"to_instant": new.instant, "to_sequence": new.sequence, "to_rulebook": new.rulebook}
    return tx.execute(MOVE, ours(tx, seen=expected.ticks, **to)).rowcount == 1
