"""Held within the window or not; the day after its end nothing can be made up for (P08)."""

from __future__ import annotations

from checker.domain.period import Period
from checker.domain.record import Event
from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.evaluation.compile import Row
from checker.evaluation.events import doubts, what_it_lacks
from checker.evaluation.figures import Figures, HandedIn
from checker.evaluation.measures import keys_of
from checker.evaluation.view import Kind, RuleView, in_order


def rows(_rule: Rule) -> tuple[Row, ...]:
    return in_order(Row.DONE_IN_TIME, Row.DUE_AHEAD, Row.DUE_OVER)


def figures(view: RuleView, scope: Scope) -> Figures:
    """The first day within the window on which it was held, as far as that day has come."""
    about = view.rule.period.about
    window = Period.parse(about) if about else view.period
    versions = view.records(scope)
    first, last = window.start, min(window.end, view.on)
    events = [version.record for version in versions if isinstance(version.record, Event)]
    inside = [event for event in events if event.held_on is not None and first <= event.held_on <= last]
    measure = view.rule.measure
    held = [event.held_on for event in inside if event.held_on is not None and what_it_lacks(event, measure) is None]
    return HandedIn(min(held, default=None), keys_of(versions), notes=doubts(inside, inside, measure))


KIND = Kind("dated_event_window", rows, figures, foresees_events=True)
