"""Which two rulebooks are compared? From a folder, or those of an activation. Shell, read-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from checker.domain.rulebook import Rulebook
from checker.preview.changes import RulesSide
from checker.store.activations import ActivationHead
from checker.usecases.rules.activation import archived_book, newest_activation
from checker.usecases.rules.activation_history import activation_at


@dataclass(frozen=True, slots=True)
class ComparedRules:
    """A rulebook and where it is from: of an activation its head, of a folder the folder, which has the tests."""

    book: Rulebook
    head: ActivationHead | None = None
    folder: Path | None = None

    @property
    def side(self) -> RulesSide:
        rules = sum(1 for _ in self.book.rules())
        if self.head is None:
            return RulesSide(self.book.sha256, rules)
        return RulesSide(self.book.sha256, rules, self.head.number, self.head.activated_at, self.head.by)


def in_force(tx: Connection) -> ComparedRules:
    """The rules in force. Raises NothingActivated."""
    return _of(tx, newest_activation(tx))


def activated(tx: Connection, number: int) -> ComparedRules:
    """Those of an activation. Refused where there is none of that number, RulebookError where it cannot be read."""
    return _of(tx, activation_at(tx, number))


def _of(tx: Connection, head: ActivationHead) -> ComparedRules:
    return ComparedRules(archived_book(tx, head), head)


def day_compared(today: date, before: Rulebook, after: Rulebook) -> date:
    """The day on which two rulebooks are compared where none is named: today; where a calendar does not know it, the
    end of the last plan, since those of past years are edited too.
    """
    if before.calendar.covers(today) and after.calendar.covers(today):
        return today
    return date(max(plan.year for plan in before.plans), 12, 31)
