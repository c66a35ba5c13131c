"""What must a person decide about a proposed plan of the next year? Pure; words are made at the surface."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from checker.domain.due import ShiftedDue
from checker.domain.rule import Target

Fact = str | int | date


class RolloverDecisionKind(StrEnum):
    """In the order in which they are decided: the plan as a whole, what it promises, by when, what is only words."""

    PLAN = "plan"
    OVERLAP = "overlap"
    BOUND = "bound"
    BOUND_AMENDED = "bound_amended"
    DATE_AMENDED = "date_amended"
    DATE = "date"
    FEBRUARY = "february"
    PERIOD = "period"
    SOURCE = "source"
    ROWS = "rows"
    ASSUMPTIONS = "assumptions"
    CALENDAR = "calendar"
    CLOSURE = "closure"
    UNIT = "unit"
    TEST = "test"
    MISTAKE = "mistake"
    ID = "id"
    WEEKDAY = "weekday"
    TEXT = "text"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class RolloverDecision:
    """One thing to decide: where it stands (`file`, relative to the rules folder; `rule` and `title` of a rule), its
    facts; of a bound the `target` that is carried, of a due date the days of the new year with why they moved.
    """

    kind: RolloverDecisionKind
    file: str
    rule: str = ""
    title: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    target: Target | None = None
    due: ShiftedDue | None = None


@dataclass(frozen=True, slots=True)
class ProposedPlan:
    """The proposal: its files by name (relative to the rules folder), and the decisions in order.

    `changed` are those that are there already, with one more thing in them, and `read` is what they said before; all
    others are new. `language` is the house's, in which the list of decisions is.
    """

    year: int
    language: Literal["de", "en"]
    files: Mapping[str, bytes]
    changed: Mapping[str, bytes]
    read: Mapping[str, bytes]
    decisions: tuple[RolloverDecision, ...]
    tests: int = 0
    tests_skipped: int = 0
