"""The cells of a table, alike for every file format. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import zip_longest

from checker.domain.problem import Location
from checker.domain.visible import plain


@dataclass(frozen=True, slots=True)
class Damaged:
    """A cell of a workbook that has no value to read. `error` is what it shows; empty: a formula never calculated."""

    error: str = ""


# Text as written, or what a workbook holds typed: a number or a day. The type says how it must be read:
# the text "1.012" is the profile's to decide, the number 1.012 is not. No object a cell: a file has a million.
Cell = str | Decimal | date | Damaged
Row = Sequence[Cell]


@dataclass(frozen=True)
class Grid:
    """One table. `lines[i]` is where `rows[i]` begins, as an editor or a spreadsheet counts."""

    file: str
    rows: Sequence[Row]
    lines: Sequence[int]
    sheet: str = ""

    @cached_property
    def columns(self) -> Sequence[Sequence[Cell]]:
        """The same cells by column; rows that are too short are filled up with empty cells."""
        return list(zip_longest(*self.rows, fillvalue=""))

    def at(self, index: int, column: int = 0) -> Location:
        """The place of a cell by the row's index here; `column` is counted from 1, 0 names the row."""
        return Location(self.file, self.lines[index], column, self.sheet)


def shown(cell: Cell) -> str:
    """A cell as text for comparing with templates and titles."""
    return plain(cell) if isinstance(cell, str) else str(cell) if not isinstance(cell, Damaged) else ""


def joined(row: Iterable[Cell]) -> str:
    """A line as one text: its cells without the empty ones, one blank between them."""
    return " ".join(text for text in map(shown, row) if text)


def is_blank(row: Row) -> bool:
    return not any(not isinstance(cell, str) or plain(cell) for cell in row)
