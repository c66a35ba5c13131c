"""A workbook as grids: numbers exact, formulas without a value distinguished from empty cells."""

from __future__ import annotations

from typing import Literal, NamedTuple

from checker.records.back_rooms import BackRoom
from checker.records.grid import Cell, Grid

WorkbookForm = Literal["xlsx", "ods", "xls"]


class Workbook(NamedTuple):
    """Every sheet, hidden ones too, the texts of cell comments, and what no cell shows."""

    sheets: tuple[Grid, ...]
    comments: tuple[str, ...]
    rooms: tuple[BackRoom, ...]


def read_workbook(kind: WorkbookForm, name: str, data: bytes) -> Workbook:
    """Raises FileRefused."""
    from checker.records.foreign_reader import read_foreign  # most files are CSV and need no child

    sheets, comments, rooms = read_foreign(kind, name, data)
    grids = tuple(_grid(name, title, rows) for title, rows in sheets)
    return Workbook(
        grids, tuple(comments), tuple(BackRoom(room, tuple(titles), tuple(texts)) for room, titles, texts in rooms)
    )


def _grid(name: str, title: str, rows: list[list[Cell]]) -> Grid:
    """A cell that says what another one says becomes the same object; few distinct ones occur in a sheet."""
    known: dict[Cell, Cell] = {}
    for row in rows:
        row[:] = map(known.setdefault, row, row)
    return Grid(name, rows, range(1, len(rows) + 1), title)
