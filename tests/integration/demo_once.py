"""Runs `zielwacht demo --full` once for a whole test session, however many workers it has. Imports nothing of ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.made_once import made_once

CHECKOUT = Path(__file__).resolve().parents[2]
KEPT = "run.json"


@dataclass(frozen=True, slots=True)
class DemoRun:
    """What the command left: exit code, results (stdout), all else (stderr), and the workspace it made."""

    code: int
    out: str
    err: str
    folder: Path

    @property
    def eml(self) -> list[Path]:
        """The mails as the SMTP server took them."""
        return sorted((self.folder / "mails").glob("*.eml"))


def run_demo(place: Path, *arguments: str) -> DemoRun:
    """The command as its user starts it in the folder `place`, without a terminal; nothing of our settings gets in."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("ZIELWACHT_", "NO_COLOR"))}
    done = subprocess.run(
        [sys.executable, "-m", "checker", "demo", "--folder", "here", *arguments],
        cwd=place,
        env={**inherited, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=1800,  # it ends a run that hangs, not one on a busy machine
        check=False,
    )
    return DemoRun(done.returncode, done.stdout, done.stderr, place / "here")


def demo_of_this_session() -> DemoRun:
    """The whole year with all that is printed."""
    return once("the-demo", lambda place: run_demo(place, "--full"))


def once(name: str, run: Callable[[Path], DemoRun]) -> DemoRun:
    """What `run` leaves in the folder `here` of a place that is made once a run of the tests."""

    def make(place: Path) -> None:
        done = run(place)
        (place / KEPT).write_text(json.dumps({"code": done.code, "out": done.out, "err": done.err}), encoding="utf-8")

    place = made_once(name, make)
    return DemoRun(**json.loads((place / KEPT).read_text(encoding="utf-8")), folder=place / "here")
