"""Lint says when the schemas that editors check by are of other words or of another version, and how to renew them."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli.commands import zielwacht

ROOT = Path(__file__).parents[2]
SOUND = ROOT / "tests" / "fixtures" / "broken_rules" / "sound"
SHIPPED = [ROOT / "rules", *sorted(ROOT.glob("examples/*/rules"))]


def run(*words: str) -> Result:
    return CliRunner().invoke(zielwacht, list(words))


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A folder of rules with the schemas of its words."""
    folder = Path(shutil.copytree(SOUND, tmp_path / "house" / "rules"))
    assert run("rules", "schema", "--rules", str(folder), "--out", str(folder / "schema")).exit_code == 0
    return folder


def lint(rules: Path) -> Result:
    done = run("rules", "lint", "--rules", str(rules))
    assert done.exit_code == 0, done.output
    return done


def stale(rules: Path) -> list[str]:
    listed: list[str] = json.loads(run("rules", "lint", "--rules", str(rules), "--json").stdout)["stale_schemas"]
    return listed


def declare(rules: Path, old: str, new: str) -> None:
    file = rules / "vocabulary.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


UNITS = "units:\n"
STAYS = "  - {id: stays, quantity: count, de: {one: Aufenthalt, many: Aufenthalte}, en: {one: stay, many: stays}}\n"


@pytest.mark.parametrize("rules", SHIPPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_shipped_folder_has_stale_schemas(rules: Path) -> None:
    assert stale(rules) == [], f"zielwacht rules schema --rules {rules} --out {rules}/schema"


def test_schemas_just_written_are_not_stale(rules: Path) -> None:
    assert "schema" not in lint(rules).stderr
    assert stale(rules) == []


def test_after_a_new_word_the_note_names_the_command_that_renews_them(rules: Path) -> None:
    declare(rules, UNITS, UNITS + STAYS)
    note = lint(rules).stderr
    assert "(calendar, closures, escalation, goal, organisation, plan, sender, test, vocabulary)" in note
    command = re.search(r"'zielwacht (rules schema .*)'\.", note)
    assert command
    assert run(*shlex.split(command[1])).exit_code == 0
    assert "schema" not in lint(rules).stderr


def test_a_comment_in_the_vocabulary_makes_nothing_stale(rules: Path) -> None:
    declare(rules, UNITS, "# Einheiten\n" + UNITS)
    assert stale(rules) == []


def test_schemas_of_another_version_are_named(rules: Path) -> None:
    goal = rules / "schema" / "goal.schema.json"
    goal.write_text(re.sub(r"zielwacht [0-9.]+,", "zielwacht 0.0.1,", goal.read_text(encoding="utf-8")), "utf-8")
    assert stale(rules) == ["goal.schema.json"]


@pytest.mark.parametrize("content", ["", "{}", "kein JSON", "\x00"])
def test_a_schema_that_does_not_say_what_it_was_drawn_from_is_stale(rules: Path, content: str) -> None:
    (rules / "schema" / "plan.schema.json").write_text(content, encoding="utf-8")
    assert stale(rules) == ["plan.schema.json"]


def test_a_folder_without_schemas_is_told_nothing(rules: Path) -> None:
    shutil.rmtree(rules / "schema")
    assert "schema" not in lint(rules).stderr


def test_with_a_mistake_in_a_rule_the_note_is_given_as_well(rules: Path) -> None:
    declare(rules, UNITS, UNITS + STAYS)
    (rules / "calendar.yaml").write_text("region: NW\n", encoding="utf-8")
    told = run("rules", "lint", "--rules", str(rules)).stderr
    assert "the key 'years' is missing" in told
    assert "renew them with" in told
