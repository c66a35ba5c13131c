"""A rate that must stay under its bound, such as an error rate. Pure."""

from checker.domain.kind import KindSpec

KIND = KindSpec(
    name="rate_upper",
    records=("case_review", "measurement", "headcount"),
    operators=("<", "<="),
    quantities=("share",),
    measures=(frozenset({"part", "whole"}), frozenset({"rate"})),
    interims=("bound", "path", "none"),
    required=frozenset({"target"}),
    is_seen_by_month=True,
)
