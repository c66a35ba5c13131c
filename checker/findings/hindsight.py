"""Which records count when an earlier day is judged again with today's knowledge? Pure.

Figures and papers are about days of their own, so all that is known of them by now counts. A plan is about the day
on which it was made, which nobody reports: an event cancelled in May that gets a new day in July, in the same cell of
the tracker, had not been planned anew in May. Source: ADR 0007.
"""

from __future__ import annotations

from datetime import date

from checker.domain.record import Event, RecordVersion, last_planned_day
from checker.domain.report import Records


def looking_back(known: Records, on: date, sequence: int) -> Records:
    """What is known today, without the plans that the local day `on` may not have known.

    `sequence` is the last that was known by the end of that day.
    """
    return Records(tuple(version for version in known.versions if _may_count(version, on, sequence)), known.reports)


def _may_count(version: RecordVersion, on: date, sequence: int) -> bool:
    """An event counts as it was known by the end of `on`, and later words about a day that was over by then."""
    event = version.record
    if not isinstance(event, Event) or version.sequence <= sequence:
        return True
    if event.held_on is not None:
        return event.held_on <= on
    return event.planned_on is not None and last_planned_day(event.planned_on) <= on
