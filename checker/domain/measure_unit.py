"""In which unit is a figure counted, and how is it written? Pure.

A verdict carries its unit with the words of the house, so that what was said once can be said again, whatever becomes
of the vocabulary.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, GetPydanticSchema, PlainSerializer, WithJsonSchema
from pydantic_core import core_schema

Quantity = Literal["share", "money", "count", "occasions", "amount", "duration"]
# One and many of them, in each language. Empty: the unit has a symbol, or its words are not known any more.
Counted = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MeasureUnit:
    """A unit by its id; two are the same when their ids are, whatever they are called.

    `quantity`: a share of a whole, money, things counted, dates of a calendar, an amount such as a mean, or a span of
    time. `per`: a share is given as so many of a hundred or of a thousand. `decimals`: how many are written even where
    a figure comes out even; more only where rounding would hide on which side of its bound it stands. `padded`: a
    bound is written with them too. `people`: what is counted are people, so that small counts are kept back.
    """

    id: str
    quantity: Quantity = field(default="count", compare=False)
    per: int = field(default=1, compare=False)
    decimals: int = field(default=0, compare=False)
    padded: bool = field(default=False, compare=False)
    people: bool = field(default=False, compare=False)
    symbol: str = field(default="", compare=False)
    de: Counted = field(default=("", ""), compare=False)
    en: Counted = field(default=("", ""), compare=False)

    def __str__(self) -> str:
        return self.id

    @property
    def is_share(self) -> bool:
        return self.quantity == "share"

    @property
    def is_counted(self) -> bool:
        """Are there things to count, one by one? Not of shares and money."""
        return self.quantity not in ("share", "money")

    @property
    def is_whole(self) -> bool:
        """Can a bound only be a whole number?"""
        return not self.decimals

    @property
    def step(self) -> Fraction:
        """The smallest step in which figures of this unit are published, in the unit itself."""
        return Fraction(1, 10**self.decimals)

    def in_terms(self, figure: Fraction) -> Fraction:
        """A figure in this unit in the terms of a verdict's value: so many percent become a share of 1."""
        return figure / self.per

    def out_of_terms(self, value: Fraction) -> Fraction:
        """A verdict's value as figure in this unit: a share of 1 becomes so many percent."""
        return value * self.per

    def words(self, locale: str) -> Counted:
        """One and many of them; both empty where nobody counts in words."""
        return self.en if locale == "en" else self.de


PERCENT = MeasureUnit("percent", "share", per=100, decimals=1, symbol="%")
EURO = MeasureUnit("euro", "money", decimals=2, padded=True, symbol="€")
# What every house understands; a vocabulary adds to them.
BUILT_IN: Mapping[str, MeasureUnit] = {unit.id: unit for unit in (PERCENT, EURO)}


def unit_named(name: str) -> MeasureUnit:
    """The unit of that id, with nothing known of it but what every house understands."""
    return BUILT_IN.get(name) or MeasureUnit(name)


def _unit(given: Any) -> Any:
    return unit_named(given) if isinstance(given, str) else given


UNIT_ID = r"^[a-z0-9_]+$"
# A unit as it stands in a rule file: its id. What the house says of it is filled in when all files have been read.
UnitField = Annotated[
    MeasureUnit,
    # Not InstanceOf: that would also draw the schema of its fields, which nobody reads, at each start.
    GetPydanticSchema(lambda _source, _handler: core_schema.is_instance_schema(MeasureUnit)),
    BeforeValidator(_unit),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": UNIT_ID}),
]
