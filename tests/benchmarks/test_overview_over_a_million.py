"""What *Übersicht* costs over a million stored obligations, beside one over some 400. Minutes: `make bench`.

A ratio of CPU time of this process, in one run, with nothing kept from the look before. The many are of the rules that
are in force, in periods of their own; each thousandth is due soon.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import process_time

import pytest
from sqlalchemy import insert, select

from checker.domain.access import LogInWay, Viewer
from checker.domain.clock import at_local
from checker.starter import rules_folder
from checker.store import journal, state_counts
from checker.store.opening import Store
from checker.store.tables import obligation, verdict_change
from checker.usecases.reading.overview import overview
from checker.usecases.rules.activation import activate_folder
from checker.usecases.running.tick import tick
from tests.benchmarks.bars import Bars

pytestmark = pytest.mark.benchmark

AT_MOST = 5.0
MANY, ROWS_A_TRANSACTION, ONE_IS_DUE = 1_000_000, 50_000, 1_000
ON = date(2016, 3, 1)
NOON = at_local(ON, 12)
MANAGEMENT = Viewer(("gf@jobcenter",), LogInWay.PASSWORD)


def test_the_overview_does_not_pay_for_a_million_obligations(tmp_path: Path, bars: Bars) -> None:
    few, much = (_seconds(tmp_path / f"{stored}.sqlite3", stored) for stored in (0, MANY))
    note = f"{much * 1000:.1f} ms against {few * 1000:.1f} ms"
    bars.at_most(f"overview over {MANY:,} obligations, times one over those of the rules", much / few, AT_MOST, note)


def _seconds(place: Path, more: int) -> float:
    store = Store.open(f"sqlite:///{place}", create=True)
    try:
        activate_folder(store, rules_folder(), at_local(ON - timedelta(days=1), 12), "administration")
        tick(store, NOON, mail_domain="jobcenter.example")
        _store_more(store, more)
        taken = []
        for _ in range(15):
            with store.write() as tx:
                journal.append(tx, "records.imported", {}, NOON)
            begun = process_time()
            seen = overview(store, MANAGEMENT, NOON)
            taken.append(process_time() - begun)
            assert sum(states.total() for states in seen.grid.cells.values()) >= more
        return median(taken)
    finally:
        store.close()


def _store_more(store: Store, count: int) -> None:
    with store.read() as tx:
        there = tx.execute(select(obligation).where(obligation.c.organisation == store.organisation)).mappings().all()
        judged = {row["obligation"]: dict(row) for row in tx.execute(select(verdict_change)).mappings()}
    numbered = enumerate(islice(cycle(there), count))
    while rows := list(islice(numbered, ROWS_A_TRANSACTION)):
        of_obligations, of_verdicts = [], []
        for number, row in rows:
            key, is_due = f"{row['rule']}/{row['scope']}/2016-v{number}", number % ONE_IS_DUE == 0
            due = ON + timedelta(days=number // ONE_IS_DUE % 10) if is_due else date(2016, 12, 31)
            of_obligations.append({**row, "key": key, "period": f"2016-v{number}", "due_on": due})
            verdict = judged[row["key"]]
            kept = {} if is_due else {"verdict": {}}
            of_verdicts.append({**verdict, "obligation": key, **kept})
        with store.write() as tx:
            tx.execute(insert(obligation), of_obligations)
            tx.execute(insert(verdict_change), of_verdicts)
    with store.write() as tx:
        state_counts.count_anew(tx)
