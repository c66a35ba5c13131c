"""A rate or mean that must reach its bound, such as a rate of success. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import FigureForm, LineForm

KIND = KindSpec(
    name="rate_lower",
    records=("measurement", "case_review", "headcount"),
    operators=(">=", ">"),
    quantities=("share", "amount", "duration", "money"),
    measures=(frozenset({"part", "whole"}), frozenset({"rate"}), frozenset({"amount"})),
    interims=("path", "bound", "none"),
    periods=("year", "half_year", "quarter", "month", "cohort"),
    required=frozenset({"target"}),
    is_rate=True,
    forbidden=frozenset({"remind"}),
    fits=(LineForm.RATE_AT_LEAST,),
    figure=FigureForm.SHARE,
)
