"""Which records of one file say different things about the same? Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from checker.domain.record import StatusRecord
from checker.domain.said import says_in_memory

Name = TypeVar("Name")


def contradicting(records: Mapping[Name, StatusRecord]) -> Iterator[Sequence[Name]]:
    """The names of those that share a natural key and do not all say the same. Saying it twice contradicts nothing."""
    shared: dict[str, list[Name]] = {}
    repeated = _repeated(records)
    for name, record in records.items() if repeated else ():
        if hash(key := record.key) in repeated:
            shared.setdefault(key, []).append(name)
    for names in shared.values():
        if len({says_in_memory(records[name]) for name in names}) > 1:
            yield names


def _repeated(records: Mapping[Name, StatusRecord]) -> set[int]:
    """Hashes of keys that occur more than once. A file has half a million keys, and hardly ever one of them twice."""
    once: set[int] = set()
    repeated: set[int] = set()
    for record in records.values():
        (repeated if (found := hash(record.key)) in once else once).add(found)
    return repeated
