"""Where in a grid are title lines, header and columns, and which rows are of its length? Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.domain.column_place import place_in
from checker.domain.problem import Location, nearest
from checker.domain.profile import Profile
from checker.domain.record_problem import Facts, ProblemCode, RecordProblem
from checker.records.data_rows import FoundRows, find_rows
from checker.records.fields import FieldReader
from checker.records.grid import Cell, Grid, shown
from checker.records.header import (
    NO_GROUP,
    Title,
    find_header,
    header_at,
    is_headed,
    known_titles,
    mojibake,
    named,
    titles_in,
)
from checker.records.reading import FileRefused, refuse


@dataclass(frozen=True, slots=True)
class RecordTable:
    """A grid taken apart. `columns` maps group and title to the position (from 0) of the column.

    `data` are indices of the grid's rows; rows of the wrong length are in `ragged`, with the reason. `found` are all
    rows below the header, by what they are.
    """

    grid: Grid
    header: int
    columns: Mapping[str, Mapping[str, int]]
    data: Sequence[int]
    ragged: Mapping[int, RecordProblem]
    found: FoundRows

    @property
    def place(self) -> Location:
        """Where the table begins, for what is to be said of it as a whole."""
        return self.grid.at(min(self.header, len(self.grid.rows) - 1))

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
    columns = _placed(grid, header, titles, profile)
    first = header + profile.header_levels
    found = find_rows(grid, first, columns[NO_GROUP], sum(map(len, columns.values())), profile)
    ragged = dict(_ragged(grid, found.data, titles, columns, profile))
    return RecordTable(grid, header, columns, [row for row in found.data if row not in ragged], ragged, found)


def data_begin(grid: Grid, profile: Profile, fields: FieldReader) -> int | None:
    """Index of the first row below the profile's header; None: the grid has no such header, as other sheets have."""
    header = header_at(grid, profile, fields)
    return None if header is None else header + profile.header_levels


def _titles(grid: Grid, header: int, profile: Profile) -> list[Title]:
    """Of each column; without a header line those of the first row have none."""
    if profile.header_levels:
        return list(titles_in(grid, header, profile))
    first = len(grid.rows[header]) if header < len(grid.rows) else 0
    return [(NO_GROUP, "")] * max(first, *(place_in(title) or 0 for title in profile.columns))


def _placed(grid: Grid, header: int, titles: list[Title], profile: Profile) -> Mapping[str, Mapping[str, int]]:
    """Each column of the profile with its position. All differences are reported at once."""
    known = known_titles(profile)
    position_by_title, problems = _by_place(grid, header, titles, profile)
    taken = {*position_by_title.values()}
    for position, title in enumerate(titles):
        if position in taken:
            continue
        own = known.get(title)
        if own is not None and own not in position_by_title:
            position_by_title[own] = position
        elif title[1]:
            problems.append(_stray(grid, header, position, title, known.values(), is_double=own is not None))
    if problems and (encoding := mojibake(grid, profile)):
        raise refuse(grid.at(header), ProblemCode.UTF8_NOT_AGREED, {"encoding": encoding})
    optional = {title for title, column in profile.every_column() if column.optional}
    misspelt = {problem.nearest for problem in problems}
    named_by_place = {(NO_GROUP, title) for title in profile.columns if place_in(title)}
    absent = {*known.values(), *named_by_place} - {*position_by_title}
    missing = sorted(named(title) for title in absent if title[1] not in optional)
    problems += [
        RecordProblem(grid.at(header), ProblemCode.COLUMN_MISSING, {"column": name})
        for name in missing
        if name not in misspelt
    ]
    if problems:
        raise FileRefused(problems)
    groups = profile.groups.names if profile.groups else {}
    columns: dict[str, dict[str, int]] = {NO_GROUP: {}, **{group: {} for group in groups.values()}}
    for (group, column), position in position_by_title.items():
        columns[groups.get(group, NO_GROUP)][column] = position
    return columns


def _by_place(
    grid: Grid, header: int, titles: list[Title], profile: Profile
) -> tuple[dict[Title, int], list[RecordProblem]]:
    """The columns that are named by their places, and where the header says something else above them."""
    found: dict[Title, int] = {}
    problems: list[RecordProblem] = []
    for title, column in profile.columns.items():
        if (place := place_in(title)) is None or place > len(titles):
            continue
        found[NO_GROUP, title] = place - 1
        if column.heading is not None and not is_headed(titles[place - 1], column.heading):
            facts: Facts = {"heading": column.heading}
            problems.append(RecordProblem(grid.at(header, place), ProblemCode.COLUMN_HEADED_OTHERWISE, facts))
    return found, problems


def _stray(
    grid: Grid, header: int, position: int, title: Title, known: Iterable[Title], *, is_double: bool
) -> RecordProblem:
    name = named(title)
    where = grid.at(header, position + 1)
    if is_double:
        return RecordProblem(where, ProblemCode.COLUMN_TWICE, {"column": name})
    names = sorted(map(named, known))
    return RecordProblem(where, ProblemCode.COLUMN_UNKNOWN, {"title": name}, tuple(names), nearest(name, names))


def _ragged(
    grid: Grid, data: Sequence[int], titles: list[Title], columns: Mapping[str, Mapping[str, int]], profile: Profile
) -> Iterator[tuple[int, RecordProblem]]:
    """Rows with fewer or more cells than the header, or with text where nothing is agreed."""
    width = len(titles)
    placed = {position for positions in columns.values() for position in positions.values()}
    unnamed = [place for place, title in enumerate(titles) if not title[1] and place not in placed]
    for index in data:
        row = grid.rows[index]
        if len(row) != width:
            yield index, _of_another_width(grid.at(index, min(len(row), width) + 1), len(row), width, profile)
            continue
        for position in unnamed:
            if shown(row[position]):
                yield index, _unnamed(grid.at(index, position + 1), profile)
                break


def _of_another_width(where: Location, cells: int, width: int, profile: Profile) -> RecordProblem:
    if profile.header_levels:
        return RecordProblem(where, ProblemCode.ROW_WIDTH, {"cells": cells, "header": width})
    return RecordProblem(where, ProblemCode.ROW_WIDTH_EXPECTED, {"cells": cells, "expected": width})


def _unnamed(where: Location, profile: Profile) -> RecordProblem:
    if profile.header_levels:
        return RecordProblem(where, ProblemCode.CELL_WITHOUT_TITLE)
    return RecordProblem(where, ProblemCode.COLUMN_UNKNOWN, {"title": f"#{where.column}"})
