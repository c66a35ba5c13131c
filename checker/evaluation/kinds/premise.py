"""What the plan took for granted, for information; that it no longer holds is said beside it (P23, P31)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.domain.verdict import Reason
from checker.evaluation.amounts import for_information, only_told
from checker.evaluation.figures import Figures, Unmeasured
from checker.evaluation.measures import rounded
from checker.evaluation.view import Kind, RuleView

EXCEEDED, UNDERCUT = "premise_exceeded", "premise_undercut"


def warnings(rule: Rule) -> tuple[str, ...]:
    return (EXCEEDED, UNDERCUT) if rule.measure.whole is not None else (EXCEEDED,)


def figures(view: RuleView, scope: Scope) -> Figures:
    """The figure reported; for two figures the change of one against the other."""
    told = for_information(view, scope)
    if isinstance(told, Unmeasured):
        return told
    value = told.value - 1 if view.rule.measure.whole is not None else told.value
    return replace(told, value=value, notes=(*told.notes, *_no_longer_holds(value, view)))


def _no_longer_holds(value: Fraction, view: RuleView) -> Iterator[Reason]:
    """A change that was taken for granted fails in both directions; an amount that adds up only when it is exceeded.

    What was built on it is then to be worked out anew.
    """
    seen = rounded(value, view.rule.rounding, view.rule.per)
    is_undercut = seen < view.bound and view.rule.measure.whole is not None
    if not is_undercut and seen <= view.bound:
        return
    yield Reason(UNDERCUT if is_undercut else EXCEEDED, {"value": value})
    if view.rule.premise_of == "targets":
        yield Reason("targets_anew")


KIND = Kind("premise", only_told, figures, warnings=warnings)
