"""How much goes into one statement? Databases take a limited number of parameters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Thing = TypeVar("Thing")

KEYS_A_QUERY = 500


def batches(things: Iterable[Thing], size: int = KEYS_A_QUERY) -> Iterator[list[Thing]]:
    """The things in their order, so many at a time; the last may be fewer."""
    source = iter(things)
    while batch := list(islice(source, size)):
        yield batch
