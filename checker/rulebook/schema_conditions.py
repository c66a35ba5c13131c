"""What the loader requires of a group of keys beyond the types of their values, as conditions of a JSON Schema. Pure.

Where the domain has a table (kinds, figures, filters), the condition is made of the table, so that a new kind is in
the schema as soon as it is there. An explicit null counts as not given, as it does for the loader.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain, combinations
from typing import Any, get_args

from checker.domain.figures import CUMULATED, FIGURES, FILTERS, NEEDED_FILTERS
from checker.domain.kind import KindSpec
from checker.domain.kinds import KINDS
from checker.domain.profile import LISTS, ROW, WORKBOOKS, YES_OR_NO
from checker.domain.record import MODEL_BY_TYPE
from checker.domain.regions import REGIONS, local_holidays
from checker.domain.rule import ReadKey, Where
from checker.domain.staff_records import STAFF_RECORDS
from checker.rulebook.kind_checks import _MEASURE_KEYS as MEASURE_KEYS
from checker.rulebook.rule_checks import OF_A_YEAR

Schema = dict[str, Any]

_UNIT_ID = {"pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"}
_ROLE_ID = {"pattern": r"^[a-z0-9_]+$"}
_WORD = r"[A-Za-z0-9!#$%&'*+\/=?^_`{|}~-]+"
_MAILBOX = {
    "pattern": r"^(?!.*\{(?!scope\}))" + rf"{_WORD}(\.{_WORD})*@([A-Za-z0-9-]|\{{scope\}})+"
    r"(\.([A-Za-z0-9-]|\{scope\})+)+$"
}
_BY_TITLE = r"^(?!#[1-9][0-9]{0,4}$)"
_NO_PLACE = r"^#(0[0-9]*|[0-9]{6,})$"
_NOT_NEGATIVE = r"^(?!-[0.]*[1-9])"
_A_REASON: Schema = {"required": ["why"], "properties": {"why": {"type": "string", "pattern": r"\S"}}}
_FIGURE_KEYS = ("total", "rate", "amount", "base", "enough", "sender_target")


def extra_properties(model: str) -> Mapping[str, Schema]:
    """What single keys of a model must keep to, that its types do not say."""
    return _EXTRA.get(model, {})


def conditions(model: str, properties: Mapping[str, Any]) -> list[Schema]:
    """What the keys of a model ask of each other; empty when nothing."""
    found: list[Schema] = []
    if {"origin", "why"} <= set(properties):
        found.append(when_given({"origin": one_of("assumption")}, _A_REASON))
    return [*found, *(_CONDITIONS[model]() if model in _CONDITIONS else ())]


# --- Words for conditions -------------------------------------------------------------------------------


def one_of(*words: object) -> Schema:
    return {"const": words[0]} if len(words) == 1 else {"enum": list(words)}


def _given(*keys: str) -> Schema:
    """Each of the keys is there with a value."""
    return {"required": list(keys), "properties": {key: {"not": {"type": "null"}} for key in keys}}


def _absent(*keys: str) -> Schema:
    return {"properties": {key: {"type": "null"} for key in keys}}


def _not_used(*keys: str) -> Schema:
    """As `_absent`, for keys whose empty list or group says nothing either."""
    return {"properties": dict.fromkeys(keys, _EMPTY)}


_EMPTY: Schema = {"anyOf": [{"type": "null"}, {"type": "array", "maxItems": 0}, {"type": "object", "maxProperties": 0}]}


def when_given(properties: Schema, then: Schema, otherwise: Schema | None = None) -> Schema:
    """Where all of these keys are there and as said, `then` holds, else `otherwise`."""
    condition = {"if": {"required": list(properties), "properties": properties}, "then": then}
    return condition if otherwise is None else {**condition, "else": otherwise}


def _both_or_neither(key: str, word: object, other: str) -> Schema:
    """`other` is given exactly where `key` has the value `word`."""
    return when_given({key: one_of(word)}, _given(other), _absent(other))


def _exactly_one(*keys: str) -> Schema:
    return {"oneOf": [_given(key) for key in keys]}


def when_in(key: str, words: Collection[str]) -> Schema:
    """The key is there and has one of these words."""
    return {"required": [key], "properties": {key: one_of(*words)}}


IS_ABOUT_STAFF: Schema = when_in("about", ("staff",))


def inside(*path: str, schema: Schema) -> Schema:
    """The condition on what stands under a way of keys; nothing is asked where it is not there."""
    for key in reversed(path):
        schema = {"properties": {key: schema}}
    return schema


# --- Rules ----------------------------------------------------------------------------------------------


def _rule() -> Iterator[Schema]:
    for kind in KINDS.values():
        yield when_given({"kind": one_of(kind.name)}, {"allOf": list(_of_kind(kind))})
    yield {"if": _given("reported"), "then": _given("data_expected")}
    yield when_given({"measure": when_in("records", STAFF_RECORDS)}, IS_ABOUT_STAFF)
    one_unit = {"required": ["scope"], "properties": {"scope": _given("unit")}}
    yield when_given({"reported": _has("counts", "figure")}, {"anyOf": [_judged_as_a_whole(), one_unit]})
    yield from _handed_in()
    yield from _due()
    yield from _interim()
    yield from _occasions()
    yield from _readings()
    yield when_given({"kind": _kinds_that(lambda kind: kind.is_built_on)}, {}, _absent("premise_of"))


def _kinds_that(have: Callable[[KindSpec], bool]) -> Schema:
    return one_of(*(kind.name for kind in KINDS.values() if have(kind)))


def _readings() -> Iterator[Schema]:
    """What is read in one way or another stands in the rule."""
    for key in get_args(ReadKey):
        *around, last = key.split(".")
        there = _given(last)
        for step in reversed(around):
            there = {"required": [step], "properties": {step: there}}
        is_read = {"type": "array", "contains": {"required": ["of"], "properties": {"of": one_of(key)}}}
        yield when_given({"assumed": is_read}, there)


def _occasions() -> Iterator[Schema]:
    """Only what is owed on demand waits for something; an agreement for its record alone, a report for requests."""
    yield when_given({"kind": _kinds_that(lambda kind: kind.is_on_demand)}, {}, _absent("when"))
    agreed = {"measure": _has("records", "agreement")}
    records = {"items": {"properties": {"record": {"enum": ["agreement"]}}, "required": ["record"]}}
    no_agreement = {"items": {"properties": {"record": {"not": {"const": "agreement"}}}}}
    yield when_given(agreed, {"properties": {"when": records}}, {"properties": {"when": no_agreement}})


def _judged_as_a_whole() -> Schema:
    return inside("scope", "judge", schema=one_of("organisation"))


def _handed_in() -> Iterator[Schema]:
    """Keys that speak of what is handed in; one kind of rule counts events within a stretch."""
    stretch = {
        "if": {"properties": {"kind": _kinds_that(lambda kind: kind.is_in_a_stretch)}},
        "else": inside("period", schema=_absent("about")),
    }
    yield {
        "if": {"required": ["measure"], "properties": {"measure": _has("records", "deliverable")}},
        "else": {
            **_absent("reference_date", "effective_by"),
            "allOf": [inside("scope", schema=_not_used("parts")), stretch],
        },
    }
    yield when_given(
        {"kind": _kinds_that(lambda kind: kind.is_in_a_stretch)},
        {"required": ["period"], "properties": {"period": _given("about")}},
    )
    some_parts = {"required": ["parts"], "properties": {"parts": {"type": "array", "minItems": 1}}}
    yield when_given({"scope": some_parts}, _judged_as_a_whole())


def _due() -> Iterator[Schema]:
    """A date for the whole year, none for its parts, a span for what is asked for, a meeting for one kind."""
    of_a_year = {"properties": {"period": {"properties": {"kind": one_of("year")}}}}
    by_meeting = {"required": ["kind"], "properties": {"kind": _kinds_that(lambda kind: kind.is_due_with_a_meeting)}}
    yield {
        "if": by_meeting,
        "then": inside("due", schema=_given("meeting")),
        "else": inside("due", schema=_absent("meeting")),
    }
    yield {
        "if": {"not": by_meeting},
        "then": {
            "if": of_a_year,
            "then": inside("due", schema=_given("nominal")),
            "else": inside("due", schema=_absent("nominal")),
        },
    }
    asked = {
        "required": ["period", "measure"],
        "properties": {
            "period": _has("kind", "request"),
            "measure": {"properties": {"records": {"not": one_of("agreement")}}},
        },
    }
    yield {
        "if": asked,
        "then": inside("due", schema=_given("after_request")),
        "else": inside("due", schema=_absent("after_request")),
    }


def _interim() -> Iterator[Schema]:
    unused = {"if": {"properties": {"interim": {"not": one_of("upcoming")}}}, "then": _absent("path")}
    yield when_given({"interim": one_of("path", "month")}, _given("path"), unused)
    yield when_given({"interim": one_of("upcoming")}, inside("measure", "records", schema=one_of("event")))
    of_a_year = {"type": "object", "required": ["kind"], "properties": {"kind": one_of(*OF_A_YEAR)}}
    yield when_given({"path": of_a_year}, inside("period", "kind", schema=one_of("year")))
    yield when_given({"path": _has("kind", "sender_target")}, inside("measure", schema=_given("sender_target")))


def _has(key: str, word: str) -> Schema:
    return {"type": "object", "required": [key], "properties": {key: one_of(word)}}


def _of_kind(kind: KindSpec) -> Iterator[Schema]:
    """What the loader asks of every rule of a kind, as `kind_problems` does."""
    yield inside("measure", "records", schema=one_of(*kind.records))
    yield inside("interim", schema=one_of(*kind.interims))
    if "none" not in kind.interims:
        yield _given("interim")
    yield inside("period", "kind", schema=one_of(*kind.periods))
    if "year" not in kind.periods:
        yield _given("period")
    if kind.required:
        yield _given(*sorted(kind.required))
    if kind.forbidden:
        yield _absent(*sorted(kind.forbidden))
    if kind.is_rate:
        latest = {"required": ["take"], "properties": {"take": one_of("latest")}}
        yield inside("measure", schema={"if": _given("amount"), "then": latest})
    if kind.is_of_a_series:
        about = {**_given("period"), "properties": {"period": _given("about")}}
        yield {"anyOf": [about, _given("reference_date")]}
    yield inside("measure", schema={"anyOf": [_measured_by(keys) for keys in _ways(kind.measures)]})
    if kind.has_target:
        yield inside("target", schema={"allOf": list(_target(kind))})
    yield inside("tolerance", schema={"allOf": list(_tolerance())})
    if kind.is_dated or not kind.is_judged:
        yield inside("worst", schema=one_of("breached"))


def _ways(measures: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Every set of keys a measure may have: one of the ways that suffice, or several of them together."""
    ways = list(measures) or [frozenset()]
    some = chain.from_iterable(combinations(ways, count) for count in range(1, len(ways) + 1))
    return sorted({frozenset[str]().union(*chosen) for chosen in some}, key=sorted)


def _measured_by(keys: frozenset[str]) -> Schema:
    others = [key for key in MEASURE_KEYS if key not in keys]
    return {"allOf": [_given(*sorted(keys)), _absent(*others)]}


def _target(kind: KindSpec) -> Iterator[Schema]:
    yield {"properties": {"operator": one_of(*kind.operators)}}
    if "report" not in kind.operators:
        yield _given("value")
    number, nothing = {"type": "string", "pattern": "^[^a-z]"}, {"type": "null"}
    takes_numbers = not kind.words or "declared" in kind.words
    said = [nothing, *([number] if takes_numbers else []), *([one_of(*kind.words)] if kind.words else [])]
    yield {"properties": {"value": {"anyOf": said}}}
    yield {"if": _given("amended"), "then": {"required": ["value"], "properties": {"value": number}}}
    if not takes_numbers:
        return
    if not kind.is_change:
        yield of_value(_NOT_NEGATIVE)
    if kind.only_bound is not None:
        yield of_value(rf"^0*{kind.only_bound}(\.0+)?$")


def _tolerance() -> Iterator[Schema]:
    yield {"properties": {"operator": one_of("<", "<=", "=", ">=", ">"), "value": {"pattern": _NOT_NEGATIVE}}}


def of_value(pattern: str) -> Schema:
    """What a number must look like; a word in its place is none."""
    return {"properties": {"value": {"pattern": f"{pattern}|^[a-z]"}}}


def _measure() -> Iterator[Schema]:
    yield {"properties": {"records": one_of(*FILTERS)}}
    for records in FILTERS:
        yield when_given({"records": one_of(records)}, {"allOf": list(_of_records(records, FIGURES.get(records, ())))})
    yield when_given(
        {"where": {"required": ["aggregation"], "properties": {"aggregation": {"type": "array"}}}}, _given("part")
    )
    cumulated = one_of(*CUMULATED)
    some_cumulated = {"anyOf": [{"type": "string", **cumulated}, {"type": "array", "contains": cumulated}]}
    yield when_given(
        {"where": {"required": ["aggregation"], "properties": {"aggregation": some_cumulated}}}, _NOT_SUMMED
    )
    yield {"if": _given("rate"), "then": _NOT_SUMMED}
    yield when_given({"take": one_of("mean")}, {"properties": {"records": one_of("headcount")}})
    yield {"if": _given("enough"), "then": _given("base")}


# To sum up is what is done where nothing is said.
_NOT_SUMMED: Schema = {"required": ["take"], "properties": {"take": {"not": {"const": "sum"}}}}


def _of_records(records: str, figures: tuple[str, ...]) -> Iterator[Schema]:
    named = {"anyOf": [{"type": "null"}, *([one_of(*figures)] if figures else [])]}
    counted = {"anyOf": [{"type": "null"}, {"type": "string", "pattern": _expression(records, figures)}]}
    yield {"properties": dict.fromkeys(("part", "whole"), counted if figures else named)}
    yield {"properties": dict.fromkeys(_FIGURE_KEYS, named)}
    has, needed = FILTERS[records], NEEDED_FILTERS[records]
    if needed:
        yield {"required": ["where"]}
        yield inside("where", schema=_given(*needed))
    if foreign := [key for key in Where.model_fields if key not in has]:
        yield inside("where", schema=_absent(*foreign))
    yield {"properties": {"requires": {"items": one_of(*MODEL_BY_TYPE[records].model_fields)}}}
    if records != "event":
        yield _absent("participants", "venue")
    if records != "deliverable":
        yield {"properties": {"evidence": {"const": "optional"}, "covers": _EMPTY}}


def _expression(records: str, figures: tuple[str, ...]) -> str:
    """How `checker.domain.expression` may use these figures: all of it for events, names and differences else."""
    name = f"({'|'.join(figures)})"
    forms = [name, f"{name} +- +{name}"]
    if records == "event":
        atom = f"\\s*({'|'.join(figures)}|0|[1-9][0-9]{{0,17}})\\s*"
        forms += [atom, f"max\\({atom},{atom}\\)"]
    return f"^\\s*({'|'.join(forms)})\\s*$"


def _path() -> Iterator[Schema]:
    some = {"required": ["steps"], "properties": {"steps": {"minItems": 1}}}
    yield when_given({"kind": one_of("steps")}, some, _not_used("steps"))
    months = {"properties": {"percent_by_month": {"minItems": 12, "maxItems": 12}}, "required": ["percent_by_month"]}
    yield when_given({"kind": one_of("previous_year")}, months, _not_used("percent_by_month"))


def _data_expected() -> Iterator[Schema]:
    yield _exactly_one("working_days_after", "months_after")


def _scope() -> Iterator[Schema]:
    yield {"not": _given("unit", "group")}


def _plan_source() -> Iterator[Schema]:
    yield from ({"if": _given(key), "then": _given("line")} for key in ("to", "also"))


def _period() -> Iterator[Schema]:
    yield _both_or_neither("kind", "cohort", "matures_after_months")


def _due_day() -> Iterator[Schema]:
    ways = ("nominal", "meeting", "after_request")
    yield from ({"not": _given(*two)} for two in combinations(ways, 2))
    yield {"if": _given("amended"), "then": _given("nominal")}


# --- The plan and senders -------------------------------------------------------------------------------


def _plan() -> Iterator[Schema]:
    yield _both_or_neither("status", "adopted", "adopted_on")


def _file() -> Iterator[Schema]:
    both = _given("encoding", "delimiter")
    yield when_given({"format": one_of("csv")}, both, {"not": both})
    yield {"if": _given("list_at"), "then": {"properties": {"format": one_of("json")}}}
    yield {"if": _given("quote"), "then": {"properties": {"format": one_of("csv")}}}
    yield when_given({"format": one_of(*WORKBOOKS)}, _given("sheet"), {"not": _given("sheet")})
    yield when_given({"shared": one_of(True)}, {"properties": {"format": {"not": one_of(*LISTS)}}})


def _numbers() -> Iterator[Schema]:
    for sign in (",", "."):
        free = {"properties": {"thousands": {"not": {"contains": one_of(sign)}}}}
        yield when_given({"decimal": one_of(sign)}, free)
    yield {
        "if": {"not": {"required": ["decimal"]}},
        "then": {"properties": {"thousands": {"not": {"contains": one_of(",")}}}},
    }


def _column() -> Iterator[Schema]:
    yield {"not": _given("field", "ignore")}
    yield {
        "not": {"allOf": [_given("times"), {"required": ["share_cells"], "properties": {"share_cells": one_of(True)}}]}
    }
    yield _both_or_neither("field", "evidence", "evidence")
    yield _both_or_neither("field", "scope", "units")
    yield when_given(
        {"field": one_of(*YES_OR_NO)},
        {"properties": {"values": {"additionalProperties": one_of("true", "false")}}},
    )


def _headings() -> Iterator[Schema]:
    yield _both_or_neither("field", "scope", "units")


def _period_source() -> Iterator[Schema]:
    by_aggregation = {"required": ["by_aggregation"], "properties": {"by_aggregation": {"minProperties": 1}}}
    yield {"oneOf": [_given("kind"), by_aggregation]}


def _record_spec() -> Iterator[Schema]:
    for records, model in MODEL_BY_TYPE.items():
        names = {"propertyNames": one_of(*model.model_fields, ROW)}
        numbers = FIGURES.get(records)
        keyed: dict[str, Schema] = dict.fromkeys(("set", "build", "fields"), names)
        keyed["derive"] = {"propertyNames": one_of(*numbers)} if numbers else {"maxProperties": 0}
        yield when_given({"type": one_of(records)}, {"properties": keyed})


def _data_rows() -> Iterator[Schema]:
    yield {"not": _given("until", "stop")}


def _derived() -> Iterator[Schema]:
    yield _exactly_one("sum", "difference")


def _total_row() -> Iterator[Schema]:
    yield _both_or_neither("of", "same", "by")


def _records_a_row() -> Iterator[Schema]:
    each = {"required": ["each"], "properties": {"each": {"minItems": 1}, **_absent("headings", "cells")["properties"]}}
    headed = {**_given("headings", "cells"), "not": {"required": ["each"], "properties": {"each": {"minItems": 1}}}}
    yield {"oneOf": [headed, each]}


_WITH_UNDER = _given("under")
_UPPER: Schema = {
    "required": ["records_a_row"],
    "properties": {"records_a_row": {"required": ["each"], "properties": {"each": {"contains": _WITH_UNDER}}}},
}
_NO_UPPER: Schema = {
    "properties": {
        "groups": {"type": "null"},
        "records_a_row": {"properties": {"each": {"items": _absent("under")}}},
    }
}


def _profile() -> Iterator[Schema]:
    table = {
        "allOf": [
            _exactly_one("records", "records_by"),
            {"required": ["columns"], "properties": {"columns": {"minProperties": 1}}},
            when_given({"header_levels": one_of(2)}, {"anyOf": [_given("groups"), _UPPER]}, _NO_UPPER),
            {"not": _given("groups", "records_a_row")},
        ]
    }
    a_list = {"properties": {"file": {"required": ["format"], "properties": {"format": one_of(*LISTS)}}}}
    no_columns = {"properties": {"columns": {"maxProperties": 0}}}
    yield {"if": {"allOf": [a_list, no_columns]}, "else": table}
    paths = {"propertyNames": {"pattern": _BY_TITLE}}
    by_path = {"properties": {"columns": paths, "header_levels": one_of(1)}}
    yield {"if": a_list, "then": {"anyOf": [no_columns, by_path]}}
    yield from _places()
    shared = {
        "required": ["file"],
        "properties": {"file": {"required": ["shared"], "properties": {"shared": one_of(True)}}},
    }
    has_own = {"required": ["rows"], "properties": {"rows": _given("only")}}
    yield {"if": has_own, "then": shared}
    for records in MODEL_BY_TYPE:
        yield when_given({"records": _has("type", records)}, _fields_of(records))
    without_period = _absent("period")
    yield when_given(
        {"report": one_of("none")},
        {
            "allOf": [
                inside("records", schema=without_period),
                inside("dates", "months", schema={"not": {"contains": one_of("month")}}),
                inside("records_by", "kinds", schema={"additionalProperties": without_period}),
            ]
        },
    )


def _places() -> Iterator[Schema]:
    """Columns named by their places: counted from 1, the only ones with a heading, all where there is no header."""
    unheaded = _absent("heading")
    by_title = {"propertyNames": {"not": {"pattern": _NO_PLACE}}, "patternProperties": {_BY_TITLE: unheaded}}
    yield inside("columns", schema=by_title)
    yield inside("records_a_row", "each", schema={"items": inside("columns", schema=by_title)})
    repeated = {"propertyNames": {"pattern": _BY_TITLE}, "additionalProperties": unheaded}
    yield inside("groups", "columns", schema=repeated)
    bare = {"propertyNames": {"not": {"pattern": _BY_TITLE}}, "additionalProperties": unheaded}
    each_bare = inside("records_a_row", "each", schema={"items": inside("columns", schema=bare)})
    yield when_given({"header_levels": one_of(0)}, {"allOf": [inside("columns", schema=bare), each_bare]})


def _fields_of(records: str) -> Schema:
    """Columns name fields that the one type of record has, in their cells' words and beside them as well."""
    names = one_of(*MODEL_BY_TYPE[records].model_fields, ROW)
    keyed = {"propertyNames": names}
    column = {
        "properties": {
            "field": {"anyOf": [{"type": "null"}, names]},
            "filled": keyed,
            "words": {"additionalProperties": keyed},
        }
    }
    columns = {"additionalProperties": column}
    each = {"items": {"properties": {"columns": columns, "set": keyed}}}
    wide = {"properties": {"each": each, "cells": column, "headings": {"properties": {"field": names}}}}
    groups = inside("columns", schema=columns)
    return {"properties": {"columns": columns, "groups": groups, "records_a_row": wide}}


def _calendar_file() -> Iterator[Schema]:
    """Only the local holidays that there are in the region."""
    regions_by_ids: dict[tuple[str, ...], list[str]] = {}
    for region in REGIONS:
        regions_by_ids.setdefault(tuple(local_holidays(region)), []).append(region)
    for ids, regions in regions_by_ids.items():
        there = {"items": {"enum": list(ids)}} if ids else {"maxItems": 0}
        yield when_given({"region": one_of(*regions)}, inside("local_holidays", schema=there))


def _closure() -> Iterator[Schema]:
    yield _exactly_one("day", "every")
    yield {"if": _given("years"), "then": _given("every")}
    yield when_given({"shifts_due_days": {"const": True}}, _A_REASON)


def _when() -> Iterator[Schema]:
    """One cause: a record, or a rule with what of its verdict opens something, and where."""
    of_a_rule = {"allOf": [_given("rule", "misses", "opens"), _absent("record")]}
    yield {"anyOf": [of_a_rule, {"allOf": [_given("record"), _absent("rule", "view", "misses", "opens")]}]}


def _unit_entry() -> Iterator[Schema]:
    """A share says of how many; what is counted in words has them in both languages, else a symbol."""
    yield _both_or_neither("quantity", "share", "per")
    words, symbol = (
        {"allOf": [_given("de", "en"), _absent("symbol")]},
        {"allOf": [_given("symbol"), _absent("de", "en")]},
    )
    of_shares = {"required": ["quantity"], "properties": {"quantity": one_of("share", "money")}}
    yield {"anyOf": [words, {"allOf": [symbol, of_shares]}]}
    yield when_given({"people": {"const": True}}, {"properties": {"quantity": one_of("count")}})


def _level_entry() -> Iterator[Schema]:
    """How a unit lies within another is said in one way, and only where it does."""
    yield {"if": {"not": _given("within")}, "then": _absent("named_as", "listed_as")}
    yield {"not": _given("named_as", "listed_as")}


_CONDITIONS: Mapping[str, Callable[[], Iterable[Schema]]] = {
    "Rule": _rule,
    "MeasureSpec": _measure,
    "Path": _path,
    "DataExpected": _data_expected,
    "ScopeSpec": _scope,
    "PlanSource": _plan_source,
    "PeriodSpec": _period,
    "DueSpec": _due_day,
    "When": _when,
    "PlanFile": _plan,
    "UnitEntry": _unit_entry,
    "CalendarFile": _calendar_file,
    "Closure": _closure,
    "LevelEntry": _level_entry,
    "FileSpec": _file,
    "Numbers": _numbers,
    "Column": _column,
    "PeriodSource": _period_source,
    "RecordSpec": _record_spec,
    "RecordsARow": _records_a_row,
    "Headings": _headings,
    "DataRows": _data_rows,
    "Derived": _derived,
    "TotalRow": _total_row,
    "Profile": _profile,
}
_EXTRA: Mapping[str, Mapping[str, Schema]] = {
    "Unit": {"id": _UNIT_ID},
    "Role": {"id": _ROLE_ID, "mailbox": _MAILBOX},
    "CalendarFile": {"local_holidays": {"uniqueItems": True}},
    "Organisation": {"max_hops": {"minimum": 1, "maximum": 10}},
    "Remind": {"working_days_before": {"items": {"minimum": 1, "maximum": 120}, "uniqueItems": True}},
    "Where": {key: {"not": {"const": ""}} for key in ("event_type", "metric", "headcount", "training")},
    "Escalation": {"policies": {"minItems": 1}},
    "EscalationPolicy": {"steps": {"minItems": 1, "uniqueItems": True}},
}
