"""How the store is opened, and the two kinds of transaction on it. Shell.

A write takes the lock when it begins, so that it never fails half-way because somebody else wrote meanwhile;
a read sees one state of the store from its first to its last statement and cannot write.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from checker.domain.errors import UsageError
from checker.domain.organisation import HOUSE_ID
from checker.store import migrate
from checker.store.errors import StoreError, explained

BUSY_SECONDS = 10.0


class Store:
    """An open store of one organisation."""

    def __init__(self, engine: Engine, reader: Engine, place: str, organisation: str) -> None:
        self.place = place
        self.organisation = organisation
        self._engine = engine
        self._reader = reader

    @classmethod
    def open(cls, url: str, *, create: bool, organisation: str = HOUSE_ID, busy_seconds: float = BUSY_SECONDS) -> Store:
        """Open `url`, brought up to this version's tables. `create`: make the store when there is none.

        StoreError with a remedy when it cannot be used, UsageError when `url` names no store.
        """
        address = _address(url)
        path = Path(str(address.database).removeprefix("file:").partition("?")[0])
        _check_file(path, create=create)
        engine, reader = _engine(address, busy_seconds), _engine(address, busy_seconds)
        event.listen(reader, "connect", _refuse_writes)
        store = cls(engine, reader, str(path), organisation)
        try:
            with explained(store.place):
                _prepare(store, create=create)
        except BaseException:
            store.close()
            raise
        return store

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that may write: saved as a whole when the block ends, not at all when it raises."""
        with explained(self.place), self._connection(writes=True) as tx, tx.begin():
            yield tx

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads, on one state of the store."""
        with explained(self.place), self._connection(writes=False) as tx, tx.begin():
            yield tx

    def let_readers_in_beside_a_writer(self) -> None:
        """Switch to a write-ahead log. This stays in the file, so it is done only when the file is known to be ours."""
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                cursor.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()
        # Connections that were opened before still believe in the old journal.
        self._reader.dispose()

    def empty_the_log(self) -> bool:
        """Write back and cut off the write-ahead log, in which removed rows can still be read. False: somebody reads.

        Then the log is cut off when the last connection closes, or by the next call.
        """
        connection = self._engine.raw_connection()
        try:
            busy, *_ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
        return not busy

    def close(self) -> None:
        self._engine.dispose()
        self._reader.dispose()

    def _connection(self, *, writes: bool) -> Connection:
        engine = self._engine if writes else self._reader
        return engine.connect().execution_options(organisation=self.organisation, writes=writes)


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as wrong:
        raise UsageError(f"[store] url '{url}' is no address (for example sqlite:///var/zielwacht.sqlite3)") from wrong
    if address.get_backend_name() != "sqlite":
        raise UsageError("[store] url must begin with sqlite:/// (other databases are not supported yet)")
    if not address.database or ":memory:" in address.database:
        raise UsageError("[store] url must name a file (for example sqlite:///var/zielwacht.sqlite3)")
    return address


def _check_file(path: Path, *, create: bool) -> None:
    """Refuse, with its remedy, what SQLite would only call 'unable to open database file'."""
    folder = path.parent
    if not folder.exists():
        raise StoreError(f"the store's folder {folder} is missing: make it, or change [store] url")
    if not folder.is_dir():
        raise StoreError(f"the store cannot be at {path}: {folder} is no folder; change [store] url")
    if path.is_dir():
        raise StoreError(f"the store cannot be at {path}: that is a folder; name a file in [store] url")
    if not create and not path.exists():
        raise StoreError(f"there is no store at {path} yet: 'zielwacht rules activate' makes it, or change [store] url")


def _prepare(store: Store, *, create: bool) -> None:
    with store.read() as tx:
        standing = migrate.standing(tx, store.place)
    store.let_readers_in_beside_a_writer()
    if standing is migrate.TablesState.CURRENT:
        return
    if standing is migrate.TablesState.EMPTY and not create:
        raise StoreError(f"{store.place} is an empty database: 'zielwacht rules activate' makes the store")
    with store.write() as tx:
        migrate.upgrade(tx)


def _engine(address: URL, busy_seconds: float) -> Engine:
    # isolation_level None: the driver begins nothing by itself, so that `_begin` says how, and tables change
    # within the transaction too. Without it a failed migration leaves half of itself behind.
    engine = create_engine(address, connect_args={"isolation_level": None, "timeout": busy_seconds})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _: Any) -> None:
    """Durable (every commit is on the disk), and foreign keys hold."""
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _refuse_writes(connection: sqlite3.Connection, _: Any) -> None:
    """A connection for reading cannot write, whatever is asked of it."""
    connection.execute("PRAGMA query_only = ON")


def _begin(tx: Connection) -> None:
    writes = tx.get_execution_options().get("writes", False)
    tx.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN DEFERRED")
