"""Insert a row unless, or over, the one with the same key, as this kind of database says it. Shell."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Insert, Table

from checker.store.database import database_of


def insert_unless_there(tx: Connection, table: Table) -> Insert:
    """An insert that leaves a row with the same key as it is."""
    return database_of(tx).insert_unless_there(table)


def insert_or_change(tx: Connection, table: Table, columns: Sequence[str]) -> Insert:
    """An insert that changes `columns` of a row with the same primary key."""
    return database_of(tx).insert_or_change(table, columns)
