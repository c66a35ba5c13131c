"""Which types of records are there, and which fields has each? Pure.

Rules and profiles name the fields; the models that check what comes in (`record`) are built where something does. A
test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

RecordType = Literal[
    "case_review", "measurement", "headcount", "training", "event", "deliverable", "meeting", "request", "agreement"
]
Aggregation = Literal["month", "ytd", "rolling12_mean", "year_mean", "point"]
_REQUIRED = ("scope", "period")
_OF_ALL = (
    *_REQUIRED, "valid_from", "reported_at", "record_status", "data_status", "data_month", "authority", "evidence",
    "reported_by_role", "note", "type",
)  # fmt: skip
# What each must say, then what it may.
_OWN: dict[RecordType, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "case_review": (("topic", "stratum", "selection", "reviewed"), ("faulty", "severity")),
    "measurement": (
        ("metric", "aggregation"),
        ("value", "numerator", "denominator", "target", "base", "base_month", "cohort", "unit", "definition_ref",
         "no_figure"),
    ),
    "headcount": (
        ("headcount", "aggregation"),
        ("days_sick", "days_target", "rate", "target", "persons", "fte", "clients", "filled", "leavers", "no_figure"),
    ),
    "training": (("training", "newcomers", "trained"), ()),
    "event": (
        ("event_type", "status"),
        ("event_id", "planned_on", "held_on", "participant_roles", "place", "replaces"),
    ),
    "deliverable": (
        ("target_id",),
        ("submitted_on", "accepted_on", "effective_on", "done", "total", "covers", "reference_date"),
    ),
    "meeting": (("body", "held_on"), ("is_confirmed", "is_last")),
    "request": (("target_id", "request_id", "requested_on"), ("requested_by_role", "due_in_working_days")),
    "agreement": (("agreement_id", "agreed_on", "due_on"), ("owner_role", "done_on", "about")),
}  # fmt: skip
FIELDS_BY_TYPE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {kind: (*_OF_ALL, *must, *may) for kind, (must, may) in _OWN.items()}
)
REQUIRED_BY_TYPE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {kind: (*_REQUIRED, *must) for kind, (must, _) in _OWN.items()}
)
