"""Bytes to tables or lists, by the format the profile declares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from checker.domain.problem import Location, nearest
from checker.domain.profile import Profile
from checker.domain.record_problem import Facts, ProblemCode
from checker.domain.visible import plain
from checker.records.back_rooms import BackRoom
from checker.records.csv_file import read_csv
from checker.records.file_kinds import refuse_another_kind
from checker.records.grid import Grid
from checker.records.json_file import parse_json, texts_of
from checker.records.kept_workbook import MARK
from checker.records.packing import unpacked
from checker.records.privacy import LooseText
from checker.records.reading import refuse
from checker.records.templates import fits
from checker.records.workbook_file import read_workbook


@dataclass(frozen=True, slots=True)
class Contents:
    """`texts` stand outside every table, `rooms` where no cell shows them; `listed` is a JSON file's list, None for
    tables.
    """

    grids: tuple[Grid, ...] = ()
    texts: tuple[LooseText, ...] = ()
    rooms: tuple[BackRoom, ...] = ()
    listed: list[Any] | None = None


def parse(name: str, data: bytes, profile: Profile) -> Contents:
    """Raises Refused when the bytes are not what the profile declares."""
    content = data if profile.file.sheet else unpacked(name, data)
    refuse_another_kind(name, content, profile.file)
    match profile.file.format:
        case "csv":
            return Contents((read_csv(name, content, profile.file),))
        case "xlsx" | "ods" as format:
            workbook = read_workbook("xlsx" if content.endswith(MARK) else format, name, content)
            numbered = enumerate(workbook.comments, start=1)
            comments = tuple(LooseText(ProblemCode.PERSONAL_COMMENT, *comment) for comment in numbered)
            return Contents(workbook.sheets, comments, workbook.rooms)
        case "json":
            listed = parse_json(name, content)
            return Contents(texts=tuple(texts_of(name, listed)), listed=listed)


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
