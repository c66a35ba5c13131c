"""What a tick costs when nothing is due, what an hourly walk costs beside a daily one, and a year beside the engine.

Ratios only, of CPU time of this process, in one run. Stores are fresh; mails are taken by a list.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import process_time

import pytest
from sqlalchemy import insert

from checker.domain.clock import at_local
from checker.store import obligations
from checker.store.opening import Store
from checker.store.tables import obligation
from checker.usecases.running import demo
from checker.usecases.running.tick import tick
from checker.usecases.running.walk import DatedFiles, walk
from checker.usecases.telling.send import MailIdentity
from notifications.transport import Delivered, Outcome
from tests.benchmarks.bars import Bars
from tests.benchmarks.test_judging import Bare

pytestmark = pytest.mark.benchmark

HOURLY_AT_MOST = 3.0
IDLE_AT_MOST = 5.0
YEAR_AT_MOST = 3.0
A_YEAR = 366
POSTED_EVERY = 10
FIRST, LAST = date(2016, 3, 1), date(2016, 4, 30)
DAYS = [FIRST + timedelta(days=count) for count in range((LAST - FIRST).days + 1)]
SENDER = MailIdentity("zielwacht@jobcenter.example", "jobcenter.example")


class Taken:
    """A mail server that takes everything."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []

    def deliver(
        self,
        raw: bytes,
        *,
        envelope_from: str,
        recipient: str,
        before_data: Callable[[], None],
    ) -> Outcome:
        before_data()
        self.mails.append(raw)
        return Delivered("250 taken")

    def close(self) -> None:
        """Nothing is held."""


class _Demo:
    """The demo's store and files, walked at any instants."""

    def __init__(self, folder: Path) -> None:
        self.workspace = demo.make_workspace(folder)
        self.store = Store.open(f"sqlite:///{folder}/store.sqlite3", create=True)
        self.book = demo.begin(self.store, self.workspace)

    def walked(self, instants: Iterable[datetime]) -> tuple[float, int, int]:
        """CPU seconds, steps and mails."""
        arrivals, taken = DatedFiles(self.workspace.arrivals()), Taken()
        gc.collect()
        begun = process_time()
        steps = sum(1 for _ in walk(instants, arrivals, taken, self.store, SENDER))
        return process_time() - begun, steps, len(taken.mails)


def test_an_hourly_walk_costs_at_most_three_times_a_daily_one(tmp_path: Path, bars: Bars) -> None:
    _Demo(tmp_path / "warm").walked([at_local(FIRST, 7)])
    daily, days, few = _Demo(tmp_path / "daily").walked(at_local(day, 7) for day in DAYS)
    hourly, hours, many = _Demo(tmp_path / "hourly").walked(at_local(day, hour) for day in DAYS for hour in range(24))
    assert (days, hours) == (61, 61 * 24)
    assert few > 0
    assert many > 0
    note = f"{few} mails daily, {many} hourly"
    bars.at_most("hourly walk of two months, times the daily one", hourly / daily, HOURLY_AT_MOST, note)


def test_an_idle_tick_does_not_pay_for_what_is_stored(tmp_path: Path, bars: Bars) -> None:
    few, many = (_idle_seconds(tmp_path / str(stored), stored) for stored in (100, 20_000))
    note = f"{many * 1000:.2f} ms against {few * 1000:.2f} ms"
    bars.at_most("idle tick over 20,000 obligations, times one over 100", many / few, IDLE_AT_MOST, note)


def _idle_seconds(folder: Path, stored: int) -> float:
    """Median CPU seconds of a tick later on a day on which everything was judged, over `stored` obligations."""
    made = _Demo(folder)
    noon = at_local(FIRST, 12)
    tick(made.store, noon, mail_domain=SENDER.domain)
    with made.store.write() as tx:
        known = obligations.next_looks(tx)
        house = made.book.organisation.organisation.id
        rows = [
            {
                "organisation": made.store.organisation,
                "key": f"more-{number}/{house}/2016",
                "rule": f"more-{number}",
                "scope": house,
                "period": "2016",
                "is_active": True,
                "next_look": noon + timedelta(days=1 + number % 300),
            }
            for number in range(stored - len(known))
        ]
        if rows:
            tx.execute(insert(obligation), rows)
    costs = []
    for second in range(1, 102):
        begun = process_time()
        report = tick(made.store, noon + timedelta(seconds=second), mail_domain=SENDER.domain)
        costs.append(process_time() - begun)
        assert report.judged == 0
    return median(costs)


def test_the_demo_year_costs_at_most_three_times_bare_posting(tmp_path: Path, bars: Bars) -> None:
    """The year is walked once; bare posts between its steps, the median of them, say what a fact costs meanwhile."""
    made = _Demo(tmp_path / "year")
    arrivals, taken, bare = DatedFiles(made.workspace.arrivals()), Taken(), Bare()
    instants = demo.instants(made.book)
    ours, a_fact = 0.0, list[float]()
    walked = walk(instants, arrivals, taken, made.store, SENDER)
    for number in range(len(instants)):
        begun = process_time()
        next(walked)
        ours += process_time() - begun
        if number % POSTED_EVERY == 0:
            begun = process_time()
            posted = bare.post()
            a_fact.append((process_time() - begun) / posted)
    with made.store.read() as tx:
        facts = A_YEAR * len(obligations.next_looks(tx))
    theirs = facts * median(a_fact)
    assert len(instants) > 300
    assert len(taken.mails) >= 60
    note = f"{len(taken.mails)} mails, {ours:.1f} s against {theirs:.1f} s"
    bars.at_most(f"the demo's year, times bare posting of {facts:,} facts", ours / theirs, YEAR_AT_MOST, note)
