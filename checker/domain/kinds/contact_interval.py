"""Everybody of a group was seen within so many days: the share that was is compared with a tolerance. Pure."""

from checker.domain.kind import KindSpec

KIND = KindSpec(
    name="contact_interval",
    records=("measurement",),
    operators=("<=", "<"),
    quantities=("duration",),
    measures=(frozenset({"part", "whole"}),),
    required=frozenset({"target", "tolerance"}),
    forbidden=frozenset({"path", "minimum_sample", "remind", "band", "minimum_staff"}),
    periods=("month", "quarter", "half_year", "year"),
)
