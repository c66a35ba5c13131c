"""What the plan took for granted or foretold; on some of it its targets are built (`premise_of`). Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import FigureForm, LineForm

KIND = KindSpec(
    name="premise",
    records=("measurement",),
    operators=("~",),
    quantities=("share", "money"),
    measures=(frozenset({"amount"}), frozenset({"part", "whole"})),
    required=frozenset({"target"}),
    forbidden=frozenset({"path", "minimum_sample", "remind", "tolerance", "band", "minimum_staff"}),
    periods=("year", "half_year", "quarter", "month"),
    is_change=True,
    is_judged=False,
    is_built_on=True,
    fits=(LineForm.TAKEN_FOR_GRANTED,),
    figure=FigureForm.SHOWN,
)
