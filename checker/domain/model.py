"""The base of what crosses a border: strict, frozen, and closed to unknown keys. Pure."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A border model: "10" is not 10, True is not 1, an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    @classmethod
    def as_written(cls, **said: Any) -> Self:
        """A value that stands in this program, or that was checked before: what is said is believed.

        Its checks are then built by the first that needs them, and not by every start. Tests check what stands here.
        """
        return super().model_construct(**said)
