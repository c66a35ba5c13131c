"""Each example of docs/table-shapes.md is a profile that loads and reads the file beside it as the page says."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from checker.domain.profile import SenderFile
from checker.records import ImportContext
from checker.rulebook.load import load
from tests.unit.records.files import ROOT
from tests.unit.records.shapes import codes, read_by

PAGE = (ROOT / "docs" / "table-shapes.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(
    r"^```yaml\n(?P<profile>.*?)^```\n\n```csv\n(?P<text>.*?)^```\n\n"
    r"Read from `(?P<name>.*?)`: (?P<read>\d+) records(?:, (?P<kept_out>\d+) kept out)?$",
    re.MULTILINE | re.DOTALL,
)
EXAMPLES = [pytest.param(found, id=found["name"]) for found in EXAMPLE.finditer(PAGE)]
SCHEMA = json.loads((ROOT / "rules" / "schema" / "sender.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_read_as_the_page_says(context: ImportContext, example: re.Match[str]) -> None:
    file = SenderFile.model_validate_json(json.dumps(yaml.safe_load(example["profile"])))
    reading = read_by(context, file, example["text"], example["name"])
    assert reading.problems == ()
    counted = (len(reading.candidates), len(reading.quarantined))
    assert counted == (int(example["read"]), int(example["kept_out"] or 0)), codes(reading)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_editor_finds_nothing_wrong_with_an_example(example: re.Match[str]) -> None:
    Draft202012Validator(SCHEMA).validate(yaml.safe_load(example["profile"]))


def test_lint_finds_nothing_wrong_with_the_examples(tmp_path: Path) -> None:
    rules = Path(shutil.copytree(ROOT / "rules", tmp_path / "rules"))
    for number, found in enumerate(EXAMPLE.finditer(PAGE)):
        (rules / "senders" / f"example-{number}.yaml").write_text(found["profile"], encoding="utf-8")
    assert len(load(rules).senders) > len(EXAMPLES)


def test_every_profile_of_the_page_is_tried() -> None:
    assert PAGE.count("```yaml\nsender:") == len(EXAMPLES) > 0
