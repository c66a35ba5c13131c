"""What lies on the table when a unit's targets are talked about in a month? Pure: the values of its sheet.

Which talks these are, the house says (`agreements` of an event type in vocabulary.yaml); what is agreed there is a
record of its own, which a rule follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from checker.domain.clock import local_day
from checker.domain.finding import Episode
from checker.domain.level import HOUSE
from checker.domain.obligation_key import ObligationKey
from checker.domain.period import Period
from checker.domain.record import Agreement, Event
from checker.domain.record_fields import RecordType
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.scope import Scope
from checker.domain.verdict import State, Verdict

AGREEMENTS: RecordType = "agreement"


def talk_rules(book: Rulebook) -> Iterator[PlannedRule]:
    """The rules, of every plan, that want talks held at which measures are agreed."""
    talks = book.vocabulary.talks_with_agreements
    for planned in book.rules():
        measure = planned.rule.measure
        if measure.records == "event" and measure.where.event_type in talks and planned.rule.period.kind == "month":
            yield planned


def talk_rule(book: Rulebook, year: int) -> PlannedRule | None:
    """That of a plan's year; None: it wants none."""
    return next((planned for planned in talk_rules(book) if planned.plan.year == year), None)


def agreement_rule(book: Rulebook, year: int) -> PlannedRule | None:
    """The rule that follows what was agreed in a plan's year; None: it follows nothing of it."""
    return next((one for one in book.rules() if one.plan.year == year and one.rule.measure.records == AGREEMENTS), None)


def unit_of_measure(book: Rulebook, obligation: str, on: date) -> str | None:
    """At which unit a measure upon an obligation's finding is agreed on a day: the one of the level that the rule on
    agreements judges, within which it lies. None: no rule follows agreements of that year, or none of its units is it.
    """
    follows, scope = agreement_rule(book, on.year), ObligationKey.parse(obligation).scope
    if follows is None:
        return None
    if follows.rule.scope.judge == HOUSE:
        return book.organisation.organisation.id
    return next(iter(book.organisation.around(scope, follows.rule.scope.judge, on)), None)


def day_of(talk: Event) -> date:
    """The day on which a talk was held; only such are on a sheet."""
    assert talk.held_on is not None, "only what was held is shown"
    return talk.held_on


@dataclass(frozen=True, slots=True)
class TalkRow:
    """An obligation of the unit, as it may be shown on the day. `before`: its state at the talk before; None: it had
    none then. `finding`: the newest that had begun by the day; None: none had.
    """

    rule: Rule
    verdict: Verdict
    before: State | None = None
    finding: Episode | None = None

    @property
    def is_found(self) -> bool:
        """Is there a finding that is not over?"""
        return self.finding is not None and not self.finding.is_over


@dataclass(frozen=True, slots=True)
class TalkAgreement:
    """What was agreed. `row`: how the obligation stands that it opened; None: nothing was judged yet.

    `upon`: what the finding is called upon which it was agreed (rule, verdict); None: the record names none.
    """

    record: Agreement
    row: TalkRow | None = None
    upon: TalkRow | None = None

    @property
    def is_done(self) -> bool:
        return self.record.done_on is not None


@dataclass(frozen=True, slots=True)
class TalkSheet:
    """All that the sheet of a unit and month shows. `on`: the day it is about, `known_at` when it was judged last
    (None: never).

    `held` are the talks of the month, `last` the one before; None: none was reported. `compared_on`: the day that the
    states before are of. `rows` need somebody first. `seen`: the newest recording of talks and agreements of the unit,
    0 without one. `is_partial`: some of the unit is not the viewer's to see. `posts`: for which of theirs
    (`role@unit`) they may report about the talk.
    """

    book: Rulebook
    talk: PlannedRule
    unit: Scope
    month: Period
    on: date
    known_at: datetime | None
    rows: tuple[TalkRow, ...]
    compared_on: date
    held: tuple[Event, ...] = ()
    last: Event | None = None
    agreements: tuple[TalkAgreement, ...] = ()
    dates: tuple[TalkRow, ...] = ()
    seen: int = 0
    is_partial: bool = False
    posts: tuple[str, ...] = ()

    @property
    def is_current(self) -> bool:
        """Is it about today? Else its month is over, and it shows what ticks had judged by its last day."""
        return self.on < self.month.end or (self.known_at is not None and local_day(self.known_at) <= self.on)

    @property
    def open_agreements(self) -> tuple[TalkAgreement, ...]:
        return tuple(one for one in self.agreements if not one.is_done)
