"""So many events in each unit. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import FigureForm

KIND = KindSpec(
    name="recurring_event_per_unit",
    records=("event",),
    operators=(">=", ">"),
    quantities=("occasions",),
    measures=(frozenset({"part"}),),
    interims=("path", "upcoming", "none"),
    periods=("year", "half_year", "quarter", "month"),
    required=frozenset({"target"}),
    forbidden=frozenset({"minimum_sample", "remind"}),
    figure=FigureForm.BARE,
)
