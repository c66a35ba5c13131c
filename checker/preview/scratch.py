"""A copy of what a store knows, to walk ahead on. Shell: a folder of this process below the machine's temporary one.

It is removed when it is done with, also after a failure; what a process left that was killed, the next one removes. The
kernel's lock on a folder tells that its process lives.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from checker.store.errors import StoreError
from checker.store.opening import Store

PREFIX = "zielwacht-scratch-"


@contextmanager
def scratch_of(store: Store) -> Iterator[Store]:
    """A store that knows what `store` knows at this moment, and ends with the block. The other one is only read.

    StoreError, with a remedy, where the machine has no room for it.
    """
    with _folder() as folder:
        copy = store.scratch_copy(folder)
        try:
            yield copy
        finally:
            copy.close()


@contextmanager
def _folder() -> Iterator[Path]:
    try:
        folder, held = _made()
    except OSError as refused:
        why = refused.strerror or "no folder can be written to"
        raise StoreError(
            f"a copy of the store cannot be made: {why}; name a folder with room and rights in TMPDIR"
        ) from refused
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(held)


def _made() -> tuple[Path, int]:
    """An empty folder for this user alone, and the descriptor that holds its lock."""
    sweep(Path(tempfile.gettempdir()))
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        held = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        fcntl.flock(held, fcntl.LOCK_EX)
        if folder.exists():
            return folder, held
        # Another process took it for one that was left, before its lock was ours.
        os.close(held)


def sweep(below: Path) -> None:
    """Remove what processes of this user left that did not come to their end."""
    for left in below.glob(f"{PREFIX}*"):
        # Another one may be removing it just now.
        with suppress(FileNotFoundError):
            if left.lstat().st_uid == os.getuid() and left.is_dir() and not left.is_symlink():
                _remove_unless_held(left)


def _remove_unless_held(left: Path) -> None:
    descriptor = os.open(left, os.O_RDONLY | os.O_CLOEXEC)
    try:
        # Its process lives as long as this is refused.
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left, ignore_errors=True)
    finally:
        os.close(descriptor)
