"""Where do two values of one model differ, field by field? Pure.

What bears a name of its own (a rule, a role, a ladder) is paired by it, so that the order of entries is no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date
from typing import Any, TypeAlias

from checker.domain.calendar_file import Closure
from checker.domain.escalation import RulePowers
from checker.domain.measure_unit import MeasureUnit
from checker.domain.model import Frozen
from checker.domain.rule import MeasureSpec, Reading, ScopeSpec

# A value without its model: text, a number, a day, a list, or parts by name. None: nothing is said.
Plain: TypeAlias = "str | int | bool | date | tuple[Any, ...] | Mapping[str, Any] | None"
Place: TypeAlias = tuple[str, ...]
# In a place that a table names: any one key.
ANY = "*"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that is not what it was. `at` are the keys that lead to it."""

    at: Place
    before: Plain
    after: Plain

    @property
    def path(self) -> str:
        """As people write it: `target.value`."""
        return ".".join(self.at)


def differences(before: Any, after: Any, at: Place = ()) -> Iterator[FieldChange]:
    """What is not the same on both sides, in the order of the model's keys.

    A part of a model that one side lacks is gone through key by key: each of its values was nothing, or is nothing
    now. An entry with a name of its own is new or gone as a whole.
    """
    if before is after:
        return
    old, new = _fields_of(before), _fields_of(after)
    if old is not None or new is not None:
        if (old is None and before is not None) or (new is None and after is not None):
            yield FieldChange(at, plain(before), plain(after))
            return
        for name in _names_of(old or {}, new or {}):
            yield from differences((old or {}).get(name), (new or {}).get(name), (*at, name))
        return
    yield from _of_entries(before, after, at)


def _of_entries(before: Any, after: Any, at: Place) -> Iterator[FieldChange]:
    old, new = _entries_of(before), _entries_of(after)
    if old is None or new is None:
        if plain(before) != plain(after):
            yield FieldChange(at, plain(before), plain(after))
        return
    for name in _names_of(old, new):
        if name in old and name in new:
            yield from differences(old[name], new[name], (*at, name))
        else:
            yield FieldChange((*at, name), plain(old.get(name)), plain(new.get(name)))


def _names_of(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    return (*old, *(name for name in new if name not in old))


def is_text(change: FieldChange) -> bool:
    """Is it a text, or none, before and after?"""
    return all(value is None or isinstance(value, str) for value in (change.before, change.after))


def is_at(place: Place, named: Place) -> bool:
    """Is that the place which a table names?"""
    return len(place) == len(named) and all(key in (ANY, said) for key, said in zip(named, place, strict=True))


def plain(value: Any) -> Plain:
    """A value without its model."""
    if isinstance(value, MeasureUnit):
        return value.id
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(inner) for name, inner in asdict(value).items()}
    if isinstance(value, Frozen):
        return {name: plain(inner) for name, inner in _fields(value).items() if inner is not None}
    if isinstance(value, Mapping):
        return {str(name): plain(inner) for name, inner in value.items()}
    if isinstance(value, (tuple, list, frozenset)):
        return tuple(plain(inner) for inner in value)
    assert value is None or isinstance(value, (str, int, date)), f"{type(value)} has no place in a rules folder"
    return value


def _fields_of(value: Any) -> Mapping[str, Any] | None:
    """The keys of a model with what stands there; None: it is none."""
    return _fields(value) if isinstance(value, Frozen) else None


def _entries_of(value: Any) -> Mapping[str, Any] | None:
    """Entries by the names that people gave them; None: it is one thing, or a list of things without names."""
    if isinstance(value, Mapping):
        return {str(name): inner for name, inner in value.items()}
    if value is None or value == ():
        return {}
    return _by_name(value) if isinstance(value, tuple) else None


def _fields(model: Frozen) -> Mapping[str, Any]:
    """The keys of a model. What may be written in two ways is there in one."""
    found = {name: getattr(model, name) for name in type(model).model_fields}
    match model:
        case ScopeSpec():
            return {**found, "show": model.shown}
        case MeasureSpec():
            return {**found, "covers": model.contents}
        case _:
            return found


def _by_name(entries: Iterable[Any]) -> Mapping[str, Any] | None:
    """Entries by their names; None: they have none, or two bear the same."""
    listed = tuple(entries)
    names = [_name(entry) for entry in listed]
    if None in names or len(set(names)) < len(names):
        return None
    return {str(name): entry for name, entry in zip(names, listed, strict=True)}


def _name(entry: Any) -> str | None:
    match entry:
        case Reading():
            return entry.of
        case RulePowers():
            return entry.rule
        case Closure():
            return entry.written
        case Frozen():
            found = getattr(entry, "id", None)
            return found if isinstance(found, str) else None
        case _:
            return None
