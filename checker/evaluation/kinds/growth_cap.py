"""A change against the base of the year before that must stay under a bound; shrinking keeps it as well (D9, D14)."""

from __future__ import annotations

from dataclasses import replace

from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.domain.verdict import Reason
from checker.evaluation.compile import Row
from checker.evaluation.figures import Figures, Unmeasured, sides_of
from checker.evaluation.measures import rounded
from checker.evaluation.rates import reported_share, rounding_note
from checker.evaluation.view import FROM_REPORTS, Kind, RuleView, at_the_end, in_order, within_the_period


def rows(rule: Rule) -> tuple[Row, ...]:
    return in_order(*FROM_REPORTS, *at_the_end(rule), Row.HOLDS_SO_FAR, *within_the_period(rule))


def figures(view: RuleView, scope: Scope) -> Figures:
    """The newest stock over its base, less one. Without a base there is no growth, and so no verdict (D3)."""
    ratio = reported_share(view, scope)
    if isinstance(ratio, Unmeasured):
        if not ratio.keys or ratio.why == "suppressed":
            return ratio
        no_base = Reason("baseline_missing")
        return Unmeasured(no_base.code, ratio.keys, notes=(no_base,))
    growth = ratio.value - 1
    sides = sides_of(rounded(growth, view.rule.rounding, view.rule.per), view.bound)
    return replace(ratio, value=growth, sides=sides, notes=(*ratio.notes, *rounding_note(growth, view)))


KIND = Kind("growth_cap", rows, figures)
