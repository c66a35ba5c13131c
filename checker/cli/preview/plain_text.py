"""Parts as text for a terminal: a line a row, in columns; numbers stand right, details stay out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.cli.columns import in_columns
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
    yield from (f"{GAP}{line}" for line in in_columns(rows, is_counts=table.is_counts))
