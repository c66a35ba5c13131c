"""Something owed only when somebody asks for it or when it was agreed, each time by a day of its own. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import LineForm

KIND = KindSpec(
    name="on_demand",
    records=("deliverable", "agreement"),
    measures=(frozenset(), frozenset({"part", "whole"})),
    forbidden=frozenset({"target", "path", "minimum_sample", "reported", "data_expected", "tolerance", "band"}),
    periods=("request",),
    is_dated=True,
    reminders="short_notice",
    fits=(LineForm.ON_REQUEST,),
)
