"""One report of a series, due on a date of its own and about a stretch of time or a reference date. Pure."""

from checker.domain.kind import KindSpec

KIND = KindSpec(
    name="recurring_report",
    records=("deliverable",),
    measures=(frozenset(), frozenset({"part", "whole"})),
    forbidden=frozenset({"target", "path", "minimum_sample", "reported", "data_expected"}),
    is_of_a_series=True,
    is_dated=True,
    reminders="dated",
)
