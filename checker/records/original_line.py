"""The line of a sender's file that a record was read from, as it stands there. Pure but for the reading of workbooks.

A line is counted as records count it: as an editor or a spreadsheet does, by the sender's own number where the profile
names its column, and in a list of records by place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain

from checker.domain.organisation import Organisation
from checker.domain.profile import Profile
from checker.records.contents import Contents, main_grid, parse
from checker.records.csv_file import decoded
from checker.records.fields import FieldReader
from checker.records.grid import Grid, shown
from checker.records.packing import unpacked
from checker.records.reading import FileRefused
from checker.records.row_records import NO_GROUP
from checker.records.shared_file import beside
from checker.records.table import take_apart

LINE_END = re.compile(r"\r\n|\r|\n")
BETWEEN_CELLS = " | "


class OriginalLines:
    """The lines of one file, read once."""

    def __init__(
        self, name: str, data: bytes, profile: Profile, house: Organisation, others: Sequence[Profile] = ()
    ) -> None:
        """`others` are the profiles that the file feeds beside this one."""
        self._name, self._data, self._alone, self._others, self._house = name, data, profile, others, house
        self._tables: dict[str, tuple[Grid, Mapping[str, int]]] = {}

    def line(self, sheet: str, row: int) -> str | None:
        """Its text: of a CSV file as written, of a workbook its cells. None: the file has no such line any more."""
        try:
            if self._contents.listed is not None:
                return _entry(self._contents.listed, row)
            grid, places = self._table(sheet)
        except FileRefused:
            return None
        index = places.get(str(row))
        if index is None:
            return None
        if self._profile.file.format == "csv":
            return _lines(self._written, grid, index)
        return BETWEEN_CELLS.join(map(shown, grid.rows[index]))

    @cached_property
    def _contents(self) -> Contents:
        return parse(self._name, self._data, self._alone)

    @cached_property
    def _profile(self) -> Profile:
        return beside(self._alone, self._others, self._contents)

    @cached_property
    def _written(self) -> list[str]:
        return LINE_END.split(decoded(unpacked(self._name, self._data), self._alone.file))

    def _table(self, sheet: str) -> tuple[Grid, Mapping[str, int]]:
        if sheet not in self._tables:
            grid = _grid(self._name, self._contents, self._profile, sheet)
            self._tables[sheet] = grid, _places(grid, self._profile, self._house)
        return self._tables[sheet]


def _entry(listed: Mapping[int, object], row: int) -> str | None:
    return json.dumps(listed[row], ensure_ascii=False, default=str) if row in listed else None


def _grid(name: str, contents: Contents, profile: Profile, sheet: str) -> Grid:
    return next((grid for grid in contents.grids if sheet and grid.sheet == sheet), None) or main_grid(
        name, contents, profile
    )


def _places(grid: Grid, profile: Profile, house: Organisation) -> Mapping[str, int]:
    """By the number of a row, as records bear it, its place in the grid; the first of several."""
    if (title := profile.row_column) is not None:
        table = take_apart(grid, profile, FieldReader.of(profile, house))
        if (position := table.columns[NO_GROUP].get(title)) is not None:
            cells = table.cells(position, table.data)
            return {shown(cell).strip(): index for index, cell in reversed(list(zip(table.data, cells, strict=True)))}
    return {str(line): index for index, line in reversed(list(enumerate(grid.lines)))}


def _lines(written: list[str], grid: Grid, index: int) -> str:
    """As written; a quoted cell may run over several lines."""
    after = next(chain(grid.lines[index + 1 : index + 2], [len(written) + 1]))
    return "\n".join(written[grid.lines[index] - 1 : after - 1]).rstrip("\n")
