"""Which rows below the header are data, and which add them up, are passed over or stand below? Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.domain.problem import Location
from checker.domain.profile import Profile
from checker.domain.record_problem import Facts, ProblemCode, RecordProblem
from checker.domain.template_text import Template
from checker.records.grid import Grid, Row, is_blank, joined, shown
from checker.records.reading import refuse
from checker.records.templates import fits


@dataclass(frozen=True, slots=True)
class Total:
    """A row that adds others up: its index in the grid, and that of its kind among the profile's `totals()`."""

    row: int
    kind: int


@dataclass(frozen=True, slots=True)
class FoundRows:
    """Indices of the grid's rows, rising. `outside` are all below the header that are neither data nor blank.

    `skipped` are those of `outside` that the profile passes over, by its reason; `beyond` those below the table's end
    that look like rows of it; `of_others` those that are none of its own in a shared table, by their words.
    """

    data: Sequence[int]
    totals: Sequence[Total]
    outside: Sequence[int]
    skipped: Mapping[str, Sequence[int]]
    beyond: Sequence[int]
    of_others: Sequence[int]

    @property
    def were_left_out(self) -> bool:
        """Are there rows that may be meant as data, and are none by the profile?"""
        return bool(self.skipped or self.beyond)


# What a row is by the profile; None: nothing of the sort.
KindOf = Callable[[Row], int | None]


def table_begin(grid: Grid, profile: Profile) -> int | None:
    """Index of the first row that can be the header; None: the line below which it stands is not there."""
    after = profile.rows.after
    if after is None:
        return 0
    line = _first_line(grid, 0, after)
    return None if line is None else line + 1


def find_rows(grid: Grid, first: int, places: Mapping[str, int], width: int, profile: Profile) -> FoundRows:
    """Sort the rows from `first` on; `places` are the columns outside groups, `width` is the number of all columns.

    Raises Refused where the row that must be the last one is not there.
    """
    end = _end(grid, first, profile)
    tail = _tail(grid, first, end, profile)
    total_of, skip_of, is_own = _total_of(profile, places), _skip_of(profile, places), _own_test(profile, places)
    data: list[int] = []
    of_others: list[int] = []
    totals: list[Total] = []
    outside: list[int] = []
    skipped: dict[str, list[int]] = {}
    for index in range(first, tail):
        row = grid.rows[index]
        if (kind := total_of(row)) is not None:
            totals.append(Total(index, kind))
        elif (skip := skip_of(row)) is not None:
            skipped.setdefault(profile.rows.skip[skip].reason, []).append(index)
        elif _is_usual(row) or not (is_blank(row) or _is_beside(row, profile)):
            (data if is_own is None or is_own(row) else of_others).append(index)
            continue
        elif is_blank(row):
            continue
        outside.append(index)
    below = [index for index in range(tail, len(grid.rows)) if not is_blank(grid.rows[index])]
    beyond = [index for index in below if index >= end and _looks_like_data(grid.rows[index], width, profile)]
    return FoundRows(data, totals, [*outside, *below], skipped, beyond, of_others)


def row_notes(grid: Grid, header: int, found: FoundRows, profile: Profile) -> Iterator[RecordProblem]:
    """What a sender is told of rows that are not read, and of sums that are not there."""
    where = Location(grid.file, 0, 0, grid.sheet)
    for reason, rows in found.skipped.items():
        facts: Facts = {"why": reason, "listed": tuple(grid.lines[row] for row in rows)}
        yield RecordProblem(where, ProblemCode.ROWS_SKIPPED, facts)
    if found.beyond:
        beyond = tuple(grid.lines[row] for row in found.beyond)
        yield RecordProblem(where, ProblemCode.ROWS_BEYOND_THE_END, {"listed": beyond})
    there = {total.kind for total in found.totals}
    for kind, declared in enumerate(profile.totals()):
        if declared.required and kind not in there and found.data:
            yield RecordProblem(grid.at(header), ProblemCode.TOTAL_MISSING, {"label": declared.labels[0]})


def _first_line(grid: Grid, first: int, template: Template) -> int | None:
    rows = grid.rows
    return next((index for index in range(first, len(rows)) if fits(template, joined(rows[index])) is not None), None)


def _end(grid: Grid, first: int, profile: Profile) -> int:
    """Index behind the table's last row, as far as a line says so."""
    if (until := profile.rows.until) is not None:
        last = _first_line(grid, first, until)
        if last is None:
            raise refuse(Location(grid.file, 0, 0, grid.sheet), ProblemCode.LAST_ROW_MISSING, {"line": until})
        return last + 1
    stop = _first_line(grid, first, profile.rows.stop) if profile.rows.stop is not None else None
    return len(grid.rows) if stop is None else stop


def _tail(grid: Grid, first: int, end: int, profile: Profile) -> int:
    """Index from which on only lines beside the table stand, up to its end.

    A row of several cells that reads like a footer may be a row of data: it is a footer only below one that cannot be.
    """
    begin = end
    while begin > first and (is_blank(grid.rows[begin - 1]) or _is_beside(grid.rows[begin - 1], profile)):
        begin -= 1
    while begin < end and _is_usual(grid.rows[begin]) and not _is_line_below(grid.rows[begin], profile):
        begin += 1
    return begin


def _is_usual(row: Row) -> bool:
    """Neither blank nor a single cell: nearly every row of data."""
    return bool(row and row[0] and len(row) > 1 and row[1])


def _is_beside(row: Row, profile: Profile) -> bool:
    """Does it read like one of the lines that stand below the data?"""
    text = joined(row)
    return any(fits(template, text) is not None for template in profile.footer) or _is_line_below(row, profile)


def _is_line_below(row: Row, profile: Profile) -> bool:
    below = [line.text for line in profile.lines if line.place == "below"]
    return any(fits(template, joined(row)) is not None for template in below)


def _looks_like_data(row: Row, width: int, profile: Profile) -> bool:
    """Are more than half of its columns filled, one of them with a figure, as no header's is?"""
    filled = sum(1 for cell in row if not isinstance(cell, str) or cell)
    has_figure = any(not isinstance(cell, str) or any(map(str.isdecimal, cell)) for cell in row)
    return _is_usual(row) and 2 * filled > width and has_figure and not _is_beside(row, profile)


def _total_of(profile: Profile, places: Mapping[str, int]) -> KindOf:
    return _first_of([_cell_test(places.get(total.column, 0), total.labels) for total in profile.totals()])


def _skip_of(profile: Profile, places: Mapping[str, int]) -> KindOf:
    tests = [
        _line_test(skip.text) if skip.column is None else _cell_test(places.get(skip.column), (skip.text,))
        for skip in profile.rows.skip
    ]
    return _first_of(tests)


def _own_test(profile: Profile, places: Mapping[str, int]) -> Callable[[Row], bool] | None:
    """Is a row of a shared table this profile's, by its word? None: all are."""
    only = profile.rows.only
    if only is None:
        return None
    place, known = places.get(only.column), dict[str, bool]()

    def test(row: Row) -> bool:
        word = shown(row[place]) if place is not None and place < len(row) else ""
        if (found := known.get(word)) is None:
            found = known[word] = any(fits(template, word) is not None for template in only.words)
        return found

    return test


def _first_of(tests: Sequence[Callable[[Row], bool]]) -> KindOf:
    if not tests:
        return lambda _: None
    if len(tests) == 1:
        (only,) = tests
        return lambda row: 0 if only(row) else None
    return lambda row: next((kind for kind, test in enumerate(tests) if test(row)), None)


def _line_test(template: Template) -> Callable[[Row], bool]:
    return lambda row: fits(template, joined(row)) is not None


def _cell_test(place: int | None, templates: Collection[Template]) -> Callable[[Row], bool]:
    """Does a row's text at a place fit? Few distinct texts occur in a column, so each is compared once."""
    known: dict[str, bool] = {}

    def test(row: Row) -> bool:
        cell = row[place] if place is not None and place < len(row) else ""
        if not isinstance(cell, str) or not cell or cell.isdecimal():
            return False
        if (found := known.get(cell)) is None:
            found = known[cell] = any(fits(template, cell) is not None for template in templates)
        return found

    return test
