"""Is there room left where the store lies, before anything was refused? Shell, read-only: asks the file system."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from checker.domain.health import HealthCode, HealthIssue, issue

MEGABYTE = 1 << 20
# A large file with its archive and the journal behind it; below that the next one may be refused half-way.
LEAST_FREE_BYTES = 512 * MEGABYTE

FreeBytes = Callable[[Path], int | None]


def free_bytes_at(folder: Path) -> int | None:
    """How many bytes a file in that folder can still take, for whoever runs this. None: nobody can say."""
    try:
        there = os.statvfs(folder)
    except OSError:
        return None
    return there.f_bavail * there.f_frsize


def room_issues(place: str, free: FreeBytes = free_bytes_at) -> Iterator[HealthIssue]:
    """Less room than there should be beside the store at `place`."""
    folder = Path(place).parent
    found = free(folder)
    if found is not None and found < LEAST_FREE_BYTES:
        least = LEAST_FREE_BYTES // MEGABYTE
        yield issue(HealthCode.ROOM_SCARCE, megabytes=found // MEGABYTE, least=least, folder=str(folder))
