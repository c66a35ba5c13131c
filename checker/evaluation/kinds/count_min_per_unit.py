"""So many heads in a unit on the last day of each period; none is a gap (P18, P32)."""

from __future__ import annotations

from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.evaluation.amounts import newest_amount
from checker.evaluation.compile import Row
from checker.evaluation.figures import Figures, compared_with
from checker.evaluation.view import FROM_REPORTS, Kind, RuleView, at_the_end, in_order, within_the_period


def rows(rule: Rule) -> tuple[Row, ...]:
    return in_order(*FROM_REPORTS, *at_the_end(rule), *within_the_period(rule))


def figures(view: RuleView, scope: Scope) -> Figures:
    return compared_with(newest_amount(view, scope), view.bound)


KIND = Kind("count_min_per_unit", rows, figures)
