"""An amount that must stay under a cap: once exceeded it stays missed; over the path it is at risk (D14, D18)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.domain.verdict import Reason
from checker.evaluation.compile import Row
from checker.evaluation.figures import Figures, Measured, Unmeasured, sides_of
from checker.evaluation.measures import is_final, keys_of
from checker.evaluation.view import FROM_REPORTS, Kind, RuleView, in_order


def rows(rule: Rule) -> tuple[Row, ...]:
    """Within the period only the path can warn: over the bound is over for good."""
    warns = (Row.BEHIND_PATH,) if rule.interim == "path" else ()
    passed = Row.CAP_PASSED_SHORT if rule.worst == "at_risk" else Row.CAP_PASSED
    return in_order(*FROM_REPORTS, passed, Row.FINAL_HOLDS, *warns, Row.ON_PACE)


def figures(view: RuleView, scope: Scope) -> Figures:
    """The newest cumulated amount, in euro. The path is the sender's own target for that day, else equal months."""
    spec = view.rule.measure
    versions = view.records(scope)
    if not versions or spec.amount is None:
        return Unmeasured("nothing_reported", only_nil=bool(view.reports))
    newest = max(versions, key=lambda version: (version.record.period.end, version.rank))
    amount = getattr(newest.record, spec.amount)
    if not isinstance(amount, Decimal):
        return Unmeasured("nothing_reported", keys=(newest.key,))
    value, view_end = Fraction(amount), newest.record.period.end
    expected = view.path_at(view_end)
    notes: tuple[Reason, ...] = ()
    target = getattr(newest.record, spec.sender_target) if spec.sender_target else None
    if isinstance(target, Decimal) and view.rule.path is not None and view.rule.path.kind == "sender_target":
        expected = Fraction(target)
        notes = (Reason("path_from_sender", {"expected": expected, "view_end": view_end}),)
    return Measured(
        value,
        keys_of([newest]),
        sides_of(value, view.bound),
        view_end=view_end,
        expected=expected,
        final=is_final([newest]),
        notes=notes,
    )


KIND = Kind("budget_cap", rows, figures)
