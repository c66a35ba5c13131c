"""What the vocabulary of a house adds to the JSON Schemas of its rule files: its words, and what they ask. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from checker.domain.kind import KindSpec
from checker.domain.kinds import KINDS
from checker.domain.level import HOUSE, OUTSIDE
from checker.domain.profile import ANY_LEVEL
from checker.domain.vocabulary import Vocabulary
from checker.rulebook.schema_conditions import IS_ABOUT_STAFF, inside, of_value, one_of, when_given, when_in

Schema = dict[str, Any]


def word_properties(model: str, vocabulary: Vocabulary) -> dict[str, Schema]:
    """Keys of a model whose value is a word of the house, with the words there are."""
    if model in ("Target", "Tolerance"):
        return {"unit": {"enum": sorted(vocabulary.unit_by_id)}}
    levels = (HOUSE, *(level.id for level in vocabulary.levels_of_house))
    match model:
        case "Where":
            return {key: _one_or_several(list(words)) for key, words in vocabulary.words.items() if words}
        case "ScopeSpec":
            return {"judge": {"enum": [*levels]}, "show": _text_of(levels), "parts": {"items": {"enum": [*levels]}}}
        case "ShowSpec":
            return {"level": {"enum": [*levels]}}
        case "Role":
            return {"scope": {"enum": [*levels, OUTSIDE]}}
        case "Column":
            return {"units": _text_of((*levels, ANY_LEVEL))}
        case _:
            return {}


def _text_of(words: Collection[str]) -> Schema:
    """One of these, where it is a text at all."""
    return {"if": {"type": "string"}, "then": {"enum": [*words]}}


def level_described(model: str, key: str, vocabulary: Vocabulary) -> str | None:
    """What a key of organisation.yaml means that is there because of a level; None: no level says so."""
    levels = vocabulary.levels_of_house
    called = {level.id: level.en.one for level in levels}
    for level in levels:
        if (model, key) == ("Organisation", level.key):
            return f"All of the level {level.id} ({level.en.many}), with the days on which they exist."
        if (model, key) == ("Unit", level.listed_as):
            return f"Of a unit of the level {level.within}: the {level.en.many} that lie within it, by id."
        if (model, key) == ("Unit", level.named_as):
            return f"The {called[level.within]} within which it lies, by id; a list where there are several."
    return None


def _one_or_several(words: list[str]) -> Schema:
    one = {"enum": words}
    return {"anyOf": [{"type": "null"}, one, {"type": "array", "items": one}]}


def word_conditions(model: str, vocabulary: Vocabulary) -> list[Schema]:
    """What the house's words ask of each other; empty when nothing."""
    match model:
        case "Rule":
            of_kinds = (_of_kind(kind, vocabulary) for kind in KINDS.values() if kind.has_target)
            return [*of_kinds, _rate(vocabulary), *_about_staff(vocabulary)]
        case "Tolerance":
            return list(_shares(vocabulary))
        case "Column":
            return list(_of_columns(vocabulary))
        case "RecordSpec":
            return [inside("set", schema=_fields(vocabulary))]
        case _:
            return []


def _about_staff(vocabulary: Vocabulary) -> Iterator[Schema]:
    """Figures that the house says are about staff."""
    metrics = [metric.id for metric in vocabulary.metrics if metric.about is not None]
    if metrics:
        where = {"required": ["where"], "properties": {"where": when_in("metric", metrics)}}
        yield when_given({"measure": where}, IS_ABOUT_STAFF)


def _of_columns(vocabulary: Vocabulary) -> Iterator[Schema]:
    """What cells are translated into, and what they put into other fields."""
    for field, words in vocabulary.words.items():
        if words:
            translated = {"additionalProperties": {"enum": list(words)}}
            yield when_given({"field": one_of(field)}, inside("values", schema=translated))
    yield inside("filled", schema=_fields(vocabulary))
    yield inside("words", schema={"additionalProperties": _fields(vocabulary)})


def _fields(vocabulary: Vocabulary) -> Schema:
    """Fields of records, where they hold words of the house."""
    return {"properties": {field: {"enum": list(words)} for field, words in vocabulary.words.items() if words}}


def _rate(vocabulary: Vocabulary) -> Schema:
    """What records give as a rate is a percentage: only a share can be compared with it."""
    shares = sorted(unit.id for unit in vocabulary.unit_by_id.values() if unit.is_share)
    told = {"required": ["rate"], "properties": {"rate": {"type": "string"}}}
    return when_given({"measure": told}, inside("target", "unit", schema={"enum": shares}))


def _of_kind(kind: KindSpec, vocabulary: Vocabulary) -> Schema:
    return when_given({"kind": one_of(kind.name)}, inside("target", schema={"allOf": list(_target(kind, vocabulary))}))


def _target(kind: KindSpec, vocabulary: Vocabulary) -> Iterator[Schema]:
    """The units that fit a kind, and what each asks of the bound."""
    fitting = [unit for unit in vocabulary.unit_by_id.values() if unit.quantity in kind.quantities]
    yield {"properties": {"unit": {"enum": sorted(unit.id for unit in fitting)}}}
    if kind.words and "declared" not in kind.words:
        return
    if not kind.is_change and kind.only_bound is None:
        yield from _shares(vocabulary)
    if money := sorted(unit.id for unit in fitting if unit.quantity == "money"):
        yield when_given({"unit": one_of(*money)}, of_value(r"^-?[0-9]+(\.[0-9]{1,2}0*)?$"))
    if counted := sorted(unit.id for unit in fitting if unit.is_whole):
        yield when_given({"unit": one_of(*counted)}, of_value(r"^-?[0-9]+(\.0+)?$"))


def _shares(vocabulary: Vocabulary) -> Iterator[Schema]:
    for unit in vocabulary.unit_by_id.values():
        if unit.is_share:
            yield when_given({"unit": one_of(unit.id)}, of_value(_up_to(unit.per)))


def _up_to(most: int) -> str:
    """A pattern of the numbers from 0 to `most`; what is negative is refused elsewhere."""
    if str(most) != "1" + "0" * (len(str(most)) - 1):
        return r"^-?[0-9.]+$"  # no power of ten: the loader alone says it
    return rf"^(-.*|0*({most}(\.0+)?|[0-9]{{1,{len(str(most)) - 1}}}(\.[0-9]+)?))$"
