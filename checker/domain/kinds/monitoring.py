"""A figure that must be there; nothing is asked of its size, though it may be watched within a band. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import FigureForm, LineForm

KIND = KindSpec(
    name="monitoring",
    records=("headcount", "measurement"),
    operators=("report",),
    quantities=("share", "count", "amount", "money", "duration"),
    measures=(frozenset({"part", "whole"}), frozenset({"amount"})),
    required=frozenset({"target"}),
    forbidden=frozenset({"path", "minimum_sample", "remind", "tolerance"}),
    periods=("year", "half_year", "quarter", "month"),
    is_judged=False,
    fits=(LineForm.SHOWN,),
    figure=FigureForm.SHARE,
)
