"""The fact about one obligation, and the flat event that the engine is given of it. Pure.

Whole numbers and text only, as the engine compares nothing else reliably. What has nothing to say is left out; a row
that asks for it then does not match.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple, assert_never, cast

from checker.domain.due import Due
from checker.domain.rule import Rule
from checker.evaluation.compile import EventField
from checker.evaluation.completeness import nothing_owed_yet
from checker.evaluation.engine import FlatFact
from checker.evaluation.figures import (
    NOT_COMPARED,
    BandSides,
    EventOutlook,
    Figures,
    HandedIn,
    Measured,
    MonthAgainstShare,
    NotShownYet,
    Sides,
    Unmeasured,
    sides_of,
)
from checker.evaluation.measures import rounded
from checker.evaluation.view import RuleView


@dataclass(frozen=True, slots=True)
class DayFact:
    """What a date alone decides. `shape` names the compiled rules that judge it."""

    rule: str
    shape: str
    on: date
    end: date
    effective: date
    handed_in: HandedIn


# A tuple: one is made for every obligation, and a frozen dataclass of so many fields costs several times as much.
class FigureFact(NamedTuple):
    """What figures decide. `sides` are None without a figure, and `path` (figure against path) without a path.

    `is_waiting`: it is too early for figures. `outstanding` counts every report that has not come, `reports_missing`
    those that were owed. `days_left` are the office days left; they count beside `beside` only.
    """

    rule: str
    shape: str
    on: date
    end: date
    sides: Sides | None
    reports_missing: int
    outstanding: int
    days_left: int
    is_waiting: bool = False
    path: Sides | None = None
    beside: EventOutlook | MonthAgainstShare | BandSides | None = None


Fact = DayFact | FigureFact


def fact_of(view: RuleView, figures: Figures, due_now: Due) -> Fact:
    """The fact about an obligation on the day of its view. `due_now` has the extensions in it."""
    rule, complete = view.rule, view.complete
    if isinstance(figures, HandedIn):
        return DayFact(rule.id, view.shape, view.on, view.end, due_now.effective, figures)
    sides: Sides | None = None
    path: Sides | None = None
    is_waiting = False
    match figures:
        case Measured():
            sides = figures.sides
            if figures.expected is not None:
                path = _against_the_path(figures.value, figures.expected, rule)
        case NotShownYet():
            sides = NOT_COMPARED
        case Unmeasured():
            # More to come is what is not owed yet: an owed report that stays away is missing, whatever came before it.
            more_to_come = complete.next_by is not None
            early = nothing_owed_yet(complete, view.figures_expected or view.end, view.on)
            is_waiting = early or (figures.only_nil and more_to_come)
        case _:
            assert_never(figures)
    return FigureFact(
        rule=rule.id,
        shape=view.shape,
        on=view.on,
        end=view.end,
        sides=sides,
        reports_missing=len(complete.missing),
        outstanding=complete.expected - complete.arrived,
        days_left=view.days_left,
        is_waiting=is_waiting,
        path=path,
        beside=figures.beside if isinstance(figures, Measured) else None,
    )


def _against_the_path(figure: Fraction, path: Fraction, rule: Rule) -> Sides:
    """Both sides of figure against path, cross-multiplied.

    What is rounded before it meets its bound is rounded before it meets its path, and so is the path.
    """
    per = rule.per
    return sides_of(rounded(figure, rule.rounding, per), rounded(path, rule.rounding, per))


def flat(fact: Fact) -> FlatFact:
    """The one place where a fact becomes the event that the compiled conditions name the fields of."""
    event: dict[EventField, int | str] = {
        "rule": fact.rule,
        "shape": fact.shape,
        "on": fact.on.toordinal(),
        "end": fact.end.toordinal(),
    }
    match fact:
        case DayFact():
            event |= _of_a_day(fact)
        case FigureFact():
            event |= _of_figures(fact)
        case _:
            assert_never(fact)
    return cast(FlatFact, event)  # the same words, for whoever does not compare them with these


def _of_a_day(fact: DayFact) -> dict[EventField, int | str]:
    done, meeting = fact.handed_in.complete_on, fact.handed_in.meeting
    event: dict[EventField, int | str] = {
        "effective": fact.effective.toordinal(),
        "complete": int(done is not None),
        "submitted": done.toordinal() if done else 0,
    }
    if meeting is not None:
        event["event_known"] = int(meeting.is_known)
        event["warn_from"] = meeting.warn_from.toordinal()
    return event


def _of_figures(fact: FigureFact) -> dict[EventField, int | str]:
    event: dict[EventField, int | str] = {
        "reports_missing": fact.reports_missing,
        "outstanding": fact.outstanding,
    }
    if fact.sides is None:
        return {**event, "usable": 0, "waiting": int(fact.is_waiting)}
    event |= {"usable": 1, "lhs": fact.sides.lhs, "rhs": fact.sides.rhs}
    if fact.path is not None:
        event |= {"figure": fact.path.lhs, "path": fact.path.rhs}
    match fact.beside:
        case None:
            return event
        case EventOutlook(still_missing=still_missing, within_reach=within_reach, to_reach=to_reach):
            event |= {"still_missing": still_missing, "within_reach": within_reach, "to_reach": to_reach}
        case MonthAgainstShare(newest_month, a_month):
            event |= {"newest_month": newest_month, "a_month": a_month}
        case BandSides(least, most):
            event |= {"least": least, "most": most}
        case _:
            assert_never(fact.beside)
    event["days_left"] = fact.days_left
    return event
