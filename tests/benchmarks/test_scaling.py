"""Does judging stay as cheap when a rulebook grows? Ratios of CPU time, each size in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.benchmarks.bars import Bars

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).parents[2]
OVER_A_HUNDRED = {1_000: 1.5, 10_000: 2.5}
MOST_MEBIBYTES = 700


@cache
def measured(rules: int) -> dict[str, float]:
    """What the child process told: cost an obligation and compiling a rule (microseconds), peak memory (MiB)."""
    command = [sys.executable, "-m", "tests.benchmarks.judging_child", str(rules)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(run.stdout)
    return told


@pytest.mark.parametrize("rules", sorted(OVER_A_HUNDRED))
def test_an_obligation_of_a_large_rulebook_costs_little_more(rules: int, bars: Bars) -> None:
    hundred, many = measured(100), measured(rules)
    ratio = many["cost"] / hundred["cost"]
    assert many["states"] == hundred["states"] == 5, "both are judged good and bad alike"
    note = f"{many['cost']:.0f} µs each, compiling {many['compiling']:.0f} µs a rule"
    bars.at_most(f"an obligation of {rules:,} rules, times one of 100", ratio, OVER_A_HUNDRED[rules], note)


def test_ten_thousand_rules_stay_below_700_mebibytes(bars: Bars) -> None:
    bars.at_most("peak memory of 10,000 rules in MiB", measured(10_000)["peak"], MOST_MEBIBYTES)
