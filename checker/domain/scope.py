"""Where does an obligation apply? Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """One unit of the organisation. Ids are unique across levels: office `north`, town `town-north`.

    `level` is the id of a level of the house, as it was when this was said; `organisation` is the house itself.
    """

    id: str
    level: str
    name: str
