"""What was read once is kept until the journal has grown: a page asks for it with each look. Edge: memory of a process.

Only what the journal tells every change of may be kept so: answers, letters, files, reports, edits and approvals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine

from checker.store import house_head
from checker.store.errors import NothingActivated
from checker.store.house_head import HouseHead
from checker.store.journal import JournalHead
from checker.store.organisation_scope import organisation_of

Read = TypeVar("Read")
MOST_KEPT = 200


@dataclass(slots=True)
class _KeptReads:
    """What is known as of an entry. `lasting` outlasts entries that concern none of it (`house_head.QUIET`)."""

    last: JournalHead | None = None
    fleeting: dict[object, object] = field(default_factory=dict)
    lasting: dict[object, object] = field(default_factory=dict)

    def as_of(self, house: HouseHead | None) -> _KeptReads:
        last = house.last if house is not None else None
        if self.last == last and len(self.fleeting) <= MOST_KEPT:
            return self
        is_quiet = house is not None and house.grew_quietly and len(self.lasting) <= MOST_KEPT
        return _KeptReads(last, lasting=self.lasting if is_quiet else {})


# By connection pool and organisation, so that it ends with its store.
_kept: WeakKeyDictionary[Engine, dict[str, _KeptReads]] = WeakKeyDictionary()

# A read sees one state of the store from its first to its last statement, so it asks once.
_of_read: WeakKeyDictionary[Connection, AtHead] = WeakKeyDictionary()


def at_head(tx: Connection) -> AtHead:
    """What is known as of the state that a transaction, which only reads, sees."""
    found = _of_read.get(tx)
    if found is None:
        found = _of_read[tx] = AtHead(tx)
    return found


class AtHead:
    """What is known of a house as of the journal's last entry."""

    def __init__(self, tx: Connection) -> None:
        houses, organisation = _kept.setdefault(tx.engine, {}), organisation_of(tx)
        before = houses.get(organisation, _KeptReads())
        self._house = house_head.read(tx, before.last)
        self._known = houses[organisation] = before.as_of(self._house)

    @property
    def house(self) -> HouseHead:
        """What is in force. NothingActivated where nothing is."""
        if self._house is None:
            raise NothingActivated
        return self._house

    def get(self, name: object, read: Callable[[], Read]) -> Read:
        """What `read` gave for that name since the journal last grew. It must not change any more."""
        return _got(self._known.fleeting, name, read)

    def get_lasting(self, name: object, read: Callable[[], Read]) -> Read:
        """As `get`, of what no finding and no mail changes: answers, and files."""
        return _got(self._known.lasting, name, read)


def _got(known: dict[object, object], name: object, read: Callable[[], Read]) -> Read:
    if name not in known:
        known[name] = read()
    return cast("Read", known[name])
