"""How the store is opened, and the two kinds of transaction on it. Shell.

A write is saved as a whole or not at all; a read sees one state of the store from its first to its last statement and
cannot write. How a kind of database does that is its own module's (`sqlite`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError

from checker.domain.errors import UsageError
from checker.domain.organisation import HOUSE_ID
from checker.store import migrate, sqlite
from checker.store.database import Database
from checker.store.errors import StoreError, explained

BUSY_SECONDS = 10.0
KINDS: Mapping[str, Callable[[URL, float], Database]] = {sqlite.NAME: sqlite.SqliteFile}


class Store:
    """An open store of one organisation."""

    def __init__(self, database: Database, organisation: str) -> None:
        self.place = database.place
        self.organisation = organisation
        self._database = database
        self._writer = database.engine(writes=True)
        self._reader = database.engine(writes=False)

    @classmethod
    def open(cls, url: str, *, create: bool, organisation: str = HOUSE_ID, busy_seconds: float = BUSY_SECONDS) -> Store:
        """Open `url`, brought up to this version's tables. `create`: make the store when there is none.

        StoreError with a remedy when it cannot be used, UsageError when `url` names no store.
        """
        database = _database(url, busy_seconds)
        database.check_place(create=create)
        store = cls(database, organisation)
        try:
            with explained(database):
                store._prepare(create=create)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def in_memory(cls) -> Store:
        """A new, empty store that is gone when it is closed."""
        return cls.open(sqlite.url_in_memory(), create=True)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that may write: saved as a whole when the block ends, not at all when it raises."""
        with explained(self._database), self._connection(writes=True) as tx, tx.begin():
            yield tx

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads, on one state of the store."""
        with explained(self._database), self._connection(writes=False) as tx, tx.begin():
            yield tx

    def forget_removed_rows(self) -> bool:
        """Remove what is left of removed rows outside the tables. False: somebody reads, so it is left for later."""
        return self._database.forget_removed_rows(self._writer)

    def close(self) -> None:
        self._writer.dispose()
        self._reader.dispose()

    def _prepare(self, *, create: bool) -> None:
        with self.read() as tx:
            state = migrate.tables_state(tx, self.place)
        self._database.let_readers_in_beside_a_writer(self._writer)
        # Connections that were opened before may not know of it.
        self._reader.dispose()
        if state is migrate.TablesState.CURRENT:
            return
        if state is migrate.TablesState.EMPTY and not create:
            raise StoreError(f"{self.place} is an empty database: 'zielwacht rules activate' makes the store")
        with self.write() as tx:
            migrate.upgrade(tx)

    def _connection(self, *, writes: bool) -> Connection:
        engine = self._writer if writes else self._reader
        options = {"organisation": self.organisation, "database": self._database, "writes": writes}
        return engine.connect().execution_options(**options)


def _database(url: str, busy_seconds: float) -> Database:
    try:
        address = make_url(url)
    except ArgumentError as wrong:
        raise UsageError(f"[store] url '{url}' is no address (for example {sqlite.EXAMPLE})") from wrong
    kind = KINDS.get(address.get_backend_name())
    if kind is None:
        known = ", ".join(f"{name}:///" for name in KINDS)
        raise UsageError(f"[store] url must begin with {known} (other databases are not supported yet)")
    return kind(address, busy_seconds)
