"""Puts a file's reading together: rows numbered, records validated, bad rows quarantined, doubts reported. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from checker.domain.clock import local_day
from checker.domain.problem import Location, nearest
from checker.domain.profile import Profile, SenderFile
from checker.domain.record import CaseReview, Origin, Rank, StatusRecord, rank_of
from checker.domain.record_problem import Facts, Part, ProblemCode, RecordProblem
from checker.domain.vocabulary import Vocabulary
from checker.records.context import DOUBTED, ImportContext, UncountedForm, facts_of
from checker.records.contradictions import contradicting
from checker.records.data_rows import row_notes
from checker.records.fields import FieldReader
from checker.records.grid import Grid
from checker.records.heading import Heading, read_heading
from checker.records.lexical import ANY_YEAR, Lexicon, Unreadable
from checker.records.reading import Candidate, FileReading, Quarantined, ReportHead, refuse, refuse_too_many
from checker.records.row_records import NO_GROUP
from checker.records.rows import RowReader, Rows, Unit
from checker.records.sum_row import sum_row_doubts
from checker.records.table import RecordTable, ignored_note, take_apart
from checker.records.units import Units
from checker.records.validation import BelievedStands, Fault, Limits, Validator, batch_doubts, review

if TYPE_CHECKING:
    from checker.records.json_file import JsonEntry

# Most rows are numbered so; longer numbers and other spellings are read by the profile's grammar.
_PLAIN_COUNT = re.compile("[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class ReadSource:
    """The file as known so far. `file` is its name without folders."""

    known: FileReading
    sender: SenderFile
    profile: Profile
    file: str
    recorded_at: datetime
    stands: BelievedStands

    def origins(self, sheet: str = "") -> Callable[[int], Origin]:
        """Makes the origin of a row."""
        return partial(Origin, self.sender.sender.id, self.profile.name, self.file, self.known.sha256, sheet)


def from_table(source: ReadSource, grid: Grid, context: ImportContext, share: RecordTable | None = None) -> FileReading:
    """Raises Refused when header or title lines do not fit the profile, or there is nothing below them. `share`: the
    grid's table where it was taken apart before, as others read it too.
    """
    profile, units = source.profile, Units(context.organisation)
    wherever = Lexicon(profile.numbers, profile.dates, ANY_YEAR)
    table = share or take_apart(grid, profile, FieldReader(profile, wherever, units))
    refuse_too_many(source.known.file, len(table.data) + len(table.ragged), context.limits)
    heading = read_heading(source.file, table, profile, wherever, source.stands)
    report = heading.report_period
    lexicon = Lexicon(profile.numbers, profile.dates, report.end.year if report else None)
    fields = FieldReader(profile, lexicon, units)
    is_empty = not table.data and not table.ragged
    if is_empty and table.found.were_left_out:
        raise refuse(grid.at(table.header), ProblemCode.NO_ROW_IS_DATA)
    if is_empty and profile.empty == "refused":
        raise refuse(grid.at(table.header), ProblemCode.HEADER_ONLY)
    rows = RowReader(table, profile, heading, fields).read()
    if profile.records_a_row and not rows.records and not rows.faults:
        is_empty = True  # its rows name something, and all that could be said of it is blank
        if profile.empty == "refused":
            raise refuse(Location(source.known.file), ProblemCode.NO_ROWS)
    numbers = _row_numbers(table, profile, lexicon, rows)
    limits = _limits(source, units, _latest(source, heading), context)
    _validate(rows, table, Validator(limits))
    if profile.same_key == "quarantined":
        _refuse_contradictions(rows, table, numbers)
    candidates, quarantined = _sorted_out(source, table, rows, numbers)
    return replace(
        source.known,
        report=report_head(source, heading, is_nil=is_empty),
        candidates=candidates,
        quarantined=quarantined,
        warnings=(
            *ignored_note(table, profile),
            *row_notes(grid, table.header, table.found, profile),
            *sum_row_doubts(table, profile, lexicon, fields),
            *_batch_warnings(source, candidates, context.vocabulary),
            *_uncounted(source, candidates, context),
        ),
    )


def from_entries(source: ReadSource, listed: Mapping[int, Any], context: ImportContext) -> FileReading:
    """Raises Refused when the list is empty."""
    from checker.records.json_file import read_entries  # most files are CSV

    name, file_policy = source.known.file, source.profile.quarantine == "file"
    if not listed:
        raise refuse(Location(name, 1), ProblemCode.LIST_EMPTY)
    refuse_too_many(name, len(listed), context.limits)
    validator = Validator(_limits(source, Units(context.organisation), local_day(source.recorded_at), context))
    origin = source.origins()
    candidates: list[Candidate] = []
    quarantined: list[Quarantined] = []
    warnings: list[RecordProblem] = []
    entries = list(read_entries(name, listed, context))
    contradicted = _contradicted(entries, source)
    for entry in entries:
        record, problem = entry.record, entry.problem or contradicted.get(entry.number)
        if record is not None and (fault := validator.fault(record)) is not None:
            part = Part(record=entry.number, field=fault.field)
            problem = RecordProblem(Location(name), fault.code, fault.facts, fault.allowed, fault.nearest, part)
        if record is None or problem is not None:
            assert problem is not None, "an entry is a record or a problem"
            contradicts = record is not None and problem.code is ProblemCode.SAME_KEY_TWICE
            held = Candidate(record, origin(entry.number), record.key) if record is not None and contradicts else None
            quarantined.append(Quarantined(entry.number, 0, problem, held=held))
            continue
        candidates.append(Candidate(record, origin(entry.number), record.key))
        warnings += [entry.warning] if entry.warning else []
    if file_policy and quarantined:
        quarantined += _with_the_file([(each, Location(name)) for each in candidates], quarantined[0].row)
        candidates = []
    quarantined.sort(key=lambda kept_out: kept_out.row)
    return replace(source.known, candidates=tuple(candidates), quarantined=tuple(quarantined), warnings=tuple(warnings))


def with_bad_lines(reading: FileReading, bad: Sequence[RecordProblem], profile: Profile) -> FileReading:
    """The reading with the lines or values that no row was made of; they keep the others out as bad rows do."""
    if not bad:
        return reading
    kept_out = [Quarantined(problem.where.line, problem.where.column, problem) for problem in bad]
    candidates = reading.candidates
    if profile.quarantine == "file":
        kept_out += _with_the_file([(each, Location(reading.file)) for each in candidates], kept_out[0].row)
        candidates = ()
    quarantined = sorted((*reading.quarantined, *kept_out), key=lambda one: one.row)
    return replace(reading, candidates=candidates, quarantined=tuple(quarantined))


def _contradicted(entries: Iterable[JsonEntry], source: ReadSource) -> Mapping[int, RecordProblem]:
    """The records of a list that say different things about the same, by their numbers."""
    if source.profile.same_key != "quarantined":
        return {}
    found: dict[int, RecordProblem] = {}
    for numbers in contradicting({entry.number: entry.record for entry in entries if entry.record is not None}):
        facts: Facts = {"listed": tuple(sorted(numbers))}
        for number in numbers:
            where, part = Location(source.known.file), Part(record=number)
            found[number] = RecordProblem(where, ProblemCode.SAME_KEY_TWICE, facts, part=part)
    return found


def _latest(source: ReadSource, heading: Heading) -> date:
    imported_on = local_day(source.recorded_at)
    return max(imported_on, heading.stand) if heading.stand else imported_on


def report_head(source: ReadSource, heading: Heading, *, is_nil: bool) -> ReportHead | None:
    if source.profile.report == "none" or heading.report_period is None:
        return None
    sender, profile = source.sender.sender.id, source.profile.id
    return ReportHead(sender, profile, heading.report_period, is_nil, heading.reported_at)


def _row_numbers(table: RecordTable, profile: Profile, lexicon: Lexicon, rows: Rows) -> Mapping[int, int]:
    """The sender's own number of each row where the file has that column, else the row of the sheet or file."""
    every = sorted({*table.data, *table.ragged})
    title = profile.row_column
    position = None if title is None else table.columns[NO_GROUP].get(title)
    if title is None or position is None:
        return {row: table.grid.lines[row] for row in every}
    # Where rows have numbers, one whose own cannot be read is numbered by its place among them.
    counted = dict(zip(every, range(1, len(every) + 1), strict=True))
    own: dict[int, int] = {}
    for row, cell in zip(table.data, table.cells(position, table.data), strict=True):
        try:
            is_plain = isinstance(cell, str) and _PLAIN_COUNT.fullmatch(cell)
            number = int(str(cell)) if is_plain else lexicon.number(cell, is_count=True)
        except Unreadable as unreadable:
            number = 0
            _refuse_row(rows, table, row, unreadable.at(table.grid.at(row, position + 1), Part(column=title)))
        if isinstance(number, int):
            own[row] = number
    _refuse_doubles(table, own, position, rows)
    return {**counted, **own}


def _refuse_doubles(table: RecordTable, own: Mapping[int, int], position: int, rows: Rows) -> None:
    if len(set(own.values())) == len(own):
        return
    first: dict[int, int] = {}
    for row, number in own.items():
        if first.setdefault(number, row) != row:
            where = table.grid.at(row, position + 1)
            _refuse_row(rows, table, row, RecordProblem(where, ProblemCode.ROW_NUMBER_TWICE, {"number": number}))


def _refuse_row(rows: Rows, table: RecordTable, row: int, problem: RecordProblem) -> None:
    """What is wrong with a row is wrong with all records that it holds."""
    held = [unit for group in table.groups if (unit := (row, group)) in rows.records or unit in rows.faults]
    for unit in held or [(row, NO_GROUP)]:
        rows.fault(unit, problem)


def _validate(rows: Rows, table: RecordTable, validator: Validator) -> None:
    faulty: list[tuple[Unit, Fault]] = [
        (unit, fault) for unit, record in rows.records.items() if (fault := validator.fault(record)) is not None
    ]
    for unit, fault in faulty:
        source = rows.sources.get((unit[1], fault.field))
        facts, first = rows.in_titles(fault.facts, unit[1])
        where = table.grid.at(unit[0], source.position + 1 if source else table.column_of(unit[1]))
        part = Part(column=source.title if source and first is None else "")
        rows.fault(unit, RecordProblem(where, fault.code, facts, fault.allowed, fault.nearest, part))


def _refuse_contradictions(rows: Rows, table: RecordTable, numbers: Mapping[int, int]) -> None:
    """Rows that say different things about the same: nobody knows which of them is meant."""
    for units in contradicting(rows.records):
        listed = tuple(sorted({numbers[row] for row, _ in units}))
        for unit in units:
            rows.held[unit] = rows.records[unit]
            where = table.grid.at(unit[0], table.column_of(unit[1]))
            rows.fault(unit, RecordProblem(where, ProblemCode.SAME_KEY_TWICE, {"listed": listed}))


def _sorted_out(
    source: ReadSource, table: RecordTable, rows: Rows, numbers: Mapping[int, int]
) -> tuple[tuple[Candidate, ...], tuple[Quarantined, ...]]:
    """Good and bad rows, by the profile's policy: with one bad row the whole file is kept out, or that row alone."""
    origin, records = source.origins(table.grid.sheet), rows.records

    def candidate(row: int, record: StatusRecord) -> Candidate:
        return Candidate(record, origin(numbers[row]), record.key)

    bad = [
        Quarantined(
            numbers[unit[0]],
            problems[0].where.column,
            problems[0],
            tuple(problems[1:]),
            held=candidate(unit[0], rows.held[unit]) if unit in rows.held and len(problems) == 1 else None,
        )
        for unit, problems in sorted(rows.faults.items())
    ]
    units = sorted(rows.records)
    if bad and source.profile.quarantine == "file":
        places = [
            (candidate(row, records[row, group]), table.grid.at(row, table.column_of(group))) for row, group in units
        ]
        kept_out = sorted([*bad, *_with_the_file(places, bad[0].row)], key=lambda row: row.reason.where)
        return (), tuple(kept_out)
    return tuple(candidate(unit[0], records[unit]) for unit in units), tuple(bad)


def _with_the_file(places: Iterable[tuple[Candidate, Location]], culprit: int) -> Iterator[Quarantined]:
    for held, where in places:
        yield kept_out_with_its_file(held, where, culprit)


def kept_out_with_its_file(held: Candidate, where: Location, culprit: int) -> Quarantined:
    """A row with which nothing is wrong; `culprit` is the number of one with which something is."""
    reason = RecordProblem(where, ProblemCode.KEPT_OUT_WITH_ITS_FILE, {"culprit": culprit})
    return Quarantined(held.origin.row, where.column, reason, shares_its_file=True, held=held)


def _batch_warnings(
    source: ReadSource, candidates: Sequence[Candidate], vocabulary: Vocabulary
) -> Iterator[RecordProblem]:
    """Reviews whose files do not fit their topics; only the latest version of a key counts: of one
    file all get the same sequence.

    None where the house has no topic under which files themselves are counted.
    """
    if not vocabulary.whole_file_topics:
        return
    latest: dict[str, tuple[Rank, Candidate]] = {}
    for candidate in candidates:
        record, origin, key = candidate
        if record.type != "case_review":
            return
        known, rank = latest.get(key), rank_of(record, row=origin.row, sequence=0)
        if known is None or known[0] < rank:
            latest[key] = rank, candidate
    reviews = (
        review(candidate.record, candidate.key, candidate.origin.row, vocabulary.whole_file_topics)
        for _, candidate in latest.values()
        if isinstance(candidate.record, CaseReview)
    )
    for doubt in batch_doubts(reviews):
        yield RecordProblem(Location(source.known.file), doubt.code, doubt.facts)


def _uncounted(source: ReadSource, candidates: Sequence[Candidate], context: ImportContext) -> Iterator[RecordProblem]:
    """What no rule counts was reported in vain: one warning for each kind of figure, with its first row."""
    candidates = [candidate for candidate in candidates if candidate.record.type in DOUBTED]
    first: dict[str, Candidate] = {}
    for candidate in candidates:
        if (topic := context.uncounted(candidate.record)) is not None:
            first.setdefault(topic, candidate)
    for topic, candidate in first.items():
        close = nearest(topic, context.counted[candidate.record.type])
        facts: Facts = {"topic": topic, "row": candidate.origin.row}
        yield RecordProblem(Location(source.known.file), ProblemCode.COUNTED_BY_NO_RULE, facts, (), close)
    yield from _forms_of_no_rule(source, candidates, context)
    for record, origin, _ in candidates:
        if (name := context.unknown_name(record)) is not None:
            part = Part(row=origin.row)
            yield RecordProblem(Location(source.known.file), name.code, name.facts, (), name.nearest, part)
        if (why := context.without_effect(record)) is not None:
            yield RecordProblem(Location(source.known.file), why.code, why.facts, part=Part(row=origin.row))


def _forms_of_no_rule(
    source: ReadSource, candidates: Sequence[Candidate], context: ImportContext
) -> Iterator[RecordProblem]:
    """One warning for each figure in an aggregation that counts for nothing, at its first row (D27)."""
    first: dict[UncountedForm, Candidate] = {}
    for candidate in candidates:
        if (form := context.uncounted_form(candidate.record)) is not None:
            first.setdefault(form, candidate)
    for form, candidate in first.items():
        part = Part(row=candidate.origin.row)
        yield RecordProblem(Location(source.known.file), ProblemCode.AGGREGATION_OF_NO_RULE, facts_of(form), part=part)


def _limits(source: ReadSource, units: Units, latest: date, context: ImportContext) -> Limits:
    """What records of a source are judged against; `latest` is the last day on which anything can have happened."""
    return Limits(units, context.plan_years, latest, source.stands, context.comparing, context.vocabulary)
