"""A pytest plugin: tells whoever started the run what became of each scenario, a line of JSON each.

Loaded by `zielwacht audit features` only. A scenario that fails by other rules than those it was written for says in
what they differ. Out: a file named in the environment; nothing without it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd.parser import Feature, Scenario, ScenarioTemplate, Step
from pytest_bdd.scenario import scenario_wrapper_template_registry

from checker.wording.rule_facts import rule_facts

from .failed_step import compared, said_by
from .steps.house import WHOLE_HOUSE
from .steps.rows import rows_of_the_plan, rules_in_question, shipped_rules
from .steps.rulebook import rule_named, unlike

REPORT = "ZIELWACHT_FEATURES_REPORT"
HERE = Path(__file__).parent
FAILED_STEP = pytest.StashKey[Mapping[str, Any]]()
TOLD = pytest.StashKey[bool]()


def pytest_bdd_step_error(
    request: pytest.FixtureRequest, feature: Feature, scenario: Scenario, step: Step, exception: Exception
) -> None:
    failed = {"step": f"{step.keyword} {step.name}", "step_line": step.line_number, "why": said_by(exception)}
    request.node.stash[FAILED_STEP] = failed


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    scenario = scenario_wrapper_template_registry.get(getattr(item, "obj", None))
    is_final = report.when == "call" or report.outcome != "passed"
    if scenario is not None and is_final and not item.stash.get(TOLD, False):
        item.stash[TOLD] = True
        _write(_told(item, scenario, report, call.excinfo))
    return report


@pytest.hookimpl(tryfirst=True)
def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str]:
    """Instead of the runner's own words."""
    return compared(op, left, right)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """A file that is refused, with the sentences that say why."""
    if report.failed:
        _write({"refused": str(report.longrepr).splitlines()})


def _told(
    item: pytest.Item,
    scenario: ScenarioTemplate,
    report: pytest.TestReport,
    ended_by: pytest.ExceptionInfo[BaseException] | None,
) -> Mapping[str, Any]:
    file = Path(scenario.feature.filename)
    tags = sorted({mark.name for mark in item.iter_markers()} & (rows_of_the_plan() | {WHOLE_HOUSE}))
    example = getattr(getattr(item, "callspec", None), "params", {}).get("_pytest_bdd_example", {})
    found = {
        "file": file.name if file.parent == HERE else str(file),
        "line": scenario.line_number,
        "scenario": scenario.name,
        "example": dict(example),
        "tags": tags,
        "result": report.outcome,
    }
    if report.outcome == "skipped":
        return {**found, "why": said_by(ended_by.value) if ended_by else ""}
    if report.outcome != "failed":
        return found
    failed = item.stash.get(FAILED_STEP, {"why": said_by(ended_by.value) if ended_by else ""})
    return {**found, **failed, "unlike": [] if file.parent != HERE else _unlike_shipped(tags)}


def _unlike_shipped(tags: list[str]) -> list[str]:
    """In what the rules in question differ from those that the shipped scenarios were written for, of these rows."""
    found = []
    for planned in shipped_rules().rules():
        row = planned.rule.source.row
        if row not in tags:
            continue
        now = rule_named(rules_in_question(), f"{row} ({planned.rule.short_title})")
        if now is None:
            found.append(f"{row}: Szenario: {planned.rule.title}; Regelwerk: keine Regel")
            continue
        then, today = (
            rule_facts(book, one, "de") for book, one in ((shipped_rules(), planned), (rules_in_question(), now))
        )
        found += unlike(row, then, today)
    return found


def _write(line: Mapping[str, Any]) -> None:
    place = os.environ.get(REPORT)
    if place:
        # One write of one line: workers that share the file do not tear it.
        with Path(place).open("ab", buffering=0) as report:
            report.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
