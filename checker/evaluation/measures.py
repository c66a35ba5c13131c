"""What do the records say about each rule, unit by unit? Pure; figures stay whole numbers or fractions.

Only the version in force of each fact counts, only from its own day on, and only within the period.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

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
from checker.domain.rule import Rule, Where
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
        self._by_topic: dict[tuple[str, str], list[RecordVersion]] = defaultdict(list)
        for version in versions:
            self._by_topic[_topic(version.record)].append(version)

    def find(self, rule: Rule, period: Period, on: date) -> dict[str, list[RecordVersion]]:
        """The records that count for a rule in a period, by the scope they were reported for."""
        found: dict[str, list[RecordVersion]] = defaultdict(list)
        matches = _matcher(rule.measure.where)
        latest = rule.measure.take == "latest"
        for topic in _topics(rule):
            for version in self._by_topic.get((rule.measure.records, topic), ()):
                record = version.record
                belongs = _belongs(record.period, period, latest=latest) or _names_the_day(record, rule.due.nominal)
                if belongs and counts_on(record, on) and matches(record):
                    found[record.scope].append(version)
        return found


def counts_on(record: StatusRecord, on: date) -> bool:
    """A fact counts only from its own day on: the period's end, the day handed in. Plans for events count at once."""
    if isinstance(record, Event):
        return True
    if isinstance(record, Deliverable):
        return record.submitted_on is not None and record.submitted_on <= on
    return record.period.end <= on


def _belongs(of_record: Period, of_obligation: Period, *, latest: bool) -> bool:
    if latest:
        return of_obligation.start <= of_record.end <= of_obligation.end
    return of_obligation.covers(of_record)


def _names_the_day(record: StatusRecord, nominal: date) -> bool:
    """A dated item may be reported for its nominal day, which may lie after the plan year."""
    return isinstance(record, Deliverable) and record.period == day(nominal)


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


def _matcher(where: Where) -> Callable[[StatusRecord], bool]:
    """Tests for the `where` keys that the shelf has not sorted by."""
    selections = _any_of(where.selection)

    def matches(record: StatusRecord) -> bool:
        if isinstance(record, CaseReview):
            if where.stratum is not None and record.stratum != where.stratum:
                return False
            return not selections or record.selection in selections
        if isinstance(record, Measurement | Headcount):
            return where.aggregation is None or record.aggregation == where.aggregation
        return True

    return matches


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
