"""A number of events in the house, wherever held. Until a number is declared they are informational (P12, P26)."""

from __future__ import annotations

from checker.domain.rule import Rule, Target
from checker.domain.scope import Scope
from checker.evaluation.compile import Row
from checker.evaluation.figures import Figures
from checker.evaluation.unit_events import counted_events, says_held
from checker.evaluation.view import Kind, RuleView, at_the_end, in_order, out_of_days, within_the_period


def rows(rule: Rule) -> tuple[Row, ...]:
    if not _is_declared(rule):
        return (Row.FOR_INFORMATION,)
    cannot_be_held = out_of_days(rule) if says_held(rule.measure.part) else ()
    return in_order(*at_the_end(rule), *cannot_be_held, Row.FLOOR_REACHED, *within_the_period(rule))


def figures(view: RuleView, scope: Scope) -> Figures:
    return counted_events(view, scope)


def _is_declared(rule: Rule) -> bool:
    return isinstance(rule.target, Target) and rule.target.is_number


KIND = Kind("recurring_event", rows, figures, foresees_events=True)
