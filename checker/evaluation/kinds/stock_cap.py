"""A stock against its baseline: equal keeps it, more is at most at risk where the plan names no amount (T28b)."""

from __future__ import annotations

from checker.domain.rule import Rule
from checker.evaluation.amounts import against_a_base
from checker.evaluation.compile import Row
from checker.evaluation.view import FROM_REPORTS, Kind, at_the_end, in_order, within_the_period


def rows(rule: Rule) -> tuple[Row, ...]:
    return in_order(*FROM_REPORTS, *at_the_end(rule), Row.HOLDS_SO_FAR, *within_the_period(rule))


KIND = Kind("stock_cap", rows, against_a_base)
