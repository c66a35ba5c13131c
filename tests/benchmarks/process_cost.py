"""What one started Python costs: CPU seconds, user and system, of a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
NOTHING = ("-c", "pass")
KILOBYTES = 1024
# What a process held at most counts from before its program: it begins with all that the one who starts it holds. So a
# small one starts it.
LAUNCHER = """
import json, os, subprocess, sys, time
begun = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, used = os.wait4(child.pid, 0)
child.returncode = os.waitstatus_to_exitcode(status)
wall = time.perf_counter() - begun
print(json.dumps([child.returncode, used.ru_utime + used.ru_stime, wall, used.ru_maxrss]))
"""


class Cost(NamedTuple):
    """In seconds; `megabytes` is the most memory that it held at once."""

    cpu: float
    wall: float
    megabytes: float


def cost(arguments: Sequence[str], folder: Path, *, codes: Collection[int] = (0,)) -> Cost:
    """Of Python with these arguments, started in a folder that also keeps its bytecode. `codes`: how it may end."""
    launched = subprocess.run(
        [sys.executable, "-I", "-S", "-c", LAUNCHER, sys.executable, *arguments],
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    code, cpu, wall, most = json.loads(launched.stdout)
    assert code in codes, f"{arguments} ended with {code}"
    return Cost(cpu, wall, most / KILOBYTES)


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
