"""Somebody who has the file, another program and our source: changes rows, and makes every seal fit again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from checker.domain.hash_tree import root_of
from checker.domain.record import canonical
from checker.store import Store, records
from checker.store.seals import SEALED, SEALED_TABLES, facts_of, leaf_of, rows_of, seal_of

Change = tuple[str, tuple[Any, ...]] | str


def open_raw(place: Path) -> sqlite3.Connection:
    """The file without its triggers."""
    connection = sqlite3.connect(place)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    return connection


def tamper(place: Path, *statements: Change) -> None:
    """Change rows, and nothing else. Each statement must find something."""
    with closing(open_raw(place)) as connection, connection:
        for statement in statements:
            sql, values = (statement, ()) if isinstance(statement, str) else statement
            assert connection.execute(sql, values).rowcount >= 1, sql


def forge(place: Path, *statements: Change) -> None:
    """Change rows, and make seals, roots and journal fit: the store holds in itself afterwards."""
    tamper(place, *statements)
    _seal_versions(place)
    _seal_rows(place)
    rehash(place)


def rehash(place: Path, after: int = 0, *, facts: Callable[[int, str, str], str] | None = None) -> None:
    """Chain the journal anew from behind an entry. `facts`: what an entry (number, kind, facts) says from now on."""
    with closing(open_raw(place)) as connection, connection:
        bearing = _roots(connection)
        entries = connection.execute("SELECT seq, at, kind, facts, hash FROM journal ORDER BY seq").fetchall()
        prev = "0" * 64
        for seq, at, kind, said, was in entries:
            if seq <= after:
                prev = was
                continue
            text = bearing.get(seq, said) if kind == SEALED else said
            text = facts(seq, kind, text) if facts else text
            line = f'[{seq},{at},{canonical(kind).decode()},{text},"{prev}"]'
            value = hashlib.sha256(line.encode()).hexdigest()
            connection.execute(
                "UPDATE journal SET facts = ?, prev = ?, hash = ? WHERE seq = ?", (text, prev, value, seq)
            )
            prev = value


def _roots(connection: sqlite3.Connection) -> dict[int, str]:
    leaves: dict[int, list[bytes]] = defaultdict(list)
    for entry, table, key, value in connection.execute(
        "SELECT entry, of_table, key, value FROM seal ORDER BY entry, position"
    ):
        leaves[entry].append(leaf_of(table, key, value))
    return {entry: canonical(facts_of(some)).decode() for entry, some in leaves.items()}


def _seal_versions(place: Path) -> None:
    with closing(open_raw(place)) as connection, connection:
        columns = ", ".join(records.SEALED)
        rows = connection.execute(
            f"SELECT number, import_number, salt, {columns} FROM record_version ORDER BY number"
        ).fetchall()
        seals: dict[int, list[bytes]] = defaultdict(list)
        for number, brought_by, salt, *said in rows:
            value = records.seal_of(salt, said)
            seals[brought_by].append(value.encode())
            connection.execute("UPDATE record_version SET seal = ? WHERE number = ?", (value, number))
        for (number,) in connection.execute("SELECT number FROM record_import WHERE is_published = 1").fetchall():
            its = seals.get(number, [])
            connection.execute(
                "UPDATE record_import SET versions = ?, root = ? WHERE number = ?", (len(its), root_of(its), number)
            )


def _seal_rows(place: Path) -> None:
    """A row that is gone was never sealed; a row that is new is sealed by the newest entry of its kind."""
    store = Store.open(f"sqlite:///{place}", create=False)
    with closing(sqlite3.connect(place)) as connection:
        held = connection.execute(
            "SELECT of_table, key, salt, entry, position FROM seal WHERE salt IS NOT NULL"
        ).fetchall()
    by_table: dict[str, list[str]] = defaultdict(list)
    for table, key, *_ in held:
        by_table[table].append(key)
    with store.read() as tx:
        rows = {name: rows_of(tx, SEALED_TABLES[name], keys) for name, keys in by_table.items()}
    store.close()
    with closing(open_raw(place)) as connection, connection:
        for table, key, salt, entry, position in held:
            content = rows[table].get(key)
            if content is None:
                connection.execute("DELETE FROM seal WHERE of_table = ? AND key = ?", (table, key))
                continue
            value = seal_of(salt, table, key, content)
            connection.execute("UPDATE seal SET value = ? WHERE entry = ? AND position = ?", (value, entry, position))


def heads(place: Path) -> dict[int, str]:
    """Every head that the store's log ever had, by number."""
    with closing(sqlite3.connect(place)) as connection:
        return dict(connection.execute("SELECT seq, hash FROM journal").fetchall())
