"""Reads an XLSX workbook into grids: numbers exact, formulas without a value told from empty cells. Pure."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from posixpath import join, normpath
from typing import Any
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from checker.domain.problem import Location
from checker.domain.record_problem import ProblemCode
from checker.records.grid import Cell, Damaged, Grid
from checker.records.reading import refuse

LARGEST_UNPACKED = 256 * 1024 * 1024
UNNAMED_ERROR = "#?"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_COMMENTS = re.compile(r"xl/(?:threadedComments/|comments/?)[^/]*\.xml")


def read_xlsx(name: str, data: bytes) -> tuple[tuple[Grid, ...], tuple[str, ...]]:
    """Every sheet, hidden ones too, and the texts of cell comments. Raises Refused."""
    from python_calamine import CalamineError, CalamineWorkbook

    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise refuse(Location(name), ProblemCode.OLD_OR_LOCKED_WORKBOOK)
    try:
        with ZipFile(io.BytesIO(data)) as parts:
            if sum(entry.file_size for entry in parts.infolist()) > LARGEST_UNPACKED:
                raise refuse(Location(name), ProblemCode.WORKBOOK_TOO_LARGE, {"megabytes": LARGEST_UNPACKED >> 20})
            damaged = {sheet: dict(_damaged(parts, path)) for sheet, path in _sheets(parts)}
            comments = tuple(_comments(parts))
        workbook = CalamineWorkbook.from_object(io.BytesIO(data))
        sheets = [(title, workbook.get_sheet_by_name(title)) for title in workbook.sheet_names]
        grids = tuple(
            _grid(name, title, sheet.to_python(skip_empty_area=False), damaged.get(title, {}))
            for title, sheet in sheets
        )
    except (BadZipFile, KeyError, ElementTree.ParseError, CalamineError):
        raise refuse(Location(name), ProblemCode.NO_WORKBOOK) from None
    return grids, comments


def _grid(name: str, title: str, rows: list[list[Any]], damaged: dict[tuple[int, int], Damaged]) -> Grid:
    cells: list[list[Cell]] = [[_cell(value) for value in row] for row in rows]
    for (line, column), damage in damaged.items():
        # The reader stops at the last row and column with a value; a damaged cell may lie beyond.
        cells.extend([] for _ in range(line - len(cells)))
        row = cells[line - 1]
        row.extend("" for _ in range(column - len(row)))
        row[column - 1] = damage
    width = max(map(len, cells), default=0)
    return Grid(name, [row + [""] * (width - len(row)) for row in cells], range(1, len(cells) + 1), title)


def _cell(value: Any) -> Cell:
    match value:
        case str():
            return value
        case bool():
            return "WAHR" if value else "FALSCH"
        case float() | int():
            # Fifteen digits are what the spreadsheet shows; the float behind them has more, and they are noise.
            return Decimal(format(value, ".15g"))
        case datetime():
            return value.date()
        case date():
            return value
        case _:
            return str(value)


def _sheets(parts: ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's title with the part that holds it."""
    relations = ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    target_by_id = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for sheet in ElementTree.fromstring(parts.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        target = target_by_id.get(sheet.get(_RELATION), "")
        yield sheet.get("name", ""), target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _damaged(parts: ZipFile, path: str) -> Iterator[tuple[tuple[int, int], Damaged]]:
    """Cells whose formula was never calculated (only the XML tells them from empty ones), and error cells."""
    if path not in parts.namelist():
        return
    line = column = 0
    with parts.open(path) as part:
        for event, element in ElementTree.iterparse(part, ("start", "end")):
            if element.tag == f"{_MAIN}row" and event == "start":
                line, column = int(element.get("r", line + 1)), 0
            elif element.tag == f"{_MAIN}row":
                element.clear()
            elif element.tag == f"{_MAIN}c" and event == "start":
                column = _column(element.get("r")) or column + 1
            elif element.tag == f"{_MAIN}c" and (damage := _damage(element)):
                yield (line, column), damage


def _damage(cell: ElementTree.Element) -> Damaged | None:
    value = cell.find(f"{_MAIN}v")
    if cell.get("t") == "e":
        return Damaged((value.text if value is not None else "") or UNNAMED_ERROR)
    # A calculated empty text is written as an empty value of type "str": that one is no damage.
    is_calculated = value is not None and (value.text is not None or cell.get("t") == "str")
    if cell.find(f"{_MAIN}f") is not None and not is_calculated:
        return Damaged()
    return None


def _column(reference: str | None) -> int:
    """The column of "C7" is 3. 0: the cell bears no reference, which the format allows."""
    number = 0
    for letter in (reference or "").rstrip("0123456789").upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _comments(parts: ZipFile) -> Iterator[str]:
    """The text of each comment, without its author: every workbook names who wrote it."""
    for entry in parts.namelist():
        if _COMMENTS.fullmatch(entry):
            for element in ElementTree.fromstring(parts.read(entry)).iter():
                if element.tag.endswith("}text"):
                    yield "".join(element.itertext())
