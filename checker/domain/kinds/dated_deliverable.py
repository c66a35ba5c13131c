"""Something to be handed in or agreed by a day. It has no bound: it is there in time, late, or not there. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import LineForm

KIND = KindSpec(
    name="dated_deliverable",
    records=("deliverable",),
    measures=(frozenset(), frozenset({"part", "whole"})),
    forbidden=frozenset({"target", "path", "minimum_sample", "reported", "data_expected"}),
    is_dated=True,
    reminders="dated",
    fits=(LineForm.HANDED_IN,),
)
