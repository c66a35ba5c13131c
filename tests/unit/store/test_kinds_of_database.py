"""One module knows SQLite, so that another kind of database can come beside it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import checker
from checker.store import Store, absences
from tests.sources import nodes_of, text_of
from tests.stored import NOON, new_store, with_obligations

PACKAGE = Path(checker.__file__).parent
MODULES = [
    *(path for path in PACKAGE.rglob("*.py")),
    *(path for path in (PACKAGE.parent / "notifications").rglob("*.py")),
]
ITS_OWN = PACKAGE / "store" / "sqlite.py"


def imports(module: Path) -> Iterator[str]:
    for node in nodes_of(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def knows_a_kind(name: str) -> bool:
    return name.partition(".")[0] in ("sqlite3", "psycopg") or name.startswith("sqlalchemy.dialects")


def test_drivers_and_dialects_are_imported_in_one_module_alone() -> None:
    knowing = {
        path.relative_to(PACKAGE.parent) for path in MODULES if any(knows_a_kind(name) for name in imports(path))
    }
    assert knowing == {ITS_OWN.relative_to(PACKAGE.parent)}


@pytest.mark.parametrize("words", ["PRAGMA", "BEGIN IMMEDIATE", "dialect.name", "sqlite_"])
def test_its_words_stand_in_its_module_alone(words: str) -> None:
    migrations = PACKAGE / "store" / "migrations"
    found = {path for path in MODULES if words in text_of(path) and migrations not in path.parents}
    assert found <= {ITS_OWN, PACKAGE / "configuration" / "load.py"}


def test_a_store_in_memory_is_a_new_one_each_time() -> None:
    first, second = Store.in_memory(), Store.in_memory()
    with_obligations(first)
    with second.read() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM obligation").scalar() == 0
    first.close()
    second.close()


def test_what_is_removed_leaves_the_log_only_when_nobody_reads(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store.sqlite3", busy_seconds=0.1)
    with store.read() as reading:
        absences.load(reading)
        with store.write() as tx:
            absences.remove(tx, 1, by="administration", now=NOON)
            tx.exec_driver_sql("DELETE FROM obligation")
        with_obligations(store)
        assert not store.forget_removed_rows()
    assert store.forget_removed_rows()
    store.close()
