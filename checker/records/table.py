"""Where in a grid are title lines, header and columns, and which rows are of its length? Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.domain.problem import Location, nearest
from checker.domain.profile import Profile
from checker.domain.record_problem import ProblemCode, RecordProblem
from checker.domain.visible import plain
from checker.records.csv_file import SEPARATORS, separators
from checker.records.data_rows import FoundRows, find_rows, table_begin
from checker.records.file_kinds import PRINTED
from checker.records.grid import Cell, Grid, Row, shown
from checker.records.reading import FileRefused, refuse

SEARCHED_LINES = 60
NO_GROUP = ""
Title = tuple[str, str]  # group and title of a column


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

    def cells(self, position: int, rows: Sequence[int]) -> Sequence[Cell]:
        """A column's cells in the given rows of the grid, which rise."""
        column = self.grid.columns[position]
        if rows and rows[-1] - rows[0] + 1 == len(rows):
            return column[rows[0] : rows[-1] + 1]
        return [column[row] for row in rows]


def take_apart(grid: Grid, profile: Profile) -> RecordTable:
    """Raises Refused when there is no header, or one that does not fit the profile."""
    header = _find_header(grid, profile)
    titles = list(_titles(grid, header, profile))
    columns = _placed(grid, header, titles, profile)
    first = header + profile.header_levels
    found = find_rows(grid, first, columns[NO_GROUP], sum(map(len, columns.values())), profile)
    ragged = dict(_ragged(grid, found.data, titles))
    return RecordTable(grid, header, columns, [row for row in found.data if row not in ragged], ragged, found)


def data_begin(grid: Grid, profile: Profile) -> int | None:
    """Index of the first row below the profile's header; None: the grid has no such header, as other sheets have."""
    header = _header(grid, profile)
    return None if header is None else header + profile.header_levels


def _find_header(grid: Grid, profile: Profile) -> int:
    header = _header(grid, profile)
    if header is not None:
        return header
    where = Location(grid.file, 0, 0, grid.sheet)
    if table_begin(grid, profile) is None:
        raise refuse(where, ProblemCode.FIRST_LINE_MISSING, {"line": profile.rows.after})
    if encoding := _mojibake(grid, profile):
        raise refuse(where, ProblemCode.UTF8_NOT_AGREED, {"encoding": encoding})
    if other := _otherwise_separated(grid, profile):
        index, separator = other
        raise refuse(
            grid.at(index), ProblemCode.SEPARATOR_NOT_AGREED, separators(separator, profile.file.delimiter or "")
        )
    raise refuse(where, ProblemCode.NO_HEADER, {}, sorted(map(_name, _known_titles(profile).values())))


def _header(grid: Grid, profile: Profile) -> int | None:
    """Index of the line that holds most of the profile's column titles, and enough of them."""
    known = _known_titles(profile)
    begin = table_begin(grid, profile)
    if begin is None:
        return None
    best, most = 0, 0
    for row in range(begin, min(len(grid.rows), begin + SEARCHED_LINES)):
        hits = sum(title in known for title in _titles(grid, row, profile))
        if hits > most:
            best, most = row, hits
    return best if most >= _enough(known) else None


def _enough(known: Collection[object]) -> int:
    """How many of the profile's titles make a line its header."""
    return max(1, len(known) // 3)


def _otherwise_separated(grid: Grid, profile: Profile) -> tuple[int, str] | None:
    """Index of the line that would be the header if another sign separated its cells, and that sign."""
    known = {title for _, title in _known_titles(profile)}
    for separator in SEPARATORS if profile.file.delimiter else ():
        for index, row in enumerate(grid.rows[:SEARCHED_LINES]):
            cells = {plain(part) for cell in row if isinstance(cell, str) for part in cell.split(separator)}
            if separator != profile.file.delimiter and len(cells & known) >= max(2, _enough(known)):
                return index, separator
    return None


def _mojibake(grid: Grid, profile: Profile) -> str:
    """The encoding that was agreed, where the file shows that it was saved in UTF-8 instead; empty: no such sign."""
    is_utf8 = any("Ã" in shown(cell) for row in grid.rows[:SEARCHED_LINES] for cell in row)
    wanted = PRINTED.get(profile.file.encoding or "", "")
    return wanted if is_utf8 else ""


def _known_titles(profile: Profile) -> dict[Title, Title]:
    """The profile's own titles by how they are compared with a file's."""
    known = [(NO_GROUP, title) for title in profile.columns]
    if profile.groups:
        known += [(name, title) for name in profile.groups.names for title in profile.groups.columns]
    return {(plain(group), plain(title)): (group, title) for group, title in known}


def _titles(grid: Grid, row: int, profile: Profile) -> Iterator[Title]:
    """Group and title of each column. A merged upper cell names every column up to the next one."""
    upper: Row = grid.rows[row]
    if profile.header_levels == 1:
        yield from ((NO_GROUP, shown(cell)) for cell in upper)
        return
    lower: Row = grid.rows[row + 1] if row + 1 < len(grid.rows) else ()
    group = ""
    for position, cell in enumerate(lower):
        group = (shown(upper[position]) if position < len(upper) else "") or group
        yield (group, shown(cell)) if shown(cell) else (NO_GROUP, group)


def _placed(grid: Grid, header: int, titles: list[Title], profile: Profile) -> Mapping[str, Mapping[str, int]]:
    """Each column of the profile with its position. All differences are reported at once."""
    known = _known_titles(profile)
    position_by_title: dict[Title, int] = {}
    problems: list[RecordProblem] = []
    for position, title in enumerate(titles):
        own = known.get(title)
        if own is not None and own not in position_by_title:
            position_by_title[own] = position
        elif title[1]:
            problems.append(_stray(grid, header, position, title, known.values(), is_double=own is not None))
    if problems and (encoding := _mojibake(grid, profile)):
        raise refuse(grid.at(header), ProblemCode.UTF8_NOT_AGREED, {"encoding": encoding})
    optional = {title for title, column in profile.every_column() if column.optional}
    misspelt = {problem.nearest for problem in problems}
    missing = sorted(_name(title) for title in set(known.values()) - set(position_by_title) if title[1] not in optional)
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


def _stray(
    grid: Grid, header: int, position: int, title: Title, known: Iterable[Title], *, is_double: bool
) -> RecordProblem:
    name = _name(title)
    where = grid.at(header, position + 1)
    if is_double:
        return RecordProblem(where, ProblemCode.COLUMN_TWICE, {"column": name})
    names = sorted(map(_name, known))
    return RecordProblem(where, ProblemCode.COLUMN_UNKNOWN, {"title": name}, tuple(names), nearest(name, names))


def _name(title: Title) -> str:
    return " / ".join(filter(None, title))


def _ragged(grid: Grid, data: Sequence[int], titles: list[Title]) -> Iterator[tuple[int, RecordProblem]]:
    """Rows with fewer or more cells than the header, or with text where the header has none."""
    width = len(titles)
    untitled = [position for position, title in enumerate(titles) if not title[1]]
    for index in data:
        row = grid.rows[index]
        if len(row) != width:
            where, facts = grid.at(index, min(len(row), width) + 1), {"cells": len(row), "header": width}
            yield index, RecordProblem(where, ProblemCode.ROW_WIDTH, facts)
            continue
        for position in untitled:
            if shown(row[position]):
                yield index, RecordProblem(grid.at(index, position + 1), ProblemCode.CELL_WITHOUT_TITLE)
                break
