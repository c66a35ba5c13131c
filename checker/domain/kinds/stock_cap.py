"""A stock that must not grow over its baseline. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import FigureForm, LineForm

KIND = KindSpec(
    name="stock_cap",
    records=("measurement",),
    operators=("<=", "<"),
    quantities=("share", "money", "amount", "count", "duration"),
    measures=(frozenset({"amount", "base"}),),
    interims=("bound", "none"),
    required=frozenset({"target"}),
    forbidden=frozenset({"path", "minimum_sample", "remind", "tolerance", "band", "minimum_staff"}),
    words=("baseline", "previous_year"),
    periods=("year", "half_year", "quarter", "month"),
    fits=(LineForm.AT_MOST_AS_BEFORE,),
    figure=FigureForm.AGAINST,
)
