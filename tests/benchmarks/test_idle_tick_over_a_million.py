"""What an empty tick costs over a million stored obligations, beside one over a hundred. Minutes: `make bench`.

A ratio of CPU time of this process, in one run. An empty tick is one later on a day on which everything was judged.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import process_time

import pytest

from checker.domain.clock import at_local
from checker.starter import rules_folder
from checker.store.opening import Store
from checker.usecases.rules.activation import activate_folder
from checker.usecases.running.tick import tick
from tests.benchmarks.bars import Bars
from tests.benchmarks.many_obligations import store_more

pytestmark = pytest.mark.benchmark

AT_MOST = 5.0
FEW, MANY = 100, 1_000_000
ON = date(2016, 3, 1)
DOMAIN = "jobcenter.example"


def test_an_empty_tick_does_not_pay_for_a_million_obligations(tmp_path: Path, bars: Bars) -> None:
    few, many = (_seconds(tmp_path / f"{stored}.sqlite3", stored) for stored in (FEW, MANY))
    note = f"{many * 1000:.2f} ms against {few * 1000:.2f} ms"
    bars.at_most(f"empty tick over {MANY:,} obligations, times one over {FEW}", many / few, AT_MOST, note)


def _seconds(place: Path, stored: int) -> float:
    """The median of some empty ticks over a store with `stored` obligations more than the rules owe."""
    store = Store.open(f"sqlite:///{place}", create=True)
    try:
        activate_folder(store, rules_folder(), at_local(ON - timedelta(days=1), 12), "administration")
        noon = at_local(ON, 12)
        tick(store, noon, mail_domain=DOMAIN)
        store_more(store, stored, next_look=noon + timedelta(days=300))
        taken = []
        for number in range(1, 42):
            begun = process_time()
            report = tick(store, noon + number * timedelta(minutes=1), mail_domain=DOMAIN)
            taken.append(process_time() - begun)
            assert (report.judged, report.queued) == (0, 0)
        return median(taken)
    finally:
        store.close()
