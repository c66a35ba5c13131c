"""Can the rules that count a figure compare it exactly? Pure.

The engine compares whole numbers of 64 bits. A figure is asked alone, against each rule's bound and path, as its row
can be named here; what only a sum makes too long is told by the verdict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from checker.domain import period
from checker.domain.record import Headcount, Measurement, StatusRecord
from checker.domain.rule import Rule, Target
from checker.domain.rulebook import PlannedRule
from checker.records.lexical import LARGEST

Comparing = Mapping[str, tuple[PlannedRule, ...]]


def comparing(rules: Iterable[PlannedRule]) -> Comparing:
    """The rules that compare an amount with a number, by the type of record that gives it."""
    rules_by_type: dict[str, list[PlannedRule]] = defaultdict(list)
    for planned in rules:
        target = planned.rule.target
        if planned.rule.measure.amount is not None and isinstance(target, Target) and target.is_number:
            rules_by_type[planned.rule.measure.records].append(planned)
    return {kind: tuple(planned) for kind, planned in rules_by_type.items()}


def beyond(record: StatusRecord, rules: Comparing) -> tuple[str, str] | None:
    """The field whose figure is too long, and the rule that cannot compare it. None: every one can."""
    if not isinstance(record, Measurement | Headcount):
        return None
    from checker.evaluation.measures import in_terms, is_of_topic  # dear, and reviews and dates need none of it

    for planned in rules.get(record.type, ()):
        field = planned.rule.measure.amount or ""
        figure = getattr(record, field, None)
        if isinstance(figure, int | Decimal) and is_of_topic(planned.rule, record):
            value = in_terms(Fraction(figure), planned.rule)
            if any(max(map(abs, sides)) > LARGEST for sides in _sides(value, planned.rule, planned.year, record)):
                return field, planned.rule.id
    return None


def _sides(value: Fraction, rule: Rule, year: int, record: StatusRecord) -> Iterator[tuple[int, int]]:
    """As judging compares the figure: with the bound, and with the path at the figure's day."""
    from checker.evaluation.figures import sides_of
    from checker.evaluation.measures import in_terms, rounded
    from checker.evaluation.pace import expected_by

    assert rule.target is not None, "only such rules compare"
    bound = in_terms(rule.target.bound, rule)
    value = rounded(value, rule.rounding, rule.per)
    yield sides_of(value, rounded(bound, rule.rounding, rule.per))
    plan_year = period.year(year)
    if plan_year.covers(period.day(record.period.end)):
        path = expected_by(rule, bound, plan_year, record.period.end)
        if path is not None:
            yield sides_of(value, rounded(path, rule.rounding, rule.per))
