"""Who stands in for whom on which days. Shell.

Unlike acts these rows can be removed, and then they are gone: the journal keeps only that an absence was entered or
removed, by which role and when, never whose, until when or why. Numbers are sequences and never come again.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from checker.domain.organisation import Absence
from checker.store import journal, recordings
from checker.store.database import database_of
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import absence as table
from checker.store.tables import recording

EVERYTHING = 2**62
UP_TO = (
    select(table, recording.c.recorded_at)
    .join(
        recording,
        (recording.c.organisation == table.c.organisation) & (recording.c.sequence == table.c.sequence),
    )
    .where(table.c.organisation == OURS, table.c.sequence <= bindparam("up_to"))
    .order_by(table.c.sequence)
)
REMOVE = delete(table).where(table.c.organisation == OURS, table.c.sequence == bindparam("number"))


def add(tx: Connection, absence: Absence, *, by: str, now: datetime) -> Absence:
    """Record an absence with a recording of its own, and return it with instant and sequence. `by` is a role."""
    recorded_at, sequence = recordings.add(tx, now)
    row = {
        "organisation": organisation_of(tx),
        "sequence": sequence,
        "role": absence.role,
        "scope": absence.scope,
        "since": absence.since,
        "until": absence.until,
        "deputy": absence.deputy,
    }
    tx.execute(insert(table), row)
    journal.append(tx, "absence.entered", {"absence": sequence, "by": by}, recorded_at)
    return replace(absence, recorded_at=recorded_at, sequence=sequence)


def remove(tx: Connection, number: int, *, by: str, now: datetime) -> bool:
    """Remove an absence, its bytes included, and record that, so that the next tick looks. False: there is none."""
    database_of(tx).wipe_while_removing(tx)
    if tx.execute(REMOVE, ours(tx, number=number)).rowcount == 0:
        return False
    recorded_at, _ = recordings.add(tx, now)
    journal.append(tx, "absence.removed", {"absence": number, "by": by}, recorded_at)
    return True


def load(tx: Connection, *, sequence: int | None = None) -> tuple[Absence, ...]:
    """The absences known up to a sequence (None: all), in the order in which they were recorded."""
    up_to = EVERYTHING if sequence is None else sequence
    return tuple(_absence(row) for row in tx.execute(UP_TO, ours(tx, up_to=up_to)))


def _absence(row: Row[Any]) -> Absence:
    return Absence(
        role=row.role,
        scope=row.scope,
        since=row.since,
        until=row.until,
        deputy=row.deputy,
        recorded_at=row.recorded_at,
        sequence=row.sequence,
    )
