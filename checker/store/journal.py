"""Everything that happened, in order, each entry sealed by the hash of the one before. Shell.

`hash` is the SHA-256 (hex) of the canonical JSON of [seq, at, kind, facts, prev]; `at` counts microseconds
since 1970 (UTC), `prev` of the first entry is `START`. Changing, removing or moving an entry breaks the chain at
it; cutting off the end can only be seen from outside.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, Row, bindparam, func, insert, or_, select, type_coerce

from checker.domain.record import canonical
from checker.store.column_types import Whole, microseconds
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import journal

START = "0" * 64
READ_AGAIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One thing that happened at an instant (aware, UTC).

    Its facts are ids, keys, codes, days and numbers, never a reason, the name of a file or of somebody, or a mailbox:
    those stand in sealed rows, from which they can be deleted.
    """

    seq: int
    at: datetime
    kind: str
    facts: Mapping[str, Any]
    prev: str
    hash: str


@dataclass(frozen=True, slots=True)
class JournalHead:
    """The newest entry, by number and hash."""

    seq: int
    hash: str


EVERYTHING = select(journal).where(journal.c.organisation == OURS).order_by(journal.c.seq)
SINCE = EVERYTHING.where(journal.c.seq > bindparam("after"))
# The instant as it is hashed: making one of each entry and undoing it costs more than the hash.
AS_HASHED = (
    select(
        journal.c.seq,
        type_coerce(journal.c.at, Whole).label("at"),
        journal.c.kind,
        journal.c.facts,
        journal.c.prev,
        journal.c.hash,
    )
    .where(journal.c.organisation == OURS, journal.c.seq > bindparam("after"))
    .order_by(journal.c.seq)
)
LAST = (
    select(journal.c.seq, journal.c.hash).where(journal.c.organisation == OURS).order_by(journal.c.seq.desc()).limit(1)
)
LAST_AT = LAST.where(journal.c.at <= bindparam("instant", type_=journal.c.at.type))

NEWEST_FIRST = (
    select(journal)
    .where(journal.c.organisation == OURS, journal.c.kind == bindparam("kind"))
    .order_by(journal.c.seq.desc())
)
NEWEST_OF = NEWEST_FIRST.limit(1)
AT = select(journal.c.seq, journal.c.hash).where(journal.c.organisation == OURS, journal.c.seq == bindparam("number"))
OF_KINDS = EVERYTHING.where(journal.c.kind.in_(bindparam("kinds", expanding=True)))
NEWEST_BUT = (
    select(journal)
    .where(journal.c.organisation == OURS, journal.c.kind.not_in(bindparam("kinds", expanding=True)))
    .order_by(journal.c.seq.desc())
    .limit(1)
)
SPAN = select(func.min(journal.c.at).label("first"), func.max(journal.c.at).label("last")).where(
    journal.c.organisation == OURS
)
_OF_WINDOW = (
    journal.c.organisation == OURS,
    or_(bindparam("kind") == "", journal.c.kind == bindparam("kind")),
    journal.c.at >= bindparam("first", type_=journal.c.at.type),
    journal.c.at < bindparam("end", type_=journal.c.at.type),
)
WINDOW = (
    select(journal)
    .where(*_OF_WINDOW)
    .order_by(journal.c.seq.desc())
    .limit(bindparam("most"))
    .offset(bindparam("skipped"))
)
IN_WINDOW = select(func.count()).select_from(journal).where(*_OF_WINDOW)
LAST_INSTANT = select(journal.c.at).where(journal.c.organisation == OURS).order_by(journal.c.seq.desc()).limit(1)


def append(tx: Connection, kind: str, facts: Mapping[str, Any], at: datetime) -> int:
    """Seal one more entry to the chain and return its number. `facts`: text, whole numbers, yes or no."""
    return append_all(tx, kind, [facts], at)


def append_all(tx: Connection, kind: str, together: Iterable[Mapping[str, Any]], at: datetime) -> int:
    """As `append`, an entry for each of some facts in their order; the number of the last, 0 where there is none."""
    last = head(tx)
    seq, prev = (last.seq, last.hash) if last else (0, START)
    rows = []
    for facts in together:
        seq, text = seq + 1, canonical(_without_floats(facts)).decode()
        said = {"organisation": organisation_of(tx), "seq": seq, "at": at, "kind": kind, "facts": text, "prev": prev}
        prev = _seal(seq, microseconds(at), kind, text, prev)
        rows.append({**said, "hash": prev})
    if rows:
        tx.execute(insert(journal), rows)
    return seq if rows else 0


def entries(tx: Connection, *, after: int = 0, kind: str | None = None) -> Iterator[JournalEntry]:
    """The entries with a number above `after`, oldest first; of one `kind` (or family, `mail.`) if given."""
    statement = SINCE if kind is None else SINCE.where(journal.c.kind.startswith(kind, autoescape=True))
    yield from map(entry_of, tx.execute(statement, ours(tx, after=after)))


def entries_of(tx: Connection, kinds: Iterable[str]) -> Iterator[JournalEntry]:
    """The entries of these kinds, oldest first."""
    yield from map(entry_of, tx.execute(OF_KINDS, ours(tx, kinds=list(kinds))))


def entry_of(row: Row[Any]) -> JournalEntry:
    """An entry by its row."""
    return JournalEntry(row.seq, row.at, row.kind, json.loads(row.facts), row.prev, row.hash)


@dataclass(frozen=True, slots=True)
class JournalWindow:
    """Some entries, newest first, of `total` that there are of this kind in this time."""

    entries: tuple[JournalEntry, ...]
    total: int


def window(tx: Connection, *, kind: str, first: datetime, end: datetime, skipped: int, most: int) -> JournalWindow:
    """So many entries, newest first, but for those `skipped`: of a `kind` (empty: of any), made from one instant
    (aware) until before another.
    """
    asked = ours(tx, kind=kind, first=first, end=end)
    total = tx.execute(IN_WINDOW, asked).scalar_one()
    rows = tx.execute(WINDOW, {**asked, "skipped": skipped, "most": most})
    return JournalWindow(tuple(map(entry_of, rows)), total)


def verify(tx: Connection, *, since: JournalHead | None = None) -> int | None:
    """The first number at which the chain is broken: changed, missing or moved. None: it holds.

    `since`: the chain is known to hold up to this entry, so that only what follows it is read.
    """
    expected, prev = (since.seq + 1, since.hash) if since else (1, START)
    after = since.seq if since else 0
    for row in tx.execute(AS_HASHED, ours(tx, after=after), execution_options={"yield_per": 1000}):
        if row.seq != expected or row.prev != prev or not _is_sealed(row):
            return expected
        expected, prev = expected + 1, row.hash
    return None


# Up to where a process has verified an organisation's chain, and when it last did so from the start. By connection
# pool, so that it ends with its store.
_verified: WeakKeyDictionary[Engine, dict[str, tuple[datetime, JournalHead]]] = WeakKeyDictionary()


def verify_news(tx: Connection, now: datetime) -> int | None:
    """As `verify`, for who asks every minute: what was there the last time is read again once an hour only."""
    whole_at, known = _verified.get(tx.engine, {}).get(organisation_of(tx), (now, None))
    if not timedelta() <= now - whole_at < READ_AGAIN:
        whole_at, known = now, None
    broken = verify(tx, since=known)
    newest = head(tx)
    if broken is None and newest is not None and not tx.get_execution_options().get("writes", True):
        _verified.setdefault(tx.engine, {})[organisation_of(tx)] = whole_at, newest
    return broken


def lines(tx: Connection, *, after: int = 0) -> Iterator[bytes]:
    """The log: of each entry with a number above `after`, oldest first, the bytes whose SHA-256 the next one names.

    None holds a line feed.
    """
    for line, _, _ in sealed_lines(tx, after=after):
        yield line


def sealed_lines(tx: Connection, *, after: int = 0) -> Iterator[tuple[bytes, str, str]]:
    """As `lines`, each with the hash of the one before and its own as they are stored."""
    rows = tx.execute(AS_HASHED, ours(tx, after=after), execution_options={"yield_per": 1000})
    for seq, at, kind, facts, prev, its in rows:
        yield _line(seq, at, kind, facts, prev), prev, its


def newest_of(tx: Connection, kind: str) -> JournalEntry | None:
    """The newest entry of a kind. None: there is none."""
    row = tx.execute(NEWEST_OF, ours(tx, kind=kind)).first()
    return entry_of(row) if row else None


def newest_first(tx: Connection, kind: str) -> Iterator[JournalEntry]:
    """The entries of a kind, the newest first."""
    yield from map(entry_of, tx.execute(NEWEST_FIRST, ours(tx, kind=kind)))


def head_of(tx: Connection, number: int) -> JournalHead | None:
    """The entry of a number. None: there is none."""
    row = tx.execute(AT, ours(tx, number=number)).first()
    return JournalHead(row.seq, row.hash) if row else None


def head(tx: Connection) -> JournalHead | None:
    """The newest entry. None: nothing has happened yet."""
    last = tx.execute(LAST, ours(tx)).first()
    return JournalHead(last.seq, last.hash) if last else None


def newest_but(tx: Connection, kinds: Iterable[str]) -> JournalEntry | None:
    """The newest entry of another kind than these. None: there is none."""
    row = tx.execute(NEWEST_BUT, ours(tx, kinds=sorted(kinds))).first()
    return entry_of(row) if row else None


def span(tx: Connection) -> tuple[datetime, datetime] | None:
    """From when to when entries say that they were made, whatever their order. None: there is none."""
    row = tx.execute(SPAN, ours(tx)).one()
    return (row.first, row.last) if row.first is not None else None


def head_at(tx: Connection, instant: datetime) -> JournalHead | None:
    """The newest entry that was made by an instant (aware). None: nothing had happened yet."""
    last = tx.execute(LAST_AT, ours(tx, instant=instant)).first()
    return JournalHead(last.seq, last.hash) if last else None


def newest_instant(tx: Connection) -> datetime | None:
    """When the newest entry says that it was made. None: there is none."""
    return tx.execute(LAST_INSTANT, ours(tx)).scalar()


def _seal(seq: int, at: int, kind: str, facts: str, prev: str) -> str:
    """The hash (hex) that an entry must bear. `at`: microseconds; `facts` as stored, which is their canonical JSON."""
    return hashlib.sha256(_line(seq, at, kind, facts, prev)).hexdigest()


def _line(seq: int, at: int, kind: str, facts: str, prev: str) -> bytes:
    """What is hashed of an entry: a line of the log.

    It is the canonical JSON of the five, put together from that of each: the same facts written otherwise seal another.
    """
    return f'[{seq},{at},{_quoted(kind)},{facts},"{prev}"]'.encode()


@lru_cache
def _quoted(kind: str) -> str:
    return canonical(kind).decode()


def _is_sealed(row: Row[Any]) -> bool:
    return bool(row.hash == _seal(row.seq, row.at, row.kind, row.facts, row.prev))


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
