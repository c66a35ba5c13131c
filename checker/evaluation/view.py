"""What a kind sees of one rule on one day, and what a kind must answer. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from checker.domain.calendar import WorkingCalendar
from checker.domain.due import Due
from checker.domain.organisation import Organisation
from checker.domain.period import Period
from checker.domain.record import RecordVersion
from checker.domain.report import Report
from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.domain.verdict import Completeness
from checker.evaluation.compile import Row
from checker.evaluation.measures import Figures, chosen
from checker.evaluation.pace import expected_by


@dataclass(slots=True)
class RuleView:
    """One rule on one day: its dates, its reports and its records, sorted by the unit that reported them.

    `predecessors` names the units that have merged into one by this day.
    """

    rule: Rule
    goal: str
    period: Period
    on: date
    due: Due
    bound: Fraction
    calendar: WorkingCalendar
    organisation: Organisation
    predecessors: Callable[[str], tuple[str, ...]]
    by_scope: dict[str, list[RecordVersion]]
    reports: tuple[Report, ...]
    complete: Completeness
    figures_expected: date | None
    days_left: int
    _paths: dict[date, Fraction | None] = field(default_factory=dict)
    _reported_until: date | None = None

    def records(self, scope: Scope) -> list[RecordVersion]:
        """What counts for a unit. A sum for the house takes in every unit; a newest figure is the unit's own."""
        house = self.organisation.organisation.id
        if scope.id == house:
            return chosen(self.by_scope, (house,) if self.rule.measure.take == "latest" else None)
        own = self.by_scope.get(scope.id, [])
        merged = self.predecessors(scope.id) if self.credits_predecessors else ()
        return own if not merged else [*own, *chosen(self.by_scope, merged)]

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


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of target. `rows` are those of the state table it can reach for a rule."""

    name: str
    rows: Callable[[Rule], tuple[Row, ...]]
    figures: Callable[[RuleView, Scope], Figures]


NO_WHOLE = (Row.WAITING_FOR_FIGURES, Row.NO_FIGURES)
FROM_REPORTS = (*NO_WHOLE, Row.REPORT_MISSING)
AT_THE_END = (Row.FINAL_HOLDS, Row.FINAL_MISSED)


def within_the_period(rule: Rule) -> tuple[Row, ...]:
    """The rows by which a view within the period is bad or still open, by the rule's `interim`."""
    match rule.interim:
        case "bound":
            return (Row.EXCEEDED_SO_FAR,)
        case "path":
            return Row.BEHIND_PATH, Row.ON_PACE
        case "upcoming":
            return Row.UPCOMING_SHORT, Row.ON_PACE
        case "none":
            return (Row.ON_PACE,)


def in_order(*rows: Row) -> tuple[Row, ...]:
    """Rows in the order in which the state table tries them."""
    return tuple(sorted(rows, key=lambda row: row.value.place))
