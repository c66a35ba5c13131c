"""In what do two previews of an edit differ? Pure: a part and names, never a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class UnlikePart(StrEnum):
    """In which part do two previews differ?"""

    HOUSE = "house"
    IN_FORCE = "in_force"
    FILES = "files"
    OBLIGATIONS = "obligations"
    VERDICTS = "verdicts"
    OPENED = "opened"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class PreviewDifference:
    """A part in which they differ: which files, obligations or findings (house and rulebook in force: the new one)."""

    unlike: UnlikePart
    names: tuple[str, ...]
