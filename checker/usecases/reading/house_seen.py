"""Which rules are in force for whoever looks, and what are they there? Shell; kept until the journal grows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from checker.domain.access import Viewer
from checker.domain.rulebook import Rulebook
from checker.findings.page_rights import Groups, groups_of
from checker.store.errors import NothingActivated
from checker.store.opening import Store
from checker.usecases.reading.at_head import AtHead, at_head
from checker.usecases.rules.activation import archived_book
from checker.usecases.rules.staffed import with_absences


@dataclass(frozen=True, slots=True)
class HouseSeen:
    """The rulebook in force with the absences known (None: there is none), and what the reader is there on the day.

    `entry`: the number of the last entry of the log, as of which all of it is.
    """

    book: Rulebook | None
    groups: Groups = frozenset()
    entry: int = 0


NOTHING_SEEN = HouseSeen(None)


def house_seen(store: Store, viewer: Viewer | None, on: date) -> HouseSeen:
    """The house as somebody sees it on a local day; `viewer` None: nobody has logged in."""
    with store.read() as tx:
        known = at_head(tx)
        try:
            book = book_seen(tx, known)
        except NothingActivated:
            return NOTHING_SEEN
        groups = known.get_lasting(("groups", viewer, on), lambda: groups_of(viewer, book, on))
        return HouseSeen(book, groups, known.house.last.seq)


def book_seen(tx: Connection, known: AtHead) -> Rulebook:
    """The rulebook in force with the absences known. NothingActivated where there is none."""
    house = known.house
    return with_absences(archived_book(tx, house.activation), house.absences)
