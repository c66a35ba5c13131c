"""What would change a verdict: the smallest change of its figure, and the days that change it by themselves. Pure.

Each changed figure is put before the engine again, so that what is told is what would be decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Reason, ReasonValue, State, Verdict
from checker.evaluation.compile import Row
from checker.evaluation.engine import FigureTooLarge
from checker.evaluation.explain.trace import Trace
from checker.evaluation.kinds import kinds
from checker.evaluation.measures import Figures, compare, rounded
from checker.evaluation.next_look import next_look
from checker.evaluation.rulesets import engine_of, shapes_of

FARTHEST = 2**40
# The smallest step of a figure that is no whole number: a cent, a tenth of a percent, a hundredth as it is published.
STEP = {
    "euro": Fraction(1, 100),
    "percent": Fraction(1, 1000),
    "contacts_per_client": Fraction(1, 100),
    "clients_per_fte": Fraction(1, 100),
    "fte": Fraction(1, 100),
}
Changed = Callable[[int], Figures | None]


def turning_points(behind: Trace, verdict: Verdict, rulebook: Rulebook) -> tuple[Reason, ...]:
    """What must be different for another state, and when time alone may bring one."""
    if "complete" in behind.figures.extra:
        found = _of_a_date(behind)
    elif behind.figures.value is None or not behind.figures.usable:
        found = iter((Reason("figures_would_decide"),)) if verdict.state is not State.INFO else iter(())
    elif verdict.cause == "report_missing":
        found = iter((Reason("reports_would_decide", {"missing": len(behind.view.complete.missing)}),))
    elif verdict.state is State.INFO:
        found = iter((Reason("never_judged"),))
    elif behind.view.rule.measure.records == "event":
        found = _of_events(behind)
    else:
        found = _of_a_figure(behind, verdict, rulebook)
    return (*found, *_of_time(behind, verdict))


def _of_a_date(behind: Trace) -> Iterator[Reason]:
    extra, view, due = behind.figures.extra, behind.view, behind.due_now
    if extra["complete"]:
        yield Reason("only_a_correction")
    elif view.on <= due.effective:
        days = view.calendar.office_days(view.on, due.effective)
        yield Reason("hand_in_by", {"effective": due.effective, "please_by": due.please_by, "days_left": days})
    elif any(row is Row.DONE_LATE for row in _rows(behind)):
        yield Reason("late_is_better_than_never")


def _rows(behind: Trace) -> tuple[Row, ...]:
    return kinds()[behind.view.rule.kind].rows(behind.view.rule)


def _of_events(behind: Trace) -> Iterator[Reason]:
    extra, view = behind.figures.extra, behind.view
    if view.on <= view.end and extra.get("still_missing"):
        yield Reason("events_to_go", {"missing": extra["still_missing"], "days_left": view.days_left})


def _of_a_figure(behind: Trace, verdict: Verdict, rulebook: Rulebook) -> Iterator[Reason]:
    """The nearest figure above and the nearest below that would get another state."""
    make, describe = _steps_of(behind, verdict)
    engine, shape = engine_of(rulebook), shapes_of(rulebook)[behind.obligation.planned.key]

    def state_at(steps: int) -> State | None:
        figures = make(steps)
        if figures is None:
            return None
        try:
            (row,) = engine.decide([(behind.view.ruleset, behind.fact(figures) | {"shape": shape})])
        except FigureTooLarge:
            return None
        return row.value.state

    for sign in (-1, 1):
        found = _nearest(state_at, verdict.state, sign)
        if found is not None:
            steps, state = found
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


def _steps_of(behind: Trace, verdict: Verdict) -> tuple[Changed, Callable[[Figures], dict[str, ReasonValue]]]:
    """The figure moved by so many steps: one more in the numerator, one piece, or the smallest step of its unit."""
    figures, part, whole = behind.figures, behind.figures.numerator, behind.figures.denominator
    assert figures.value is not None, "asked only where there is a figure"
    if part is not None and whole is not None and verdict.unit == "percent":
        shift = figures.value - Fraction(part) / Fraction(whole)

        def by_part(steps: int) -> Figures | None:
            moved = part + steps
            if moved < 0 or (moved > whole and not shift):
                return None
            return _with_value(behind, Fraction(moved) / Fraction(whole) + shift, moved)

        return by_part, lambda one: {"part": one.numerator, "whole": whole, "value": one.value}
    step = STEP.get(verdict.unit or "", Fraction(1))

    def by_value(steps: int) -> Figures | None:
        assert figures.value is not None, "asked only where there is a figure"
        value = figures.value + steps * step
        return _with_value(behind, value, None) if value >= 0 else None

    return by_value, lambda one: {"value": one.value}


def _with_value(behind: Trace, value: Fraction, part: Fraction | int | None) -> Figures:
    figures, view = behind.figures, behind.view
    rule = view.rule
    changed = replace(figures, value=value, numerator=part)
    if rule.band is not None:
        scaled = value * Fraction(rule.band.least).denominator * Fraction(rule.band.most).denominator
        # As the kind itself does it: twice the number where it is whole, else the odd one in between.
        changed.lhs = 2 * scaled.__floor__() + int(scaled.denominator != 1)
        return changed
    is_share = rule.compared is not None and rule.compared.unit == "percent"
    bound = view.bound if figures.bound is None else rounded(figures.bound, rule.rounding, is_share=is_share)
    compare(changed, rounded(value, rule.rounding, is_share=is_share), bound)
    return changed


def _of_time(behind: Trace, verdict: Verdict) -> Iterator[Reason]:
    view, complete = behind.view, behind.view.complete
    if complete.next_by is not None:
        yield Reason("next_report", {"next": complete.next_by})
    if behind.figures.extra.get("complete"):
        return
    waived = [reason.facts["until"] for reason in verdict.reasons if reason.code == "waived"]
    following = next_look(view.rule, view.period, view.calendar, view.on, behind.due_now)
    if following is not None:
        yield Reason("next_look", {"next": following})
    yield from (Reason("waiver_ends", {"until": until}) for until in waived)
    if "complete" not in behind.figures.extra and view.on <= view.end:
        yield Reason("decided_after", {"end": view.end, "from": view.end + timedelta(days=1)})
