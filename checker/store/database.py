"""What does the store require of a kind of database? One module a kind implements it (`sqlite`). Shell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, Insert, Table

# A table, the columns by which an organisation's row is found, and the columns or expressions whose change matters.
Watched = tuple[str, tuple[str, ...], tuple[str, ...]]


class Database(Protocol):
    """Where a store is, and how this kind of database is spoken to."""

    @property
    def place(self) -> str:
        """What messages to people call it."""
        ...

    @property
    def refusals(self) -> tuple[type[Exception], ...]:
        """What its driver raises where no statement of SQLAlchemy's lies between."""
        ...

    @property
    def mistakes(self) -> tuple[type[Exception], ...]:
        """Those of `refusals` that are mistakes of ours, and pass."""
        ...

    @property
    def is_scratch(self) -> bool:
        """Is it a copy to try things on and throw away? Nothing in it is proved to anybody, or survives a crash."""
        ...

    def copied_into(self, folder: Path, reader: Engine) -> Database:
        """A scratch copy of all that is here, as one state of it, in a folder of this process.

        StoreError, with its remedy, where the folder has no room for it.
        """
        ...

    def copy_to(self, file: Path, reader: Engine) -> None:
        """Write all that is here, as one state of it, into a new file that is on the disk when this returns; whoever
        writes meanwhile is not held up. OSError where the disk refuses.
        """
        ...

    def written_by(self, tx: Connection) -> str:
        """The version of the product that made these tables. Empty: one that did not say so."""
        ...

    def note_writer(self, tx: Connection, version: str) -> None:
        """Say in the database which version of the product makes its tables."""
        ...

    def check_place(self, *, create: bool) -> None:
        """StoreError, with its remedy, where a store can neither be nor, with `create`, be made."""
        ...

    def engine(self, *, writes: bool) -> Engine:
        """Connections for transactions that may write, or for those that only read one state of the store."""
        ...

    def let_readers_in_beside_a_writer(self, writer: Engine) -> None:
        """What has to be set in the database itself, once it is known to be ours."""
        ...

    def forget_removed_rows(self, writer: Engine) -> bool:
        """Remove what is left of removed rows outside the tables. False: somebody reads, so it is left for later."""
        ...

    def all_as_statements(self, tx: Connection) -> tuple[str, ...]:
        """What makes every table of this database anew, with its rows, in an empty one of the same kind."""
        ...

    def rewrite(self, writer: Engine) -> bool:
        """Write everything anew, and nothing of what is not there any more. False: somebody reads, so what is left is
        left for later.
        """
        ...

    def wipe_while_removing(self, tx: Connection) -> None:
        """From here on this transaction removes rows with their bytes."""
        ...

    def check_references_at_the_end(self, tx: Connection) -> None:
        """From here on what rows point at need not be there before the transaction ends."""
        ...

    def note_changes(self, tx: Connection, watched: Iterable[Watched]) -> None:
        """From here on note which rows of these tables this connection adds, changes or removes."""
        ...

    def changes(self, tx: Connection) -> tuple[tuple[str, str, bool], ...]:
        """What was noted in this transaction: table, the row's key as a JSON list, and whether the row was there
        before; each row once.
        """
        ...

    def is_damaged(self, tx: Connection) -> bool:
        """Does its own check of pages and indexes find something? Then a statement may not find a row that is there."""
        ...

    def import_turn(self, *, waits: bool) -> AbstractContextManager[None]:
        """Only one process stages an import at a time. AnotherImport when the other one takes longer than the wait."""
        ...

    def sentence(self, refused: BaseException) -> str | None:
        """What the driver's refusal means for a person, with its remedy. None: it has no sentence of its own."""
        ...

    def insert_unless_there(self, table: Table) -> Insert:
        """An insert that leaves a row with the same key as it is."""
        ...

    def insert_or_change(self, table: Table, columns: Sequence[str]) -> Insert:
        """An insert that changes `columns` of a row with the same primary key."""
        ...


def database_of(tx: Connection) -> Database:
    """The database that a transaction of the store is on."""
    database: Database = tx.get_execution_options()["database"]
    return database
