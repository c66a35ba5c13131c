"""Something that each unit hands in by a day. Pure."""

from checker.domain.kind import KindSpec

KIND = KindSpec(
    name="deliverable_per_unit",
    records=("deliverable",),
    measures=(frozenset(), frozenset({"part", "whole"})),
    forbidden=frozenset({"target", "path", "minimum_sample", "reported", "data_expected", "tolerance", "band"}),
    is_dated=True,
    reminders="dated",
)
