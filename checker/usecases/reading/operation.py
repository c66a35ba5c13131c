"""What do the senders owe, by when, and which rules and calendar are in force? Shell, read-only.

How the service stands is `status`, kept for a minute (`running.kept_status`); this is what stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.report import Report
from checker.domain.rulebook import Rulebook
from checker.evaluation.reports_ledger import LedgerEntry, reports_ledger
from checker.store import records
from checker.store.activations import ActivationHead
from checker.store.opening import Store
from checker.usecases.reading.at_head import AtHead, at_head
from checker.usecases.reading.house_seen import book_seen


@dataclass(frozen=True, slots=True)
class SourceOwed:
    """What a sender owes by one profile (ids): the report that is due next, the first that is overdue and how many
    are, and how many have come. None: there is none.
    """

    sender: str
    profile: str
    arrived: int
    next_due: LedgerEntry | None
    first_overdue: LedgerEntry | None
    overdue: int


@dataclass(frozen=True, slots=True)
class Operation:
    """The rules in force, since when and by whom, and what is owed to them, overdue first, then the next day."""

    book: Rulebook
    activation: ActivationHead
    owed: tuple[SourceOwed, ...]


def operation(store: Store, now: datetime) -> Operation:
    """As of the instant `now` (aware)."""
    on = local_day(now)
    with store.read() as tx:
        known = at_head(tx)
        book = book_seen(tx, known)
        return known.get_lasting(("operation", on, book.sha256), lambda: _gathered(tx, known, book, on))


def _gathered(tx: Connection, known: AtHead, book: Rulebook, on: date) -> Operation:
    house = known.house
    came: tuple[Report, ...] = records.load_reports(tx, sequence=records.NEWEST, has_withdrawals=house.has_withdrawals)
    by_source: dict[tuple[str, str], list[LedgerEntry]] = defaultdict(list)
    for entry in reports_ledger(book, came, on):
        by_source[entry.sender, entry.profile].append(entry)
    owed = [_source(sender, profile, entries, on) for (sender, profile), entries in by_source.items()]
    return Operation(book, house.activation, tuple(sorted(owed, key=_most_urgent)))


def _source(sender: str, profile: str, entries: Iterable[LedgerEntry], on: date) -> SourceOwed:
    by_day = sorted(entries, key=lambda entry: (entry.due, entry.period.start))
    overdue = [entry for entry in by_day if entry.is_overdue(on)]
    ahead = [entry for entry in by_day if entry.arrived_by is None and entry.due >= on]
    arrived = sum(1 for entry in by_day if entry.arrived_by is not None)
    return SourceOwed(sender, profile, arrived, next(iter(ahead), None), next(iter(overdue), None), len(overdue))


def _most_urgent(one: SourceOwed) -> tuple[bool, date, str, str]:
    entry = one.first_overdue or one.next_due
    day = entry.due if entry is not None else date.max
    return not one.overdue, day, one.sender, one.profile
