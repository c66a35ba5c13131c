"""Planned and held: what became of the events of a unit? Pure.

Planned counts every event ever planned; a replacement is no new plan, a cancelled one stays planned, one held
without a plan is held only. Two held on one day are one. A planned day that has passed without a word is no longer
ahead. Source: decisions for T23a, T23b.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from checker.domain.period import Period
from checker.domain.record import Event, RecordVersion, first_planned_day, last_planned_day
from checker.domain.rule import MeasureSpec, Participants, Venue
from checker.domain.verdict import Reason


@dataclass(frozen=True, slots=True)
class EventCount:
    """Counts of one unit on a day. `cancelled` counts those cancelled and not replaced; `cancelled_on` are the planned
    days of these, in order, where a day was planned and not a week.
    """

    planned: int
    held: int
    ahead: int
    cancelled: int
    silent: int
    cancelled_on: tuple[date, ...] = ()

    def names(self) -> dict[str, int]:
        return {"planned": self.planned, "held": self.held}


def count_events(versions: list[RecordVersion], period: Period, on: date) -> EventCount:
    """Count a unit's events as of the day `on`: what happens later has not happened yet, what lies outside of
    `period` is none of it, whatever period it was reported for.
    """
    window = Period(period.kind, period.start, min(period.end, on))
    told = [version.record for version in versions if isinstance(version.record, Event)]
    replaced = {event.replaces for event in told if event.replaces}
    held_on: set[date | None] = set()
    cancelled_on: list[date] = []
    planned = ahead = cancelled = silent = 0
    for event in told:
        is_planned, was_held = _is_planned_for(event, period), _was_held(event, window)
        if is_planned and event.replaces is None:
            planned += 1
        if was_held:
            held_on.add(event.held_on)
        elif not is_planned or event.event_id in replaced:
            continue
        elif event.status == "cancelled":
            cancelled += 1
            cancelled_on += _planned_day(event)
        elif _is_ahead(event, period, on):
            ahead += 1
        else:
            silent += 1
    days = tuple(sorted(cancelled_on))
    return EventCount(planned, len(held_on), ahead, cancelled, silent, days)


def _planned_day(event: Event) -> list[date]:
    """The day that it was planned for; none where that was a week."""
    if event.planned_on is None:
        return []
    first, last = first_planned_day(event.planned_on), last_planned_day(event.planned_on)
    return [first] if first == last else []


def has_its_participants(event: Event, wanted: Participants | None) -> bool:
    """Are all whom the plan wants there among those it names? One that names nobody is not doubted (D21)."""
    return wanted is None or not event.participant_roles or set(wanted.roles) <= set(event.participant_roles)


def is_at_its_venue(event: Event, wanted: Venue | None) -> bool:
    """Is it held where the plan wants it? One that names no place is not doubted."""
    return wanted is None or event.place in (None, wanted.place)


def what_it_lacks(event: Event, measure: MeasureSpec) -> str | None:
    """Why an event does not count, whenever it was: the code of a reason; None: it counts."""
    if not has_its_participants(event, measure.participants):
        return "participants_missing"
    return None if is_at_its_venue(event, measure.venue) else "venue_other"


def doubts(events: Iterable[Event], counting: Iterable[Event], measure: MeasureSpec) -> tuple[Reason, ...]:
    """Where the plan says who takes part, or where: how many of the `counting` do not say it, and how many of the
    `events` do not count for that.
    """
    untold: Counter[str] = Counter()
    for event in counting:
        untold["participants_unknown"] += measure.participants is not None and not event.participant_roles
        untold["venue_unknown"] += measure.venue is not None and event.place is None
    lacking = Counter(lack for event in events if (lack := what_it_lacks(event, measure)) is not None)
    in_order = ("participants_unknown", "participants_missing", "venue_unknown", "venue_other")
    counted = {code: untold[code] + lacking[code] for code in in_order}
    return tuple(Reason(code, {"events": number}) for code, number in counted.items() if number)


def is_in(event: Event, period: Period, on: date) -> bool:
    """Is it planned for the period, or was it held within it by the day `on`?"""
    return _is_planned_for(event, period) or _was_held(event, Period(period.kind, period.start, min(period.end, on)))


def was_held_by(event: Event, on: date) -> bool:
    """Held by the end of a day: what is told to have been held later is still ahead."""
    return event.held_on is not None and event.held_on <= on


def _is_planned_for(event: Event, period: Period) -> bool:
    """Planned within the period; of what was reported for it, or for a part of it, whatever day was planned."""
    if event.planned_on is None:
        return False
    if period.covers(event.period):
        return True
    return first_planned_day(event.planned_on) <= period.end and period.start <= last_planned_day(event.planned_on)


def _was_held(event: Event, window: Period) -> bool:
    return event.held_on is not None and window.start <= event.held_on <= window.end


def _is_ahead(event: Event, period: Period, on: date) -> bool:
    """May it still take place within the period, as far as the plan says? Of a planned week one day suffices.

    That it will be held on a later day is not known on the day judged, though the record may say so by now.
    """
    if event.planned_on is None:
        return False
    return on <= last_planned_day(event.planned_on) and first_planned_day(event.planned_on) <= period.end
