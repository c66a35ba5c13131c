"""Which counts would identify single people? Pure. Source: law note 6.

For counts of people only: of those served, of staff. Events, deliverables, hours, minutes and euro name nobody; which
of the two a measure counts is said in its rule (`measure.counts`).
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from checker.domain.measure_unit import MeasureUnit
from checker.domain.rule import Rule
from checker.domain.verdict import Verdict

SUPPRESS_BELOW = 3
Number = Fraction | int
# The counts that stand beside one figure: part, whole and rest of a share; both sides of a change; or one count alone.
Cell = tuple[Number, ...]


def counts_people(rule: Rule) -> bool:
    """Are the rule's counts people, so that small ones are kept back?"""
    return rule.measure.counts_people


def cell_of(
    unit: MeasureUnit | None, value: Number | None, numerator: Number | None, denominator: Number | None
) -> Cell:
    """The counts of a figure; empty where it has none: amounts, averages, and rates reported without their counts."""
    if unit is not None and unit.people:
        return () if value is None else (value,)
    if unit is None or not unit.is_share or numerator is None or denominator is None:
        return ()
    # Of a change both sides are counts of their own, and neither is a part of the other.
    is_share = value is None or value * denominator == numerator
    return (numerator, denominator, denominator - numerator) if is_share else (numerator, denominator)


def counts_of(verdict: Verdict) -> Cell:
    """The counts that stand beside a verdict's figure."""
    return cell_of(verdict.unit, verdict.value, verdict.numerator, verdict.denominator)


def has_small_counts(verdict: Verdict) -> bool:
    """Would the counts beside the figure point at single people? Of a verdict whose counts are people, or of staff."""
    return verdict.kept_back or verdict.few_staff or verdict.moved_by_few or is_small_cell(counts_of(verdict))


def is_small_cell(cell: Cell) -> bool:
    """Is one of the counts one or two? Zero is shown: it points at nobody."""
    return any(0 < count < SUPPRESS_BELOW for count in cell)


def moved_by_few(before: Cell, now: Cell) -> bool:
    """Does one of the counts differ from what was shown before by one or two, so that the difference is a person?"""
    if len(before) != len(now):
        return False
    return any(0 < abs(Fraction(new) - old) < SUPPRESS_BELOW for old, new in zip(before, now, strict=True))


def last_shown(history: Iterable[Cell]) -> Cell:
    """Of a cell's versions, oldest first, the last that was shown: neither small nor too near to the one before."""
    shown: Cell = ()
    for cell in history:
        if cell and not is_small_cell(cell) and not moved_by_few(shown, cell):
            shown = cell
    return shown


def is_small_count(count: Fraction, unit: MeasureUnit | None) -> bool:
    """Is it one or two people? Averages and amounts are none."""
    return unit is not None and unit.people and 0 < count < SUPPRESS_BELOW


def may_show_counts(part: Fraction, whole: Fraction) -> bool:
    """May `part` and `whole` be shown? Not when one of them, or what is left over, is 1 or 2.

    57 of 58 gives away the one. Zero is shown: the rate beside it says the same and points at nobody.
    """
    return not is_small_cell((part, whole, whole - part))


def may_show_rate(whole: Fraction | int) -> bool:
    """May the share be shown, without the counts? Not of fewer than three."""
    return whole >= SUPPRESS_BELOW
