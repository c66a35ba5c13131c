"""Do the pages answer? What the process that shows them last said of itself, in a file beside the store. Shell."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

BEAT_SECONDS = 30


@dataclass(frozen=True, slots=True)
class PagesHeartbeat:
    """Instants are aware, UTC, of the machine's clock. `address`: where browsers reach the pages. `has_ended`: it was
    told to stop, and did.
    """

    pid: int
    started_at: datetime
    seen_at: datetime
    address: str
    has_ended: bool = False


def write_pages_heartbeat(place: str, heartbeat: PagesHeartbeat) -> None:
    """Say how it is, whole or not at all. OSError when the disk refuses."""
    target = pages_heartbeat_path(place)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    instants = {name: getattr(heartbeat, name).isoformat() for name in ("started_at", "seen_at")}
    try:
        unfinished.write_text(json.dumps(asdict(heartbeat) | instants, indent=1), encoding="utf-8")
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def read_pages_heartbeat(place: str) -> PagesHeartbeat | None:
    """What it last said. None: pages were never shown here, or the word cannot be read."""
    try:
        values = json.loads(pages_heartbeat_path(place).read_text(encoding="utf-8"))
        instants = {name: datetime.fromisoformat(values[name]) for name in ("started_at", "seen_at")}
        return PagesHeartbeat(**values | instants)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def pages_heartbeat_path(place: str) -> Path:
    return Path(f"{place}.pages.json")
