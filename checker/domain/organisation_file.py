"""What stands in organisation.yaml of a house with its own levels? Pure.

Each level has a list of units of its own, under the key that the vocabulary gives it, and units of a level name those
within which they lie under keys that it gives too. So the shape of the file follows from the levels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from pydantic import create_model

from checker.domain.letterhead import Letterhead
from checker.domain.level import Level
from checker.domain.model import Frozen
from checker.domain.organisation import House, MergePolicy, Organisation, Role, Unit, UnitFields


class OrganisationFile(Frozen):
    """One house. A rules folder belongs to exactly one."""

    organisation: House
    roles: tuple[Role, ...]
    letters: Letterhead = Letterhead.model_construct()
    merge_policy: MergePolicy = MergePolicy.model_construct()
    max_hops: int = 4


@lru_cache(maxsize=32)
def organisation_file(levels: tuple[Level, ...]) -> type[OrganisationFile]:
    """The file's model for a house with these levels: a list of units a level, all of them optional."""
    named: dict[str, Any] = {level.named_as: (str | tuple[str, ...] | None, None) for level in levels if level.named_as}
    listed: dict[str, Any] = {level.listed_as: (tuple[str, ...], ()) for level in levels if level.listed_as}
    unit = create_model("Unit", __base__=UnitFields, __doc__=UnitFields.__doc__, **named, **listed)
    units: dict[str, Any] = {level.key: (tuple[unit, ...], ()) for level in levels}
    return create_model("Organisation", __base__=OrganisationFile, __doc__=OrganisationFile.__doc__, **units)


def organisation_of(said: OrganisationFile, levels: tuple[Level, ...]) -> Organisation:
    """The house that a file describes; `said` was read by the model of these levels."""
    listed = {level.key: getattr(said, level.key) for level in levels}
    around = _around(listed, levels)
    return Organisation.model_construct(  # all of it was checked as what it was written
        levels=levels,
        listed={level.id: tuple(_unit(unit, around) for unit in listed[level.key]) for level in levels},
        **_written(said, OrganisationFile),
    )


def _unit(unit: UnitFields, around: Mapping[str, Iterable[str]]) -> Unit:
    return Unit.model_construct(within=tuple(around.get(unit.id, ())), **_written(unit, UnitFields))


def _written(said: Frozen, model: type[Frozen]) -> dict[str, Any]:
    """Only what was written: what is a default stays one."""
    return {name: getattr(said, name) for name in model.model_fields if name in said.model_fields_set}


def _around(listed: Mapping[str, Iterable[UnitFields]], levels: Iterable[Level]) -> dict[str, dict[str, None]]:
    """The units within which each unit lies, by its id: as it names them, or as they name it."""
    named = dict.fromkeys(level.named_as for level in levels if level.named_as)
    names_others = dict.fromkeys(level.listed_as for level in levels if level.listed_as)
    found: dict[str, dict[str, None]] = {}
    for unit in (unit for units in listed.values() for unit in units):
        for key in named:
            found.setdefault(unit.id, {}).update(dict.fromkeys(named_units(getattr(unit, key))))
        for key in names_others:
            for inner in getattr(unit, key):
                found.setdefault(inner, {})[unit.id] = None
    return found


def named_units(said: object) -> Iterator[str]:
    """The ids under a key that may hold one or several."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, tuple):
        yield from (each for each in said if isinstance(each, str))
