"""The page for whoever describes files shows profiles with a file and what becomes of it: all three are true."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from checker.records import FileReading, ImportContext, readings_of
from checker.rulebook.files import read_folder
from checker.rulebook.load import load_from_files
from checker.wording.record_problems import problem_text
from tests.unit.records.files import ON_JULY_4, ROOT

PAGE = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
INSIDE = r"((?:(?!```).*\n)+)```\n"
EXAMPLE = re.compile(rf"^```yaml\n{INSIDE}\n```(?:csv|json) (\S+)\n{INSIDE}\n```text\n{INSIDE}", re.MULTILINE)
FIGURES = (
    "value",
    "numerator",
    "denominator",
    "target",
    "base",
    "rate",
    "fte",
    "days_sick",
    "days_target",
    "no_figure",
)


class Example(NamedTuple):
    """A sender as YAML, the name and content of a file of theirs, and what becomes of it."""

    sender: str
    file: str
    content: str
    told: str


EXAMPLES = [Example(*found) for found in EXAMPLE.findall(PAGE)]


@pytest.fixture(scope="module")
def context() -> ImportContext:
    """The shipped rules and beside them the senders of the page, in one folder that must lint."""
    files, problems = read_folder(ROOT / "rules")
    assert problems == []
    shown = {f"senders/example-{place}.yaml": each.sender.encode() for place, each in enumerate(EXAMPLES)}
    return ImportContext.of(load_from_files({**files, **shown}))


def outcome(reading: FileReading) -> list[str]:
    """The records with their figures, then what the sender is told."""
    taken = []
    for record, origin, key in reading.candidates:
        said = {name: getattr(record, name, None) for name in FIGURES}
        figures = ", ".join(f"{name} {value}" for name, value in said.items() if value is not None)
        taken.append(f"row {origin.row}: {key}: {figures}")
    stand = [f"reported_at: {reading.report.reported_at}"] if reading.report and reading.report.reported_at else []
    told = [*reading.problems, *(row.reason for row in reading.quarantined), *reading.warnings]
    return [*stand, *taken, *(problem_text(problem, "de") for problem in told)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.file)
def test_a_documented_profile_reads_its_file_as_the_page_says(context: ImportContext, example: Example) -> None:
    data = example.content.encode()
    found = readings_of(example.file, data, context, recorded_at=ON_JULY_4)
    told = [f"{reading.profile}: {line}" if reading.is_part else line for reading in found for line in outcome(reading)]
    assert told == example.told.splitlines()


def test_the_page_shows_examples() -> None:
    assert EXAMPLES
    assert len({each.file for each in EXAMPLES}) == len(EXAMPLES)
