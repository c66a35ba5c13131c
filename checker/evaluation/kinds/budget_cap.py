"""Money, hours or a count that must stay under a cap: once over it stays missed; over the path at risk (D14, D18)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from checker.domain.record import RecordVersion
from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.domain.verdict import Reason
from checker.evaluation.amounts import field_of, nothing_reported
from checker.evaluation.compile import Row
from checker.evaluation.figures import Figures, Measured, Unmeasured, sides_of
from checker.evaluation.measures import is_final, keys_of
from checker.evaluation.rates import newest_of
from checker.evaluation.view import FROM_REPORTS, Kind, RuleView, in_order


def rows(rule: Rule) -> tuple[Row, ...]:
    """Within the period only the path can warn: over the bound is over for good."""
    warns = (Row.BEHIND_PATH,) if rule.interim == "path" else ()
    passed = Row.CAP_PASSED_SHORT if rule.worst == "at_risk" else Row.CAP_PASSED
    return in_order(*FROM_REPORTS, passed, Row.FINAL_HOLDS, *warns, Row.ON_PACE)


def figures(view: RuleView, scope: Scope) -> Figures:
    """The sum of what was reported, a nil report as none of it; or the newest cumulated amount."""
    spec = view.rule.measure
    versions = view.records(scope)
    is_sum = spec.take == "sum"
    if not versions and not (is_sum and view.reports):
        return nothing_reported(view, versions)
    counted = versions if is_sum else [newest_of(versions, view.rule)]
    amounts = [field_of(version, spec.total or spec.amount) for version in counted]
    told = [amount for amount in amounts if amount is not None]
    if len(told) < len(amounts):
        return Unmeasured("nothing_reported", keys_of(counted))
    value = sum(told, Fraction(0))
    view_end = view.speaks_until(versions) if is_sum else counted[0].record.period.end
    expected, notes = _path(view, counted, view_end)
    return Measured(
        value,
        keys_of(counted),
        sides_of(value, view.bound),
        view_end=view_end,
        expected=expected,
        final=is_final(counted),
        notes=notes,
    )


def _path(
    view: RuleView, counted: list[RecordVersion], view_end: date | None
) -> tuple[Fraction | None, tuple[Reason, ...]]:
    """The sender's own target for the day of a newest amount, else the rule's path: equal months."""
    path, spec = view.rule.path, view.rule.measure
    if path is None or view_end is None:
        return None, ()
    if path.kind == "sender_target" and spec.take == "latest":
        target = field_of(counted[0], spec.sender_target)
        if target is not None:
            return target, (Reason("path_from_sender", {"expected": target, "view_end": view_end}),)
    return view.path_at(view_end), ()


KIND = Kind("budget_cap", rows, figures)
