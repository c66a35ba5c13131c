"""Do the sender's own sums agree with the rows that they add up, as printed? Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.domain.profile import Column, Profile
from checker.domain.profile_rows import TotalRow
from checker.domain.profile_values import EXACT
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
    kinds, summed = profile.totals(), _SummedRows(table)
    added_up: dict[object, int | Decimal] = {}
    for total in table.found.totals:
        declared = kinds[total.kind]
        which = summed.of(total, declared) if declared.checks else None
        for group, positions in table.columns.items():
            columns = table.groups[group].columns if group in table.groups else profile.columns
            for title, kind in declared.checks.items():
                if title not in positions or which is None:
                    continue
                position, column = positions[title], columns[title]
                if (known := (which.name, position, kind)) not in added_up:
                    cells = counted_in(position, which.rows)
                    added_up[known] = _sum(cells, column, lexicon) if kind == "sum" else _count(cells, column, fields)
                name = title_of(table, group, title, profile)
                yield from _difference(table, (total.row, position), name, added_up[known], lexicon)


def _counted_in(table: RecordTable) -> CountedIn:
    return lambda position, rows: Counter(table.cells(position, rows))


class _Rows(NamedTuple):
    """Rows of data that a total adds up. Those of one name are the same, and are added up once."""

    name: object
    rows: Sequence[int]


class _SummedRows:
    """Which rows does a total add up? However many totals a file has, its rows are gone through once a kind."""

    def __init__(self, table: RecordTable) -> None:
        self._table = table
        self._rows_by_kind: dict[int, list[int]] = defaultdict(list)
        for total in table.found.totals:
            self._rows_by_kind[total.kind].append(total.row)
        self._rows_by_word: dict[str, Mapping[str, Sequence[int]]] = {}

    def of(self, total: Total, declared: TotalRow) -> _Rows:
        data, others = self._table.data, self._rows_by_kind[total.kind]
        match declared.of:
            case "all":
                return _Rows("all", data)
            case "above":
                place = bisect_left(others, total.row)
                before = others[place - 1] if place else -1
                return _Rows(total, data[bisect_right(data, before) : bisect_left(data, total.row)])
            case "below":
                place = bisect_right(others, total.row)
                after = others[place] if place < len(others) else len(self._table.grid.rows)
                return _Rows(total, data[bisect_right(data, total.row) : bisect_left(data, after)])
            case "same":
                assert declared.by is not None, "rows with the same word share a column"
                word = self._word(total.row, declared.by)
                return _Rows((declared.by, word), self._of_words(declared.by).get(word, ()))

    def _word(self, row: int, by: str) -> str:
        place, cells = self._table.columns[NO_GROUP].get(by), self._table.grid.rows[row]
        return shown(cells[place]).casefold() if place is not None and place < len(cells) else ""

    def _of_words(self, by: str) -> Mapping[str, Sequence[int]]:
        if by not in self._rows_by_word:
            found: dict[str, list[int]] = defaultdict(list)
            for row in self._table.data:
                found[self._word(row, by)].append(row)
            self._rows_by_word[by] = found
        return self._rows_by_word[by]


def _sum(cells: Counter[Cell], column: Column, lexicon: Lexicon) -> Decimal:
    total = Decimal(0)
    marks = marks_of(column)
    for cell, times in cells.items():
        if shown(cell) in marks:
            continue  # a zero mark adds 0, any other mark nothing
        try:
            total = EXACT.add(total, EXACT.multiply(lexicon.number(cell), times))
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
