"""A figure that must be there; nothing is asked of its size. Pure."""

from checker.domain.kind import KindSpec

KIND = KindSpec(
    name="monitoring",
    records=("headcount", "measurement"),
    operators=("report",),
    quantities=("share", "count", "amount", "money", "duration"),
    measures=(frozenset({"part", "whole"}), frozenset({"amount"})),
    required=frozenset({"target"}),
    forbidden=frozenset({"path", "minimum_sample", "remind", "tolerance", "band"}),
    periods=("year", "half_year", "quarter", "month"),
    is_judged=False,
)
