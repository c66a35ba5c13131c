"""The demo's end on a terminal: the year in ten sentences, two tables, what to open; at most 40 lines. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.wording.locales import Locale
from checker.wording.year_review.facts import YearFacts
from checker.wording.year_review.sentences import sentences
from checker.wording.year_review.tables import CountRow, CountTable, by_goal, by_role, folded
from checker.wording.year_review.words import LABELS

MOST_LINES = 40
WIDEST, SHORTEST_LABEL = 120, 20
# Of the rows that there is room for, those of the roles take a third where the goals could fill all of them.
SHARE_OF_ROLES = 3
GAP = "  "
# A blank line, the head and the sum.
BESIDE_THE_ROWS = 3


def end_lines(facts: YearFacts, page: Path, locale: Locale, serve: str) -> list[str]:
    """What is printed at the end; `page` is the file to open, `serve` the command that shows the pages."""
    story = sentences(facts, locale)
    goals, roles = by_goal(facts, locale), by_role(facts, locale)
    labels = LABELS[locale]
    ending = ["", labels["open"].format(page=page), labels["serve"].format(command=serve)]
    room = MOST_LINES - len(story) - len(ending) - BESIDE_THE_ROWS * sum(1 for table in (goals, roles) if table.rows)
    most_roles = max(room // SHARE_OF_ROLES, room - len(goals.rows))
    roles = folded(roles, most_roles, locale)
    goals = folded(goals, room - len(roles.rows), locale)
    return [*story, *_lines(goals, locale), *_lines(roles, locale), *ending]


def _lines(table: CountTable, locale: Locale) -> Iterator[str]:
    """A blank line, the head, the rows and the sum; nothing for a table without rows."""
    if not table.rows:
        return
    rows = (*table.rows, table.total)
    columns = [column.rjust(len(str(table.total.sum))) for column in (*table.columns, LABELS[locale]["all"])]
    room = max(WIDEST - sum(len(column) + len(GAP) for column in columns), SHORTEST_LABEL)
    labels = [textwrap.shorten(row.label, room, placeholder=" …") for row in rows]
    width = max(len(label) for label in (table.head, *labels))
    yield ""
    yield GAP.join([table.head.ljust(width), *columns])
    for label, row in zip(labels, rows, strict=True):
        yield GAP.join([label.ljust(width), *_cells(row, columns)])


def _cells(row: CountRow, columns: Iterable[str]) -> Iterator[str]:
    for count, column in zip((*row.counts, row.sum), columns, strict=True):
        yield f"{count or '·':>{len(column)}}"
