"""The base of what crosses a border: strict, frozen, and closed to unknown keys. Pure."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A border model: "10" is not 10, True is not 1, an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)
