"""How many went from which to which? Pure: from a matrix of whole numbers to the signs of a grid, an SVG.

Rows are what was, columns are what is; the more, the larger the sign. What a cell means is told by the kind of its
sign: a full circle (otherwise), a hatched square (softer, to be looked at first).
Whoever shows it shows the same values as a table: the chart is for the eye, the table is the statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isqrt

LEFT, RIGHT, TOP, BOTTOM = 150, 12, 46, 8
WIDE, TALL = 84, 38
LARGEST, SMALLEST = 15, 4


class Meaning(StrEnum):
    """What a cell's move means; the name of its look."""

    CHANGED = "changed"
    SOFTER = "softer"


@dataclass(frozen=True, slots=True)
class GridSign:
    """A sign around its middle, `reach` from there to its edge; its number stands right of it."""

    x: int
    y: int
    reach: int
    meaning: Meaning
    text: str


@dataclass(frozen=True, slots=True)
class GridHead:
    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class PlottedGrid:
    signs: tuple[GridSign, ...]
    rows: tuple[GridHead, ...]
    columns: tuple[GridHead, ...]
    width: int
    height: int
    left: int = LEFT


def plotted_grid(
    numbers: Mapping[tuple[str, str], int],
    rows: Sequence[str],
    columns: Sequence[str],
    *,
    meaning: Callable[[str, str], Meaning],
    name_of: Callable[[str], str],
    text_of: Callable[[int], str],
) -> PlottedGrid:
    """The cells of `rows` (what was) and `columns` (what is). A cell without a number has no sign."""
    return PlottedGrid(
        signs=tuple(_signs(numbers, rows, columns, meaning, text_of)),
        rows=row_heads([name_of(row) for row in rows], LEFT, TALL),
        columns=column_heads([name_of(column) for column in columns], LEFT, WIDE),
        width=LEFT + len(columns) * WIDE + RIGHT,
        height=TOP + len(rows) * TALL + BOTTOM,
    )


def row_heads(names: Sequence[str], left: int, tall: int) -> tuple[GridHead, ...]:
    """Names that end before `left`, each in the middle of its row."""
    return tuple(GridHead(left - 8, middle(place, TOP, tall) + 4, name) for place, name in enumerate(names))


def column_heads(names: Sequence[str], left: int, wide: int) -> tuple[GridHead, ...]:
    """Names above the middle of their columns. Every second one stands higher: long ones would run into each other."""
    return tuple(
        GridHead(middle(place, left, wide), TOP - (24 if place % 2 else 8), name) for place, name in enumerate(names)
    )


def middle(place: int, start: int, step: int) -> int:
    """Where the middle of a row or column lies, by its place."""
    return start + place * step + step // 2


def _signs(
    numbers: Mapping[tuple[str, str], int],
    rows: Sequence[str],
    columns: Sequence[str],
    meaning: Callable[[str, str], Meaning],
    text_of: Callable[[int], str],
) -> Iterator[GridSign]:
    most = max(numbers.values(), default=0)
    for down, row in enumerate(rows):
        for across, column in enumerate(columns):
            if number := numbers.get((row, column), 0):
                reach = max(SMALLEST, isqrt(LARGEST * LARGEST * number // most))
                x, y = middle(across, LEFT, WIDE) - LARGEST, middle(down, TOP, TALL)
                yield GridSign(x, y, reach, meaning(row, column), text_of(number))
