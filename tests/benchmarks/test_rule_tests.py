"""What an admin waits for when testing the whole catalogue, against linting it, in one run.

Ratios only, of the started process, medians over interleaved rounds: by the wall and by CPU.
"""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median

import pytest

from tests.benchmarks.bars import Bars
from tests.benchmarks.process_cost import ROOT, cost, output

pytestmark = pytest.mark.benchmark

AT_MOST = 3.0
ROUNDS = 7
RULES = ("--rules", str(ROOT / "rules"))
LINT = ("-m", "checker", "rules", "lint", *RULES)
TEST = ("-m", "checker", "rules", "test", *RULES)


def test_testing_the_catalogue_costs_at_most_three_times_linting_it(tmp_path: Path, bars: Bars) -> None:
    summary = json.loads(output((*TEST, "--format", "json"), tmp_path))["summary"]
    assert (summary["failed"], summary["skipped"]) == (0, 0)
    cost(LINT, tmp_path)  # bytecode is written once, by the first start after a change
    rounds = [(cost(TEST, tmp_path), cost(LINT, tmp_path)) for _ in range(ROUNDS)]
    lines = f"{summary['passed']} lines of rule tests, times linting"
    bars.at_most(f"{lines}, by CPU", median(test.cpu / lint.cpu for test, lint in rounds), AT_MOST)
    bars.at_most(f"{lines}, by the wall", median(test.wall / lint.wall for test, lint in rounds), AT_MOST)
