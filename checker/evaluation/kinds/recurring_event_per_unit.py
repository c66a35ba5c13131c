"""A number of events in each unit, planned or held: caught up until the period ends, unless the days run out (D14)."""

from __future__ import annotations

from checker.domain.rule import Rule
from checker.evaluation.compile import Row
from checker.evaluation.unit_events import counted_events, says_held
from checker.evaluation.view import Kind, at_the_end, in_order, out_of_days, within_the_period


def rows(rule: Rule) -> tuple[Row, ...]:
    """Planning can be made up for on the last day; holding cannot."""
    cannot_be_held = out_of_days(rule) if says_held(rule.measure.part) else ()
    return in_order(*at_the_end(rule), *cannot_be_held, Row.FLOOR_REACHED, *within_the_period(rule))


KIND = Kind("recurring_event_per_unit", rows, counted_events, foresees_events=True)
