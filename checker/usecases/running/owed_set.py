"""The obligations and reports owed, computed once a day and kept from one tick to the next. No SQL here.

What is kept is asked for by all that it depends on: the rulebook with its absences, the day, the last sequence of
records and acts, and, for what the store holds, the number of ticks. It ends with the open store, and is one of each.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from checker.domain.rulebook import Rulebook
from checker.evaluation.obligations import Obligation
from checker.store.opening import Store


@dataclass(frozen=True, slots=True)
class OwedSet:
    """Every obligation by key, in the order of the rule files (`places`)."""

    by_key: Mapping[str, Obligation]
    keys: frozenset[str]
    places: Mapping[str, int]

    @classmethod
    def of(cls, obligations: Iterable[Obligation]) -> OwedSet:
        by_key = {obligation.key: obligation for obligation in obligations}
        return cls(by_key, frozenset(by_key), {key: place for place, key in enumerate(by_key)})

    def is_what(self, stored: frozenset[str]) -> bool:
        """Is this what is stored? Mostly it is the very set that the last tick left: then nothing is compared."""
        return stored is self.keys or stored == self.keys

    def beyond(self, stored: frozenset[str]) -> frozenset[str]:
        """The keys that are not stored yet."""
        return frozenset() if stored is self.keys else self.keys - stored

    def some(self, keys: Collection[str]) -> list[Obligation]:
        """Those of some keys, in order; what is not owed is left out."""
        wanted = self.keys.intersection(keys)
        return [self.by_key[key] for key in sorted(wanted, key=self.places.__getitem__)]


@dataclass(slots=True)
class Remembered:
    """What one process knows of a store. `stored` are the active obligations that the tick of that number left."""

    _owed: tuple[Rulebook, date, int, OwedSet] | None = None
    _stored: tuple[int, frozenset[str]] | None = None

    def owed(self, book: Rulebook, on: date, sequence: int, gather: Callable[[], Iterable[Obligation]]) -> OwedSet:
        """What is owed on a day by what was known up to a sequence; gathered when it is another than before."""
        kept = self._owed
        if kept is None or kept[0] is not book or kept[1:3] != (on, sequence):
            kept = self._owed = book, on, sequence, OwedSet.of(gather())
        return kept[3]

    def stored(self, ticks: int, read: Callable[[], Iterable[str]]) -> frozenset[str]:
        """The active obligations in the store after so many ticks; nobody but a tick changes them."""
        kept = self._stored
        if kept is None or kept[0] != ticks:
            kept = self._stored = ticks, frozenset(read())
        return kept[1]

    def left(self, ticks: int, keys: frozenset[str]) -> None:
        """A tick of ours has left these."""
        self._stored = ticks, keys

    def passed(self, ticks: int) -> None:
        """A tick of ours, after so many others, found nothing to do."""
        if self._stored is not None and self._stored[0] == ticks:
            self._stored = ticks + 1, self._stored[1]


_by_store: WeakKeyDictionary[Store, Remembered] = WeakKeyDictionary()


def remembered(store: Store) -> Remembered:
    return _by_store.setdefault(store, Remembered())
