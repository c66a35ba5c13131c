"""An amount that must stay under a cap: once passed it cannot be mended; over the path it is at risk (D14, D18)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.domain.verdict import Reason
from checker.evaluation.compile import Row
from checker.evaluation.measures import Figures, compare, is_final, keys_of
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
        return Figures(usable=False, why_unusable="nothing_reported", only_nil=bool(view.reports))
    newest = max(versions, key=lambda version: (version.record.period.end, version.rank))
    amount = getattr(newest.record, spec.amount)
    if not isinstance(amount, Decimal):
        return Figures(usable=False, why_unusable="nothing_reported", keys=(newest.key,))
    found = Figures(value=Fraction(amount), keys=keys_of([newest]), final=is_final([newest]))
    found.view_end = newest.record.period.end
    found.expected = view.path_at(found.view_end)
    target = getattr(newest.record, spec.sender_target) if spec.sender_target else None
    if isinstance(target, Decimal) and view.rule.path is not None and view.rule.path.kind == "sender_target":
        found.expected = Fraction(target)
        found.notes.append(Reason("path_from_sender", {"expected": found.expected, "view_end": found.view_end}))
    compare(found, Fraction(amount), view.bound)
    return found


KIND = Kind("budget_cap", rows, figures)
