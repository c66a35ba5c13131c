"""What the frozen table of working days saves: counted against `holidays` asked day by day, in one run.

Ratios only, of CPU time of this process, medians over interleaved rounds: neighbours and clocks do not matter.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from time import process_time

import holidays
import pytest

from checker.rulebook.calendar_table import build
from tests.benchmarks.bars import Bars

pytestmark = [pytest.mark.benchmark, pytest.mark.fast]

AT_LEAST = 75.0
ROUNDS = 15
BACK = 20  # working days: the longest lead time of the plan's reminders
ONE_DAY = timedelta(days=1)
STARTS = [date(2016, 3, 1) + ONE_DAY * offset for offset in range(366)]
OURS_A_ROUND = 20  # times all starts, so that a round of ours can be measured at all


def test_twenty_working_days_back_are_75_times_faster_than_asking_holidays(bars: Bars) -> None:
    calendar = build("NW", 2015, 2018)
    live = holidays.country_holidays("DE", subdiv="NW", years=range(2015, 2019), language="de", expand=False)

    def day_by_day(start: date, days: int) -> date:
        """The cheapest way to ask: weekends are not even looked up, and the years are there already."""
        left, day = -days, start
        while left:
            day -= ONE_DAY
            if day.weekday() < 5 and day not in live:
                left -= 1
        return day

    table, library = calendar.add_office_days, live.get_nth_working_day
    for start in STARTS:
        assert table(start, -BACK) == day_by_day(start, -BACK) == library(start, -BACK)
    gc.collect()
    gc.freeze()
    rounds = [(_cost(table, OURS_A_ROUND), _cost(day_by_day), _cost(library)) for _ in range(ROUNDS)]
    gc.unfreeze()
    ours, theirs, its_own = (median(costs) for costs in zip(*rounds, strict=True))
    note = f"{its_own / ours:.0f} times faster than the library's own count; {ours / len(STARTS) * 1e9:.0f} ns each"
    bars.at_least("twenty working days back, times faster than asking day by day", theirs / ours, AT_LEAST, note)


def _cost(count_back: Callable[[date, int], date], times: int = 1) -> float:
    """CPU seconds to count back once from every start."""
    begun = process_time()
    for _ in range(times):
        for start in STARTS:
            count_back(start, -BACK)
    return (process_time() - begun) / times
