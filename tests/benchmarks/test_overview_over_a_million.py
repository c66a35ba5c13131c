"""What *Übersicht* costs over a million stored obligations, beside one over some 400. A minute: `make bench`.

A ratio of CPU time of this process, in one run, with nothing kept from the look before. The many are of the rules that
are in force, in periods of their own; each thousandth is due soon.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import process_time

import pytest

from checker.domain.access import LogInWay, Viewer
from checker.domain.clock import at_local
from checker.starter import rules_folder
from checker.store import journal, state_counts
from checker.store.opening import Store
from checker.usecases.reading.overview import overview
from checker.usecases.rules.activation import activate_folder
from checker.usecases.running.tick import tick
from tests.benchmarks.bars import Bars

pytestmark = pytest.mark.benchmark

AT_MOST = 5.0
MANY, ROUNDS = 1_000_000, 15
ON = date(2016, 3, 1)
NOON = at_local(ON, 12)
MANAGEMENT = Viewer(("gf@jobcenter",), LogInWay.PASSWORD)
# Past the program, which would seal each row: the page does not look at seals.
THERE = "CREATE TEMP TABLE there AS SELECT row_number() OVER (ORDER BY key) - 1 AS place, * FROM obligation"
NUMBERS = """
    CREATE TEMP TABLE more AS WITH RECURSIVE numbered (number) AS
    (SELECT 0 UNION ALL SELECT number + 1 FROM numbered WHERE number + 1 < {count})
    SELECT there.*, number, number % 1000 = 0 AS is_soon, rule || '/' || scope || '/2016-v' || number AS new_key
    FROM numbered JOIN there ON place = number % (SELECT count(*) FROM there)
"""
OBLIGATIONS = """
    INSERT INTO obligation (organisation, key, rule, scope, period, is_active, next_look, due_on)
    SELECT organisation, new_key, rule, scope, '2016-v' || number, 1, next_look,
    CASE WHEN is_soon THEN date('2016-03-01', '+' || (number / 1000 % 10) || ' days') ELSE '2016-12-31' END FROM more
"""
VERDICTS = """
    INSERT INTO verdict_change (organisation, obligation, number, judged_on, known_at, sequence, rulebook, state, cause,
    figures, verdict) SELECT v.organisation, new_key, v.number, judged_on, known_at, sequence, rulebook, state, cause,
    figures, CASE WHEN is_soon THEN verdict ELSE '{}' END FROM more JOIN verdict_change v ON v.obligation = more.key
"""


def test_the_overview_does_not_pay_for_a_million_obligations(tmp_path: Path, bars: Bars) -> None:
    few, much = (_seconds(tmp_path / f"{stored}.sqlite3", stored) for stored in (0, MANY))
    note = f"{much * 1000:.1f} ms against {few * 1000:.1f} ms"
    bars.at_most(f"overview over {MANY:,} obligations, times one over those of the rules", much / few, AT_MOST, note)


def _seconds(place: Path, more: int) -> float:
    store = Store.open(f"sqlite:///{place}", create=True)
    try:
        activate_folder(store, rules_folder(), at_local(ON - timedelta(days=1), 12), "administration")
        tick(store, NOON, mail_domain="jobcenter.example")
        if more:
            _store_more(place, more)
            with store.write() as tx:
                state_counts.count_anew(tx)
        taken = []
        for _ in range(ROUNDS):
            with store.write() as tx:
                journal.append(tx, "records.imported", {}, NOON)
            begun = process_time()
            seen = overview(store, MANAGEMENT, NOON)
            taken.append(process_time() - begun)
            # But for a rule that is about another year.
            assert sum(states.total() for states in seen.grid.cells.values()) > more * 99 // 100
            assert seen.has_more or not more
        return median(taken)
    finally:
        store.close()


def _store_more(place: Path, count: int) -> None:
    with closing(sqlite3.connect(place)) as other, other:
        for statement in (THERE, NUMBERS.format(count=count), OBLIGATIONS, VERDICTS):
            other.execute(statement)
