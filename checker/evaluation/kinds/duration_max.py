"""Cases that last too long, as the source system counts them on the last day of a period (§ 188 BGB; P06, P15)."""

from __future__ import annotations

from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.evaluation.amounts import limit_note, newest_amount
from checker.evaluation.compile import Row
from checker.evaluation.figures import Figures, compared_with, with_notes
from checker.evaluation.rates import reported_share
from checker.evaluation.view import FROM_REPORTS, Kind, RuleView, at_the_end, in_order, within_the_period


def rows(rule: Rule) -> tuple[Row, ...]:
    return in_order(*FROM_REPORTS, *at_the_end(rule), *within_the_period(rule))


def figures(view: RuleView, scope: Scope) -> Figures:
    """The number of such cases, or their share of all, against the tolerance."""
    if view.rule.measure.part is not None:
        figure = reported_share(view, scope)
    else:
        figure = compared_with(newest_amount(view, scope), view.bound)
    return with_notes(figure, *limit_note(view.rule))


KIND = Kind("duration_max", rows, figures)
