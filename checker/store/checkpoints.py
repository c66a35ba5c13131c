"""The checkpoints of the journal's tree, as they were made. Shell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, bindparam, insert, select

from checker.store import journal
from checker.store.journal import JournalEntry
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import checkpoint


@dataclass(frozen=True, slots=True)
class KeptCheckpoint:
    """Size and root (hex) of the journal's tree at an instant (aware, UTC), the note that says so, and who signed it.

    `complete` are the hashes of the tree's complete parts, from which the next one goes on. `signed_by` None: nobody.
    """

    size: int
    made_at: datetime
    root: str
    complete: tuple[bytes, ...]
    note: str
    signed_by: str | None


KEY_MADE, KEY_ROTATED, KEY_LOST = "key.made", "key.rotated", "key.lost"
KEY_EVENTS = (KEY_MADE, KEY_ROTATED, KEY_LOST)
COUNTER_CHECKED = "log.counter_checked"

NEWEST_FIRST = select(checkpoint).where(checkpoint.c.organisation == OURS).order_by(checkpoint.c.size.desc())
NEWEST = NEWEST_FIRST.limit(1)
FIRST = select(checkpoint).where(checkpoint.c.organisation == OURS).order_by(checkpoint.c.size).limit(1)
SINCE = NEWEST_FIRST.where(checkpoint.c.made_at >= bindparam("since", type_=checkpoint.c.made_at.type))


def add(tx: Connection, made: KeptCheckpoint) -> None:
    row = {"size": made.size, "made_at": made.made_at, "root": made.root, "note": made.note}
    complete = {"complete": " ".join(node.hex() for node in made.complete), "signed_by": made.signed_by}
    tx.execute(insert(checkpoint), {"organisation": organisation_of(tx), **row, **complete})


def newest(tx: Connection) -> KeptCheckpoint | None:
    """The one over the most entries. None: none was made."""
    row = tx.execute(NEWEST, ours(tx)).first()
    return _kept(row) if row else None


def since(tx: Connection, instant: datetime) -> list[KeptCheckpoint]:
    """Those made at an instant or later, newest first."""
    return list(map(_kept, tx.execute(SINCE, ours(tx, since=instant))))


def first(tx: Connection) -> KeptCheckpoint | None:
    """The one over the fewest entries. None: none was made."""
    row = tx.execute(FIRST, ours(tx)).first()
    return _kept(row) if row else None


def key_put_in_force(tx: Connection) -> JournalEntry | None:
    """The journal's entry by which the key that signs is in force. None: none was made, or the last was lost."""
    events = filter(None, (journal.newest_of(tx, kind) for kind in KEY_EVENTS))
    newest = max(events, key=lambda one: one.seq, default=None)
    return newest if newest is not None and newest.kind != KEY_LOST else None


def last_counter_check(tx: Connection) -> JournalEntry | None:
    """The newest check against something from outside that held. None: there was none, or each found a fault since."""
    return next((one for one in journal.newest_first(tx, COUNTER_CHECKED) if one.facts["holds"]), None)


def _kept(row: Row[tuple[object, ...]]) -> KeptCheckpoint:
    complete = tuple(map(bytes.fromhex, row.complete.split()))
    return KeptCheckpoint(row.size, row.made_at, row.root, complete, row.note, row.signed_by)
