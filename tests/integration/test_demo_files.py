"""The demo's year as files: those a script has written are still what it writes, and each one arrives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from checker.starter import YEAR, record_file
from checker.starter.story import year_story
from tests.integration.demo_once import CHECKOUT


def test_the_written_files_are_what_the_script_writes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, CHECKOUT / "tools" / "demo_year.py", tmp_path], check=True)
    written = sorted(tmp_path.iterdir())
    assert len(written) > 50
    assert [path.name for path in written if path.read_bytes() != (YEAR / path.name).read_bytes()] == []


def test_every_file_of_the_year_arrives_once_and_in_order() -> None:
    arrivals = year_story().arrivals
    assert [at for at, _ in arrivals] == sorted(at for at, _ in arrivals)
    arriving = [name for _, name in arrivals]
    assert len(set(arriving)) == len(arriving)
    assert {path.name for path in YEAR.iterdir()} <= set(arriving)
    assert [name for name in arriving if not record_file(name).is_file()] == []
