"""Which lines of a table of targets are targets, and what are the others? Pure; every line that is filled is told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.domain.target_table import LineLeftOut, TableField, UnusedLine
from checker.domain.visible import plain
from checker.records.grid import Cell, Damaged, Grid, Row, shown
from checker.rulebook.shown_text import without_unseen
from checker.starter.target_table.header import TableHeader, is_header_again

SUMS = ("summe", "gesamt", "insgesamt", "zwischensumme", "total", "subtotal", "sum")
LONGEST_TOLD = 120
NUMBERED = re.compile(r"(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.):]\s")


@dataclass(frozen=True, slots=True)
class TableTarget:
    """A line that is a target. `line` as a spreadsheet counts; `section` is the heading it stands under, if any.

    `from_above`: it has no title of its own and goes on with the target above it.
    """

    line: int
    title: str
    cells: Mapping[TableField, Cell]
    section: str = ""
    from_above: bool = False

    def text(self, field: TableField) -> str:
        """What a reader sees in the cell; empty where there is no such column."""
        return _said(self.cells.get(field, ""))

    def is_damaged(self, field: TableField) -> bool:
        """A formula without a value, or one that shows an error."""
        return isinstance(self.cells.get(field, ""), Damaged)


@dataclass(frozen=True, slots=True)
class TableLines:
    """`read` are the filled lines below the header: each is a target or left out."""

    targets: tuple[TableTarget, ...]
    left_out: tuple[LineLeftOut, ...]

    @property
    def read(self) -> int:
        return len(self.targets) + len(self.left_out)


def lines_of(grid: Grid, header: TableHeader) -> TableLines:
    """The lines below the header, in their order."""
    targets: list[TableTarget] = []
    left_out: list[LineLeftOut] = []
    section, above = "", ""
    for index in range(header.row + 1, len(grid.rows)):
        row, line = grid.rows[index], grid.lines[index]
        filled = [place for place, cell in enumerate(row) if isinstance(cell, Damaged) or shown(cell)]
        if not filled:
            continue
        if is_header_again(row, grid.rows[header.row]):
            left_out.append(LineLeftOut(line, UnusedLine.HEADER_AGAIN))
        elif _is_heading(row, filled, header):
            section, above = _said(row[filled[0]]), ""
            left_out.append(LineLeftOut(line, UnusedLine.HEADING, section[:LONGEST_TOLD]))
        else:
            found = _target(row, line, header, section, above)
            if isinstance(found, LineLeftOut):
                left_out.append(found)
            else:
                above = found.title
                targets.append(found)
    return TableLines(tuple(targets), tuple(left_out))


def _is_heading(row: Row, filled: Sequence[int], header: TableHeader) -> bool:
    """One text alone: a merged heading has its text in the first of its cells.

    Where the title stands behind other columns, a text alone below it is a target of which nothing else is said,
    unless it is numbered as headings are.
    """
    if len(filled) != 1:
        return False
    title = header.columns[TableField.TITLE]
    is_first = title == min(header.columns.values())
    return filled[0] != title or is_first or NUMBERED.match(shown(row[title])) is not None


def _target(row: Row, line: int, header: TableHeader, section: str, above: str) -> TableTarget | LineLeftOut:
    cells = {field: row[place] for field, place in header.columns.items() if place < len(row)}
    title = _said(cells.get(TableField.TITLE, ""))
    if title.lower().split(" ")[0].rstrip(":") in SUMS and not any(
        shown(cells.get(field, "")) for field in (TableField.OWNER, TableField.DAY)
    ):
        return LineLeftOut(line, UnusedLine.SUM, title[:LONGEST_TOLD])
    if title and any(letter.isalpha() for letter in title):
        return TableTarget(line, title, cells, section)
    says_more = any(cells.get(field, "") != "" for field in (TableField.BOUND, TableField.DAY, TableField.MEASURE))
    if above and says_more and not title:
        return TableTarget(line, above, cells, section, from_above=True)
    return LineLeftOut(line, UnusedLine.NO_TITLE)


def _said(cell: Cell) -> str:
    """What a reader sees in a cell, in one line."""
    return without_unseen(plain(shown(cell)))
