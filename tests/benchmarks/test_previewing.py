"""What it costs to preview an edit of one rule: against a check of that day, and with mails against one walk ahead.

Whole commands, without the start of Python. Ratios of CPU time of this process, in one run. Source of the bars: issue
"before it is live".
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from statistics import median
from time import process_time

import pytest

from checker.domain.clock import local_day
from checker.preview.forecast import forecast
from checker.preview.forecast_result import Span
from checker.store import Store
from tests.benchmarks import many_rows
from tests.benchmarks.bars import Bars
from tests.benchmarks.test_sealing import AFTER_THE_STAND
from tests.stored import url_of
from tests.workspace import Workspace, make_workspace

pytestmark = pytest.mark.benchmark

CHECKS, SPANS = 3.0, 2.2
ROWS, ROUNDS = 5_000, 5
DAY = local_day(AFTER_THE_STAND)
AHEAD = Span(DAY + timedelta(days=1), DAY + timedelta(days=60))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The whole catalogue with many records, judged, and one bound edited in the folder."""
    made = make_workspace(tmp_path_factory.mktemp("previewing"))
    many_rows.write(made.folder / many_rows.NAME, ROWS)
    assert made.run("rules", "activate", "--now", f"{DAY - timedelta(days=1)}T08:00").code == 0
    assert made.run("records", "import", many_rows.NAME, "--now", f"{DAY}T06:00").code == 0
    assert made.run("tick", "--now", f"{DAY}T07:00").code == 0
    goal = made.goal("kdu")
    goal.write_text(goal.read_text(encoding="utf-8").replace('value: "300"', 'value: "310"', 1), encoding="utf-8")
    return made


@pytest.mark.fast
def test_previewing_a_rule_costs_at_most_three_checks(house: Workspace, bars: Bars) -> None:
    costs = [(_seconds(partial(_previewed, house)), _seconds(partial(_checked, house))) for _ in range(ROUNDS)]
    one, other = (median(some) for some in zip(*costs, strict=True))
    bars.at_most("previewing an edit of one rule, times a check", one / other, CHECKS, f"{one:.2f} s, {other:.2f} s")


def test_previewing_its_mails_costs_little_more_than_two_walks(house: Workspace, bars: Bars) -> None:
    """Budgets couple the rules, so that both futures are walked whole."""
    store = Store.open(url_of(house.store), create=False)
    try:
        walked = _seconds(lambda: forecast(store, AHEAD))
    finally:
        store.close()
    told = _seconds(partial(_previewed, house, "--until", f"{AHEAD.last}", mails=True))
    note = f"{told:.2f} s against {walked:.2f} s"
    bars.at_most("previewing an edit with its mails, times one walk ahead", told / walked, SPANS, note)


def _checked(house: Workspace) -> None:
    assert "reviews-new-cases" in house.run("check", "--on", f"{DAY}").out


def _previewed(house: Workspace, *more: str, mails: bool = False) -> None:
    done = house.run("rules", "diff", "--on", f"{DAY}", *more, *(() if mails else ("--no-mails",)))
    assert (done.code, "target.value: 300 -> 310" in done.out) == (0, True)


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    begun = process_time()
    work()
    return process_time() - begun
