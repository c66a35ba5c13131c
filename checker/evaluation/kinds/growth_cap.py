"""A change against the base of the year before that must stay under a bound; shrinking keeps it as well (D9, D14)."""

from __future__ import annotations

from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.domain.verdict import Reason
from checker.evaluation.compile import Row
from checker.evaluation.measures import Figures, compare, rounded
from checker.evaluation.rates import reported_share, rounding_note
from checker.evaluation.view import FROM_REPORTS, Kind, RuleView, at_the_end, in_order, within_the_period


def rows(rule: Rule) -> tuple[Row, ...]:
    return in_order(*FROM_REPORTS, *at_the_end(rule), Row.HOLDS_SO_FAR, *within_the_period(rule))


def figures(view: RuleView, scope: Scope) -> Figures:
    """The newest stock over its base, less one. Without a base there is no growth, and so no verdict (D3)."""
    found = reported_share(view, scope)
    if found.keys and not found.usable and found.why_unusable != "suppressed":
        no_base = Reason("baseline_missing")
        return Figures(usable=False, why_unusable=no_base.code, keys=found.keys, notes=[no_base])
    if found.value is not None:
        found.value -= 1
        compare(found, rounded(found.value, view.rule.rounding, is_share=True), view.bound)
        found.notes += rounding_note(found.value, view)
    return found


KIND = Kind("growth_cap", rows, figures)
