"""Which versions of records count for a verdict, under one hash: so that none is added to them or left out. Pure.

A leaf says where a version stands: its key, the sequence of its import, sheet and row. What it says is sealed with its
import; so the hash tells no figure to whoever guesses, and is the same for two stores that took in the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from checker.domain.hash_tree import root_of
from checker.domain.record import RecordVersion, canonical
from checker.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class CountedVersions:
    """How many, and the root (hex) of the tree over them in the order of their keys (RFC 6962)."""

    many: int
    root: str

    @classmethod
    def of(cls, versions: Iterable[RecordVersion]) -> Self:
        leaves = [_leaf(version) for version in versions]
        return cls(len(leaves), root_of(leaves))


def counting_for(verdict: Verdict, in_force: Mapping[str, RecordVersion]) -> tuple[RecordVersion, ...]:
    """The versions whose keys a verdict names, in the order of these; `in_force`: by key, when it was judged."""
    return tuple(in_force[key] for key in sorted(set(verdict.records)) if key in in_force)


# What counted for a verdict of a tick.
CountedFor = Callable[[Verdict], CountedVersions]


def _leaf(version: RecordVersion) -> bytes:
    return _written(version.key, version.sequence, version.origin.sheet, version.origin.row)


# Many verdicts count the same versions.
@lru_cache(maxsize=2**14)
def _written(key: str, sequence: int, sheet: str, row: int) -> bytes:
    return canonical([key, sequence, sheet, row])
