"""What could the pages not put on the disk, since when and why? A small file beside the store. Shell.

Whoever sends a file or begins a job is told at once, and nobody else: `zielwacht status` must know.
"""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from checker.store.file_beside import write_beside

log = logging.getLogger(__name__)


class PutOnDisk(StrEnum):
    """A file that is sent, or what is kept of a job."""

    FILE = "file"
    JOB = "job"


@dataclass(frozen=True, slots=True)
class RefusedByDisk:
    """What the disk said the last time, and when (aware, UTC)."""

    why: str
    at: datetime


def note_refused_by_disk(place: str, what: PutOnDisk, why: str, now: datetime) -> None:
    """Keep it. Where not even that can be written, the pages' heartbeat cannot either, and `status` says that."""
    try:
        write_beside(refused_by_disk_path(place, what), {"why": why, "at": now.isoformat()})
    except OSError as refused:
        log.error("what the disk refused cannot be noted", extra={"what": what, "why": refused.strerror})


def read_refused_by_disk(place: str, what: PutOnDisk) -> RefusedByDisk | None:
    """None: nothing was refused since it was last taken, or what is kept of it cannot be read."""
    try:
        values = json.loads(refused_by_disk_path(place, what).read_text(encoding="utf-8"))
        return RefusedByDisk(str(values["why"]), datetime.fromisoformat(values["at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget_refused_by_disk(place: str, what: PutOnDisk) -> None:
    """It was taken."""
    with suppress(OSError):
        refused_by_disk_path(place, what).unlink(missing_ok=True)


def refused_by_disk_path(place: str, what: PutOnDisk) -> Path:
    return Path(f"{place}.refused-{what}.json")
