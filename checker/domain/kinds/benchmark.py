"""As good as others: the figure against that of a whole region, or of a comparison group, of the same month. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import FigureForm, LineForm

KIND = KindSpec(
    name="benchmark",
    records=("measurement",),
    operators=(">=", ">", "<=", "<"),
    quantities=("share", "money", "amount", "count", "duration"),
    measures=(frozenset({"amount", "base"}),),
    interims=("bound", "none"),
    required=frozenset({"target"}),
    forbidden=frozenset({"path", "minimum_sample", "remind", "tolerance", "band", "minimum_staff"}),
    words=("benchmark",),
    periods=("year", "half_year", "quarter", "month"),
    fits=(LineForm.AS_GOOD_AS_OTHERS,),
    figure=FigureForm.AGAINST,
)
