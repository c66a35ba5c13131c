"""What the plan took for granted, for information; that it no longer holds is said beside it (P23, P31)."""

from __future__ import annotations

from checker.domain.scope import Scope
from checker.domain.verdict import Reason
from checker.evaluation.amounts import for_information, only_told
from checker.evaluation.measures import Figures, rounded
from checker.evaluation.view import Kind, RuleView


def figures(view: RuleView, scope: Scope) -> Figures:
    """The figure told; for two figures the change of one against the other."""
    found = for_information(view, scope)
    if found.value is None:
        return found
    if view.rule.measure.whole is not None:
        found.value -= 1
    is_share = view.rule.compared is not None and view.rule.compared.unit == "percent"
    if rounded(found.value, view.rule.rounding, is_share=is_share) > view.bound:
        found.notes.append(Reason("premise_exceeded", {"value": found.value}))
    return found


KIND = Kind("premise", only_told, figures)
