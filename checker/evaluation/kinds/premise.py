"""What the plan took for granted, for information; that it no longer holds is said beside it (P23, P31)."""

from __future__ import annotations

from dataclasses import replace

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
    is_exceeded = rounded(value, view.rule.rounding, view.rule.per) > view.bound
    exceeded = (Reason("premise_exceeded", {"value": value}),) if is_exceeded else ()
    return replace(told, value=value, notes=(*told.notes, *exceeded))


KIND = Kind("premise", only_told, figures)
