"""Everything that happened, in order, each entry sealed by the hash of the one before. Shell.

`hash` is the SHA-256 (hex) of the canonical JSON of [seq, at, kind, facts, prev]; `at` counts microseconds
since 1970 (UTC), `prev` of the first entry is `START`. Changing, removing or moving an entry breaks the chain at
it; cutting off the end can only be seen from outside.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select

from checker.domain.record import canonical
from checker.store.column_types import microseconds
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import journal

START = "0" * 64


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One thing that happened at an instant (aware, UTC), as facts without names or rows."""

    seq: int
    at: datetime
    kind: str
    facts: Mapping[str, Any]
    prev: str
    hash: str


EVERYTHING = select(journal).where(journal.c.organisation == OURS).order_by(journal.c.seq)
SINCE = EVERYTHING.where(journal.c.seq > bindparam("after"))
LAST = (
    select(journal.c.seq, journal.c.hash).where(journal.c.organisation == OURS).order_by(journal.c.seq.desc()).limit(1)
)


def append(tx: Connection, kind: str, facts: Mapping[str, Any], at: datetime) -> int:
    """Seal one more entry to the chain and return its number. `facts`: text, whole numbers, yes or no."""
    last = tx.execute(LAST, ours(tx)).first()
    seq, prev = (last.seq + 1, last.hash) if last else (1, START)
    text = canonical(_without_floats(facts)).decode()
    row = {
        "organisation": organisation_of(tx),
        "seq": seq,
        "at": at,
        "kind": kind,
        "facts": text,
        "prev": prev,
        "hash": seal(seq, at, kind, json.loads(text), prev),
    }
    tx.execute(insert(journal), row)
    return int(seq)


def entries(tx: Connection, *, after: int = 0, kind: str | None = None) -> Iterator[JournalEntry]:
    """The entries with a number above `after`, oldest first; of one `kind` (or family, `mail.`) if given."""
    statement = SINCE if kind is None else SINCE.where(journal.c.kind.startswith(kind, autoescape=True))
    for row in tx.execute(statement, ours(tx, after=after)):
        yield JournalEntry(row.seq, row.at, row.kind, json.loads(row.facts), row.prev, row.hash)


def verify(tx: Connection) -> int | None:
    """The first number at which the chain is broken: changed, missing or moved. None: it holds."""
    expected, prev = 1, START
    for row in tx.execute(EVERYTHING, ours(tx), execution_options={"yield_per": 1000}):
        if row.seq != expected or row.prev != prev or not _is_sealed(row):
            return expected
        expected, prev = expected + 1, row.hash
    return None


def seal(seq: int, at: datetime, kind: str, facts: Mapping[str, Any], prev: str) -> str:
    """The hash (hex) that an entry must bear."""
    return hashlib.sha256(canonical([seq, microseconds(at), kind, facts, prev])).hexdigest()


def _is_sealed(row: Row[Any]) -> bool:
    try:
        facts = json.loads(row.facts)
    except ValueError:
        return False
    # The text must be the canonical one, too: the same facts written otherwise are a change.
    is_canonical = bool(row.facts == canonical(facts).decode())
    return is_canonical and bool(row.hash == seal(row.seq, row.at, row.kind, facts, row.prev))


def _without_floats(facts: object) -> object:
    """The same facts; ValueError for a binary fraction, whose text differs between programs."""
    match facts:
        case float():
            raise ValueError(f"the journal takes exact figures as text, not the binary fraction {facts}")
        case Mapping():
            return {str(key): _without_floats(value) for key, value in facts.items()}
        case list() | tuple():
            return [_without_floats(value) for value in facts]
        case _:
            return facts
