"""Which profiles does one file feed, and whose is each of its rows? Pure.

A shared file has one sender. Each of its profiles reads a sheet of its own, or its own rows of a table. A row that is
nobody's, or that of more than one, is kept out by each profile that reads the table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.domain.column_place import place_in
from checker.domain.problem import nearest
from checker.domain.profile import Column, Profile, SenderFile
from checker.domain.record_problem import Facts, Part, ProblemCode, RecordProblem
from checker.domain.visible import plain
from checker.records.contents import Contents, main_grid
from checker.records.fields import FieldReader
from checker.records.grid import Grid, shown
from checker.records.profiles import Choice, is_named_by
from checker.records.reading import FileRefused
from checker.records.row_records import NO_GROUP
from checker.records.table import RecordTable, take_apart
from checker.records.templates import fits

# What each profile of a shared file takes of its table: by the profile's id.
Shares = Mapping[str, RecordTable]


def are_fed_together(choices: Sequence[Choice]) -> bool:
    """Do files of a name feed all of the profiles that are for such files? Else one of them reads it all."""
    senders = {sender.sender.id for sender, _ in choices}
    return len(senders) == 1 and all(profile.file.shared for _, profile in choices)


def others_beside(name: str, sender: SenderFile, profile: Profile) -> tuple[Profile, ...]:
    """The other profiles that a file called `name` feeds beside this one."""
    if not profile.file.shared:
        return ()
    every = (one for one in sender.profiles if one.id != profile.id and one.file.shared)
    return tuple(one for one in every if is_named_by(name, one))


def beside(profile: Profile, others: Sequence[Profile], contents: Contents) -> Profile:
    """The profile with all that the others agreed with the sender: their sheets, and their columns of its own sheet."""
    if not others:
        return profile
    file = profile.file
    sheets = {grid.sheet: other.title for other in others for grid in contents.grids if _knows(other, grid)}
    ignored = {**sheets, **file.ignored_sheets}
    own = {plain(title) for title, _ in profile.every_column()}
    columns = {
        title: Column.model_construct(ignore=other.title, optional=True)
        for other in others
        if other.file.sheet == file.sheet
        for title in _titles(other, profile)
        if plain(title) not in own
    }
    return profile.model_copy(
        update={
            "file": file.model_copy(update={"ignored_sheets": ignored}),
            "columns": {**profile.columns, **columns},
        }
    )


def _knows(profile: Profile, grid: Grid) -> bool:
    """Does the profile read the sheet, or pass over it with a reason?"""
    sheet, ignored = profile.file.sheet, map(plain, profile.file.ignored_sheets)
    return sheet is not None and (fits(sheet, grid.sheet) is not None or plain(grid.sheet) in ignored)


def _titles(other: Profile, profile: Profile) -> Sequence[str]:
    """What heads the columns of another profile of the sheet; their places only where no column has a heading."""
    records = other.records_a_row.each if other.records_a_row else ()
    every = [*other.columns, *(title for record in records if record.under is None for title in record.columns)]
    return [title for title in every if place_in(title) is None or profile.header_levels == 0]


def shares(name: str, fed: Sequence[tuple[Profile, Contents]], fields: Sequence[FieldReader]) -> Shares:
    """What each profile takes of its table. `fed` are the profiles as they read beside the others.

    A profile whose table cannot be taken apart is refused by itself; of its rows nothing is said then.
    """
    taken: list[tuple[Profile, RecordTable]] = []
    failed: list[Profile] = []
    for (profile, contents), reader in zip(fed, fields, strict=True):
        try:
            taken.append((profile, take_apart(main_grid(name, contents, profile), profile, reader)))
        except FileRefused:
            failed.append(profile)
    found: dict[str, RecordTable] = {}
    for profile, table in taken:
        others = [one for one in taken if one[0] is not profile and one[1].grid.sheet == table.grid.sheet]
        strays = {**_of_two(profile, table, others)}
        if not any(one.file.sheet == profile.file.sheet for one in failed):
            strays |= _of_none(profile, table, others)
        theirs = frozenset(row for _, other in others for row in other.found.data)
        found[profile.id] = _own(table, strays, theirs)
    return found


def _own(table: RecordTable, strays: Mapping[int, RecordProblem], theirs: frozenset[int]) -> RecordTable:
    """Without the rows of others; what is nobody's, or theirs too, is kept out."""
    beyond = [row for row in table.found.beyond if row not in theirs]
    return replace(
        table,
        data=[row for row in table.data if row not in strays],
        ragged={**table.ragged, **strays},
        found=replace(table.found, beyond=beyond),
    )


def _of_two(
    profile: Profile, table: RecordTable, others: Sequence[tuple[Profile, RecordTable]]
) -> Mapping[int, RecordProblem]:
    found: dict[int, RecordProblem] = {}
    own = frozenset(table.found.data)
    for other, of_other in others:
        facts: Facts = {"profiles": tuple(sorted((profile.id, other.id)))}
        for row in own & frozenset(of_other.found.data):
            found.setdefault(row, RecordProblem(table.grid.at(row), ProblemCode.ROW_OF_TWO_PROFILES, facts))
    return found


def _of_none(
    profile: Profile, table: RecordTable, others: Sequence[tuple[Profile, RecordTable]]
) -> Mapping[int, RecordProblem]:
    """Rows that none of the words in any profile of the table names, and that none passes over with a reason."""
    only = profile.rows.only
    if only is None:
        return {}
    told = {row for _, other in others for row in (*other.found.data, *other.found.outside)}
    place = table.columns[NO_GROUP].get(only.column, 0)
    agreed = tuple(dict.fromkeys(word for one in (profile, *(other for other, _ in others)) for word in _words(one)))
    found: dict[int, RecordProblem] = {}
    for row in table.found.of_others:
        if row not in told:
            word = shown(table.grid.rows[row][place]) if place < len(table.grid.rows[row]) else ""
            where, part, close = table.grid.at(row, place + 1), Part(column=only.column), nearest(word, agreed)
            facts: Facts = {"word": word if close else None}
            found[row] = RecordProblem(where, ProblemCode.ROW_OF_NO_PROFILE, facts, agreed, close, part)
    return found


def _words(profile: Profile) -> Sequence[str]:
    return profile.rows.only.words if profile.rows.only else ()
