"""What is the state of the daemon, or the timer, that drives this store? Small files beside the store. Shell.

They report what the store itself cannot report when its disk is full.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

from checker.store.file_beside import write_beside


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


def write_heartbeat(place: str, heartbeat: Heartbeat) -> None:
    """Say how it is, whole or not at all. OSError when the disk refuses."""
    values = asdict(heartbeat) | {name: getattr(heartbeat, name).isoformat() for name in ("started_at", "progress_at")}
    write_beside(heartbeat_path(place), values)


def read_heartbeat(place: str) -> Heartbeat | None:
    """What the daemon last said. None: none ever ran here, or its word cannot be read."""
    try:
        values = json.loads(heartbeat_path(place).read_text(encoding="utf-8"))
        known = {field.name: values[field.name] for field in fields(Heartbeat)}
        known |= {name: datetime.fromisoformat(known[name]) for name in ("started_at", "progress_at")}
        return Heartbeat(**known | {"troubles": tuple(known["troubles"])})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def heartbeat_path(place: str) -> Path:
    return Path(f"{place}.heartbeat.json")


def note_timed_tick(place: str, now: datetime) -> None:
    """A tick has run by the clock: from now on the next is expected. OSError when the disk refuses."""
    timer_path(place).write_text(f"{now.isoformat()}\n", encoding="utf-8")


def is_timed(place: str) -> bool:
    """Has a tick ever run by the clock here? Ticks of rehearsals are given their instant."""
    return timer_path(place).exists()


def note_timed_import(place: str, now: datetime) -> None:
    """Something was imported by the clock: a tick is expected to see it. OSError when the disk refuses."""
    intake_path(place).write_text(f"{now.isoformat()}\n", encoding="utf-8")


def is_fed(place: str) -> bool:
    """Was anything ever imported by the clock here? Imports of rehearsals are given their instant."""
    return intake_path(place).exists()


def intake_path(place: str) -> Path:
    return Path(f"{place}.intake")


def timer_path(place: str) -> Path:
    return Path(f"{place}.timer")
