"""Is a figure on its way to the period's target? Pure.

Months are calendar months of the period; a path states what is expected at the end of a day.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil

from checker.domain.period import Period, months_completed, months_of
from checker.domain.rule import Rule


def expected_by(rule: Rule, bound: Fraction, period: Period, by: date) -> Fraction | None:
    """What the rule's path expects by the end of the day `by`; None when the rule names no path.

    Counts step in whole pieces, ceil(target * months ended / months of the period); amounts grow in equal months to the
    cent's fraction.
    """
    path = rule.path
    if path is None:
        return None
    unit = rule.compared.unit if rule.compared else None
    if path.kind == "previous_year":
        months = months_completed(period, by)
        return bound * Fraction(path.percent_by_month[months - 1]) / 100 if months else Fraction(0)
    if path.kind == "steps":
        reached = Fraction(max((step.value for step in path.steps if step.by <= by), default=0))
        return reached / rule.per if rule.measure.records != "event" else reached
    linear = bound * months_completed(period, by) / months_of(period)
    return Fraction(ceil(linear)) if unit is None or (unit.is_counted and unit.is_whole) else linear


def forecast_along(value: Fraction, expected: Fraction, bound: Fraction) -> Fraction | None:
    """The period's end if the rest keeps the same ratio to the path; None before anything is expected."""
    if expected.numerator <= 0:
        return None
    # value * bound / expected, reduced once: each step of fractions looks for the common divisor again.
    part = value.numerator * bound.numerator * expected.denominator
    return Fraction(part, value.denominator * bound.denominator * expected.numerator)


def needed_a_week(value: Fraction, bound: Fraction, office_days_left: int) -> Fraction | None:
    """What each remaining week of five working days must bring; None when nothing is needed or no day is left."""
    missing = bound.numerator * value.denominator - value.numerator * bound.denominator
    if missing <= 0 or office_days_left <= 0:
        return None
    # (bound - value) * 5 / office_days_left, reduced once as well.
    return Fraction(5 * missing, bound.denominator * value.denominator * office_days_left)
