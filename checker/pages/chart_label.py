"""Where does the value of a point stand so that no line runs through it? Pure: points in the units of the picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Point = tuple[int, int]
# What a sign takes at most, and how high a line of text is, in the size that charts are written in.
SIGN_WIDTH, TEXT_HEIGHT = 8, 12
BELOW, ABOVE, ASIDE = 16, -7, 8


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A text, and the end of its base line that `anchor` names, as SVG has it."""

    text: str
    x: int
    y: int
    anchor: Literal["start", "end"]

    def covers(self, line: Sequence[Point]) -> bool:
        """Does a line, its points from left to right, run through it?"""
        width = SIGN_WIDTH * len(self.text)
        left = self.x - width if self.anchor == "end" else self.x
        return any(self._covers(begin, end, left, left + width) for begin, end in pairwise(line))

    def _covers(self, begin: Point, end: Point, left: int, right: int) -> bool:
        (x, y), (to_x, to_y) = begin, end
        first, last = max(x, left), min(to_x, right)
        if first > last or to_x == x:
            return False
        heights = [y + (to_y - y) * (at - x) / (to_x - x) for at in (first, last)]
        return min(heights) <= self.y + 2 and max(heights) >= self.y - TEXT_HEIGHT


def placed(text: str, at: Point, lines: Iterable[Sequence[Point]], right: int) -> PlacedLabel:
    """Beside a point, left of `right`: the first of the four sides that no line crosses; else below it."""
    x, y = at
    width, known = SIGN_WIDTH * len(text), tuple(lines)
    sides = [PlacedLabel(text, x, y + down, "end") for down in (BELOW, ABOVE)]
    sides += [PlacedLabel(text, x + ASIDE, y + down, "start") for down in (BELOW, ABOVE) if x + ASIDE + width <= right]
    return next((side for side in sides if not any(side.covers(line) for line in known)), sides[0])
