"""How the store is opened, and the two kinds of transaction on it. Shell.

A write is saved as a whole or not at all; a read sees one state of the store from its first to its last statement and
cannot write. How a kind of database does that is its own module's (`sqlite`).
A new store is nobody's until rules are activated in it: it holds nothing, and nothing else can be written to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError

from checker.domain.errors import UsageError
from checker.domain.refusal import OrganisationRefusal, Refused
from checker.store import migrate, renaming, seals, sqlite
from checker.store.database import Database
from checker.store.errors import NothingActivated, StoreError, explained
from checker.store.organisation_scope import assign, organisations_in

BUSY_SECONDS = 10.0
KINDS: Mapping[str, Callable[[URL, float], Database]] = {sqlite.NAME: sqlite.SqliteFile}


class Store:
    """An open store of one organisation (`organisation`; None: nobody's yet)."""

    def __init__(self, database: Database, organisation: str | None) -> None:
        self.place = database.place
        self.organisation = organisation
        self._is_chosen = organisation is not None
        self._database = database
        self._writer = database.engine(writes=True)
        self._reader = database.engine(writes=False)

    @classmethod
    def open(
        cls, url: str, *, create: bool, organisation: str | None = None, busy_seconds: float = BUSY_SECONDS
    ) -> Store:
        """Open `url`, brought up to this version's tables. `create`: make the store when there is none.

        `organisation` None: the only one in the store. StoreError with a remedy when it cannot be used, UsageError
        when `url` names no store, Refused when the store is of another organisation.
        """
        database = _database(url, busy_seconds)
        database.check_place(create=create)
        store = cls(database, organisation)
        try:
            with explained(database):
                store._prepare(create=create)
                store._find_organisation()
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def as_it_is(cls, url: str) -> Store:
        """For a look at what every version's tables have: nothing is brought up to this version, or written."""
        return cls(_database(url, BUSY_SECONDS), None)

    @classmethod
    def in_memory(cls) -> Store:
        """A new, empty store that is gone when it is closed."""
        return cls.open(sqlite.url_in_memory(), create=True)

    def scratch_copy(self, folder: Path) -> Store:
        """A store of its own in `folder` that knows what this one knows now; whatever is done there is not done here.

        Its rows are not sealed. StoreError, with a remedy, where the folder has no room for it.
        """
        with explained(self._database):
            copy = Store(self._database.copied_into(folder, self._reader), self.organisation)
        copy._database.let_readers_in_beside_a_writer(copy._writer)
        return copy

    def copy_to(self, file: Path) -> None:
        """Write all that is known now into a new file, while others go on writing here. OSError where the disk
        refuses.
        """
        with explained(self._database):
            self._database.copy_to(file, self._reader)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that may write: saved as a whole when the block ends, not at all when it raises."""
        with self._transaction(writes=True) as tx:
            if self._owner(tx) is None:
                raise NothingActivated
            with self._sealed(tx):
                yield tx

    @contextmanager
    def write_for(self, organisation: str, *, rename: bool = False) -> Iterator[Connection]:
        """As `write`, for rules of an organisation that are activated; a store that is nobody's becomes its own.

        Refused when the store is of another one, unless that is to be renamed and can be.
        """
        with self._transaction(writes=True) as tx:
            # Asked again under the lock: two may find a new store at once.
            before = self._owner(tx)
            assign(tx, organisation)
            with self._sealed(tx):
                if before is not None and before != organisation:
                    if not rename:
                        raise Refused(OrganisationRefusal.ANOTHER, organisation=before, given=organisation)
                    if self._is_chosen:
                        raise Refused(OrganisationRefusal.CONFIGURED, organisation=before)
                    renaming.rename(tx, before)
                yield tx
        self.organisation = organisation

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads, on one state of the store."""
        with self._transaction(writes=False) as tx:
            self._owner(tx)
            yield tx

    def import_turn(self, *, waits: bool = True) -> AbstractContextManager[None]:
        """Nobody else stages an import meanwhile. AnotherImport when somebody does for longer than writers wait, or,
        where nothing waits, right now.
        """
        return self._database.import_turn(waits=waits)

    def forget_removed_rows(self) -> bool:
        """Remove what is left of removed rows outside the tables. False: somebody reads, so it is left for later."""
        return self._database.forget_removed_rows(self._writer)

    def rewrite(self) -> bool:
        """Write the whole store anew, so that nothing is left of what was overwritten. False: somebody reads, so it is
        left for later. StoreError where another process writes, or the disk has no room for a second store.
        """
        with explained(self._database):
            return self._database.rewrite(self._writer)

    def close(self) -> None:
        self._writer.dispose()
        self._reader.dispose()

    def _prepare(self, *, create: bool) -> None:
        with self._transaction(writes=False) as tx:
            state = migrate.tables_state(tx, self.place)
        self._database.let_readers_in_beside_a_writer(self._writer)
        # Connections that were opened before may not know of it.
        self._reader.dispose()
        if state is migrate.TablesState.CURRENT:
            return
        # It knows every table's rows, and a store is rarely brought up to this version's tables.
        from checker.store import seal_migration

        if state is migrate.TablesState.EMPTY and not create:
            raise StoreError(f"{self.place} is an empty database: 'zielwacht rules activate' makes the store")
        with self._transaction(writes=True) as tx:
            found = frozenset(seal_migration.unsound(tx)) if state is migrate.TablesState.BEHIND else frozenset()
            migrate.upgrade(tx)
            seal_migration.seal_anew(tx, but_for=found)

    def _find_organisation(self) -> None:
        with self._transaction(writes=False) as tx:
            there = organisations_in(tx)
        if self.organisation is None:
            if len(there) > 1:
                raise Refused(OrganisationRefusal.SEVERAL, allowed=there)
            self.organisation = there[0] if there else None
        elif there and self.organisation not in there:
            raise Refused(OrganisationRefusal.NOT_IN_THE_STORE, given=self.organisation, allowed=there)

    def _owner(self, tx: Connection) -> str | None:
        """Whose store it is, also where another process has said so since it was opened."""
        if self.organisation is None:
            there = organisations_in(tx)
            self.organisation = there[0] if there else None
        if self.organisation is not None:
            assign(tx, self.organisation)
        return self.organisation

    @contextmanager
    def _sealed(self, tx: Connection) -> Iterator[None]:
        """What is changed in the block is sealed at its end, unless the store is thrown away."""
        if self._database.is_scratch:
            yield
            return
        seals.note_changes(tx)
        yield
        seals.seal_changes(tx)

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        engine = self._writer if writes else self._reader
        options = {"organisation": "", "database": self._database, "writes": writes}
        with explained(self._database), engine.connect().execution_options(**options) as tx, tx.begin():
            yield tx


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
