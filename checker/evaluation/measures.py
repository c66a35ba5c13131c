"""What do the records say about each rule, unit by unit? Pure; figures stay whole numbers or fractions.

Only the version in force of each fact counts, only from its own day on, and only within the period.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from checker.domain.period import Period, day
from checker.domain.record import (
    CaseReview,
    Deliverable,
    Event,
    Headcount,
    Measurement,
    RecordVersion,
    StatusRecord,
)
from checker.domain.rule import Rule
from checker.domain.verdict import Reason


@dataclass(slots=True)
class Figures:
    """The measure of one obligation. `lhs` and `rhs` are the two sides of the exact comparison with the bound.

    `why_unusable` names the reason when there is no figure; `only_nil`: reports came, and said that nothing was.
    `view_end` is the day up to which the newest figures speak. `expected` is the path at that day.
    """

    usable: bool = True
    why_unusable: str = ""
    only_nil: bool = False
    numerator: Fraction | int | None = None
    denominator: Fraction | int | None = None
    value: Fraction | None = None
    lhs: int = 0
    rhs: int = 0
    view_end: date | None = None
    expected: Fraction | None = None
    final: bool = True
    keys: tuple[str, ...] = ()
    extra: dict[str, int] = field(default_factory=dict)
    notes: list[Reason] = field(default_factory=list)


class Shelf:
    """The versions in force, sorted so that each rule finds its own without looking at the others."""

    def __init__(self, versions: Iterable[RecordVersion]) -> None:
        self._by_topic: dict[tuple[str, str], dict[Period, list[RecordVersion]]] = {}
        for version in versions:
            record = version.record
            self._by_topic.setdefault(_topic(record), {}).setdefault(record.period, []).append(version)

    def find(self, rule: Rule, period: Period, on: date) -> dict[str, list[RecordVersion]]:
        """The records that count for a rule in a period, by the scope they were reported for."""
        found: dict[str, list[RecordVersion]] = defaultdict(list)
        counts = _counting(rule, on)
        for topic in _topics(rule):
            for reported_for, versions in self._by_topic.get((rule.measure.records, topic), {}).items():
                if _is_figure_of(rule, reported_for, period) and _can_be_known(rule, reported_for, on):
                    for version in versions:
                        if counts(version.record):
                            found[version.record.scope].append(version)
        return found


def _is_figure_of(rule: Rule, reported_for: Period, period: Period) -> bool:
    """A dated item may also be reported for its nominal day, which may lie after the plan year."""
    if rule.measure.take == "latest":
        return period.start <= reported_for.end <= period.end
    if period.covers(reported_for):
        return True
    return rule.measure.records == "deliverable" and reported_for == day(rule.due.nominal)


def _can_be_known(rule: Rule, reported_for: Period, on: date) -> bool:
    """A figure counts only from its period's last day on. Events and what was handed in have days of their own."""
    return rule.measure.records in ("event", "deliverable") or reported_for.end <= on


def _topic(record: StatusRecord) -> tuple[str, str]:
    match record:
        case CaseReview():
            return record.type, record.topic
        case Measurement():
            return record.type, record.metric
        case Headcount():
            return record.type, record.headcount
        case Event():
            return record.type, record.event_type
        case Deliverable():
            return record.type, record.target_id


def _topics(rule: Rule) -> Sequence[str]:
    where = rule.measure.where
    match rule.measure.records:
        case "case_review":
            return _any_of(where.topic)
        case "measurement":
            return _any_of(where.metric)
        case "headcount":
            return _any_of(where.headcount)
        case "event":
            return _any_of(where.event_type)
        case "deliverable":
            return (rule.id,)


def _any_of(given: str | tuple[str, ...] | None) -> Sequence[str]:
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else given


def _counting(rule: Rule, on: date) -> Callable[[Any], bool]:
    """Tests what the shelf has not sorted by: the other `where` keys, and the day of what was handed in."""
    where = rule.measure.where
    match rule.measure.records:
        case "case_review":
            stratum, selections = where.stratum, _any_of(where.selection)
            return lambda review: (
                (stratum is None or review.stratum == stratum) and (not selections or review.selection in selections)
            )
        case "measurement" | "headcount":
            aggregations = _any_of(where.aggregation)
            return lambda figure: not aggregations or figure.aggregation in aggregations
        case "deliverable":
            return lambda item: item.submitted_on is not None and item.submitted_on <= on
        case "event":
            return lambda _event: True


def chosen(by_scope: Mapping[str, list[RecordVersion]], scopes: Iterable[str] | None) -> list[RecordVersion]:
    """The records of some units; None: of the whole house, whatever unit reported them."""
    if scopes is None:
        return [version for versions in by_scope.values() for version in versions]
    return [version for scope in scopes for version in by_scope.get(scope, ())]


def is_final(versions: Iterable[RecordVersion]) -> bool:
    """No figure among them is marked provisional by its sender."""
    return all(version.record.data_status != "provisional" for version in versions)


def keys_of(versions: Iterable[RecordVersion]) -> tuple[str, ...]:
    return tuple(sorted(version.key for version in versions))


def rounded(value: Fraction, rounding: str, *, is_share: bool) -> Fraction:
    """The value as the rule wants it compared. `half_up_1`: percent with one digit, halves up; else unchanged."""
    if rounding != "half_up_1":
        return value
    scale = 1000 if is_share else 10
    return Fraction((value * scale * 2 + 1).__floor__() // 2, scale)


def compare(figures: Figures, value: Fraction, bound: Fraction) -> None:
    """Set both sides of the comparison, cross-multiplied, so that nothing is rounded (decision D2)."""
    figures.lhs = value.numerator * bound.denominator
    figures.rhs = bound.numerator * value.denominator


def share_bound(rule: Rule) -> Fraction:
    """The rule's bound as a share of 1 where it is given in percent, else as it stands."""
    assert rule.target is not None, f"{rule.id} is measured and must have a target"
    bound = rule.target.bound
    return bound / 100 if rule.target.unit == "percent" else bound
