"""What one started Python costs: CPU seconds, user and system, of a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
NOTHING = ("-c", "pass")
KILOBYTES = 1024


class Cost(NamedTuple):
    """In seconds; `megabytes` is the most memory that it held at once."""

    cpu: float
    wall: float
    megabytes: float


def cost(arguments: Sequence[str], folder: Path, *, codes: Collection[int] = (0,)) -> Cost:
    """Of Python with these arguments, started in a folder that also keeps its bytecode. `codes`: how it may end."""
    begun = perf_counter()
    child = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode in codes, f"{arguments} ended with {child.returncode}"
    return Cost(used.ru_utime + used.ru_stime, perf_counter() - begun, used.ru_maxrss / KILOBYTES)


def output(arguments: Sequence[str], folder: Path, *, codes: Collection[int] = (0,)) -> str:
    """What it prints, started the same way."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in codes, done.stderr
    return done.stdout


def environment(folder: Path) -> dict[str, str]:
    """As an installation has it: bytecode is kept, here in a folder of its own; nothing of the caller's settings."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name != "PYTHONDONTWRITEBYTECODE" and not name.startswith("ZIELWACHT_")
    }
    return {
        **inherited,
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
