"""A list as a file: the rows of the page, all of them, as CSV, workbook or JSON, with what they rest on. Pure.

The first line of a table is its head, so that every program reads it; what the list rests on stands in columns behind
the list's own (CSV), on a sheet of its own and above every printed page (XLSX), or beside the rows (JSON).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.pages.csv_text import csv_text
from checker.pages.list_basis import ListBasis, known_text, print_line
from checker.pages.list_page import ListCell, ListColumn, ListPage
from checker.pages.list_query import ListFormat, ListQuery
from checker.pages.workbook import CellLook, Sheet, SheetColumn, Value, workbook
from checker.wording.dates import day_text
from checker.wording.list_texts import LIST_TEXTS
from checker.wording.locales import Locale

MEDIA_TYPES = {
    ListFormat.CSV: "text/csv; charset=utf-8",
    ListFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ListFormat.JSON: "application/json",
}
SCHEMA = "zielwacht/list/1"
# What the name of a sheet may not hold, and how long it may be.
NOT_IN_A_SHEETS_NAME = re.compile(r"[\[\]:*?/\\']")
LONGEST_SHEETS_NAME = 31
WIDEST = 60


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list to take away. `id` names it in JSON and in the file's name, `title` for people; `made` has all rows."""

    id: str
    title: str
    made: ListPage
    query: ListQuery
    basis: ListBasis
    locale: Locale

    def file_name(self, file: ListFormat) -> str:
        return f"{self.id}-{self.basis.on.isoformat()}.{file}"

    def body(self, file: ListFormat) -> bytes:
        """The bytes of the file; the same list gives the same bytes."""
        match file:
            case ListFormat.CSV:
                return self._csv().encode()
            case ListFormat.XLSX:
                return self._workbook()
            case ListFormat.JSON:
                return (json.dumps(self._document(), ensure_ascii=False, indent=1) + "\n").encode()

    def _csv(self) -> str:
        words = LIST_TEXTS[self.locale]
        titles = [
            *(column.title for column in self.made.columns),
            *(words[name] for name in ("on", "known_at", "rulebook")),
        ]
        rests_on = (self.basis.on.isoformat(), self._known_at(), self.basis.rulebook)
        return csv_text(titles, ([*map(shown_text, row), *rests_on] for row in self.made.rows), self.locale)

    def _workbook(self) -> bytes:
        words = LIST_TEXTS[self.locale]
        rows = [tuple(map(_value, row)) for row in self.made.rows]
        columns = [_column(column, [row[at] for row in rows]) for at, column in enumerate(self.made.columns)]
        listed = Sheet(_sheets_name(self.title), columns, rows, print_line(self.title, self.basis, self.locale))
        basis = [SheetColumn(words["basis"], 20), SheetColumn(words["basis_value"], 90)]
        return workbook([listed, Sheet(words["basis"], basis, list(self._rests_on()))], self.locale)

    def _rests_on(self) -> Iterator[tuple[str, str]]:
        words, basis = LIST_TEXTS[self.locale], self.basis
        yield words["house"], basis.house
        yield words["title"], self.title
        yield words["on"], day_text(basis.on, self.locale)
        yield words["known_at"], self._known_at()
        yield words["rulebook"], basis.rulebook
        for label, chosen in self.query.said():
            yield f"{words['chosen']}: {label}", chosen

    def _known_at(self) -> str:
        return known_text(self.basis, self.locale)

    def _document(self) -> dict[str, object]:
        basis = self.basis
        return {
            "schema": SCHEMA,
            "list": self.id,
            "title": self.title,
            "on": basis.on.isoformat(),
            "known_at": {"instant": basis.known_at.isoformat(), "entry": basis.entry},
            "rulebook": basis.rulebook,
            "selection": dict(self.query.given),
            "sort": self.query.sort,
            "columns": [{"id": column.id, "title": column.title} for column in self.made.columns],
            "rows": [
                {column.id: _cell(cell) for column, cell in zip(self.made.columns, row, strict=True)}
                for row in self.made.rows
            ],
        }


def shown_text(cell: ListCell) -> str:
    """What a page shows in a cell, without signs: the text, and the lines beside it."""
    return "; ".join(filter(None, (cell.text, *cell.beside)))


def _value(cell: ListCell) -> Value:
    return shown_text(cell) if cell.value is None else cell.value


def _cell(cell: ListCell) -> dict[str, object]:
    """Only what the cell has."""
    value = cell.value.isoformat() if isinstance(cell.value, date) else cell.value and str(cell.value)
    parts = {"text": cell.text, "state": cell.state, "beside": list(cell.beside), "value": value, "path": cell.href}
    return {name: part for name, part in parts.items() if part or name == "text"}


def _column(column: ListColumn, values: list[Value]) -> SheetColumn:
    look, longest = CellLook.TEXT, max((len(value) for value in values if isinstance(value, str)), default=0)
    if any(isinstance(value, date) for value in values):
        look = CellLook.DAY
    elif any(isinstance(value, Fraction) for value in values):
        look = CellLook.NUMBER
    return SheetColumn(column.title, max(12, len(column.title) + 4, min(longest, WIDEST)), look)


def _sheets_name(title: str) -> str:
    return NOT_IN_A_SHEETS_NAME.sub(" ", title).strip()[:LONGEST_SHEETS_NAME] or "Zielwacht"
