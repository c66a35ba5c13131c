"""So many events in the house, whichever unit holds them; as many as the house declares. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import FigureForm, LineForm

KIND = KindSpec(
    name="recurring_event",
    records=("event",),
    operators=(">=", ">"),
    quantities=("occasions",),
    measures=(frozenset({"part"}),),
    interims=("path", "upcoming", "none"),
    required=frozenset({"target"}),
    forbidden=frozenset({"minimum_sample", "remind", "tolerance", "band", "minimum_staff"}),
    words=("declared",),
    fits=(LineForm.SO_OFTEN,),
    figure=FigureForm.BARE,
)
