"""What would change a verdict: the smallest change of its figure, and the days that change it by themselves. Pure.

Each changed figure is judged by the engine again, so that what is shown is what would be decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import assert_never

from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Reason, ReasonValue, State, Verdict
from checker.evaluation.assessment import Assessment
from checker.evaluation.compile import Row
from checker.evaluation.engine import FigureTooLarge
from checker.evaluation.explain.by_itself import changes_by_itself
from checker.evaluation.explain.trace import Trace
from checker.evaluation.figures import (
    EventOutlook,
    HandedIn,
    Measured,
    NotShownYet,
    Sides,
    Unmeasured,
    place_between_wholes,
    sides_of,
)
from checker.evaluation.kinds import kinds
from checker.evaluation.measures import in_terms, rounded
from checker.evaluation.rulesets import engine_of
from checker.evaluation.view import RuleView

FARTHEST = 2**40
Changed = Callable[[int], Measured | None]


def turning_points(trace: Trace, verdict: Verdict, assessment: Assessment) -> tuple[Reason, ...]:
    """What must be different for another state, and when time alone may bring one."""
    return (*_of_change(trace, verdict, assessment.rulebook), *_of_time(trace, verdict, assessment))


def _of_change(trace: Trace, verdict: Verdict, rulebook: Rulebook) -> Iterator[Reason]:
    figures = trace.figures
    match figures:
        case HandedIn():
            yield from _of_a_date(figures, trace)
        case Unmeasured() | NotShownYet():
            if verdict.state is not State.INFO:
                yield Reason("figures_would_decide")
        case Measured():
            if verdict.cause == "report_missing":
                yield Reason("reports_would_decide", {"missing": len(trace.view.complete.missing)})
            elif verdict.state is State.INFO:
                yield Reason("never_judged")
            elif trace.view.rule.measure.records == "event":
                yield from _of_events(figures, trace)
            else:
                yield from _of_a_figure(figures, trace, verdict, rulebook)
        case _:
            assert_never(figures)


def _of_a_date(figures: HandedIn, trace: Trace) -> Iterator[Reason]:
    view, due = trace.view, trace.due_now
    if figures.complete_on is not None:
        yield Reason("only_a_correction")
    elif view.on <= due.effective:
        days = view.calendar.office_days(view.on, due.effective)
        yield Reason("hand_in_by", {"effective": due.effective, "please_by": due.please_by, "days_left": days})
    elif any(row is Row.DONE_LATE for row in _rows(trace)):
        yield Reason("late_is_better_than_never")


def _rows(trace: Trace) -> tuple[Row, ...]:
    return kinds()[trace.view.rule.kind].rows(trace.view.rule)


def _of_events(figures: Measured, trace: Trace) -> Iterator[Reason]:
    view, outlook = trace.view, figures.beside
    if view.on <= view.end and isinstance(outlook, EventOutlook) and outlook.still_missing:
        facts: dict[str, ReasonValue] = {"missing": outlook.still_missing, "days_left": view.days_left}
        yield Reason("events_to_go", {**facts, "until": view.end})


def _of_a_figure(figures: Measured, trace: Trace, verdict: Verdict, rulebook: Rulebook) -> Iterator[Reason]:
    """The nearest figure above and the nearest below that would get another state."""
    make, describe = _steps_of(figures, trace, verdict)
    engine = engine_of(rulebook)

    def state_at(steps: int) -> State | None:
        changed = make(steps)
        if changed is None:
            return None
        try:
            (row,) = engine.decide([(trace.view.ruleset, trace.event(changed))])
        except FigureTooLarge:
            return None
        return row.value.state

    for sign in (-1, 1):
        nearest = _nearest(state_at, verdict.state, sign)
        if nearest is not None:
            steps, state = nearest
            changed = make(steps)
            assert changed is not None, "it was just judged"
            yield Reason("figure_would_flip", {"state": str(state), "sign": sign, **describe(changed)})


def _nearest(state_at: Callable[[int], State | None], now: State, sign: int) -> tuple[int, State] | None:
    """The fewest steps to one side that bring another state: doubled until it changes, then narrowed down.

    Along one figure the states come in order, so that there is one nearest change to each side.
    """
    same, far = 0, 1
    while (state := state_at(sign * far)) == now:
        same, far = far, far * 2
        if far > FARTHEST:
            return None
    while far - same > 1:
        middle = (same + far) // 2
        between = state_at(sign * middle)
        if between == now:
            same = middle
        else:
            far, state = middle, between
    return (sign * far, state) if state is not None else None


def _steps_of(
    figures: Measured, trace: Trace, verdict: Verdict
) -> tuple[Changed, Callable[[Measured], dict[str, ReasonValue]]]:
    """The figure moved by so many steps: one more in the numerator, one piece, or the smallest step of its unit."""
    part, whole = figures.numerator, figures.denominator
    if part is not None and whole is not None and verdict.unit is not None:
        is_share = verdict.unit.is_share
        shift = figures.value - Fraction(part) / Fraction(whole)

        def by_part(steps: int) -> Measured | None:
            moved = part + steps
            if moved < 0 or (moved > whole and is_share and not shift):
                return None
            return _with_value(figures, trace.view, Fraction(moved) / Fraction(whole) + shift, moved)

        return by_part, lambda changed: {"part": changed.numerator, "whole": whole, "value": changed.value}
    step = in_terms(verdict.unit.step, trace.view.rule) if verdict.unit is not None else Fraction(1)

    def by_value(steps: int) -> Measured | None:
        value = figures.value + steps * step
        return _with_value(figures, trace.view, value, None) if value >= 0 else None

    return by_value, lambda changed: {"value": changed.value}


def _with_value(figures: Measured, view: RuleView, value: Fraction, part: Fraction | int | None) -> Measured:
    rule = view.rule
    if rule.band is not None:
        scale = Fraction(rule.band.least).denominator * Fraction(rule.band.most).denominator
        return replace(figures, value=value, numerator=part, sides=Sides(place_between_wholes(value * scale), 0))
    bound = view.bound if figures.bound is None else rounded(figures.bound, rule.rounding, rule.per)
    sides = sides_of(rounded(value, rule.rounding, rule.per), bound)
    return replace(figures, value=value, numerator=part, sides=sides)


def _of_time(trace: Trace, verdict: Verdict, assessment: Assessment) -> Iterator[Reason]:
    view, complete = trace.view, trace.view.complete
    if complete.next_by is not None:
        yield Reason("next_report", {"next": complete.next_by})
    if isinstance(trace.figures, HandedIn) and trace.figures.complete_on is not None:
        return
    yield from changes_by_itself(trace, verdict, assessment)
    if verdict.waived_until is not None:
        yield Reason("waiver_ends", {"until": verdict.waived_until})
    is_decided = verdict.state is State.MET and not verdict.provisional
    if not isinstance(trace.figures, HandedIn) and view.on <= view.end and not is_decided:
        yield Reason("decided_after", {"end": view.end, "from": view.end + timedelta(days=1)})
