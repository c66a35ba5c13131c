"""A rate or mean that must stay under its bound, such as an error rate or a mean stay. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import FigureForm, LineForm

KIND = KindSpec(
    name="rate_upper",
    records=("case_review", "measurement", "headcount"),
    operators=("<", "<="),
    quantities=("share", "amount", "duration", "money"),
    measures=(frozenset({"part", "whole"}), frozenset({"rate"}), frozenset({"amount"})),
    interims=("bound", "path", "none"),
    periods=("year", "half_year", "quarter", "month"),
    required=frozenset({"target"}),
    is_rate=True,
    is_seen_by_month=True,
    fits=(LineForm.RATE_AT_MOST,),
    figure=FigureForm.SHARE,
)
