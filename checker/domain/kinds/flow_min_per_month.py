"""So many a month, and twelve times as many in the year; a weak month warns, the year decides. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import FigureForm, LineForm

KIND = KindSpec(
    name="flow_min_per_month",
    records=("measurement",),
    operators=(">=", ">"),
    quantities=("count",),
    measures=(frozenset({"amount"}),),
    interims=("month",),
    required=frozenset({"target", "path"}),
    forbidden=frozenset({"minimum_sample", "remind", "tolerance", "band", "minimum_staff"}),
    fits=(LineForm.EACH_MONTH_AT_LEAST,),
    figure=FigureForm.MONTHS,
)
