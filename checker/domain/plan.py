"""The source document: its year, and whether it is in force. Pure."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from checker.domain.model import Frozen
from checker.domain.rule import GoalFile


class RowWithoutRule(Frozen):
    """A row of the plan that deliberately has no rule, and why. `row`: as the plan or the house counts it.

    `origin`: the plan's text shows it (no number, a fact), or the house has decided so.
    """

    row: str = Field(min_length=1, max_length=40)
    why: str = Field(min_length=1)
    origin: Literal["plan", "assumption"]


class PlanFile(Frozen):
    """plans/<year>/plan.yaml. A draft judges and shows; it escalates nothing and notifies nobody outside."""

    year: int = Field(ge=1990, le=2100)
    title: str = Field(min_length=1)
    status: Literal["draft", "adopted"]
    adopted_on: date | None = None
    source: str
    note: str | None = None
    without_rule: tuple[RowWithoutRule, ...] = ()

    @model_validator(mode="after")
    def _adopted_has_a_day(self) -> PlanFile:
        if (self.status == "adopted") != (self.adopted_on is not None):
            raise ValueError("adopted_on belongs to an adopted plan, and only to it")
        return self

    def is_adopted(self, on: date) -> bool:
        return self.adopted_on is not None and self.adopted_on <= on


class Plan(Frozen):
    """A plan with its goals and their rules."""

    head: PlanFile
    goals: tuple[GoalFile, ...]

    @property
    def year(self) -> int:
        return self.head.year
