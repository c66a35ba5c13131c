"""Which line of a grid is its header, and what does it say above each column? Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

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
from checker.records.row_records import NO_GROUP, Slot, slots
from checker.records.templates import fits

SEARCHED_LINES = 60
Title = tuple[str, str]  # upper heading and title of a column


def find_header(grid: Grid, profile: Profile, fields: FieldReader) -> int:
    """Index of the header's first line; of a file without header that of its first row. Raises Refused."""
    header = header_at(grid, profile, fields)
    if header is not None:
        return header
    where = Location(grid.file, 0, 0, grid.sheet)
    if profile.file.format == "json" and not any(grid.rows[-1]):
        raise refuse(where, ProblemCode.LIST_EMPTY)
    if table_begin(grid, profile) is None:
        raise refuse(where, ProblemCode.FIRST_LINE_MISSING, {"line": profile.rows.after})
    if encoding := mojibake(grid, profile):
        raise refuse(where, ProblemCode.UTF8_NOT_AGREED, {"encoding": encoding})
    if other := _otherwise_separated(grid, profile):
        index, separator = other
        raise refuse(
            grid.at(index), ProblemCode.SEPARATOR_NOT_AGREED, separators(separator, profile.file.delimiter or "")
        )
    names = heading_names(profile)
    if not names and heading_reader(profile, fields) is None:
        raise refuse(where, ProblemCode.NO_DATA_UNDER_A_HEADER if profile.header_levels else ProblemCode.NO_ROWS)
    raise refuse(where, ProblemCode.NO_HEADER, {}, sorted(names))


def heading_names(profile: Profile) -> tuple[str, ...]:
    """What the header says above columns, as people read it and in the order of the profile."""
    names = (*(one.name for one in known_titles(profile).values()), *_headed(profile).values())
    return tuple(dict.fromkeys(names))


def header_at(grid: Grid, profile: Profile, fields: FieldReader) -> int | None:
    """Index of the header's first line; None: the grid has none, as other sheets have none."""
    begin = table_begin(grid, profile)
    if begin is None:
        return None
    if profile.header_levels == 0:
        return _first_row(grid, begin, profile)
    known, headed = known_titles(profile), _headed(profile)
    heading = heading_reader(profile, fields)
    if not known and not headed and heading is None:
        return _above_the_first_readable(grid, begin, profile, fields)
    best, most = 0, 0
    for row in range(begin, min(len(grid.rows), begin + SEARCHED_LINES)):
        said = list(titles_in(grid, row, profile, known))
        hits = sum(title in known for title in said)
        hits += sum(place < len(said) and is_headed(said[place], heading) for place, heading in headed.items())
        hits += sum(is_readable(cell, heading) for cell in grid.rows[row]) if heading else 0
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
        if any(place < len(row) and is_readable(row[place], read) for place, read in readers.items()):
            header = index - profile.header_levels
            return header if header >= begin else None
    return None


def _telling_readers(profile: Profile, fields: FieldReader) -> Iterator[tuple[int, ReadCell]]:
    """How cells are read in the columns that not every text fits, by their places."""
    field_by_title = {title: name for spec in profile.specs() for name, title in spec.fields.items()}
    for _, (_, title), column in slots(profile):
        field, place = column.field or field_by_title.get(title), place_in(title)
        if place is not None and field is not None and fields.is_telling(field, column):
            yield place - 1, fields.reader(field, column)


def is_readable(cell: Cell, read: ReadCell) -> bool:
    if not shown(cell):
        return False
    try:
        read(cell)
    except Unreadable:
        return False
    return True


def _headed(profile: Profile) -> dict[int, str]:
    """The headings that must stand above columns named by their places, by index."""
    places = {place_in(title): column.heading for _, (_, title), column in slots(profile)}
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


class KnownTitle(NamedTuple):
    """A title of the profile as people read it, and the columns that it heads: records of a row may share one."""

    name: str
    slots: tuple[Slot, ...]


def known_titles(profile: Profile) -> Mapping[Title, KnownTitle]:
    """The columns that the profile names by title, by how they are compared with a file's."""
    known: dict[Title, KnownTitle] = {}
    for upper, slot, _ in slots(profile):
        if place_in(slot.title) is None:
            title = title_in(slot.title)
            before = known.get((plain(upper), plain(title)), KnownTitle(named((upper, title)), ()))
            known[plain(upper), plain(title)] = before._replace(slots=(*before.slots, slot))
    return known


def heading_reader(profile: Profile, fields: FieldReader) -> ReadCell | None:
    """How a heading is read that says something itself; None: headings are only names here."""
    wide = profile.records_a_row
    return fields.reader(wide.headings.field, wide.headings.column) if wide and wide.headings else None


def titles_in(grid: Grid, row: int, profile: Profile, known: Collection[Title]) -> Iterator[Title]:
    """Upper heading and title of each column.

    An upper cell that is merged with those on its right leaves them blank. So a blank one belongs to its left
    neighbour, as long as its title is agreed there: else the group has ended, and the column stands for itself.
    """
    upper: Row = grid.rows[row]
    if profile.header_levels == 1:
        yield from ((NO_GROUP, shown(cell)) for cell in upper)
        return
    lower: Row = grid.rows[row + 1] if row + 1 < len(grid.rows) else ()
    uppers = {group for group, _ in known if group}
    group = NO_GROUP
    for position, cell in enumerate(lower):
        above, title = shown(upper[position]) if position < len(upper) else "", shown(cell)
        if above:
            group = above
        if not title:
            yield NO_GROUP, above
        elif (group, title) not in known and (NO_GROUP, title) in known and not (above and above in uppers):
            group = group if above else NO_GROUP
            yield NO_GROUP, title
        else:
            yield group, title


def named(title: Title) -> str:
    """As people read it: `1. Halbjahr / geplant`."""
    return " / ".join(filter(None, title))
