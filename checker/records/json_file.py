"""Reads a list of status-record/1 objects: validated by the same models as every other file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic import ValidationError

from checker.domain import exact_text, period
from checker.domain.period import Period, PeriodKind
from checker.domain.problem import Location, nearest
from checker.domain.record import MODEL_BY_TYPE, StatusRecord
from checker.domain.record_problem import Facts, FieldName, Part, ProblemCode, RecordProblem
from checker.domain.visible import visible
from checker.records.context import TOPIC_BY_TYPE, ImportContext, facts_of
from checker.records.fields import KIND_BY_FIELD, FieldKind
from checker.records.json_table import list_in, without_list
from checker.records.lexical import Unreadable, in_range, storable
from checker.records.model_refusals import of_another_kind, refused_by_model
from checker.records.privacy import LooseText
from checker.records.reading import refuse

SCHEMA = "status-record/1"
# Said about a record, not by it: keys, origin and times are the product's own.
ENVELOPE = frozenset({"schema", "record_key", "recorded_at", "source", "supersedes"})
RENAMED = {"metric_id": "metric", "as_of": "valid_from"}
# The calendar of a body by the name that senders know it by, and its keys.
TYPE_ALIASES = {"meeting_calendar": "meeting"}
RENAMED_BY_TYPE = {"meeting": {"date": "held_on", "confirmed": "is_confirmed"}}
DATA_STATUS = {"vorläufig": "provisional", "endgültig": "final", "korrigiert": "corrected"}
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class JsonEntry:
    """One object of the list, counted from 1: a record, or what is wrong with it."""

    number: int
    record: StatusRecord | None
    problem: RecordProblem | None = None
    warning: RecordProblem | None = None


class Listed(NamedTuple):
    """The values of a file's list by their numbers, which for a file of lines are those of its lines; `bad` lines say
    nothing that can be read, `around` is what the file says beside its list.
    """

    values: Mapping[int, Any]
    bad: tuple[RecordProblem, ...] = ()
    around: Any = None


def parse_json(name: str, data: bytes, list_at: str | None = None) -> Listed:
    """The file's list. Raises FileRefused: no JSON, a key twice, NaN, no list."""
    from checker.records.foreign_reader import read_foreign  # most files are CSV and need no child

    whole = read_foreign("json", name, data)
    if list_at is None and not isinstance(whole, list):
        raise refuse(Location(name, 1), ProblemCode.NO_LIST, {"schema": SCHEMA})
    if list_at is None:
        return Listed(dict(enumerate(whole, start=1)))
    listed = list_in(name, whole, list_at)
    return Listed(dict(enumerate(listed, start=1)), around=without_list(whole, list_at))


def parse_json_lines(name: str, data: bytes) -> Listed:
    """A value a line; a line that cannot be read keeps no other one out."""
    from checker.records.foreign_reader import read_foreign

    values: dict[int, Any] = {}
    bad: list[RecordProblem] = []
    for number, value, *why in read_foreign("ndjson", name, data):
        if why:
            code, facts, column = why
            bad.append(RecordProblem(Location(name, number, column), ProblemCode(code), facts))
        else:
            values[number] = value
    return Listed(values, tuple(bad))


def texts_of(name: str, listed: Mapping[int, Any], declared: Sequence[str] = ()) -> Iterator[LooseText]:
    """Every key and text of the file with the record it stands in, for the privacy screen. Raises Refused.

    What stands at a `declared` path (`amt.name`) is held against units or words: the keys that lead there head no
    column of persons.
    """
    known = {path[:end] for path in declared for end in _ends(path)}
    for number, record in listed.items():
        waiting: list[tuple[object, int, str]] = [(record, 1, "")]
        while waiting:
            value, depth, path = waiting.pop()
            if depth > DEEPEST:
                raise refuse(Location(name), ProblemCode.NESTED_TOO_DEEPLY, part=Part(record=number))
            if isinstance(value, str):
                yield LooseText(ProblemCode.PERSONAL_RECORD, number, value)
            elif isinstance(value, dict):
                below = {key: f"{path}.{key}" if path else key for key in value}
                for key in value:
                    yield LooseText(ProblemCode.PERSONAL_RECORD, number, key, key=below[key] not in known)
                waiting += ((inner, depth + 1, below[key]) for key, inner in value.items())
            elif isinstance(value, list):
                waiting += ((inner, depth + 1, f"{path}[{place}]") for place, inner in enumerate(value))


def _ends(path: str) -> Iterator[int]:
    """Where each part of a path ends."""
    yield from (place for place, sign in enumerate(path) if sign in ".[")
    yield len(path)


def read_entries(name: str, listed: Mapping[int, Any], context: ImportContext) -> Iterator[JsonEntry]:
    for number, given in listed.items():
        where = Location(name)
        try:
            record = _record(_as_seen(given), context)
        except Unreadable as wrong:
            yield JsonEntry(number, None, wrong.at(where, Part(record=number, field=wrong.field)))
            continue
        yield JsonEntry(number, record, warning=_in_vain(where, number, record, context))


def _record(given: object, context: ImportContext) -> StatusRecord:
    if not isinstance(given, dict):
        raise Unreadable(ProblemCode.NO_OBJECT, {}, (f'{{"schema": "{SCHEMA}", …}}',))
    if given.get("schema") != SCHEMA:
        raise Unreadable(ProblemCode.SCHEMA_UNKNOWN, {}, (SCHEMA,))
    _check_values(given)
    kind = given.get("type")
    if isinstance(kind, str):
        kind = TYPE_ALIASES.get(kind, kind)
    if not isinstance(kind, str) or kind not in MODEL_BY_TYPE:
        close = nearest(kind, MODEL_BY_TYPE) if isinstance(kind, str) else None
        facts = {"word": kind if close else None}
        raise Unreadable(ProblemCode.TYPE_UNKNOWN, facts, tuple(MODEL_BY_TYPE), close)
    model = MODEL_BY_TYPE[kind]
    if kind == "event":
        given = _of_its_unit(given, context)
    fields = _own_fields({**given, "type": kind}, tuple(model.model_fields), RENAMED_BY_TYPE.get(kind, {}))
    if fields.get("authority") is not None and fields.get("record_status") != "retracted":
        # Only what withdraws a record repeats what that record said.
        raise Unreadable(ProblemCode.AUTHORITY_BY_PROFILE)
    values = {name: _read(name, value) for name, value in fields.items() if value is not None}
    if kind == "deliverable":
        values["period"] = _plan_year(values, context)
    try:
        return model.model_validate(values)
    except ValidationError as invalid:
        raise refused_by_model(invalid) from None


def _as_seen(value: object) -> object:
    """The same with every key and text as a reader sees it. Raises Unreadable where two keys look the same."""
    match value:
        case str():
            return visible(value)
        case list():
            return [_as_seen(inner) for inner in value]
        case dict():
            seen = {visible(key): _as_seen(inner) for key, inner in value.items()}
            if len(seen) < len(value):
                raise Unreadable(ProblemCode.KEY_TWICE)
            return seen
        case _:
            return value


def _check_values(given: Mapping[str, object]) -> None:
    """Whatever a key means: every number has a bearable length, and every text can be stored and shown."""
    for name, value in given.items():
        waiting: list[object] = [name, value]
        try:
            while waiting:
                match waiting.pop():
                    case Decimal() as number:
                        in_range(number)
                    case str() as text:
                        storable(text)
                    case dict() as inner:
                        waiting += (*inner, *inner.values())
                    case list() as inner:
                        waiting += inner
        except Unreadable as unreadable:
            unreadable.field = name if name.isidentifier() else ""
            raise


def _own_fields(given: Mapping[str, object], known: tuple[str, ...], renamed: Mapping[str, str]) -> dict[str, object]:
    """The record's own keys under our names; an unknown one is refused with the nearest."""
    fields: dict[str, object] = {}
    renamed = {**RENAMED, **renamed}
    for key, value in given.items():
        name = renamed.get(key, key) if renamed.get(key, key) in known else key
        if key in ENVELOPE:
            continue
        if name not in known:
            close = nearest(key, known)
            raise Unreadable(ProblemCode.KEY_UNKNOWN, {"word": key if close else None}, known, close)
        if fields.get(name) is None:
            fields[name] = value
    return fields


def _of_its_unit(given: dict[str, Any], context: ImportContext) -> dict[str, Any]:
    """An event under its unit, which is its scope, or says where in the house it takes place."""
    unit, scope = _unit_id(given.get("unit")), _unit_id(given.get("scope"))
    if unit is None:
        return {name: value for name, value in given.items() if name != "unit"}
    if scope not in (None, unit, context.organisation.organisation.id):
        raise Unreadable(ProblemCode.UNIT_OTHER_THAN_SCOPE)
    return {name: value for name, value in given.items() if name != "unit"} | {"scope": unit}


def _unit_id(value: object) -> object:
    return value.get("id") if isinstance(value, dict) else value


def _read(name: str, value: object) -> object:
    """The value as the models want it. What it raises knows its field."""
    try:
        return _value(name, value)
    except Unreadable as unreadable:
        unreadable.field = "" if "field" in unreadable.facts else name
        raise


def _value(name: str, value: object) -> object:
    if name == "scope":
        return _unit_id(value)
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
        number = exact_text.number(text)
    except ValueError:
        raise of_another_kind(name, ('"1012.5"',)) from None
    return Decimal(in_range(number))


def _instant(value: object) -> datetime:
    try:
        instant = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise of_another_kind("reported_at", ("2016-05-03T08:12:44+02:00",))
    return instant.astimezone(UTC)


def _period(value: object) -> Period:
    try:
        if isinstance(value, dict):
            kind = PeriodKind(str(value.get("kind")))
            return Period(kind, exact_text.day(str(value["start"])), exact_text.day(str(value["end"])))
        return Period.parse(str(value))
    except (ValueError, KeyError):
        raise of_another_kind("period", ("2016", "2016-Q1", "2016-03", "2016-04-30")) from None


def _plan_year(values: Mapping[str, object], context: ImportContext) -> object:
    """A dated item's period is its plan year; a record may name the nominal date instead."""
    given, target = values.get("period"), values.get("target_id")
    if not isinstance(given, Period) or given.kind is not PeriodKind.DATE or not isinstance(target, str):
        return given
    if (year := context.plan_year_by_due.get((target, given.end))) is not None:
        return period.year(year)
    if due_dates := context.due_dates(target):
        allowed = (*map(str, due_dates), *(str(year) for year in sorted(context.plan_years)))
        raise Unreadable(ProblemCode.NO_DUE_DATE, {"day": str(given), "target": target}, allowed)
    return period.year(given.end.year)


def _in_vain(where: Location, number: int, record: StatusRecord, context: ImportContext) -> RecordProblem | None:
    part = Part(record=number)
    if (topic := context.uncounted(record)) is not None:
        named, close = TOPIC_BY_TYPE[record.type], nearest(topic, context.counted[record.type])
        code = ProblemCode.TARGET_OF_NO_RULE if named == "target_id" else ProblemCode.TOPIC_OF_NO_RULE
        facts: Facts = {"field": FieldName(named), "word": topic if close else None}
        return RecordProblem(where, code, facts, (), close, part)
    if (why := context.without_effect(record)) is not None:
        return RecordProblem(where, why.code, why.facts, part=part)
    if (form := context.uncounted_form(record)) is not None:
        return RecordProblem(where, ProblemCode.AGGREGATION_OF_NO_RULE, facts_of(form), part=part)
    if (name := context.unknown_name(record)) is not None:
        return RecordProblem(where, name.code, name.facts, (), name.nearest, part)
    if (role := context.unknown_owner(record)) is not None:
        close = nearest(role, [known.id for known in context.organisation.roles])
        return RecordProblem(where, ProblemCode.OWNER_UNKNOWN, {"role": role}, (), close, part)
    return None
