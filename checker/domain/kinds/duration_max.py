"""No case lasts longer than so many months: how many do, or which share, is compared with a tolerance. Pure."""

from checker.domain.kind import KindSpec

KIND = KindSpec(
    name="duration_max",
    records=("measurement",),
    operators=("<=", "<"),
    quantities=("duration",),
    measures=(frozenset({"amount"}), frozenset({"part", "whole"})),
    required=frozenset({"target", "tolerance"}),
    forbidden=frozenset({"path", "minimum_sample", "remind", "band", "minimum_staff"}),
    periods=("month", "quarter", "half_year", "year"),
)
