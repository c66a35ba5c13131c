"""Each example of docs/table-shapes.md is a profile that loads and reads the file beside it as the page says."""

from __future__ import annotations

import json
import re

import pytest
import yaml

from checker.domain.profile import SenderFile
from checker.records import ImportContext
from tests.unit.records.files import ROOT
from tests.unit.records.shapes import codes, read_by

PAGE = (ROOT / "docs" / "table-shapes.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"^```yaml\n(.*?)^```\n\n```csv\n(.*?)^```\n\nRead from `(.*?)`: (\d+) records", PAGE, re.M | re.S
)


@pytest.mark.parametrize(("profile", "text", "name", "count"), EXAMPLES, ids=[example[2] for example in EXAMPLES])
def test_an_example_is_read_as_the_page_says(
    context: ImportContext, profile: str, text: str, name: str, count: str
) -> None:
    file = SenderFile.model_validate_json(json.dumps(yaml.safe_load(profile)))
    reading = read_by(context, file, text, name)
    assert codes(reading) == []
    assert len(reading.candidates) == int(count)


def test_every_profile_of_the_page_is_tried() -> None:
    assert PAGE.count("```yaml\nsender:") == len(EXAMPLES) > 0
