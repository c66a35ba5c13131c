"""Rows as text: in columns for a terminal, or as cells that a spreadsheet takes for what they are."""

from __future__ import annotations

from collections.abc import Sequence

# With these a spreadsheet begins a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def in_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """A line a row, each column as wide as its widest cell; all rows have as many cells."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def no_formula(cell: str) -> str:
    """What a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell
