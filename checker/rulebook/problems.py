"""What is wrong with a rule file, in words an admin can act on. Pure.

pydantic finds the mistakes; where they stand, what would be right and what was probably meant is said here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from checker.domain.errors import ExitCode, ZielwachtError
from checker.domain.problem import Location, Problem, nearest
from checker.domain.yearly_day import YEARLY_DAY
from checker.rulebook.yaml_tree import Path, Tree

_OPERATOR_MEANT = {"=<": "<=", "=>": ">=", "≤": "<=", "≥": ">=", "==": "="}
_TRUTH_MEANT = {"yes": "true", "on": "true", "ja": "true", "no": "false", "off": "false", "nein": "false"}
_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "small letters, digits and single hyphens, such as error-rate",
    r"^[a-z0-9_]+$": "small letters, digits and underscores, such as head_of_office",
    YEARLY_DAY: "a day of every year, month-day such as 12-24, or days from Easter such as easter-48 or easter+60",
}
# Where pydantic lists the words that would be allowed.
_LISTED_IN = {"literal_error": "expected", "union_tag_invalid": "expected_tags"}
_NO_KEY = "the file"
NO_REASON = "an assumption needs its reason: say why in 'why'"


class RulebookError(ZielwachtError):
    """The rule files cannot be used. Carries every problem, in the order of files and lines, not only the first."""

    exit_code = ExitCode.WRONG

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(in_order(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file, line and column; each only once."""
    return sorted(set(problems), key=lambda problem: (problem.where, problem.what))


def assumptions_without_reason(tree: Tree) -> Iterator[Problem]:
    """Whatever the plan does not state says so, and why (decision D12)."""
    for origin in tree.keys:
        if origin[-1] == "origin" and tree.get(origin) == "assumption":
            reason = (*origin[:-1], "why")
            why = tree.get(reason)
            if (why is None or (isinstance(why, str) and not why.strip())) and reason not in tree.damaged:
                yield Problem(tree.where_key(origin), NO_REASON)


def schema_problems(error: ValidationError, model: type[BaseModel], tree: Tree) -> Iterator[Problem]:
    """One problem a place, of the most useful kind; none where the value could not be read in the first place."""
    by_path = details_by_place(error, tree)
    for path, details in by_path.items():
        detail = _most_telling(details)
        hides_deeper = _is_other_branch(detail) and any(_lies_in(other, path) for other in by_path if other != path)
        if not hides_deeper and not any(_lies_in(path, damaged) for damaged in tree.damaged):
            yield _problem(path, detail, details, model, tree)


def details_by_place(error: ValidationError, tree: Tree, root: Path = ()) -> dict[Path, list[Any]]:
    """What pydantic says of each place of a file; what it was given begins at `root`."""
    by_path: dict[Path, list[Any]] = {}
    for detail in error.errors(include_url=False):
        if not _counts_only_sound_entries(detail):
            by_path.setdefault(_written((*root, *detail["loc"]), detail["type"], tree), []).append(detail)
    return by_path


def _counts_only_sound_entries(detail: Any) -> bool:
    """pydantic calls a list too short as well when its only entry is broken, which is reported already."""
    return detail["type"] == "too_short" and bool(len(detail["input"]) >= detail["ctx"]["min_length"])


def _lies_in(path: Path, around: Path) -> bool:
    return path[: len(around)] == around


def _written(loc: Path, kind: str, tree: Tree) -> Path:
    """The part of pydantic's location that stands in the file: names of union branches are left out."""
    path: Path = ()
    rest = loc[:-1] if kind == "missing" else loc
    for step in rest:
        if (*path, step) in tree.places:
            path = (*path, step)
    return (*path, loc[-1]) if kind == "missing" else path


def _most_telling(details: list[Any]) -> Any:
    """Of a union, the branch whose type was right: a wrong word says more than `must be a list`.

    A number or day where text belongs lacks its quotes, whatever words would be allowed besides.
    """
    for detail in details:
        if detail["type"] == "string_type" and isinstance(detail["input"], int | date):
            return detail
    return next((detail for detail in details if not _is_other_branch(detail)), details[0])


def _is_other_branch(detail: Any) -> bool:
    """Was something of another type meant, such as one word where a list was written?"""
    is_group = isinstance(detail["input"], dict | tuple)
    return detail["type"].endswith("_type") or (detail["type"] == "literal_error" and is_group)


def _problem(path: Path, detail: Any, details: list[Any], model: type[BaseModel], tree: Tree) -> Problem:
    key = _named(path)
    given = detail["input"]
    match detail["type"]:
        case "missing":
            return _missing(path, tree)
        case "string_too_short" | "string_type" if not given and _is_reason(path, tree):
            return Problem(tree.where_key((*path[:-1], "origin")), NO_REASON)
        case "extra_forbidden":
            allowed = tuple(sorted(keys_at(model, path[:-1])))
            # {why: eins, zwei} reads as two keys, the second without a value.
            cut = ": a comma ends unquoted text, write the whole text in quotes" if tree.has_no_colon(path) else ""
            what = f"unknown key '{path[-1]}'{cut}"
            return Problem(tree.where_key(path), what, allowed, nearest(str(path[-1]), allowed))
        case "literal_error" if isinstance(given, str):
            words = expected_words(details)
            return Problem(tree.where(path), f"unknown {key} '{given}'", words, meant_word(given, words))
        case "literal_error":
            words = expected_words(details)
            return Problem(tree.where(path), f"'{key}' cannot be {_shown(given)}", words)
        case "union_tag_invalid":
            words = expected_words((detail,))
            tag, word = detail["ctx"]["discriminator"].strip("'"), str(detail["ctx"]["tag"])
            return Problem(tree.where((*path, tag)), f"unknown {tag} '{word}'", words, meant_word(word, words))
        case "union_tag_not_found":
            return Problem(tree.where(path), f"the key {detail['ctx']['discriminator']} is missing here")
        case "bool_type":
            words = ("false", "true")
            return Problem(
                tree.where(path),
                f"'{key}' must be true or false, not {_shown(given)}",
                words,
                meant_word(str(given), words),
            )
        case "value_error":
            return _refused_by_a_model(path, str(detail["ctx"]["error"]), given, expected_words(details), tree)
        case _:
            return Problem(tree.where(path), _sentence(key, detail))


_TOLD_IN_FULL = re.compile(r"(.*?) \(allowed: (.*)\)(?:; did you mean '(.*?)'\?(?: It is .*)?)?")
_DECIMAL_COMMA = re.compile(r"-?\d+,\d+")


def _refused_by_a_model(path: Path, what: str, given: Any, words: tuple[str, ...], tree: Tree) -> Problem:
    """What a model says in a sentence, at the key or word the sentence is about. `words` would be allowed as well."""
    close: str | None = None
    if told := _TOLD_IN_FULL.fullmatch(what):
        what, words, close = told[1], tuple(told[2].split(", ")), told[3]
    elif isinstance(given, str) and _DECIMAL_COMMA.fullmatch(given):
        words, close = (), given.replace(",", ".")
    elif isinstance(given, str) and given[:1].isalpha():
        close = meant_word(given, words)
    else:
        words = ()
    return Problem(_spoken_of(path, what, tree), what, words, close)


def _spoken_of(path: Path, what: str, tree: Tree) -> Location:
    """The place of the key that a sentence names, or of the key or value it quotes, or whose value it names."""
    for word in re.findall(r"\w+", what):
        if (*path, word) in tree.keys:
            return tree.where_key((*path, word))
    if quoted := re.search(r"'([^']+)'", what):
        for inner in tree.places:
            if _lies_in(inner, path) and inner != path:
                if tree.get(inner) == quoted[1]:
                    return tree.where(inner)
                if inner[-1] == quoted[1]:
                    return tree.where_key(inner)
    for word in re.findall(r"\w+", what):
        for inner in tree.places:
            if inner[:-1] == path and tree.get(inner) == word:
                return tree.where(inner)
    return tree.where(path)


def _missing(path: Path, tree: Tree) -> Problem:
    parent = path[:-1]
    if _is_reason(path, tree):
        return Problem(tree.where_key((*parent, "origin")), NO_REASON)
    inside = f" in '{_named(parent)}'" if parent and isinstance(parent[-1], str) else ""
    return Problem(tree.where(parent), f"the key '{path[-1]}' is missing{inside}")


def _is_reason(path: Path, tree: Tree) -> bool:
    return path[-1:] == ("why",) and tree.get((*path[:-1], "origin")) == "assumption"


def _sentence(key: str, detail: Any) -> str:
    """The rest of what pydantic may say, by its type of error."""
    given, facts = detail["input"], detail.get("ctx", {})
    match detail["type"]:
        case "string_type" if isinstance(given, int | date):
            return f"'{key}' must be text, not {_shown(given)}; write it in quotes, \"{given}\""
        case "string_type":
            return f"'{key}' must be text, not {_shown(given)}"
        case "int_type":
            hint = "; write it without quotes" if isinstance(given, str) and re.fullmatch(r"-?\d+", given) else ""
            return f"'{key}' must be a whole number, not {_shown(given)}{hint}"
        case "date_type":
            return f"'{key}' must be a day such as 2016-12-31, without quotes, not {_shown(given)}"
        case "tuple_type" | "list_type":
            return f"'{key}' must be a list, such as [a, b], not {_shown(given)}"
        case "model_type" if key == _NO_KEY:
            return f"the file must be keys with values, such as 'year: 2016', not {_shown(given)}"
        case "model_type" | "dict_type" | "model_attributes_type" | "dataclass_type":
            return f"'{key}' must be a group of keys, not {_shown(given)}"
        case "string_too_long":
            return f"'{key}' has {len(given)} characters; at most {facts['max_length']} are allowed"
        case "string_too_short" if given.strip():
            return f"'{key}' is too short: '{given}' (at least {facts['min_length']} characters)"
        case "string_too_short":
            return f"'{key}' is empty"
        case "string_pattern_mismatch":
            pattern = facts["pattern"]
            return f"'{key}' cannot be '{given}': it takes {_PATTERNS.get(pattern, f'the form {pattern}')}"
        case "too_short":
            return f"'{key}' has {facts['actual_length']} entries; at least {facts['min_length']} must be there"
        case "too_long":
            return f"'{key}' has {facts['actual_length']} entries; at most {facts['max_length']} are allowed"
        case "greater_than_equal":
            return f"'{key}' is {given}; it must be at least {facts['ge']}"
        case "less_than_equal":
            return f"'{key}' is {given}; it must be at most {facts['le']}"
        case _:
            return f"'{key}': {detail['msg'][:1].lower()}{detail['msg'][1:]}"


def keys_at(model: type[BaseModel], path: Path) -> set[str]:
    """The keys that may stand in the group at `path` of a file read as `model`."""
    found: list[Any] = [model]
    for step in path:
        found = [inner for annotation in found for inner in _inside(annotation, step)]
    every = (one for annotation in found for one in _models(annotation))
    return {field.alias or name for one in every for name, field in one.model_fields.items()}


def _inside(annotation: Any, step: str | int) -> Iterator[Any]:
    """What may stand under one step: a key of a model or mapping, an entry of a list."""
    inner = get_args(annotation)
    match get_origin(annotation):
        case None if _is_model(annotation):
            by_name = {field.alias or name: field for name, field in annotation.model_fields.items()}
            if step in by_name:
                yield by_name[step].annotation
        case origin if origin in (Union, UnionType, Annotated):
            for branch in inner:
                yield from _inside(branch, step)
        case origin if origin in (dict, Mapping):
            yield inner[1]
        case origin if origin in (tuple, list):
            yield from inner


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation itself allows."""
    if _is_model(annotation):
        yield annotation
    elif get_origin(annotation) in (Union, UnionType, Annotated):
        for inner in get_args(annotation):
            yield from _models(inner)


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def expected_words(details: Iterable[Any]) -> tuple[str, ...]:
    """The words that would be allowed, by what pydantic says of one place."""
    words: dict[str, None] = {}
    for detail in details:
        if (listed := _LISTED_IN.get(detail["type"])) is not None:
            words.update(dict.fromkeys(re.findall(r"'([^']*)'", detail["ctx"][listed])))
    return tuple(words)


def meant_word(word: str, words: Iterable[str]) -> str | None:
    """Which of the words was probably meant."""
    allowed = tuple(words)
    known = _OPERATOR_MEANT.get(word) or _TRUTH_MEANT.get(word.casefold())
    return known if known in allowed else nearest(word, allowed)


def _named(path: Path) -> str:
    """The last key on the way: an entry of a list bears the name of its list."""
    return next((step for step in reversed(path) if isinstance(step, str)), _NO_KEY)


def _shown(value: object) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return "true" if value else "false"
        case int():
            return f"the number {value}"
        case str():
            return f"the text '{value}'"
        case date():
            return f"the day {value}"
        case dict():
            return "a group of keys"
        case _:
            return "a list"
