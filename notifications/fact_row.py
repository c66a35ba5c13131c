"""What the facts of every mail are made of: a row of an overview, and how they are read back from JSON. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any


class FactsUnreadable(ValueError):
    """Stored facts that this version cannot read."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One line of the overview: what it is, and what it says."""

    label: str
    text: str


def check_fields(facts: type[Any], stored: Mapping[str, Any], what: str) -> None:
    """Raises FactsUnreadable when a field is missing that has no default, or one is not known."""
    known = {field.name for field in fields(facts)}
    required = {field.name for field in fields(facts) if field.default is MISSING}
    if not required <= set(stored) <= known:
        differing = ", ".join(sorted((set(stored) - known) | (required - set(stored))))
        raise FactsUnreadable(f"the facts of a stored {what} do not fit this version ({differing})")
