"""The measure of kinds that count events: a number to reach, or a share of what was planned. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from checker.domain.expression import parse
from checker.domain.record import Event, RecordVersion
from checker.domain.scope import Scope
from checker.domain.verdict import Reason
from checker.evaluation.events import EventCount, count_events, doubts, is_in, was_held_by, what_it_lacks
from checker.evaluation.figures import EventOutlook, Figures, Measured, Unmeasured, sides_of
from checker.evaluation.measures import keys_of
from checker.evaluation.view import RuleView


def counted_events(view: RuleView, scope: Scope) -> Figures:
    """Events of a unit against the number the rule asks for. None reported is 0: what nobody reports did not happen."""
    versions, counts = _counts(view, scope)
    assert view.rule.measure.part is not None, f"{view.rule.id} counts events and must say which"
    value = Fraction(parse(view.rule.measure.part).value(counts.names()))
    needed, yesterday = _fewest(view), _yesterday(view)
    missing = max(0, needed - int(value))
    outlook = _outlook(counts, view, missing=missing, needed=needed)
    if not says_held(view.rule.measure.part):
        outlook = replace(outlook, unplanned=missing)
    return Measured(
        value,
        keys_of(versions),
        sides_of(value, view.bound),
        view_end=yesterday,
        expected=view.path_at(yesterday),
        beside=outlook,
        notes=(_told(counts, needed), *_doubts(view, scope)),
    )


def _fewest(view: RuleView) -> int:
    """The smallest whole number that keeps the bound."""
    is_strict = view.rule.target is not None and view.rule.target.operator == ">"
    return floor(view.bound) + 1 if is_strict else ceil(view.bound)


def share_of_events(view: RuleView, scope: Scope) -> Figures:
    """Held over what had to be held, for example `max(planned, 2)`. More than all is all."""
    versions, counts = _counts(view, scope)
    part, whole = view.rule.measure.part, view.rule.measure.whole
    assert part is not None, f"{view.rule.id} is a share and must name the part"
    assert whole is not None, f"{view.rule.id} is a share and must name the whole"
    to_reach = parse(whole).value(counts.names())
    reached = min(parse(part).value(counts.names()), to_reach)
    if to_reach == 0:
        return Unmeasured("denominator_zero", keys_of(versions), notes=(_told(counts, 0), *_doubts(view, scope)))
    value, needed = Fraction(reached, to_reach), parse(whole).value({"planned": 0, "held": 0})
    return Measured(
        value,
        keys_of(versions),
        sides_of(value, view.bound),
        numerator=reached,
        denominator=to_reach,
        view_end=_yesterday(view),
        beside=_outlook(counts, view, missing=to_reach - reached, needed=needed),
        notes=(_told(counts, needed), *_doubts(view, scope)),
    )


def says_held(expression: str | None) -> bool:
    """Does an expression count what took place (and so cannot be caught up when the days run out)?"""
    return expression is not None and "held" in parse(expression).names()


def may_be_of_nothing(whole: str | None) -> bool:
    """Can the whole of a share of events be 0? Then nothing was promised, and nothing is kept (decision D3)."""
    return whole is not None and parse(whole).value({"planned": 0, "held": 0}) == 0


def _counts(view: RuleView, scope: Scope) -> tuple[list[RecordVersion], EventCount]:
    versions = view.records(scope)
    if _asks_who_or_where(view):
        versions = [one for one in versions if _counts_at_all(one, view)]
    return versions, count_events(versions, view.period, view.on)


def _counts_at_all(version: RecordVersion, view: RuleView) -> bool:
    return what_it_lacks(_event(version), view.rule.measure) is None


def _doubts(view: RuleView, scope: Scope) -> tuple[Reason, ...]:
    """What its events do not say though the plan asks for it, and how many do not count for that."""
    if not _asks_who_or_where(view):
        return ()
    events = [event for version in view.records(scope) if is_in(event := _event(version), view.period, view.on)]
    asks_for_held = says_held(view.rule.measure.part)
    counting = [event for event in events if not asks_for_held or was_held_by(event, view.on)]
    return doubts(events, counting, view.rule.measure)


def _asks_who_or_where(view: RuleView) -> bool:
    """Most plans do not; then every event counts, and nothing is looked at."""
    return view.rule.measure.participants is not None or view.rule.measure.venue is not None


def _event(version: RecordVersion) -> Event:
    assert isinstance(version.record, Event), "the index sorts by type"
    return version.record


def _yesterday(view: RuleView) -> date:
    """Events are known at once, and a day asked for is over only when it has ended."""
    return view.on - timedelta(days=1)


def _outlook(counts: EventCount, view: RuleView, *, missing: int, needed: int) -> EventOutlook:
    """Can what is held and still ahead suffice? Exact, after decision T23b."""
    planned_by_now = int(view.path_at(_yesterday(view)) or 0)
    still_to_plan = max(0, needed - max(counts.planned, planned_by_now))
    to_reach = max(counts.planned, needed)
    return EventOutlook(
        still_missing=missing,
        within_reach=counts.held + counts.ahead + still_to_plan,
        to_reach=to_reach,
        unplanned=max(0, to_reach - counts.held - counts.ahead),
        plan_by=_plan_by(view, counts.planned),
    )


def _plan_by(view: RuleView, planned: int) -> date | None:
    """The first day ahead by which more must be planned than is; None: the rule names none."""
    steps = view.rule.path.steps if view.rule.path is not None else ()
    return min((step.by for step in steps if step.by >= view.on and step.value > planned), default=None)


def _told(counts: EventCount, needed: int) -> Reason:
    return Reason(
        "events",
        {
            "planned": counts.planned,
            "held": counts.held,
            "ahead": counts.ahead,
            "cancelled": counts.cancelled,
            "silent": counts.silent,
            "needed": needed,
            **{f"cancelled_on_{place}": day for place, day in enumerate(counts.cancelled_on, start=1)},
        },
    )
