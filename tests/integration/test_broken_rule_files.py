"""Every broken rule file is told with its place, by loading, by linting and by the command; editors see it as well.

The cases lie in tests/fixtures/broken_rules: a folder `sound`, and for each case the files that replace some of its
own, with expected.txt beside them: whether the schema can see it, then one line a mistake. `…` stands for any text.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from checker.cli.main import run
from checker.domain.vocabulary import Vocabulary
from checker.rulebook import files as rule_files
from checker.rulebook.load import lint, load, load_vocabulary
from checker.rulebook.problems import RulebookError
from checker.rulebook.schema import FILE_KINDS, schema_of
from tests import editor_yaml
from tests.schema_files import kind_of

FIXTURES = Path(__file__).parents[1] / "fixtures" / "broken_rules"
SOUND = FIXTURES / "sound"
CASES = sorted(folder.name for folder in (FIXTURES / "cases").iterdir())
EXPECTED = "expected.txt"
REFUSES = "schema refuses it too"
SILENT = "schema is silent: "
# What no schema of one file can see, and so only the loader tells.
REASONS = {
    "what other files say",
    "what other entries of the file say",
    "which of two values is greater",
    "how the value is spelt in YAML",
    "how the text is encoded",
    "the name of a file",
}


def broken(case: str, folder: Path) -> Path:
    """The sound rules with the files of a case in place of its own."""
    shutil.copytree(SOUND, folder / "rules")
    shutil.copytree(FIXTURES / "cases" / case, folder / "rules", dirs_exist_ok=True)
    (folder / "rules" / EXPECTED).unlink()
    return folder / "rules"


def expected(case: str) -> tuple[str, list[str]]:
    """What is said of the schema, and the mistakes."""
    schema, *mistakes = (FIXTURES / "cases" / case / EXPECTED).read_text(encoding="utf-8").splitlines()
    return schema, mistakes


def refused(folder: Path) -> list[str]:
    """What `load` says, without the folder in front."""
    with pytest.raises(RulebookError) as told:
        load(folder)
    assert told.value.exit_code == 2
    return [str(problem).replace(f"{folder}/", "") for problem in told.value.problems]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """The sound rules, to break in one place."""
    return Path(shutil.copytree(SOUND, tmp_path / "rules"))


def test_what_a_profile_says_of_all_its_rows_is_what_its_rule_asks_for(rules: Path) -> None:
    sender = rules / "senders" / "amt.yaml"
    text = sender.read_text(encoding="utf-8")
    of_a_kind = "          set: {scope: haus, metric: kosten, aggregation: ytd}\n"
    assert of_a_kind in text
    constants = "    set: {scope: haus, metric: kosten, aggregation: ytd}\n"
    sender.write_text(text.replace(of_a_kind, "") + constants, encoding="utf-8")
    assert load(rules).rule("kosten", 2016) is not None
    assert lint(rules).problems == ()
    sender.write_text(sender.read_text(encoding="utf-8").replace("aggregation: ytd", "aggregation: month"), "utf-8")
    assert any("never gives the aggregation 'ytd'" in said for said in refused(rules))


# --- The cases ------------------------------------------------------------------------------------------


def test_there_are_at_least_sixty_cases_and_each_says_what_is_wrong() -> None:
    assert len(CASES) >= 60
    assert [case for case in CASES if not expected(case)[1]] == []


@pytest.mark.parametrize("case", CASES)
def test_a_broken_rule_file_is_told_with_its_place_and_never_half_a_rulebook(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = broken(case, tmp_path)
    _, mistakes = expected(case)
    told = refused(folder)
    assert len(told) == len(mistakes), told
    for said, meant in zip(told, mistakes, strict=True):
        assert re.fullmatch(".*".join(map(re.escape, meant.split("…"))), said), f"{said}\nexpected: {meant}"

    found = lint(folder).problems
    assert [str(problem).replace(f"{folder}/", "") for problem in found] == told

    monkeypatch.chdir(tmp_path)
    code, out, err = command(capsys, "rules", "lint", "--rules", str(folder))
    assert (code, out) == (2, "")
    assert [line.replace(f"{folder}/", "") for line in err.splitlines()[:-1]] == told
    assert err.splitlines()[-1].startswith(f"{len(told)} mistake")

    code, out, err = command(capsys, "--json", "rules", "lint", "--rules", str(folder))
    assert code == 2
    assert [(one["file"], one["line"], one["column"], one["what"]) for one in json.loads(out)["problems"]] == [
        (problem.where.file, problem.where.line, problem.where.column, problem.what) for problem in found
    ]


def command(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(arguments)
    said = capsys.readouterr()
    return code, said.out, said.err


# --- The schema beside the loader -----------------------------------------------------------------------


@cache
def validator(kind: str, words: Vocabulary) -> Draft202012Validator:
    return Draft202012Validator(
        schema_of(FILE_KINDS[kind], words),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def editor_complains(folder: Path) -> Iterator[str]:
    """What an editor underlines in the rule files of a folder: YAML it cannot read, and what the schema refuses.

    Where the words of the house are broken themselves, the schemas are those made before.
    """
    try:
        words = load_vocabulary(folder)
    except RulebookError:
        words = load_vocabulary(FIXTURES / "sound")
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        if not rule_files.is_read(name):
            continue
        try:
            value = editor_yaml.read(path.read_bytes())
        except (yaml.YAMLError, ValueError, RecursionError) as unreadable:
            yield f"{name}: {unreadable}"
            continue
        for error in validator(kind_of(name).name, words).iter_errors(value):
            yield f"{name}: {error.json_path}: {error.message}"


@pytest.mark.parametrize("case", CASES)
def test_the_schema_refuses_what_the_loader_refuses_wherever_one_file_shows_it(case: str, tmp_path: Path) -> None:
    said, _ = expected(case)
    complains = list(editor_complains(broken(case, tmp_path)))
    if said == REFUSES:
        assert complains
    else:
        assert said.removeprefix(SILENT) in REASONS
        assert complains == [], "the schema sees it after all: say so in expected.txt"


def test_sound_rules_pass_both_the_loader_and_the_schema(rules: Path) -> None:
    assert list(lint(rules).problems) == []
    assert list(editor_complains(rules)) == []


def test_the_repositorys_own_rules_pass_both_the_loader_and_the_schema() -> None:
    own = Path(__file__).parents[2] / "rules"
    assert list(lint(own).problems) == []
    assert list(editor_complains(own)) == []


# --- What is no mistake ---------------------------------------------------------------------------------


def test_line_ends_of_windows_are_no_mistake(rules: Path) -> None:
    for path in rules.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert [planned.rule.title for planned in load(rules).rules()] == [
        "Dialoge finden statt",
        "Kosten unter dem Deckel",
        "Arbeitshilfe liegt vor",
        "Fehlerquote",
    ]
    assert list(editor_complains(rules)) == []


def test_a_file_may_end_without_a_line_end_and_hold_comments_and_blank_lines(rules: Path) -> None:
    plan = rules / "plans" / "2016" / "plan.yaml"
    plan.write_text("# Entwurf\n\n" + plan.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    assert load(rules).plans[0].head.title == "Plan 2016"


def test_two_roles_may_stand_in_for_each_other(rules: Path) -> None:
    organisation = rules / "organisation.yaml"
    text = organisation.read_text(encoding="utf-8")
    mutual = text.replace("mailbox: gf@haus.example", "mailbox: gf@haus.example, deputy: bereich")
    organisation.write_text(mutual, encoding="utf-8")
    assert mutual != text
    assert list(lint(rules).problems) == []


def test_a_published_schema_is_no_rule_file_and_leaves_the_fingerprint_as_it_is(rules: Path) -> None:
    before = load(rules).sha256
    (rules / "schema").mkdir()
    (rules / "schema" / "goal.schema.json").write_text("{}", encoding="utf-8")
    assert load(rules).sha256 == before
    assert "schema/goal.schema.json" not in load(rules).files
    (rules / "schema" / "goal.yaml").write_text("goal: {}\n", encoding="utf-8")
    assert [told.split(" (")[0] for told in refused(rules)] == [
        "schema/goal.yaml: no rule file has this name, so it would never be read"
    ]


# --- What no file can hold: sizes, links, files that come and go ----------------------------------------


@pytest.mark.deep
def test_two_thousand_rules_in_one_goal_are_one_mistake(rules: Path) -> None:
    goal = rules / "plans" / "2016" / "goals" / "quote.yaml"
    head, rule = goal.read_text(encoding="utf-8").split("rules:\n")

    def have(many: int) -> None:
        numbered = (rule.replace("id: fehlerquote", f"id: fehlerquote-{number}") for number in range(many))
        goal.write_text(f"{head}rules:\n{''.join(numbered)}", encoding="utf-8")

    have(2_000)
    (told,) = refused(rules)
    assert re.fullmatch(
        r"plans/2016/goals/quote\.yaml:\d+:5: 2,000 rules in one goal; "
        r"at most 400 are judged together: split the goal",
        told,
    )
    have(401)  # an editor needs longer for each
    assert any("too long" in error for error in editor_complains(rules))


@pytest.mark.parametrize("content", [b"# Planung\n", b"- a\n", b"\0"], ids=["comments", "a list", "zero bytes"])
def test_a_file_of_50_megabytes_is_refused_at_once_and_not_parsed(rules: Path, content: bytes) -> None:
    (rules / "calendar.yaml").write_bytes((content * (50_000_000 // len(content) + 1))[:50_000_000])
    begun = time.process_time()
    assert refused(rules) == ["calendar.yaml: the file has 50,000,000 bytes; at most 2,000,000 are read: split it"]
    assert time.process_time() - begun < 2, "parsing that much takes minutes"


def test_an_alias_bomb_of_ten_to_the_ninth_is_refused_at_once(rules: Path) -> None:
    layers = pairwise("abcdefghij")
    bomb = "a: &a [x]\n" + "".join(f"{over}: &{over} [{', '.join([f'*{under}'] * 10)}]\n" for under, over in layers)
    (rules / "calendar.yaml").write_text(bomb, encoding="utf-8")
    begun = time.process_time()
    assert "calendar.yaml:2:8: alias '*a': write the value out" in refused(rules)
    assert time.process_time() - begun < 2


def test_a_link_out_of_the_rules_folder_is_refused(rules: Path) -> None:
    outside = rules.parent / "outside.yaml"
    (rules / "calendar.yaml").rename(outside)
    (rules / "calendar.yaml").symlink_to(outside)
    assert refused(rules) == ["calendar.yaml: this link leads out of the rules folder; put the file itself here"]


def test_links_that_lead_to_each_other_are_refused(rules: Path) -> None:
    (rules / "calendar.yaml").unlink()
    (rules / "calendar.yaml").symlink_to("further.yaml")
    (rules / "further.yaml").symlink_to("calendar.yaml")
    told = refused(rules)
    assert told[0] == "calendar.yaml: this file cannot be read: a link that leads to itself"
    assert told[1].startswith("further.yaml: no rule file has this name")


def test_a_linked_folder_that_leads_to_itself_is_refused(rules: Path) -> None:
    (rules / "senders" / "again").symlink_to("..")
    assert refused(rules) == ["senders/again: a linked folder is not read; put the files themselves here"]


def test_a_file_that_vanishes_while_the_folder_is_read_is_told(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vanishing(path: str, flags: int) -> int:
        if path.endswith("calendar.yaml"):
            Path(path).unlink()
        return os.open(path, flags)

    monkeypatch.setattr(rule_files, "_open_at_once", vanishing)
    assert refused(rules) == ["calendar.yaml: this file vanished, or is a link to nothing, while it was read"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything; the next test gives root the same answer")
def test_a_file_that_may_not_be_read_is_told(rules: Path) -> None:
    (rules / "calendar.yaml").chmod(0)
    assert refused(rules) == ["calendar.yaml: this file cannot be read: Permission denied"]


def test_a_file_that_the_system_refuses_to_open_is_told(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(path: str, flags: int) -> int:
        if path.endswith("calendar.yaml"):
            raise PermissionError(13, "Permission denied")
        return os.open(path, flags)

    monkeypatch.setattr(rule_files, "_open_at_once", forbidden)
    assert refused(rules) == ["calendar.yaml: this file cannot be read: Permission denied"]


def test_a_folder_with_the_name_of_a_file_is_told(rules: Path) -> None:
    (rules / "calendar.yaml").unlink()
    (rules / "calendar.yaml").mkdir()
    (rules / "plans" / "2016" / "goals" / "neu.yaml").mkdir()
    what = "this is a folder with the name of a file; rules in it would never be read: rename it"
    assert refused(rules) == [f"calendar.yaml: {what}", f"plans/2016/goals/neu.yaml: {what}"]
