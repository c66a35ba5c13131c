"""What a simulated year costs beside the engine, every hour beside every day, and what ten years hold at once.

Ratios only, of CPU time of this process, in one run; memory of processes of their own. Nothing is rendered.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

import pytest

from checker.domain.clock import at_local
from checker.preview.forecast import Rhythm, forecast
from checker.preview.forecast_result import Forecast, Span
from checker.preview.scratch import scratch_of
from checker.store import obligations
from checker.store.opening import Store
from checker.usecases.running import demo
from checker.usecases.running.tick import tick
from tests.benchmarks.bars import Bars
from tests.benchmarks.process_cost import cost
from tests.benchmarks.test_judging import Bare

pytestmark = pytest.mark.benchmark

YEAR_AT_MOST = 2.5
HOURLY_AT_MOST = 3.0
TEN_YEARS_AT_MOST = 1.2
A_YEAR = 366
YEAR = Span(demo.FIRST_DAY, date(2017, 1, 3))
TWO_MONTHS = Span(date(2016, 3, 1), date(2016, 4, 30))
ROUNDS = 3


class _Beginning:
    """The demo's house before its first day, with the files of its year."""

    def __init__(self, folder: Path) -> None:
        self.workspace = demo.make_workspace(folder)
        self.store = Store.open(f"sqlite:///{folder}/store.sqlite3", create=True)
        demo.begin(self.store, self.workspace)

    def seconds(self, span: Span, rhythm: Rhythm = Rhythm.DAILY) -> tuple[float, Forecast]:
        begun = process_time()
        foreseen = forecast(self.store, span, arrivals=self.workspace.arrivals(), rhythm=rhythm)
        return process_time() - begun, foreseen


@pytest.fixture
def beginning(tmp_path: Path) -> Iterator[_Beginning]:
    made = _Beginning(tmp_path / "house")
    made.seconds(Span(demo.FIRST_DAY, demo.FIRST_DAY))  # the rules are read once
    yield made
    made.store.close()


def test_a_simulated_year_costs_at_most_so_many_times_bare_posting(beginning: _Beginning, bars: Bars) -> None:
    bare, a_fact, ours = Bare(), list[float](), list[float]()
    for _ in range(ROUNDS):
        begun = process_time()
        posted = bare.post()
        a_fact.append((process_time() - begun) / posted)
        seconds, foreseen = beginning.seconds(YEAR)
        ours.append(seconds)
    facts = A_YEAR * _obligations(beginning)
    theirs = facts * median(a_fact)
    assert len(foreseen.mails) > 300
    note = f"{len(foreseen.mails)} mails, {median(ours):.1f} s against {theirs:.1f} s"
    bars.at_most(f"a simulated year, times bare posting of {facts:,} facts", median(ours) / theirs, YEAR_AT_MOST, note)


def _obligations(beginning: _Beginning) -> int:
    """How many the house owes in its year."""
    with scratch_of(beginning.store) as scratch:
        tick(scratch, at_local(YEAR.last, 7), mail_domain="forecast.invalid")
        with scratch.read() as tx:
            return len(obligations.next_looks(tx))


def test_every_hour_costs_at_most_three_times_every_day(beginning: _Beginning, bars: Bars) -> None:
    daily, few = beginning.seconds(TWO_MONTHS)
    hourly, many = beginning.seconds(TWO_MONTHS, Rhythm.HOURLY)
    assert few.mails
    note = f"{len(few.mails)} mails daily, {len(many.mails)} hourly"
    bars.at_most("two months forecast hourly, times daily", hourly / daily, HOURLY_AT_MOST, note)


def test_ten_years_hold_no_more_than_one(tmp_path: Path, bars: Bars) -> None:
    one, ten = (_megabytes(tmp_path / str(years), years) for years in (1, 10))
    bars.at_most(
        "memory of ten simulated years, times one", ten / one, TEN_YEARS_AT_MOST, f"{ten:.0f} and {one:.0f} MB"
    )


def _megabytes(folder: Path, years: int) -> float:
    return cost(("-m", "tests.benchmarks.forecast_child", str(folder), str(years)), Path.cwd()).megabytes
