"""What a whole import of 100,000 rows costs, and what the same file costs when it comes once more.

The first against rows of the same columns that are only inserted, seal and salt among them, as many a transaction: CPU
time of this process, in one run. The second against polars reading and grouping the file: processes of their own.
"""

from __future__ import annotations

import gc
import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import process_time

import pytest

from checker.domain.clock import at_local
from checker.starter import rules_folder
from checker.store.batches import batches
from checker.store.opening import Store
from checker.usecases.importing.import_records import import_content
from checker.usecases.rules.activation import activate_folder
from tests.benchmarks import many_rows
from tests.benchmarks.bars import Bars
from tests.benchmarks.process_cost import cost, output
from tests.benchmarks.test_check_of_many_rows import POLARS
from tests.stored import new_store
from tests.workspace import make_workspace

pytestmark = pytest.mark.benchmark

ROWS = 100_000
ROWS_A_TRANSACTION = 5_000
IMPORT_AT_MOST, AGAIN_AT_MOST = 3.0, 1.2
ROUNDS = 3
AFTER_THE_STAND = at_local(date(2017, 2, 1), 12)
IMPORT = ("-m", "checker", "records", "import", many_rows.NAME, "--now")


def test_an_import_costs_a_few_times_what_inserting_the_same_columns_does(tmp_path: Path, bars: Bars) -> None:
    file = tmp_path / many_rows.NAME
    many_rows.write(file, ROWS)
    rounds = [_seconds(tmp_path / f"{number}.sqlite3", file.read_bytes()) for number in range(ROUNDS)]
    ours, theirs = (median(seconds) for seconds in zip(*rounds, strict=True))
    note = f"{ours:.2f} s against {theirs:.2f} s"
    bars.at_most(f"importing {ROWS:,} rows, times inserting the same columns", ours / theirs, IMPORT_AT_MOST, note)


def _seconds(place: Path, content: bytes) -> tuple[float, float]:
    """Of the import, then of inserting what is stored by then into the same table of another store."""
    with closing(Store.open(f"sqlite:///{place}", create=True)) as store:
        activate_folder(store, rules_folder(), AFTER_THE_STAND - timedelta(days=1), "administration")
        gc.collect()
        begun = process_time()
        account = import_content(store, many_rows.NAME, content, AFTER_THE_STAND).account
        ours = process_time() - begun
    assert (account.read, account.quarantined) == (ROWS, 0)
    bare = place.with_suffix(".bare")
    new_store(bare).close()
    with closing(sqlite3.connect(place)) as stored, closing(sqlite3.connect(bare, isolation_level=None)) as target:
        rows = stored.execute("SELECT * FROM record_version ORDER BY number").fetchall()
        assert len(rows) == ROWS  # what only repeats is stored too
        target.execute("PRAGMA synchronous = FULL")
        target.execute("INSERT INTO record_import VALUES ('jobcenter', 1, NULL, 0, NULL, NULL)")
        places = ", ".join("?" * len(rows[0]))
        gc.collect()
        begun = process_time()
        for part in batches(rows, ROWS_A_TRANSACTION):
            target.execute("BEGIN IMMEDIATE")
            target.executemany(f"INSERT INTO record_version VALUES ({places})", part)
            target.execute("COMMIT")
        return ours, process_time() - begun


def test_a_file_that_comes_once_more_costs_little_more_than_a_scan_by_polars(tmp_path: Path, bars: Bars) -> None:
    house = make_workspace(tmp_path / "house")
    assert house.run("rules", "activate").code == 0
    file, as_utf8 = house.folder / many_rows.NAME, tmp_path / "utf8.csv"
    many_rows.write(file, ROWS)
    as_utf8.write_text(file.read_text("cp1252"), "utf-8", newline="")
    output((*IMPORT, "2017-02-01T08:00"), house.folder)
    (account,) = json.loads(output((*IMPORT, "2017-02-01T09:00", "--json"), house.folder))
    assert (account["read"], account["duplicate"]) == (ROWS, ROWS)
    scan = ("-c", POLARS, str(as_utf8))
    assert output(scan, tmp_path).strip() == str(ROWS)

    rounds = [
        (cost((*IMPORT, f"2017-02-01T1{number}:00"), house.folder).cpu, cost(scan, tmp_path).cpu)
        for number in range(ROUNDS)
    ]
    ours, theirs = (median(seconds) for seconds in zip(*rounds, strict=True))
    note = f"{ours:.2f} s against {theirs:.2f} s"
    bars.at_most(f"{ROWS:,} rows that came before, times a scan by polars", ours / theirs, AGAIN_AT_MOST, note)
