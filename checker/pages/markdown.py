"""Parts as Markdown for a ticket. Pure: tables without details, long ones cut with a line that says what is missing.

Whatever would be a sign of Markdown or HTML in a text is written so that it is only read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.pages.parts import Cell, PagePart, Table

MOST_ROWS = 8
SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown(heading: str, lead: Sequence[str], parts: Sequence[PagePart], *, more: str, nothing: str) -> str:
    """A ticket's text. `lead` is a list of points, unless it is one sentence. `more` says how many rows were left out
    (`{count}`), `nothing` in which sections there is none to tell (`{titles}`).
    """
    blocks = [f"## {plain(heading)}", plain(lead[0]) if len(lead) == 1 else _points(lead)]
    for part in parts:
        if not part.is_empty:
            blocks += [f"### {plain(part.title)}", *_blocks(part, more)]
    if empty := ", ".join(part.title for part in parts if part.is_empty):
        blocks.append(plain(nothing.format(titles=empty)))
    return "\n\n".join(blocks)


def plain(text: str) -> str:
    """A text in which nothing is a sign of Markdown, on one line."""
    return SIGNS.sub(r"\\\1", " ".join(text.split()))


def _blocks(part: PagePart, more: str) -> Iterator[str]:
    yield from map(plain, part.sentences)
    if part.points:
        yield _points(part.points)
    for table in (one for one in part.tables if not one.is_detail):
        if table.name != part.title:
            yield f"**{plain(table.name)}**"
        yield "\n".join(_table(table))
        if len(table.rows) > MOST_ROWS:
            yield plain(more.format(count=len(table.rows) - MOST_ROWS))
    if part.commands:
        yield "\n".join(("```", *part.commands, "```"))


def _points(points: Iterable[str]) -> str:
    return "\n".join(f"- {plain(point)}" for point in points)


def _table(table: Table) -> Iterator[str]:
    yield _row(table.heads)
    yield _row(["---", *("--:" if table.is_counts else "---" for _ in table.heads[1:])], is_ours=True)
    for row in table.rows[:MOST_ROWS]:
        yield _row(row)
    if table.sums:
        yield _row(table.sums)


def _row(cells: Sequence[Cell], *, is_ours: bool = False) -> str:
    return f"| {' | '.join(str(cell) if is_ours else plain(str(cell)) for cell in cells)} |"
