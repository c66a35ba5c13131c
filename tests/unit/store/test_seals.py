"""Whatever is changed, added, removed or exchanged behind the program's back is found, and named to its row.

The tamperings are made from the tables themselves: each sealed column, each table, and the seals and the journal too.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, LargeBinary, Table, insert, select

from checker.store import Store, records, tables
from checker.store.column_types import DayColumn, Flag, InstantColumn, Json
from checker.store.recordings import Recording
from checker.store.seal_check import SealCheck, Tampering, Unsound, check_all, check_since
from checker.store.seals import SEALED_TABLES, seal_of
from tests.forger import tamper
from tests.stored import MINUTE, NOON, new_store, review, version

# Computed anew from the rest, checked in another way, or transient.
NOT_SEALED = {"obligation", "seal", "journal", "record_version", "quarantine_row", "state_count"}
NOT_SEALED |= {"in_hand", "taken_mail", "dropped_mail", "answer_mailbox"}
# Of people, who can be forgotten without a trace; the journal names the number of a member and no more.
# Which role brought a file is told by the journal itself.
NOT_SEALED |= {"uploaded_file"}
NOT_SEALED |= {"member", "invitation", "session", "access_log", "failed_log_in", "access_key"}
EMPTY_IMPORT = {"versions": 0, "root": hashlib.sha256(b"").hexdigest()}
ROWS = 3


def made_up(column: Column[Any], number: int) -> object:
    """A value that fits the column; another for each number."""
    match column.type:
        case InstantColumn():
            return NOON + number * MINUTE
        case DayColumn():
            return date(2016, 7, number)
        case Flag():
            return True
        case Json():
            return {"n": number}
        case LargeBinary():
            return f"bytes {number}".encode()
    return number if column.type.python_type is int else f"{column.name} {number}"


def fill(store: Store, table: Table) -> None:
    with store.write_for("jobcenter") as tx:
        for number in range(1, ROWS + 1):
            row = {column.name: made_up(column, number) for column in table.c}
            for key in table.foreign_keys:
                target = tx.execute(select(key.column).limit(1).offset(number - 1)).scalar_one()
                row[key.parent.name] = target
            empty = EMPTY_IMPORT if table is tables.record_import else {}
            tx.execute(insert(table), row | empty | {"organisation": "jobcenter"})


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with rows in every sealed table, each table's from a transaction of its own, and imported versions."""
    place = tmp_path_factory.mktemp("sealed") / "store.sqlite3"
    store = new_store(place)
    for table in tables.metadata.sorted_tables:
        if table.name == "cursor":
            with store.write_for("jobcenter") as tx:
                row = {"instant": NOON, "sequence": 1, "rulebook": "b" * 64, "ticks": 1}
                tx.execute(insert(table), row | {"organisation": "jobcenter"})
        elif table.name in SEALED_TABLES or table.name == "obligation":
            fill(store, table)
    with store.write_for("jobcenter") as tx:
        for sequence in (10, 11):
            recording = Recording(NOON + sequence * MINUTE, sequence)
            tx.execute(
                insert(tables.recording),
                {"organisation": "jobcenter", "sequence": sequence, "recorded_at": recording.recorded_at},
            )
            months = ("2016-01", "2016-02", "2016-03")
            records.add_versions(tx, [version(review(month, faulty=sequence), recording) for month in months])
    store.close()
    return place


@pytest.fixture
def copied(filled: Path, tmp_path: Path) -> Path:
    place = tmp_path / "store.sqlite3"
    shutil.copy(filled, place)
    return place


def checked(place: Path) -> SealCheck:
    store = new_store(place)
    try:
        with store.read() as tx:
            return check_all(tx)
    finally:
        store.close()


def changed(column: Column[Any]) -> str:
    if isinstance(column.type, LargeBinary):
        return f"CAST('other' || {column.name} AS BLOB)"
    is_whole = column.type.python_type is int or isinstance(column.type, InstantColumn | Flag)
    # An instant by a day, as a moment within it is nothing to the cursor.
    return f"{column.name} + 86400000000" if is_whole else f"{column.name} || 'x'"


def named(result: SealCheck) -> set[tuple[str, Tampering]]:
    return {(found.table, found.what) for found in result.unsound}


def test_every_table_is_sealed_or_known_not_to_be() -> None:
    assert set(SEALED_TABLES) | NOT_SEALED == set(tables.metadata.tables)


def test_a_store_that_nobody_touched_is_sound(filled: Path) -> None:
    result = checked(filled)
    assert result.unsound == ()
    assert result.rows > ROWS * (len(SEALED_TABLES) - 1)


CONTENT = [
    pytest.param(each.table, each.table.c[part.partition(" ")[0]], id=f"{each.name}.{part.partition(' ')[0]}")
    for each in SEALED_TABLES.values()
    for part in each.content
    if part not in each.key
]


@pytest.mark.parametrize(("table", "column"), CONTENT)
def test_a_value_that_was_changed_is_found_at_its_row(copied: Path, table: Table, column: Column[Any]) -> None:
    tamper(copied, f"UPDATE {table.name} SET {column.name} = {changed(column)} WHERE rowid = 1")
    found = [one for one in checked(copied).unsound if one.what is Tampering.ROW_CHANGED]
    assert [one.table for one in found] == [table.name]
    assert found[0].entry > 0


@pytest.mark.parametrize("name", SEALED_TABLES)
def test_a_row_that_was_removed_is_missed(copied: Path, name: str) -> None:
    tamper(copied, f"DELETE FROM {name} WHERE rowid = 1")
    assert (name, Tampering.ROW_MISSING) in named(checked(copied))


@pytest.mark.parametrize("name", [name for name, each in SEALED_TABLES.items() if each.key])
def test_a_row_that_was_added_is_found(copied: Path, name: str) -> None:
    first = SEALED_TABLES[name].key[-1]
    columns = [column.name for column in SEALED_TABLES[name].table.c]
    unique = {"sequence", "item", "message_id", "form", first}
    copy = [changed(tables.metadata.tables[name].c[column]) if column in unique else column for column in columns]
    tamper(copied, f"INSERT INTO {name} ({', '.join(columns)}) SELECT {', '.join(copy)} FROM {name} WHERE rowid = 3")
    assert (name, Tampering.ROW_ADDED) in named(checked(copied))


@pytest.mark.parametrize("name", [name for name, each in SEALED_TABLES.items() if each.key])
def test_rows_that_were_exchanged_are_both_found(copied: Path, name: str) -> None:
    own = set(SEALED_TABLES[name].content) - set(SEALED_TABLES[name].key) - set(EMPTY_IMPORT)
    column = next(one.name for one in SEALED_TABLES[name].table.c if one.name in own and not isinstance(one.type, Flag))
    connection = sqlite3.connect(copied)
    first, second = connection.execute(f"SELECT {column} FROM {name} WHERE rowid < 3 ORDER BY rowid").fetchall()
    connection.close()
    assert first != second
    # By way of a third value, as some may stand in one row only.
    place = f"UPDATE {name} SET {column} = ? WHERE rowid ="
    away = changed(SEALED_TABLES[name].table.c[column])
    tamper(
        copied, f"UPDATE {name} SET {column} = {away} WHERE rowid = 1", (f"{place} 2", first), (f"{place} 1", second)
    )
    assert [one.what for one in checked(copied).unsound if one.table == name] == [Tampering.ROW_CHANGED] * 2


@pytest.mark.parametrize("column", records.SEALED)
def test_a_version_that_was_changed_is_named(copied: Path, column: str) -> None:
    new = changed(tables.record_version.c[column])
    tamper(copied, f"UPDATE record_version SET {column} = {new} WHERE number = 2")
    (found,) = checked(copied).unsound
    assert (found.table, found.what) == ("record_version", Tampering.ROW_CHANGED)


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("DELETE FROM record_version WHERE number = 2", id="removed"),
        pytest.param("DELETE FROM record_version WHERE number > 3", id="all of one removed"),
        pytest.param("UPDATE record_version SET import_number = 4 WHERE number = 5", id="moved"),
        pytest.param("UPDATE record_version SET number = number + 90 WHERE number = 1", id="put behind the others"),
        pytest.param("INSERT", id="added"),
    ],
)
def test_versions_of_an_import_are_the_ones_it_brought(copied: Path, statement: str) -> None:
    columns = [column.name for column in tables.record_version.c]
    if statement.startswith("INSERT"):
        said = ", ".join("99" if name == "number" else name for name in columns)
        into = f"INSERT INTO record_version ({', '.join(columns)})"
        statement = f"{into} SELECT {said} FROM record_version WHERE number = 2"
    tamper(copied, statement)
    assert ("record_import", Tampering.VERSIONS_CHANGED) in named(checked(copied))


def test_a_version_sealed_anew_by_its_forger_is_found_with_its_import(copied: Path) -> None:
    connection = sqlite3.connect(copied)
    row = connection.execute(f"SELECT {', '.join(records.SEALED)} FROM record_version WHERE number = 2").fetchone()
    connection.close()
    salt, forged = os.urandom(16), [value.replace("10", "1") if isinstance(value, str) else value for value in row]
    said = "".join(f"{len(str(value))}:{value}" for value in forged)
    value = hashlib.sha256(salt + said.encode()).hexdigest()
    columns = ", ".join(f"{name} = ?" for name in (*records.SEALED, "salt", "seal"))
    tamper(copied, (f"UPDATE record_version SET {columns} WHERE number = 2", (*forged, salt, value)))
    (found,) = checked(copied).unsound
    assert (found.table, found.what) == ("record_import", Tampering.VERSIONS_CHANGED)


FORGERIES: dict[str, tuple[str, ...]] = {
    "a seal removed": ("DELETE FROM seal WHERE of_table = 'act' AND position = 1",),
    "a seal's value": ("UPDATE seal SET value = 'x' || substr(value, 2) WHERE of_table = 'act'",),
    "random bits removed": ("UPDATE seal SET salt = NULL WHERE of_table = 'act'",),
    "row and seals removed": ("DELETE FROM act", "DELETE FROM seal WHERE of_table = 'act'"),
    "seals put under another entry": ("UPDATE seal SET entry = entry + 900 WHERE of_table = 'act'",),
    "an old seal holds again": ("UPDATE seal SET key = '[99]' WHERE of_table = 'act' AND position = 1",),
    "the journal's end cut": ("DELETE FROM journal WHERE seq > 3",),
    "an entry of the journal": ("UPDATE journal SET facts = replace(facts, 'rows', 'ROWS') WHERE seq = 3",),
}


@pytest.mark.parametrize("statements", FORGERIES.values(), ids=FORGERIES)
def test_seals_and_journal_hold_each_other(copied: Path, statements: tuple[str, ...]) -> None:
    tamper(copied, *statements)
    assert checked(copied).unsound


def test_what_the_program_changes_or_removes_itself_is_sound(copied: Path) -> None:
    store = new_store(copied)
    with store.write() as tx:
        tx.execute(tables.message.update().values(state="sent"))
        tx.execute(tables.absence.delete().where(tables.absence.c.sequence == 2))
    with store.write() as tx:
        tx.execute(tables.message.update().values(attempts=9))
    with store.read() as tx:
        assert check_all(tx).unsound == ()
        kept = tx.execute(select(tables.seal).where(tables.seal.c.of_table == "absence")).all()
    store.close()
    of_removed = [row for row in kept if row.key == "[2]"]
    assert [(row.salt, row.value is None) for row in of_removed] == [(None, False), (None, True)]


def test_nothing_is_sealed_where_nothing_was_changed_or_all_was_undone(copied: Path) -> None:
    store = new_store(copied)
    with store.read() as tx:
        before = tx.execute(select(tables.seal)).all()
    with store.write() as tx:
        tx.execute(tables.cursor.update().values(ticks=2, instant=NOON + MINUTE))
    with store.write() as tx:
        tx.execute(tables.message.update().values(state="sent"))
        tx.rollback()
    with store.read() as tx:
        assert tx.execute(select(tables.seal)).all() == before
    store.close()


def test_the_tail_is_checked_alone(copied: Path) -> None:
    """What `status` asks at every call: the rows that were sealed behind an entry."""
    store = new_store(copied)
    with store.read() as tx:
        entry = check_all(tx).up_to
    with store.write() as tx:
        tx.execute(tables.message.update().where(tables.message.c.key == "key 1").values(state="sent"))
    store.close()
    tamper(copied, "UPDATE message SET state = 'dead' WHERE key IN ('key 1', 'key 2')")
    store = new_store(copied)
    with store.read() as tx:
        assert check_since(tx, entry).unsound == (Unsound("message", '["key 1"]', Tampering.ROW_CHANGED, entry + 1),)
    store.close()


def test_the_tail_holds_the_versions_of_its_imports_and_no_others(copied: Path) -> None:
    store = new_store(copied)
    with store.read() as tx:
        entry = check_all(tx).up_to
    with store.write() as tx:
        recording = Recording(NOON + 12 * MINUTE, 12)
        tx.execute(
            insert(tables.recording),
            {"organisation": "jobcenter", "sequence": 12, "recorded_at": recording.recorded_at},
        )
        new = version(review("2016-04", faulty=12), recording)
        records.add_versions(tx, [new])
    store.close()
    tamper(copied, "UPDATE record_version SET content = replace(content, '1', '2') WHERE number IN (1, 7)")
    store = new_store(copied)
    with store.read() as tx:
        assert check_since(tx, entry).unsound == (
            Unsound("record_version", json.dumps([new.key]), Tampering.ROW_CHANGED),
        )
    store.close()


def test_what_is_sealed_of_a_row_is_what_it_was_when_stores_were_first_sealed() -> None:
    """A store of an earlier version must stay sound. Who changes this seals what is there anew, in a migration; only
    a column that is empty in every row of before may be added.
    """
    sealed = json.dumps({name: SEALED_TABLES[name].content for name in sorted(SEALED_TABLES)}, separators=(",", ":"))
    assert (
        hashlib.sha256(sealed.encode()).hexdigest()
        == "4a3c42bac63155d984efbecad6d6f423d9e4b49ac37f8d5da42798116e5218e7"
    )
    value = seal_of(bytes(16), "act", '["a/b/2016",1]', {"number": 1, "reason": "ü"})
    written = bytes(16) + '["act","[\\"a/b/2016\\",1]",{"number":1,"reason":"ü"}]'.encode()
    assert value == hashlib.sha256(written).hexdigest()
