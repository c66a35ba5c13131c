"""The figure of the house against that of others, of the same month. Without it there is no verdict (D3; T22a)."""

from __future__ import annotations

from checker.domain.rule import Rule
from checker.evaluation.amounts import against_a_base
from checker.evaluation.compile import Row
from checker.evaluation.view import FROM_REPORTS, Kind, at_the_end, in_order, within_the_period


def rows(rule: Rule) -> tuple[Row, ...]:
    return in_order(*FROM_REPORTS, *at_the_end(rule), Row.HOLDS_SO_FAR, *within_the_period(rule))


KIND = Kind("benchmark", rows, against_a_base)
