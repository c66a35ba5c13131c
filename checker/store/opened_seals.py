"""Seals that are opened: of some rows what is sealed, with the random bits and the proof that it was sealed. Shell.

Read-only. With a row's random bits anybody may recompute its seal, so that only rows are opened that are shown whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from checker.domain.hash_tree import prove
from checker.store.batches import batches
from checker.store.organisation_scope import OURS, ours
from checker.store.seals import SEALED_TABLES, Content, leaf_of, rows_of
from checker.store.tables import seal

# Table and key (canonical JSON) of a row.
SealedRow = tuple[str, str]
HOLDING = select(seal.c.entry, seal.c.position, seal.c.key, seal.c.salt).where(
    seal.c.organisation == OURS,
    seal.c.of_table == bindparam("sealed_table"),
    seal.c.key.in_(bindparam("keys", expanding=True)),
    seal.c.salt.is_not(None),
)
OF_ENTRY = (
    select(seal.c.of_table, seal.c.key, seal.c.value)
    .where(seal.c.organisation == OURS, seal.c.entry == bindparam("entry"))
    .order_by(seal.c.position)
)


@dataclass(frozen=True, slots=True)
class SealPlace:
    """Where the seal of a row stands: as which of its entry's seals, with which random bits."""

    table: str
    key: str
    entry: int
    position: int
    salt: bytes


@dataclass(frozen=True, slots=True)
class OpenedSeal:
    """A row's seal with what it is made of. `rows`: how many seals its entry bears; `path` proves it one of them."""

    place: SealPlace
    content: Content
    rows: int
    path: tuple[str, ...]


def places_of(tx: Connection, rows: Iterable[SealedRow]) -> tuple[SealPlace, ...]:
    """The seals that hold of these rows, by entry and position; of a row without one there is none."""
    keys: dict[str, list[str]] = defaultdict(list)
    for table, key in rows:
        keys[table].append(key)
    found = [
        SealPlace(table, row.key, row.entry, row.position, row.salt)
        for table, wanted in keys.items()
        for some in batches(sorted(set(wanted)))
        for row in tx.execute(HOLDING, ours(tx, sealed_table=table, keys=some))
    ]
    return tuple(sorted(found, key=lambda place: (place.entry, place.position)))


def open_seals(tx: Connection, places: Iterable[SealPlace]) -> Iterator[OpenedSeal]:
    """Open these seals, in their order, the seals of one entry at a time."""
    of_entry: list[SealPlace] = []
    for place in places:
        if of_entry and of_entry[0].entry != place.entry:
            yield from _opened(tx, of_entry)
            of_entry = []
        of_entry.append(place)
    if of_entry:
        yield from _opened(tx, of_entry)


def _opened(tx: Connection, places: Collection[SealPlace]) -> Iterator[OpenedSeal]:
    entry = next(iter(places)).entry
    leaves = (leaf_of(row.of_table, row.key, row.value) for row in tx.execute(OF_ENTRY, ours(tx, entry=entry)))
    proved = prove(leaves, {place.position for place in places})
    contents: dict[SealedRow, Content] = {}
    for table in {place.table for place in places}:
        found = rows_of(tx, SEALED_TABLES[table], [place.key for place in places if place.table == table])
        contents |= {(table, key): content for key, content in found.items()}
    for place in places:
        content = contents.get((place.table, place.key))
        if content is not None:
            yield OpenedSeal(place, content, proved.size, tuple(proved.paths[place.position]))
