"""A stock that is reported and compared with a plan figure, and never judged. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import FigureForm, LineForm

KIND = KindSpec(
    name="stock_monitor",
    records=("headcount", "measurement"),
    operators=("report",),
    quantities=("share", "count", "amount", "money", "duration"),
    measures=(frozenset({"amount"}),),
    required=frozenset({"target"}),
    forbidden=frozenset({"path", "minimum_sample", "remind", "tolerance"}),
    periods=("year", "half_year", "quarter", "month"),
    is_judged=False,
    fits=(LineForm.SHOWN_BESIDE,),
    figure=FigureForm.SHOWN,
)
