"""What rules that react cost where nothing fires: the catalogue with them against the catalogue without, in turns.

Ratios only, of CPU time of this process, medians over interleaved rounds: neighbours and clocks do not matter.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

import pytest

from checker.domain.clock import end_of_day
from checker.domain.rulebook import PlannedRule
from checker.evaluation import evaluate, judge
from checker.evaluation.assessment import Assessment
from checker.evaluation.obligations import Obligation, asked_for
from checker.evaluation.triggered_obligations import opened
from checker.rulebook.load import load
from tests.benchmarks.bars import Bars
from tests.build import Reported, sick

pytestmark = [pytest.mark.benchmark, pytest.mark.fast]

AT_MOST = 1.10
ROUNDS = 31
ON = date(2016, 10, 17)
RATES = ("10.4", "10.9", "11.0", "10.8", "10.7", "10.9", "11.0", "10.9", "10.8")


def test_judging_the_catalogue_costs_at_most_a_tenth_more_when_no_chain_fires(
    bars: Bars, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, told = load(Path(__file__).parents[2] / "rules"), Reported()
    for month, rate in enumerate(RATES, start=1):
        told.say(sick(f"2016-{month:02}", rate))
    records, known_at = told.records, end_of_day(ON)

    def only_asked_for(planned: PlannedRule, assessment: Assessment) -> Iterator[Obligation]:
        return asked_for(planned, assessment.organisation, assessment.on, assessment.index)

    def cost() -> float:
        begun = process_time()
        verdicts = evaluate(book, book.calendar, book.organisation, records, (), ON, known_at)
        assert not [verdict for verdict in verdicts if verdict.kind == "on_demand"]
        return process_time() - begun

    chained = opened
    cost()
    gc.collect()
    gc.freeze()  # what pytest holds is no cost of either side
    rounds: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        monkeypatch.setattr(judge, "opened", chained)
        with_them = cost()
        monkeypatch.setattr(judge, "opened", only_asked_for)
        rounds.append((with_them, cost()))
    gc.unfreeze()
    ratio = median(ours for ours, _ in rounds) / median(without for _, without in rounds)
    bars.at_most("judging the catalogue with a chain that does not fire, times without", ratio, AT_MOST)
