"""When did we learn it? The sequence numbers that records and acts bear, and what the clock said. Shell.

The sequence is what was known: it rises by one with every recording, inside the write lock. The instant is what the
machine's clock said, right or wrong; it serves people who ask what was known at a time (ADR 0034).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select

from checker.domain.clock import end_of_day
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import cursor, judged_sequence, recording


class Recording(NamedTuple):
    """A moment at which records or acts came in: what the clock said (aware, UTC) and a number, which only rises."""

    recorded_at: datetime
    sequence: int


LAST = (
    select(recording.c.recorded_at, recording.c.sequence)
    .where(recording.c.organisation == OURS)
    .order_by(recording.c.sequence.desc())
    .limit(1)
)
UP_TO = select(func.max(recording.c.sequence)).where(
    recording.c.organisation == OURS,
    recording.c.recorded_at <= bindparam("instant", type_=recording.c.recorded_at.type),
)
# What the first tick at or after an instant knew: the last tick at each sequence, and the newest tick of all.
JUDGED_FROM_THEN_ON = [
    select(func.min(seen.c.sequence)).where(
        seen.c.organisation == OURS, seen.c.instant >= bindparam("instant", type_=seen.c.instant.type)
    )
    for seen in (judged_sequence, cursor)
]


def add(tx: Connection, now: datetime) -> Recording:
    """The moment at which this transaction records something; it belongs to this transaction alone."""
    taken = Recording(now, last_sequence(tx) + 1)
    tx.execute(insert(recording), {"organisation": organisation_of(tx), **taken._asdict()})
    return taken


def last(tx: Connection) -> Recording | None:
    """The newest one; None when nothing was ever recorded."""
    row = tx.execute(LAST, ours(tx)).first()
    return Recording(row.recorded_at, row.sequence) if row else None


def last_sequence(tx: Connection) -> int:
    """All that is known; 0: nothing was ever recorded."""
    newest = last(tx)
    return newest.sequence if newest else 0


def known_at(tx: Connection, instant: datetime | None, on: date) -> Recording:
    """What a judgement of the day `on` may know, by what was known at an instant (aware).

    None: by all that is known, which counts as known at the end of the day, or when it came in after that.
    """
    if instant is not None:
        return Recording(instant, sequence_at(tx, instant))
    newest, end = last(tx), end_of_day(on)
    return Recording(max(newest.recorded_at, end), newest.sequence) if newest else Recording(end, 0)


def sequence_at(tx: Connection, known_at: datetime) -> int:
    """The highest sequence known at an instant; 0 when nothing was.

    Never beyond what the first tick at or after it knew: what was stamped with a clock that had gone back does not
    slip into a past that was judged without it.
    """
    at = ours(tx, instant=known_at)
    stamped = int(tx.execute(UP_TO, at).scalar() or 0)
    judged = [tx.execute(statement, at).scalar() for statement in JUDGED_FROM_THEN_ON]
    return min([stamped, *(int(sequence) for sequence in judged if sequence is not None)])
