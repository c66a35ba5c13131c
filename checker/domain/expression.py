"""What does a measure count? A name, a whole number, the greater of two, or one less another. Pure.

held        planned        max(planned, 2)        reviewed - faulty
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,17}")
_LESS = re.compile(r"([a-z][a-z0-9_]*) +- +([a-z][a-z0-9_]*)")
_GREATER = re.compile(r"max\(([^(),]*),([^(),]*)\)")


@dataclass(frozen=True, slots=True)
class Name:
    """A figure of the records, such as `held`."""

    name: str

    def names(self) -> frozenset[str]:
        return frozenset({self.name})

    def value(self, figures: Mapping[str, int]) -> int:
        """Raises KeyError when `figures` does not have the name: the loader has checked it."""
        return figures[self.name]


@dataclass(frozen=True, slots=True)
class Number:
    number: int

    def names(self) -> frozenset[str]:
        return frozenset()

    def value(self, figures: Mapping[str, int]) -> int:  # noqa: ARG002 - one shape for all three
        return self.number


@dataclass(frozen=True, slots=True)
class Greater:
    """`max(a, b)`: a floor under what was planned, so that planning nothing is no way out."""

    left: Name | Number
    right: Name | Number

    def names(self) -> frozenset[str]:
        return self.left.names() | self.right.names()

    def value(self, figures: Mapping[str, int]) -> int:
        return max(self.left.value(figures), self.right.value(figures))


@dataclass(frozen=True, slots=True)
class Less:
    """`a - b`: what is left of a figure, such as those reviewed that were not faulty."""

    whole: Name
    part: Name

    def names(self) -> frozenset[str]:
        return self.whole.names() | self.part.names()

    def value(self, figures: Mapping[str, int]) -> int:
        return self.whole.value(figures) - self.part.value(figures)


Expression = Name | Number | Greater | Less


@lru_cache(maxsize=1024)
def parse(text: str) -> Expression:
    """Read an expression. Raises ValueError with a sentence when it is none."""
    stripped = text.strip()
    if found := _GREATER.fullmatch(stripped):
        return Greater(_atom(found[1], text), _atom(found[2], text))
    if found := _LESS.fullmatch(stripped):
        return Less(Name(found[1]), Name(found[2]))
    return _atom(stripped, text)


def _atom(word: str, text: str) -> Name | Number:
    word = word.strip()
    if _NUMBER.fullmatch(word):
        return Number(int(word))
    if _NAME.fullmatch(word) and word != "max":
        return Name(word)
    raise ValueError(f"'{text}' is no expression; write a name, a whole number, max(a, b) or a - b")
