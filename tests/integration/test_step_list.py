"""The page of sentences is that of the sentences that there are, and its own example is a scenario that is taken."""

from __future__ import annotations

from pathlib import Path

from pytest_bdd.steps import step_function_context_registry

from features.feature_check import Known, faults
from features.step_list import page

DOCS = Path(__file__).parents[2] / "docs" / "steps.md"


def test_the_page_in_the_docs_is_the_list() -> None:
    assert DOCS.read_text(encoding="utf-8") == page(), "python -m features.step_list > docs/steps.md"


def test_its_first_example_is_taken_as_it_stands() -> None:
    example = DOCS.read_text(encoding="utf-8").split("```")[1].removeprefix("gherkin\n")
    known = Known({"T06"}, tuple(step_function_context_registry.values()))
    assert faults("example.feature", example, known) == []
