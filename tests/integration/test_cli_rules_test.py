"""`zielwacht rules test` as an admin types it: the catalogue, failures, bad input, coverage and mutants."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.workspace import REPOSITORY, Done, Workspace, make_workspace

TESTS = REPOSITORY / "rules" / "plans" / "2016" / "tests"
GOAL = "kdu"


def with_tests(folder: Path, *goals: str) -> Workspace:
    """The house with some goals and their tests."""
    made = make_workspace(folder, goals=goals or None)
    target = made.rules / "plans" / "2016" / "tests"
    target.mkdir()
    for path in TESTS.glob("*.yaml"):
        if not goals or path.stem in goals:
            shutil.copy(path, target / path.name)
    return made


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Only read from."""
    return with_tests(tmp_path_factory.mktemp("house"))


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    return with_tests(tmp_path, GOAL)


def edit(house: Workspace, name: str, old: str, new: str) -> None:
    path = house.rules / "plans" / "2016" / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(done: Done) -> Any:
    return json.loads(done.out)


# --- The catalogue --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole(house: Workspace) -> Any:
    done = house.run("rules", "test", "--require-coverage", "--mutants", "--format", "json")
    assert done.code == 0, done.err + done.out[-2000:]
    return told(done)


def test_every_rule_has_a_test_and_every_side_of_its_bound(whole: Any) -> None:
    assert whole["schema"] == "zielwacht/rule-tests-result/1"
    assert (whole["summary"]["failed"], whole["summary"]["untested"]) == (0, 0)
    assert len({test["rule"] for test in whole["tests"]}) == 83


def test_every_mutant_of_the_catalogue_is_killed(whole: Any) -> None:
    assert [one for one in whole["mutants"] if one["result"] == "survived"] == []
    assert whole["summary"]["mutants"]["killed"] > 1000
    assert len({one["rule"] for one in whole["mutants"] if one["result"] == "killed"}) == 83


def test_a_mutant_is_tried_by_tests_it_has_a_say_in_only(whole: Any) -> None:
    rule_of = {f"{test['where']} {test['name']}": test["rule"] for test in whole["tests"]}
    pairs = {(one["rule"], rule_of[one["killed_by"]]) for one in whole["mutants"] if one["killed_by"]}
    elsewhere = {pair for pair in pairs if pair[0] != pair[1]}
    assert elsewhere <= {("sickness-rate", "special-circumstances-report")}, "the one follows from the other"


def test_what_nothing_can_show_is_told_with_its_proof_and_not_counted(whole: Any) -> None:
    equivalent = [one for one in whole["mutants"] if one["result"] == "equivalent"]
    assert all(one["proof"] and one["killed_by"] is None for one in equivalent)
    of_a_working_day = {one["change"]: one["proof"] for one in equivalent if one["rule"] == "statistics-agreed"}
    assert of_a_working_day == dict.fromkeys(
        (
            "due.policy next_working_day → previous_working_day",
            "due.policy next_working_day → fixed",
            "due.policy next_working_day → period_end_never_shifts",
        ),
        "30.06.2016: a working day, which no policy moves (without an extension)",
    )
    on_a_saturday = [one for one in equivalent if one["rule"] == "investigation-criteria-agreed"]
    assert on_a_saturday == []


# --- What fails and what is refused ---------------------------------------------------------------------


def test_a_failure_says_what_was_expected_what_came_and_why(own: Workspace) -> None:
    edit(
        own,
        "goals/kdu.yaml",
        'target: {operator: "<", value: "10", unit: percent}',
        'target: {operator: "<=", value: "10", unit: percent}',
    )
    done = own.run("rules", "test", "--run", "kdu-error-rate")
    assert done.code == 1
    assert "failed   " in done.out
    assert "tests/kdu.yaml:" in done.out
    assert "kdu-error-rate/jobcenter/2016 on 2017-02-01" in done.out
    assert "state: expected breached, came met" in done.out
    assert "because: Der Zeitraum ist vorbei und vollständig gemeldet: 10,0\N{NO-BREAK SPACE}%" in done.out
    assert done.out.splitlines()[-1].endswith("1 rule tested in 1 file")


def test_junit_names_each_case_and_its_failure(own: Workspace) -> None:
    edit(own, "tests/kdu.yaml", "measure: 29/300, expect: {state: met,", "measure: 29/300, expect: {state: pending,")
    done = own.run("rules", "test", "--format", "junit")
    assert done.code == 1
    suite = ElementTree.fromstring(done.out)
    assert suite.get("failures") == "1"
    assert suite.get("tests") == str(len(list(suite.iter("testcase"))))
    (failed,) = [case for case in suite.iter("testcase") if case.find("failure") is not None]
    assert failed.get("classname") == "kdu-error-rate"


def test_a_mistake_is_told_with_file_line_and_column_and_nothing_is_tested(own: Workspace) -> None:
    edit(own, "tests/kdu.yaml", "rule: kdu-error-rate", "rule: kdu-eror-rate")
    done = own.run("rules", "test")
    assert (done.code, done.out) == (2, "")
    assert ": unknown rule 'kdu-eror-rate'; did you mean 'kdu-error-rate'?" in done.err
    assert "1 mistake; nothing was tested." in done.err
    as_json = own.run("rules", "test", "--json")
    assert as_json.code == 2
    (problem,) = told(as_json)["problems"]
    assert problem["line"] > 1
    assert problem["column"] > 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(
            ["--run", "kdu-budgett"], "no test matches 'kdu-budgett'; did you mean 'kdu-budget'?", id="none chosen"
        ),
        pytest.param(["plans/2016/tests/kdu.yaml"], "there is no such file of tests", id="no such file"),
        pytest.param(["--run", "kdu", "--require-coverage"], "leave out --run", id="coverage of a part"),
        pytest.param(["--rules", "nowhere"], "there is no such folder of rules", id="no rules"),
    ],
)
def test_no_success_without_a_test(words: list[str], said: str, house: Workspace) -> None:
    done = house.run("rules", "test", *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err


def test_rules_with_a_mistake_are_told_before_any_test(own: Workspace) -> None:
    edit(own, "goals/kdu.yaml", "kind: rate_upper", "kind: rate_uper")
    done = own.run("rules", "test")
    assert done.code == 2
    assert "did you mean 'rate_upper'?" in done.err


def test_an_edited_test_needs_no_activation(own: Workspace) -> None:
    before = told(own.run("rules", "lint", "--json"))["rulebook"]
    edit(own, "tests/kdu.yaml", "29 von 300", "neunundzwanzig von 300")
    assert told(own.run("rules", "lint", "--json"))["rulebook"] == before


# --- Coverage and mutants -------------------------------------------------------------------------------


def test_a_side_that_is_not_tested_is_listed(own: Workspace) -> None:
    path = own.rules / "plans" / "2016" / "tests" / "kdu.yaml"
    text = path.read_text(encoding="utf-8")
    without = text.replace("rule: kdu-budget\n", "rule: kdu-budget\n    skip: nicht heute\n")
    path.write_text(without.replace("state: met, late: true", "late: true"), encoding="utf-8")
    done = own.run("rules", "test", "--require-coverage")
    assert done.code == 1
    assert [line for line in done.out.splitlines() if line.startswith("untested")] == [
        "untested kdu-budget: no test at all",
        "untested investigation-criteria-agreed: done late",
        "untested investigation-report: done late",
    ]
    assert "3 sides of rules not tested" in done.out
    assert ", 7 skipped; " in done.out


def test_a_mutant_that_no_test_notices_survives_and_fails(own: Workspace) -> None:
    own.write(
        "rules/plans/2016/tests/kdu.yaml",
        "schema: zielwacht/rule-tests/1\nrules: [../goals/kdu.yaml]\ntests:\n"
        "  - {name: weit weg, rule: kdu-error-rate, on: 2017-02-01, measure: 1/300, expect: {state: met}}\n",
    )
    done = own.run("rules", "test", "--mutants")
    assert done.code == 1
    survived = [line for line in done.out.splitlines() if line.startswith("survived ")]
    assert "survived kdu-error-rate: target.operator < → <=" in survived
    assert "survived kdu-error-rate: where.selection left out" in survived
    assert not any("scope.judge" in line for line in survived), "another level owes nothing to the house as a whole"


def test_mutants_wait_until_all_tests_pass(own: Workspace) -> None:
    edit(own, "tests/kdu.yaml", "measure: 29/300, expect: {state: met,", "measure: 29/300, expect: {state: pending,")
    done = own.run("rules", "test", "--mutants")
    assert done.code == 1
    assert "No mutants were tried: first all tests must pass." in done.err


# --- Timelines ------------------------------------------------------------------------------------------


def test_findings_and_mails_in_a_timeline_are_read_and_told_as_not_compared(own: Workspace) -> None:
    own.write(
        "rules/plans/2016/tests/kdu.yaml",
        """schema: zielwacht/rule-tests/1
rules: [../goals/kdu.yaml]
tests:
  - name: Einsatzkriterien, Frist auf einem Samstag
    rule: investigation-criteria-agreed
    scope: jobcenter
    period: "2016"
    records:
      - {type: deliverable, submitted_on: 2016-05-02, evidence: "50.1", recorded_at: "2016-05-03T08:12:44+02:00"}
    timeline:
      - on: 2016-04-28
        expect: {state: pending, due: {nominal: 2016-04-30, effective: 2016-05-02, please_by: 2016-04-29}}
        mails: [{kind: reminder, to: bereichsleitung_leistung, count: 3}]
      - on: 2016-05-03
        known_at: "2016-05-03T07:00:00+02:00"
        expect: {state: breached}
        finding: open
        mails: [{kind: alert, to: bereichsleitung_leistung}]
      - on: 2016-05-03
        known_at: "2016-05-03T09:00:00+02:00"
        expect: {state: met, late: false}
        finding: resolved
""",
    )
    done = own.run("rules", "test")
    assert (done.code, done.out) == (0, "3 passed, 0 failed; 1 rule tested in 1 file\n")
    assert "4 expected of findings and mails in timelines: read, and not compared yet" in done.err
