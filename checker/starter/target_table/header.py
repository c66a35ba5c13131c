"""Which line of a table of targets is its header, and what does each column hold? Pure; told by titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.domain.target_table import TableField
from checker.domain.visible import plain
from checker.records.grid import Grid, Row, shown

SEARCHED_LINES = 60
# What departments call the columns, German and English; a title that begins so, as a whole word, is meant too.
TITLES: Mapping[TableField, tuple[str, ...]] = {
    TableField.TITLE: (
        "ziel", "titel", "oberziel", "teilziel", "zielbeschreibung", "bezeichnung", "maßnahme", "massnahme", "zusage",
        "verpflichtung", "aufgabe", "thema", "target", "title", "goal", "objective", "commitment", "task",
    ),
    TableField.MEASURE: (
        "messgröße", "messgrösse", "messgroesse", "kennzahl", "indikator", "messung", "kriterium", "woran gemessen",
        "gemessen an", "measure", "metric", "indicator", "kpi", "measured by", "in worten", "in words",
    ),
    TableField.BOUND: (
        "zielwert", "sollwert", "soll", "wert", "grenze", "grenzwert", "vorgabe", "schwelle", "planwert",
        "target value", "bound", "value", "threshold", "limit",
    ),
    TableField.DAY: (
        "termin", "frist", "datum", "fällig", "fälligkeit", "fällig am", "bis wann", "bis", "stichtag", "zeitpunkt",
        "due", "due date", "date", "deadline", "by when", "until",
    ),
    TableField.OWNER: (
        "zuständig", "zuständigkeit", "zustaendig", "verantwortlich", "verantwortung", "verantwortliche stelle",
        "verantwortliche rolle", "federführung", "wer", "rolle", "bereich", "owner", "responsible", "role",
        "answered for by", "who",
    ),
    TableField.ROW: (
        "zeile", "nr", "nr.", "nummer", "lfd. nr.", "lfd nr", "lfd.nr.", "ziffer", "planzeile", "zeile des plans", "#",
        "row", "no", "no.", "number", "row of the plan",
    ),
    TableField.KIND: ("art", "regelart", "art der regel", "kind", "kind of rule"),
    TableField.UNIT: ("einheit", "maßeinheit", "masseinheit", "unit"),
}  # fmt: skip
_LETTERS = re.compile(r"[^\wäöüß#. ]+")


@dataclass(frozen=True, slots=True)
class TableHeader:
    """`row` is the index of the header in the grid (from 0), `columns` where each field stands (from 0).

    `others` are titles of columns that nothing is read from.
    """

    row: int
    columns: Mapping[TableField, int]
    others: tuple[str, ...]


def find_header(grid: Grid, named: Mapping[TableField, str], line: int | None = None) -> TableHeader | None:
    """The line whose titles tell most columns, the title among them. None: no line does.

    `named` are columns that somebody named by their title or letter; `line` is where the header stands, from 1.
    """
    if line is not None:
        found = next((index for index, at in enumerate(grid.lines) if at == line), None)
        return None if found is None else _header(grid, found, named)
    headers = (_header(grid, index, named) for index in range(min(len(grid.rows), SEARCHED_LINES)))
    told = [header for header in headers if header is not None and len(header.columns) > 1]
    return max(told, key=lambda header: len(header.columns), default=None)


def titles_of(grid: Grid, index: int) -> tuple[str, ...]:
    """What stands in a line, as far as it is filled."""
    return tuple(text for text in map(shown, grid.rows[index]) if text)


def is_header_again(row: Row, header: Row) -> bool:
    """Is it the header once more, as on every printed page?"""
    cells = [shown(cell) for cell in row]
    return cells == [shown(cell) for cell in header][: len(cells)]


def _header(grid: Grid, index: int, named: Mapping[TableField, str]) -> TableHeader | None:
    titles = [_plain(shown(cell)) for cell in grid.rows[index]]
    columns = dict(_named(titles, named))
    if len(columns) < len(named):
        return None
    for field in TableField:
        if field not in columns:
            place = _place_of(field, titles, set(columns.values()))
            if place is not None:
                columns[field] = place
    if TableField.TITLE not in columns:
        return None
    others = (shown(cell) for place, cell in enumerate(grid.rows[index]) if place not in columns.values())
    return TableHeader(index, columns, tuple(title for title in others if title))


def _named(titles: list[str], named: Mapping[TableField, str]) -> Iterator[tuple[TableField, int]]:
    """By the title in this line, or by the column's letter."""
    for field, said in named.items():
        wanted = _plain(said)
        if wanted in titles:
            yield field, titles.index(wanted)
        elif re.fullmatch(r"[a-z]{1,2}", wanted) and (place := _of_letters(wanted)) < len(titles):
            yield field, place


def _place_of(field: TableField, titles: list[str], taken: set[int]) -> int | None:
    """Exactly so called; else the first that begins so."""
    free = [(place, title) for place, title in enumerate(titles) if place not in taken and title]
    for known in TITLES[field]:
        for place, title in free:
            if title == known:
                return place
    every = {title for titles_of_field in TITLES.values() for title in titles_of_field}
    for known in TITLES[field]:
        for place, title in free:
            if title not in every and re.match(rf"{re.escape(known)}(\W|$|n\b|e\b|s\b)", title) and len(title) <= 40:
                return place
    return None


def _plain(title: str) -> str:
    return " ".join(_LETTERS.sub(" ", plain(title).lower()).split()).rstrip(":")


def _of_letters(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("a") + 1
    return place - 1
