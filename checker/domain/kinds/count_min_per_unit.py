"""So many heads in each unit on the last day of each period. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import FigureForm

KIND = KindSpec(
    name="count_min_per_unit",
    records=("headcount",),
    operators=(">=", ">"),
    quantities=("count",),
    measures=(frozenset({"amount"}),),
    interims=("none",),
    required=frozenset({"target"}),
    forbidden=frozenset({"path", "minimum_sample", "remind", "tolerance", "band"}),
    periods=("month", "quarter", "half_year", "year"),
    figure=FigureForm.BARE,
)
