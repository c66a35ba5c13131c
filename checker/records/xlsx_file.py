"""An XLSX workbook as grids: numbers exact, formulas without a value distinguished from empty cells."""

from __future__ import annotations

from checker.records.grid import Grid


def read_xlsx(name: str, data: bytes) -> tuple[tuple[Grid, ...], tuple[str, ...]]:
    """Every sheet, hidden ones too, and the texts of cell comments. Raises FileRefused."""
    from checker.records.foreign_reader import read_foreign  # most files are CSV and need no child

    sheets, comments = read_foreign("xlsx", name, data)
    grids = tuple(Grid(name, rows, range(1, len(rows) + 1), title) for title, rows in sheets)
    return grids, tuple(comments)
