"""So many people served for each full-time equivalent of a team, within a band; never for a person. Pure."""

from checker.domain.kind import KindSpec
from checker.domain.line_form import FigureForm

KIND = KindSpec(
    name="caseload_range",
    records=("headcount",),
    operators=("=",),
    quantities=("amount",),
    measures=(frozenset({"part", "whole"}),),
    required=frozenset({"target", "band", "minimum_staff"}),
    forbidden=frozenset({"path", "minimum_sample", "remind", "tolerance"}),
    figure=FigureForm.MEAN,
)
