"""Is every sealed row what it was when it was sealed, and is every seal that holds about a row that is there? Shell.

Read-only. Both ways: rows are held against seals, seals against rows, the seals of an entry against the root that the
journal's chain bears, and the versions of an import against the root that is sealed with it. What this cannot see is
who rewrote row, seal and journal together from some entry on: that is found by whoever keeps an older head elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from sqlalchemy import Connection, bindparam, select

from checker.domain.hash_tree import root_of
from checker.domain.record import canonical
from checker.store import journal, records, redactions
from checker.store.database import database_of
from checker.store.journal import JournalEntry
from checker.store.organisation_scope import OURS, ours
from checker.store.seals import (
    SEALED,
    SEALED_TABLES,
    Content,
    SealedTable,
    all_rows,
    facts_of,
    leaf_of,
    rows_of,
    seal_of,
)
from checker.store.tables import journal as journal_table
from checker.store.tables import record_import, record_version, seal

CHECKED = "store.checked"


class Tampering(StrEnum):
    """What is not as it was sealed."""

    JOURNAL_BROKEN = "journal_broken"
    SEALS_CHANGED = "seals_changed"
    ROW_CHANGED = "row_changed"
    ROW_ADDED = "row_added"
    ROW_MISSING = "row_missing"
    VERSIONS_CHANGED = "versions_changed"
    FILE_DAMAGED = "file_damaged"
    # Not sealed, as it follows from what is.
    MISCOUNTED = "miscounted"
    # Beside the archived original, which is read again.
    NOT_IN_ORIGINAL = "not_in_original"
    NOT_STORED = "not_stored"
    ORIGINAL_CHANGED = "original_changed"


@dataclass(frozen=True, slots=True, order=True)
class Unsound:
    """Something that is not as it was sealed: the row (`key` as a JSON list) of a table, sealed by an entry.

    `entry` 0: none seals it. Of an entry whose seals do not give its root, `table` is the journal; of an import whose
    versions do not, it is that of imports.
    """

    table: str
    key: str
    what: Tampering
    entry: int = 0


@dataclass(frozen=True, slots=True)
class SealCheck:
    """The result: up to which entry, how many rows were compared, and what is unsound, in the order of tables.

    `miscounted` are numbers of `state_count` that were not what is stored, and were counted anew.
    """

    up_to: int
    rows: int
    unsound: tuple[Unsound, ...]
    miscounted: tuple[Unsound, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seal:
    salt: bytes
    value: str
    entry: int


_ENTRIES = (
    select(seal.c.entry, seal.c.position, seal.c.of_table, seal.c.key, seal.c.salt, seal.c.value)
    .where(seal.c.organisation == OURS, seal.c.entry > bindparam("after"))
    .order_by(seal.c.entry, seal.c.position)
)
_BORNE = select(journal_table.c.seq, journal_table.c.facts).where(
    journal_table.c.organisation == OURS, journal_table.c.seq > bindparam("after"), journal_table.c.kind == SEALED
)
_IMPORTS = (
    select(record_import.c.number, record_import.c.versions, record_import.c.root)
    .where(record_import.c.organisation == OURS, record_import.c.is_published == True)  # noqa: E712
    .order_by(record_import.c.number)
)
_sealed_columns = [record_version.c[name] for name in records.SEALED]
_VERSIONS = (
    select(
        *(record_version.c[name] for name in ("number", "import_number", "salt", "seal")),
        *_sealed_columns,
    )
    .where(record_version.c.organisation == OURS)
    .order_by(record_version.c.import_number, record_version.c.number)
)


def check_all(tx: Connection, tables: Mapping[str, SealedTable] = SEALED_TABLES) -> SealCheck:
    """The database's own pages and indexes, the journal's chain, every row and every seal.

    `tables`: others than this version's, for the store of another.
    """
    broken = journal.verify(tx)
    found = () if broken is None else (Unsound("journal", json.dumps([broken]), Tampering.JOURNAL_BROKEN, broken),)
    damaged = (Unsound("database", "[]", Tampering.FILE_DAMAGED),) if database_of(tx).is_damaged(tx) else ()
    checked = _check(tx, 0, tables)
    return replace(checked, unsound=tuple(sorted((*damaged, *found, *checked.unsound))))


def last_checked(tx: Connection) -> JournalEntry | None:
    """The newest entry about a check of the whole store. None: there was none."""
    return journal.newest_of(tx, CHECKED)


def check_news(tx: Connection) -> SealCheck:
    """What was sealed since the last whole check that found nothing; all rows where there is none. Not the chain: who
    asks this verifies it by itself.
    """
    last = last_checked(tx)
    if last is None or last.facts.get("unsound") != 0:
        return check_since(tx, 0)
    return check_since(tx, int(last.facts["up_to"]))


def check_since(tx: Connection, entry: int) -> SealCheck:
    """What was sealed behind an entry: the rows that those seals are about, and the imports that they publish. Behind
    entry 0: all there is.
    """
    return _check(tx, entry, SEALED_TABLES)


def _check(tx: Connection, after: int, tables: Mapping[str, SealedTable]) -> SealCheck:
    newest = journal.head(tx)
    up_to = newest.seq if newest else 0
    held, found = _held_seals(tx, after)
    imports = None if after == 0 else {json.loads(key)[0] for key in held.get("record_import", {})}
    count = 0
    for name, of in tables.items():
        seals = held.get(name, {})
        rows = all_rows(tx, of) if after == 0 else iter(rows_of(tx, of, list(seals)).items())
        for key, content in rows:
            count += 1
            found.extend(_against_its_seal(name, key, content, seals.pop(key, None)))
        found.extend(Unsound(name, key, Tampering.ROW_MISSING, left.entry) for key, left in seals.items())
    # Nothing was deleted on purpose in a store from before that was noted.
    deleted = redactions.deleted_of(tx, record_version) if "redaction" in tables else ()
    versions, unsound = _versions(tx, imports, deleted)
    return SealCheck(up_to, count + versions, tuple(sorted([*found, *unsound])))


def _against_its_seal(table: str, key: str, content: Content, its: _Seal | None) -> Iterator[Unsound]:
    if its is None:
        yield Unsound(table, key, Tampering.ROW_ADDED)
    elif seal_of(its.salt, table, key, content) != its.value:
        yield Unsound(table, key, Tampering.ROW_CHANGED, its.entry)


def _held_seals(tx: Connection, after: int) -> tuple[dict[str, dict[str, _Seal]], list[Unsound]]:
    """The seals that hold, by table and key; and the entries whose seals do not give the root that they bear."""
    # As text: an entry that was tampered with need not be readable.
    borne = {row.seq: row.facts for row in tx.execute(_BORNE, ours(tx, after=after))}
    held: dict[str, dict[str, _Seal]] = {}
    changed = []
    rows = tx.execute(_ENTRIES, ours(tx, after=after), execution_options={"yield_per": 1000})
    for entry, group in groupby(rows, key=lambda row: row.entry):
        leaves = []
        for row in group:
            leaves.append(leaf_of(row.of_table, row.key, row.value))
            if row.salt is not None and row.value is not None:
                held.setdefault(row.of_table, {})[row.key] = _Seal(row.salt, row.value, entry)
        if borne.pop(entry, None) != canonical(facts_of(leaves)).decode():
            changed.append(Unsound("journal", json.dumps([entry]), Tampering.SEALS_CHANGED, entry))
    changed.extend(Unsound("journal", json.dumps([entry]), Tampering.SEALS_CHANGED, entry) for entry in borne)
    return held, changed


def _versions(tx: Connection, imports: Iterable[int] | None, deleted: Collection[str]) -> tuple[int, list[Unsound]]:
    """How many versions were compared, and which are not as they were sealed; of these imports, or of all (None).

    `deleted`: those (number as a JSON list) of which the content was deleted on purpose.
    """
    wanted = None if imports is None else sorted(imports)
    if wanted == []:
        return 0, []
    published_only, versions = _IMPORTS, _VERSIONS
    if wanted is not None:
        published_only = published_only.where(record_import.c.number.in_(wanted))
        versions = versions.where(record_version.c.import_number.in_(wanted))
    published = {row.number: (row.versions, row.root) for row in tx.execute(published_only, ours(tx))}
    found: list[Unsound] = []
    count = 0
    rows = tx.execute(versions, ours(tx), execution_options={"yield_per": 1000})
    for number, group in groupby(rows, key=lambda row: row.import_number):
        if number not in published:
            continue  # staged: not known to anybody yet
        seals = []
        for row in group:
            count += 1
            seals.append(row.seal.encode())
            # Of what was deleted the random bits are gone, and nothing is left to compare; its seal is in the root.
            is_deleted = row.salt == b"" and row.content == "" and f"[{row.number}]" in deleted
            if not is_deleted and records.seal_of(row.salt, row[4:]) != row.seal:
                found.append(Unsound("record_version", json.dumps([row.key]), Tampering.ROW_CHANGED))
        if (len(seals), root_of(seals)) != published.pop(number):
            found.append(Unsound("record_import", json.dumps([number]), Tampering.VERSIONS_CHANGED))
    empty = (0, root_of(()))
    found.extend(
        Unsound("record_import", json.dumps([number]), Tampering.VERSIONS_CHANGED)
        for number, sealed in published.items()
        if sealed != empty
    )
    return count, found
