"""What an admin waits for when testing the whole catalogue, against linting it, in one run.

Ratios only, of the started process, medians over interleaved rounds: by the wall and by CPU.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).parents[2]
AT_MOST = 3.0
ROUNDS = 11
RULES = ("--rules", str(ROOT / "rules"))
LINT = ("-m", "checker", "rules", "lint", *RULES)
TEST = ("-m", "checker", "rules", "test", *RULES)


def test_testing_the_catalogue_costs_at_most_three_times_linting_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [sys.executable, *TEST, "--format", "json"]
    done = subprocess.run(arguments, cwd=tmp_path, env=_environment(tmp_path), capture_output=True, check=True)
    summary = json.loads(done.stdout)["summary"]
    assert (summary["failed"], summary["skipped"]) == (0, 0)
    _cost(LINT, tmp_path)  # bytecode is written once, by the first start after a change
    rounds = [(_cost(TEST, tmp_path), _cost(LINT, tmp_path)) for _ in range(ROUNDS)]
    by_wall = median(test[0] / lint[0] for test, lint in rounds)
    by_cpu = median(test[1] / lint[1] for test, lint in rounds)
    with capsys.disabled():
        print(
            f"\n{summary['passed']} lines of tests: {by_wall:.2f} times linting by the wall, {by_cpu:.2f} by CPU"
            f" (limit {AT_MOST:g}); {median(test[0] for test, _ in rounds) * 1000:.0f} ms"
            f" against {median(lint[0] for _, lint in rounds) * 1000:.0f} ms"
        )
    assert by_wall <= AT_MOST
    assert by_cpu <= AT_MOST


def _cost(arguments: tuple[str, ...], folder: Path) -> tuple[float, float]:
    """Seconds by the wall, and CPU seconds (user and system), of one started Python."""
    begun = perf_counter()
    child = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=folder,
        env=_environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    return perf_counter() - begun, used.ru_utime + used.ru_stime


def _environment(folder: Path) -> dict[str, str]:
    """As an installation has it: bytecode is kept, here in a folder of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
