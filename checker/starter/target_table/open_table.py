"""The sheets of a table of targets, whatever program wrote it, and the one that is meant. Pure but for the reader.

Bytes are read as those of record files are: workbooks in a process of their own, text as strictly as any CSV. What is
read passes the privacy screen; other sheets, comments and names within the file are not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import get_args

from checker.domain.file_limits import FileLimits
from checker.domain.problem import nearest
from checker.domain.profile import FileSpec
from checker.domain.refusal import Refused, TargetTableRefusal
from checker.domain.target_table import TableField
from checker.domain.visible import plain
from checker.records.contents import Contents, of_workbook
from checker.records.csv_file import UTF16_MARKS, read_csv
from checker.records.drafting.text_form import text_form
from checker.records.file_kinds import SentKind, kind_of, refuse_another_kind
from checker.records.grid import Grid, is_blank
from checker.records.kept_mark import MARK
from checker.records.packing import unpacked
from checker.records.privacy import NAMED_FINDINGS, screen, screen_name
from checker.records.reading import FileRefused
from checker.records.workbook_file import WorkbookForm
from checker.starter.target_table.header import TITLES, TableHeader, find_header, titles_of

# Nobody has more targets than that; what is longer is a list of cases.
MOST_LINES = 2_000
CSV = FileSpec(name=("*",), format="csv", encoding="utf-8", delimiter=";")
WORKBOOKS: Mapping[SentKind, WorkbookForm] = {SentKind(form): form for form in get_args(WorkbookForm)}


@dataclass(frozen=True, slots=True)
class OpenTable:
    """The table with its header; `other_sheets` hold something that is not read."""

    grid: Grid
    header: TableHeader
    other_sheets: tuple[str, ...] = ()


def open_table(name: str, data: bytes, limits: FileLimits) -> tuple[Grid, ...]:
    """Every sheet of the file that holds anything. Raises Refused or FileRefused."""
    form = WORKBOOKS.get(kind_of(data))
    contents = of_workbook("xlsx" if data.endswith(MARK) else form, name, data) if form else _text(name, data, limits)
    filled = tuple(grid for grid in contents.grids if not all(map(is_blank, grid.rows)))
    if not filled:
        raise Refused(TargetTableRefusal.NO_TABLE, file=name)
    for grid in filled:
        if len(grid.rows) > MOST_LINES:
            raise Refused(TargetTableRefusal.TOO_LONG, file=name, lines=str(len(grid.rows)), most=str(MOST_LINES))
    return filled


def meant_table(
    grids: tuple[Grid, ...], sheet: str | None, named: Mapping[TableField, str], line: int | None
) -> OpenTable:
    """The sheet that was named, or the only one with a header. Raises Refused where it is not clear which."""
    if sheet is not None:
        grids_meant = tuple(grid for grid in grids if plain(grid.sheet) == plain(sheet))
        if not grids_meant:
            known = tuple(grid.sheet for grid in grids)
            near = nearest(sheet, known)
            raise Refused(TargetTableRefusal.NO_SHEET, nearest=near, allowed=known, file=grids[0].file, sheet=sheet)
    else:
        grids_meant = grids
    found = [(grid, header) for grid in grids_meant if (header := find_header(grid, named, line)) is not None]
    if len(found) > 1:
        sheets = tuple(grid.sheet for grid, _ in found)
        raise Refused(TargetTableRefusal.WHICH_SHEET, allowed=sheets, file=grids[0].file)
    if not found:
        raise _no_header(grids_meant, named, line)
    grid, header = found[0]
    _refuse_personal(grid, header)
    return OpenTable(grid, header, tuple(other.sheet for other in grids if other is not grid))


def _refuse_personal(grid: Grid, header: TableHeader) -> None:
    """Who answers for a target is often named there: that column is compared with the house's roles and never kept."""
    owner = header.columns.get(TableField.OWNER)
    rows = [
        [cell if place != owner or index <= header.row else "" for place, cell in enumerate(row)]
        for index, row in enumerate(grid.rows)
    ]
    findings = chain(screen_name(grid.file), screen(Grid(grid.file, rows, grid.lines, grid.sheet)))
    if found := tuple(islice(findings, NAMED_FINDINGS)):
        raise FileRefused(found, private=True)


def _no_header(grids: Iterable[Grid], named: Mapping[TableField, str], line: int | None) -> Refused:
    """With the titles of the line that looks most like a header."""
    grid = max(grids, key=lambda each: len(each.rows))
    searched = [index for index, at in enumerate(grid.lines) if line in (None, at)][:60]
    fullest = max(searched, key=lambda index: len(titles_of(grid, index)), default=None)
    titles = titles_of(grid, fullest) if fullest is not None else ()
    wanted = next((said for said in named.values() if plain(said) not in map(plain, titles)), "")
    code = TargetTableRefusal.NO_COLUMN if wanted else TargetTableRefusal.NO_HEADER
    facts = {"column": wanted} if wanted else {"known": ", ".join(TITLES[TableField.TITLE][:6])}
    return Refused(code, allowed=titles, nearest=nearest(wanted, titles) if wanted else None, file=grid.file, **facts)


def _text(name: str, data: bytes, limits: FileLimits) -> Contents:
    content = unpacked(name, data, limits)
    refuse_another_kind(name, content, CSV)
    if not content.strip() or (kind_of(content) is SentKind.UNKNOWN and not content.startswith(UTF16_MARKS)):
        raise Refused(TargetTableRefusal.NO_TABLE, file=name)
    form = text_form(content)
    spec = CSV.model_copy(update={"encoding": form.encoding, "delimiter": form.delimiter or ";", "quote": form.quote})
    return Contents((read_csv(name, content, spec),))
