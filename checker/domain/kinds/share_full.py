"""All of it: every planned event is held, every approval is booked. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import LineForm

KIND = KindSpec(
    name="share_full",
    records=("event", "case_review", "measurement", "training"),
    operators=("=",),
    quantities=("share",),
    measures=(frozenset({"part", "whole"}),),
    interims=("upcoming", "bound", "path", "none"),
    periods=("year", "half_year"),
    required=frozenset({"target"}),
    forbidden=frozenset({"minimum_sample", "remind"}),
    only_bound="100",
    is_seen_by_month=True,
    fits=(LineForm.ALL_OF_IT,),
)
