"""Is it the preview that somebody names? A hash, or its beginning, is held against what the rules change now. Shell."""

from __future__ import annotations

from sqlalchemy import Connection

from checker.domain.refusal import ActivationRefusal, Refused
from checker.preview.changes import ChangePreview
from checker.preview.preview_hash import SHOWN_CHARACTERS, canonical_bytes, difference
from checker.store import archive, grounds
from checker.store.archive import ArchiveKind
from checker.store.opening import Store

LEAST_CHARACTERS = 8
HEX = frozenset("0123456789abcdef")


def refuse_unless_same(store: Store, named: str, sha256: str | None, now: ChangePreview | None) -> None:
    """Refused unless `named` is the hash (hex) of the preview `now`, or the beginning of it.

    `sha256` is its whole hash. None: the rules are in force already, so that there is nothing to preview.
    """
    start = start_of_hash(named)
    with store.read() as tx:
        refuse_used(tx, start)
    if sha256 is None or now is None:
        raise Refused(ActivationRefusal.NOTHING_TO_PREVIEW, preview=start[:SHOWN_CHARACTERS])
    if sha256.startswith(start):
        return
    with store.read() as tx:
        kept = archive.beginning_with(tx, start, ArchiveKind.PREVIEW)
    if len(kept) != 1:
        raise Refused(
            ActivationRefusal.UNKNOWN_PREVIEW,
            preview=start[:SHOWN_CHARACTERS],
            organisation=now.house,
            now=sha256[:SHOWN_CHARACTERS],
        )
    ((_, content),) = kept
    raise Refused(
        ActivationRefusal.ANOTHER_PREVIEW,
        preview=start[:SHOWN_CHARACTERS],
        now=sha256[:SHOWN_CHARACTERS],
        differences=difference(content, canonical_bytes(now)),
    )


def start_of_hash(named: str) -> str:
    """The hash of a preview, or the beginning of it, as it is compared. Refused where it cannot be one."""
    start = named.strip().lower()
    if len(start) < LEAST_CHARACTERS or not HEX.issuperset(start):
        raise Refused(ActivationRefusal.NO_PREVIEW_HASH, preview=named, least=LEAST_CHARACTERS)
    return start


def refuse_used(tx: Connection, start: str) -> None:
    """Refused where a preview whose hash begins so has taken effect."""
    number = grounds.activated_on(tx, start)
    if number is not None:
        raise Refused(ActivationRefusal.USED_PREVIEW, preview=start[:SHOWN_CHARACTERS], number=number)
