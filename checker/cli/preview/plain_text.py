"""Parts as text for a terminal: a line a row, in columns; numbers stand right, details stay out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.pages.parts import PagePart, Table

GAP = "  "


def as_lines(heading: str, lead: Iterable[str], parts: Iterable[PagePart]) -> Iterator[str]:
    """The heading, each part under its own, and the points that lead in the end: what was last read stands lowest."""
    yield heading
    for part in parts:
        yield ""
        yield part.title
        yield from (f"{GAP}{sentence}" for sentence in (*part.sentences, *part.points))
        for table in part.tables:
            yield from _lines_of(table, is_named=table.name != part.title)
    yield ""
    yield from lead


def _lines_of(table: Table, *, is_named: bool) -> Iterator[str]:
    if table.is_detail:
        return
    if is_named:
        yield f"{GAP}{table.name}"
    rows = [list(map(str, row)) for row in (table.heads, *table.rows, *((table.sums,) if table.sums else ()))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield GAP + GAP.join(_padded(row, widths, is_counts=table.is_counts)).rstrip()


def _padded(row: Sequence[str], widths: Sequence[int], *, is_counts: bool) -> Iterator[str]:
    for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
        yield cell.rjust(width) if is_counts and place else cell.ljust(width)
