"""Which record does each row become? Columns are read once per distinct cell, then rows are put together. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pydantic import ValidationError

from checker.domain.column_place import place_in
from checker.domain.figures import FIGURES
from checker.domain.period import Period, containing
from checker.domain.problem import nearest
from checker.domain.profile import CELLS, ROW, Column, Profile, RecordSpec, Sentinel
from checker.domain.profile_values import Derived
from checker.domain.record import MODEL_BY_TYPE, StatusRecord
from checker.domain.record_problem import Facts, FieldName, Part, ProblemCode, RecordProblem
from checker.domain.visible import plain
from checker.records.fields import FieldReader, ReadCell, Stands, Value, marks_of
from checker.records.grid import Cell, Damaged, shown
from checker.records.header import heading_reader
from checker.records.heading import Heading
from checker.records.lexical import Unreadable, in_range
from checker.records.model_refusals import refused_by_model
from checker.records.row_records import NO_GROUP, RowGroup
from checker.records.table import RecordTable

Unit = tuple[int, str]  # index of the grid's row, group: what the account counts

WITHOUT_FIGURE = frozenset({ProblemCode.MEASUREMENT_WITHOUT_FIGURE, ProblemCode.STAFF_WITHOUT_FIGURE})
# What a figure is held against is none itself.
COMPARED_WITH = frozenset({"base", "target"})


@dataclass(frozen=True, slots=True)
class FieldSource:
    """Where a record's field comes from, and the marks that may stand there in place of a value."""

    field: str
    title: str
    column: Column
    position: int
    marks: Mapping[str, Sentinel]

    @property
    def shown_title(self) -> str:
        """With what its numbers are multiplied by: a figure in a sentence is in the record's unit."""
        return f"{self.title} × {self.column.times}" if self.column.times else self.title


@dataclass(slots=True)
class Rows:
    """The result for the rows: a record a unit, or its problems. `sources` finds a field's column again, `held` are
    records that nothing is wrong with but what another row says.
    """

    records: dict[Unit, StatusRecord] = field(default_factory=dict)
    faults: dict[Unit, list[RecordProblem]] = field(default_factory=dict)
    sources: dict[tuple[str, str], FieldSource] = field(default_factory=dict)
    # The columns of which a field is made, where it is derived.
    parts: dict[tuple[str, str], list[FieldSource]] = field(default_factory=dict)
    held: dict[Unit, StatusRecord] = field(default_factory=dict)

    def fault(self, unit: Unit, problem: RecordProblem) -> None:
        found = self.faults.setdefault(unit, [])
        if problem not in found:  # a column of which two numbers are made is read for each
            found.append(problem)
        self.records.pop(unit, None)

    def in_titles(self, facts: Facts, group: str) -> tuple[Facts, FieldSource | None]:
        """Facts about fields, with the sender's own words for them; and the first column that they name."""
        named = {
            fact: source
            for fact, value in facts.items()
            if isinstance(value, FieldName) and (source := self.sources.get((group, value.name))) is not None
        }
        titled = {fact: FieldName(source.field, source.shown_title) for fact, source in named.items()}
        return {**facts, **titled}, next(iter(named.values()), None)


@dataclass(frozen=True, slots=True)
class Stream:
    """Rows of one kind and group: all their records have the same fields from the same columns."""

    spec: RecordSpec
    group: str
    rows: Sequence[int]


class RowReader:
    """Turns the data rows of one table into records."""

    def __init__(self, table: RecordTable, profile: Profile, heading: Heading, fields: FieldReader) -> None:
        self._table = table
        self._profile = profile
        self._heading = heading
        self._fields = fields
        self._read_heading = heading_reader(profile, fields)
        self._rows = Rows()
        self._marks = {group: _unfilling_marks(one) for group, one in table.groups.items()}

    def read(self) -> Rows:
        for row, problem in self._table.ragged.items():
            self._rows.fault((row, NO_GROUP), problem)
        for stream in self._streams():
            self._read_stream(stream)
        return self._rows

    def _streams(self) -> Iterator[Stream]:
        groups = self._table.groups
        for spec, rows in self._kinds():
            if not groups:
                yield Stream(spec, NO_GROUP, rows)
            for group in groups:
                yield Stream(spec, group, [row for row in rows if self._is_filled(row, group)])

    def _kinds(self) -> Iterator[tuple[RecordSpec, Sequence[int]]]:
        """Rows by what they become; a word that selects nothing is a fault."""
        by = self._profile.records_by
        if by is None:
            assert self._profile.records is not None, "a profile has records or records_by"
            yield self._profile.records, self._table.data
            return
        position = self._table.columns[NO_GROUP][by.column]
        rows_by_kind: dict[str, list[int]] = {kind: [] for kind in by.kinds}
        kind_by_word = {plain(kind).casefold(): kind for kind in by.kinds}
        for row in self._table.data:
            word = shown(self._table.grid.rows[row][position])
            if (kind := kind_by_word.get(word.casefold())) is not None:
                rows_by_kind[kind].append(row)
                continue
            close = nearest(word, by.kinds)
            unknown = Unreadable(ProblemCode.WORD_UNKNOWN, {"word": word if close else None}, tuple(by.kinds), close)
            where = self._table.grid.at(row, position + 1)
            self._rows.fault((row, NO_GROUP), unknown.at(where, Part(column=by.column)))
        yield from ((by.kinds[kind], rows) for kind, rows in rows_by_kind.items())

    def _is_filled(self, row: int, group: str) -> bool:
        for title, position in self._table.columns[group].items():
            cell = self._table.grid.rows[row][position]
            text = shown(cell)
            if isinstance(cell, Damaged) or (text and text not in self._marks[group][title]):
                return True
        return False

    def _read_stream(self, stream: Stream) -> None:
        if not stream.rows:
            return
        count = len(stream.rows)
        constants = self._profile.constants(stream.spec)
        same = {**self._heading.common, **constants, **self._said(stream.group)}
        values: dict[str, list[Value]] = {name: [value] * count for name, value in same.items()}
        for source in self._sources(stream):
            self._take(source, stream, values)
        for name, made in stream.spec.derive.items():
            values[name] = self._derived(name, made, stream)
        for name, template in stream.spec.build.items():
            values[name] = _built(template, values, stream.group, count)
        if stream.spec.period:
            values["period"] = self._periods(stream, values)
        values.pop(ROW, None)
        self._refuse_empty(stream, values)
        self._put_together(stream, values)

    def _said(self, group: str) -> Mapping[str, Value]:
        """What is the same in every row of a group."""
        one = self._table.groups.get(group)
        if one is None or one.heading is None or self._read_heading is None:
            return one.sets if one else {}
        return dict.fromkeys(one.sets, self._read_heading(one.heading))

    def _repeated(self, stream: Stream) -> Mapping[str, Column]:
        """The columns that are a group's own."""
        return self._table.groups[stream.group].columns if stream.group in self._table.groups else {}

    def _sources(self, stream: Stream) -> Iterator[FieldSource]:
        own = MODEL_BY_TYPE[stream.spec.type].model_fields
        field_by_title = {title: name for name, title in stream.spec.fields.items()}
        for group, columns in ((NO_GROUP, self._profile.columns), (stream.group, self._repeated(stream))):
            for title, column in columns.items():
                name = field_by_title.get(title, column.field)
                position = self._table.columns[group].get(title)
                if name in own and position is not None:
                    is_titled = title != CELLS and place_in(title) is None
                    shown_as = title if is_titled else self._table.titles[position] or title
                    source = FieldSource(name, shown_as, column, position, marks_of(column))
                    self._rows.sources[stream.group, name] = source
                    yield source

    def _take(self, source: FieldSource, stream: Stream, values: dict[str, list[Value]]) -> None:
        """Read a column into its field, and into the fields its words and filled cells set."""
        cells = self._table.cells(source.position, stream.rows)
        read = self._read_column(source, stream, cells)
        column, blank = source.column, [None] * len(cells)
        for name, constant in column.filled.items():
            before = values.get(name, blank)
            filled = [not (value is None or isinstance(value, Stands)) for value in read]
            values[name] = [constant if is_filled else old for is_filled, old in zip(filled, before, strict=True)]
        for name in dict.fromkeys(name for sets in column.words.values() for name in sets):
            before = values.get(name, blank)
            values[name] = [
                value.sets.get(name, old) if isinstance(value, Stands) else old
                for value, old in zip(read, before, strict=True)
            ]
        if column.words:
            read = [None if isinstance(value, Stands) else value for value in read]
        before = values.get(source.field, blank)
        is_common = source.field in values
        values[source.field] = (
            [old if value is None else value for value, old in zip(read, before, strict=True)] if is_common else read
        )

    def _derived(self, name: str, made: Derived, stream: Stream) -> list[Value]:
        """A number made of columns; None where a part is blank, a mark or a word."""
        parts = list(self._parts(name, made, stream))
        if len(parts) < len(made.columns):  # a column that the file may leave out
            return [None] * len(stream.rows)
        self._rows.sources[stream.group, name], self._rows.parts[stream.group, name] = parts[0], parts
        read = [self._read_column(part, stream, self._table.cells(part.position, stream.rows)) for part in parts]
        return [
            self._made(made, numbers, row, parts[0], stream)
            for row, numbers in zip(stream.rows, zip(*read, strict=True), strict=True)
        ]

    def _parts(self, name: str, made: Derived, stream: Stream) -> Iterator[FieldSource]:
        for title in made.columns:
            for group, columns in ((stream.group, self._repeated(stream)), (NO_GROUP, self._profile.columns)):
                position = self._table.columns[group].get(title)
                if title in columns and position is not None:
                    yield FieldSource(name, title, columns[title], position, marks_of(columns[title]))
                    break

    def _made(self, made: Derived, numbers: tuple[Value, ...], row: int, first: FieldSource, stream: Stream) -> Value:
        """Whole where the parts are, as the field is; exact otherwise."""
        known = tuple(number for number in numbers if isinstance(number, int | Decimal))
        if len(known) < len(made.columns):
            return None
        try:
            number = in_range(made.of(known))
        except Unreadable as unreadable:
            where = self._table.grid.at(row, first.position + 1)
            self._rows.fault((row, stream.group), unreadable.at(where, Part(column=first.title)))
            return None
        return number if all(isinstance(part, int) for part in known) else Decimal(number)

    def _read_column(self, source: FieldSource, stream: Stream, cells: Sequence[Cell]) -> list[Value]:
        read = self._fields.reader(source.field, source.column)
        value_by_cell, unreadable = read_distinct(read, set(cells))
        if unreadable:
            for row, cell in zip(stream.rows, cells, strict=True):
                if (reason := unreadable.get(cell)) is not None:
                    where = self._table.grid.at(row, source.position + 1)
                    self._rows.fault((row, stream.group), reason.at(where, Part(column=source.title)))
        return list(map(value_by_cell.get, cells))

    def _periods(self, stream: Stream, values: Mapping[str, list[Value]]) -> list[Value]:
        source, report = stream.spec.period, self._heading.report_period
        assert source is not None, "asked only where the period comes from the report"
        assert report is not None, "a profile whose records need the report's period requires a report"
        aggregations = values.get("aggregation") or [None] * len(stream.rows)
        period_by_aggregation: dict[Value, Period | None] = {}
        for aggregation in set(aggregations):
            kind = source.kind_for(aggregation if isinstance(aggregation, str) else None)
            period = containing(report.end, kind) if kind else None
            # A figure of the half-year that a report of its first quarter brings would be none of the half-year's.
            period_by_aggregation[aggregation] = period if period and period.end == report.end else None
        return [period_by_aggregation[aggregation] for aggregation in aggregations]

    def _refuse_empty(self, stream: Stream, values: Mapping[str, list[Value]]) -> None:
        """Rows without a value that a record cannot be without."""
        for name, info in MODEL_BY_TYPE[stream.spec.type].model_fields.items():
            if not info.is_required() or None not in values.get(name, [None]):
                continue
            for row, value in zip(stream.rows, values.get(name, [None] * len(stream.rows)), strict=True):
                if value is None and (row, stream.group) not in self._rows.faults:
                    self._rows.fault((row, stream.group), self._empty(name, row, stream))

    def _empty(self, name: str, row: int, stream: Stream) -> RecordProblem:
        source = self._rows.sources.get((stream.group, name))
        by = self._rows.sources.get((stream.group, "aggregation"))
        if name == "period" and source is None and by is None:
            about = {"period": str(self._heading.report_period)}
            return RecordProblem(self._table.grid.at(row), ProblemCode.ROW_OF_ANOTHER_REPORT, about)
        if name == "period" and source is None and by is not None:
            known = stream.spec.period.by_aggregation if stream.spec.period else {}
            words = tuple(word for word, aggregation in by.column.values.items() if aggregation in known)
            unfit = Unreadable(ProblemCode.AGGREGATION_UNFIT, {}, words)
            return unfit.at(self._table.grid.at(row, by.position + 1), Part(column=by.title))
        where = self._table.grid.at(row, source.position + 1 if source else self._table.column_of(stream.group))
        if source is not None and (mark := self._mark(row, source)) is not None:
            return RecordProblem(where, ProblemCode.MARK_WHERE_NEEDED, {"column": source.title, "mark": mark})
        return RecordProblem(where, ProblemCode.CELL_EMPTY, {"column": source.title if source else name})

    def _put_together(self, stream: Stream, values: Mapping[str, list[Value]]) -> None:
        """One validated record a row. The model is the judge, whatever the profile says."""
        model = MODEL_BY_TYPE[stream.spec.type]
        validate = model.__pydantic_validator__.validate_python
        names, group, faults, records = tuple(values), stream.group, self._rows.faults, self._rows.records
        # Which fields were given is the same for all rows of a stream; a set for each would be half of its memory.
        given = {name for name in names if name in model.model_fields}
        # All columns have one length; saying so again for every row (strict) would cost a tenth of the import.
        for row, row_values in zip(stream.rows, zip(*values.values(), strict=True), strict=True):
            if faults and (row, group) in faults:
                continue
            try:
                record = records[row, group] = validate(dict(zip(names, row_values)))  # noqa: B905
                object.__setattr__(record, "__pydantic_fields_set__", given)
            except ValidationError as invalid:
                refused = refused_by_model(invalid)
                said = dict(zip(names, row_values, strict=True))
                if refused.code in WITHOUT_FIGURE and (mark := self._only_mark(row, stream, said)) is not None:
                    records[row, group] = validate({**said, "no_figure": mark})
                    continue
                self._rows.fault((row, group), self._in_columns(refused, row, stream))

    def _only_mark(self, row: int, stream: Stream, said: Mapping[str, Value]) -> str | None:
        """What the sender's mark says of the row's only figure. None: no mark stands there, or a figure beside it."""
        figures = [name for name in FIGURES[stream.spec.type] if name not in COMPARED_WITH]
        if any(said.get(name) is not None for name in figures):
            return None
        sources = [source for name in figures for source in self._sources_of(name, stream)]
        # A mark that means 0 is a figure; it stands here where another part of a derived number is missing.
        return next((mark for one in sources if (mark := self._mark(row, one)) not in (None, "zero")), None)

    def _sources_of(self, name: str, stream: Stream) -> list[FieldSource]:
        """The columns in which a field's mark may stand: its own, or those that it is made of."""
        own = self._rows.sources.get((stream.group, name))
        return self._rows.parts.get((stream.group, name)) or ([own] if own else [])

    def _mark(self, row: int, source: FieldSource) -> str | None:
        """What the mark in a cell says, as the profile declares it; None: no mark stands there."""
        return source.marks.get(shown(self._table.grid.rows[row][source.position]))

    def _in_columns(self, refused: Unreadable, row: int, stream: Stream) -> RecordProblem:
        """The model's refusal in the words of the sender: columns instead of fields."""
        facts, first = self._rows.in_titles(refused.facts, stream.group)
        where = self._table.grid.at(row, first.position + 1 if first else self._table.column_of(stream.group))
        return RecordProblem(where, refused.code, facts, refused.allowed, refused.nearest)


def _unfilling_marks(group: RowGroup) -> Mapping[str, Mapping[str, Sentinel]]:
    """By column, the marks with which it says nothing of the group; a 0 is something everywhere."""
    none = {} if group.marks_fill else group.columns
    marks = {title: marks_of(column) for title, column in none.items()}
    unfilling = {title: {mark: said for mark, said in each.items() if said != "zero"} for title, each in marks.items()}
    return {title: unfilling.get(title, {}) for title in group.columns}


def read_distinct(read: ReadCell, distinct: set[Cell]) -> tuple[dict[Cell, Value], dict[Cell, Unreadable]]:
    """Few distinct cells occur in a column, so each is read once."""
    values: dict[Cell, Value] = {}
    unreadable: dict[Cell, Unreadable] = {}
    for cell in distinct:
        try:
            values[cell] = read(cell)
        except Unreadable as reason:
            unreadable[cell] = reason
    return values, unreadable


def _built(template: str, values: Mapping[str, list[Value]], group: str, count: int) -> list[Value]:
    """`{scope}-{group}` filled in for each row; None where a part is missing."""
    blank: list[Value] = [None] * count
    names = [name for name in re.findall(r"\{(\w+)\}", template) if name != "group"]
    columns = {name: values.get(name, blank) for name in names}
    built: list[Value] = []
    for row in range(count):
        parts = {name: column[row] for name, column in columns.items()}
        built.append(None if None in parts.values() else template.format(group=group, **parts))
    return built
