"""A change against a base, `part` over `whole` less one, that must stay under its bound. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import FigureForm

KIND = KindSpec(
    name="growth_cap",
    records=("measurement",),
    operators=("<", "<="),
    quantities=("share",),
    measures=(frozenset({"part", "whole"}),),
    interims=("bound", "none"),
    required=frozenset({"target"}),
    forbidden=frozenset({"minimum_sample", "remind"}),
    is_change=True,
    figure=FigureForm.GROWTH,
)
