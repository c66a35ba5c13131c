"""Which records does a row of an unknown table become, and what does each of its columns say? Pure.

Nothing is guessed into a figure: a column whose figure nobody can tell is left unread, with the question beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.domain.column_place import place_in
from checker.domain.level import HOUSE
from checker.domain.profile import ROW, Dates, PeriodKindName
from checker.domain.profile_draft import DraftNote, Noted
from checker.domain.record import MODEL_BY_TYPE
from checker.domain.visible import plain
from checker.domain.vocabulary import Vocabulary
from checker.records.context import ImportContext
from checker.records.drafting.cell_look import is_number, month_forms
from checker.records.drafting.column_guess import (
    ColumnKind,
    ColumnLook,
    likely_metric,
    metric_of,
    read_marks,
)
from checker.records.units import Units

COUNTED = (ColumnKind.WHOLE, ColumnKind.NUMBER)
REVIEWED, FAULTY = ("geprüft", "reviewed"), ("fehlerhaft", "faulty")
# What a row says beside its figure; alone it makes no record.
NO_FIGURE = "target"
PERIOD_BY_AGGREGATION: Mapping[str, PeriodKindName] = {"ytd": "ytd", "rolling12_mean": "rolling12"}
REVIEW_WORDS = ("topic", "stratum", "selection")
Entry = dict[str, object]


class WideHeadings(NamedTuple):
    """Columns whose headings say something of all that stands beneath: a month, or a unit of a level."""

    names: tuple[str, ...]
    entry: Entry
    dates: Dates | None


@dataclass(slots=True)
class DraftRecords:
    """The columns, what a row becomes, and its records where there are several. `marks` stand in its figures."""

    columns: dict[str, Entry] = field(default_factory=dict)
    records: Entry = field(default_factory=dict)
    a_row: Entry | None = None
    notes: list[Noted] = field(default_factory=list)

    def note(self, note: DraftNote, *place: str, **facts: str | int) -> None:
        self.notes.append(Noted(note, place, facts))

    def answered(self, name: str) -> None:
        """What was noted of a column before anybody knew what it says."""
        self.notes = [noted for noted in self.notes if noted.place != ("columns", name)]

    def ignore(self, name: str, note: DraftNote) -> None:
        """A column that is not read; the note is the reason that stands in the profile."""
        self.columns[name] = {"ignore": note}
        self.note(note, "columns", name)


class KnownHouse(NamedTuple):
    """What is known of the house: its words and units, and the plan's year where a file names none."""

    context: ImportContext
    units: Units
    levels: Sequence[str]
    year: int


def draft_records(
    looks: Sequence[ColumnLook],
    headings: Mapping[str, str],
    wide: WideHeadings | None,
    kind: PeriodKindName | None,
    house: KnownHouse,
) -> DraftRecords:
    """`headings` are the titles by the columns' names, `wide` those that `wide_headings` found among them; `kind` is
    that of the period in the file's name, None: none.
    """
    draft = DraftRecords()
    for look in looks:
        if wide is None or look.name not in wide.names:
            _column(look, headings.get(look.name, ""), draft, house.context.vocabulary)
    if not _as_reviews(looks, draft, house) and not _as_figures(looks, headings, wide, draft, house):
        _as_events(looks, draft, house)
    _only_fields_of_the_record(draft)
    _scope(wide, draft, house)
    _period(wide, kind, draft, house)
    return draft


def _only_fields_of_the_record(draft: DraftRecords) -> None:
    """A column whose field such records do not have, or that says once more what another one says, is not read."""
    own = MODEL_BY_TYPE[str(draft.records["type"])].model_fields
    said: set[object] = set()
    for name, column in draft.columns.items():
        known = column.get("field")
        if known is not None and known != ROW and (known not in own or known in said):
            heading = {"heading": column["heading"]} if "heading" in column else {}
            draft.columns[name] = {"ignore": DraftNote.SAID_ELSEWHERE, **heading}
            draft.answered(name)
            draft.note(DraftNote.SAID_ELSEWHERE, "columns", name)
        said.add(known)


def _says(draft: DraftRecords, wide: WideHeadings | None, name: str) -> bool:
    by_heading = wide is not None and wide.entry["field"] == name
    return by_heading or any(column.get("field") == name for column in draft.columns.values())


def wide_headings(looks: Sequence[ColumnLook], headings: Mapping[str, str], house: KnownHouse) -> WideHeadings | None:
    """Months or units above at least two columns of figures."""
    counted = [look.name for look in looks if look.look in (*COUNTED, ColumnKind.BLANK) and headings.get(look.name)]
    months = tuple(name for name in counted if month_forms([headings[name]]) and not is_number(headings[name]))
    if len(months) > 1 and not any(look.look is ColumnKind.PERIOD for look in looks):
        return WideHeadings(months, {"field": "period"}, month_forms([headings[name] for name in months]))
    for level in house.levels:
        units = tuple(name for name in counted if house.units.is_named(headings[name], level))
        if len(units) > 1 and level != HOUSE and not any(look.look is ColumnKind.UNIT for look in looks):
            return WideHeadings(units, {"field": "scope", "units": level}, None)
    return None


def _column(look: ColumnLook, heading: str, draft: DraftRecords, vocabulary: Vocabulary) -> None:
    """What is the same whatever a row becomes; figures and days are left for later."""
    match look.look:
        case ColumnKind.BLANK:
            draft.ignore(look.name, DraftNote.EMPTY_COLUMN)
        case ColumnKind.ROW_NUMBER:
            draft.columns[look.name] = {"field": "row"}
        case ColumnKind.UNIT:
            draft.columns[look.name] = {"field": "scope", "units": look.level}
            if look.unknown:
                draft.note(DraftNote.UNIT_UNKNOWN, "columns", look.name, count=look.unknown)
        case ColumnKind.PERIOD:
            draft.columns[look.name] = {"field": "period"}
        case ColumnKind.WORDS:
            draft.columns[look.name] = {"field": look.field, "values": dict(look.words or {})}
            if look.unknown:
                draft.note(DraftNote.WORDS_OPEN, "columns", look.name, count=look.unknown)
        case ColumnKind.TEXT | ColumnKind.DAY:
            draft.ignore(look.name, DraftNote.UNREAD_TEXT if look.look is ColumnKind.TEXT else DraftNote.DAY_OPEN)
        case ColumnKind.WHOLE | ColumnKind.NUMBER:
            _open_figure(look, heading, draft, vocabulary)
    if place_in(look.name) is not None and heading:
        draft.columns[look.name]["heading"] = heading


def _open_figure(look: ColumnLook, heading: str, draft: DraftRecords, vocabulary: Vocabulary) -> None:
    draft.ignore(look.name, DraftNote.METRIC_OPEN)
    if likely := likely_metric(heading or look.name, vocabulary):
        draft.note(DraftNote.METRIC_LIKELY, "columns", look.name, metric=likely.id)


def _as_reviews(looks: Sequence[ColumnLook], draft: DraftRecords, house: KnownHouse) -> bool:
    """Reviewed files: a topic, and how many were reviewed and faulty."""
    words = {look.field for look in looks if look.look is ColumnKind.WORDS}
    reviewed = _titled(looks, REVIEWED)
    if "topic" not in words or reviewed is None:
        return False
    figures = [(reviewed, "reviewed"), (_titled(looks, FAULTY), "faulty")]
    for look, name in figures:
        if look is not None:
            _figure(look, name, draft)
    constants = {
        name: next(iter(house.context.vocabulary.words[name]), "") for name in REVIEW_WORDS if name not in words
    }
    for name in constants:
        draft.note(DraftNote.WORD_OPEN, "records", field=name)
    draft.records = {"type": "case_review", **({"set": constants} if constants else {})}
    return True


def _as_figures(
    looks: Sequence[ColumnLook],
    headings: Mapping[str, str],
    wide: WideHeadings | None,
    draft: DraftRecords,
    house: KnownHouse,
) -> bool:
    """Figures: by their headings, or one of each column whose title is the name of a figure of the house."""
    by_row = any(look.field == "metric" for look in looks)
    counted = [look for look in looks if look.look in COUNTED and (wide is None or look.name not in wide.names)]
    if wide is not None:
        marks = [mark for look in looks if look.name in wide.names for mark in look.marks]
        cells = {"field": "value" if by_row else NO_FIGURE, **_sentinels(marks, ("records_a_row",), draft)}
        draft.a_row = {"headings": wide.entry, "cells": cells}
        if not by_row:
            draft.note(DraftNote.CELLS_OPEN, "records_a_row", field=NO_FIGURE)
        draft.records = _measurement(draft, house, {} if by_row else _open_metric(draft, house))
        return True
    guessed = {look.name: metric_of(headings.get(look.name) or look.name, house.context.vocabulary) for look in counted}
    known = [(look, metric) for look in counted if (metric := guessed[look.name]) is not None]
    if by_row and len(counted) == 1:
        _figure(counted[0], "value", draft)
        draft.records = _measurement(draft, house, {})
        return True
    if len(known) > 1:
        draft.a_row = {"each": [_one_of_several(look, metric.id, draft) for look, metric in known]}
        common = _aggregation(draft, house, [metric.id for _, metric in known])
        draft.records = {"type": "measurement", "set": common}
        return True
    for look, metric in known:
        _figure(look, "value", draft)
        draft.note(DraftNote.METRIC_GUESSED, "columns", look.name, metric=metric.id)
        draft.records = _measurement(draft, house, {"metric": metric.id})
    if not known and counted:
        draft.note(DraftNote.NOTHING_TO_COUNT, "records")
        draft.records = _measurement(draft, house, _open_metric(draft, house))
    return bool(counted)


def _measurement(draft: DraftRecords, house: KnownHouse, metric: Mapping[str, str]) -> Entry:
    return {"type": "measurement", "set": {**metric, **_aggregation(draft, house, metric.values())}}


def _one_of_several(look: ColumnLook, metric: str, draft: DraftRecords) -> Entry:
    del draft.columns[look.name]
    draft.answered(look.name)
    draft.note(DraftNote.METRIC_GUESSED, "records_a_row", look.name, metric=metric)
    entry = {"field": "value", **_sentinels(look.marks, ("records_a_row", look.name), draft)}
    return {"columns": {look.name: entry}, "set": {"metric": metric}}


def _figure(look: ColumnLook, name: str, draft: DraftRecords) -> None:
    draft.answered(look.name)
    heading = draft.columns[look.name].get("heading")
    if look.unknown:
        draft.note(DraftNote.NO_NUMBERS, "columns", look.name, count=look.unknown)
    entry: Entry = {"field": name, **_sentinels(look.marks, ("columns", look.name), draft)}
    draft.columns[look.name] = {**entry, **({"heading": heading} if heading else {})}


def _sentinels(marks: Iterable[str], place: tuple[str, ...], draft: DraftRecords) -> Entry:
    read = read_marks(dict.fromkeys(marks))
    for mark, meaning in read.items():
        draft.note(DraftNote.MARK, *place, mark=mark, meaning=meaning)
    return {"sentinels": read} if read else {}


def _open_metric(draft: DraftRecords, house: KnownHouse) -> dict[str, str]:
    """Some figure must be named: the first of the house. No column gives it a value before the question is answered."""
    draft.note(DraftNote.METRIC_NAMED, "records")
    return {"metric": next(iter(house.context.vocabulary.words["metric"]), "metric")}


def _aggregation(draft: DraftRecords, house: KnownHouse, metrics: Iterable[str]) -> dict[str, str]:
    """The one way in which rules count these figures; where there are several, or none, it is asked."""
    counted = house.context.aggregations
    ways = set().union(*(counted.get(("measurement", metric), frozenset()) for metric in metrics))
    if not ways:
        draft.note(DraftNote.AGGREGATION_OPEN, "records")
    elif len(ways) > 1:
        draft.note(DraftNote.AGGREGATION, "records", ways=", ".join(sorted(ways)))
    return {"aggregation": min(ways, default="month")}


def _as_events(looks: Sequence[ColumnLook], draft: DraftRecords, house: KnownHouse) -> None:
    """Days without figures: what took place, once somebody has said which day is the one on which it did."""
    day = next((look for look in looks if look.look is ColumnKind.DAY), None)
    sorts = tuple(house.context.vocabulary.words["event_type"])
    if day is None or not sorts:
        draft.note(DraftNote.NOTHING_TO_COUNT, "records")
        draft.records = _measurement(draft, house, _open_metric(draft, house))
        return
    draft.note(DraftNote.EVENT_TYPE, "records")
    draft.records = {"type": "event", "set": {"event_type": sorts[0], "status": "held"}}


def _scope(wide: WideHeadings | None, draft: DraftRecords, house: KnownHouse) -> None:
    if not _says(draft, wide, "scope"):
        draft.note(DraftNote.WHOLE_HOUSE, "records")
        draft.records = _with(draft.records, scope=house.context.organisation.organisation.id)


def _period(wide: WideHeadings | None, kind: PeriodKindName | None, draft: DraftRecords, house: KnownHouse) -> None:
    if _says(draft, wide, "period"):
        return
    if kind is None:
        draft.note(DraftNote.NO_PERIOD, "records", year=house.year)
        draft.records = _with(draft.records, period=str(house.year))
        return
    constants = draft.records.get("set")
    aggregation = constants.get("aggregation", "") if isinstance(constants, dict) else ""
    spanned = PERIOD_BY_AGGREGATION.get(aggregation, kind)
    draft.records = {"type": draft.records["type"], "period": {"kind": spanned}, **draft.records}


def _with(records: Entry, **constants: str) -> Entry:
    before = records.get("set")
    return {**records, "set": {**(before if isinstance(before, dict) else {}), **constants}}


def _titled(looks: Sequence[ColumnLook], titles: Sequence[str]) -> ColumnLook | None:
    return next((look for look in looks if look.look in COUNTED and plain(look.name).casefold() in titles), None)
