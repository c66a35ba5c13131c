"""Log-ins that failed, by a digest of the login or of where it came from; never more than so many rows. Shell.

The digest has a key that only this process knows: somebody types a password where the login belongs, and a copy of the
store must be no help in guessing it. A restart therefore forgets what was counted.
"""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, select, update

from checker.domain.log_in_rate import FORGOTTEN_AFTER
from checker.store.column_types import InstantColumn
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import failed_log_in as table
from checker.store.upsert import insert_or_change

MOST_ROWS = 10_000
DIGEST_BYTES = 16
KEY = os.urandom(32)

THIS_ONE = select(table).where(table.c.organisation == OURS, table.c.mark == bindparam("which"))
_delete = delete(table).where(table.c.organisation == OURS)
FORGET = _delete.where(table.c.mark == bindparam("which"))
# Also what a clock that was ahead has left.
SWEEP = _delete.where(
    (table.c.last_at < bindparam("since", type_=InstantColumn()))
    | (table.c.last_at > bindparam("until", type_=InstantColumn()))
)
ONE_LESS = (
    update(table)
    .where(table.c.organisation == OURS, table.c.mark == bindparam("which"), table.c.failures > 0)
    .values(failures=table.c.failures - 1)
)
MANY = select(func.count()).where(table.c.organisation == OURS)
_oldest = select(table.c.mark).where(table.c.organisation == OURS).order_by(table.c.last_at).limit(MOST_ROWS // 10)
DROP_OLDEST = _delete.where(table.c.mark.in_(_oldest))


class FailedLogIns(NamedTuple):
    """How many there were, and until when nothing is taken (aware, UTC)."""

    many: int
    waits_until: datetime


def mark_of(kind: str, text: str) -> str:
    """What stands for a login, or an address; nobody learns either from the store."""
    return hashlib.blake2b(f"{kind}:{text}".encode(), digest_size=DIGEST_BYTES, key=KEY).hexdigest()


def find(tx: Connection, mark: str) -> FailedLogIns | None:
    row = tx.execute(THIS_ONE, ours(tx, which=mark)).first()
    return FailedLogIns(row.failures, row.waits_until) if row else None


def note(tx: Connection, mark: str, failures: int, waits_until: datetime, now: datetime) -> None:
    """Keep one more; what is a day old goes, and the oldest where there are too many."""
    tx.execute(SWEEP, ours(tx, since=now - FORGOTTEN_AFTER, until=now + FORGOTTEN_AFTER))
    if int(tx.execute(MANY, ours(tx)).scalar_one()) >= MOST_ROWS:
        tx.execute(DROP_OLDEST, ours(tx))
    row = {
        "organisation": organisation_of(tx),
        "mark": mark,
        "failures": failures,
        "last_at": now,
        "waits_until": waits_until,
    }
    tx.execute(insert_or_change(tx, table, ("failures", "last_at", "waits_until")), row)


def take_back(tx: Connection, mark: str) -> None:
    """One less: what was counted before it was known did not fail."""
    tx.execute(ONE_LESS, ours(tx, which=mark))


def forget(tx: Connection, mark: str) -> None:
    tx.execute(FORGET, ours(tx, which=mark))
