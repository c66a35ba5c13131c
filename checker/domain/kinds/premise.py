"""What the plan took for granted; when it no longer holds, targets are to be worked out anew. Pure."""

from checker.domain.kind import KindSpec

KIND = KindSpec(
    name="premise",
    records=("measurement",),
    operators=("~",),
    quantities=("share", "money"),
    measures=(frozenset({"amount"}), frozenset({"part", "whole"})),
    required=frozenset({"target"}),
    forbidden=frozenset({"path", "minimum_sample", "remind", "tolerance", "band", "minimum_staff"}),
    periods=("year", "half_year", "quarter", "month"),
    is_change=True,
    is_judged=False,
)
