"""Has it been said before? What was said under one key, and how a further record stands to it. Pure.

What a record says is its content without `reported_at`: the same said with a later Stand is no correction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any, NamedTuple

from checker.domain.record import Rank, RecordVersion, StatusRecord, canonical, content

STAND = "reported_at"
# So much of a rank is authority and data month, which nothing below them reaches.
KIND = 2


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
    kind = type(record)
    said_of = _SAID_OF.get(kind)
    if said_of is None:
        said_of = _SAID_OF[kind] = itemgetter(*(name for name in kind.model_fields if name != STAND))
    return said_of(record.__dict__)


# Of each type of record all it says, in the order of its fields.
_SAID_OF: dict[type[StatusRecord], Callable[[Mapping[str, Any]], object]] = {}


class SaidUnderKey:
    """All that was said under one key. Grows by `add` and `take`."""

    __slots__ = ("_others", "_rows", "highest")

    def __init__(self, said: Iterable[Said] = ()) -> None:
        # With a Stand: the highest row in which the same was said with it.
        self._rows: dict[tuple[datetime, object], int] = {}
        # The highest of each authority and data month but those of `highest`.
        self._others: dict[tuple[object, ...], Said] = {}
        self.highest: Said | None = None
        for each in said:
            self.add(each)

    def add(self, said: Said) -> None:
        rank, says = said
        if not rank.without_stand:
            told, row = (rank.stand, says), rank.place[0]
            if self._rows.get(told, -1) < row:
                self._rows[told] = row
        self._place(said)

    def take(self, said: Said) -> bool:
        """Add it, unless it could change nothing. With a Stand: the same was said with the same one, in that row or a
        later one. Without one: it is what counts already for its authority and data month.
        """
        rank, says = said
        if rank.without_stand:
            known, kind = self.highest, rank[:KIND]
            if known is not None and known.rank[:KIND] != kind:
                known = self._others.get(kind)
            if known is not None and known.says == says:
                return False
        else:
            told, row = (rank.stand, says), rank.place[0]
            if self._rows.get(told, -1) >= row:
                return False
            self._rows[told] = row
        self._place(said)
        return True

    def _place(self, said: Said) -> None:
        highest = self.highest
        if highest is None:
            self.highest = said
            return
        lower = said
        if highest.rank < said.rank:
            self.highest, lower = said, highest
        if highest.rank[:KIND] != said.rank[:KIND]:
            known = self._others.get(lower.rank[:KIND])
            if known is None or known.rank < lower.rank:
                self._others[lower.rank[:KIND]] = lower
