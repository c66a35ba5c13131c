"""Which counts of an obligation were judged, and so disclosed, before? Shell, read-only.

The difference between two days may point at one person though neither day's figure does (law note 6). What was told on
earlier days is read from the history of verdicts, so that nothing has to be remembered beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.verdict import Verdict
from checker.store import verdicts as stored
from checker.wording.small_cells import Cell, cell_of, counts_of
from checker.wording.suppression import published


def cells_before(
    tx: Connection, verdicts: Iterable[Verdict], *, on: date | None = None, known_at: datetime | None = None
) -> dict[str, list[Cell]]:
    """By obligation the counts that were judged up to the day `on` and the instant `known_at` (aware), oldest first.

    None: up to now. Only of verdicts whose counts are people; things have no history to protect.
    """
    units = {one.obligation: one.unit for one in verdicts if one.counts_people and counts_of(one)}
    found = stored.figures_before(tx, units, on=on, known_at=known_at)
    return {key: [cell_of(units[key], *figures) for figures in history] for key, history in found.items()}


def as_published(tx: Connection, verdict: Verdict) -> Verdict:
    """A verdict as it may be shown now, after all that was judged of it before."""
    return published(verdict, cells_before(tx, [verdict]).get(verdict.obligation, ()))
