"""Which rules was a day judged by, and why these? Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RulesBasis(StrEnum):
    """Why these rules."""

    IN_FORCE = "in_force"
    """They are in force now."""
    IN_FORCE_THEN = "in_force_then"
    """They were in force at the instant up to which things were known."""
    FIRST = "first"
    """Nothing was in force yet at that instant: the first that ever were."""
    NAMED = "named"
    """They were asked for by their SHA-256."""
    FOLDER = "folder"
    """They were read from files, activated or not."""


@dataclass(frozen=True, slots=True)
class RulesUsed:
    """The answer. `activated_at` (aware) None: they were read from files."""

    basis: RulesBasis
    activated_at: datetime | None = None

    @property
    def is_replay(self) -> bool:
        """Are they others than those that one gets unasked?"""
        return self.basis not in (RulesBasis.IN_FORCE, RulesBasis.FOLDER)


FROM_FOLDER = RulesUsed(RulesBasis.FOLDER)
