"""The arithmetic behind a verdict, step by step, with its exact numbers. Pure; `checker.wording` makes the sentences.

Every number is one that the verdict itself was made from; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from checker.domain.period import months_completed, months_of
from checker.domain.rule import Rule
from checker.domain.verdict import Reason, ReasonValue, Verdict
from checker.evaluation.explain.trace import Trace
from checker.evaluation.figures import HandedIn, Measured, NotShownYet, Unmeasured, note_of
from checker.evaluation.measures import in_terms, rounded
from checker.evaluation.rates import COMPARISONS
from checker.evaluation.sampling import reach

GRID = 10_000  # limits of evidence are told in hundredths of a percent, to the side that promises less


def steps(trace: Trace, verdict: Verdict) -> tuple[Reason, ...]:
    """What was added up, divided, rounded and compared, in this order. Empty where a date alone decides."""
    figures = trace.figures
    match figures:
        case HandedIn():
            return (_of_a_date(figures, trace),)
        case Measured():
            return (
                *_the_figure(figures, trace),
                *_against_the_bound(figures, trace, verdict),
                *_on_the_way(figures, trace, verdict),
                *_evidence(figures, trace, verdict),
            )
        case Unmeasured() | NotShownYet():
            return ()
        case _:
            assert_never(figures)


def keeps(value: Fraction, rule: Rule, bound: Fraction) -> bool | None:
    """Does a figure keep the bound, rounded as the rule says? None where nothing is compared."""
    compared = rule.compared
    if compared is None or compared.operator not in COMPARISONS:
        return None
    return COMPARISONS[compared.operator](rounded(value, rule.rounding, rule.per), bound)


def _of_a_date(figures: HandedIn, trace: Trace) -> Reason:
    effective, done = trace.due_now.effective, figures.complete_on
    if done is None:
        return Reason("not_handed_in", {"on": trace.view.on, "effective": effective})
    return Reason("handed_in", {"submitted": done, "effective": effective, "holds": int(done <= effective)})


def _the_figure(figures: Measured, trace: Trace) -> Iterator[Reason]:
    view, measure = trace.view, trace.view.rule.measure
    value, part, whole = figures.value, figures.numerator, figures.denominator
    count = len(figures.keys)
    if measure.records == "event":
        counts = note_of(figures, "events")
        if counts is not None:
            yield Reason("events_counted", counts.facts)
    if part is not None and whole is not None:
        names: dict[str, ReasonValue] = {"part_name": measure.part, "whole_name": measure.whole}
        facts: dict[str, ReasonValue] = {"part": part, "whole": whole, "records": count, **names}
        if measure.records != "event":
            yield Reason("parts_added" if count > 1 else "parts_told", facts)
        is_share = value == Fraction(part) / Fraction(whole)
        yield Reason("divided" if is_share else "changed", {"part": part, "whole": whole, "value": value})
    elif measure.take == "mean":
        yield Reason("mean", {"value": value, "records": count})
    elif measure.records == "event":
        yield Reason("number", {"value": value})
    elif measure.take == "latest":
        yield Reason("newest", {"value": value, "view_end": figures.view_end})
    else:
        yield Reason("added" if count != 1 else "added_one", {"value": value, "records": count})
    month = note_of(figures, "newest_month")
    if month is not None:
        yield Reason("month_compared", {**month.facts, "a_month": view.bound / 12})


def _against_the_bound(figures: Measured, trace: Trace, verdict: Verdict) -> Iterator[Reason]:
    view, rule = trace.view, trace.view.rule
    value, bound = figures.value, figures.bound if figures.bound is not None else view.bound
    if (band := note_of(figures, "band")) is not None:
        least, most = (in_terms(Fraction(str(band.facts[end])), rule) for end in ("least", "most"))
        holds = least <= rounded(value, rule.rounding, rule.per) <= most
        yield Reason("band_compared", {"least": least, "most": most, "value": value, "holds": int(holds)})
        return
    holds_now = keeps(value, rule, bound)
    if holds_now is None or (figures.bound is None and not _has_a_number(verdict)):
        yield Reason("not_compared")
        return
    is_share, per = verdict.unit is not None and verdict.unit.is_share, rule.per
    judged = rounded(value, rule.rounding, per)
    if judged != value:
        yield Reason("rounded", {"value": value, "rounded": judged})
    part, whole = figures.numerator, figures.denominator
    told: dict[str, ReasonValue] = {"operator": verdict.operator, "holds": int(holds_now), "bound": bound}
    if judged == value and is_share and verdict.is_share and part is not None and whole is not None:
        scale = _scale(bound * per)
        factors: dict[str, ReasonValue] = {"times": per * scale, "of_bound": bound * per * scale}
        sides: dict[str, ReasonValue] = {"left": part * per * scale, "right": bound * per * scale * whole}
        yield Reason("crossed", {"part": part, "whole": whole, **factors, **sides, **told})
    else:
        yield Reason("compared", {"value": judged, **told})


def _has_a_number(verdict: Verdict) -> bool:
    return verdict.target is not None and not verdict.target[0].isalpha()


def _scale(bound: Fraction) -> int:
    """The power of ten that makes a bound in its unit a whole number: 10 for 20.5 %."""
    return next((10**digits for digits in range(13) if (bound * 10**digits).denominator == 1), bound.denominator)


def _on_the_way(figures: Measured, trace: Trace, verdict: Verdict) -> Iterator[Reason]:
    view, pace = trace.view, verdict.pace
    if pace is None or pace.expected is None:
        return
    path = view.rule.path
    from_sender = note_of(figures, "path_from_sender") is not None
    kind = "sender" if from_sender else path.kind if path is not None else "none"
    if kind == "sender_target":
        # The sender named no target for the day: the rule's other way is twelve equal months.
        kind = "linear_months"
    facts: dict[str, ReasonValue] = {"expected": pace.expected, "view_end": pace.view_end, "bound": view.bound}
    facts["months"] = months_completed(view.period, pace.view_end) if pace.view_end else None
    facts["of_months"] = months_of(view.period)
    yield Reason(f"path_{kind}", facts)
    yield Reason("path_compared", {"value": figures.value, "expected": pace.expected})
    if pace.forecast is not None and view.on <= view.end:
        yield Reason(
            "forecast",
            {"value": figures.value, "bound": view.bound, "expected": pace.expected, "forecast": pace.forecast},
        )
    if pace.per_week_needed is not None:
        missing = view.bound - figures.value
        yield Reason("needed_a_week", {"needed": pace.per_week_needed, "missing": missing, "days_left": view.days_left})


def _evidence(figures: Measured, trace: Trace, verdict: Verdict) -> Iterator[Reason]:
    part, whole = figures.numerator, figures.denominator
    if verdict.evidence is None or not isinstance(part, int) or not isinstance(whole, int) or verdict.value is None:
        return
    bound = trace.view.bound
    below = verdict.value < bound
    limit = reach(part, whole, below=below, grid=GRID)
    side = "upper" if below else "lower"
    facts: dict[str, ReasonValue] = {"part": part, "whole": whole, "class": str(verdict.evidence), "bound": bound}
    yield Reason(f"sample_{side}", {**facts, "limit": limit})
