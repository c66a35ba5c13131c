"""What a tick with twenty due costs where a rulebook owes 40,000 obligations, beside one where it owes 400.

Ratios of CPU time of this process, medians of several ticks. Both houses have the same units and the same goal's rule,
once in five rules and once in 477; nothing is reported, and most of it is not due yet.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import process_time

import pytest

from checker.domain.clock import at_local
from checker.starter import rules_folder
from checker.store import obligations
from checker.store.opening import Store
from checker.usecases.rules import activation
from checker.usecases.rules.activation import activate_folder
from checker.usecases.running.tick import tick
from tests.benchmarks.bars import Bars

pytestmark = pytest.mark.benchmark

FEW, MANY = 5, 477
A_GOAL = 40
OF_A_RULE = 7 * 12  # offices and months
DUE = 20
LATER_AT_MOST, FIRST_AT_MOST = 2.0, 20.0
TUESDAY = date(2016, 1, 5)
DOMAIN = "jobcenter.example"
BESIDE = f"{DUE} due of {MANY * OF_A_RULE:,} owed, times one of {FEW * OF_A_RULE}"
RULE = """
  - id: staffed-{number}
    title: An jedem Standort eine zusätzliche Vermittlungskraft ({number})
    short_title: Vermittlungskräfte {number}
    kind: count_min_per_unit
    source: {{row: P18, line: 378}}
    about: staff
    measure:
      {{records: headcount, where: {{headcount: plus5-staffing, aggregation: point}}, take: latest, amount: filled}}
    target: {{operator: ">=", value: "1", unit: heads}}
    rounding: integer
    scope: {{judge: office}}
    period: {{kind: month}}
    due: {{policy: fixed}}
    reported: {{every: month, sender: controlling, profile: monthly-figures}}
    data_expected: {{working_days_after: 10, origin: assumption, why: Die Auswertung entsteht nach dem Monatsabschluss}}
    interim: none
    severity: minor
    owner: bereichsleitung_mi
    escalation: integration
"""


@dataclass
class _House:
    """A store whose rulebook owes `rules` times 84 obligations, all of them judged once."""

    folder: Path
    rules: int

    def __post_init__(self) -> None:
        activation._archived.cache_clear()
        self._url = f"sqlite:///{self.folder / 'store.sqlite3'}"
        self.store = Store.open(self._url, create=True)
        activate_folder(self.store, self._rules(), at_local(TUESDAY - timedelta(days=2), 12), "administration")
        assert tick(self.store, at_local(TUESDAY, 8), mail_domain=DOMAIN).judged == self.rules * OF_A_RULE
        with self.store.read() as tx:
            self._chosen = sorted(obligations.next_looks(tx))[:: self.rules * OF_A_RULE // DUE][:DUE]

    def _rules(self) -> Path:
        copied = shutil.copytree(rules_folder(), self.folder / "rules")
        plan = copied / "plans" / "2016"
        for folder in ("goals", "tests"):
            shutil.rmtree(plan / folder)
        (plan / "goals").mkdir()
        for first in range(0, self.rules, A_GOAL):
            head = f"goal: {{id: goal-{first}, title: Ziel {first}}}\n\nrules:"
            rules = (RULE.format(number=number) for number in range(first, min(first + A_GOAL, self.rules)))
            (plan / "goals" / f"goal-{first}.yaml").write_text(head + "".join(rules), encoding="utf-8")
        return copied

    def begin_anew(self) -> None:
        """As in a process that has just begun."""
        self.store.close()
        activation._archived.cache_clear()
        self.store = Store.open(self._url, create=False)

    def seconds(self, now: datetime) -> float:
        """What a tick costs that finds twenty due."""
        with self.store.write() as tx:
            obligations.set_next_looks(tx, dict.fromkeys(self._chosen, now))
        begun = process_time()
        report = tick(self.store, now, mail_domain=DOMAIN)
        taken = process_time() - begun
        assert report.judged == DUE
        return taken


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> tuple[_House, _House]:
    few, many = (_House(tmp_path_factory.mktemp(str(rules)), rules) for rules in (FEW, MANY))
    return few, many


def test_a_later_tick_of_a_day_costs_at_most_twice_as_much(houses: tuple[_House, _House], bars: Bars) -> None:
    costs: list[list[float]] = [[], []]
    for minute in range(25):
        for house, taken in zip(houses, costs, strict=True):
            taken.append(house.seconds(at_local(TUESDAY, 9) + timedelta(minutes=minute)))
    bars.at_most(f"a later tick of a day, {BESIDE}", median(costs[1]) / median(costs[0]), LATER_AT_MOST)


def test_the_first_tick_of_a_day_costs_at_most_twenty_times_as_much(houses: tuple[_House, _House], bars: Bars) -> None:
    costs: list[list[float]] = [[], []]
    for days in (1, 2, 3):
        for house, taken in zip(houses, costs, strict=True):
            taken.append(house.seconds(at_local(TUESDAY + timedelta(days=days), 9)))
    bars.at_most(f"the first tick of a day, {BESIDE}", median(costs[1]) / median(costs[0]), FIRST_AT_MOST)


def test_a_tick_of_a_new_process_costs_at_most_twenty_times_as_much(houses: tuple[_House, _House], bars: Bars) -> None:
    costs: list[list[float]] = [[], []]
    for hour in (12, 13, 14):
        for house, taken in zip(houses, costs, strict=True):
            house.begin_anew()
            taken.append(house.seconds(at_local(TUESDAY + timedelta(days=3), hour)))
    bars.at_most(f"a new process, {BESIDE}", median(costs[1]) / median(costs[0]), FIRST_AT_MOST)
