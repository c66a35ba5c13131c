"""Single figures: the newest one, alone, against another of the records, or only told. Pure; exact."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from operator import ge, le

from checker.domain.record import Measurement, RecordVersion
from checker.domain.rule import Rule, Target
from checker.domain.scope import Scope
from checker.domain.verdict import Reason
from checker.evaluation.compile import Row
from checker.evaluation.measures import Figures, compare, in_terms, is_final, keys_of, rounded
from checker.evaluation.rates import newest_of, reported_share
from checker.evaluation.view import RuleView


def field_of(version: RecordVersion, name: str | None) -> Fraction | None:
    """A figure of a record as exact number; None when it is not told."""
    value = getattr(version.record, name) if name else None
    return Fraction(value) if isinstance(value, int | Decimal) else None


def nothing_reported(view: RuleView, versions: list[RecordVersion]) -> Figures:
    """No figure to judge, whether or not the report came."""
    return Figures(usable=False, why_unusable="nothing_reported", only_nil=bool(view.reports), keys=keys_of(versions))


def newest_amount(view: RuleView, scope: Scope) -> Figures:
    """The newest `amount` of a unit, in the terms of a verdict's value."""
    versions = view.records(scope)
    if not versions:
        return nothing_reported(view, versions)
    newest = newest_of(versions, view.rule)
    amount = field_of(newest, view.rule.measure.amount)
    if amount is None:
        return nothing_reported(view, [newest])
    found = Figures(value=in_terms(amount, view.rule), keys=keys_of([newest]), final=is_final([newest]))
    found.view_end = newest.record.period.end
    return found


def against_a_base(view: RuleView, scope: Scope) -> Figures:
    """The newest amount against the `base` that its record gives. Without one there is no verdict (D3)."""
    found = newest_amount(view, scope)
    target = view.rule.target
    if found.value is None or target is None:
        return found
    newest = newest_of(view.records(scope), view.rule)
    word = target.value if not target.is_number else "baseline"
    base = field_of(newest, view.rule.measure.base)
    if base is None:
        return _without(found, Reason(f"{word}_missing"))
    if word == "benchmark" and (other := _other_month(newest)):
        return _without(found, Reason("benchmark_of_another_month", {"month": other}))
    is_share = target.unit == "percent"
    found.bound = in_terms(base, view.rule)
    sides = (rounded(side, view.rule.rounding, is_share=is_share) for side in (found.value, found.bound))
    compare(found, *sides)
    if (enough := _enough(newest, view.rule, found.value)) is not None:
        found.lhs, found.rhs = (1, 0) if target.operator in (">", ">=") else (0, 1)
        found.notes.append(Reason("enough", {"value": enough}))
    return found


def _without(found: Figures, why: Reason) -> Figures:
    return Figures(usable=False, why_unusable=why.code, keys=found.keys, view_end=found.view_end, notes=[why])


def _other_month(version: RecordVersion) -> str | None:
    """The month of the benchmark, where it is not that of the figure itself."""
    record = version.record
    assert isinstance(record, Measurement), "only measurements have a base"
    month = record.base_month
    return month if month is not None and month != f"{record.period.end:%Y-%m}" else None


def _enough(version: RecordVersion, rule: Rule, value: Fraction) -> Fraction | None:
    """What suffices whatever the base says, once the figure has reached it; None: not reached, or nothing does."""
    given = field_of(version, rule.measure.enough)
    if given is None or rule.target is None:
        return None
    level = in_terms(given, rule)
    reaches = ge if rule.target.operator in (">", ">=") else le
    return level if reaches(value, level) else None


def limit_note(rule: Rule) -> list[Reason]:
    """What every single case must keep, told beside how many do."""
    target = rule.target
    if not isinstance(target, Target) or target.value is None:
        return []
    return [Reason("limit_of_each", {"limit": Fraction(target.value), "unit": target.unit})]


def only_told(_rule: Rule) -> tuple[Row, ...]:
    """The one row of what is never judged."""
    return (Row.FOR_INFORMATION,)


def for_information(view: RuleView, scope: Scope) -> Figures:
    """The newest figure or share, or that it is missing though it should be here."""
    is_share = view.rule.measure.part is not None
    found = reported_share(view, scope) if is_share else newest_amount(view, scope)
    if found.value is None and view.complete.missing:
        found.notes.append(Reason("figure_missing", {"first": view.complete.missing[0]}))
    return found
