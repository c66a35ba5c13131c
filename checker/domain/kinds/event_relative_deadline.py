"""Something to be handed in by the day on which a body meets, once that day is known. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import LineForm

KIND = KindSpec(
    name="event_relative_deadline",
    records=("deliverable",),
    measures=(frozenset(), frozenset({"part", "whole"})),
    forbidden=frozenset({"target", "path", "minimum_sample", "reported", "data_expected", "tolerance", "band"}),
    is_dated=True,
    is_due_with_a_meeting=True,
    reminders="dated",
    fits=(LineForm.WITH_A_MEETING,),
)
