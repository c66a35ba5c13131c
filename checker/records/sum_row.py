"""Does the sender's own sum row agree with the rows above it, as printed? Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from checker.domain.profile import Column, Profile
from checker.domain.record_problem import Part, ProblemCode, RecordProblem
from checker.records.fields import FieldReader, Stands, marks_of
from checker.records.grid import Cell, Damaged, shown
from checker.records.lexical import Lexicon, Unreadable
from checker.records.rows import read_distinct
from checker.records.table import NO_GROUP, RecordTable


def sum_row_doubts(
    table: RecordTable, profile: Profile, lexicon: Lexicon, fields: FieldReader
) -> Iterator[RecordProblem]:
    """A warning for each column whose sum differs: counted before corrections replace anything, across all topics."""
    if table.sum_row is None or profile.sum_row is None:
        return
    columns = dict(profile.every_column())
    for group, positions in table.columns.items():
        for title, kind in profile.sum_row.checks.items():
            if title not in positions:
                continue
            printed = table.grid.rows[table.sum_row][positions[title]]
            cells = Counter(table.cells(positions[title], table.data))
            counted = _sum(cells, columns[title], lexicon) if kind == "sum" else _count(cells, columns[title], fields)
            name = f"{group} / {title}" if group != NO_GROUP else title
            yield from _difference(table, positions[title], name, printed, counted, lexicon)


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
    table: RecordTable, position: int, name: str, printed: Cell, counted: int | Decimal, lexicon: Lexicon
) -> Iterator[RecordProblem]:
    if not shown(printed) and not isinstance(printed, Damaged):
        return
    assert table.sum_row is not None, "asked only where there is a sum row"
    where = table.grid.at(table.sum_row, position + 1)
    try:
        printed_sum = lexicon.number(printed)
    except Unreadable as unreadable:
        yield unreadable.at(where, Part(column=name, is_sum_row=True))
        return
    if printed_sum != counted:
        yield RecordProblem(where, ProblemCode.SUM_DIFFERS, {"column": name, "sum": printed_sum, "rows": counted})
