"""How is a sender's file read? Declarative only: no code depends on a sender's columns. Pure.

One file a sender under rules/senders. What is not declared is refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from checker.domain.column_place import is_no_place, place_in
from checker.domain.csv_signs import Delimiter, Quote
from checker.domain.figures import FIGURES
from checker.domain.level import LevelName
from checker.domain.model import Frozen
from checker.domain.period import PeriodKind
from checker.domain.problem import meant, nearest
from checker.domain.profile_rows import DataRows, Summed, TotalRow
from checker.domain.profile_values import Derived, Factor
from checker.domain.record_fields import FIELDS_BY_TYPE, REQUIRED_BY_TYPE, Aggregation, RecordType
from checker.domain.template_text import PLACEHOLDER, Reason, Template

ROW = "row"
# By these names `checks` and other keys speak of what stands under headings, and of the headings.
CELLS, HEADINGS = "cells", "headings"
# What stands beside an amount: nothing that a number is written with.
CurrencySign = Annotated[str, Field(pattern=r"^[^0-9.,%+\s'−-]{1,5}$")]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
# Keys from the whole of a JSON file down to a part of it.
JsonPath = Annotated[str, Field(pattern=r"^[^.\[\]]+(\.[^.\[\]]+)*$")]
# What a mark in place of a value means. Only `zero` is a number; the others leave the field empty,
# except `suppressed`, which a field that knows it keeps as such.
Sentinel = Literal["zero", "suppressed", "unknown", "not_applicable", "unreliable", "later", "missing"]
Encoding = Literal["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850", "iso-8859-1", "iso-8859-15", "mac-roman"]
DateForm = Literal["dd.mm.yyyy", "dd.mm.yy", "yyyy-mm-dd", "week"]
MonthForm = Literal["mm/yyyy", "mon yy", "month yyyy", "yyyy-mm", "month"]
QuarterForm = Literal["q/yyyy", "q. quartal yyyy", "yyyy-q"]
PeriodKindName = Literal["date", "month", "quarter", "half_year", "year", "ytd", "rolling12"]
# What a column may name beside the levels: units of whatever level.
ANY_LEVEL = "any"
# Fields of several values: no cell of a table holds them.
NO_CELL = frozenset({"severity"})
WORKBOOKS = ("xlsx", "ods", "xls")
LISTS = ("json", "ndjson")
YES_OR_NO = ("is_confirmed", "is_last")


class Sender(Frozen):
    """Who reports. `role` is notified of files that cannot be used."""

    id: Identifier
    title: str = Field(min_length=1)
    role: str = Field(pattern=r"^[a-z0-9_]+$")


class FileSpec(Frozen):
    """Which files the profile is for. Placeholders in a name give the report's period.

    A name fits a packed file (`.gz`) as well. Profiles whose names fit the same file are told apart by their `sheet`,
    by `contains` (lines above the data) and by their headings. `quote` is the sign around cells of a CSV; None: the
    usual one. `list_at` is the path to the list of a JSON file; None: the whole file is one. `shared`: files of the
    name feed every profile of the sender that says so, each with sheets or rows of its own.
    """

    name: tuple[Template, ...] = Field(min_length=1)
    format: Literal["csv", "xlsx", "ods", "xls", "json", "ndjson"]
    encoding: Encoding | None = None
    delimiter: Delimiter | None = None
    quote: Quote | None = None
    contains: tuple[Template, ...] = ()
    sheet: Template | None = None
    ignored_sheets: Mapping[str, Reason] = Field(default_factory=dict)
    list_at: JsonPath | None = None
    shared: bool = False

    @model_validator(mode="after")
    def _fits_the_format(self) -> FileSpec:
        if (self.format == "csv") != (self.encoding is not None and self.delimiter is not None):
            raise ValueError("encoding and delimiter belong to format csv, both of them, and to no other")
        if self.quote is not None and (self.format != "csv" or self.quote == self.delimiter):
            raise ValueError("quote belongs to format csv, and is another sign than the delimiter")
        if (self.format in WORKBOOKS) != (self.sheet is not None):
            raise ValueError(f"sheet belongs to workbooks ({', '.join(WORKBOOKS)}), and to no other format")
        if self.list_at is not None and self.format != "json":
            raise ValueError("list_at belongs to format json, and to no other")
        if self.shared and self.format in LISTS:
            raise ValueError(f"shared belongs to tables (csv, {', '.join(WORKBOOKS)}); a list is read by one profile")
        return self

    @property
    def form(self) -> object:
        """What makes cells of the bytes of a table: files of one form are the same table."""
        return self.format, self.encoding, self.delimiter, self.quote


class Line(Frozen):
    """A line outside the table that says something about the whole file. `to` is a fixed value.

    It stands above the header or `below` the data, where it is no row of them.
    """

    text: Template
    sets: Literal["report_period", "reported_at", "data_month", "data_status"]
    to: str | None = None
    required: bool = True
    place: Literal["above", "below"] = "above"


class Numbers(Frozen):
    """`thousands` lists every separator that may stand between groups of three digits; none: refused.

    `currency` are signs or words, one of which may stand before or behind an amount (`€`, `EUR`); no count bears one.
    """

    decimal: Literal[",", "."] = ","
    thousands: tuple[Literal[".", ",", " ", "'"], ...] = ()
    currency: tuple[CurrencySign, ...] = ()

    @model_validator(mode="after")
    def _signs_differ(self) -> Numbers:
        if self.decimal in self.thousands:
            raise ValueError(f"'{self.decimal}' cannot separate both decimals and thousands")
        return self


class Dates(Frozen):
    """Accepted spellings. Two-digit years only where a form with `yy` is listed: they are years from 2000 on.

    `week` ("KW 45") is an ISO week of the report's year and counts as planning only; `month` ("März") is a month of
    that year. A column that gives the period
    holds a month or, where `quarters` lists a form, a quarter. A month may also be its first day, in one of the
    spellings of `days` (2016-01-01); any other day is refused there.
    """

    days: tuple[DateForm, ...] = ("dd.mm.yyyy",)
    months: tuple[MonthForm, ...] = ()
    quarters: tuple[QuarterForm, ...] = ()


class Column(Frozen):
    """What a column says. The field decides how cells are read: a count, an amount, a day, a unit, a word.

    `values` translate words, and so does the sender's table `values_from`; `sentinels` translate marks; `words` stand
    in place of a value and set other fields; `filled` sets other fields when there is a value. `times` multiplies each
    number, as cells in thousand euros need it. `share_cells`: a workbook's number cells hold 0.1 for 10 %. `optional`:
    the file may leave the column out. `units` is the level whose units a column names; `any`
    where rows speak of several levels and of the whole house alike. `heading`: what the header says above a column
    that is named by its place; without it anything may stand there.
    """

    field: str | None = None
    ignore: Reason | None = None
    heading: str | None = Field(default=None, min_length=1)
    optional: bool = False
    units: LevelName | None = None
    values: Mapping[str, str] = Field(default_factory=dict)
    values_from: Identifier | None = None
    sentinels: Mapping[str, Sentinel] = Field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = Field(default_factory=dict)
    filled: Mapping[str, str] = Field(default_factory=dict)
    evidence: Literal["minutes", "report", "mail", "statistic"] | None = None
    share_cells: bool = False
    times: Factor | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> Column:
        if self.field is not None and self.ignore is not None:
            raise ValueError("a column is either mapped (field) or ignored (ignore), not both")
        if (self.field == "evidence") != (self.evidence is not None):
            raise ValueError("evidence (the kind of proof) belongs to the column with field evidence")
        if (self.field == "scope") != (self.units is not None):
            raise ValueError("units (the level of the organisation) belongs to the column with field scope")
        if self.field in YES_OR_NO and {*self.values.values()} - {"true", "false"}:
            raise ValueError(f"the words of '{self.field}' mean true or false")
        if self.share_cells and self.times is not None:
            raise ValueError("share_cells multiplies by 100 already; say either share_cells or times")
        return self


class Groups(Frozen):
    """Several records a row: the upper header names the group, the lower one the columns that repeat."""

    names: Mapping[str, Identifier | Annotated[str, Field(pattern=r"^[A-Za-z0-9]+$")]] = Field(min_length=1)
    columns: Mapping[str, Column] = Field(min_length=1)


class Headings(Frozen):
    """What the heading of a column says about all that stands beneath it, read as a cell of a column is."""

    field: str
    units: LevelName | None = None
    values: Mapping[str, str] = Field(default_factory=dict)
    values_from: Identifier | None = None

    @property
    def column(self) -> Column:
        return Column(field=self.field, units=self.units, values=self.values, values_from=self.values_from)

    @model_validator(mode="after")
    def _names_units_of_a_level(self) -> Headings:
        if (self.field == "scope") != (self.units is not None):
            raise ValueError("units (the level of the organisation) belongs to headings with field scope")
        return self


class RowRecord(Frozen):
    """One of the records of a row: the columns that are its own, and fields that are the same in every row.

    `under`: the upper heading below which its columns stand.
    """

    columns: Mapping[str, Column] = Field(min_length=1)
    set: Mapping[str, str] = Field(default_factory=dict)
    under: str | None = Field(default=None, min_length=1)


class RecordsARow(Frozen):
    """Several records a row: one for each heading that can be read (`cells` is what stands beneath), or one for
    each of `each`. Where all columns of a record are blank there is none.
    """

    headings: Headings | None = None
    cells: Column | None = None
    each: tuple[RowRecord, ...] = ()

    @model_validator(mode="after")
    def _says_one_way(self) -> RecordsARow:
        if (self.headings is None) != (self.cells is None):
            raise ValueError("headings and cells belong together: what a heading says, and what stands beneath it")
        if (self.headings is None) == (not self.each):
            raise ValueError("the records of a row come from headings and cells, or from each, exactly one of them")
        return self


class PeriodSource(Frozen):
    """The records' period, from the report's: one `kind`, or the kind that belongs to each aggregation."""

    kind: PeriodKindName | None = None
    by_aggregation: Mapping[Aggregation, PeriodKindName] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _says_one_thing(self) -> PeriodSource:
        if (self.kind is None) == (not self.by_aggregation):
            raise ValueError("a period comes from kind or from by_aggregation, exactly one of them")
        return self

    def kind_for(self, aggregation: str | None) -> PeriodKind | None:
        """None: nothing is declared for that aggregation."""
        if self.kind is not None:
            return PeriodKind(self.kind)
        found = next((kind for known, kind in self.by_aggregation.items() if known == aggregation), None)
        return PeriodKind(found) if found else None


class RecordSpec(Frozen):
    """Which record a row becomes. `set` are constants, `build` is made of other fields (`{scope}-{group}`), `derive`
    are numbers made of columns.

    `fields` maps a record's field to the column, where that differs by row.
    """

    type: RecordType
    period: PeriodSource | None = None
    set: Mapping[str, str] = Field(default_factory=dict)
    build: Mapping[str, str] = Field(default_factory=dict)
    fields: Mapping[str, str] = Field(default_factory=dict)
    derive: Mapping[str, Derived] = Field(default_factory=dict)

    def every_field(self) -> Iterator[str]:
        yield from self.set
        yield from self.derive
        yield from self.build
        yield from self.fields


class RecordsBy(Frozen):
    """Rows that differ in kind: the word in `column` selects what a row becomes."""

    column: str
    kinds: Mapping[str, RecordSpec] = Field(min_length=1)


class SumRow(Frozen):
    """The row with `label` in `column` is no data. `checks`: what the figure in each of its columns adds up.

    `sum`: the numbers as printed (zero marks add 0, other marks nothing); `count`: cells that hold a value.
    """

    column: str
    label: str
    checks: Mapping[str, Summed]


class Profile(Frozen):
    """How one kind of file of one sender is read. Keys stand in this order in every file.

    `same_key`: two rows of a file say different things about the same. Only where the sender corrects earlier rows by
    later ones is that a correction; else nobody knows which of them is meant. `set` are constants of every kind of row
    whose records have the field; those of the kind itself come before them.
    """

    id: Identifier
    version: int = Field(ge=1)
    title: str = Field(min_length=1)
    file: FileSpec
    report: Literal["required", "none"] = "required"
    lines: tuple[Line, ...] = ()
    header_levels: Literal[0, 1, 2] = 1
    numbers: Numbers = Numbers.model_construct()
    dates: Dates = Dates.model_construct()
    columns: Mapping[str, Column] = Field(default_factory=dict)
    ignore_others: Reason | None = None
    groups: Groups | None = None
    records_a_row: RecordsARow | None = None
    set: Mapping[str, str] = Field(default_factory=dict)
    records: RecordSpec | None = None
    records_by: RecordsBy | None = None
    rows: DataRows = DataRows.model_construct()
    sum_row: SumRow | None = None
    total_rows: tuple[TotalRow, ...] = ()
    footer: tuple[Template, ...] = ()
    quarantine: Literal["file", "row"] = "file"
    same_key: Literal["quarantined", "correction"] = "quarantined"
    snapshot: bool = False
    empty: Literal["refused", "nil_report"] = "refused"

    @property
    def name(self) -> str:
        """Id and version, as stored with what was read."""
        return f"{self.id}@{self.version}"

    @property
    def row_column(self) -> str | None:
        """The column with the sender's own number of each row, which a file may lack; None: rows have none."""
        return next((title for title, column in self.columns.items() if column.field == ROW), None)

    @property
    def leaves_unread(self) -> bool:
        """May its files hold sheets, columns or rows that it passes over, or tables above or below its own?"""
        rows, file = self.rows, self.file
        passes_over = rows.skip or rows.after or rows.until or rows.stop
        is_ignored = any(column.ignore for _, column in self.every_column())
        return bool(passes_over or file.ignored_sheets or self.ignore_others or is_ignored)

    def specs(self) -> tuple[RecordSpec, ...]:
        """All that a row can become, each with what is the same in every record of its sort."""
        by = tuple(self.records_by.kinds.values()) if self.records_by else ()
        kinds = (self.records,) if self.records is not None else by
        if not self.records_a_row or not self.records_a_row.each:
            return kinds
        each = self.records_a_row.each
        return tuple(kind.model_copy(update={"set": {**kind.set, **one.set}}) for kind in kinds for one in each)

    def constants(self, spec: RecordSpec) -> Mapping[str, str]:
        """The fields of a kind of row that are the same in all of them."""
        own = FIELDS_BY_TYPE[spec.type]
        return {**{name: value for name, value in self.set.items() if name in own}, **spec.set}

    def totals(self) -> tuple[TotalRow, ...]:
        """Every kind of row that adds others up; a sum row is the one of all rows, and a file may lack it."""
        if self.sum_row is None:
            return self.total_rows
        one = self.sum_row
        summed = TotalRow.model_construct(column=one.column, labels=(one.label,), checks=one.checks, required=False)
        return (summed, *self.total_rows)

    def every_column(self) -> Iterator[tuple[str, Column]]:
        yield from self.columns.items()
        if self.groups:
            yield from self.groups.columns.items()
        yield from self._columns_of_records()

    def _columns_of_records(self) -> Iterator[tuple[str, Column]]:
        wide = self.records_a_row
        for record in wide.each if wide else ():
            yield from record.columns.items()
        if wide and wide.headings and wide.cells:
            yield from ((HEADINGS, wide.headings.column), (CELLS, wide.cells))

    @model_validator(mode="after")
    def _is_complete(self) -> Profile:
        if self.file.format in LISTS and not self.columns:
            return self
        if self.file.format in LISTS and (self.header_levels != 1 or any(map(place_in, self.columns))):
            raise ValueError("the columns of a list are the paths to its values (amt.name, werte[0]); it has no header")
        if (self.records is None) == (self.records_by is None):
            raise ValueError("say what a row becomes: records, or records_by, exactly one of them")
        if not self.columns:
            raise ValueError("columns is missing")
        wide = self.records_a_row
        if wide is not None and self.groups is not None:
            raise ValueError("several records a row come from groups or from records_a_row, not from both")
        has_upper = self.groups is not None or any(record.under for record in (wide.each if wide else ()))
        if (self.header_levels == 2) != has_upper:
            raise ValueError("header_levels: 2 belongs to groups, and to records_a_row with under")
        return self

    @model_validator(mode="after")
    def _headings_say_what_nothing_else_says(self) -> Profile:
        wide = self.records_a_row
        if wide is None:
            return self
        if any("{group}" in text for spec in self.specs() for text in spec.build.values()):
            raise ValueError("{group} is the id of one of groups; records_a_row has none")
        if wide.headings is None:
            return self
        if self.ignore_others is not None:
            raise ValueError("a misspelt heading would be ignored with the others: no ignore_others beside headings")
        if self.header_levels == 0:
            raise ValueError("headings are read from a header line, and header_levels is 0; name the columns in each")
        said = wide.headings.field
        double = next((title for title, column in self.columns.items() if column.field == said), None)
        if double is not None:
            raise ValueError(f"'{said}' is said by the headings and by the column '{double}'")
        if said in self.set or any(
            said in spec.every_field() or (said == "period" and spec.period) for spec in self.specs()
        ):
            raise ValueError(f"'{said}' is said by the headings and by records")
        return self

    @model_validator(mode="after")
    def _places_are_columns(self) -> Profile:
        for title, column in self.every_column():
            if is_no_place(title):
                raise ValueError(f"column '{title}': places are counted from #1 on; a title of that look is '#{title}'")
            if column.heading is not None and place_in(title) is None:
                raise ValueError(f"column '{title}' is named by its title; heading belongs to columns such as '#1'")
            if self.header_levels == 0 and (place_in(title) is None or column.heading is not None):
                what = "a title" if place_in(title) is None else "heading"
                raise ValueError(f"column '{title}': {what} needs a header line, and header_levels is 0; write '#1'")
        if self.groups and (placed := next((title for title in self.groups.columns if place_in(title)), None)):
            raise ValueError(f"column '{placed}' repeats in each group; name it by its title")
        return self

    @model_validator(mode="after")
    def _shares_rows_of_a_shared_file(self) -> Profile:
        if self.rows.only is not None and not self.file.shared:
            raise ValueError("rows: only belongs to file: shared; rows that are no data at all are passed over by skip")
        return self

    @model_validator(mode="after")
    def _periods_have_a_report(self) -> Profile:
        if self.report == "none" and any(spec.period for spec in self.specs()):
            raise ValueError("a period taken from the report needs report: required")
        if self.report == "none" and "month" in self.dates.months:
            raise ValueError("a month without its year is one of the report's year; it needs report: required")
        return self

    @model_validator(mode="after")
    def _columns_are_used(self) -> Profile:
        titles = [title for title, _ in self.every_column()]
        derived = [column for spec in self.specs() for made in spec.derive.values() for column in made.columns]
        named = [*derived, *(column for spec in self.specs() for column in spec.fields.values())]
        if self.records_by:
            named.append(self.records_by.column)
        for total in self.totals():
            named += [total.column, *total.checks, *([total.by] if total.by else [])]
        named += [skip.column for skip in self.rows.skip if skip.column]
        named += [self.rows.only.column] if self.rows.only else []
        _refuse_unknown("column", named, titles)
        for title, column in self.every_column():
            if column.field is None and column.ignore is None and title not in named:
                raise ValueError(f"column '{title}' is not used; give it 'field', or 'ignore' with the reason")
            if column.ignore is not None and title in derived:
                raise ValueError(f"column '{title}' is ignored, and a number is derived of it; take 'ignore' away")
        return self

    @model_validator(mode="after")
    def _fields_exist(self) -> Profile:
        for spec in self.specs():
            fields = [name for name in FIELDS_BY_TYPE[spec.type] if name not in NO_CELL]
            named = [*spec.every_field(), *(name for text in spec.build.values() for name in _parts(text))]
            for _, column in self.every_column():
                # A column whose field a kind of row does not have is simply not read for it.
                own = [column.field] if column.field is not None and not self.records_by else []
                named += [*own, *column.filled, *(name for sets in column.words.values() for name in sets)]
            _refuse_unknown("field", [name for name in named if name != ROW], fields)
            _refuse_unknown("number", spec.derive, list(FIGURES.get(spec.type, ())))
        every = {name for spec in self.specs() for name in FIELDS_BY_TYPE[spec.type] if name not in NO_CELL}
        _refuse_unknown("field", self.set, sorted(every))
        return self

    @model_validator(mode="after")
    def _needed_fields_are_given(self) -> Profile:
        every = [column for _, column in self.every_column()]
        each = self.records_a_row.each if self.records_a_row else ()
        of_records = [[*self.columns.values(), *one.columns.values()] for one in each] or [every]
        specs = self.specs()
        for place, spec in enumerate(specs):
            columns = of_records[place % len(of_records)]
            given = {column.field for column in columns} | {name for column in columns for name in column.filled}
            known = given | {*spec.every_field(), *self.set} | ({"period"} if spec.period else set())
            for name in REQUIRED_BY_TYPE[spec.type]:
                if name not in known:
                    raise ValueError(f"a {spec.type} needs '{name}', which no column and no constant gives")
        return self


class SenderFile(Frozen):
    """One YAML file under rules/senders. `value_tables` are words that columns of several profiles share."""

    sender: Sender
    value_tables: Mapping[Identifier, Mapping[str, str]] = Field(default_factory=dict)
    profiles: tuple[Profile, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _columns_have_their_tables(self) -> SenderFile:
        """From here on a column's `values` are whole: its own words, and beside them those of its table."""
        if self.value_tables:
            profiles = tuple(_with_tables(profile, self.value_tables) for profile in self.profiles)
            object.__setattr__(self, "profiles", profiles)
        return self


def _with_tables(part: object, tables: Mapping[str, Mapping[str, str]]) -> object:
    """A part of a profile in which every column that names a table has its words."""
    match part:
        case Column() | Headings():
            return part.model_copy(update={"values": {**tables.get(part.values_from or "", {}), **part.values}})
        case Frozen():
            return part.model_copy(update={name: _with_tables(inner, tables) for name, inner in part})
        case Mapping():
            return {name: _with_tables(inner, tables) for name, inner in part.items()}
        case tuple():
            return tuple(_with_tables(inner, tables) for inner in part)
        case _:
            return part


def part_name(file: str, profile: str) -> str:
    """What a file is called for one of several profiles (id) that it feeds; `profile` empty: for the only one."""
    return f"{file} ({profile})" if profile else file


def id_in(name: str) -> str:
    """The id in a profile's name, which is stored with its version."""
    return name.partition("@")[0]


def _parts(template: str) -> list[str]:
    """The fields a built text is made of."""
    return [name for name in PLACEHOLDER.findall(template) if name != "group"]


def _refuse_unknown(what: str, named: Iterable[str], known: list[str]) -> None:
    for name in named:
        if name not in known:
            close = nearest(name, known)
            hint = meant(name, close)
            raise ValueError(f"unknown {what} '{name}' (allowed: {', '.join(known)}){hint}")


assert set(get_args(PeriodKindName)) == {kind.value for kind in PeriodKind} - {PeriodKind.REQUEST}
