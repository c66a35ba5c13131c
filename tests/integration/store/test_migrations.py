"""A migration happens as a whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect
from sqlalchemy.exc import IntegrityError

from checker.store import StoreError, migrate
from tests.stored import new_store, raw

FAILING = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "HEAD"


def upgrade() -> None:
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    op.add_column("archive", sa.Column("half", sa.Text()))
    op.execute("INSERT INTO no_such_table VALUES (1)")
"""
RENAMING = """
from alembic import op

revision = "9999"
down_revision = "HEAD"


def upgrade() -> None:
    with op.batch_alter_table("archive") as archive:
        archive.alter_column("kind", new_column_name="was")
"""


def migrations(tmp_path: Path, following: str) -> Path:
    folder = tmp_path / "migrations 100% ours"
    shutil.copytree(migrate.FOLDER, folder)
    text = following.replace('"HEAD"', f'"{migrate.HEAD}"')
    (folder / "versions" / "9999_next.py").write_text(text, encoding="utf-8")
    return folder


def shape(tx: Connection) -> list[tuple[object, ...]]:
    return [tuple(row) for row in raw(tx, "SELECT type, name, sql FROM sqlite_master ORDER BY type, name")]


def test_a_failed_migration_leaves_nothing_behind(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store.sqlite3")
    with store.read() as tx:
        before = shape(tx)
    with pytest.raises(StoreError, match="no_such_table"), store.write() as tx:
        migrate.upgrade(tx, folder=migrations(tmp_path, FAILING))
    with store.read() as tx:
        assert shape(tx) == before
        assert raw(tx, "SELECT version_num FROM alembic_version").scalar() == migrate.HEAD
    store.close()


def test_a_new_store_whose_last_migration_fails_stays_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = migrations(tmp_path, FAILING)
    monkeypatch.setattr(migrate.upgrade, "__defaults__", ("head", folder))
    with pytest.raises(StoreError):
        new_store(tmp_path / "store.sqlite3")
    monkeypatch.undo()
    store = new_store(tmp_path / "store.sqlite3")
    with store.read() as tx:
        assert "half" not in inspect(tx).get_table_names()
    store.close()


def test_an_older_store_is_brought_up_to_date_when_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_store(tmp_path / "store.sqlite3").close()
    monkeypatch.setattr(migrate.upgrade, "__defaults__", ("head", migrations(tmp_path, RENAMING)))
    monkeypatch.setattr(migrate, "HEAD", "9999")
    store = new_store(tmp_path / "store.sqlite3")
    with store.read() as tx:
        assert "was" in {column["name"] for column in inspect(tx).get_columns("archive")}
    store.close()


def test_the_first_tables_hold_their_keys(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store.sqlite3")
    with pytest.raises(IntegrityError), store.write() as tx:
        raw(tx, "INSERT INTO message_item VALUES ('jobcenter', 'no message', 0, 'no item')")
    store.close()
