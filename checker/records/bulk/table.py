"""Where in a large CSV file do data begin and end, and what stands in their columns? Pure but for polars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from checker.domain.profile import Profile
from checker.domain.visible import plain
from checker.records.assembly import ReadSource
from checker.records.bulk.columns import FewTexts, Texts, mask_of, read_columns
from checker.records.csv_file import read_csv
from checker.records.fields import FieldReader
from checker.records.file_content import FileContent
from checker.records.grid import Grid
from checker.records.privacy import screen, suspects
from checker.records.row_records import NO_GROUP
from checker.records.table import RecordTable, take_apart
from checker.records.templates import fits

if TYPE_CHECKING:
    import polars as pl

# The header is searched in so many lines, and a few more tell that it is read as rows of one line each.
HEAD = 80
# So many lines at the end tell where data end and what stands below them begins.
TAIL = 40
# Where more than one row in so many is to be looked at alone, reading row by row is no dearer.
ONE_IN = 4
_USUAL_NUMBER = r"^(?:0|[1-9][0-9]{0,14})$"
_SIGNS_ONLY = r"^[0-9.,+-]*$"


@dataclass(frozen=True, slots=True)
class BulkTable:
    """The data rows of a file. `outline` are its lines up to the header and whatever below may be no row of data;
    `lines` are the numbers of the data rows' lines.
    """

    outline: RecordTable
    columns: tuple[Texts, ...]
    lines: pl.Series

    @property
    def count(self) -> int:
        return len(self.lines)

    def keep(self, mask: pl.Series) -> BulkTable:
        columns = tuple(column.keep(mask) for column in self.columns)
        return BulkTable(self.outline, columns, self.lines.filter(mask))

    def grid(self, rows: pl.Series) -> Grid:
        """These rows below the header, each with the line in which it stands."""
        grid, above = self.outline.grid, self.outline.header + 1
        cells = zip(*(column.at(rows) for column in self.columns), strict=True)
        lines = [*grid.lines[:above], *self.lines.gather(rows).to_list()]
        return Grid(grid.file, [*grid.rows[:above], *cells], lines)


def read_table(source: ReadSource, content: FileContent, fields: FieldReader) -> BulkTable | None:
    spec = source.profile.file
    beginning = content.head
    head = read_csv(source.known.file, beginning[: _behind_lines(beginning, HEAD)], spec)
    if list(head.lines) != list(range(1, HEAD + 1)):
        return None
    outline = take_apart(head, source.profile, fields)
    header, first = head.rows[outline.header], outline.header + 1
    if any(screen(head, first)) or not all(plain(str(title)) for title in header):
        return None
    codec = "utf-8" if str(spec.encoding).startswith("utf-8") else str(spec.encoding)
    columns = read_columns(content, _behind_lines(beginning, first), codec, str(spec.delimiter), len(header))
    if columns is None or any(_is_personal(column) for column in columns):
        return None
    return _data_rows(source.profile, BulkTable(outline, columns, _lines(first + 1, columns[0])), fields)


def _behind_lines(data: bytes, count: int) -> int:
    end = 0
    for _ in range(count):
        end = data.find(b"\n", end) + 1
    return end


def _lines(first: int, column: Texts) -> pl.Series:
    import polars as pl

    count = len(column.codes if isinstance(column, FewTexts) else column.cells)
    return pl.int_range(first, first + count, dtype=pl.UInt32, eager=True)


def _is_personal(column: Texts) -> bool:
    """Does any cell look personal? Then the row-wise reader says where."""
    if isinstance(column, FewTexts):
        return bool(suspects(column.texts))
    return bool(suspects(column.cells.filter(~column.cells.str.contains(_SIGNS_ONLY)).unique().to_list()))


def _data_rows(profile: Profile, table: BulkTable, fields: FieldReader) -> BulkTable | None:
    """Without what the row-wise reader takes for no data. None: too many lines may be that, or nothing is left."""
    odd = reduce(or_, (column.is_any({""}) for column in table.columns[:2]))
    for total in profile.totals():
        odd |= _fitting(table.columns[table.outline.columns[NO_GROUP].get(total.column, 0)], total.labels)
    odd |= mask_of(range(max(table.count - TAIL, 0), table.count), table.count)
    rows = odd.arg_true()
    if len(rows) - TAIL > table.count // ONE_IN:
        return None
    outline = take_apart(table.grid(rows), profile, fields)
    first, data = outline.header + 1, set(outline.found.data)
    if outline.ragged or not any(len(outline.grid.rows) - TAIL <= row for row in data):
        return None
    left_out = [row for place, row in enumerate(rows, start=first) if place not in data]
    return replace(table.keep(~mask_of(left_out, table.count)), outline=outline)


def _fitting(column: Texts, labels: Sequence[str]) -> pl.Series:
    """Which rows bear one of these labels in a column?"""
    texts = column.texts if isinstance(column, FewTexts) else column.cells
    if not isinstance(column, FewTexts):
        texts = column.cells.filter(~column.cells.str.contains(_USUAL_NUMBER)).unique().to_list()
    return column.is_any({text for text in texts if any(fits(label, text) is not None for label in labels)})
