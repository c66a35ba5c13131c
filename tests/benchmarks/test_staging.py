"""What staging an import costs, against rows of the same columns that are only inserted, as many a transaction.

A ratio of CPU time of this process, in one run. The other side gets its rows ready-made: no key, hash, salt or JSON.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from statistics import median
from time import process_time

import pytest

from checker.store.batches import batches
from checker.store.recordings import Recording
from checker.usecases.importing.staging import ROWS_A_TRANSACTION, ImportRows, stage
from tests.benchmarks.bars import Bars
from tests.stored import NOON, many_versions, new_store

pytestmark = pytest.mark.benchmark

ROWS = 60_000
AT_MOST = 3.0
ROUNDS = 5


def test_staging_costs_a_few_times_what_inserting_the_same_columns_does(tmp_path: Path, bars: Bars) -> None:
    versions = tuple(many_versions(Recording(NOON, 1), ROWS))
    rounds = [_seconds(tmp_path / f"{number}.sqlite3", versions) for number in range(ROUNDS)]
    ours, theirs = (median(seconds) for seconds in zip(*rounds, strict=True))
    note = f"{ours:.2f} s against {theirs:.2f} s"
    bars.at_most(f"staging {ROWS:,} rows, times inserting the same columns", ours / theirs, AT_MOST, note)


def _seconds(place: Path, versions: tuple[object, ...]) -> tuple[float, float]:
    """Of staging, then of inserting what is stored by then into the same table of another store."""
    with closing(new_store(place)) as store:
        begun = process_time()
        stage(store, ImportRows(versions, ()), None, NOON)  # type: ignore[arg-type]
        ours = process_time() - begun
    bare = place.with_suffix(".bare")
    new_store(bare).close()
    with closing(sqlite3.connect(place)) as stored, closing(sqlite3.connect(bare, isolation_level=None)) as target:
        rows = stored.execute("SELECT * FROM record_version ORDER BY number").fetchall()
        assert len(rows) == ROWS
        target.execute("PRAGMA synchronous = FULL")
        target.execute("INSERT INTO record_import VALUES ('jobcenter', 1, NULL, 0, NULL, NULL)")
        places = ", ".join("?" * len(rows[0]))
        begun = process_time()
        for part in batches(rows, ROWS_A_TRANSACTION):
            target.execute("BEGIN IMMEDIATE")
            target.executemany(f"INSERT INTO record_version VALUES ({places})", part)
            target.execute("COMMIT")
        return ours, process_time() - begun
