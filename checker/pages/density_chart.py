"""Where does it stand how? Pure: from the worst states of a grid to signs of an SVG, the denser the worse it stands.

Whoever shows it shows the same states as a table: the chart is for the eye, the table is the statement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.domain.verdict import State
from checker.pages.matrix_chart import BOTTOM, RIGHT, TOP, GridHead, column_heads, middle, row_heads

WIDE, TALL, REACH, DOT = 76, 26, 9, 2
LETTER_TENTHS, LONGEST = 66, 52
SQUARES = (State.BREACHED, State.AT_RISK, State.NOT_EVALUABLE)


@dataclass(frozen=True, slots=True)
class DensitySign:
    """A sign around its middle. `look`: the state whose square it is; empty: a dot."""

    x: int
    y: int
    reach: int
    look: str


@dataclass(frozen=True, slots=True)
class PlottedDensity:
    signs: tuple[DensitySign, ...]
    rows: tuple[GridHead, ...]
    columns: tuple[GridHead, ...]
    width: int
    height: int
    left: int


def plotted_density(
    worst: Mapping[tuple[int, int], State], rows: Sequence[str], columns: Sequence[str]
) -> PlottedDensity:
    """The worst state by places of row and column; where there is none, there is no sign."""
    names = [name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…" for name in rows]
    left = max((len(name) for name in names), default=0) * LETTER_TENTHS // 10 + 16
    return PlottedDensity(
        signs=tuple(
            _sign(state, middle(across, left, WIDE), middle(down, TOP, TALL))
            for (down, across), state in sorted(worst.items())
        ),
        rows=row_heads(names, left, TALL),
        columns=column_heads(columns, left, WIDE),
        width=left + len(columns) * WIDE + RIGHT,
        height=TOP + len(rows) * TALL + BOTTOM,
        left=left,
    )


def _sign(state: State, x: int, y: int) -> DensitySign:
    return DensitySign(x, y, REACH, str(state)) if state in SQUARES else DensitySign(x, y, DOT, "")
