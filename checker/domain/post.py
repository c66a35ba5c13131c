"""Which holder of a role? Pure: `role@unit`, as addressees, acts and absences are kept.

Seven heads of office are seven posts; a role that exists once stands at the house.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

BETWEEN = "@"


@dataclass(frozen=True, slots=True, order=True)
class Post:
    """A role at a unit. `unit` empty: none was named."""

    role: str
    unit: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `role` or `role@unit`, as people and stored rows write it."""
        role, _, unit = text.partition(BETWEEN)
        return cls(role, unit)

    def __str__(self) -> str:
        return f"{self.role}{BETWEEN}{self.unit}" if self.unit else self.role
