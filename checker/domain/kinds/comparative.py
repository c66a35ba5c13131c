"""Better than before: the figure against the same one of last year, or of a baseline day. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import FigureForm, LineForm

KIND = KindSpec(
    name="comparative",
    records=("measurement",),
    operators=(">", ">=", "<", "<="),
    quantities=("share", "money", "amount", "count", "duration"),
    measures=(frozenset({"amount", "base"}),),
    interims=("bound", "none"),
    required=frozenset({"target"}),
    forbidden=frozenset({"path", "minimum_sample", "remind", "tolerance", "band", "minimum_staff"}),
    words=("previous_year", "baseline"),
    periods=("year", "half_year", "quarter", "month"),
    fits=(LineForm.BETTER_THAN_BEFORE,),
    figure=FigureForm.AGAINST,
)
