"""Bytes to tables or lists, by the format the profile declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.domain.column_place import title_in
from checker.domain.file_limits import STARTER, FileLimits
from checker.domain.problem import Location, nearest
from checker.domain.profile import LISTS, Profile
from checker.domain.record_problem import Facts, ProblemCode, RecordProblem
from checker.domain.visible import plain
from checker.records.back_rooms import BackRoom
from checker.records.csv_file import read_csv
from checker.records.file_kinds import refuse_another_kind
from checker.records.grid import Grid
from checker.records.kept_mark import MARK
from checker.records.packing import unpacked
from checker.records.privacy import LooseText
from checker.records.reading import refuse
from checker.records.templates import fits

if TYPE_CHECKING:
    from checker.records.workbook_file import WorkbookForm


@dataclass(frozen=True, slots=True)
class Contents:
    """`texts` stand outside every table, `rooms` where no cell shows them; `listed` are a JSON file's values by their
    numbers, None for tables; `bad` are lines that cannot be read at all, `is_screened`: its cells are among the texts.
    """

    grids: tuple[Grid, ...] = ()
    texts: tuple[LooseText, ...] = ()
    rooms: tuple[BackRoom, ...] = ()
    listed: Mapping[int, Any] | None = None
    bad: tuple[RecordProblem, ...] = ()
    is_screened: bool = False


def parse(name: str, data: bytes, profile: Profile, limits: FileLimits = STARTER) -> Contents:
    """Raises Refused when the bytes are not what the profile declares."""
    content = data if profile.file.sheet else unpacked(name, data, limits)
    refuse_another_kind(name, content, profile.file)
    match profile.file.format:
        case "csv":
            return Contents((read_csv(name, content, profile.file),))
        case "xlsx" | "ods" | "xls" as format:
            return of_workbook("xlsx" if content.endswith(MARK) else format, name, content)
        case "json" | "ndjson":
            return _of_list(name, content, profile)


def of_workbook(form: WorkbookForm, name: str, data: bytes) -> Contents:
    """Every sheet, hidden ones too. Raises Refused."""
    from checker.records.workbook_file import read_workbook  # most files are CSV

    workbook = read_workbook(form, name, data)
    numbered = enumerate(workbook.comments, start=1)
    comments = tuple(LooseText(ProblemCode.PERSONAL_COMMENT, *comment) for comment in numbered)
    return Contents(workbook.sheets, comments, workbook.rooms)


def form_of(profile: Profile) -> object:
    """Profiles of one form make the same contents of a file; of a list, each makes its own by its columns."""
    return id(profile) if profile.file.format in LISTS else profile.file.form


def _of_list(name: str, data: bytes, profile: Profile) -> Contents:
    """By the profile's columns a table, without any a list of records as we write them."""
    from checker.records.json_file import parse_json, parse_json_lines, texts_of  # most files are CSV
    from checker.records.json_table import as_grid, laid_out

    is_lines = profile.file.format == "ndjson"
    listed = parse_json_lines(name, data) if is_lines else parse_json(name, data, profile.file.list_at)
    declared = [title_in(path) for path, column in profile.columns.items() if column.units or column.values]
    texts = tuple(texts_of(name, {0: listed.around, **listed.values}, declared))
    if not profile.columns:
        return Contents(texts=texts, listed=listed.values, bad=listed.bad)
    rows, unfit = laid_out(name, listed.values)
    grid = as_grid(name, listed.around, rows, profile)
    return Contents((grid,), texts, bad=(*listed.bad, *unfit), is_screened=True)


def main_grid(name: str, contents: Contents, profile: Profile) -> Grid:
    """The sheet to be read. Raises Refused where it is missing, or where a sheet is neither read nor ignored."""
    if profile.file.sheet is None:
        return contents.grids[0]
    ignored = set(map(plain, profile.file.ignored_sheets))
    wanted = [grid for grid in contents.grids if fits(profile.file.sheet, grid.sheet) is not None]
    for grid in contents.grids:
        if grid not in wanted and plain(grid.sheet) not in ignored:
            allowed = (profile.file.sheet, *profile.file.ignored_sheets)
            where = Location(name, 0, 0, grid.sheet)
            raise refuse(where, ProblemCode.SHEET_NOT_AGREED, {}, allowed, nearest(grid.sheet, allowed))
    if len(wanted) != 1:
        facts: Facts = {"count": len(wanted), "sheet": profile.file.sheet}
        raise refuse(Location(name), ProblemCode.NOT_ONE_SHEET, facts, [grid.sheet for grid in contents.grids])
    return wanted[0]
