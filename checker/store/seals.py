"""Each row that somebody could want to be another is sealed: its hash stands in the journal's chain. Shell.

A seal is the SHA-256 (hex) of 128 random bits and the row's content, so that nobody guesses a small count from it. The
seals of one transaction are one entry of the journal: the root of the tree over them (RFC 6962). The database notes
which rows a transaction changes, so no statement can forget it. A row that changes in place gets another seal; one that
is removed leaves the fact that it was. The random bits of a seal that does not hold any more are removed with it.

Record versions are sealed in their own table, as there may be millions: the root over theirs stands with the import
that published them, which is sealed like any other row. Source: DESIGN section 10.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    insert,
    literal_column,
    select,
    tuple_,
    update,
)

from checker.domain.hash_tree import root_of
from checker.domain.record import canonical
from checker.store import journal, tables
from checker.store.batches import batches
from checker.store.column_types import EPOCH
from checker.store.database import database_of
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.salt import new_salt
from checker.store.tables import seal

# Of a row: column, or expression, and value as the database keeps it, of bytes their SHA-256 (hex). What is empty is
# left out, so that a column which a later version adds changes no seal.
Content = Mapping[str, str | int]

SEALED = "store.sealed"
DAY = "instant / 86400000000"


@dataclass(frozen=True, slots=True)
class SealedTable:
    """What of a table's rows is sealed: columns, or expressions over them, as SQL."""

    table: Table
    content: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.table.name

    @property
    def key(self) -> tuple[str, ...]:
        """The columns by which an organisation's row is found. Empty: it has only one."""
        return tuple(column.name for column in self.table.primary_key if column.name != "organisation")


def _all_of(table: Table, *, but: Sequence[str] = ()) -> SealedTable:
    return SealedTable(table, tuple(column.name for column in table.c if column.name not in ("organisation", *but)))


# Not here: what follows from the rest and is computed anew (obligation), what is transient, and the journal itself.
SEALED_TABLES: Mapping[str, SealedTable] = {
    each.name: each
    for each in (
        _all_of(tables.recording),
        _all_of(tables.archive),
        _all_of(tables.activation),
        _all_of(tables.activation_ground),
        _all_of(tables.rule_approval),
        _all_of(tables.record_import),
        _all_of(tables.report),
        _all_of(tables.import_account),
        _all_of(tables.quarantine_decision),
        _all_of(tables.withdrawal),
        _all_of(tables.verdict_change),
        _all_of(tables.episode),
        _all_of(tables.act),
        _all_of(tables.absence),
        _all_of(tables.item),
        _all_of(tables.message, but=("attempts", "lease_until")),
        _all_of(tables.message_item),
        _all_of(tables.attempt),
        _all_of(tables.proposal),
        _all_of(tables.receipt),
        _all_of(tables.judged_sequence),
        _all_of(tables.redaction),
        _all_of(tables.checkpoint),
        # Ticks that find nothing new move its instant alone.
        SealedTable(tables.cursor, ("sequence", "rulebook", DAY)),
    )
}
SUPERSEDE = (
    update(seal)
    .where(
        seal.c.organisation == OURS,
        seal.c.of_table == bindparam("sealed_table"),
        seal.c.key.in_(bindparam("keys", expanding=True)),
        seal.c.entry < bindparam("below"),
        seal.c.salt.is_not(None),
    )
    .values(salt=None)
)


def note_changes(tx: Connection) -> None:
    """From here on the database notes which sealed rows this transaction adds, changes or removes."""
    database_of(tx).note_changes(tx, [(each.name, each.key, each.content) for each in SEALED_TABLES.values()])


def seal_changes(tx: Connection) -> None:
    """Seal what the transaction has changed, in one entry of the journal; none where it has changed nothing."""
    if not tx.in_transaction():
        return  # it was rolled back
    changed: dict[str, list[str]] = defaultdict(list)
    old: dict[str, list[str]] = defaultdict(list)
    for name, text, is_old in database_of(tx).changes(tx):
        key = _key(json.loads(text))
        changed[name].append(key)
        if is_old:
            old[name].append(key)
    seal_rows(tx, changed, old)


def seal_rows(tx: Connection, changed: Mapping[str, Iterable[str]], old: Mapping[str, Iterable[str]]) -> None:
    """Seal the rows with these keys (canonical JSON), by table. A row that is not there is sealed as removed.

    `old` are those of them that may have a seal already, which then holds no more.
    """
    found = {name: rows_of(tx, SEALED_TABLES[name], keys) for name, keys in changed.items()}
    sealed = []
    for name in sorted(changed):
        for key in sorted(changed[name]):
            row = found[name].get(key)
            salt = new_salt() if row is not None else None
            value = seal_of(salt, name, key, row) if salt is not None and row is not None else None
            sealed.append((name, key, salt, value))
    if not sealed:
        return
    leaves = [leaf_of(name, key, value) for name, key, _, value in sealed]
    entry = journal.append(tx, SEALED, facts_of(leaves), journal.newest_instant(tx) or EPOCH)
    organisation = organisation_of(tx)
    rows = [
        {"organisation": organisation, "entry": entry, "position": position}
        | {"of_table": name, "key": key, "salt": salt, "value": value}
        for position, (name, key, salt, value) in enumerate(sealed)
    ]
    tx.execute(insert(seal), rows)
    for name, keys in old.items():
        for some in batches(keys):
            tx.execute(SUPERSEDE, ours(tx, sealed_table=name, keys=some, below=entry))


def rows_of(tx: Connection, of: SealedTable, keys: Iterable[str]) -> dict[str, Content]:
    """What is sealed of the rows with these keys; by key."""
    statement = _of_keys(of.name) if of.key else _select(of)
    found: dict[str, Content] = {}
    for some in batches(keys):
        wanted = [json.loads(key) for key in some]
        # What one column is compared with is no tuple.
        values = [tuple(key) for key in wanted] if len(of.key) > 1 else [value for key in wanted for value in key]
        found.update(_rows(tx, of, statement, ours(tx, wanted=values) if of.key else ours(tx)))
    return found


def all_rows(tx: Connection, of: SealedTable) -> Iterator[tuple[str, Content]]:
    """Key and sealed content of every row of a table."""
    return _rows(tx, of, _select(of), ours(tx))


def seal_of(salt: bytes, table: str, key: str, content: Content) -> str:
    """The seal (hex) of a row's content."""
    return hashlib.sha256(salt + canonical([table, key, content])).hexdigest()


def leaf_of(table: str, key: str, value: str | None) -> bytes:
    """What the tree over a transaction's seals holds of one of them. `value` None: the row was removed."""
    return canonical([table, key, value])


def facts_of(leaves: Sequence[bytes]) -> dict[str, str | int]:
    """What the journal's entry says of the seals of a transaction."""
    return {"rows": len(leaves), "root": root_of(leaves)}


def _select(of: SealedTable) -> Select[Any]:
    # Untyped, so that the values are those in the database.
    parts: list[ColumnElement[Any]] = [
        literal_column(part).label(f"part_{place}") for place, part in enumerate((*of.key, *of.content))
    ]
    return select(*parts).select_from(of.table).where(of.table.c.organisation == OURS)


@cache
def _of_keys(name: str) -> Select[Any]:
    of = SEALED_TABLES[name]
    columns: list[ColumnElement[Any]] = [literal_column(column) for column in of.key]
    compared = columns[0] if len(columns) == 1 else tuple_(*columns)
    return _select(of).where(compared.in_(bindparam("wanted", expanding=True)))


def _rows(
    tx: Connection, of: SealedTable, statement: Select[Any], given: Mapping[str, Any]
) -> Iterator[tuple[str, Content]]:
    width = len(of.key)
    # A table is read piece by piece, some rows at once.
    pieces = {} if "wanted" in given else {"yield_per": 1000}
    for row in tx.execute(statement, given, execution_options=pieces):
        said = zip(of.content, row[width:], strict=True)
        yield _key(row[:width]), {part: _shown(value) for part, value in said if value is not None}


def _key(values: Iterable[Any]) -> str:
    return canonical(list(values)).decode()


def _shown(value: Any) -> str | int:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value
