"""Do the sender's own sums agree with the rows that they add up, as printed? Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from checker.domain.profile import Column, Profile
from checker.domain.profile_rows import TotalRow
from checker.domain.record_problem import Part, ProblemCode, RecordProblem
from checker.records.data_rows import Total
from checker.records.fields import FieldReader, Stands, marks_of
from checker.records.grid import Cell, Damaged, shown
from checker.records.lexical import Lexicon, Unreadable
from checker.records.row_records import NO_GROUP
from checker.records.rows import read_distinct
from checker.records.table import RecordTable, title_of

# How often each cell stands in a column (by its position) of the given rows of the data.
CountedIn = Callable[[int, Sequence[int]], Counter[Cell]]


def sum_row_doubts(
    table: RecordTable,
    profile: Profile,
    lexicon: Lexicon,
    fields: FieldReader,
    counted_in: CountedIn | None = None,
) -> Iterator[RecordProblem]:
    """A warning for each sum that differs: counted before corrections replace anything, across all topics.

    `counted_in` where the table itself does not hold all rows.
    """
    counted_in = counted_in or _counted_in(table)
    kinds = profile.totals()
    for total in table.found.totals:
        declared = kinds[total.kind]
        rows = rows_of(total, declared, table) if declared.checks else ()
        for group, positions in table.columns.items():
            columns = table.groups[group].columns if group in table.groups else profile.columns
            for title, kind in declared.checks.items():
                if title not in positions:
                    continue
                cells = counted_in(positions[title], rows)
                counted = (
                    _sum(cells, columns[title], lexicon) if kind == "sum" else _count(cells, columns[title], fields)
                )
                name = title_of(table, group, title, profile)
                yield from _difference(table, (total.row, positions[title]), name, counted, lexicon)


def _counted_in(table: RecordTable) -> CountedIn:
    return lambda position, rows: Counter(table.cells(position, rows))


def rows_of(total: Total, declared: TotalRow, table: RecordTable) -> Sequence[int]:
    """The rows of data that a row adds up, as its kind is declared."""
    data = table.data
    others = [other.row for other in table.found.totals if other.kind == total.kind]
    match declared.of:
        case "all":
            return data
        case "above":
            before = max((row for row in others if row < total.row), default=-1)
            return data[bisect_right(data, before) : bisect_left(data, total.row)]
        case "below":
            after = min((row for row in others if row > total.row), default=len(table.grid.rows))
            return data[bisect_right(data, total.row) : bisect_left(data, after)]
        case "same":
            assert declared.by is not None, "rows with the same word share a column"
            return _of_one_word(total, declared.by, table)


def _of_one_word(total: Total, by: str, table: RecordTable) -> Sequence[int]:
    place = table.columns[NO_GROUP].get(by)
    if place is None or place >= len(table.grid.rows[total.row]):
        return ()
    word = shown(table.grid.rows[total.row][place]).casefold()
    cells = table.cells(place, table.data)
    return [row for row, cell in zip(table.data, cells, strict=True) if shown(cell).casefold() == word]


def _sum(cells: Counter[Cell], column: Column, lexicon: Lexicon) -> int | Decimal:
    total: int | Decimal = 0
    marks = marks_of(column)
    for cell, times in cells.items():
        if shown(cell) in marks:
            continue  # a zero mark adds 0, any other mark nothing
        try:
            total += lexicon.number(cell) * times
        except Unreadable:
            continue  # blank, or already told as a fault of its row
    return total


def _count(cells: Counter[Cell], column: Column, fields: FieldReader) -> int:
    """How many cells hold a value of their own: a day or week, but no word in its place and no mark."""
    assert column.field is not None, "only mapped columns are counted"
    values, _ = read_distinct(fields.reader(column.field, column), set(cells))
    held = {cell for cell, value in values.items() if value is not None and not isinstance(value, Stands)}
    return sum(times for cell, times in cells.items() if cell in held)


def _difference(
    table: RecordTable, at: tuple[int, int], name: str, counted: int | Decimal, lexicon: Lexicon
) -> Iterator[RecordProblem]:
    """`at` is the place of the printed sum: row and column of the grid, from 0."""
    row, position = at
    cells = table.grid.rows[row]
    printed = cells[position] if position < len(cells) else ""
    if not shown(printed) and not isinstance(printed, Damaged):
        return
    where = table.grid.at(row, position + 1)
    try:
        printed_sum = lexicon.number(printed)
    except Unreadable as unreadable:
        yield unreadable.at(where, Part(column=name, is_sum_row=True))
        return
    if printed_sum != counted:
        yield RecordProblem(where, ProblemCode.SUM_DIFFERS, {"column": name, "sum": printed_sum, "rows": counted})
