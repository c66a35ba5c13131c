"""The line of a sender's file that a record was read from, as it stands there. Pure but for the reading of workbooks.

A line is counted as records count it: as an editor or a spreadsheet does, by the sender's own number where the profile
names its column, and in a list of records by place.
"""

from __future__ import annotations

import json
import re
from itertools import chain

from checker.domain.profile import ROW, Profile
from checker.records.contents import Contents, main_grid, parse
from checker.records.grid import Grid, shown
from checker.records.reading import FileRefused
from checker.records.table import NO_GROUP, take_apart

LINE_END = re.compile(r"\r\n|\r|\n")
BETWEEN_CELLS = " | "


def original_line(name: str, data: bytes, profile: Profile, sheet: str, row: int) -> str | None:
    """The line's text: of a CSV file as written, of a workbook its cells. None: the file has no such line any more."""
    try:
        contents = parse(name, data, profile)
        if contents.listed is not None:
            return _entry(contents.listed, row)
        grid = _grid(name, contents, profile, sheet)
        index = _index(grid, profile, row)
    except FileRefused:
        return None
    if index is None:
        return None
    if profile.file.format == "csv":
        return _lines(data.decode(_codec(profile)), grid, index)
    return BETWEEN_CELLS.join(map(shown, grid.rows[index]))


def _entry(listed: list[object], row: int) -> str | None:
    return json.dumps(listed[row - 1], ensure_ascii=False) if 0 < row <= len(listed) else None


def _grid(name: str, contents: Contents, profile: Profile, sheet: str) -> Grid:
    return next((grid for grid in contents.grids if sheet and grid.sheet == sheet), None) or main_grid(
        name, contents, profile
    )


def _index(grid: Grid, profile: Profile, row: int) -> int | None:
    title = next((title for title, column in profile.columns.items() if column.field == ROW), None)
    if title is None:
        return next((index for index, line in enumerate(grid.lines) if line == row), None)
    table = take_apart(grid, profile)
    position = table.columns[NO_GROUP][title]
    cells = zip(table.data, table.cells(position, table.data), strict=True)
    return next((index for index, cell in cells if shown(cell).strip() == str(row)), None)


def _lines(text: str, grid: Grid, index: int) -> str:
    """As written; a quoted cell may run over several lines."""
    lines = LINE_END.split(text)
    after = next(chain(grid.lines[index + 1 : index + 2], [len(lines) + 1]))
    return "\n".join(lines[grid.lines[index] - 1 : after - 1]).rstrip("\n")


def _codec(profile: Profile) -> str:
    encoding = profile.file.encoding or "utf-8"
    return "utf-8-sig" if encoding.startswith("utf-8") else encoding
