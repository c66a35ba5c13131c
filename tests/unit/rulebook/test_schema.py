"""The schemas are drawn from the models, published as drawn, and say neither more nor less than the loader."""

from __future__ import annotations

import copy
import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from pydantic import AfterValidator, BaseModel

from checker.cli.main import run
from checker.domain.kinds import KINDS
from checker.domain.vocabulary import Vocabulary
from checker.rulebook import assembly
from checker.rulebook import load as loading
from checker.rulebook.files import is_read
from checker.rulebook.load import load_from_files, load_vocabulary
from checker.rulebook.problems import RulebookError
from checker.rulebook.schema import FILE_KINDS, PATTERN_BY_CHECK, as_text, schema_of
from tests import editor_yaml
from tests.build import WORDS
from tests.in_full import some_of
from tests.schema_files import kind_of, modeline

ROOT = Path(__file__).parents[3]
RULES = ROOT / "rules"
SOUND = ROOT / "tests" / "fixtures" / "broken_rules" / "sound"
RENEW = "RENEW_SCHEMA"
TO_RENEW = f"renew it: {RENEW}=1 python -m pytest tests/unit/rulebook/test_schema.py -k published"


@cache
def schema(kind: str) -> dict[str, Any]:
    return schema_of(FILE_KINDS[kind], WORDS)


@cache
def validator(kind: str, words: Vocabulary = WORDS) -> Draft202012Validator:
    return Draft202012Validator(schema_of(FILE_KINDS[kind], words), format_checker=Draft202012Validator.FORMAT_CHECKER)


def groups(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield FILE_KINDS[kind].model.__name__, schema(kind)
    yield from schema(kind).get("$defs", {}).items()


# --- Published ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_the_published_schema_is_the_one_drawn_from_the_models(kind: str) -> None:
    published = RULES / "schema" / FILE_KINDS[kind].published
    drawn = as_text(schema(kind))
    if os.environ.get(RENEW) == "1":
        published.parent.mkdir(exist_ok=True)
        published.write_text(drawn, encoding="utf-8")
    assert published.read_text(encoding="utf-8") == drawn, TO_RENEW


def test_nothing_else_is_published() -> None:
    names = sorted(path.name for path in (RULES / "schema").iterdir())
    assert names == sorted(kind.published for kind in FILE_KINDS.values())


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.relative_to(RULES).as_posix()) for path in sorted(RULES.rglob("*.yaml"))]
)
def test_every_rule_file_names_its_schema_in_its_first_line(path: Path) -> None:
    name = path.relative_to(RULES).as_posix()
    if not is_read(name):
        pytest.skip("no file of the rulebook")
    first = path.read_text(encoding="utf-8").split("\n")[0]
    assert first == modeline(name)
    assert (path.parent / first.split("$schema=")[1]).is_file()


A_UNIT = {"id": "beds", "quantity": "count", "de": {"one": "Bett", "many": "Betten"}, "en": {"one": "b", "many": "bs"}}
A_LEVEL = {
    "id": "ward",
    "key": "wards",
    "de": {"one": "S", "many": "Sn", "this": "diese S"},
    "en": {"one": "w", "many": "ws"},
}
A_TOPIC = {"id": "hands", "de": "Hände", "en": "hands"}
SOME_WORDS: dict[str, Any] = {"units": [A_UNIT], "levels": [A_LEVEL], "topics": [A_TOPIC]}
OTHER_WORDS = {
    "a unit less": {"units": []},
    "a unit of another quantity": {"units": [A_UNIT | {"quantity": "amount"}]},
    "a unit with decimals": {"units": [A_UNIT | {"decimals": 1}]},
    "a share": {"units": [A_UNIT | {"quantity": "share", "per": 1000}]},
    "a share of another number": {"units": [A_UNIT | {"quantity": "share", "per": 10}]},
    "a unit called otherwise": {"units": [A_UNIT | {"en": {"one": "bed", "many": "beds"}}]},
    "no level": {"levels": []},
    "a level with another key": {"levels": [A_LEVEL | {"key": "units"}]},
    "a level called otherwise": {"levels": [A_LEVEL | {"en": {"one": "ward", "many": "wards"}}]},
    "a level called otherwise in German": {"levels": [A_LEVEL | {"de": {"one": "A", "many": "B", "this": "C"}}]},
    "a topic less": {"topics": []},
    "a topic called otherwise": {"topics": [A_TOPIC | {"en": "hand hygiene"}]},
    "a word of another field": {"metrics": [A_TOPIC]},
    "a title": {
        "titles": {"management": {"de": {"nominative": "die L", "dative": "der L"}, "en": {"name": "the head"}}}
    },
}


@pytest.mark.parametrize("edit", OTHER_WORDS.values(), ids=OTHER_WORDS)
def test_schemas_are_stale_exactly_when_they_would_be_drawn_otherwise(edit: dict[str, Any]) -> None:
    houses = [Vocabulary.model_validate_json(json.dumps(words)) for words in (SOME_WORDS, SOME_WORDS | edit)]
    before, after = ({kind: schema_of(FILE_KINDS[kind], house) for kind in FILE_KINDS} for house in houses)
    stamps = [{told.pop("$comment") for told in drawn.values()} for drawn in (before, after)]
    assert all(len(stamp) == 1 for stamp in stamps)
    assert (stamps[0] != stamps[1]) == (before != after)


# --- What a schema says ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_a_schema_is_one_of_draft_2020_12(kind: str) -> None:
    assert schema(kind)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_no_group_takes_unknown_keys_and_every_key_is_described(kind: str) -> None:
    for name, group in groups(kind):
        assert group["additionalProperties"] is False, name
        assert [key for key, value in group["properties"].items() if not value.get("description")] == [], name


def test_a_rule_is_of_one_of_the_kinds_there_are_each_told_in_words() -> None:
    kind = schema("goal")["$defs"]["Rule"]["properties"]["kind"]
    assert kind["enum"] == list(KINDS)
    assert all(kind["markdownEnumDescriptions"])


def test_every_check_on_text_has_its_pattern() -> None:
    """A new `AfterValidator` in a model needs a pattern in PATTERN_BY_CHECK, else schema and loader part."""
    checks = {
        given.func.__name__
        for kind in FILE_KINDS.values()
        for model in _models_within(kind.model, set())
        for field in model.model_fields.values()
        for given in _metadata(field)
        if isinstance(given, AfterValidator)
    }
    assert checks == set(PATTERN_BY_CHECK)


# Checks over several keys of one group: where the schema has them, or why it cannot.
CHECKED_TOGETHER = {
    "CalendarFile._closures_are_known_days": "what other entries of the file say",
    "CalendarFile._local_holidays_are_of_the_region": "in the schema",
    "CalendarFile._mails_have_their_hours": "which of two hours is later",
    "Closure._is_a_day_or_recurs": "in the schema",
    "Column._is_one_thing": "in the schema",
    "DataExpected._one_wait": "in the schema",
    "DataRows._ends_once": "in the schema",
    "Derived._is_one_sum": "in the schema",
    "DueSpec._one_date": "in the schema",
    "FileSpec._fits_the_format": "in the schema",
    "LevelEntry._lies_somewhere": "in the schema",
    "MeetingDue._warned_before": "which of two days is later",
    "Numbers._signs_differ": "in the schema",
    "PeriodSource._says_one_thing": "in the schema",
    "PeriodSpec._a_cohort_matures": "in the schema",
    "PlanFile._adopted_has_a_day": "in the schema",
    "Profile._columns_are_used": "what other entries of the file say",
    "Profile._fields_exist": "in the schema where all rows are of one type",
    "Headings._names_units_of_a_level": "in the schema",
    "Profile._headings_say_what_nothing_else_says": "what other entries of the file say",
    "Profile._is_complete": "in the schema",
    "Profile._needed_fields_are_given": "what other entries of the file say",
    "Profile._periods_have_a_report": "in the schema",
    "Profile._places_are_columns": "in the schema",
    "Profile._shares_rows_of_a_shared_file": "in the schema",
    "RecordsARow._says_one_way": "in the schema",
    "ScopeSpec._one_choice": "in the schema",
    "SenderFile._columns_have_their_tables": "no check: it puts words in their place",
    "TotalRow._says_of_which_rows": "in the schema",
    "UnitEntry._can_be_written": "in the schema",
    "When._one_cause": "in the schema",
    "PlanSource._in_order": "which of two lines is further down",
    "Years._in_order": "which of two years is later",
}


def test_every_check_over_several_keys_is_in_the_schema_or_has_a_reason_why_not() -> None:
    checks = {
        f"{model.__name__}.{name}"
        for kind in FILE_KINDS.values()
        for model in _models_within(kind.model, set())
        for name in model.__pydantic_decorators__.model_validators
    }
    assert checks == set(CHECKED_TOGETHER)


def _models_within(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    if model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            for inner in _types(field.annotation):
                if isinstance(inner, type) and issubclass(inner, BaseModel):
                    _models_within(inner, seen)
    return seen


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from _types(inner)


def _metadata(field: Any) -> Iterator[Any]:
    yield from field.metadata
    for inner in _types(field.annotation):
        yield from getattr(inner, "__metadata__", ())


# --- Schema and loader agree, one slip at a time --------------------------------------------------------

SLIPS: tuple[Any, ...] = (None, "", "wort", "10", "2016-12-31", 7, -1, True, [], {}, ["wort"], {"wort": "wort"})
# What the loader refuses and no schema of one file can see, by the words it says.
UNSEEN = {
    "what other files or entries say": (
        "^unknown (role|sender|profile|unit|escalation policy|town|office|team|site) ",
        "^unknown (group of the level \\w+|column|field) ",
        "stands here twice",
        "is taken",
        "is a name of",
        "lies outside the plan",
        "a period of the kind",
        "is none of the plan",
        "needs the calendar of",
        "but the folder is plans/",
        "differs from calendar.yaml",
        "is outside the house",
        "outside the house, before the management",
        "leads back to the rule's owner",
        "exists once",
        "exists in each",
        "own deputy",
        "reports to itself",
        "which no column and no constant gives",
        "is not used; give it 'field'",
        "never (gives|judged)",
        "a day of 'closures'",
        "'closures' names",
        "merge into",
        "units are measured",
    ),
    "which of two values is greater": (
        "before the reference date",
        "each step must be later and higher",
        "lead times fall",
        "never reaches the bound",
        "a line further down",
        "end before it begins",
        "lies before",
        "each amendment is later",
        "does not hold the target",
        "the last is 100",
        "never less than the month before",
        "which has ceased before",
        "not there on the day after",
        "promises nothing of",
        "must be later than",
    ),
    "how the value is spelt in YAML: a day in quotes, text that looks like a day": (
        "must be a day such as 2016-12-31, without quotes",
        "must be text, not the day",
        "cannot be the day",
    ),
}


def _written(value: Any) -> str:
    """As flow YAML. What looks like a day is written as one."""
    match value:
        case dict():
            return "{" + ", ".join(f"{_written(key)}: {_written(inner)}" for key, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_written, value)) + "]"
        case str() if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return value
        case _:
            return json.dumps(value, ensure_ascii=False)


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in entries:
        yield (*path, step)
        yield from _paths(inner, (*path, step))


def _slips(value: Any, slips: tuple[Any, ...] = SLIPS) -> Iterator[tuple[str, Any]]:
    """The value with one thing in it changed, left out or added, each with what was done."""
    for path in _paths(value):
        for slip in slips:
            changed, around = _copy(value, path)
            if around[path[-1]] != slip:
                around[path[-1]] = slip
                yield f"{path} = {slip!r}", changed
        changed, around = _copy(value, path)
        del around[path[-1]]
        yield f"{path} left out", changed
        if isinstance(path[-1], str):
            changed, around = _copy(value, path)
            around[f"{path[-1]}x"] = around[path[-1]]
            yield f"{path} misspelt beside", changed


def _copy(value: Any, path: tuple[str | int, ...]) -> tuple[Any, Any]:
    changed = copy.deepcopy(value)
    around = changed
    for step in path[:-1]:
        around = around[step]
    return changed, around


SOUND_FILES = {path.relative_to(SOUND).as_posix(): path.read_bytes() for path in sorted(SOUND.rglob("*.yaml"))}


@pytest.fixture
def reads_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is the same in every try is read once; holidays are not asked at all."""
    monkeypatch.setattr(loading, "holidays_of", lambda file, language: ({}, ""))
    monkeypatch.setattr(assembly, "assembled", lambda said, files: None)
    monkeypatch.setattr(loading, "read", cache(loading.read))


@pytest.mark.parametrize("name", SOUND_FILES)
def test_whatever_slips_the_schema_and_the_loader_agree(name: str, reads_once: None) -> None:
    """The schema refuses nothing the loader takes; what it lets pass and the loader refuses is of the known sorts."""
    parted = _parted(name, _slips(editor_yaml.read(SOUND_FILES[name])), SOUND_FILES, load_vocabulary(SOUND))
    assert not parted, "\n".join(parted)


def _rule_of_each_kind() -> Iterator[Any]:
    """From the catalogue: the first rule of each kind with its goal, and the name of its file."""
    seen: set[str] = set()
    for path in sorted(RULES.glob("plans/*/goals/*.yaml")):
        goal = editor_yaml.read(path.read_bytes())
        for rule in goal["rules"]:
            if rule["kind"] not in seen:
                seen.add(rule["kind"])
                name = path.relative_to(RULES).as_posix()
                yield pytest.param(name, {"goal": goal["goal"], "rules": [rule]}, id=rule["kind"])


@pytest.mark.parametrize(("name", "goal"), list(_rule_of_each_kind()))
def test_whatever_slips_in_a_rule_of_any_kind_the_schema_and_the_loader_agree(
    name: str, goal: Any, reads_once: None
) -> None:
    year = name.split("/")[1]
    files = {
        path.relative_to(RULES).as_posix(): path.read_bytes()
        for path in (*RULES.glob("*.yaml"), *RULES.glob("senders/*.yaml"), *RULES.glob(f"plans/{year}/plan.yaml"))
    }
    parted = _parted(name, _slips(goal, (None, "wort")), files)
    assert not parted, "\n".join(parted)


def _parted(
    name: str, slips: Iterator[tuple[str, Any]], files: dict[str, bytes], words: Vocabulary = WORDS
) -> list[str]:
    """Where schema and loader part over a file called `name` beside `files`."""
    unseen = re.compile("|".join(words for sort in UNSEEN.values() for words in sort))
    checks = validator(kind_of(name).name, words)
    parted: list[str] = []
    tried = 0
    for slip, value in some_of(slips, 7):
        text = _written(value).encode()
        refused = next(checks.iter_errors(editor_yaml.read(text)), None)
        told = _told(name, text, files)
        tried += 1
        if refused is not None and not told:
            parted.append(f"{slip}: only the schema refuses it, {refused.json_path}: {refused.message[:120]}")
        elif refused is None:
            parted += [f"{slip}: only the loader refuses it, {what}" for what in told if not unseen.search(what)]
    assert tried > 5
    return parted


def _told(name: str, text: bytes, files: dict[str, bytes]) -> list[str]:
    try:
        load_from_files({**files, name: text})
    except RulebookError as refused:
        return [problem.what for problem in refused.problems if problem.where.file == name]
    return []


# --- The command ----------------------------------------------------------------------------------------


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(arguments)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_the_command_prints_one_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "rules", "schema", "plan") == (0, as_text(schema("plan")), "")


def test_the_command_lists_the_kinds_of_files(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "rules", "schema")
    assert code == 0
    assert [line.split() for line in out.splitlines()] == [[kind.name, kind.files] for kind in FILE_KINDS.values()]
    assert json.loads(said(capsys, "--json", "rules", "schema")[1]) == {kind: schema(kind) for kind in FILE_KINDS}


def test_the_kinds_are_listed_whatever_state_the_vocabulary_is_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "vocabulary.yaml").write_text("units: none\n", encoding="utf-8")

    assert said(capsys, "rules", "schema", "plan", "--rules", str(tmp_path))[0] == 2
    assert said(capsys, "rules", "schema", "--rules", str(tmp_path))[0] == 0


def test_the_command_writes_all_schemas_to_a_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = said(capsys, "rules", "schema", "--out", str(tmp_path / "new"))
    assert code == 0
    assert [Path(line).name for line in out.splitlines()] == [kind.published for kind in FILE_KINDS.values()]
    assert (tmp_path / "new" / "goal.schema.json").read_text(encoding="utf-8") == as_text(schema("goal"))


def test_an_unknown_kind_of_file_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, "rules", "schema", "gaol")
    assert (code, out) == (2, "")
    assert (
        "there is no kind of file 'gaol' (allowed: organisation, calendar, closures, escalation, vocabulary, sender, "
        in err
    )
    assert "did you mean 'goal'?" in err


def test_a_folder_that_cannot_be_written_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    code, _, err = said(capsys, "rules", "schema", "plan", "--out", str(tmp_path / "taken" / "in"))
    assert code == 2
    assert "cannot be written" in err
