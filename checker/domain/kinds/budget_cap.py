"""What may not become too much, such as money spent or accidents; once exceeded it cannot be met again. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import FigureForm, LineForm

KIND = KindSpec(
    name="budget_cap",
    records=("measurement", "case_review"),
    operators=("<", "<="),
    quantities=("money", "count", "duration"),
    measures=(frozenset({"amount"}), frozenset({"total"})),
    interims=("path", "bound", "none"),
    required=frozenset({"target"}),
    forbidden=frozenset({"minimum_sample", "remind", "tolerance", "band", "minimum_staff"}),
    periods=("year", "half_year", "quarter", "month"),
    fits=(LineForm.SUM_AT_MOST,),
    figure=FigureForm.BARE,
)
