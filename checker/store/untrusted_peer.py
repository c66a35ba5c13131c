"""Which machine that is no listed proxy has sent a proxy's header to the pages? A small file beside the store. Shell.

The pages do not believe it, and everybody is asked for a password: `zielwacht status` must know.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from checker.store.file_beside import write_beside


@dataclass(frozen=True, slots=True)
class UntrustedPeer:
    """The address of the last one, when (aware, UTC), and how many requests since the pages were started."""

    peer: str
    at: datetime
    count: int


def note_untrusted_peer(place: str, noted: UntrustedPeer) -> None:
    """Keep it, whole or not at all. OSError when the disk refuses."""
    values = {"peer": noted.peer, "at": noted.at.isoformat(), "count": noted.count}
    write_beside(untrusted_peer_path(place), values)


def read_untrusted_peer(place: str) -> UntrustedPeer | None:
    """None: there was none, or what is kept of it cannot be read."""
    try:
        values = json.loads(untrusted_peer_path(place).read_text(encoding="utf-8"))
        return UntrustedPeer(str(values["peer"]), datetime.fromisoformat(values["at"]), int(values["count"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget_untrusted_peer(place: str) -> None:
    """The pages are started anew, perhaps because somebody has listed it."""
    with suppress(OSError):
        untrusted_peer_path(place).unlink(missing_ok=True)


def untrusted_peer_path(place: str) -> Path:
    return Path(f"{place}.untrusted-peer.json")
