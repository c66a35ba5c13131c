"""The measure of kinds that count events: a number to reach, or a share of what was planned. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from checker.domain.expression import parse
from checker.domain.record import RecordVersion
from checker.domain.scope import Scope
from checker.domain.verdict import Reason
from checker.evaluation.events import EventCount, count_events
from checker.evaluation.measures import Figures, compare, keys_of
from checker.evaluation.view import RuleView


def counted_events(view: RuleView, scope: Scope) -> Figures:
    """Events of a unit against the number the rule asks for. None reported is 0: what nobody tells did not happen."""
    versions, counts = _counts(view, scope)
    assert view.rule.measure.part is not None, f"{view.rule.id} counts events and must say which"
    value = Fraction(parse(view.rule.measure.part).value(counts.names()))
    figures = Figures(value=value, keys=keys_of(versions), view_end=_yesterday(view))
    figures.expected = view.path_at(_yesterday(view))
    compare(figures, value, view.bound)
    needed = _fewest(view)
    _outlook(figures, view, counts, missing=max(0, needed - int(value)), needed=needed)
    return figures


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
        found = Figures(usable=False, why_unusable="denominator_zero", keys=keys_of(versions))
        _outlook(found, view, counts, missing=0, needed=0)
        return found
    figures = Figures(numerator=reached, denominator=to_reach, value=Fraction(reached, to_reach))
    figures.keys, figures.view_end = keys_of(versions), _yesterday(view)
    compare(figures, Fraction(reached, to_reach), view.bound)
    needed = parse(whole).value({"planned": 0, "held": 0})
    _outlook(figures, view, counts, missing=to_reach - reached, needed=needed)
    return figures


def says_held(expression: str | None) -> bool:
    """Does an expression count what took place (and so cannot be caught up when the days run out)?"""
    return expression is not None and "held" in parse(expression).names()


def may_be_of_nothing(whole: str | None) -> bool:
    """Can the whole of a share of events be 0? Then nothing was promised, and nothing is kept (decision D3)."""
    return whole is not None and parse(whole).value({"planned": 0, "held": 0}) == 0


def _counts(view: RuleView, scope: Scope) -> tuple[list[RecordVersion], EventCount]:
    versions = view.records(scope)
    return versions, count_events(versions, view.period, view.on)


def _yesterday(view: RuleView) -> date:
    """Events are known at once, and a day asked for is over only when it has ended."""
    return view.on - timedelta(days=1)


def _outlook(figures: Figures, view: RuleView, counts: EventCount, *, missing: int, needed: int) -> None:
    """Can what is held and still ahead suffice? Exact, after decision T23b."""
    planned_by_now = int(view.path_at(_yesterday(view)) or 0)
    still_to_plan = max(0, needed - max(counts.planned, planned_by_now))
    figures.extra = {
        "still_missing": missing,
        "within_reach": counts.held + counts.ahead + still_to_plan,
        "to_reach": max(counts.planned, needed),
    }
    figures.notes.append(
        Reason(
            "events",
            {
                "planned": counts.planned,
                "held": counts.held,
                "ahead": counts.ahead,
                "cancelled": counts.cancelled,
                "silent": counts.silent,
                "needed": needed,
            },
        )
    )
