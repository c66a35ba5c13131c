"""How is a large import stored without holding up everybody else? In transactions of some thousand rows. Shell.

What is staged is invisible until its import is published, and removed when that never came to pass (ADR 0040).
"""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.bulk import collector_paused
from checker.domain.hash_tree import GrowingTree
from checker.domain.record import RecordVersion
from checker.store import import_ledger, imports, journal, records
from checker.store.batches import batches
from checker.store.import_ledger import RefusedRow
from checker.store.lock import AnotherImport
from checker.store.opening import Store
from checker.usecases.progress import NOBODY_WAITS, FileProgress

log = logging.getLogger(__name__)

# Under a tenth of a second on a plain disk: whoever acts meanwhile waits for one such transaction.
ROWS_A_TRANSACTION = 5_000


def is_large(rows: int) -> bool:
    """Are so many rows too many for one transaction?"""
    return rows > ROWS_A_TRANSACTION


@dataclass(frozen=True, slots=True)
class ImportRows:
    """What an import adds row by row."""

    versions: tuple[RecordVersion, ...]
    refused: tuple[RefusedRow, ...]

    @property
    def fit_one_transaction(self) -> bool:
        return not is_large(len(self.versions) + len(self.refused))

    def store_the_same(self, other: ImportRows) -> bool:
        """Would the same rows be stored? What they get when they are published is not among them."""
        return self.refused == other.refused and _stored(self.versions) == _stored(other.versions)


@dataclass(frozen=True, slots=True)
class Staged:
    """All rows of an import, in the store under its number, and the tree over the seals of its versions."""

    import_number: int
    rows: ImportRows
    seals: GrowingTree


@collector_paused()
def stage(
    store: Store, rows: ImportRows, before: Staged | None, now: datetime, progress: FileProgress = NOBODY_WAITS
) -> Staged | None:
    """Store rows ahead of their publication. `before` is what was staged for the same file and could not be published:
    it is kept where it still holds, else removed. None: few enough to be stored with the publication.
    """
    if before is not None:
        if before.rows.store_the_same(rows):
            return before
        _sweep(store, before.import_number, now)
    if rows.fit_one_transaction:
        return None
    with store.write() as tx:
        number = imports.begin(tx)
    seals = GrowingTree()
    stored, of = 0, len(rows.versions) + len(rows.refused)
    for part in batches(rows.versions, ROWS_A_TRANSACTION):
        with store.write() as tx:
            records.stage(tx, number, part, seals)
        progress.stores(stored := stored + len(part), of)
    for count, refused in enumerate(batches(rows.refused, ROWS_A_TRANSACTION)):
        with store.write() as tx:
            import_ledger.stage_refused(tx, number, refused, after=count * ROWS_A_TRANSACTION)
        progress.stores(stored := stored + len(refused), of)
    return Staged(number, rows, seals)


def stage_with_publication(tx: Connection, rows: ImportRows) -> Staged:
    """Store rows in the transaction that publishes them."""
    number, seals = imports.begin(tx), GrowingTree()
    records.stage(tx, number, rows.versions, seals)
    import_ledger.stage_refused(tx, number, rows.refused)
    return Staged(number, rows, seals)


def sweep_staged(store: Store, now: datetime) -> None:
    """Remove what imports have staged that ended before they were published. Only for whoever has the turn."""
    with store.read() as tx:
        left = imports.staged(tx)
    for number in left:
        log.warning("an import has ended before it was published: its rows are removed", extra={"import": number})
        _sweep(store, number, now)


def sweep_unless_busy(store: Store, now: datetime) -> None:
    """As `sweep_staged`, at a start. What another process is staging right now is left alone, and not waited for."""
    with store.read() as tx:
        left = imports.staged(tx)
    if left:
        with suppress(AnotherImport), store.import_turn(waits=False):
            sweep_staged(store, now)


def _sweep(store: Store, import_number: int, now: datetime) -> None:
    is_there = True
    while is_there:
        with store.write() as tx:
            is_there = imports.sweep_some(tx, import_number, ROWS_A_TRANSACTION)
            if not is_there:
                journal.append(tx, "records.swept", {"import": import_number}, now)


def _stored(versions: tuple[RecordVersion, ...]) -> list[tuple[object, ...]]:
    return [(version.key, version.record, version.origin) for version in versions]
