"""Who drives this store, and how is it getting on? Two small files beside the store. Shell.

The lock is the kernel's: it ends with the process, however that ends. The pulse tells what the store itself cannot
tell when its disk is full.
"""

from __future__ import annotations

import fcntl
import json
import os
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep

from checker.store.errors import StoreError

# `status` holds the lock for an instant when it looks; a start waits that out.
LOOKED_AT_SECONDS = 1.0
PAUSE_SECONDS = 0.05


class AlreadyDriven(StoreError):
    """Another daemon works on this store."""


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """What the daemon last said of itself; instants are aware, UTC.

    `troubles` are sentences about what fails now, `failures` counts the steps in a row that failed. `ended` None:
    it has not said goodbye. `downtime_seconds` is the time before its start in which nobody looked.
    """

    pid: int
    started_at: datetime
    interval_seconds: float
    progress_at: datetime
    steps: int = 0
    outcome: str = ""
    failures: int = 0
    troubles: tuple[str, ...] = ()
    downtime_seconds: int = 0
    ended: str | None = None


class DriverLock:
    """Held while a daemon works on a store; let go by `release` or by the end of the process."""

    def __init__(self, place: str) -> None:
        self._path = lock_path(place)
        self._descriptor: int | None = None

    def take(self) -> None:
        """Become the one. AlreadyDriven names the other's process."""
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as refused:
            raise StoreError(f"the lock {self._path} cannot be made: {refused.strerror}") from refused
        give_up = monotonic() + LOOKED_AT_SECONDS
        while not _locked(descriptor, fcntl.LOCK_EX):
            if monotonic() >= give_up:
                other = _pid_in(descriptor)
                os.close(descriptor)
                raise AlreadyDriven(
                    f"'zielwacht run' works on this store already (process {other}): "
                    "'zielwacht status' tells how it is; end it before you start another"
                )
            sleep(PAUSE_SECONDS)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        self._descriptor = descriptor

    def release(self) -> None:
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None


def is_driven(place: str) -> bool:
    """Does a daemon work on the store at `place` at this moment?"""
    try:
        descriptor = os.open(lock_path(place), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        return not _locked(descriptor, fcntl.LOCK_SH)
    finally:
        os.close(descriptor)


def write_heartbeat(place: str, pulse: Heartbeat) -> None:
    """Say how it is, whole or not at all. OSError when the disk refuses."""
    target = pulse_path(place)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    told = asdict(pulse) | {name: getattr(pulse, name).isoformat() for name in ("started_at", "progress_at")}
    try:
        unfinished.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def read_heartbeat(place: str) -> Heartbeat | None:
    """What the daemon last said. None: none ever ran here, or its word cannot be read."""
    try:
        told = json.loads(pulse_path(place).read_text(encoding="utf-8"))
        known = {field.name: told[field.name] for field in fields(Heartbeat)}
        known |= {name: datetime.fromisoformat(known[name]) for name in ("started_at", "progress_at")}
        return Heartbeat(**known | {"troubles": tuple(known["troubles"])})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def lock_path(place: str) -> Path:
    return Path(f"{place}.lock")


def pulse_path(place: str) -> Path:
    return Path(f"{place}.pulse.json")


def _locked(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _pid_in(descriptor: int) -> str:
    return os.pread(descriptor, 32, 0).decode("ascii", "replace").strip() or "unknown"
