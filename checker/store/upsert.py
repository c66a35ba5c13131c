"""Insert a row unless, or over, the one with the same key. Shell; only here are the dialects told apart."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def _insert(tx: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if tx.dialect.name == "sqlite" else postgresql.insert(table)


def insert_unless_there(tx: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insert that leaves a row with the same key as it is."""
    return _insert(tx, table).on_conflict_do_nothing()


def insert_or_change(tx: Connection, table: Table, columns: Sequence[str]) -> sqlite.Insert | postgresql.Insert:
    """An insert that changes `columns` of a row with the same primary key."""
    statement = _insert(tx, table)
    changed = {name: statement.excluded[name] for name in columns}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=changed)
