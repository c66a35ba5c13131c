"""What takes long to make, made once a run of the tests: all its processes copy it, and nobody writes to it."""

from __future__ import annotations

import atexit
import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

# Set where the tests begin: a folder that belongs to all processes of this run, and that pytest clears away.
_shared: list[Path] = []


def share_below(base: Path) -> None:
    """`base` is pytest's folder for this process. With xdist, what lies above it belongs to all workers."""
    _shared[:] = [(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "made-once"]


def made_once(name: str, make: Callable[[Path], object]) -> Path:
    """The folder that `make` has filled, in this process or in another; it may not keep its own path in what it makes.

    `name` is one of a kind among all that is made; a `make` that fails leaves nothing.
    """
    place = _below() / name
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the first worker makes it, the others wait for it
        if not place.exists():
            unready = place.with_suffix(".unready")
            shutil.rmtree(unready, ignore_errors=True)
            unready.mkdir()
            make(unready)
            unready.rename(place)
    return place


def _below() -> Path:
    """Outside of pytest, a folder of this process."""
    if not _shared:
        _shared.append(Path(mkdtemp(prefix="zielwacht-tests-")))
        atexit.register(shutil.rmtree, _shared[0], ignore_errors=True)
    return _shared[0]
