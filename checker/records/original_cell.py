"""The cell for which a row was refused, as it stands in the sender's file. Pure but for the reading of workbooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.domain.organisation import Organisation
from checker.domain.profile import Profile
from checker.domain.record_problem import RecordProblem
from checker.records.contents import main_grid, parse
from checker.records.fields import FieldReader
from checker.records.grid import Damaged, Grid, shown
from checker.records.lexical import harmless
from checker.records.privacy import content_suspicion, title_suspicion
from checker.records.reading import FileRefused
from checker.records.shared_file import beside
from checker.records.table import take_apart


@dataclass(frozen=True, slots=True)
class OriginalCell:
    """Its value as text and what heads it. Not `is_harmless`: it is more than figures and signs, or looks personal."""

    title: str
    text: str
    is_harmless: bool


def cell_at(
    name: str,
    data: bytes,
    profile: Profile,
    house: Organisation,
    problem: RecordProblem,
    others: Sequence[Profile] = (),
) -> OriginalCell | None:
    """The cell that a problem is about; `others` are the profiles that the file feeds beside this one. None: the file,
    read as it is now, has no such cell.
    """
    try:
        contents = parse(name, data, profile)
        if contents.listed is not None:
            return _of_entry(contents.listed, problem)
        profile = beside(profile, others, contents)
        grid = main_grid(name, contents, profile)
        return _of_table(grid, _titles(grid, profile, house), problem)
    except FileRefused:
        return None


def _of_table(grid: Grid, titles: Mapping[int, str], problem: RecordProblem) -> OriginalCell | None:
    line, column = problem.where.line, problem.where.column
    index = next((place for place, first in enumerate(grid.lines) if first == line), None)
    if index is None or not 0 < column <= len(grid.rows[index]):
        return None
    cell = grid.rows[index][column - 1]
    value = None if isinstance(cell, Damaged) else harmless(cell)
    return _judged(titles.get(column, ""), shown(cell), is_harmless=value is not None)


def _titles(grid: Grid, profile: Profile, house: Organisation) -> Mapping[int, str]:
    """What heads each column, by its number."""
    table = take_apart(grid, profile, FieldReader.of(profile, house))
    return dict(enumerate(table.titles, start=1))


def _of_entry(listed: Mapping[int, object], problem: RecordProblem) -> OriginalCell | None:
    place, field = problem.part.record, problem.part.field
    entry = listed.get(place)
    if not isinstance(entry, dict) or not isinstance(entry.get(field), str | int):
        return None
    text = str(entry[field])
    return _judged(field, text, is_harmless=harmless(text) is not None)


def _judged(title: str, text: str, *, is_harmless: bool) -> OriginalCell:
    suspected = content_suspicion(text) or title_suspicion(title)
    return OriginalCell(title, text, is_harmless and suspected is None)
