"""Files with tests of rules, read as strictly as the rules: every mistake with its place, and no empty test. Edge.

A test that expects nothing, or that nobody notices is not run, would be worse than none: it is a mistake here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from checker.domain.obligation_key import rule_of
from checker.domain.problem import Location, Problem, nearest
from checker.domain.record_problem import Contradiction
from checker.domain.rule_test import (
    FIGURE_PATTERN,
    FORMS,
    INSTANT_PATTERN,
    KEY_PATTERN,
    MEASURE_PATTERN,
    NEED_A_DAY,
    PERIOD_PATTERN,
    POST_PATTERN,
    RuleTest,
    RuleTestFile,
    expanded,
)
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.rulebook.files import CALENDAR, ORGANISATION
from checker.rulebook.problems import schema_problems
from checker.rulebook.yaml_text import MOST_BYTES, too_large
from checker.rulebook.yaml_tree import Path as TreePath
from checker.rulebook.yaml_tree import Tree, read
from checker.wording.record_problems import contradiction_text

# Where what a verdict is expected to be may stand, beside a test itself.
_EXPECTING = ("cases", "timeline")
_PAST_ITS_FORM = {
    "cases": ("plan",),
    "timeline": ("on", "known_at", "measure"),
    "expect": ("plan",),
    "obligations": ("measure", "scope", "period", "plan"),
}


_FORM_IN_WORDS = {
    MEASURE_PATTERN: 'a figure such as 29/300, 289, "98200000.00" or 1.42 against 1.40, a day, or missing',
    FIGURE_PATTERN: 'an exact figure such as 9, "9.97" or 500/59, or none',
    PERIOD_PATTERN: 'a period such as "2016", 2016-Q1 or 2016-03',
    INSTANT_PATTERN: 'an instant in quotes, such as "2016-05-03T08:12:44+02:00"',
    POST_PATTERN: "a role, or role@unit",
    KEY_PATTERN: "the key of an obligation, rule/scope/period",
}


@dataclass(frozen=True, slots=True)
class ReadTests:
    """One file of tests, well formed: its name as shown, where everything stands, and what it says."""

    file: str
    tree: Tree
    content: RuleTestFile


def default_files(folder: Path) -> list[Path]:
    """The files of tests of every plan in the rules folder, by name."""
    return _in_sight(folder, "plans/*/tests/*.yaml")


def timeline_files(folder: Path) -> list[Path]:
    """The files of tests that live through a plan's year, by name."""
    return _in_sight(folder, "plans/*/tests/timelines/*.yaml")


def _in_sight(folder: Path, names: str) -> list[Path]:
    """As of rule files, what a name with a dot hides is not the house's: a half proposal, the lock of an editor."""
    found = sorted(folder.glob(names))
    return [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def read_tests(path: Path, folder: Path, rulebook: Rulebook) -> ReadTests | list[Problem]:
    """Read one file of tests of the rules in `folder`; the problems when there is any."""
    shown = str(path)
    data = _bytes(path)
    if isinstance(data, Problem):
        return [data]
    tree = read(data, shown)
    if not tree.complete:
        return tree.problems
    problems = [*tree.problems, *_empty(tree.value, (), tree), *_forms(tree)]
    try:
        content = RuleTestFile.model_validate(tree.value)
    except ValidationError as error:
        told = {problem.where for problem in problems}
        wrong = (_in_words(one) for one in schema_problems(error, RuleTestFile, tree))
        return [*problems, *(one for one in wrong if one.where not in told)]
    problems += _files_named(path, content, folder, tree)
    problems += _references(content, tree, rulebook, _goals_named(path, content))
    return problems or ReadTests(shown, tree, content)


def _in_words(problem: Problem) -> Problem:
    """The same, with a form shown by examples."""
    what = problem.what
    for pattern, words in _FORM_IN_WORDS.items():
        what = what.replace(f"the form {pattern}", words)
    return replace(problem, what=what)


def _bytes(path: Path) -> bytes | Problem:
    where = Location(str(path))
    try:
        size = path.stat().st_size
        return path.read_bytes() if size <= MOST_BYTES else too_large(str(path), size)
    except FileNotFoundError:
        near = nearest(path.name, [other.name for other in path.parent.glob("*.yaml")])
        return Problem(where, "there is no such file of tests", nearest=near)
    except OSError as failed:
        return Problem(where, f"this file cannot be read: {failed.strerror}")


# --- What one key asks of another -------------------------------------------------------------------------


def _empty(value: object, path: TreePath, tree: Tree) -> Iterator[Problem]:
    """Keys and groups that say nothing: with them a test might pass whatever comes."""
    match value:
        case None if path and path not in tree.damaged and isinstance(path[-1], str):
            yield Problem(tree.where_key(path), f"'{path[-1]}' is empty: it says nothing", _words(path))
        case dict() as group if not group and path:
            yield Problem(tree.where(path), f"'{path[-1]}' is empty: a test that expects nothing tests nothing")
        case dict() as group:
            for key, inner in group.items():
                yield from _empty(inner, (*path, key), tree)
        case tuple() as entries:
            for place, inner in enumerate(entries):
                yield from _empty(inner, (*path, place), tree)
        case _:
            return


def _words(path: TreePath) -> tuple[str, ...]:
    return ("none",) if path[-1] in ("evidence", "value", "numerator", "denominator", "data_expected", "pace") else ()


def _forms(tree: Tree) -> Iterator[Problem]:
    """Each test has one form, and what belongs to it."""
    for place, test in enumerate(_entries(tree.get(("tests",)))):
        if isinstance(test, dict):
            yield from _form(("tests", place), test, tree)


def _form(path: TreePath, test: dict[str, Any], tree: Tree) -> Iterator[Problem]:
    given = [form for form in FORMS if form in test]
    if not given:
        yield Problem(tree.where(path), "nothing is expected: say one of these", FORMS)
        return
    for other in given[1:]:
        what = f"'{other}' and '{given[0]}' exclude each other: a test has one form"
        yield Problem(tree.where_key((*path, other)), what)
    form = given[0]
    for key in _PAST_ITS_FORM[form]:
        if key in test and not (form == "timeline" and test[key] == "missing"):
            yield Problem(tree.where_key((*path, key)), f"'{key}' has no meaning beside '{form}'")
    if form in NEED_A_DAY and "on" not in test:
        yield Problem(tree.where(path), f"which day is judged? '{form}' needs 'on'")
    rows = _entries(test.get(form)) if form in _EXPECTING else ()
    for row, case in enumerate(rows):
        if isinstance(case, dict) and "on" not in case and "on" not in test:
            yield Problem(tree.where((*path, form, row)), "which day is judged? say 'on' here or for the whole table")
    if form in ("expect", "timeline"):
        yield from _given_nothing(path, test, tree)
    elif form == "cases":
        for row, case in enumerate(rows):
            if isinstance(case, dict):
                yield from _given_nothing((*path, form, row), {**test, **case}, tree)


def _given_nothing(path: TreePath, test: dict[str, Any], tree: Tree) -> Iterator[Problem]:
    """Nothing reported is said in a word, so that a forgotten line is not taken for it."""
    if not {"measure", "records", "reports"} & test.keys():
        what = "what is given? say 'measure' or 'records'; 'measure: missing' where nothing was reported"
        yield Problem(tree.where(path), what)


# --- What must exist --------------------------------------------------------------------------------------


def _files_named(path: Path, content: RuleTestFile, folder: Path, tree: Tree) -> Iterator[Problem]:
    """The files a test names are those of the rules folder: it is judged by no others."""
    here = path.parent
    for place, name in enumerate(content.rules):
        found = _matching(here, name)
        where = tree.where(("rules", place))
        if not found:
            near = nearest(Path(name).name, [goal.name for goal in (here / name).parent.glob("*.yaml")])
            yield Problem(where, f"'{name}' matches no file", nearest=near)
        elif any(not goal.resolve().is_relative_to(folder.resolve()) for goal in found):
            yield Problem(where, f"'{name}' does not lie in the rules folder {folder}; name it with --rules")
    for key, given, meant in (
        ("organisation", content.organisation, ORGANISATION),
        ("calendar", content.calendar, CALENDAR),
    ):
        if given is None:
            continue
        if not (here / given).is_file():
            yield Problem(tree.where((key,)), f"there is no file '{given}' from here")
        elif (here / given).resolve() != (folder / meant).resolve():
            yield Problem(tree.where((key,)), f"'{given}' is not the {meant} of the rules folder {folder}")


def _matching(here: Path, name: str) -> list[Path]:
    """The files that a path or glob means, from a folder on."""
    target = here / name
    try:
        return [found for found in target.parent.glob(target.name) if found.is_file()]
    except (ValueError, OSError, NotImplementedError):
        return []


def _goals_named(path: Path, content: RuleTestFile) -> set[str]:
    """The goal files a test is about, by year and name."""
    found = (goal for name in content.rules for goal in _matching(path.parent, name))
    return {f"{goal.resolve().parent.parent.name}/{goal.stem}" for goal in found}


def _file_of(planned: PlannedRule) -> str:
    """`2016/costs` for a rule that stands in plans/2016/goals/costs.yaml."""
    name = planned.where.partition(":")[0].rpartition("/")[2]
    return f"{planned.plan.year}/{name.removesuffix('.yaml')}"


def planned_rules(read_file: ReadTests, rulebook: Rulebook) -> dict[str, PlannedRule]:
    """The rules that a file of tests is about, by id."""
    goals = _goals_named(Path(read_file.file), read_file.content)
    return {planned.rule.id: planned for planned in rulebook.rules() if _file_of(planned) in goals}


def _references(content: RuleTestFile, tree: Tree, rulebook: Rulebook, goals: set[str]) -> Iterator[Problem]:
    within = [planned.rule.id for planned in rulebook.rules() if _file_of(planned) in goals]
    everywhere = {planned.rule.id for planned in rulebook.rules()}
    units = {unit.id for _, unit in rulebook.organisation.every_unit()} | {rulebook.organisation.organisation.id}
    for place, test in enumerate(content.tests):
        here: TreePath = ("tests", place)
        if test.rule not in within:
            yield _unknown_rule(test.rule, within, everywhere, tree, (*here, "rule"))
        yield from _wrong_keys(test, here, tree)
        for path, scope in _said(test, here, "scope"):
            if scope not in units:
                near = nearest(str(scope), units)
                yield Problem(tree.where(path), f"unknown scope '{scope}'", nearest=near)
        for path, on in _said(test, here, "on"):
            if not rulebook.calendar.covers(on):
                first, last = rulebook.calendar.first, rulebook.calendar.last
                yield Problem(tree.where(path), f"the day {on} lies outside the calendar ({first} to {last})")
    yield from _named_twice([(test.name, ("tests", place, "name")) for place, test in enumerate(content.tests)], tree)
    for place, test in enumerate(content.tests):
        rows = test.cases or ()
        yield from _named_twice(
            [(case.name, ("tests", place, "cases", row, "name")) for row, case in enumerate(rows)], tree
        )


def _unknown_rule(rule: str, within: Iterable[str], everywhere: Iterable[str], tree: Tree, path: TreePath) -> Problem:
    if rule in everywhere:
        return Problem(tree.where(path), f"the rule '{rule}' does not stand in the files named under 'rules'")
    return Problem(
        tree.where(path), f"unknown rule '{rule}'", nearest=nearest(rule, within) or nearest(rule, everywhere)
    )


def _said(test: RuleTest, here: TreePath, key: str) -> Iterator[tuple[TreePath, Any]]:
    """A key of a test, its cases and steps, where it is said."""
    if (value := getattr(test, key)) is not None:
        yield (*here, key), value
    for form in _EXPECTING:
        for row, case in enumerate(getattr(test, form) or ()):
            if (value := getattr(case, key, None)) is not None:
                yield (*here, form, row, key), value


def _wrong_keys(test: RuleTest, here: TreePath, tree: Tree) -> Iterator[Problem]:
    """Obligations of another rule, or one of them twice."""
    seen: set[str] = set()
    for row, written in enumerate(test.obligations or ()):
        where = tree.where((*here, "obligations", row))
        for key in expanded(written):
            if rule_of(key) != test.rule:
                yield Problem(where, f"'{key}' is no obligation of the rule '{test.rule}'")
            elif key in seen:
                yield Problem(where, f"'{key}' stands here twice")
            seen.add(key)


def _named_twice(names: Sequence[tuple[str, TreePath]], tree: Tree) -> Iterator[Problem]:
    first_by_name: dict[str, TreePath] = {}
    for name, path in names:
        if (first := first_by_name.setdefault(name, path)) != path:
            line = tree.where(first).line
            yield Problem(tree.where(path), f"the name '{name}' stands here twice; it was first given in line {line}")


def record_problem(error: ValidationError, model: type[BaseModel], path: TreePath, tree: Tree) -> Iterator[Problem]:
    """What is wrong with a record of a test, at the key it is about. `model` is the type of record."""
    fields = tuple(sorted(model.model_fields))
    for detail in error.errors(include_url=False):
        key = detail["loc"][0] if detail["loc"] else None
        at = (*path, key) if key is not None and (*path, key) in tree.places else path
        match detail["type"]:
            case "extra_forbidden":
                yield Problem(
                    tree.where_key(at), f"a {path_word(model)} has no field '{key}'", fields, nearest(str(key), fields)
                )
            case "missing":
                yield Problem(tree.where(path), f"the record lacks '{key}'")
            case _:
                message = said_by_model(detail)
                yield Problem(tree.where(at), f"'{key}': {message}" if key else message)


def said_by_model(detail: ErrorDetails) -> str:
    """What a model of records refuses: our own contradictions have codes, the rest is the library's English."""
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, Contradiction):
        return contradiction_text(cause, "en")
    return detail["msg"].removeprefix("Value error, ")


def path_word(model: type[BaseModel]) -> str:
    """A type of record in words."""
    return str(model.model_fields["type"].default)


def _entries(value: object) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else ()
