"""Where in a grid are title lines, header and columns, and which rows are of its length? Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.domain.column_place import place_in
from checker.domain.problem import Location
from checker.domain.profile import Profile
from checker.domain.record_problem import Facts, ProblemCode, RecordProblem
from checker.records.data_rows import FoundRows, find_rows
from checker.records.fields import FieldReader
from checker.records.grid import Cell, Grid, shown
from checker.records.header import Title, find_header, header_at, known_titles, named, titles_in
from checker.records.placing import Places, placed
from checker.records.reading import FileRefused
from checker.records.row_records import NO_GROUP, RowGroup, slots


@dataclass(frozen=True, slots=True)
class RecordTable:
    """A grid taken apart. `columns` maps group and title to the position (from 0) of the column.

    `data` are indices of the grid's rows; rows of the wrong length are in `ragged`, with the reason. `found` are all
    rows below the header, by what they are. `groups` are the records that a row can hold, none where it holds one;
    `titles` is what the header says above each column; `ignored` are the positions of those that hold anything and
    that the profile ignores with all others.
    """

    grid: Grid
    header: int
    columns: Mapping[str, Mapping[str, int]]
    data: Sequence[int]
    ragged: Mapping[int, RecordProblem]
    found: FoundRows
    groups: Mapping[str, RowGroup]
    titles: Sequence[str]
    ignored: Sequence[int]

    @property
    def place(self) -> Location:
        """Where the table begins, for what is to be said of it as a whole."""
        return self.grid.at(min(self.header, len(self.grid.rows) - 1))

    def column_of(self, group: str) -> int:
        """The first column of a group, from 1; 0: the whole row."""
        return min(self.columns[group].values(), default=-1) + 1 if group in self.groups else 0

    def cells(self, position: int, rows: Sequence[int]) -> Sequence[Cell]:
        """A column's cells in the given rows of the grid, which rise."""
        column = self.grid.columns[position]
        if rows and rows[-1] - rows[0] + 1 == len(rows):
            return column[rows[0] : rows[-1] + 1]
        return [column[row] for row in rows]


def take_apart(grid: Grid, profile: Profile, fields: FieldReader) -> RecordTable:
    """Raises Refused when there is no header, or one that does not fit the profile."""
    header = find_header(grid, profile, fields)
    titles = _titles(grid, header, profile)
    places = placed(grid, header, titles, profile, fields)
    columns = places.columns
    first = header + profile.header_levels
    found = find_rows(grid, first, columns[NO_GROUP], sum(map(len, columns.values())), profile)
    ragged = dict(_ragged(grid, found.data, titles, columns, profile))
    data = [row for row in found.data if row not in ragged]
    said, others = [named(title) for title in titles], _ignored(grid, data, titles, places, profile)
    return RecordTable(grid, header, columns, data, ragged, found, places.groups, said, others)


class HeaderFit(NamedTuple):
    """How far a header is from a profile: the closer one is the smaller. `ignored`: titles that it does not name."""

    wrong: int
    ignored: int


def header_fit(grid: Grid, header: int, profile: Profile, fields: FieldReader) -> HeaderFit:
    """With nothing wrong the header is as agreed."""
    try:
        places = placed(grid, header, _titles(grid, header, profile), profile, fields)
    except FileRefused as refusal:
        return HeaderFit(len(refusal.problems), 0)
    return HeaderFit(0, len(places.ignored))


def title_of(table: RecordTable, group: str, title: str, profile: Profile) -> str:
    """A column as the sender knows it; `title` is the profile's."""
    if group == NO_GROUP:
        return title
    return f"{group} / {title}" if profile.groups else table.titles[table.columns[group][title]] or title


def data_begin(grid: Grid, profile: Profile, fields: FieldReader) -> int | None:
    """Index of the first row below the profile's header; None: the grid has no such header, as other sheets have."""
    header = header_at(grid, profile, fields)
    return None if header is None else header + profile.header_levels


def _titles(grid: Grid, header: int, profile: Profile) -> list[Title]:
    """Of each column; without a header line those of the first row have none."""
    if profile.header_levels:
        return list(titles_in(grid, header, profile, known_titles(profile)))
    first = len(grid.rows[header]) if header < len(grid.rows) else 0
    return [(NO_GROUP, "")] * max(first, *(place_in(slot.title) or 0 for _, slot, _ in slots(profile)))


def _ragged(
    grid: Grid, data: Sequence[int], titles: list[Title], columns: Mapping[str, Mapping[str, int]], profile: Profile
) -> Iterator[tuple[int, RecordProblem]]:
    """Rows with fewer or more cells than the header, or with text where nothing is agreed."""
    width = len(titles)
    unnamed = [] if profile.ignore_others else _untitled(titles, columns)
    for index in data:
        row = grid.rows[index]
        if len(row) != width:
            yield index, _of_another_width(grid.at(index, min(len(row), width) + 1), len(row), width, profile)
            continue
        for position in unnamed:
            if shown(row[position]):
                yield index, _unnamed(grid.at(index, position + 1), profile)
                break


def _untitled(titles: list[Title], columns: Mapping[str, Mapping[str, int]]) -> Sequence[int]:
    """Positions of columns that have neither a title nor a place in the profile."""
    named_by_place = {position for positions in columns.values() for position in positions.values()}
    return [place for place, title in enumerate(titles) if not title[1] and place not in named_by_place]


def _ignored(grid: Grid, data: Sequence[int], titles: list[Title], places: Places, profile: Profile) -> Sequence[int]:
    if profile.ignore_others is None:
        return ()
    untitled = _untitled(titles, places.columns)
    return sorted(
        {*places.ignored, *(place for place in untitled if any(shown(grid.rows[row][place]) for row in data))}
    )


def ignored_note(table: RecordTable, profile: Profile) -> Iterator[RecordProblem]:
    """What a sender is told of columns that are ignored with all others."""
    if table.ignored:
        where = Location(table.grid.file, 0, 0, table.grid.sheet)
        columns = tuple(place + 1 for place in table.ignored)
        titles = tuple(table.titles[place] or f"#{place + 1}" for place in table.ignored)
        facts: Facts = {"why": profile.ignore_others, "columns": columns, "titles": titles}
        yield RecordProblem(where, ProblemCode.COLUMNS_IGNORED, facts)


def _of_another_width(where: Location, cells: int, width: int, profile: Profile) -> RecordProblem:
    if profile.header_levels:
        return RecordProblem(where, ProblemCode.ROW_WIDTH, {"cells": cells, "header": width})
    return RecordProblem(where, ProblemCode.ROW_WIDTH_EXPECTED, {"cells": cells, "expected": width})


def _unnamed(where: Location, profile: Profile) -> RecordProblem:
    if profile.header_levels:
        return RecordProblem(where, ProblemCode.CELL_WITHOUT_TITLE)
    return RecordProblem(where, ProblemCode.COLUMN_UNKNOWN, {"title": f"#{where.column}"})
