"""Which figures and filters does a type of record have, for a rule to measure? Pure.

`held` and `planned` are counted over all events of an obligation; the others are fields of the record itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FIGURES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "case_review": ("faulty", "reviewed"),
        "measurement": ("base", "denominator", "numerator", "target", "value"),
        "headcount": ("clients", "days_sick", "days_target", "filled", "fte", "leavers", "persons", "rate", "target"),
        "training": ("newcomers", "trained"),
        "event": ("held", "planned"),
        "deliverable": ("done", "total"),
        "agreement": (),
    }
)
FILTERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "case_review": ("selection", "stratum", "topic"),
        "measurement": ("aggregation", "metric"),
        "headcount": ("aggregation", "headcount"),
        "training": ("training",),
        "event": ("event_type",),
        "deliverable": (),
        "agreement": (),
    }
)

# Without these, figures that must not be mixed would be: topics with whole files, months with years to date.
NEEDED_FILTERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "case_review": ("topic",),
        "measurement": ("metric", "aggregation"),
        "headcount": ("headcount", "aggregation"),
        "training": ("training",),
        "event": ("event_type",),
        "deliverable": (),
        "agreement": (),
    }
)

# Already cumulated or averaged by the sender: adding two of them up counts twice.
CUMULATED = ("ytd", "rolling12_mean", "year_mean")
