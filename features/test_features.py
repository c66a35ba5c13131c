"""Runs every scenario of this folder."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from pytest_bdd import scenarios
from pytest_bdd.steps import step_function_context_registry

from .feature_check import Known, faults
from .steps.house import WHOLE_HOUSE
from .steps.rows import rows_of_the_plan

HERE = Path(__file__).parent
# A run of some files, or of those of a house (`zielwacht audit features`), names them here, a line each.
NAMED_FILES = "ZIELWACHT_FEATURES_FILES"


def _files() -> list[Path]:
    """Those that were named, else all of this folder."""
    named = os.environ.get(NAMED_FILES)
    return [Path(line) for line in named.splitlines()] if named else sorted(HERE.glob("*.feature"))


def _refuse_hollow_files() -> None:
    """Before a scenario runs: what follows is not even collected. The sentences are those of conftest.py."""
    known = Known(rows_of_the_plan() | {WHOLE_HOUSE}, tuple(step_function_context_registry.values()))
    found = [fault for file in _files() for fault in faults(file.name, file.read_text(encoding="utf-8"), known)]
    if found:
        pytest.fail("\n".join(found), pytrace=False)


_refuse_hollow_files()

scenarios(*map(str, _files()))


def test_no_title_stands_over_two_scenarios() -> None:
    """pytest-bdd would rename the second one, and an auditor could not tell them apart."""
    lines = [line.strip() for path in _files() for line in path.open(encoding="utf-8")]
    titles = Counter(line.partition(": ")[2] for line in lines if line.startswith(("Szenario", "Scenario")))
    assert [title for title, times in titles.items() if times > 1] == []
