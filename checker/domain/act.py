"""What a role decided about an obligation. Pure; acts store the role, never a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ActKind(StrEnum):
    ACKNOWLEDGE = "acknowledge"
    SILENCE = "silence"
    WAIVE = "waive"
    EXTEND = "extend"


@dataclass(frozen=True, slots=True)
class Act:
    """One decision. `until` is inclusive and local; for an extension it is the new due day.

    An extension counts from its grant (`recorded_at`, aware, UTC) on; by an earlier known-at the old day holds.
    """

    kind: ActKind
    obligation: str
    by: str
    until: date
    reason: str
    recorded_at: datetime
    sequence: int = 0
