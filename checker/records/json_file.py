"""Reads a list of status-record/1 objects: held to the same models as every other file. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from checker.domain import period
from checker.domain.period import Period, PeriodKind
from checker.domain.problem import Location, Problem, nearest
from checker.domain.record import MODEL_BY_TYPE, StatusRecord
from checker.records.context import TOPIC_BY_TYPE, ImportContext
from checker.records.fields import KIND_BY_FIELD, FieldKind
from checker.records.lexical import Unreadable, in_range
from checker.records.reading import refuse

SCHEMA = "status-record/1"
# Said about a record, not by it: keys, origin and times are the product's own.
ENVELOPE = frozenset({"schema", "record_key", "recorded_at", "source", "supersedes"})
RENAMED = {"metric_id": "metric", "as_of": "valid_from"}
DATA_STATUS = {"vorläufig": "provisional", "endgültig": "final", "korrigiert": "corrected"}
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class JsonEntry:
    """One object of the list, counted from 1: a record, or what is wrong with it."""

    number: int
    record: StatusRecord | None
    problem: Problem | None = None
    warning: Problem | None = None


def parse_json(name: str, data: bytes) -> list[Any]:
    """The file's list. Raises Refused: no JSON, a key twice, NaN, no list."""
    try:
        listed = json.loads(
            data.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_no_double
        )
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refuse(Location(name, line), f"byte 0x{data[error.start]:02X} is not UTF-8", ("UTF-8",)) from None
    except json.JSONDecodeError as error:
        raise refuse(Location(name, error.lineno, error.colno), f"this is no JSON ({error.msg})") from None
    except Unreadable as unreadable:
        raise refuse(Location(name), unreadable.what, unreadable.allowed) from None
    except (ValueError, RecursionError):
        raise refuse(Location(name), "this JSON holds a number or a nesting that is far too large") from None
    if not isinstance(listed, list):
        raise refuse(Location(name, 1), "the file holds no list", (f"[ {{…}}, {{…}} ] of {SCHEMA}",))
    return listed


def texts_of(name: str, listed: list[Any]) -> Iterator[tuple[str, str]]:
    """Every key and text of the file with the record it stands in, for the privacy screen. Raises Refused."""
    for number, record in enumerate(listed, start=1):
        waiting: list[tuple[object, int]] = [(record, 1)]
        while waiting:
            value, depth = waiting.pop()
            if depth > DEEPEST:
                raise refuse(Location(name), f"record {number} is nested too deeply")
            if isinstance(value, str):
                yield f"record {number}", value
            elif isinstance(value, dict):
                yield from ((f"record {number}", key) for key in value)
                waiting += ((inner, depth + 1) for inner in value.values())
            elif isinstance(value, list):
                waiting += ((inner, depth + 1) for inner in value)


def read_entries(name: str, listed: list[Any], context: ImportContext) -> Iterator[JsonEntry]:
    for number, given in enumerate(listed, start=1):
        where = Location(name)
        try:
            record = _record(given, context)
        except Unreadable as wrong:
            what = f"record {number}: {wrong.what}"
            yield JsonEntry(number, None, Problem(where, what, wrong.allowed, wrong.nearest))
            continue
        yield JsonEntry(number, record, warning=_in_vain(where, number, record, context))


def _record(given: object, context: ImportContext) -> StatusRecord:
    if not isinstance(given, dict):
        raise Unreadable("this is no object", (f'{{"schema": "{SCHEMA}", …}}',))
    if given.get("schema") != SCHEMA:
        raise Unreadable("'schema' is missing or unknown", (SCHEMA,))
    kind = given.get("type")
    if not isinstance(kind, str) or kind not in MODEL_BY_TYPE:
        close = nearest(kind, MODEL_BY_TYPE) if isinstance(kind, str) else None
        raise Unreadable("'type' is missing or unknown", tuple(MODEL_BY_TYPE), close)
    model = MODEL_BY_TYPE[kind]
    fields = _own_fields(given, tuple(model.model_fields))
    if fields.get("authority") is not None and fields.get("record_status") != "retracted":
        # Only what withdraws a record repeats what that record said.
        raise Unreadable("'authority' is said by the import profile, not by the record")
    values = {name: _value(name, value) for name, value in fields.items() if value is not None}
    if kind == "deliverable":
        values["period"] = _plan_year(values, context)
    try:
        return model.model_validate(values)
    except ValidationError as invalid:
        first = invalid.errors(include_input=False, include_url=False)[0]
        place = "".join(f"'{part}': " for part in first["loc"][:1])
        raise Unreadable(place + first["msg"].removeprefix("Value error, ")) from None


def _own_fields(given: Mapping[str, object], known: tuple[str, ...]) -> dict[str, object]:
    """The record's own keys under our names; an unknown one is refused with the nearest."""
    fields: dict[str, object] = {}
    for key, value in given.items():
        name = RENAMED.get(key, key) if RENAMED.get(key, key) in known else key
        if key in ENVELOPE:
            continue
        if name not in known:
            close = nearest(key, known)
            raise Unreadable(f"unknown key '{key}'" if close else "unknown key", known, close)
        if fields.get(name) is None:
            fields[name] = value
    return fields


def _value(name: str, value: object) -> object:
    if name == "scope" and isinstance(value, dict):
        return value.get("id")
    if name == "period":
        return _period(value)
    if name == "data_status" and isinstance(value, str):
        return DATA_STATUS.get(value, value)
    if name == "reported_at":
        return _instant(value)
    if KIND_BY_FIELD.get(name) is FieldKind.EXACT and isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Decimal(in_range(Decimal(value)))
    if isinstance(value, int) and not isinstance(value, bool):
        return in_range(Decimal(value))
    if KIND_BY_FIELD.get(name) is FieldKind.EXACT and isinstance(value, str):
        return _exact(name, value)
    return tuple(value) if isinstance(value, list) else value


def _exact(name: str, text: str) -> Decimal:
    try:
        return Decimal(in_range(Decimal(text)))
    except ArithmeticError:
        raise Unreadable(f"'{name}' is no number", ('"1012.5"',)) from None


def _instant(value: object) -> datetime:
    try:
        instant = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise Unreadable("'reported_at' is no instant with a zone", ("2016-05-03T08:12:44+02:00",))
    return instant.astimezone(UTC)


def _period(value: object) -> Period:
    try:
        if isinstance(value, dict):
            kind = PeriodKind(str(value.get("kind")))
            return Period(kind, date.fromisoformat(str(value["start"])), date.fromisoformat(str(value["end"])))
        return Period.parse(str(value))
    except (ValueError, KeyError):
        raise Unreadable("'period' is no period", ("2016", "2016-Q1", "2016-03", "2016-04-30")) from None


def _plan_year(values: Mapping[str, object], context: ImportContext) -> object:
    """A dated item's period is its plan year; a record may name the nominal date instead."""
    given, target = values.get("period"), values.get("target_id")
    if not isinstance(given, Period) or given.kind is not PeriodKind.DATE or not isinstance(target, str):
        return given
    if (year := context.plan_year_by_due.get((target, given.end))) is not None:
        return period.year(year)
    if due_dates := context.due_dates(target):
        allowed = (*map(str, due_dates), *(str(year) for year in sorted(context.plan_years)))
        raise Unreadable(f"'period': {given} is no due date of '{target}'", allowed)
    return period.year(given.end.year)


def _in_vain(where: Location, number: int, record: StatusRecord, context: ImportContext) -> Problem | None:
    if (topic := context.uncounted(record)) is None:
        if (why := context.without_effect(record)) is not None:
            return Problem(where, f"record {number}: {why}; it counts for nothing")
        if (role := context.unknown_owner(record)) is not None:
            what = f"record {number}: there is no role '{role}'; whoever owns the rule answers for it"
            return Problem(where, what, (), nearest(role, [one.id for one in context.organisation.roles]))
        return None
    named, close = TOPIC_BY_TYPE[record.type], nearest(topic, context.counted[record.type])
    what = "no rule for such a record has the id in" if named == "target_id" else "no rule counts what is named in"
    return Problem(where, f"record {number}: {what} '{named}'; it counts for nothing", (), close)


def _no_constant(word: str) -> None:
    raise Unreadable(f"{word} is no number; numbers must be finite")


def _no_double(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise Unreadable("an object has the same key twice")
    return dict(pairs)
