"""Rows as text: in columns for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def in_columns(rows: Sequence[Sequence[str]], *, is_counts: bool = False) -> list[str]:
    """A line a row, each column as wide as its widest cell; all rows have as many cells. `is_counts`: all but the first
    are numbers, which stand right.
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(_padded(row, widths, is_counts=is_counts)).rstrip() for row in rows]


def _padded(row: Sequence[str], widths: Sequence[int], *, is_counts: bool) -> Iterator[str]:
    for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
        yield cell.rjust(width) if is_counts and place else cell.ljust(width)
