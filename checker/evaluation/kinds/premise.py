"""What the plan took for granted, for information; that it no longer holds is said beside it (P23, P31)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from checker.domain.scope import Scope
from checker.domain.verdict import Reason
from checker.evaluation.amounts import for_information, only_told
from checker.evaluation.figures import Figures, Unmeasured
from checker.evaluation.measures import rounded
from checker.evaluation.view import Kind, RuleView


def figures(view: RuleView, scope: Scope) -> Figures:
    """The figure reported; for two figures the change of one against the other."""
    told = for_information(view, scope)
    if isinstance(told, Unmeasured):
        return told
    value = told.value - 1 if view.rule.measure.whole is not None else told.value
    return replace(told, value=value, notes=(*told.notes, *_no_longer_holds(value, view)))


def _no_longer_holds(value: Fraction, view: RuleView) -> tuple[Reason, ...]:
    """A change that was taken for granted fails in both directions; an amount that adds up only when it is exceeded."""
    seen = rounded(value, view.rule.rounding, view.rule.per)
    if seen > view.bound:
        return (Reason("premise_exceeded", {"value": value}),)
    if seen < view.bound and view.rule.measure.whole is not None:
        return (Reason("premise_undercut", {"value": value}),)
    return ()


KIND = Kind("premise", only_told, figures)
