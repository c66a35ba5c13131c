"""A rate or mean that must stay under a bound: never more than at risk before the period ends (D14)."""

from __future__ import annotations

from checker.domain.rule import Rule
from checker.evaluation.amounts import share_or_mean
from checker.evaluation.compile import Row
from checker.evaluation.view import FROM_REPORTS, Kind, at_the_end, in_order, within_the_period


def rows(rule: Rule) -> tuple[Row, ...]:
    return in_order(*FROM_REPORTS, *at_the_end(rule), Row.HOLDS_SO_FAR, *within_the_period(rule))


KIND = Kind("rate_upper", rows, share_or_mean)
