"""Lint says what the house's letters to bodies outside lack, and refuses what could not be answered."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli.commands import zielwacht

ROOT = Path(__file__).parents[2]
SOUND = ROOT / "tests" / "fixtures" / "broken_rules" / "sound"
ALL = ["letterhead", "file_reference", "reply_to", "closing"]


def lint(rules: Path, *words: str) -> Result:
    return CliRunner().invoke(zielwacht, ["rules", "lint", "--rules", str(rules), *words])


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A folder written before letters were declared, with a ladder that leads outside."""
    return Path(shutil.copytree(SOUND, tmp_path / "rules"))


def declare(rules: Path, letters: str) -> None:
    file = rules / "organisation.yaml"
    file.write_text(f"{file.read_text()}letters: {letters}\n", encoding="utf-8")


def test_a_house_that_writes_outside_is_told_what_its_letters_lack(rules: Path) -> None:
    assert json.loads(lint(rules, "--json").stdout)["bare_letters"] == ALL
    assert "Letters to bodies outside lack" in lint(rules).output


def test_what_is_declared_is_not_missing(rules: Path) -> None:
    declare(rules, "{letterhead: [Haus], closing: [Die Leitung]}")
    assert json.loads(lint(rules, "--json").stdout)["bare_letters"] == ["file_reference", "reply_to"]


def test_a_house_without_a_step_outside_is_told_nothing(rules: Path) -> None:
    escalation = rules / "escalation.yaml"
    escalation.write_text(escalation.read_text().replace("[gf, kreis]", "[gf]"), encoding="utf-8")
    assert json.loads(lint(rules, "--json").stdout)["bare_letters"] == []


@pytest.mark.parametrize(
    ("letters", "why"),
    [
        pytest.param("{reply_to: kreis}", "'kreis' is no mail address", id="a mailbox without a domain"),
        pytest.param(
            "{answer_within_working_days: {value: 0, origin: assumption, why: x}}", "within 1 to 60", id="no time"
        ),
    ],
)
def test_what_could_not_be_answered_is_refused(rules: Path, letters: str, why: str) -> None:
    declare(rules, letters)
    assert why in lint(rules).output


@pytest.mark.parametrize("folder", [ROOT / "rules", *sorted(ROOT.glob("examples/*/rules"))], ids=str)
def test_the_shipped_houses_declare_their_letters(folder: Path) -> None:
    assert json.loads(lint(folder, "--json").stdout)["bare_letters"] == []
