"""A count that must reach a minimum in the year, with a path that shows whether it is on its way. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import FigureForm, LineForm

KIND = KindSpec(
    name="count_min_trajectory",
    records=("case_review", "measurement"),
    operators=(">=", ">"),
    quantities=("count",),
    measures=(frozenset({"total"}), frozenset({"amount"})),
    interims=("path", "none"),
    required=frozenset({"target"}),
    forbidden=frozenset({"minimum_sample", "remind"}),
    fits=(LineForm.COUNT_AT_LEAST,),
    figure=FigureForm.BARE,
)
