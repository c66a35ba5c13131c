"""Records as a table for spreadsheets, and as JSON: a version a row, written one after the other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from checker.cli.json_text import json_list
from checker.domain.clock import local_time
from checker.domain.record import MODEL_BY_TYPE, Evidence, FaultSeverity, StatusRecord
from checker.evaluation.few_staff import StaffFigures
from checker.pages.csv_text import csv_lines
from checker.pages.workbook import CellLook, Sheet, SheetColumn, Value
from checker.store.record_selection import SelectedVersion
from checker.wording.cells import no_formula
from checker.wording.dates import day_text
from checker.wording.locales import Locale
from checker.wording.suppression import FEW_STAFF
from checker.wording.told_records import told_content

SCHEMA = "zielwacht/records/1"
HEAD = ("key", "type", "scope", "period", "record_status", "withdrawn")
ORIGIN = ("recorded_at", "sequence", "sender", "profile", "file", "sha256", "sheet", "row")
# A field of several parts becomes a column a part.
PARTS: Mapping[str, type[BaseModel]] = {"evidence": Evidence, "severity": FaultSeverity}
NOT_SHOWN = "not_shown"
# So many rows has a sheet, its head included.
MOST_ROWS_OF_A_SHEET = 1_048_576
Cell = str | date | Decimal | int | None


def columns(record_type: str | None) -> tuple[str, ...]:
    """What is known of every version, and the fields of this type of record; None: of all types."""
    models = [MODEL_BY_TYPE[record_type]] if record_type else list(MODEL_BY_TYPE.values())
    fields = dict.fromkeys(name for model in models for name in model.model_fields if name not in HEAD)
    parts = [
        part
        for name in fields
        for part in ([f"{name}_{each}" for each in PARTS[name].model_fields] if name in PARTS else [name])
    ]
    return (*HEAD, *parts, NOT_SHOWN, *ORIGIN)


def cells(one: SelectedVersion, staff: StaffFigures) -> dict[str, Cell]:
    """By column. Figures on few staff of a unit are left out, and `not_shown` says so."""
    version = one.version
    record, origin = version.record, version.origin
    shown = told_content(record, staff)
    found = dict(_fields(record, shown))
    return found | {
        "key": version.key,
        "withdrawn": "yes" if one.is_withdrawn else None,
        NOT_SHOWN: FEW_STAFF if NOT_SHOWN in shown else None,
        "recorded_at": _instant(version.recorded_at),
        "sequence": version.sequence,
        "sender": origin.sender,
        "profile": origin.profile,
        "file": origin.file,
        "sha256": origin.sha256,
        "sheet": origin.sheet or None,
        "row": origin.row,
    }


def _fields(record: StatusRecord, shown: Mapping[str, Any]) -> Iterator[tuple[str, Cell]]:
    for name in shown.keys() - {NOT_SHOWN}:
        value = getattr(record, name)
        if isinstance(value, BaseModel):
            yield from ((f"{name}_{part}", _cell(each)) for part, each in value)
        else:
            yield name, _cell(value)


def _cell(value: object) -> Cell:
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime():
            return _instant(value)
        case None | date() | Decimal() | int():
            return value
        case tuple():
            return ", ".join(map(str, value)) or None
        case _:
            return str(value)


def _instant(instant: datetime) -> str:
    return local_time(instant).isoformat(timespec="seconds")


def as_csv(
    versions: Iterable[SelectedVersion], names: Sequence[str], staff: StaffFigures, locale: Locale
) -> Iterator[str]:
    """Line by line. Numbers and days are written as the house's spreadsheets read them; no text is a formula."""
    rows = ([_text(found.get(name), locale) for name in names] for found in (cells(one, staff) for one in versions))
    return csv_lines(names, rows, locale)


def _text(cell: Cell, locale: Locale) -> str:
    match cell:
        case None:
            return ""
        case str():
            return no_formula(cell)
        case date():
            return day_text(cell, locale)
        case Decimal():
            return format(cell, "f").replace(".", DECIMAL_SIGNS[locale])
        case _:
            return str(cell)


DECIMAL_SIGNS: Mapping[Locale, str] = {"de": ",", "en": "."}


def as_sheet(versions: Iterable[SelectedVersion], names: Sequence[str], staff: StaffFigures) -> Sheet:
    """A version a row: figures are numbers, days are days, texts are never computed."""
    rows = ([_value(found.get(name)) for name in names] for found in (cells(one, staff) for one in versions))
    return Sheet("records", [SheetColumn(name, 18, _look(name)) for name in names], rows)


def _look(name: str) -> CellLook:
    if name.endswith("_on") or name in ("valid_from", "reference_date"):
        return CellLook.DAY
    return CellLook.NUMBER


def _value(cell: Cell) -> Value:
    return Fraction(cell) if isinstance(cell, int | Decimal) else cell


def as_json(versions: Iterable[SelectedVersion], staff: StaffFigures, head: Mapping[str, Any]) -> Iterator[str]:
    """An object with `head` and the records, piece by piece."""
    opening = json.dumps({"schema": SCHEMA, **head}, ensure_ascii=False, indent=1)
    yield opening.removesuffix("\n}") + ',\n "records": '
    yield from json_list((_content(one, staff) for one in versions), " ")
    yield "\n}\n"


def _content(one: SelectedVersion, staff: StaffFigures) -> dict[str, Any]:
    version, origin = one.version, one.version.origin
    return {
        "key": version.key,
        "withdrawn": one.is_withdrawn,
        "recorded_at": version.recorded_at.isoformat(),
        "sequence": version.sequence,
        "sender": origin.sender,
        "profile": origin.profile,
        "file": origin.file,
        "sha256": origin.sha256,
        "sheet": origin.sheet,
        "row": origin.row,
        "record": told_content(version.record, staff),
    }
