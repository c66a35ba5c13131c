"""Has it been said before? What was said under one key, and how a further record stands to it. Pure.

What a record says is its content without `reported_at`: the same said with a later Stand is no correction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from checker.domain.record import Rank, RecordVersion, StatusRecord, canonical, content

STAND = "reported_at"


class Said(NamedTuple):
    """A version as further ones are compared with it. What two of one key say is equal when `says` is."""

    rank: Rank
    says: object


def said_by(version: RecordVersion) -> Said:
    return Said(version.rank, says_of(content(version.record)))


def says_of(content: Mapping[str, Any]) -> bytes:
    """What a record says, by its JSON-ready content: the SHA-256 of all but its Stand."""
    return hashlib.sha256(canonical({name: value for name, value in content.items() if name != STAND})).digest()


def says_in_memory(record: StatusRecord) -> object:
    """What a record says, to compare within one file. Readers write every number in one form, so equal is equal.

    `says_of`, which stored versions are compared by, is ten times dearer.
    """
    said = record.__dict__.copy()
    del said[STAND]
    return tuple(said.values())


class SaidUnderKey:
    """All that was said under one key. Grows by `add`."""

    __slots__ = ("_by_kind", "_rows", "highest")

    def __init__(self, said: Iterable[Said] = ()) -> None:
        self._by_kind: dict[tuple[bool, str], Said] = {}
        self._rows: dict[tuple[datetime, object], int] = {}
        self.highest: Said | None = None
        for each in said:
            self.add(each)

    def add(self, said: Said) -> None:
        rank = said.rank
        if not rank.without_stand:
            told = rank.stand, said.says
            self._rows[told] = max(rank.row, self._rows.get(told, 0))
        known = self._by_kind.get(rank.kind)
        if known is None or known.rank < rank:
            self._by_kind[rank.kind] = said
        if self.highest is None or self.highest.rank < rank:
            self.highest = said

    def has(self, said: Said) -> bool:
        """Could it change nothing? With a Stand: the same was said with the same one, in that row or a later one.

        Without one, when it is what counts already for its authority and data month.
        """
        if said.rank.without_stand:
            known = self._by_kind.get(said.rank.kind)
            return known is not None and known.says == said.says
        return self._rows.get((said.rank.stand, said.says), -1) >= said.rank.row
