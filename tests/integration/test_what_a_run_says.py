"""A run of the tests says what it left out, and how to get it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_run_without_a_browser_says_so_in_one_line() -> None:
    run = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/integration/test_mail_axe.py"]
    done = subprocess.run(
        [*run, "-k", "reminder"],
        cwd=ROOT,
        env={**os.environ, "ZIELWACHT_CHROMIUM": "/nowhere/chromium", "PYTEST_ADDOPTS": ""},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if "browser tests were skipped" in line]
    assert len(lines) == 1, done.stdout
    assert lines[0].endswith(
        "there is no /nowhere/chromium: apt-get install chromium, or name one in ZIELWACHT_CHROMIUM"
    )
    assert int(lines[0].split()[0]) > 0
    assert "skipped" in done.stdout.splitlines()[-1], "pytest's own summary stays the last line"
