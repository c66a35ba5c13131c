"""Shares from reported figures: part over whole, added up or newest, exact. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from operator import eq, ge, gt, le, lt

from checker.domain.expression import Less, parse
from checker.domain.record import SUPPRESSED, RecordVersion
from checker.domain.rule import MeasureSpec, Rule
from checker.domain.scope import Scope
from checker.domain.verdict import Reason, ReasonValue
from checker.evaluation.figures import FromReports, Measured, Unmeasured, sides_of
from checker.evaluation.measures import in_terms, is_final, keys_of, rounded
from checker.evaluation.samples import strata_note
from checker.evaluation.view import RuleView

MEANS = ("rolling12_mean", "year_mean", "point")
COMPARISONS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {"<": lt, "<=": le, "=": eq, ">=": ge, ">": gt}


@dataclass(frozen=True, slots=True)
class _Share:
    """A share as it was reported. `part` and `whole` are None where only the rate itself was."""

    value: Fraction
    part: Fraction | int | None = None
    whole: Fraction | int | None = None
    notes: tuple[Reason, ...] = ()


def reported_share(view: RuleView, scope: Scope) -> FromReports:
    """The share in the records of a unit. Unmeasured when nothing, a zero whole or a hidden cell was reported."""
    versions = view.records(scope)
    spec = view.rule.measure
    if not versions:
        return Unmeasured("nothing_reported", only_nil=bool(view.reports))
    if spec.take == "latest":
        versions = [newest_of(versions, view.rule)]
    if untold := [name for name in spec.requires if any(getattr(one.record, name) is None for one in versions)]:
        lacking = Reason("fields_missing", {"fields": ", ".join(untold)})
        return Unmeasured(lacking.code, keys_of(versions), notes=(lacking,))
    if hidden := _hidden(versions, spec):
        return Unmeasured("suppressed", keys_of(versions), notes=(Reason("suppressed", {"count": hidden}),))
    share = _share(versions, spec)
    if isinstance(share, Unmeasured):
        return replace(share, view_end=view.speaks_until(versions))
    return _measured(share, versions, view)


def _measured(share: _Share, versions: list[RecordVersion], view: RuleView) -> Measured:
    view_end = view.speaks_until(versions)
    expected, from_sender = path_of_a_rate(view, versions, view_end)
    pooled = strata_note(view.rule, versions, view.vocabulary)
    return Measured(
        share.value,
        keys_of(versions),
        sides_of(rounded(share.value, view.rule.rounding, view.rule.per), view.bound),
        numerator=share.part,
        denominator=share.whole,
        view_end=view_end,
        expected=expected,
        final=is_final(versions),
        notes=(*share.notes, *from_sender, *((pooled,) if pooled is not None else ())),
    )


def newest_of(versions: list[RecordVersion], rule: Rule) -> RecordVersion:
    """The figure that speaks up to the latest day; of two aggregations for it, the one the rule names first."""
    order = rule.measure.where.aggregation
    if not isinstance(order, tuple):
        return max(versions, key=lambda version: (version.record.period.end, version.rank))

    def place(version: RecordVersion) -> int:
        aggregation = getattr(version.record, "aggregation", None)
        return -order.index(aggregation) if aggregation in order else 0

    return max(versions, key=lambda version: (version.record.period.end, place(version), version.rank))


def rounding_note(value: Fraction, view: RuleView) -> list[Reason]:
    """Does the side of the bound depend on rounding to one digit? Then that is noted, whichever way the rule has it."""
    assert view.rule.target is not None, "a rate has a bound"
    keeps = COMPARISONS[view.rule.target.operator]
    exactly, in_print = keeps(value, view.bound), keeps(rounded(value, "half_up_1", view.rule.per), view.bound)
    if exactly or not in_print:
        return []
    is_rounded = view.rule.rounding == "half_up_1"
    return [Reason("met_when_rounded" if is_rounded else "only_met_when_rounded", {"exact_figure": value})]


def path_of_a_rate(
    view: RuleView, versions: list[RecordVersion], view_end: date | None
) -> tuple[Fraction | None, tuple[Reason, ...]]:
    """What is expected by the newest figures' own end: the sender's target for that day, else the rule's path.

    Only what adds up over the year starts from zero; a mean of twelve months is compared with the bound itself.
    """
    path, name = view.rule.path, view.rule.measure.sender_target
    if view.rule.interim != "path" or path is None or view_end is None:
        return None, ()
    newest = newest_of(versions, view.rule)
    target = getattr(newest.record, name) if name and path.kind == "sender_target" else None
    if isinstance(target, Decimal):
        expected = in_terms(Fraction(target), view.rule)
        facts: dict[str, ReasonValue] = {"expected": expected, "view_end": view_end}
        return expected, (Reason("path_from_sender", facts),) if view_end < view.period.end else ()
    if path.kind != "steps" and getattr(newest.record, "aggregation", None) in MEANS:
        return view.bound, ()
    return view.path_at(view_end), ()


def _hidden(versions: list[RecordVersion], spec: MeasureSpec) -> int:
    """How many records hide a figure of the part."""
    names = parse(spec.part).names() if spec.part else ()
    hidden = {id(one) for name in names for one in versions if getattr(one.record, name, None) == SUPPRESSED}
    return len(hidden)


def _share(versions: list[RecordVersion], spec: MeasureSpec) -> _Share | Unmeasured:
    """Part over whole, added up; where a record lacks one of them, the rate that it has instead."""
    if spec.part and spec.whole:
        part = _added(versions, spec.part)
        whole = _added(versions, spec.whole)
        if part is not None and whole is not None:
            if whole == 0:
                return Unmeasured(
                    "denominator_zero", keys_of(versions), only_nil=True, numerator=part, denominator=whole
                )
            return _Share(Fraction(part, whole), part, whole)
    rate = getattr(versions[0].record, spec.rate, None) if spec.rate else None
    if isinstance(rate, Decimal):
        return _Share(Fraction(rate) / 100, notes=(Reason("rate_only", {}),))
    return Unmeasured("nothing_reported", keys_of(versions))


def _added(versions: list[RecordVersion], expression: str) -> int | Fraction | None:
    """The sum of a field, or of one less another, over the records; None when a record does not have it."""
    measured = parse(expression)
    if isinstance(measured, Less):
        whole, part = _sum_of(versions, measured.whole.name), _sum_of(versions, measured.part.name)
        return None if whole is None or part is None else whole - part
    return _sum_of(versions, expression)


def _sum_of(versions: list[RecordVersion], name: str) -> int | Fraction | None:
    total: int | Fraction = 0
    for version in versions:
        value = getattr(version.record, name)
        if value is None:
            return None
        total += Fraction(value) if isinstance(value, Decimal) else value
    return total
