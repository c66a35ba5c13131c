"""A store that cannot be used says why and what to do, in one sentence and never with a traceback."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.domain.errors import UsageError
from checker.store import Store, StoreError, archive, cursor, migrate
from checker.store.archive import ArchiveKind
from checker.store.cursor import Cursor
from tests.stored import BOOK, MINUTE, NOON, new_store, raw, url_of


def no_folder(tmp_path: Path) -> str:
    return url_of(tmp_path / "nowhere" / "store.sqlite3")


def below_a_file(tmp_path: Path) -> str:
    (tmp_path / "file").write_text("no folder")
    return url_of(tmp_path / "file" / "store.sqlite3")


def a_folder(tmp_path: Path) -> str:
    return url_of(tmp_path)


def no_database(tmp_path: Path) -> str:
    (tmp_path / "store.sqlite3").write_bytes(b"Datum;Wert\n" * 1000)
    return url_of(tmp_path / "store.sqlite3")


def another_program(tmp_path: Path) -> str:
    with sqlite3.connect(tmp_path / "store.sqlite3") as other:
        other.execute("CREATE TABLE customers (id INTEGER)")
    return url_of(tmp_path / "store.sqlite3")


def a_newer_version(tmp_path: Path) -> str:
    new_store(tmp_path / "store.sqlite3").close()
    with sqlite3.connect(tmp_path / "store.sqlite3") as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    return url_of(tmp_path / "store.sqlite3")


def a_damaged_file(tmp_path: Path) -> str:
    new_store(tmp_path / "store.sqlite3").close()
    sound = (tmp_path / "store.sqlite3").read_bytes()
    (tmp_path / "store.sqlite3").write_bytes(sound[:4096] + b"\xff" * (len(sound) - 4096))
    schema_torn = bytearray((tmp_path / "store.sqlite3").read_bytes())
    schema_torn[100:4096] = b"\xff" * 3996
    (tmp_path / "store.sqlite3").write_bytes(schema_torn)
    return url_of(tmp_path / "store.sqlite3")


def written_elsewhere(tmp_path: Path) -> str:
    """Missing, and opened read-only, so that not even root may make it."""
    return f"sqlite:///file:{tmp_path / 'store.sqlite3'}?mode=ro&uri=true"


@pytest.mark.parametrize(
    ("prepare", "says"),
    [
        pytest.param(no_folder, "is missing: make it", id="folder missing"),
        pytest.param(below_a_file, "is no folder", id="a file where the folder should be"),
        pytest.param(a_folder, "that is a folder", id="a folder where the file should be"),
        pytest.param(no_database, "is no database", id="not a database"),
        pytest.param(another_program, "another program", id="database of another program"),
        pytest.param(a_newer_version, "newer version", id="newer version"),
        pytest.param(a_damaged_file, "is damaged: restore the last backup", id="damaged"),
        pytest.param(
            written_elsewhere, "(cannot be opened|is read-only): give this user write access", id="no right to make it"
        ),
    ],
)
def test_an_unusable_store_is_explained(tmp_path: Path, prepare: Callable[[Path], str], says: str) -> None:
    with pytest.raises(StoreError, match=says) as refused:
        Store.open(prepare(tmp_path), create=True)
    assert refused.value.exit_code == 4
    assert str(tmp_path) in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("url", ["store.sqlite3", "postgresql://host/db", "sqlite://", "sqlite:///:memory:"])
def test_an_address_that_is_no_store_is_wrong_configuration(url: str) -> None:
    with pytest.raises(UsageError, match=r"\[store\] url"):
        Store.open(url, create=True)


def test_a_missing_store_is_not_made_by_the_way(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        Store.open(url_of(tmp_path / "store.sqlite3"), create=False)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_store_yet(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite3").touch()
    with pytest.raises(StoreError, match="empty database"):
        Store.open(url_of(tmp_path / "store.sqlite3"), create=False)


def test_a_store_that_may_only_be_read_says_so_on_the_first_write(tmp_path: Path) -> None:
    new_store(tmp_path / "store.sqlite3").close()
    store = Store.open(
        f"sqlite:///file:{tmp_path / 'store.sqlite3'}?mode=ro&uri=true", create=False, organisation="jobcenter"
    )
    with pytest.raises(StoreError, match="read-only: give this user write access"), store.write() as tx:
        cursor.advance(tx, None, Cursor(NOON, 0, BOOK))
    store.close()


def test_a_store_locked_for_too_long_says_so(tmp_path: Path) -> None:
    first = new_store(tmp_path / "store.sqlite3")
    second = new_store(tmp_path / "store.sqlite3", busy_seconds=0.2)
    with first.write(), pytest.raises(StoreError, match="is locked"), second.write():
        pass
    with second.write() as tx:
        cursor.advance(tx, None, Cursor(NOON, 0, BOOK))
    first.close()
    second.close()


def test_a_full_disk_says_so_and_saves_nothing_of_the_step(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store.sqlite3")
    with pytest.raises(StoreError, match="is full"):
        _fill_the_disk(store)
    with store.read() as tx:
        assert cursor.read(tx) is None
    store.close()


def _fill_the_disk(store: Store) -> None:
    with store.write() as tx:
        pages = raw(tx, "PRAGMA page_count").scalar()
        raw(tx, f"PRAGMA max_page_count = {pages + 2}")
        cursor.advance(tx, None, Cursor(NOON, 0, BOOK))
        archive.put(tx, b"x" * 1_000_000, ArchiveKind.ORIGINAL, at=NOON)


def test_a_read_cannot_write(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store.sqlite3")
    with pytest.raises(StoreError), store.read() as tx:
        cursor.advance(tx, None, Cursor(NOON, 0, BOOK))
    with store.write() as tx:
        cursor.advance(tx, None, Cursor(NOON, 0, BOOK))
    store.close()


def test_a_transaction_says_whether_it_writes(tmp_path: Path) -> None:
    # What a read has seen may be kept for the next one; what a write has seen may yet be undone.
    store = new_store(tmp_path / "store.sqlite3")
    with store.read() as reading, store.write() as writing:
        assert [tx.get_execution_options()["writes"] for tx in (reading, writing)] == [False, True]
    store.close()


def test_a_reader_sees_one_state_while_somebody_writes(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store.sqlite3")
    with store.read() as reading:
        assert cursor.read(reading) is None
        with store.write() as tx:
            cursor.advance(tx, None, Cursor(NOON + MINUTE, 0, BOOK))
        assert cursor.read(reading) is None
    with store.read() as reading:
        assert cursor.read(reading) is not None
    store.close()


def test_every_connection_is_durable_and_keeps_its_keys(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store.sqlite3")
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
    with store.read() as one, store.read() as two:
        for tx in (one, two):
            assert {name: raw(tx, f"PRAGMA {name}").scalar() for name in wanted} == wanted
    store.close()


def test_a_store_that_is_up_to_date_opens_without_alembic(tmp_path: Path) -> None:
    new_store(tmp_path / "store.sqlite3").close()
    code = (
        "import sys; from checker.store import Store; "
        f"Store.open({url_of(tmp_path / 'store.sqlite3')!r}, create=False); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=migrate.FOLDER.parents[2], check=False).returncode == 0
