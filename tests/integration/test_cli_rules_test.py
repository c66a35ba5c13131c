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


TIMELINE = """schema: zielwacht/rule-tests/1
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
        finding: none
        mails: [{kind: reminder, to: bereichsleitung_leistung, count: 3}]
      - {on: 2016-05-02, expect: {state: pending}, mails: []}
      - on: 2016-05-03
        known_at: "2016-05-03T07:00:00+02:00"
        expect: {state: breached}
        finding: open
        mails: [{kind: alert, to: gf, step: 2}]
      - on: 2016-05-03
        known_at: "2016-05-03T09:00:00+02:00"
        expect: {state: met, late: false}
        finding: resolved
        mails: [{kind: rectification, to: gf}]
"""
ACTS = """schema: zielwacht/rule-tests/1
rules: [../goals/kdu.yaml]
tests:
  - name: Einsatzkriterien nie vorgelegt
    rule: investigation-criteria-agreed
    measure: missing
    timeline:
      - on: 2016-05-04
        expect: {state: breached}
        act: {kind: acknowledge, by: gf, until: 2016-05-20, reason: Wird nachgeholt}
        finding: acknowledged
        mails: [{kind: reminder, to: bereichsleitung_leistung, count: 3}, {kind: alert, to: gf, on: 2016-05-03}]
      - {on: 2016-05-20, expect: {state: breached}, finding: acknowledged, mails: []}
      - {on: 2016-05-23, expect: {state: breached}, finding: open, mails: [{kind: alert, to: gf}]}
"""


def timeline(own: Workspace, text: str, old: str = "", new: str = "") -> Done:
    """What `rules test` says of one file, after an edit of it."""
    assert old in text
    own.write("rules/plans/2016/tests/kdu.yaml", text.replace(old, new, 1))
    return own.run("rules", "test")


def test_a_timeline_compares_findings_and_mails(own: Workspace) -> None:
    done = timeline(own, TIMELINE)
    assert (done.code, done.out) == (0, "4 passed, 0 failed; 1 rule tested in 1 file\n"), done.out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "count: 3",
            "count: 4",
            "mails: expected 4 times reminder to bereichsleitung_leistung, came reminder to"
            " bereichsleitung_leistung@jobcenter on 2016-04-01, reminder to bereichsleitung_leistung@jobcenter on"
            " 2016-04-22, reminder to bereichsleitung_leistung@jobcenter on 2016-04-28"
            " (missing: reminder to bereichsleitung_leistung)",
            id="one too few",
        ),
        pytest.param(
            "mails: [{kind: rectification, to: gf}]",
            "mails: []",
            "mails: expected none, came rectification to gf@jobcenter on 2016-05-03"
            " (too many: rectification to gf@jobcenter on 2016-05-03)",
            id="one too many",
        ),
        pytest.param(
            "{kind: alert, to: gf, step: 2}",
            "{kind: alert, to: gf, step: 1}",
            "mails: expected alert to gf (step 1), came alert to gf@jobcenter (step 2) on 2016-05-03"
            " (missing: alert to gf (step 1); too many: alert to gf@jobcenter (step 2) on 2016-05-03)",
            id="another step",
        ),
        pytest.param(
            "{kind: rectification, to: gf}",
            "{kind: all_clear, to: gf, on: 2016-05-04}",
            "missing: all_clear to gf on 2016-05-04; too many: rectification",
            id="another kind",
        ),
        pytest.param("finding: resolved", "finding: open", "finding: expected open, came resolved", id="the finding"),
        pytest.param("finding: none", "finding: open", "finding: expected open, came none", id="no finding"),
        pytest.param("state: met", "state: breached", "state: expected breached, came met", id="the state as before"),
    ],
)
def test_a_mail_too_many_or_too_few_fails_in_one_sentence(own: Workspace, old: str, new: str, said: str) -> None:
    done = timeline(own, TIMELINE, old, new)
    assert done.code == 1
    assert said in done.out
    assert done.out.endswith("3 passed, 1 failed; 1 rule tested in 1 file\n")


def test_an_act_in_a_timeline_is_done_or_must_be_refused(own: Workspace) -> None:
    done = timeline(own, ACTS)
    assert (done.code, done.out) == (0, "3 passed, 0 failed; 1 rule tested in 1 file\n"), done.out
    done = timeline(own, ACTS, "reason: Wird nachgeholt}", "reason: Wird nachgeholt, refused: true}")
    assert "act: expected acknowledge by gf to be refused, came done" in done.out
    done = timeline(own, ACTS, "{kind: acknowledge,", "{kind: extend,")
    assert "act: expected extend by gf to be done, came refused: 'gf' answers for" in done.out


def test_a_draft_climbs_no_further_than_who_answers_for_it(own: Workspace) -> None:
    draft = TIMELINE.replace("    records:", "    plan: draft\n    records:")
    done = timeline(own, draft)
    assert done.code == 1
    assert "came alert to bereichsleitung_leistung@jobcenter (step 1) on 2016-05-03" in done.out
    of_the_owner = draft.replace("to: gf, step: 2", "to: bereichsleitung_leistung, step: 1")
    done = timeline(own, of_the_owner.replace("to: gf}", "to: bereichsleitung_leistung}"))
    assert done.code == 0, done.out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("to: gf, step: 2", "to: gff, step: 2", "kdu.yaml:20:35: unknown role 'gff'", id="role"),
        pytest.param("on: 2016-05-02, exp", "on: 2016-04-28, exp", "not later than the one before", id="back in time"),
        pytest.param("T07:00:00+02:00", "T22:30:00-02:00", "is not on 2016-05-03", id="known on another day"),
        pytest.param("kind: alert", "kind: alarm", "'alarm'", id="no such mail"),
        pytest.param("finding: open", "finding: opened", "'opened'", id="no such state"),
        pytest.param("finding: open", "act: {kind: extend, by: gf}", "'reason'", id="an act without a reason"),
        pytest.param("    records:", "    measure: 2016-05-02\n    records:", "no meaning beside", id="a measure"),
        pytest.param("    records:", "    plan: agreed\n    records:", "'agreed'", id="no such status"),
    ],
)
def test_a_timeline_that_makes_no_sense_is_refused_with_its_place(
    own: Workspace, old: str, new: str, said: str
) -> None:
    done = timeline(own, TIMELINE, old, new)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "tests/kdu.yaml:" in done.err


def test_the_timelines_of_the_catalogue_are_run_when_asked_for(house: Workspace) -> None:
    shipped = house.rules / "plans" / "2016" / "tests" / "timelines"
    shutil.copytree(TESTS / "timelines", shipped, dirs_exist_ok=True)
    usual = house.run("rules", "test")
    assert usual.code == 0
    assert "2 files with timelines not run: add --timelines" in usual.err
    whole = house.run("rules", "test", "--timelines", "--json")
    summary = told(whole)["summary"]
    assert (whole.code, summary["failed"], summary["files_not_run"]) == (0, 0, 0), whole.out[-2000:]
    assert summary["passed"] == int(usual.out.split()[0]) + 13
    named = house.run("rules", "test", "--run", "investigation-criteria-agreed")
    assert "add --timelines" not in named.err
    assert "Einsatzkriterien nie vorgelegt" not in named.out
    assert house.run("rules", "lint").code == 0
