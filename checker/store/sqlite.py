"""What only SQLite needs: its file, connections, two kinds of transaction, and its refusals as sentences. Shell.

A write takes the lock when it begins, so that it never fails half-way because somebody else wrote meanwhile.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Dialect, Engine, Integer, Table, create_engine, event
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.util import LRUCache

from checker.domain.errors import UsageError
from checker.store.database import Watched
from checker.store.errors import NoStoreYet, StoreError
from checker.store.half_restored import refuse_half_restored
from checker.store.lock import import_turn

NAME = "sqlite"
EXAMPLE = "sqlite:///var/zielwacht.sqlite3"
# Tables refuse values of another type; their INTEGER alone has the eight bytes that microseconds need.
STRICT: dict[str, Any] = {"sqlite_strict": True}
EIGHT_BYTES = Integer()

# Every commit is on the disk before it is said to be; of what is thrown away, when the system gets round to it.
DURABLE = "PRAGMA synchronous = FULL"
FLEETING = "PRAGMA synchronous = OFF"
# In KiB. The rows of a large import go anywhere in its indexes: what of them does not fit is read again for each.
ROOM = "PRAGMA cache_size = -32000"
COPY = "scratch.sqlite3"
NO_ROOM_FOR_A_COPY = (
    "there is no room for a copy of the store in {folder}: make room there, or name another folder in TMPDIR"
)
# The product's version is one number in the file's head: 1.2.3 is 10203.
HUNDREDS = 100
CHANGED = "CREATE TEMP TABLE changed (of_table TEXT, key TEXT, is_old INTEGER) STRICT"
FOR_US_ALONE = 0o600
RIGHTS = "give this user write access to the file and its folder"
SENTENCES = {
    sqlite3.SQLITE_BUSY: "the store {place} is locked: another process has been writing for longer than the "
    "waiting time; end it or try again",
    sqlite3.SQLITE_LOCKED: "the store {place} is locked by this very process; end the other use first",
    sqlite3.SQLITE_READONLY: f"the store {{place}} is read-only: {RIGHTS}",
    sqlite3.SQLITE_PERM: f"no rights on the store {{place}}: {RIGHTS}",
    sqlite3.SQLITE_IOERR: "the disk refused to read or write the store {place}: check disk and mount, then try again",
    sqlite3.SQLITE_CORRUPT: "the store {place} is damaged: restore the last backup",
    sqlite3.SQLITE_FULL: "the disk of the store {place} is full: nothing of this step was saved; make room "
    "and repeat it",
    sqlite3.SQLITE_CANTOPEN: f"the store {{place}} cannot be opened: {RIGHTS}",
    sqlite3.SQLITE_NOTADB: "{place} is no database: name the store's file in [store] url, or restore the last backup",
}


# A statement is compiled once a process, for readers and writers of whatever store: tests of rules open many.
_COMPILED: LRUCache[Any, Any] = LRUCache(2_000)


@cache
def _dialect() -> Dialect:
    """How SQLite is spoken to: the same for every file. What is compiled for one dialect is found under no other."""
    engine = create_engine("sqlite://")
    # It learns from its first connection which SQLite this is.
    engine.connect().close()
    engine.dispose()
    return engine.dialect


def version() -> str:
    """Of the library that is used here."""
    return sqlite3.sqlite_version


def url_in_memory() -> str:
    """The address of a store in memory, each time another one; it is gone with its last connection."""
    return f"sqlite:///file:/{uuid.uuid4().hex}?vfs=memdb&uri=true"


def is_free(place: str, wait_seconds: float) -> bool:
    """Does nobody else have the store at `place` open? Its write-ahead log is then part of the file.

    A damaged file is free: whether somebody reads it, cannot be asked.
    """
    try:
        # Whoever has it open beside a write-ahead log keeps it from being given up.
        with closing(sqlite3.connect(place, isolation_level=None, timeout=wait_seconds)) as alone:
            alone.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as refused:
        return getattr(refused, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    except sqlite3.DatabaseError:
        return True
    return True


def is_whole(place: Path) -> bool:
    """Does the file's own check of pages and indexes find nothing?"""
    try:
        with closing(sqlite3.connect(f"file:{quote(str(place))}?mode=ro", uri=True)) as opened:
            return bool(opened.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def url_of_file(place: str) -> str:
    """The address of the store whose `place` that is."""
    return f"sqlite:///{place.replace('?', '%3F')}"


class SqliteFile:
    """The file at an address `sqlite:///…`. `busy_seconds`: how long a writer waits for another one.

    `is_scratch`: a copy that is thrown away.
    """

    refusals: tuple[type[Exception], ...] = (sqlite3.Error,)
    mistakes: tuple[type[Exception], ...] = (sqlite3.IntegrityError, sqlite3.ProgrammingError)

    def __init__(self, address: URL, busy_seconds: float, *, is_scratch: bool = False) -> None:
        if not address.database or ":memory:" in address.database:
            raise UsageError(f"[store] url must name a file (for example {EXAMPLE})")
        self._is_file = "vfs" not in address.query
        self._address = address.set(database=address.database.replace("%3F", "?")) if self._is_file else address
        self._busy_seconds = busy_seconds
        self.is_scratch = is_scratch
        self._path = Path(str(self._address.database).removeprefix("file:"))

    @property
    def place(self) -> str:
        return str(self._path)

    def check_place(self, *, create: bool) -> None:
        """Refuse, with its remedy, what SQLite would only call 'unable to open database file'."""
        path, folder = self._path, self._path.parent
        if self._is_file:
            refuse_half_restored(path)
        if not folder.exists():
            raise NoStoreYet(f"the store's folder {folder} is missing: make it, or change [store] url")
        if not folder.is_dir():
            raise StoreError(f"the store cannot be at {path}: {folder} is no folder; change [store] url")
        if path.is_dir():
            raise StoreError(f"the store cannot be at {path}: that is a folder; name a file in [store] url")
        if not create and not path.exists():
            raise NoStoreYet(
                f"there is no store at {path} yet: 'zielwacht rules activate' makes it, or change [store] url"
            )
        if create and self._is_file and not path.exists():
            self._make_for_us_alone()

    def _make_for_us_alone(self) -> None:
        """An empty file that nobody else may read, whatever the umask says; SQLite gives its other files the same."""
        try:
            os.close(os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FOR_US_ALONE))
        except FileExistsError:
            return  # another process was faster
        except OSError as refused:
            raise StoreError(SENTENCES[sqlite3.SQLITE_CANTOPEN].format(place=self.place)) from refused

    def engine(self, *, writes: bool) -> Engine:
        # isolation_level None: the driver begins nothing by itself, so that `_begin` says how, and tables change
        # within the transaction too. Without it a failed migration leaves half of itself behind.
        engine = create_engine(self._address, connect_args={"isolation_level": None, "timeout": self._busy_seconds})
        engine.dialect = _dialect()
        engine.update_execution_options(compiled_cache=_COMPILED)
        event.listen(engine, "connect", _set_up_scratch if self.is_scratch else _set_up)
        if writes:
            event.listen(engine, "connect", _room_to_write)
            event.listen(engine, "begin", _begin_to_write)
        else:
            event.listen(engine, "connect", _refuse_writes)
            event.listen(engine, "begin", _begin_to_read)
        return engine

    def copied_into(self, folder: Path, reader: Engine) -> SqliteFile:
        opened = reader.raw_connection()
        try:
            there = opened.driver_connection
            assert isinstance(there, sqlite3.Connection), "the driver of this kind of database"
            with closing(sqlite3.connect(folder / COPY)) as copy:
                copy.execute(FLEETING)
                there.backup(copy)
        except sqlite3.OperationalError as refused:
            raise StoreError(NO_ROOM_FOR_A_COPY.format(folder=folder)) from refused
        finally:
            opened.close()
        address = URL.create(NAME, database=str(folder / COPY))
        return SqliteFile(address, self._busy_seconds, is_scratch=True)

    def copy_to(self, file: Path, reader: Engine) -> None:
        opened = reader.raw_connection()
        try:
            there = opened.driver_connection
            assert isinstance(there, sqlite3.Connection), "the driver of this kind of database"
            os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FOR_US_ALONE))
            with closing(sqlite3.connect(file)) as copy:
                copy.execute(DURABLE)
                there.backup(copy)
                # One file, without a write-ahead log beside it.
                copy.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as refused:
            if getattr(refused, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file)) from refused
            raise
        finally:
            opened.close()

    def written_by(self, tx: Connection) -> str:
        number = tx.exec_driver_sql("PRAGMA user_version").scalar() or 0
        return ".".join(str(number // part % HUNDREDS) for part in (HUNDREDS**2, HUNDREDS, 1)) if number else ""

    def note_writer(self, tx: Connection, version: str) -> None:
        major, minor, patch = (int(part) for part in version.split(".")[:3])
        tx.exec_driver_sql(f"PRAGMA user_version = {(major * HUNDREDS + minor) * HUNDREDS + patch}")

    def let_readers_in_beside_a_writer(self, writer: Engine) -> None:
        """Switch to a write-ahead log. This stays in the file, so it is done only when the file is known to be ours."""
        connection = writer.raw_connection()
        try:
            cursor = connection.cursor()
            if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                cursor.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()

    def forget_removed_rows(self, writer: Engine) -> bool:
        """Write back and cut off the write-ahead log, in which removed rows can still be read. False: somebody reads.

        Then the log is cut off when the last connection closes, or by the next call.
        """
        connection = writer.raw_connection()
        try:
            busy, *_ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
        return not busy

    def rewrite(self, writer: Engine) -> bool:
        # Pages that rows were moved from, and the log, hold what the tables do not any more.
        connection = writer.raw_connection()
        try:
            connection.cursor().execute("VACUUM")
        finally:
            connection.close()
        return self.forget_removed_rows(writer)

    def all_as_statements(self, tx: Connection) -> tuple[str, ...]:
        opened = tx.connection.driver_connection
        assert isinstance(opened, sqlite3.Connection), "the driver of this kind of database"
        # The dump brings its own transaction; ours has begun.
        return tuple(one for one in opened.iterdump() if one not in ("BEGIN TRANSACTION;", "COMMIT;"))

    def wipe_while_removing(self, tx: Connection) -> None:
        # Else the row's bytes stay readable in the file until the page is used for something else.
        tx.exec_driver_sql("PRAGMA secure_delete = ON")

    def check_references_at_the_end(self, tx: Connection) -> None:
        tx.exec_driver_sql("PRAGMA defer_foreign_keys = ON")

    def note_changes(self, tx: Connection, watched: Iterable[Watched]) -> None:
        # Triggers of this connection alone: they are nowhere in the file, so no other program's writing is noted.
        if not tx.exec_driver_sql("SELECT count(*) FROM temp.sqlite_master WHERE name = 'changed'").scalar():
            tx.exec_driver_sql(CHANGED)
            for statement in _triggers(watched):
                tx.exec_driver_sql(statement)
        tx.exec_driver_sql("DELETE FROM temp.changed")

    def changes(self, tx: Connection) -> tuple[tuple[str, str, bool], ...]:
        # The first note of a row tells whether it was there before.
        noted = "SELECT of_table, key, is_old, min(rowid) FROM temp.changed GROUP BY of_table, key"
        return tuple((row.of_table, row.key, bool(row.is_old)) for row in tx.exec_driver_sql(noted))

    def is_damaged(self, tx: Connection) -> bool:
        return tx.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok"

    def import_turn(self, *, waits: bool) -> AbstractContextManager[None]:
        # A store in memory has one process, which imports one file after the other.
        return import_turn(self.place, self._busy_seconds if waits else 0) if self._is_file else nullcontext()

    def sentence(self, refused: BaseException) -> str | None:
        # Extended codes carry the plain one in their low byte.
        code = getattr(refused, "sqlite_errorcode", None)
        if self.is_scratch and code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE):
            return NO_ROOM_FOR_A_COPY.format(folder=self._path.parent)
        sentence = SENTENCES.get(code & 0xFF) if isinstance(code, int) else None
        return sentence.format(place=self.place) if sentence else None

    def insert_unless_there(self, table: Table) -> Insert:
        return insert(table).on_conflict_do_nothing()

    def insert_or_change(self, table: Table, columns: Sequence[str]) -> Insert:
        statement = insert(table)
        changed = {name: statement.excluded[name] for name in columns}
        return statement.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=changed)


def _set_up(connection: sqlite3.Connection, _: Any) -> None:
    connection.execute(DURABLE)
    connection.execute("PRAGMA foreign_keys = ON")


def _set_up_scratch(connection: sqlite3.Connection, _: Any) -> None:
    connection.execute(FLEETING)
    connection.execute("PRAGMA foreign_keys = ON")


def _room_to_write(connection: sqlite3.Connection, _: Any) -> None:
    connection.execute(ROOM)


def _refuse_writes(connection: sqlite3.Connection, _: Any) -> None:
    """A connection for reading cannot write, whatever is asked of it."""
    connection.execute("PRAGMA query_only = ON")


def _triggers(watched: Iterable[Watched]) -> Iterator[str]:
    for table, key, content in watched:
        matters = " OR ".join(f"NEW.{part} IS NOT OLD.{part}" for part in (*key, *content))
        for event_of, row, only in (
            ("INSERT", "NEW", ""),
            ("UPDATE", "NEW", f"WHEN {matters} "),
            ("DELETE", "OLD", ""),
        ):
            named = ", ".join(f"{row}.{column}" for column in key)
            is_old = int(event_of != "INSERT")
            yield (
                f"CREATE TEMP TRIGGER noted_{event_of.lower()}_of_{table} AFTER {event_of} ON main.{table} {only}BEGIN "
                f"INSERT INTO changed VALUES ('{table}', json_array({named}), {is_old}); END"
            )


def _begin_to_write(tx: Connection) -> None:
    tx.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_to_read(tx: Connection) -> None:
    tx.exec_driver_sql("BEGIN DEFERRED")
