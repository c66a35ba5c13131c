"""A job, as soon as nobody works on it any more: its lock is waited for, and no clock."""

from __future__ import annotations

import fcntl
from pathlib import Path

from checker.store import Store, jobs
from checker.store.jobs import KeptJob


def ended(store: Store, number: int) -> KeptJob:
    with Path(f"{store.place}.jobs/{number}.lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
    found = jobs.read_job(store.place, number)
    assert found is not None
    return found
