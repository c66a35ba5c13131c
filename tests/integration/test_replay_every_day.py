"""Every day of the demo's year is decided again, byte for byte.

`make deep` (ZIELWACHT_EVERY_DAY) replays each day, else twelve on which something was decided, spread over the year.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest

from checker.domain.clock import end_of_day
from checker.store import Store
from checker.usecases.auditing.replay import replay
from tests.integration.demo_once import DemoRun, demo_of_this_session
from tests.stored import url_of
from tests.workspace import Workspace

FIRST, LAST = date(2015, 12, 31), date(2017, 4, 12)
SPREAD = 12

# What came of each day: as many verdicts of the day itself that are equal, and no other that is not.
Days = dict[date, int]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Only read from."""
    demo: DemoRun = demo_of_this_session(tmp_path_factory.getbasetemp())
    return Workspace(demo.folder)


@pytest.fixture(scope="module")
def decided_on(year: Workspace) -> Days:
    """On which days something was decided, and of how many obligations, as the store's rows say."""
    with closing(sqlite3.connect(f"file:{year.store}?mode=ro", uri=True)) as store:
        rows = store.execute("SELECT judged_on, count(DISTINCT obligation) FROM verdict_change GROUP BY judged_on")
        return {date.fromisoformat(day): many for day, many in rows}


@pytest.fixture(scope="module")
def days(decided_on: Days) -> list[date]:
    if "ZIELWACHT_EVERY_DAY" in os.environ:
        return [FIRST + timedelta(days=ahead) for ahead in range((LAST - FIRST).days + 1)]
    return sorted(decided_on)[:: len(decided_on) // (SPREAD - 1)][:SPREAD]


def test_each_day_is_decided_again_byte_for_byte(year: Workspace, days: list[date], decided_on: Days) -> None:
    assert len(days) >= SPREAD
    assert replayed(year, days) == {day: decided_on.get(day, 0) for day in days}


def replayed(house: Workspace, days: list[date]) -> Days:
    store = Store.open(url_of(house.store), create=False)
    try:
        found = {day: replay(store, day, end_of_day(day)) for day in days}
    finally:
        store.close()
    assert {day: one.different for day, one in found.items() if one.different} == {}
    return {day: one.equal for day, one in found.items()}
