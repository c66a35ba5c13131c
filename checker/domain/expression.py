"""What does a measure count? A name, a whole number, or the greater of the two. Pure.

held        planned        max(planned, 2)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_NUMBER = re.compile(r"0|[1-9]\d{0,17}")
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


Expression = Name | Number | Greater


@lru_cache(maxsize=1024)
def parse(text: str) -> Expression:
    """Read an expression. Raises ValueError with a sentence when it is none."""
    stripped = text.strip()
    if found := _GREATER.fullmatch(stripped):
        return Greater(_atom(found[1], text), _atom(found[2], text))
    return _atom(stripped, text)


def _atom(word: str, text: str) -> Name | Number:
    word = word.strip()
    if _NUMBER.fullmatch(word):
        return Number(int(word))
    if _NAME.fullmatch(word) and word != "max":
        return Name(word)
    raise ValueError(f"'{text}' is no expression; write a name, a whole number or max(a, b)")
