"""What was read once is kept until the journal has grown: a page asks for it with each look. Edge: memory of a process.

Only what the journal tells every change of may be kept so: answers, letters, files, reports, edits and approvals.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine

from checker.store import journal
from checker.store.journal import JournalHead
from checker.store.organisation_scope import organisation_of

Read = TypeVar("Read")
MOST_KEPT = 200
_Kept = tuple[JournalHead | None, dict[object, object]]
# By connection pool and organisation, so that it ends with its store.
_kept: WeakKeyDictionary[Engine, dict[str, _Kept]] = WeakKeyDictionary()


class AtHead:
    """What is known of a house as of the journal's last entry."""

    def __init__(self, tx: Connection) -> None:
        head, houses = journal.head(tx), _kept.setdefault(tx.engine, {})
        known = houses.get(organisation_of(tx))
        if known is None or known[0] != head or len(known[1]) > MOST_KEPT:
            known = houses[organisation_of(tx)] = (head, {})
        self._known = known[1]

    def get(self, name: object, read: Callable[[], Read]) -> Read:
        """What `read` gave for that name since the journal last grew. It must not change any more."""
        if name not in self._known:
            self._known[name] = read()
        return cast("Read", self._known[name])
