"""Which levels does a house have, and what are their units called? Pure.

Levels are words of the house (vocabulary.yaml); scopes and rules hold their ids as text. What every house has is itself
as a whole, and for roles what is outside of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

HOUSE = "organisation"
OUTSIDE = "external"
LevelName = Annotated[str, Field(pattern=r"^[a-z0-9_]+$", max_length=40)]


@dataclass(frozen=True, slots=True)
class LevelWords:
    """What one and many units are called; `this` with what German puts before it: "diese Station", "dieser Bereich"."""

    one: str
    many: str
    this: str = ""

    @property
    def beginning(self) -> str:
        """One of them where a sentence begins with it."""
        return self.this or self.one


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the organisation. `key` is where its units stand in organisation.yaml.

    Its units may lie `within` units of a level above; empty: only within the house. Then each names those under
    `named_as`, or is itself named by them, under `listed_as`.
    """

    id: str
    key: str
    de: LevelWords
    en: LevelWords
    within: str = ""
    named_as: str = ""
    listed_as: str = ""

    def words(self, locale: str) -> LevelWords:
        return self.en if locale == "en" else self.de


def above(level: str, levels: Iterable[Level]) -> tuple[str, ...]:
    """The levels within which one lies, the nearest first."""
    by_id = {each.id: each for each in levels}
    found: list[str] = []
    while (each := by_id.get(level)) is not None and each.within and each.within not in found:
        found.append(level := each.within)
    return tuple(found)
