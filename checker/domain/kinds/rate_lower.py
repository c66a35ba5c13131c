"""A rate that must reach its bound, such as a rate of success. Pure."""

from checker.domain.kind import KindSpec

KIND = KindSpec(
    name="rate_lower",
    records=("measurement", "case_review", "headcount"),
    operators=(">=", ">"),
    quantities=("share",),
    measures=(frozenset({"part", "whole"}), frozenset({"rate"})),
    interims=("path", "bound", "none"),
    periods=("year", "cohort"),
    required=frozenset({"target"}),
    forbidden=frozenset({"remind"}),
)
