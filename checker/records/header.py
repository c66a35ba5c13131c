"""Which line of a grid is its header, and what does it say above each column? Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from checker.domain.column_place import place_in, title_in
from checker.domain.problem import Location
from checker.domain.profile import Profile
from checker.domain.record_problem import ProblemCode
from checker.domain.visible import plain
from checker.records.csv_file import SEPARATORS, separators
from checker.records.data_rows import table_begin
from checker.records.fields import FieldReader, ReadCell
from checker.records.file_kinds import PRINTED
from checker.records.grid import Cell, Grid, Row, is_blank, joined, shown
from checker.records.lexical import Unreadable
from checker.records.reading import refuse
from checker.records.templates import fits

SEARCHED_LINES = 60
NO_GROUP = ""
Title = tuple[str, str]  # group and title of a column


def find_header(grid: Grid, profile: Profile, fields: FieldReader) -> int:
    """Index of the header's first line; of a file without header that of its first row. Raises Refused."""
    header = header_at(grid, profile, fields)
    if header is not None:
        return header
    where = Location(grid.file, 0, 0, grid.sheet)
    if table_begin(grid, profile) is None:
        raise refuse(where, ProblemCode.FIRST_LINE_MISSING, {"line": profile.rows.after})
    if encoding := mojibake(grid, profile):
        raise refuse(where, ProblemCode.UTF8_NOT_AGREED, {"encoding": encoding})
    if other := _otherwise_separated(grid, profile):
        index, separator = other
        raise refuse(
            grid.at(index), ProblemCode.SEPARATOR_NOT_AGREED, separators(separator, profile.file.delimiter or "")
        )
    known = known_titles(profile)
    if not known and not _headed(profile):
        raise refuse(where, ProblemCode.NO_DATA_UNDER_A_HEADER if profile.header_levels else ProblemCode.NO_ROWS)
    names = {*map(named, known.values()), *_headed(profile).values()}
    raise refuse(where, ProblemCode.NO_HEADER, {}, sorted(names))


def header_at(grid: Grid, profile: Profile, fields: FieldReader) -> int | None:
    """Index of the header's first line; None: the grid has none, as other sheets have none."""
    begin = table_begin(grid, profile)
    if begin is None:
        return None
    if profile.header_levels == 0:
        return _first_row(grid, begin, profile)
    known, headed = known_titles(profile), _headed(profile)
    if not known and not headed:
        return _above_the_first_readable(grid, begin, profile, fields)
    best, most = 0, 0
    for row in range(begin, min(len(grid.rows), begin + SEARCHED_LINES)):
        said = list(titles_in(grid, row, profile))
        hits = sum(title in known for title in said)
        hits += sum(place < len(said) and is_headed(said[place], heading) for place, heading in headed.items())
        if hits > most:
            best, most = row, hits
    return best if most >= _enough([*known, *headed]) else None


def _enough(known: Collection[object]) -> int:
    """How many of the profile's titles make a line its header."""
    return max(1, len(known) // 3)


def _first_row(grid: Grid, begin: int, profile: Profile) -> int | None:
    """The first line that is neither blank nor one of those that speak for the whole file."""
    spoken = [*(line.text for line in profile.lines if line.place == "above"), *profile.file.contains]
    for index in range(begin, len(grid.rows)):
        row = grid.rows[index]
        if not is_blank(row) and not any(fits(template, joined(row)) is not None for template in spoken):
            return index
    return len(grid.rows) if profile.empty == "nil_report" else None


def _above_the_first_readable(grid: Grid, begin: int, profile: Profile, fields: FieldReader) -> int | None:
    """Where no title is agreed, the header is the line above the first one in which any cell can be read.

    One cell is enough, so that a first row with a mistake is refused as a row and never taken for a header.
    """
    readers = dict(_telling_readers(profile, fields))
    for index, row in enumerate(grid.rows[begin : begin + SEARCHED_LINES], start=begin):
        if any(place < len(row) and _is_readable(row[place], read) for place, read in readers.items()):
            header = index - profile.header_levels
            return header if header >= begin else None
    return None


def _telling_readers(profile: Profile, fields: FieldReader) -> Iterator[tuple[int, ReadCell]]:
    """How cells are read in the columns that not every text fits, by their places."""
    field_by_title = {title: name for spec in profile.specs() for name, title in spec.fields.items()}
    for title, column in profile.columns.items():
        field, place = column.field or field_by_title.get(title), place_in(title)
        if place is not None and field is not None and fields.is_telling(field, column):
            yield place - 1, fields.reader(field, column)


def _is_readable(cell: Cell, read: ReadCell) -> bool:
    if not shown(cell):
        return False
    try:
        read(cell)
    except Unreadable:
        return False
    return True


def _headed(profile: Profile) -> dict[int, str]:
    """The headings that must stand above columns named by their places, by index."""
    places = {place_in(title): column.heading for title, column in profile.columns.items()}
    return {place - 1: heading for place, heading in places.items() if place is not None and heading is not None}


def is_headed(title: Title, heading: str) -> bool:
    return plain(named(title)).casefold() == plain(heading).casefold()


def _otherwise_separated(grid: Grid, profile: Profile) -> tuple[int, str] | None:
    """Index of the line that would be the header if another sign separated its cells, and that sign."""
    known = {title for _, title in known_titles(profile)} | {plain(heading) for heading in _headed(profile).values()}
    for separator in SEPARATORS if profile.file.delimiter else ():
        for index, row in enumerate(grid.rows[:SEARCHED_LINES]):
            cells = {plain(part) for cell in row if isinstance(cell, str) for part in cell.split(separator)}
            if separator != profile.file.delimiter and len(cells & known) >= max(2, _enough(known)):
                return index, separator
    return None


def mojibake(grid: Grid, profile: Profile) -> str:
    """The encoding that was agreed, where the file shows that it was saved in UTF-8 instead; empty: no such sign."""
    is_utf8 = any("Ã" in shown(cell) for row in grid.rows[:SEARCHED_LINES] for cell in row)
    wanted = PRINTED.get(profile.file.encoding or "", "")
    return wanted if is_utf8 else ""


def known_titles(profile: Profile) -> Mapping[Title, Title]:
    """The columns that the profile names by title, by how they are compared with a file's."""
    known = [(NO_GROUP, title) for title in profile.columns if place_in(title) is None]
    if profile.groups:
        known += [(name, title) for name in profile.groups.names for title in profile.groups.columns]
    return {(plain(group), plain(title_in(title))): (group, title) for group, title in known}


def titles_in(grid: Grid, row: int, profile: Profile) -> Iterator[Title]:
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


def named(title: Title) -> str:
    """As people read it: `1. Halbjahr / geplant`."""
    return " / ".join(filter(None, title))
