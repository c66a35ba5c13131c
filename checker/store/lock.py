"""Who drives this store, stages an import or reads the mailbox at this moment? Lock files beside the store. Shell.

The locks are the kernel's: they end with the process, however that ends.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from checker.store.errors import StoreError

# `status` holds the lock for an instant when it looks; a start waits that out.
LOOKED_AT_SECONDS = 1.0
PAUSE_SECONDS = 0.05


class AlreadyDriven(StoreError):
    """Another daemon works on this store."""


class AnotherImport(StoreError):
    """A large import is being staged in this store by another process."""


class AnotherReader(StoreError):
    """The mailbox of answers is being read by another process."""


@contextmanager
def import_turn(place: str, wait_seconds: float) -> Iterator[None]:
    """One import is staged at a time. AnotherImport when another one takes longer than so many seconds."""
    descriptor = _opened(Path(f"{place}.import.lock"))
    try:
        if not _is_ours_within(descriptor, wait_seconds):
            raise AnotherImport(
                f"another process is importing a large file into the store {place}: try again when it is done"
            )
        yield
    finally:
        os.close(descriptor)


@contextmanager
def mailbox_turn(place: str) -> Iterator[None]:
    """One process reads the mailbox of answers at a time. AnotherReader when another one does."""
    descriptor = _opened(Path(f"{place}.answers.lock"))
    try:
        if not _is_ours_within(descriptor, 0):
            raise AnotherReader("another process is reading the mailbox of answers: try again when it is done")
        yield
    finally:
        os.close(descriptor)


@contextmanager
def backup_turn(place: str) -> Iterator[bool]:
    """One backup of a store is made at a time. False: another process is making one."""
    descriptor = _opened(Path(f"{place}.backup.lock"))
    try:
        yield _is_ours_within(descriptor, 0)
    finally:
        os.close(descriptor)


class DriverLock:
    """Held while a daemon works on a store; let go by `release` or by the end of the process."""

    def __init__(self, place: str) -> None:
        self._path = lock_path(place)
        self._descriptor: int | None = None

    def take(self) -> None:
        """Become the one. AlreadyDriven names the other's process."""
        descriptor = _opened(self._path)
        if not _is_ours_within(descriptor, LOOKED_AT_SECONDS):
            other = _pid_in(descriptor)
            os.close(descriptor)
            raise AlreadyDriven(
                f"'zielwacht run' works on this store already (process {other}): "
                "'zielwacht status' tells how it is; end it before you start another"
            )
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


def lock_path(place: str) -> Path:
    return Path(f"{place}.lock")


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as refused:
        raise StoreError(f"the lock {path} cannot be made: {refused.strerror}") from refused


def _is_ours_within(descriptor: int, seconds: float) -> bool:
    """Take the lock for us alone. False: somebody else held it for so many seconds; 0: they hold it now."""
    give_up = monotonic() + seconds
    while not _locked(descriptor, fcntl.LOCK_EX):
        if monotonic() >= give_up:
            return False
        sleep(PAUSE_SECONDS)
    return True


def _locked(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _pid_in(descriptor: int) -> str:
    return os.pread(descriptor, 32, 0).decode("ascii", "replace").strip() or "unknown"
