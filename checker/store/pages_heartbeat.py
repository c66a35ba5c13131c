"""Do the pages answer? What the process that shows them last said of itself, in a file beside the store. Shell."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from checker.store.file_beside import write_beside

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
    instants = {name: getattr(heartbeat, name).isoformat() for name in ("started_at", "seen_at")}
    write_beside(pages_heartbeat_path(place), asdict(heartbeat) | instants)


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
