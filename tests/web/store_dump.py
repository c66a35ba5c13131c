"""Everything a store holds, read by SQLite alone: two dumps are equal when nothing was written. Nothing of ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

Dump = Mapping[str, list[tuple[object, ...]]]


def dump(store: Path) -> Dump:
    """The rows of every table."""
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for (name,) in named}


def dump_but_for_looks(store: Path) -> Dump:
    """Without what is written by looking: when a session was last used."""
    return {name: rows for name, rows in dump(store).items() if name != "session"}


def changed(before: Dump, after: Dump) -> dict[str, int]:
    """The tables that differ, with how many rows are new in each."""
    names = before.keys() | after.keys()
    differing = (name for name in sorted(names) if before.get(name) != after.get(name))
    return {name: len([row for row in after.get(name, []) if row not in before.get(name, [])]) for name in differing}
