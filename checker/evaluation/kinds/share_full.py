"""A share that tolerates nothing: all of them by the period's end, a gap before is at risk (D1, D14)."""

from __future__ import annotations

from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.evaluation.compile import Row
from checker.evaluation.figures import Figures
from checker.evaluation.rates import reported_share
from checker.evaluation.unit_events import may_be_of_nothing, share_of_events
from checker.evaluation.view import (
    FROM_REPORTS,
    NO_WHOLE,
    Kind,
    RuleView,
    at_the_end,
    in_order,
    out_of_days,
    within_the_period,
)


def rows(rule: Rule) -> tuple[Row, ...]:
    always = (*at_the_end(rule), Row.HOLDS_SO_FAR, *within_the_period(rule))
    if rule.measure.records != "event":
        return in_order(*FROM_REPORTS, *always)
    return in_order(*(NO_WHOLE if may_be_of_nothing(rule.measure.whole) else ()), *out_of_days(rule), *always)


def figures(view: RuleView, scope: Scope) -> Figures:
    return share_of_events(view, scope) if view.rule.measure.records == "event" else reported_share(view, scope)


KIND = Kind("share_full", rows, figures, foresees_events=True)
