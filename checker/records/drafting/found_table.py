"""Where in an unknown grid is its table: the header, its rows, the lines around them? Pure; told by its look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.domain.visible import plain
from checker.records.drafting.cell_look import is_mark, is_number, is_value, month_forms
from checker.records.grid import Cell, Grid, Row, is_blank, joined, shown
from checker.records.header import SEARCHED_LINES

LOOKED_BENEATH = 12
TOTALS = ("summe", "gesamt", "insgesamt", "total", "zusammen", "zwischensumme")
_FOOTNOTES = ("quelle", "©", "__", "hinweis", "anmerkung", "source", "note")


class FoundTable(NamedTuple):
    """Indices of the grid's rows. `header` None: no line looks like one. `above` and `below` are lines that stand
    outside, `totals` rows that begin as sums do. `two_levels`: the line above the header heads groups of its columns.
    """

    header: int | None
    data: Sequence[int]
    totals: Sequence[int]
    above: Sequence[int]
    below: Sequence[int]
    two_levels: bool

    def titles(self, grid: Grid) -> Sequence[str]:
        """What the header says above each column, empty where nothing."""
        if self.header is None:
            return [""] * max((len(grid.rows[index]) for index in self.data), default=0)
        return [shown(cell) for cell in grid.rows[self.header]]


def found_table(grid: Grid) -> FoundTable:
    """The table of a grid; of an empty one a table without rows."""
    rows = grid.rows
    filled = [index for index in range(len(rows)) if not is_blank(rows[index])]
    header = _header(rows, filled)
    first = filled.index(header) + 1 if header is not None else _first_even(rows, filled)
    below = list(_trailing(rows, filled[first:]))
    inner = filled[first : len(filled) - len(below)]
    above = filled[: first - 1] if header is not None else filled[:first]
    totals, data = list[int](), list[int]()
    for index in inner:
        (totals if _is_total(rows[index]) else data).append(index)
    return FoundTable(header, data, totals, above, below, header is not None and _is_upper(rows, above, header))


def _header(rows: Sequence[Row], filled: Sequence[int]) -> int | None:
    """The line of words that stands above most columns of values."""
    best, most = None, 0
    for place, index in enumerate(filled[:SEARCHED_LINES]):
        beneath = [rows[other] for other in filled[place + 1 : place + 1 + LOOKED_BENEATH]]
        heads = sum(_heads(cell, column, beneath) for column, cell in enumerate(rows[index]))
        if heads and not _is_upper_line(rows[index], beneath) and heads > most:
            best, most = index, heads
    return best


def _heads(cell: Cell, column: int, beneath: Sequence[Row]) -> bool:
    """Is it a text that stands above values, and no value such as those?"""
    under = [row[column] for row in beneath if column < len(row) and shown(row[column])]
    values = sum(is_value(each) or is_mark(each) for each in under)
    if not shown(cell) or not under or values * 2 < len(under):
        return False
    return not is_value(cell) or _is_period(cell)


def _is_period(cell: Cell) -> bool:
    """Months head columns too; what stands under them then is no month."""
    return not is_number(cell) and month_forms([cell]) is not None


def _is_upper_line(row: Row, beneath: Sequence[Row]) -> bool:
    """A line that heads groups of columns has blanks where the one beneath, of words as well, has none."""
    if not beneath:
        return False
    lower = beneath[0]
    if any(is_value(cell) for cell in lower if shown(cell)):
        return False
    return sum(bool(shown(cell)) for cell in row) < sum(bool(shown(cell)) for cell in lower)


def _is_upper(rows: Sequence[Row], above: Sequence[int], header: int) -> bool:
    if not above or above[-1] != header - 1:
        return False
    upper = [bool(shown(cell)) for cell in rows[above[-1]]]
    return sum(upper) > 1 and sum(upper) < sum(bool(shown(cell)) for cell in rows[header])


def _first_even(rows: Sequence[Row], filled: Sequence[int]) -> int:
    """Where rows begin that hold a value, in a file without header."""
    for place, index in enumerate(filled):
        if any(is_value(cell) for cell in rows[index] if shown(cell)) and len(_cells(rows[index])) > 1:
            return place
    return len(filled)


def _trailing(rows: Sequence[Row], filled: Sequence[int]) -> Iterator[int]:
    """The last lines that are footnotes by their first word, or a single cell of words."""
    for index in reversed(filled):
        cells = _cells(rows[index])
        word = plain(cells[0]).casefold()
        single = len(cells) == 1 and len(rows[index]) > 1 and not is_value(cells[0]) and not _is_total(rows[index])
        if not (single or word.startswith((*_FOOTNOTES, "stand"))):
            return
        yield index


def _cells(row: Row) -> list[str]:
    return [shown(cell) or "?" for cell in row if not is_blank((cell,))]


def _is_total(row: Row) -> bool:
    return plain(joined(row)).casefold().startswith(TOTALS)
