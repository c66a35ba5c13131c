"""The base of what crosses a border: strict, frozen, and closed to unknown keys. Pure."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A border model: "10" is not 10, True is not 1, an unknown key is an error.

    What stands in this program is made by `model_construct`, which mypy holds against the fields: its checks are then
    built by the first that needs them, and not by every start. Tests check what stands here.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)
