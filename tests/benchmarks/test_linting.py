"""What an admin waits for when linting the whole catalogue, against Python starting and doing nothing, in one run.

Ratios only, of CPU time of the started process, medians over interleaved rounds: neighbours and clocks do not matter.
"""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median

import pytest

from tests.benchmarks.bars import Bars
from tests.benchmarks.process_cost import NOTHING, ROOT, cost, output

pytestmark = [pytest.mark.benchmark, pytest.mark.fast]

AT_MOST = 30.0
ROUNDS = 11
LINT = ("-m", "checker", "--json", "rules", "lint", "--rules", str(ROOT / "rules"))


def test_linting_the_catalogue_costs_at_most_thirty_times_a_bare_start(tmp_path: Path, bars: Bars) -> None:
    linted = json.loads(output(LINT, tmp_path))  # bytecode is written once, by the first start after a change
    assert linted["problems"] == []
    rounds = [(cost(LINT, tmp_path).cpu, cost(NOTHING, tmp_path).cpu) for _ in range(ROUNDS)]
    ours, bare = (median(costs) for costs in zip(*rounds, strict=True))
    note = f"{ours * 1000:.0f} ms against {bare * 1000:.1f} ms"
    bars.at_most(f"linting {linted['rules']} rules, times a bare start", ours / bare, AT_MOST, note)
