"""Runs every scenario of this folder."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pytest_bdd import scenarios
from pytest_bdd.steps import step_function_context_registry

from .feature_check import Known, faults
from .steps.house import WHOLE_HOUSE
from .steps.rows import shipped_rules


def _refuse_hollow_files() -> None:
    """Before a scenario runs: what follows is not even collected. The sentences are those of conftest.py."""
    tags = {planned.rule.source.row for planned in shipped_rules().rules()} | {WHOLE_HOUSE}
    known = Known(tags, tuple(step_function_context_registry.values()))
    files = sorted(Path(__file__).parent.glob("*.feature"))
    found = [fault for file in files for fault in faults(file.name, file.read_text(encoding="utf-8"), known)]
    if found:
        pytest.fail("\n".join(found), pytrace=False)


_refuse_hollow_files()

scenarios(".")


def test_no_title_stands_over_two_scenarios() -> None:
    """pytest-bdd would rename the second one, and an auditor could not tell them apart."""
    lines = [line.strip() for path in Path(__file__).parent.glob("*.feature") for line in path.open(encoding="utf-8")]
    titles = Counter(line.partition(": ")[2] for line in lines if line.startswith("Szenario"))
    assert [title for title, times in titles.items() if times > 1] == []
