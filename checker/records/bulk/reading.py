"""Reads a large CSV file by columns: what a row-wise reading would say of it, from a few of its rows.

Rows that differ in nothing a refusal can depend on share a fate: the row-wise reader judges one row of each, and every
row of those that it refuses. So there is one grammar, one model and one set of reasons; columns only count, compare and
choose. None instead of a reading: the file is for the row-wise reader, which reads the same or explains why not.
Pure but for polars.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import BaseModel

from checker.domain.column_place import place_in
from checker.domain.problem import Location
from checker.domain.profile import Column, FileSpec, Line, Numbers, Profile, RecordSpec, SumRow
from checker.domain.record import MODEL_BY_TYPE, OFFICIAL
from checker.domain.record_problem import ProblemCode, RecordProblem
from checker.domain.said import STAND
from checker.records.assembly import ReadSource, report_head
from checker.records.bulk.columns import FewTexts, ManyTexts
from checker.records.bulk.fields import BulkField, FieldColumns, together, usual_numbers
from checker.records.bulk.rows import KEY_FIELDS, BulkCandidates, BulkRows, KeptOutRows, firsts
from checker.records.bulk.table import ONE_IN, BulkTable, read_table
from checker.records.context import ImportContext
from checker.records.fields import FieldReader, marks_of
from checker.records.file_content import FileContent
from checker.records.file_kinds import refuse_another_kind
from checker.records.grid import Cell
from checker.records.heading import read_heading
from checker.records.lexical import Lexicon
from checker.records.reading import FileReading, FileRefused, Quarantined
from checker.records.row_records import NO_GROUP
from checker.records.sum_row import sum_row_doubts
from checker.records.units import Units

if TYPE_CHECKING:
    import polars as pl

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252")
# Figures that belong to a whole, by type: where the part is greater, the row is looked at alone.
PARTS: Mapping[str, tuple[str, str]] = {"case_review": ("faulty", "reviewed")}
_UNDERSTOOD: Mapping[type[BaseModel], frozenset[str]] = {
    Profile: frozenset(
        ["id", "version", "title", "file", "report", "lines", "numbers", "dates", "columns", "records", "sum_row"]
    )
    | {"footer", "quarantine", "same_key", "empty"},
    FileSpec: frozenset(["name", "format", "encoding", "delimiter", "contains"]),
    Line: frozenset(["text", "sets", "to", "required"]),
    Numbers: frozenset(["decimal", "thousands"]),
    Column: frozenset(["field", "ignore", "optional", "units", "values", "sentinels", "evidence", "share_cells"]),
    RecordSpec: frozenset(["type", "period", "set", "fields"]),
    SumRow: frozenset(["column", "label", "checks"]),
}


def read_in_bulk(source: ReadSource, content: FileContent, context: ImportContext) -> FileReading | None:
    """None: the file is read row by row. The source learns the hash of the content when that is read."""
    if not is_understood(source.profile) or content.head.find(b"\x00") >= 0:
        return None
    try:
        refuse_another_kind(source.known.file, content.head, source.profile.file)
        table = read_table(source, content, FieldReader.of(source.profile, context.organisation))
        source = replace(source, known=replace(source.known, sha256=content.sha256))
        if table is not None and table.count > context.limits.rows:
            limit = {"limit": context.limits.rows}
            problem = RecordProblem(Location(source.known.file), ProblemCode.MORE_ROWS_THAN_SET, limit)
            return replace(source.known, problems=(problem,))
        return None if table is None else _BulkReader(source, context, table).read()
    except FileRefused:
        return None


def is_understood(profile: Profile) -> bool:
    """Is every row of such files one line and one record, whose key and fate its cells alone decide?"""
    spec = profile.records
    if spec is None or spec.type not in KEY_FIELDS or spec.set.get("authority") == OFFICIAL:
        return False
    parts: list[BaseModel] = [profile, profile.file, spec, profile.numbers, *profile.lines, *profile.columns.values()]
    parts += [profile.sum_row] if profile.sum_row else []
    fields = [column.field for column in profile.columns.values() if column.field] + list(spec.fields)
    return (
        profile.file.encoding in ENCODINGS
        and str(profile.file.delimiter).isascii()
        and not any(map(place_in, profile.columns))
        and all(_says_only_what_is_understood(part) for part in parts)
        and len(fields) == len(set(fields))
        and not {"data_month", "authority"} & set(fields)
        and not (profile.sum_row and "count" in profile.sum_row.checks.values())
    )


def _says_only_what_is_understood(part: BaseModel) -> bool:
    known = _UNDERSTOOD[type(part)]
    return all(
        name in known or getattr(part, name) == info.get_default(call_default_factory=True)
        for name, info in type(part).model_fields.items()
    )


class _BulkReader:
    """One file. Raises Refused where the row-wise reader refuses it."""

    def __init__(self, source: ReadSource, context: ImportContext, table: BulkTable) -> None:
        assert source.profile.records is not None, "only such files are read in bulk"
        self._source = source
        self._context = context
        self._spec: RecordSpec = source.profile.records
        profile, wherever = source.profile, Lexicon(source.profile.numbers, source.profile.dates)
        self._heading = read_heading(source.file, table.outline, profile, wherever, source.stands)
        report = self._heading.report_period
        self._lexicon = Lexicon(profile.numbers, profile.dates, report.end.year if report else None)
        self._fields = FieldReader(profile, self._lexicon, Units(context.organisation))
        self._table = table

    def read(self) -> FileReading | None:
        numbers = _row_numbers(self._source.profile, self._table)
        fields = self._columns_as_fields()
        fates = together([(field.fates, field.ends) for field in fields.values()], self._table.count)
        keyed = [fields[name] for name in KEY_FIELDS[self._spec.type] if name in fields]
        stand = fields.get(STAND)
        has_stand = (self._heading.reported_at,) if stand is None else tuple(stand.values)
        keys = together([(field.says, field.kinds) for field in keyed], self._table.count, len(has_stand))
        if numbers is None or fates is None or keys is None or (None in has_stand and len(has_stand) > 1):
            return None
        rows = BulkRows(self._source, self._context, self._table, numbers)
        suspects = self._suspects(rows, fields, fates)
        if suspects is None:
            return None
        says = {name: field.says for name, field in fields.items()}
        found = BulkCandidates(rows, keys, says, len(has_stand) if None not in has_stand else 0, self._spec.type)
        refused = rows.judged(suspects).quarantined
        found = found.without(refused)
        if self._source.profile.same_key == "quarantined":
            doubled = found.rows.judged(found.contradicting(), same_key="quarantined").quarantined
            found, refused = found.without(doubled), [*refused, *doubled]
        wrong = tuple(sorted(refused, key=lambda row: row.reason.where.line))
        if wrong and self._source.profile.quarantine == "file":
            by_line = {row.reason.where.line: row for row in wrong}
            return self._reading((), KeptOutRows(rows, by_line, wrong[0].row))
        return self._reading(found, wrong)

    def _columns_as_fields(self) -> dict[str, BulkField]:
        common = {**self._heading.common, **self._spec.set}
        fields = FieldColumns(self._source.profile, self._fields, common, self._source.stands.until)
        own = MODEL_BY_TYPE[self._spec.type].model_fields
        field_by_title = {title: name for name, title in self._spec.fields.items()}
        found: dict[str, BulkField] = {}
        for title, place in self._table.outline.columns[NO_GROUP].items():
            column, texts = self._source.profile.columns[title], self._table.columns[place]
            name = field_by_title.get(title, column.field)
            if name is not None and name in own:
                found[name] = fields.field(name, column, texts)
        return found

    def _suspects(self, rows: BulkRows, fields: Mapping[str, BulkField], fates: pl.Series) -> pl.Series | None:
        """Which rows must be looked at alone: those that share the fate of a row that the row-wise reader refuses."""
        first = firsts(fates)
        if len(first) * ONE_IN > rows.count:
            return None
        refused = rows.read(first).quarantined
        suspects = fates.is_in(fates.gather(rows.places(refused)).to_list())
        for field in fields.values():
            if field.unreadable is not None:
                suspects |= field.unreadable
        part, whole = (fields.get(name) for name in PARTS[self._spec.type])
        if part is not None and whole is not None:
            suspects |= part.says > whole.says
        return suspects if int(suspects.sum()) * ONE_IN <= rows.count else None

    def _reading(self, found: BulkCandidates | tuple[()], quarantined: Sequence[Quarantined]) -> FileReading:
        return replace(
            self._source.known,
            report=report_head(self._source, self._heading, is_nil=False),
            candidates=found,
            quarantined=quarantined,
            warnings=(
                *sum_row_doubts(self._table.outline, self._source.profile, self._lexicon, self._fields, self._counted),
                # Doubts arise from the latest version of each review.
                *(found.rows.read(found.latest()).warnings if found else ()),
            ),
        )

    def _counted(self, position: int, rows: Sequence[int]) -> Counter[Cell]:  # noqa: ARG002 - every sum is of all rows
        """How often each cell stands in a column of the data."""
        texts = self._table.columns[position]
        if isinstance(texts, FewTexts):
            return texts.counted()
        titles = self._table.outline.columns[NO_GROUP]
        title = next(title for title, place in titles.items() if place == position)
        profile = self._source.profile
        usual = usual_numbers(texts.cells, profile.numbers, marks_of(profile.columns[title]))
        # What is added up already is one number more to add.
        return Counter([*texts.cells.filter(usual.is_null()).to_list(), Decimal(int(usual.sum()))])


def _row_numbers(profile: Profile, table: BulkTable) -> pl.Series | None:
    """As the row-wise reader numbers rows; None: not each row has a number above that of the row before."""
    import polars as pl

    title = profile.row_column
    place = None if title is None else table.outline.columns[NO_GROUP].get(title)
    if place is None:
        return table.lines
    texts = table.columns[place]
    if isinstance(texts, FewTexts):
        texts = ManyTexts(pl.Series(texts.texts, dtype=pl.String).gather(texts.codes))
    if not texts.cells.str.contains("^[0-9]{1,18}$").all():
        return None
    numbers = texts.cells.cast(pl.Int64)
    return numbers.shrink_dtype() if len(numbers) < 2 or (numbers.diff().drop_nulls() > 0).all() else None
