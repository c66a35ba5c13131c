"""What is a pack about: one finding, all that came of one rule, or some days of the whole house? Shell, read-only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.obligation_key import rule_of
from checker.domain.period import Period
from checker.domain.problem import nearest
from checker.domain.refusal import NotThere, PackRefusal, Refused
from checker.domain.rulebook import Rulebook
from checker.store import findings, journal, trace
from checker.store.errors import NothingActivated
from checker.store.trace import TracedMail


class PackAbout(StrEnum):
    """What was asked for."""

    FINDING = "finding"
    RULE = "rule"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class PackScope:
    """The obligations that a pack is about. `days`: only what was decided and told on these days; None: all."""

    about: PackAbout
    name: str
    obligations: tuple[str, ...]
    days: Period | None = None

    def holds(self, on: date) -> bool:
        """Is what was decided or told on this day part of it?"""
        return self.days is None or self.days.start <= on <= self.days.end

    def holds_at(self, instant: datetime) -> bool:
        """As `holds`, of an instant (aware)."""
        return self.holds(local_day(instant))

    def meets(self, since: date, until: date | None) -> bool:
        """Was anything on these days part of it? `until` None: it is not over."""
        return self.days is None or (since <= self.days.end and (until is None or until >= self.days.start))

    def tells_of(self, mail: TracedMail, promises: Iterable[str]) -> bool:
        """Is a mail about these promises part of it?"""
        if self.days is not None:
            return self.holds(mail.planned_on)
        return not set(self.obligations).isdisjoint(promises)


def scope_of(tx: Connection, book: Rulebook, about: PackAbout, name: str) -> PackScope:
    """Refused, with the nearest name, where there is no such finding or rule, or nothing happened in that period."""
    known = trace.every_obligation(tx)
    match about:
        case PackAbout.FINDING:
            return PackScope(about, name, (_with_finding(tx, name, known),))
        case PackAbout.RULE:
            return PackScope(about, name, _of_rule(book, name, known))
        case PackAbout.PERIOD:
            return PackScope(about, name, tuple(known), _days(tx, name))


def _with_finding(tx: Connection, obligation: str, known: Iterable[str]) -> str:
    if findings.history(tx, obligation):
        return obligation
    if obligation in known:
        raise Refused(NotThere.FINDING, obligation=obligation)
    close = nearest(obligation, [*findings.current(tx), *known])
    raise Refused(NotThere.OBLIGATION, obligation=obligation, nearest=close)


def _of_rule(book: Rulebook, rule: str, known: Iterable[str]) -> tuple[str, ...]:
    owed = tuple(key for key in known if rule_of(key) == rule)
    if not owed and book.rule(rule) is None:
        rules = {planned.rule.id for planned in book.rules()} | {rule_of(key) for key in known}
        raise Refused(NotThere.RULE, rule=rule, nearest=nearest(rule, rules))
    if not owed:
        raise Refused(PackRefusal.NOTHING_OWED, rule=rule)
    return owed


def _days(tx: Connection, text: str) -> Period:
    try:
        days = Period.parse(text)
    except ValueError:
        raise Refused(PackRefusal.NO_PERIOD, period=text) from None
    span = journal.span(tx)
    if span is None:
        raise NothingActivated
    first, last = map(local_day, span)
    if days.end < first:
        raise Refused(PackRefusal.BEFORE_THE_LOG, period=text, day=first)
    if days.start > last:
        raise Refused(PackRefusal.AFTER_THE_LOG, period=text, day=last)
    return days
