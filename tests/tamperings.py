"""Ways to tamper with a store, made from what a store holds: each with what must be found, and where.

A case is what somebody does with the file and another program. What is above the newest head that was noted outside
can be rewritten by whoever rewrites everything; that must be listed as unproved, not found.
"""

from __future__ import annotations

import gzip
import json
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from checker.domain.data_class import DataClass
from checker.domain.errors import ZielwachtError
from checker.domain.organisation import ADMINISTRATION
from checker.store import Store
from checker.store.seals import SEALED_TABLES
from checker.usecases.auditing import retention
from checker.usecases.auditing.log import verify_log
from checker.usecases.auditing.originals_check import check_originals
from checker.usecases.running.seal_watch import check_store
from tests.forger import forge, heads, open_raw, rehash
from tests.stored import NOON

# What earlier versions wrote.
STORES = sorted((Path(__file__).parent / "golden" / "stores").glob("*.sqlite3.gz"))
TEN_YEARS_ON = datetime(2027, 1, 4, 8, tzinfo=UTC)
VERSIONS = "record_version"
COUNTS = {
    "edit": 130,
    "delete": 60,
    "insert": 50,
    "swap": 50,
    "seal or entry": 36,
    "truncate": 24,
    "forged end": 15,
    "re-hashed": 25,
    "forged row": 50,
    "file replaced": 10,
    "flipped bit": 50,
}


@dataclass(frozen=True)
class Case:
    """A way to tamper with a copy of the store. `rows` (table, key as JSON) of which one must be named; none: no row.

    `entry`: the first of the journal that is another one afterwards; 0: the journal stays as it is. `named_by`: the
    command that must name the row. `act` returns False where it could not be done to this store.
    """

    kind: str
    what: str
    act: Callable[[Path], bool]
    rows: frozenset[tuple[str, str]] = frozenset()
    entry: int = 0


@dataclass(frozen=True)
class Seen:
    """What the commands said. `refused`: the store could not be opened or read, with a sentence."""

    unsound: frozenset[tuple[str, str]]
    originals: frozenset[tuple[str, str]]
    fault: str
    proved: int
    lines: int
    refused: str = ""

    @property
    def is_found(self) -> bool:
        return bool(self.unsound or self.originals or self.fault or self.refused)


@dataclass(frozen=True)
class Outcome:
    """`verdict`: found, listed (above the newest head, and said to be unproved), harmless (nothing that counts is
    another), or MISSED. `is_named`: to the row, where a row was touched.
    """

    case: Case
    verdict: str
    is_named: bool


def examined(place: Path, noted: dict[int, str]) -> Seen:
    """The three commands of an auditor on a store: the seals, the log against heads from outside, the originals."""
    try:
        store = Store.open(f"sqlite:///{place}", create=False)
    except (ZielwachtError, sqlite3.DatabaseError) as refused:
        return Seen(frozenset(), frozenset(), "", 0, 0, str(refused) or "refused")
    try:
        said = verify_log(store, noted, NOON).result
        seals, files = check_store(store, NOON), check_originals(store, NOON)
    except (ZielwachtError, sqlite3.DatabaseError) as refused:
        return Seen(frozenset(), frozenset(), "", 0, 0, str(refused) or "refused")
    finally:
        store.close()
    named = frozenset((one.table, one.key) for one in seals.unsound)
    return Seen(
        named, frozenset((one.table, one.key) for one in files.unsound), said.fault or "", said.proved, said.lines
    )


def migrated(golden: Path, place: Path) -> Path:
    """A store that an earlier version wrote (gzip), as it is once this one has opened it."""
    place.write_bytes(gzip.decompress(golden.read_bytes()))
    Store.open(f"sqlite:///{place}", create=False).close()
    return place


def after_retention(state: Path, place: Path) -> Path:
    """A copy of which everything went whose month was over: every class, ten years later."""
    store = Store.open(f"sqlite:///{shutil.copy(state, place)}", create=False)
    try:
        retention.run(store, dict.fromkeys(DataClass, "P1M"), ADMINISTRATION, TEN_YEARS_ON)
    finally:
        store.close()
    return place


def outcome(case: Case, base: Path, place: Path, noted: dict[int, str]) -> Outcome | None:
    """What becomes of a case on a copy of `base` at `place`. None: it could not be done there."""
    for path in (place, Path(f"{place}-wal"), Path(f"{place}-shm")):
        path.unlink(missing_ok=True)
    shutil.copy(base, place)
    try:
        if not case.act(place):
            return None
    except sqlite3.IntegrityError:
        return None
    is_same = case.kind in ("flipped bit", "forged row") and _content(place) == _content(base)
    if is_same and case.kind == "forged row":
        return None  # what was changed follows from the rest, and was made anew with it
    seen = examined(place, noted)
    is_named = not case.rows or bool(case.rows & (seen.unsound | seen.originals)) or bool(seen.refused)
    if seen.is_found:
        return Outcome(case, "found", is_named)
    if is_same:
        return Outcome(case, "harmless", True)
    is_above = case.entry > max(noted) and seen.proved == max(noted)
    return Outcome(case, "listed" if is_above else "MISSED", is_above)


def taken(row: Iterator[Case], done: Callable[[Case], Outcome | None]) -> Outcome:
    """What became of the first case of a row that could be done."""
    return next(result for case in row if (result := done(case)) is not None)


def _content(place: Path) -> dict[str, Counter[tuple[Any, ...]]] | None:
    """All that is sealed, with seals and journal, as another program reads it. None: it cannot be read any more."""
    wanted = {name: [*each.key, *each.content] for name, each in SEALED_TABLES.items()}
    wanted |= {"journal": ["*"], "seal": ["*"], VERSIONS: ["*"]}
    try:
        with closing(sqlite3.connect(place)) as store:
            if store.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                return None
            return {
                name: Counter(store.execute(f"SELECT {', '.join(columns)} FROM {name}").fetchall())
                for name, columns in wanted.items()
            }
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return None


# --- The cases of a store -------------------------------------------------------------------------------


class Cases:
    """Draws cases from a store, with a seed; `older` are states of the same store from before, `other` is another's."""

    def __init__(self, base: Path, seed: int, older: Sequence[Path] = (), other: Path | None = None) -> None:
        self.base = base
        self.random = random.Random(seed)
        self.older, self.other = list(older), other
        with closing(sqlite3.connect(base)) as store:
            self.held: list[tuple[str, str, int]] = store.execute(
                "SELECT of_table, key, entry FROM seal WHERE salt IS NOT NULL AND value IS NOT NULL"
                " ORDER BY entry, position"
            ).fetchall()
            self.versions: list[tuple[int, str, int]] = store.execute(
                "SELECT v.number, v.key, v.import_number FROM record_version v JOIN record_import i"
                " ON i.number = v.import_number WHERE i.is_published = 1"
            ).fetchall()
            self.last: int = store.execute("SELECT max(seq) FROM journal").fetchone()[0]
            sealed = store.execute(
                "SELECT key, min(entry) FROM seal WHERE of_table = 'record_import' GROUP BY key"
            ).fetchall()
            self.entry_of_import = {json.loads(key)[0]: entry for key, entry in sealed}
            self.seals: list[tuple[int, int]] = store.execute("SELECT entry, position FROM seal").fetchall()

    def of_kinds(self, counts: dict[str, int]) -> Iterator[Iterator[Case]]:
        """For each wanted case an endless row: whoever takes one that cannot be done takes the next."""
        make = {
            "edit": self.edit,
            "delete": self.delete,
            "insert": self.insert,
            "swap": self.swap,
            "seal or entry": self.seal_or_entry,
            "truncate": self.truncate,
            "forged end": self.forged_end,
            "re-hashed": self.rehashed,
            "forged row": self.forged_row,
            "file replaced": self.replaced,
            "flipped bit": self.flipped,
        }
        for kind, wanted in counts.items():
            for number in range(wanted):
                yield self._endless(make[kind], number)

    def _endless(self, make: Callable[[int], Case], number: int) -> Iterator[Case]:
        # Where a table has too few rows for it, the next one is taken.
        for attempt in count():
            yield make(number + attempt)

    def _row(self, number: int) -> tuple[str, str, int]:
        """Of each table in turn some row."""
        tables = [VERSIONS, *sorted({table for table, *_ in self.held if table != "cursor"})]
        table = tables[number % len(tables)]
        if table == VERSIONS:
            one, key, brought_by = self.random.choice(self.versions)
            return VERSIONS, json.dumps([key]), self.entry_of_import.get(brought_by, 1) if one else 1
        return self.random.choice([row for row in self.held if row[0] == table])

    def _rowid(self, store: sqlite3.Connection, table: str, key: str) -> int:
        columns = ("key",) if table == VERSIONS else SEALED_TABLES[table].key
        where = " AND ".join(f"{column} = ?" for column in columns) or "1"
        return int(store.execute(f"SELECT rowid FROM {table} WHERE {where}", json.loads(key)).fetchone()[0])

    def _column(self, store: sqlite3.Connection, table: str, rowid: int) -> tuple[str, Any]:
        """Some column that says something, and what it says."""
        there = [row[1] for row in store.execute(f"PRAGMA table_info({table})")]
        content = (
            ("scope", "period", "content", "file", "sha256") if table == VERSIONS else SEALED_TABLES[table].content
        )
        keys = () if table == VERSIONS else SEALED_TABLES[table].key
        columns = [column for column in content if column in there and column not in keys]
        row = store.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE rowid = ?", (rowid,)).fetchone()
        return self.random.choice(
            [(column, value) for column, value in zip(columns, row, strict=True) if value is not None]
        )

    def _changed(self, value: Any) -> Any:
        """One digit is another, where there is one."""
        if isinstance(value, int):
            return value + self.random.choice((1, -1))
        text = value.decode("latin-1") if isinstance(value, bytes) else value
        digits = [place for place, sign in enumerate(text) if sign.isdecimal() and sign.isascii()]
        if digits:
            place = self.random.choice(digits)
            text = text[:place] + str((int(text[place]) + self.random.randint(1, 9)) % 10) + text[place + 1 :]
        else:
            text = text + "x"
        return text.encode("latin-1") if isinstance(value, bytes) else text

    def edit(self, number: int) -> Case:
        table, key, _ = self._row(number)

        def act(place: Path) -> bool:
            with closing(open_raw(place)) as store, store:
                rowid = self._rowid(store, table, key)
                column, value = self._column(store, table, rowid)
                store.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (self._changed(value), rowid))
            return True

        return Case("edit", f"one digit or sign in {table}", act, frozenset({(table, key)}))

    def delete(self, number: int) -> Case:
        table, key, _ = self._row(number)
        rows = self._versions_too(table, key)

        def act(place: Path) -> bool:
            with closing(open_raw(place)) as store, store:
                store.execute(f"DELETE FROM {table} WHERE rowid = ?", (self._rowid(store, table, key),))
            return True

        return Case("delete", f"a row of {table}", act, rows)

    def insert(self, number: int) -> Case:
        table, key, _ = self._row(number)

        def act(place: Path) -> bool:
            with closing(open_raw(place)) as store, store:
                rowid = self._rowid(store, table, key)
                cursor = store.execute(f"SELECT * FROM {table} WHERE rowid = ?", (rowid,))
                names = [column[0] for column in cursor.description]
                row = dict(zip(names, cursor.fetchone(), strict=True))
                own = ("number",) if table == VERSIONS else SEALED_TABLES[table].key
                if not own:
                    return False
                one = own[-1]
                row[one] = row[one] + 90_000 if isinstance(row[one], int) else f"{row[one]}0"
                if "message_id" in row:
                    row["message_id"] = f"<{row[one]}@example>"
                marks = ", ".join("?" for _ in row)
                store.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))
            return True

        # Whatever its key is: that of a table without a number of its own is not known before.
        return Case("insert", f"a row into {table}", act)

    def swap(self, number: int) -> Case:
        table, key, _ = self._row(number)
        others = [one for one in self.held if one[0] == table and one[1] != key]
        other = (
            json.dumps([self.random.choice(self.versions)[1]])
            if table == VERSIONS
            else (self.random.choice(others)[1] if others else key)
        )

        def act(place: Path) -> bool:
            with closing(open_raw(place)) as store, store:
                first, second = self._rowid(store, table, key), self._rowid(store, table, other)
                column, _ = self._column(store, table, first)
                read = f"SELECT {column} FROM {table} WHERE rowid = ?"
                values = [store.execute(read, (rowid,)).fetchone()[0] for rowid in (first, second)]
                if values[0] == values[1] or None in values:
                    return False
                write = f"UPDATE {table} SET {column} = ? WHERE rowid = ?"
                store.execute(write, (values[1], first))
                store.execute(write, (values[0], second))
            return True

        return Case("swap", f"values of two rows of {table}", act, frozenset({(table, key), (table, other)}))

    def seal_or_entry(self, number: int) -> Case:
        entry, position = self.random.choice(self.seals)
        seq = self.random.randint(1, self.last)
        statement, values = (
            (
                "UPDATE seal SET value = replace(value, substr(value, 1, 1), 'g') WHERE entry = ? AND position = ?",
                (entry, position),
            ),
            ("DELETE FROM seal WHERE entry = ? AND position = ?", (entry, position)),
            ("UPDATE journal SET at = at + 1000000 WHERE seq = ?", (seq,)),
            ("UPDATE journal SET facts = replace(facts, '1', '2') WHERE seq = ?", (seq,)),
            ("DELETE FROM journal WHERE seq = ?", (seq,)),
            ("UPDATE journal SET hash = replace(hash, 'a', 'b') WHERE seq = ?", (seq,)),
        )[number % 6]

        def act(place: Path) -> bool:
            with closing(open_raw(place)) as store, store:
                before = store.total_changes
                was = _dump(store)
                store.execute(statement, values)
                return store.total_changes > before and _dump(store) != was

        return Case("seal or entry", statement.split(" WHERE")[0], act)

    def truncate(self, number: int) -> Case:
        """The end of the journal goes, with its seals or without; the rows stay."""
        seq = self.random.randint(2, self.last)
        with_seals = number % 2 == 0

        def act(place: Path) -> bool:
            with closing(open_raw(place)) as store, store:
                store.execute("DELETE FROM journal WHERE seq >= ?", (seq,))
                if with_seals:
                    store.execute("DELETE FROM seal WHERE entry >= ?", (seq,))
            return True

        return Case(
            "truncate", f"the journal from some entry on{', with its seals' if with_seals else ''}", act, entry=seq
        )

    def forged_end(self, number: int) -> Case:
        """An older state is put in place, and made to go on with other entries than there were."""
        older = self.random.choice(self.older)
        cut = max(heads(older))

        def act(place: Path) -> bool:
            shutil.copy(older, place)
            with closing(open_raw(place)) as store, store:
                organisation, at = store.execute(
                    "SELECT organisation, at FROM journal ORDER BY seq DESC LIMIT 1"
                ).fetchone()
                for seq in range(cut + 1, self.last + 2):
                    row = (organisation, seq, at, "tick.ran", f'{{"forged":{seq}}}', "", "")
                    store.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            rehash(place, cut)
            return True

        return Case("forged end", "an older state goes on otherwise", act, entry=cut + 1)

    def rehashed(self, number: int) -> Case:
        """An entry says something else, and every hash from it on fits."""
        seq = self.random.randint(1, self.last)

        def act(place: Path) -> bool:
            with closing(open_raw(place)) as store, store:
                store.execute("UPDATE journal SET at = at - 60000000 WHERE seq = ?", (seq,))
            rehash(place, seq - 1)
            return True

        return Case("re-hashed", "the journal from an entry on", act, entry=seq)

    def forged_row(self, number: int) -> Case:
        """A row says something else, and seals, roots and journal fit: the store holds in itself."""
        table, key, entry = self._row(number)

        def act(place: Path) -> bool:
            with closing(open_raw(place)) as store:
                rowid = self._rowid(store, table, key)
                column, value = self._column(store, table, rowid)
                if table == VERSIONS:
                    column, value = (
                        "content",
                        store.execute(f"SELECT content FROM {table} WHERE rowid = ?", (rowid,)).fetchone()[0],
                    )
            forge(place, (f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (self._changed(value), rowid)))
            return True

        # Only the file that a record came from can say which one it is.
        rows = frozenset({(table, key)}) if table == VERSIONS else frozenset[tuple[str, str]]()
        return Case("forged row", f"{table}, sealed anew with everything behind it", act, rows, entry)

    def replaced(self, number: int) -> Case:
        """An older state of the store is put in place, or the store of another house."""
        by = self.other if number % 4 == 3 and self.other else self.random.choice(self.older)
        entry = 1 if by == self.other else max(heads(by)) + 1

        def act(place: Path) -> bool:
            shutil.copy(by, place)
            return True

        return Case(
            "file replaced", "by another house's" if by == self.other else "by an older state", act, entry=entry
        )

    def flipped(self, number: int) -> Case:
        size = self.base.stat().st_size
        place_of, bit = self.random.randrange(size), 1 << self.random.randrange(8)

        def act(place: Path) -> bool:
            with place.open("r+b") as file:
                file.seek(place_of)
                (byte,) = file.read(1)
                file.seek(place_of)
                file.write(bytes([byte ^ bit]))
            return True

        return Case("flipped bit", "anywhere in the file", act)

    def _versions_too(self, table: str, key: str) -> frozenset[tuple[str, str]]:
        """A removed record is missed at its import, and beside its file."""
        if table != VERSIONS:
            return frozenset({(table, key)})
        brought_by = {json.dumps([one]): number for _, one, number in self.versions}
        return frozenset({(table, key), ("record_import", json.dumps([brought_by[key]]))})


def _dump(store: sqlite3.Connection) -> list[Any]:
    return [store.execute(f"SELECT * FROM {name}").fetchall() for name in ("seal", "journal")]


def plain_copy(place: Path, to: Path) -> Path:
    """The store as one file, without what is beside it."""
    with closing(sqlite3.connect(place)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)
    to.chmod(0o600)
    return to


def table_of(outcomes: Sequence[Outcome]) -> str:
    """What became of the cases, by kind, as a table for people."""
    kinds = list(dict.fromkeys(one.case.kind for one in outcomes))
    verdicts = ("found", "listed", "harmless", "MISSED")
    lines = [f"{'':16}{'cases':>7}{'named':>7}" + "".join(f"{verdict:>10}" for verdict in verdicts)]
    for kind in (*kinds, "all"):
        some = [one for one in outcomes if kind in ("all", one.case.kind)]
        counts = Counter(one.verdict for one in some)
        named = sum(one.is_named for one in some)
        lines.append(f"{kind:16}{len(some):7}{named:7}" + "".join(f"{counts[verdict]:10}" for verdict in verdicts))
    lines += [f"MISSED: {one.case.kind}: {one.case.what}" for one in outcomes if one.verdict == "MISSED"]
    lines += [
        f"not named: {one.case.kind}: {one.case.what} {sorted(one.case.rows)}"
        for one in outcomes
        if one.verdict == "found" and not one.is_named
    ]
    return "\n".join(lines)
