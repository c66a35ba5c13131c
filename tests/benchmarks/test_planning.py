"""What planning the mails of some 600 obligations costs beside judging them, on the day on which most is to be told.

A ratio of CPU time of this process, in one run. Two plan years of the shipped rules, nothing reported: everything is
bad or waits, it is the first Monday, and nobody has been told of anything.
"""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import process_time

import pytest

from checker.domain.clock import at_local, local_day
from checker.starter import rules_folder
from checker.store.opening import Store
from checker.usecases.rules.activation import activate_folder
from checker.usecases.running import tick as ticking
from checker.usecases.running.owed_set import remembered
from tests.benchmarks.bars import Bars

pytestmark = [pytest.mark.benchmark, pytest.mark.fast]

AT_MOST = 3.0
NOW = at_local(date(2017, 1, 16), 7)
ROUNDS = 7


def two_plan_years(folder: Path) -> Path:
    """The shipped rules, adopted, with the same goals for 2017."""
    shutil.copytree(rules_folder(), folder)
    plans = folder / "plans"
    shutil.rmtree(plans / "2016" / "tests")
    calendar = folder / "calendar.yaml"
    calendar.write_text(calendar.read_text(encoding="utf-8").replace("last: 2018", "last: 2019"), encoding="utf-8")
    head = plans / "2016" / "plan.yaml"
    head.write_text(
        re.sub(r"(?m)^status: draft.*$", "status: adopted\nadopted_on: 2016-01-04", head.read_text(encoding="utf-8")),
        encoding="utf-8",
    )
    shutil.copytree(plans / "2016", plans / "2017")
    for file in sorted((plans / "2017").rglob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        years = re.sub(r"(?<![\w-])201([67])(?=-\d\d|-[QH]\d|[,}\s])", lambda found: f"201{int(found[1]) + 1}", text)
        file.write_text(years, encoding="utf-8")
    return folder


def test_planning_mails_costs_at_most_three_times_as_much_as_judging(tmp_path: Path, bars: Bars) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'store.sqlite3'}", create=True)
    activate_folder(store, two_plan_years(tmp_path / "rules"), NOW - timedelta(days=2), "administration")
    judging, planning, counts = [], [], (0, 0)
    with store.read() as tx:
        seen = ticking._look(tx, remembered(store), NOW, local_day(NOW))
    for _ in range(ROUNDS):
        begun = process_time()
        judged = ticking._judge(seen, seen.due)
        judging.append(process_time() - begun)
        followed = ticking._follow_up(store, seen, judged, local_day(NOW), NOW)
        with store.read() as tx:
            begun = process_time()
            plan = ticking._plan(tx, seen, judged, followed, ticking._briefing(seen, local_day(NOW), NOW))
            planning.append(process_time() - begun)
        counts = len(judged), len(plan.mails.outgoing.messages)
    store.close()
    assert counts[0] >= 600
    assert counts[1] >= 10
    ratio = median(planning) / median(judging)
    note = f"{counts[1]} mails, {median(planning) * 1000:.0f} ms against {median(judging) * 1000:.0f} ms"
    bars.at_most(f"planning the mails of {counts[0]} obligations, times judging them", ratio, AT_MOST, note)
