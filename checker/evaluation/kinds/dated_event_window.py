"""Held within the window or not; the day after its end nothing can be made up for (P08)."""

from __future__ import annotations

from datetime import date

from checker.domain.period import Period
from checker.domain.record import Event
from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.evaluation.compile import Row
from checker.evaluation.events import has_its_participants
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
    held: list[date] = [
        version.record.held_on
        for version in versions
        if isinstance(version.record, Event)
        and version.record.held_on is not None
        and has_its_participants(version.record, view.rule.measure.participants)
    ]
    inside = [day for day in held if window.start <= day <= min(window.end, view.on)]
    return HandedIn(min(inside, default=None), keys_of(versions))


KIND = Kind("dated_event_window", rows, figures, foresees_events=True)
