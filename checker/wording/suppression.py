"""What of a verdict may leave the house? Pure. It is decided by the exact figures; only what is shown is less.

Every surface (table, JSON, CSV, page, JUnit, mail, digest, finding) shows of a verdict what `published` leaves of it.
Source: law note 6; what is protected and what is not: ADR 0023.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from checker.domain.verdict import Pace, Reason, ReasonValue, Verdict
from checker.wording.numbers import bound_of, half_up
from checker.wording.small_cells import (
    SUPPRESS_BELOW,
    Cell,
    counts_of,
    has_small_counts,
    is_small_cell,
    is_small_count,
    last_shown,
    may_show_rate,
    moved_by_few,
)

SMALL_CELLS, FEW_STAFF = "small_cells", "few_staff"
# Why figures are kept back; said beside the figure itself.
WHY_KEPT_BACK = frozenset({SMALL_CELLS, FEW_STAFF})
# Of a figure that is not shown: it is so near to its bound that rounding would hide on which side.
JUST_BELOW, JUST_ABOVE = "just_below", "just_above"
# Facts of reasons that tell the figure, a count beside it, or that of a month.
FIGURES = frozenset({"value", "exact_figure", "exact_percent"})
# How far a sample reaches is worked out from its counts.
COUNTS = frozenset({"part", "whole", "amount", "up_to", "down_to"})


def published(verdict: Verdict, before: Sequence[Cell] = ()) -> Verdict:
    """The verdict without the figures that would point at people. To publish twice changes nothing.

    `before` are the counts of the same obligation as they were judged earlier, oldest first: a count that has moved by
    one or two since it was last shown is kept back, as the difference would tell what the counts do not.
    """
    if verdict.kept_back:
        return verdict
    if verdict.few_staff:
        return _without_any_figure(verdict)
    if not verdict.counts_people:
        return verdict
    verdict = after(verdict, before)
    if has_small_counts(verdict):
        return _without_figures(verdict)
    reasons = tuple(_without_small_parts(reason, verdict) for reason in verdict.reasons)
    return verdict if reasons == verdict.reasons else replace(verdict, reasons=reasons)


def after(verdict: Verdict, before: Sequence[Cell]) -> Verdict:
    """The verdict, with all its figures, marked where they may not be shown after what was shown before."""
    if not verdict.counts_people or not moved_by_few(last_shown(before), counts_of(verdict)):
        return verdict
    return replace(verdict, moved_by_few=True)


def _without_figures(verdict: Verdict) -> Verdict:
    """State and reasons stay. A rate stays as people read it, rounded to one digit, where that tells the truth."""
    beside = (*_nearly_all(verdict), *_just_beside(verdict), Reason(SMALL_CELLS, {}))
    return _kept_back(verdict, _rounded_rate(verdict), beside)


def _without_any_figure(verdict: Verdict) -> Verdict:
    """Of few staff the state alone stays, which somebody must act on: no rate, and not how near it is to its bound."""
    return _kept_back(verdict, None, (Reason(FEW_STAFF, {}),))


def _kept_back(verdict: Verdict, rate: Fraction | None, why: tuple[Reason, ...]) -> Verdict:
    pace = verdict.pace
    return replace(
        verdict,
        value=rate,
        numerator=None,
        denominator=None,
        # What the year will bring, or each week must, is worked out from the figure: it would give it away.
        pace=Pace(pace.expected, pace.view_end, None, None, pace.method) if pace else None,
        reasons=(*(_without_counts(reason, rate) for reason in verdict.reasons), *why),
        kept_back=True,
    )


def _nearly_all(verdict: Verdict) -> tuple[Reason, ...]:
    """Of a target that tolerates nothing: that one or two are lacking, never which of it. Else it reads as if many."""
    part, whole, unit = verdict.numerator, verdict.denominator, verdict.unit
    if part is None or whole is None or unit is None or not unit.is_share:
        return ()
    asks_for_all = verdict.operator in ("=", ">=") and bound_of(verdict.target, unit) == 1
    is_close = part >= SUPPRESS_BELOW and is_small_cell((whole - part,))
    return (Reason("nearly_all", {}),) if asks_for_all and is_close else ()


def _just_beside(verdict: Verdict) -> tuple[Reason, ...]:
    """Of a share that rounding would put on its bound: on which side it is, which its state tells anyway."""
    bound, value = _exact_bound(verdict), verdict.value
    if bound is None or value is None or value == bound or not _may_be_rounded(verdict):
        return ()
    if _side(_to_one_digit(verdict, value), bound) == _side(value, bound):
        return ()
    return (Reason(JUST_BELOW if value < bound else JUST_ABOVE, {}),)


def _rounded_rate(verdict: Verdict) -> Fraction | None:
    """A share of at least three, in its unit with one digit; None where rounding would hide the verdict."""
    value = verdict.value
    if value is None or not _may_be_rounded(verdict):
        return None
    rate, path = _to_one_digit(verdict, value), verdict.pace.expected if verdict.pace else None
    tells = all(_side(rate, mark) == _side(value, mark) for mark in (_exact_bound(verdict), path) if mark is not None)
    return rate if tells else None


def _may_be_rounded(verdict: Verdict) -> bool:
    """Is it a share of so many that its rate may be shown?"""
    whole = verdict.denominator
    return verdict.unit is not None and verdict.unit.is_share and whole is not None and may_show_rate(whole)


def _to_one_digit(verdict: Verdict, value: Fraction) -> Fraction:
    assert verdict.unit is not None, "a share has one"
    a_tenth = 10 * verdict.unit.per
    return Fraction(half_up(value * a_tenth), a_tenth)


def _exact_bound(verdict: Verdict) -> Fraction | None:
    """What the exact value is compared with; None: nothing, or it is compared rounded."""
    return bound_of(verdict.target, verdict.unit) if verdict.rounding == "none" else None


def _side(value: Fraction, mark: Fraction) -> int:
    return (value > mark) - (value < mark)


def _without_counts(reason: Reason, rate: Fraction | None) -> Reason:
    facts: dict[str, ReasonValue] = dict(reason.facts)
    facts |= {name: rate if name == "value" else None for name in FIGURES & facts.keys()}
    facts |= dict.fromkeys(COUNTS & facts.keys())
    return Reason(reason.code, _without_sizes(facts) if reason.code == "strata_pooled" else facts)


def _without_sizes(facts: Mapping[str, ReasonValue]) -> dict[str, ReasonValue]:
    """The strata alone, without how many files each has."""
    return {name: None if isinstance(value, int) else value for name, value in facts.items()}


def _without_small_parts(reason: Reason, verdict: Verdict) -> Reason:
    """Of a sum that may be shown the newest month or a stratum may still be one or two people."""
    if reason.code == "strata_pooled" and any(_is_few(size) for size in reason.facts.values()):
        return Reason(reason.code, _without_sizes(reason.facts))
    amount = reason.facts.get("amount")
    if not isinstance(amount, Fraction | int) or not is_small_count(Fraction(amount), verdict.unit):
        return reason
    return Reason(reason.code, {**reason.facts, "amount": None})


def _is_few(size: ReasonValue) -> bool:
    return isinstance(size, int) and is_small_cell((size,))
