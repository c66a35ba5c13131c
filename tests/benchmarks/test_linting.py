"""What an admin waits for when linting the whole catalogue, against Python starting and doing nothing, in one run.

Ratios only, of CPU time of the started process, medians over interleaved rounds: neighbours and clocks do not matter.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).parents[2]
AT_MOST = 30.0
ROUNDS = 15
LINT = ("-m", "checker", "--json", "rules", "lint", "--rules", str(ROOT / "rules"))
NOTHING = ("-c", "pass")


def test_linting_the_catalogue_costs_at_most_thirty_times_a_bare_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(_output(tmp_path))
    assert found["problems"] == []
    _cost(LINT, tmp_path)  # bytecode is written once, by the first start after a change
    rounds = [(_cost(LINT, tmp_path), _cost(NOTHING, tmp_path)) for _ in range(ROUNDS)]
    ours, bare = (median(costs) for costs in zip(*rounds, strict=True))
    with capsys.disabled():
        print(
            f"\nlinting {found['rules']} rules: {ours / bare:.1f} times a bare start (rounds"
            f" {min(a / b for a, b in rounds):.1f} to {max(a / b for a, b in rounds):.1f}, limit {AT_MOST:g});"
            f" {ours * 1000:.0f} ms against {bare * 1000:.1f} ms"
        )
    assert ours / bare <= AT_MOST


def _output(folder: Path) -> bytes:
    return subprocess.run(
        [sys.executable, *LINT], cwd=folder, env=_environment(folder), capture_output=True, check=True
    ).stdout


def _cost(arguments: tuple[str, ...], folder: Path) -> float:
    """CPU seconds of one started Python, user and system."""
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
    return used.ru_utime + used.ru_stime


def _environment(folder: Path) -> dict[str, str]:
    """As an installation has it: bytecode is kept, here in a folder of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
