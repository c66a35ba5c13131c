"""Do the pages answer that mails link to? Shell, read-only: asks the small file beside the store, no socket.

Nobody who reads mails can tell us that a link leads nowhere, so `status` and the watchman outside must.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from checker.domain.health import HealthCode, HealthIssue, is_late, issue
from checker.store.pages_heartbeat import BEAT_SECONDS, read_pages_heartbeat
from checker.store.provider_trouble import read_provider_trouble
from checker.store.refused_by_disk import PutOnDisk, read_refused_by_disk
from checker.store.untrusted_peer import read_untrusted_peer

# Pages that are started anew forget it before that.
STRANGER_TOLD_FOR = timedelta(days=1)
NO_ROOM = {PutOnDisk.FILE: HealthCode.NO_ROOM_FOR_FILES, PutOnDisk.JOB: HealthCode.NO_ROOM_FOR_JOBS}


def pages_issues(place: str, address: str, now: datetime) -> Iterator[HealthIssue]:
    """What is wrong with the pages of the store at `place`, by the machine's clock. `address` empty: there are none."""
    yield from _of_disk(place)
    if not address:
        return
    last = read_pages_heartbeat(place)
    if last is None:
        yield issue(HealthCode.PAGES_NEVER, address=address)
    elif last.has_ended:
        yield issue(HealthCode.PAGES_ENDED, address=address, since=last.seen_at)
    elif is_late(last.seen_at, BEAT_SECONDS, now):
        yield issue(HealthCode.PAGES_GONE, address=address, since=last.seen_at)
    elif last.address != address:
        yield issue(HealthCode.PAGES_ELSEWHERE, address=address, served=last.address)
    failing = read_provider_trouble(place)
    if failing is not None:
        yield issue(HealthCode.PROVIDER_FAILS, trouble=failing.refused, since=failing.since)
    stranger = read_untrusted_peer(place)
    if stranger is not None and now - stranger.at <= STRANGER_TOLD_FOR:
        yield issue(HealthCode.PROXY_NOT_LISTED, peer=stranger.peer, at=stranger.at, count=stranger.count)


def shown_now(place: str, now: datetime) -> int | None:
    """The process that shows pages of the store at `place` at the instant `now` (aware). None: none does."""
    last = read_pages_heartbeat(place)
    if last is None or last.has_ended or is_late(last.seen_at, BEAT_SECONDS, now):
        return None
    return last.pid if Path(f"/proc/{last.pid}").exists() else None


def _of_disk(place: str) -> Iterator[HealthIssue]:
    """Until the disk takes the like of it again."""
    for what, code in NO_ROOM.items():
        refused = read_refused_by_disk(place, what)
        if refused is not None:
            yield issue(code, folder=str(Path(place).parent), why=refused.why, at=refused.at)
