"""Where does an obligation apply? Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    ORGANISATION = "organisation"
    OFFICE = "office"
    TEAM = "team"
    TOWN = "town"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Scope:
    """One unit of the organisation. Ids are unique across levels: office `ratingen`, town `stadt-ratingen`."""

    id: str
    level: Level
    name: str
