"""When did we learn it? The instants and sequence numbers that records and acts bear. Shell.

A recording is made inside the write lock and always rises: above the last one, and above the last tick, so
that nothing can slip into a past that was already judged, also when the machine's clock goes back.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select

from checker.store.column_types import MICROSECOND
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import cursor, recording


class Recording(NamedTuple):
    """A moment at which records or acts came in: an instant (aware, UTC) and a number, both of which only rise."""

    recorded_at: datetime
    sequence: int


LAST = (
    select(recording.c.recorded_at, recording.c.sequence)
    .where(recording.c.organisation == OURS)
    .order_by(recording.c.sequence.desc())
    .limit(1)
)
LAST_TICK = select(cursor.c.instant).where(cursor.c.organisation == OURS)
UP_TO = select(func.max(recording.c.sequence)).where(
    recording.c.organisation == OURS,
    recording.c.recorded_at <= bindparam("instant", type_=recording.c.recorded_at.type),
)


def add(tx: Connection, now: datetime) -> Recording:
    """The moment at which this transaction records something; it belongs to this transaction alone.

    Later than `now` where the clock has gone back behind what was recorded or judged.
    """
    before = last(tx)
    judged = tx.execute(LAST_TICK, ours(tx)).scalar()
    floors = [instant + MICROSECOND for instant in (before and before.recorded_at, judged) if instant]
    taken = Recording(max([now, *floors]), before.sequence + 1 if before else 1)
    tx.execute(insert(recording), {"organisation": organisation_of(tx), **taken._asdict()})
    return taken


def last(tx: Connection) -> Recording | None:
    """The newest one; None when nothing was ever recorded."""
    row = tx.execute(LAST, ours(tx)).first()
    return Recording(row.recorded_at, row.sequence) if row else None


def sequence_at(tx: Connection, known_at: datetime) -> int:
    """The highest sequence known at an instant; 0 when nothing was."""
    return int(tx.execute(UP_TO, ours(tx, instant=known_at)).scalar() or 0)
