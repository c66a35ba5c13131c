"""Which column of a file is which of its profile's? Pure. All differences are reported at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checker.domain.column_place import place_in
from checker.domain.problem import Location, nearest
from checker.domain.profile import CELLS, Profile
from checker.domain.record_problem import Facts, ProblemCode, RecordProblem
from checker.records.fields import FieldReader, ReadCell
from checker.records.grid import Cell, Grid, shown
from checker.records.header import KnownTitle, Title, heading_reader, is_headed, known_titles, mojibake, named
from checker.records.lexical import Unreadable
from checker.records.reading import FileRefused, refuse
from checker.records.row_records import NO_GROUP, RowGroup, Slot, declared_records, headed_record, slots

# Titles that resemble the same missing one; more are no slips of the pen.
MOST_MISSPELT = 3


@dataclass(slots=True)
class Places:
    """Where the profile's columns stand (from 0), and the records that a row can hold, by group.

    `ignored` are columns with a title that the profile does not name.
    """

    position_by_slot: dict[Slot, int] = field(default_factory=dict)
    groups: dict[str, RowGroup] = field(default_factory=dict)
    ignored: list[int] = field(default_factory=list)

    @property
    def columns(self) -> Mapping[str, Mapping[str, int]]:
        columns: dict[str, dict[str, int]] = {NO_GROUP: {}, **{group: {} for group in sorted(self.groups)}}
        for (group, title), position in self.position_by_slot.items():
            columns[group][title] = position
        return columns


def placed(grid: Grid, header: int, titles: Sequence[Title], profile: Profile, fields: FieldReader) -> Places:
    """Raises Refused where header and profile differ."""
    places = Places(groups={**declared_records(profile)})
    problems = [
        *_by_place(grid, header, titles, profile, places),
        *_by_title(grid, header, titles, profile, heading_reader(profile, fields), places),
    ]
    if problems and (encoding := mojibake(grid, profile)):
        raise refuse(grid.at(header), ProblemCode.UTF8_NOT_AGREED, {"encoding": encoding})
    problems += _missing(grid, header, profile, places, {problem.nearest for problem in problems})
    if not problems and profile.records_a_row and not places.groups:
        raise refuse(grid.at(header), ProblemCode.NO_HEADING_READ)
    if problems:
        raise FileRefused(problems)
    return places


def _by_place(
    grid: Grid, header: int, titles: Sequence[Title], profile: Profile, places: Places
) -> Iterator[RecordProblem]:
    """The columns that are named by their places, and where the header says something else above them."""
    for _, slot, column in slots(profile):
        if (place := place_in(slot.title)) is None or place > len(titles):
            continue
        places.position_by_slot[slot] = place - 1
        if column.heading is not None and not is_headed(titles[place - 1], column.heading):
            facts: Facts = {"heading": column.heading}
            yield RecordProblem(grid.at(header, place), ProblemCode.COLUMN_HEADED_OTHERWISE, facts)


def _by_title(
    grid: Grid,
    header: int,
    titles: Sequence[Title],
    profile: Profile,
    heading: ReadCell | None,
    places: Places,
) -> Iterator[RecordProblem]:
    """Those that are named by their titles, those of headings that say something, and all that are neither."""
    known = known_titles(profile)
    names, others = sorted(one.name for one in known.values()), _first_of_each(titles, known, places)
    lacking = sorted(one.name for one in known.values() if one.slots[0] not in places.position_by_slot)
    meant = _meant([named(titles[position]) for position in others], names, lacking, profile)
    for position in others:
        title, where = titles[position], _where(grid, header, position, profile)
        if title in known:
            yield RecordProblem(where, ProblemCode.COLUMN_TWICE, {"column": named(title)})
            continue
        close = meant.get(named(title))
        if profile.ignore_others is not None and close is None:
            places.ignored.append(position)
            continue
        unknown = RecordProblem(where, ProblemCode.COLUMN_UNKNOWN, {"title": named(title)}, tuple(names), close)
        cell = grid.rows[header][position]
        wrong = unknown if heading is None else _headed(where, cell, profile, heading, places)
        if wrong is not None:
            yield unknown if close else wrong


def _meant(others: Sequence[str], names: Sequence[str], lacking: Sequence[str], profile: Profile) -> Mapping[str, str]:
    """Which agreed title may be meant by one that is not.

    With ignore_others a title is ignored unless it resembles one that the file lacks: that one is misspelt. Of many
    that resemble the same none is; such are the columns of an export that numbers them, and the one is missing.
    """
    candidates = names if profile.ignore_others is None else lacking
    found = {title: close for title in others if (close := nearest(title, candidates)) is not None}
    if profile.ignore_others is None:
        return found
    resembling = Counter(found.values())
    return {title: close for title, close in found.items() if resembling[close] <= MOST_MISSPELT}


def _where(grid: Grid, header: int, position: int, profile: Profile) -> Location:
    """The cell of a title: of a header with two lines the lower one, where that is not blank."""
    lower = grid.rows[header + 1] if profile.header_levels == 2 and header + 1 < len(grid.rows) else ()
    is_lower = position < len(lower) and bool(shown(lower[position]))
    return grid.at(header + is_lower, position + 1)


def _first_of_each(titles: Sequence[Title], known: Mapping[Title, KnownTitle], places: Places) -> Sequence[int]:
    """Note where each known title stands first; the positions of all other titles."""
    taken = {*places.position_by_slot.values()}
    others: list[int] = []
    for position, title in enumerate(titles):
        if position in taken or not title[1]:
            continue
        own = known.get(title)
        if own is None or own.slots[0] in places.position_by_slot:
            others.append(position)
        else:
            places.position_by_slot |= dict.fromkeys(own.slots, position)
    return others


def _headed(where: Location, cell: Cell, profile: Profile, heading: ReadCell, places: Places) -> RecordProblem | None:
    """Note the record beneath a heading that says something; what is wrong with the heading, if anything."""
    try:
        group, record = headed_record(where.column, cell, heading(cell), profile)
    except Unreadable as unreadable:
        return unreadable.at(where)
    if any(other.sets == record.sets for other in places.groups.values()):
        return RecordProblem(where, ProblemCode.HEADING_SAYS_THE_SAME)
    places.groups[group] = record
    places.position_by_slot[Slot(group, CELLS)] = where.column - 1
    return None


def _missing(
    grid: Grid, header: int, profile: Profile, places: Places, misspelt: set[str | None]
) -> Iterator[RecordProblem]:
    absent = {
        named((upper, slot.title))
        for upper, slot, column in slots(profile)
        if slot not in places.position_by_slot and not column.optional
    }
    # Without the column that says what a row becomes nothing can be read, whatever else the profile says of it.
    by = profile.records_by
    if by is not None and Slot(NO_GROUP, by.column) not in places.position_by_slot:
        absent.add(by.column)
    for name in sorted(absent - misspelt):
        yield RecordProblem(grid.at(header), ProblemCode.COLUMN_MISSING, {"column": name})
