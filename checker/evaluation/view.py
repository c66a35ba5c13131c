"""What a kind knows of one rule on one day, and what a kind must return. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from checker.domain.calendar import WorkingCalendar
from checker.domain.due import Due
from checker.domain.organisation import Organisation
from checker.domain.period import Period
from checker.domain.record import Event, RecordVersion
from checker.domain.report import Report
from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.domain.verdict import Completeness
from checker.domain.vocabulary import Vocabulary
from checker.evaluation.compile import Row
from checker.evaluation.figures import Figures
from checker.evaluation.measures import chosen, share_bound
from checker.evaluation.pace import expected_by
from checker.evaluation.trigger import Trigger

# Reported for a unit or for the whole; events and batches of reviews are each a fact of their own.
FIGURES_OF_UNITS = ("measurement", "headcount", "training")


def _took_place(version: RecordVersion) -> bool:
    return isinstance(version.record, Event) and version.record.held_on is not None


@dataclass(slots=True)
class RuleView:
    """One rule on one day: its dates, its reports and its records, sorted by the unit that reported them.

    `ruleset` and `shape` name the compiled rules that judge it. `predecessors` names the units that have merged into
    one by this day. `end` is the last day of counting: that of the period, or the one on which a cohort is mature.
    `opened_by` is the request, agreement or other rule's verdict that it is owed for, `meeting` the day it is due
    with, as far as one is known. `lacks_newest`: the newest report owed by this day has not come.
    """

    rule: Rule
    ruleset: str
    shape: str
    period: Period
    end: date
    on: date
    due: Due
    bound: Fraction
    calendar: WorkingCalendar
    organisation: Organisation
    vocabulary: Vocabulary
    predecessors: Callable[[str], tuple[str, ...]]
    by_scope: Mapping[str, list[RecordVersion]]
    reports: tuple[Report, ...]
    complete: Completeness
    figures_expected: date | None
    days_left: int
    lacks_newest: bool = False
    opened_by: RecordVersion | Trigger | None = None
    meeting: date | None = None
    _paths: dict[date, Fraction | None] = field(default_factory=dict)
    _reported_until: date | None = None

    def records(self, scope: Scope) -> list[RecordVersion]:
        """What counts for a unit. A sum for the house takes in every unit; a newest figure is the unit's own."""
        house = self.organisation.organisation.id
        if scope.id == house:
            return self._of_the_house(house)
        own = self.by_scope.get(scope.id, [])
        merged = self.predecessors(scope.id) if self.credits_predecessors else ()
        # What took place is credited; what was only planned for a unit that is gone binds nobody.
        return own if not merged else [*own, *filter(_took_place, chosen(self.by_scope, merged))]

    def _of_the_house(self, house: str) -> list[RecordVersion]:
        """Its own newest figure, or the sum over all units. What the house reports itself is no unit's on top."""
        if self.rule.measure.take == "latest":
            return chosen(self.by_scope, (house,))
        every = chosen(self.by_scope, None)
        if self.rule.measure.records not in FIGURES_OF_UNITS:
            return every
        told = {version.record.period for version in self.by_scope.get(house, ())}
        return [one for one in every if one.record.scope == house or one.record.period not in told]

    @property
    def credits_predecessors(self) -> bool:
        return self.organisation.merge_policy.credit_predecessor_events and self.rule.measure.records == "event"

    def path_at(self, by: date) -> Fraction | None:
        """What the rule's path expects by the end of `by`."""
        if by not in self._paths:
            self._paths[by] = expected_by(self.rule, self.bound, self.period, by)
        return self._paths[by]

    def speaks_until(self, versions: list[RecordVersion]) -> date | None:
        """The day up to which the newest figures speak: the end of the latest report or record."""
        ends = [version.record.period.end for version in versions]
        if self._reported_until is None and self.reports:
            self._reported_until = max(report.period.end for report in self.reports)
        return max(ends if self._reported_until is None else [*ends, self._reported_until], default=None)


def nothing_to_warn_of(_rule: Rule) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of target. `rows` are those of the state table it can reach for a rule; `bound` is what the figure of
    the whole period is compared with, in the terms of its value. `foresees_events`: `events_ahead` knows every day on
    which time alone changes its count. `warnings` are the codes by which a figure that is only told says that
    something is wrong with it.
    """

    name: str
    rows: Callable[[Rule], tuple[Row, ...]]
    figures: Callable[[RuleView, Scope], Figures]
    bound: Callable[[Rule], Fraction] = share_bound
    foresees_events: bool = False
    warnings: Callable[[Rule], tuple[str, ...]] = nothing_to_warn_of

    @property
    def scales_its_bound(self) -> bool:
        """Is what the rule says for a month compared with the whole year?"""
        return self.bound is not share_bound


NO_WHOLE = (Row.WAITING_FOR_FIGURES, Row.NO_FIGURES)
FROM_REPORTS = (*NO_WHOLE, Row.REPORT_MISSING)
# What only grows keeps the number it has reached, whatever is still to be reported (D23).
GROWING_FLOOR = (Row.FLOOR_STAYS, Row.FLOOR_REACHED)


def at_the_end(rule: Rule) -> tuple[Row, ...]:
    """The rows that decide when the period is over. A promised direction without an amount is never missed."""
    return Row.FINAL_HOLDS, Row.FINAL_SHORT if rule.worst == "at_risk" else Row.FINAL_MISSED


def out_of_days(rule: Rule) -> tuple[Row, ...]:
    """The row that ends it before the period does. A promised direction without an amount is never missed."""
    return () if rule.worst == "at_risk" else (Row.TOO_FEW_DAYS,)


def within_the_period(rule: Rule) -> tuple[Row, ...]:
    """The rows by which a view within the period is bad or still open, by the rule's `interim`."""
    match rule.interim:
        case "bound":
            return (Row.EXCEEDED_SO_FAR,)
        case "path":
            return Row.BEHIND_PATH, Row.ON_PACE
        case "upcoming":
            return Row.UPCOMING_SHORT, Row.ON_PACE
        case "month":
            return Row.BEHIND_PATH, Row.MONTH_SHORT, Row.ON_PACE
        case "none":
            return (Row.ON_PACE,)


def in_order(*rows: Row) -> tuple[Row, ...]:
    """Rows in the order in which the state table tries them."""
    return tuple(sorted(rows, key=lambda row: row.value.place))
