"""The row counts of a large file of which nothing was said before, and the versions that can count. Pure.

As `accounting` tells them row by row: of each key the first row is new. A later one says what the highest before it
says, or corrects it. With a Stand each of them is a version; without one only what says something else is.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.records.bulk.rows import BulkCandidates
from checker.records.reading import Candidate


@dataclass(frozen=True, slots=True)
class BulkAccount:
    """`highest` are the versions of each key that count, in the order in which the keys first occur."""

    accepted: int
    duplicate: int
    correction: int
    highest: tuple[Candidate, ...]


def account_in_bulk(candidates: BulkCandidates) -> BulkAccount:
    """For a file beside nothing: neither stored versions nor other files."""
    beside = candidates.beside
    accepted, correction = int(beside.is_first.sum()), int(beside.differs.sum())
    rows = candidates.latest() if candidates.stands else candidates.last_said()
    return BulkAccount(accepted, len(candidates) - accepted - correction, correction, candidates.at(rows))
