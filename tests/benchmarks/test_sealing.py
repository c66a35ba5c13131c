"""What sealing costs: a tick on which most is judged and told, and an import, each with and without it; and its check.

Ratios of CPU time of this process, in one run. Source of the bar: DESIGN section 10, issue "the auditor".
"""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import process_time

import pytest
from sqlalchemy import select

from checker.domain import hash_tree
from checker.domain.clock import at_local
from checker.starter import rules_folder
from checker.store import records, seal_check, seals, tables
from checker.store.opening import Store
from checker.usecases.importing.import_records import import_content
from checker.usecases.rules.activation import activate_folder
from checker.usecases.running.tick import tick
from tests.benchmarks import many_rows
from tests.benchmarks.bars import Bars
from tests.benchmarks.test_planning import two_plan_years

pytestmark = [pytest.mark.benchmark, pytest.mark.fast]

AT_MOST = 1.3
CHECK_AT_MOST = 5.0
AFTER_THE_STAND = at_local(date(2017, 2, 1), 12)
NOW = at_local(date(2017, 1, 16), 7)
ROWS = 20_000
ROUNDS = 5


def without_seals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seals, "note_changes", lambda tx: None)
    monkeypatch.setattr(seals, "seal_changes", lambda tx: None)
    monkeypatch.setattr(records, "_sealed", lambda salt, said: "")
    monkeypatch.setattr(hash_tree, "grow", lambda complete, before, leaves: before)


def test_a_tick_costs_little_more_with_seals(tmp_path: Path, bars: Bars, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = tmp_path / "ready.sqlite3"
    with closing(Store.open(f"sqlite:///{ready}", create=True)) as store:
        activate_folder(store, two_plan_years(tmp_path / "rules"), NOW - timedelta(days=2), "administration")

    def seconds(name: str) -> float:
        place = shutil.copy(ready, tmp_path / name)
        with closing(Store.open(f"sqlite:///{place}", create=False)) as store:
            begun = process_time()
            assert tick(store, NOW, mail_domain="jobcenter.example").judged > 600
            return process_time() - begun

    _compare(bars, "a first tick with seals, times one without", seconds, monkeypatch)


def test_an_import_costs_little_more_with_seals(tmp_path: Path, bars: Bars, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / many_rows.NAME
    many_rows.write(file, ROWS)
    content = file.read_bytes()

    def seconds(name: str) -> float:
        with closing(Store.open(f"sqlite:///{tmp_path / name}", create=True)) as store:
            activate_folder(store, rules_folder(), AFTER_THE_STAND - timedelta(days=1), "administration")
            begun = process_time()
            assert import_content(store, many_rows.NAME, content, AFTER_THE_STAND).account.read == ROWS
            return process_time() - begun

    _compare(bars, f"importing {ROWS:,} rows with seals, times without", seconds, monkeypatch)


def _compare(bars: Bars, what: str, seconds: Callable[[str], float], monkeypatch: pytest.MonkeyPatch) -> None:
    def without_garbage(name: str) -> float:
        """The look at all that is old comes once in so many objects: on which side is chance."""
        gc.collect()
        return seconds(name)

    sealed, bare = [], []
    for number in range(ROUNDS):
        sealed.append(without_garbage(f"sealed-{number}"))
        with monkeypatch.context() as without:
            without_seals(without)
            bare.append(without_garbage(f"bare-{number}"))
    note = f"{median(sealed):.2f} s against {median(bare):.2f} s"
    bars.at_most(what, median(sealed) / median(bare), AT_MOST, note)


def test_a_check_costs_at_most_five_reads_of_the_same_rows(tmp_path: Path, bars: Bars) -> None:
    """Read once means: one SELECT a table, of all that the check looks at, by the same library."""
    file = tmp_path / many_rows.NAME
    many_rows.write(file, ROWS)
    names = (*seals.SEALED_TABLES, "record_version", "journal", "seal")
    with closing(Store.open(f"sqlite:///{tmp_path / 'checked.sqlite3'}", create=True)) as store:
        activate_folder(store, rules_folder(), AFTER_THE_STAND - timedelta(days=1), "administration")
        import_content(store, many_rows.NAME, file.read_bytes(), AFTER_THE_STAND)
        tick(store, AFTER_THE_STAND, mail_domain="jobcenter.example")

        def check() -> int:
            with store.read() as tx:
                result = seal_check.check_all(tx)
            assert result.unsound == ()
            return result.rows

        def read() -> int:
            with store.read() as tx:
                return sum(len(tx.execute(select(tables.metadata.tables[name])).all()) for name in names)

        assert min(check(), read()) > ROWS
        costs = [(_seconds(check), _seconds(read)) for _ in range(ROUNDS)]
    ours, theirs = (median(some) for some in zip(*costs, strict=True))
    bars.at_most("a check of the store, times reading its rows", ours / theirs, CHECK_AT_MOST, f"{ours:.2f} s")


def _seconds(work: Callable[[], int]) -> float:
    gc.collect()
    begun = process_time()
    work()
    return process_time() - begun
