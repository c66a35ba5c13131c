"""A checkpoint of the log: how many entries it has, the root of the tree over them, and a signature. Shell.

One is made a day. It goes on from the one before, so that it reads what came since alone. Without a usable key it is
made all the same: its root binds whoever has let it leave the house.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from checker.audit.ed25519 import sign
from checker.audit.signed_note import checkpoint_text, signature_line
from checker.domain.clock import local_day
from checker.domain.hash_tree import grow, root_over
from checker.domain.refusal import NotThere, Refused
from checker.store import Store, checkpoints, journal
from checker.store.checkpoints import KeptCheckpoint
from checker.usecases.auditing.keys import key_in_force, origin_of, usable_key

log = logging.getLogger(__name__)

MADE = "log.checkpoint"


@dataclass(frozen=True, slots=True)
class Signing:
    """By which file checkpoints are signed (None: by none), and what the log is called (None: by its organisation)."""

    key_file: Path | None = None
    origin: str | None = None


def make_checkpoint(store: Store, signing: Signing, now: datetime) -> KeptCheckpoint:
    """Make one over every entry there is at the instant `now` (aware); the newest, where nothing came since."""
    with store.read() as tx:
        last = checkpoints.newest(tx)
        known = last.size if last else 0
        complete = list(last.complete) if last else []
        size = grow(complete, known, journal.lines(tx, after=known))
        is_key_in_force = key_in_force(tx) is not None
    if last is not None and size == known:
        return last
    root = root_over(complete)
    text = checkpoint_text(signing.origin or origin_of(store), size, root)
    signed_by, line = _signed(store, signing, text) if is_key_in_force else (None, "")
    made = KeptCheckpoint(size, now, root, tuple(complete), f"{text}\n{line}", signed_by)
    with store.write() as tx:
        newest = checkpoints.newest(tx)
        if newest is not None and newest.size >= size:
            return newest  # another process was faster
        checkpoints.add(tx, made)
        journal.append(tx, MADE, {"size": size, "root": root, "signed_by": signed_by or ""}, now)
    return made


def make_daily(store: Store, signing: Signing, now: datetime) -> KeptCheckpoint | None:
    """As `make_checkpoint`, unless one was made on this day. None: it was."""
    with store.read() as tx:
        last = checkpoints.newest(tx)
    if last is not None and local_day(last.made_at) >= local_day(now):
        return None
    return make_checkpoint(store, signing, now)


def newest_checkpoint(store: Store) -> KeptCheckpoint:
    """Refused where there is none."""
    with store.read() as tx:
        found = checkpoints.newest(tx)
    if found is None:
        raise Refused(NotThere.CHECKPOINT)
    return found


def _signed(store: Store, signing: Signing, text: str) -> tuple[str | None, str]:
    """By which key, and the line that says so. A key that does not serve is no reason to make no checkpoint."""
    try:
        key = usable_key(store, signing.key_file)
        assert signing.key_file is not None, "a usable key lies in a file"
        return str(key), signature_line(key, sign(signing.key_file, text.encode()))
    except Refused as refused:
        log.warning("the checkpoint is not signed", extra={"why": str(refused)})
        return None, ""
