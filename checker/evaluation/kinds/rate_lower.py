"""A rate or mean that must reach its bound by the period's end: within it, it is compared with its path (D14, D18)."""

from __future__ import annotations

from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.evaluation.amounts import share_or_mean
from checker.evaluation.compile import Row
from checker.evaluation.figures import Figures, Unmeasured, with_notes
from checker.evaluation.rates import rounding_note
from checker.evaluation.view import FROM_REPORTS, Kind, RuleView, at_the_end, in_order, within_the_period


def rows(rule: Rule) -> tuple[Row, ...]:
    return in_order(*FROM_REPORTS, *at_the_end(rule), Row.HOLDS_SO_FAR, *within_the_period(rule))


def figures(view: RuleView, scope: Scope) -> Figures:
    rate = share_or_mean(view, scope)
    return rate if isinstance(rate, Unmeasured) else with_notes(rate, *rounding_note(rate.value, view))


KIND = Kind("rate_lower", rows, figures)
