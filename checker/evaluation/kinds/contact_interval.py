"""The share of a group seen within so many days, on the last day of each period (§ 188 (2) BGB; P05)."""

from __future__ import annotations

from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.evaluation.amounts import limit_note
from checker.evaluation.compile import Row
from checker.evaluation.figures import Figures, with_notes
from checker.evaluation.rates import reported_share
from checker.evaluation.view import FROM_REPORTS, Kind, RuleView, at_the_end, in_order, within_the_period


def rows(rule: Rule) -> tuple[Row, ...]:
    return in_order(*FROM_REPORTS, *at_the_end(rule), *within_the_period(rule))


def figures(view: RuleView, scope: Scope) -> Figures:
    return with_notes(reported_share(view, scope), *limit_note(view.rule))


KIND = Kind("contact_interval", rows, figures)
