"""What it costs to judge a past day again and compare it with the store, against a check of that day.

Whole commands, without the start of Python. Ratios of CPU time of this process, in one run. Source of the bar: DESIGN
section 10, issue "the auditor".
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

import pytest

from checker.domain.clock import local_day
from tests.benchmarks import many_rows
from tests.benchmarks.bars import Bars
from tests.benchmarks.test_sealing import AFTER_THE_STAND
from tests.workspace import Workspace, make_workspace

pytestmark = [pytest.mark.benchmark, pytest.mark.fast]

AT_MOST = 2.0
ROWS = 5_000
ROUNDS = 5
DAY, NEXT = local_day(AFTER_THE_STAND), local_day(AFTER_THE_STAND) + timedelta(days=1)


def test_replaying_a_day_costs_at_most_two_checks_of_it(tmp_path: Path, bars: Bars) -> None:
    """The day on which all was decided first, and the one after it, on which hardly anything changed."""
    house = make_workspace(tmp_path)
    many_rows.write(tmp_path / many_rows.NAME, ROWS)
    said = "rules", "activate", "--now", f"{DAY - timedelta(days=1)}T08:00"
    assert house.run(*said).code == 0
    assert house.run("records", "import", many_rows.NAME, "--now", f"{DAY}T06:00").code == 0
    for on in (DAY, NEXT):
        assert house.run("tick", "--now", f"{on}T07:00").code == 0
    for on in (DAY, NEXT):
        ratio, note = _compared(partial(_replayed, house, on), partial(_checked, house, on))
        bars.at_most(f"replaying {on}, times a check of it", ratio, AT_MOST, note)


def _checked(house: Workspace, on: date) -> None:
    assert "reviews-new-cases" in house.run("check", "--on", f"{on}", "--known-at", f"{on}T12:00").out


def _replayed(house: Workspace, on: date) -> None:
    done = house.run("audit", "replay", "--on", f"{on}", "--known-at", f"{on}T12:00")
    assert (done.code, "verschieden: 0" in done.out) == (0, True)


def _compared(ours: Callable[[], None], theirs: Callable[[], None]) -> tuple[float, str]:
    costs = [(_seconds(ours), _seconds(theirs)) for _ in range(ROUNDS)]
    one, other = (median(some) for some in zip(*costs, strict=True))
    return one / other, f"{one:.2f} s against {other:.2f} s"


def _seconds(work: Callable[[], None]) -> float:
    gc.collect()
    begun = process_time()
    work()
    return process_time() - begun
