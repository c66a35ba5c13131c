"""What the evidence class of a sampled rate costs: held against importing scipy.stats, which is not imported for it.

A ratio of CPU times of fresh processes in one run; medians of interleaved rounds.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median

import pytest

from tests.benchmarks.bars import Bars

pytestmark = pytest.mark.benchmark

ROUNDS = 3
RATES = 400
# 400 different rates of up to 1,000 cases near their bound, where the sums are longest.
OURS = f"""
from time import process_time
from fractions import Fraction
from checker.evaluation.sampling import evidence_class
started = process_time()
bound = Fraction(1, 10)
rates = {{(whole // 10 + step, whole) for step in (-8, -3, 3, 8) for whole in range(901, 1001)}}
assert len(rates) == {RATES}
classes = {{evidence_class(part, whole, bound, below=part * 10 < whole) for part, whole in rates}}
assert len(classes) == 2 or len(classes) == 1, classes
import sys
assert "scipy" not in sys.modules
print(process_time() - started)
"""
THEIRS = """
from time import process_time
started = process_time()
import scipy.stats
print(process_time() - started)
"""


def _cost(program: str) -> float:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    return float(done.stdout)


def test_400_evidence_classes_cost_at_most_importing_scipy(bars: Bars) -> None:
    rounds = [(_cost(OURS), _cost(THEIRS)) for _ in range(ROUNDS)]
    ours, theirs = (median(side) for side in zip(*rounds, strict=True))
    note = f"{ours * 1000:.0f} ms against {theirs * 1000:.0f} ms"
    bars.at_most(f"evidence of {RATES} rates, times importing scipy.stats", ours / theirs, 1.0, note)
