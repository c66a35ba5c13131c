"""Which points of a figure's course may be shown? Pure. Source: law note 6.

The difference between two months may point at one person though neither month's figure does. So a point is left out
where its counts are small, or differ by one or two from any other that is shown, or from the figure itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TypeVar

from checker.domain.verdict import Verdict
from checker.wording.small_cells import Cell, counts_of, is_small_cell, moved_by_few

# Days, or numbers of changes: whatever has an order.
Place = TypeVar("Place", date, int)


def shown_values(figures: Mapping[Place, Verdict], published: Verdict) -> dict[Place, Fraction]:
    """By day (or number) the values that may be shown beside a verdict as it is `published`. None for other days.

    The newest of the `figures` is the verdict's own, and is shown as it is there.
    """
    standing: list[Cell] = [] if published.kept_back else [counts_of(published)]
    found: dict[Place, Fraction] = {}
    for on, verdict in sorted(figures.items()):
        if verdict.value is None or verdict.few_staff:
            continue
        if verdict.counts_people:
            cell = counts_of(verdict)
            if is_small_cell(cell) or any(moved_by_few(other, cell) for other in standing):
                continue
            standing.append(cell)
        found[on] = verdict.value
    newest = max(figures, default=None)
    if newest is not None and published.kept_back:
        found.pop(newest, None)
        if published.value is not None:
            found[newest] = published.value
    return found
