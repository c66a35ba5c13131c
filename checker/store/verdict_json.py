"""A verdict as JSON and back, without losing a digit. Pure.

A value that JSON does not know is written as `{"is": type, "as": text}`, one of our types as `{"is": type}` with
its fields beside it. Fields that a later version added are read with their defaults.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any

from checker.domain.due import Due, DuePolicy
from checker.domain.house_word import HouseWord
from checker.domain.measure_unit import MeasureUnit, unit_named
from checker.domain.period import Period
from checker.domain.scope import Scope
from checker.domain.verdict import Completeness, EvidenceClass, Pace, Reason, Stale, State, Verdict

CLASSES: dict[str, type[Any]] = {
    kind.__name__: kind for kind in (Verdict, Scope, Due, Completeness, Pace, Stale, Reason, MeasureUnit, HouseWord)
}
FROM_TEXT: dict[str, Callable[[str], Any]] = {
    "Period": Period.parse,
    "date": date.fromisoformat,
    "Fraction": Fraction,
    "Decimal": Decimal,
    "Level": str,  # kept so before levels were words of the house
    **{kind.__name__: kind for kind in (State, EvidenceClass, DuePolicy)},
}
IS, AS = "is", "as"
AS_THEY_ARE = frozenset({type(None), bool, int, str})
# Of an obligation value, numerator and denominator; and where the first stands among what makes a verdict another one.
Figures = tuple[Fraction | int | None, Fraction | int | None, Fraction | int | None]
AT_VALUE = 4


def pack(value: object) -> Any:
    """JSON-ready. TypeError for a type that `unpack` would not know."""
    if type(value) in AS_THEY_ARE:  # most of a verdict; what is asked of a Fraction costs much more
        return value
    match value:
        case StrEnum() | Period() | Fraction() | Decimal() | date() if type(value).__name__ in FROM_TEXT:
            return {
                IS: type(value).__name__,
                AS: value.isoformat() if isinstance(value, date) else str(value),
            }
        case bool() | int() | str():
            return value
        case tuple() | list():
            return [pack(part) for part in value]
        case Mapping():
            return {IS: "Mapping", AS: {str(key): pack(part) for key, part in value.items()}}
        case _ if is_dataclass(value) and type(value).__name__ in CLASSES:
            named = {name: pack(getattr(value, name)) for name in _names_of(type(value).__name__)}
            return {IS: type(value).__name__, **named}
        case _:
            raise TypeError(f"a verdict cannot hold {type(value).__name__}: {value!r}")


@cache
def _names_of(kind: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(CLASSES[kind]) if field.init)


def unpack(packed: Any) -> Any:
    """What was packed; lists come back as tuples."""
    if type(packed) in AS_THEY_ARE:  # most of a verdict, as in `pack`
        return packed
    match packed:
        case list():
            return tuple(unpack(part) for part in packed)
        case {"is": "Mapping", "as": parts}:
            return {key: unpack(part) for key, part in parts.items()}
        case {"is": name, "as": text}:
            return FROM_TEXT[name](text)
        case {"is": name}:
            known = _names_of(name)
            given = {key: unpack(part) for key, part in packed.items() if key in known}
            if isinstance(unit := given.get("unit"), str):
                given["unit"] = unit_named(unit)  # kept before units had words of the house
            return CLASSES[name](**given)
        case _:
            return packed


def figures_of(stored: str) -> Figures:
    """Value, numerator and denominator from what `figures` gave, as the store keeps it (JSON)."""
    value, numerator, denominator = (unpack(one) for one in json.loads(stored)[AT_VALUE : AT_VALUE + 3])
    return value, numerator, denominator


def figures(verdict: Verdict) -> Any:
    """What makes a verdict another one, beside state and cause, JSON-ready."""
    return pack(of_figures(verdict))


def of_figures(verdict: Verdict) -> tuple[object, ...]:
    """What makes a verdict another one, beside state and cause: flags, exact figures, day, reports."""
    return (
        verdict.provisional,
        verdict.waived,
        verdict.late,
        verdict.evidence,
        verdict.value,
        verdict.numerator,
        verdict.denominator,
        verdict.operator,
        verdict.target,
        verdict.due.effective,
        verdict.complete.expected,
        verdict.complete.arrived,
        verdict.complete.missing,
    )
