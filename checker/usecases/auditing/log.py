"""The log of what happened, as lines that a stranger can verify. Shell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from checker.audit.verify import Verified, verify
from checker.store import Store, journal
from checker.store.journal import JournalEntry

VERIFIED = "log.verified"


def entries_of(store: Store, *, kind: str | None = None) -> Iterator[JournalEntry]:
    """The entries, oldest first; of one `kind`, or of a family (`mail.`), if given."""
    with store.read() as tx:
        yield from journal.entries(tx, kind=kind)


def lines_of(store: Store) -> Iterator[bytes]:
    """Every entry as the bytes that are hashed, without a line feed, oldest first."""
    with store.read() as tx:
        yield from journal.lines(tx)


def verify_log(store: Store, heads: Mapping[int, str], now: datetime) -> Verified:
    """Verify the store's log against heads from outside (hash by number), and note the result at `now` (aware).

    It is noted as well when it does not hold: whoever reads the log later sees that somebody looked, and what came out.
    """
    with store.read() as tx:
        result = verify(journal.lines(tx), heads)
        # The newest line is named by none that follows: the hash that it was stored with is all there is.
        broken = journal.verify(tx)
    if result.fault is None and (broken is not None or not result.lines):
        why = f"line {broken}: it is not what its hash was made of" if broken else "the log is empty"
        result = replace(result, fault=why, proved=0)
    with store.write() as tx:
        facts = {"lines": result.lines, "head": result.head, "root": result.root, "holds": result.fault is None}
        journal.append(tx, VERIFIED, facts | {"proved": result.proved}, now)
    return result
