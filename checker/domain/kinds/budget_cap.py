"""A sum of money that must stay under a cap; once exceeded it cannot be met again. Pure."""

from checker.domain.kind import KindSpec

KIND = KindSpec(
    name="budget_cap",
    records=("measurement",),
    operators=("<", "<="),
    quantities=("money",),
    measures=(frozenset({"amount"}),),
    interims=("path", "bound", "none"),
    required=frozenset({"target"}),
    forbidden=frozenset({"minimum_sample", "remind"}),
)
