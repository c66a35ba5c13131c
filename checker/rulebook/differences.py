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
_NOTHING: Mapping[str, Any] = {}


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
    """What is not the same on both sides, in the order of the model's keys. A part that one side lacks is gone through
    key by key as well: each of its values was nothing, or is nothing now.
    """
    parts = _parts(before), _parts(after)
    match parts:
        case (None, None):
            if plain(before) != plain(after):
                yield FieldChange(at, plain(before), plain(after))
        case (Mapping() as old, Mapping() as new):
            for name in (*old, *(name for name in new if name not in old)):
                yield from differences(old.get(name), new.get(name), (*at, name))
        case (Mapping() as old, None) if _is_nothing(after):
            for name, value in old.items():
                yield from differences(value, None, (*at, name))
        case (None, Mapping() as new) if _is_nothing(before):
            for name, value in new.items():
                yield from differences(None, value, (*at, name))
        case _:
            yield FieldChange(at, plain(before), plain(after))


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


def _parts(value: Any) -> Mapping[str, Any] | None:
    """What a value is made of, by name; None: it is one thing."""
    if isinstance(value, Frozen):
        return _fields(value)
    if isinstance(value, Mapping):
        return {str(name): inner for name, inner in value.items()}
    if isinstance(value, tuple) and value:
        return _by_name(value)
    return None


def _is_nothing(value: Any) -> bool:
    return value is None or value == ()


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
