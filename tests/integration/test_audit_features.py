"""`zielwacht audit features`: the German scenarios are held against the rules in force, and both values are told."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from checker.audit import feature_run
from checker.audit.feature_run import FeatureRun, PlayedScenario
from checker.cli.audit.features_sheet import FeaturesReport, as_html, as_junit, as_text
from checker.rule_testing.new_scenarios import scenarios_of
from checker.rulebook.load import load
from checker.store import Store
from checker.usecases.rules.activation import active
from features.steps.house import STATUS
from tests.browser import needs_browser, objections
from tests.in_full import IN_FULL
from tests.workspace import REPOSITORY, Workspace, make_workspace

BOTH_BOUNDS = "T06, verlangt: Szenario: unter 10 %; Regelwerk: unter 15 %"
BOTH_OWNERS = "T11, verantwortlich: Szenario: Bereichsleitung Leistung; Regelwerk: Bereichsleitung Markt & Integration"


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A house with another bound for T06 and another owner for T11 in force; its folder is as shipped again."""
    house = make_workspace(tmp_path_factory.mktemp("house"))
    goal = house.goal("kdu")
    shipped = goal.read_text(encoding="utf-8")
    edit(house, "kdu-error-rate", 'value: "10", unit: percent', 'value: "15", unit: percent')
    edit(house, "investigation-criteria-agreed", "owner: bereichsleitung_leistung", "owner: bereichsleitung_mi")
    assert house.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    goal.write_text(shipped, encoding="utf-8")
    return house


def edit(house: Workspace, rule: str, before: str, after: str) -> None:
    """Within one rule's block, wherever it stands."""
    (path,) = [each for each in house.goal("kdu").parent.iterdir() if f"- id: {rule}\n" in each.read_text("utf-8")]
    head, found, tail = path.read_text(encoding="utf-8").partition(f"- id: {rule}\n")
    assert before in tail.partition("\n  - id: ")[0], before
    path.write_text(head + found + tail.replace(before, after, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def written(edited: Workspace) -> Mapping[str, Path]:
    """A new file of scenarios for the first rule of each kind, by the rules in force; for every one in `make deep`."""
    store = Store.open(f"sqlite:///{edited.store}", create=False)
    with store.read() as tx:
        book = active(tx)
    store.close()
    rules = (
        list(book.rules())
        if IN_FULL
        else {planned.rule.kind: planned for planned in reversed(list(book.rules()))}.values()
    )
    return {
        planned.rule.id: edited.write(f"new/{planned.rule.id}.feature", scenarios_of(book, planned))
        for planned in rules
    }


@pytest.fixture(scope="module")
def document(edited: Workspace, written: Mapping[str, Path]) -> Mapping[str, Any]:
    """One run over what the rulebook is asked to say, the tests that an archive has not, and the new files."""
    files = (word for file in ("regelwerk", "regeltests", *written.values()) for word in ("--file", file))
    done = edited.run("audit", "features", *files, "--json", "--now", "2016-01-05T09:00")
    assert done.code == 1, done.err
    found: Mapping[str, Any] = json.loads(done.out)
    return found


def shipped(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [one for one in document["scenarios"] if one["file"] == "regelwerk.feature"]


def test_new_scenarios_run_green_by_the_rules_in_force_as_written(
    document: Mapping[str, Any], written: Mapping[str, Path]
) -> None:
    ran = [one for one in document["scenarios"] if one["file"] not in ("regelwerk.feature", "regeltests.feature")]
    assert {Path(one["file"]) for one in ran} == set(written.values())
    assert {one["result"] for one in ran} == {"passed"}
    assert len(ran) >= 4 * len(written)


def test_a_new_scenario_stands_at_the_bound_in_force_and_on_both_sides(written: Mapping[str, Path]) -> None:
    text = written["kdu-error-rate"].read_text(encoding="utf-8")
    places = re.findall(r"Szenario: T06: (Knapp unter|Genau auf|Knapp über|Fehlen die Zahlen|Zu Beginn)", text)
    assert places == ["Knapp unter", "Genau auf", "Knapp über", "Fehlen die Zahlen", "Zu Beginn"]
    assert "insgesamt gemeldet: 45 von 300" in text
    assert '"Ziel nicht erreicht" mit dem Kennwert "15,0 % (45 von 300)"' in text


def test_a_new_file_is_named_and_never_written_over(edited: Workspace) -> None:
    first = edited.run("audit", "features", "--new", "kdu-error-rate", "--out", "mine.feature")
    assert (first.code, first.out) == (0, "mine.feature\n")
    text = (edited.folder / "mine.feature").read_text(encoding="utf-8")
    assert "insgesamt gemeldet: 45 von 300" in text
    again = edited.run("audit", "features", "--new", "kdu-error-rate", "--out", "mine.feature")
    assert again.code == 2
    assert "mine.feature is there already and stays as it is" in again.err
    assert (edited.folder / "mine.feature").read_text(encoding="utf-8") == text
    unknown = edited.run("audit", "features", "--new", "kdu-error-rat")
    assert "there is no rule 'kdu-error-rat' in force; did you mean 'kdu-error-rate'?" in unknown.err


def test_what_an_edit_in_force_changed_is_red_and_nothing_else(document: Mapping[str, Any]) -> None:
    failed = {one["why"]: one for one in shipped(document) if one["result"] == "failed"}
    assert set(failed) == {BOTH_BOUNDS, BOTH_OWNERS}
    assert failed[BOTH_BOUNDS]["tags"] == ["T06"]
    assert len(shipped(document)) == 84
    assert (document["counts"]["failed"], document["counts"]["refused"]) == (2, 0)


def test_scenarios_of_tests_that_are_not_there_are_told_as_not_run(document: Mapping[str, Any]) -> None:
    """The folder is not that of the rules in force: what is archived of them has no tests of rules."""
    of_tests = [one for one in document["scenarios"] if one["file"] == "regeltests.feature"]
    assert of_tests
    assert {one["result"] for one in of_tests} == {"skipped"}
    assert {one["why"] for one in of_tests} == {
        "Zu Regeln aus dem Archiv gehören keine Regeltests: sie liegen im Ordner der Regeln."
    }


def test_every_scenario_names_its_file_and_line(document: Mapping[str, Any]) -> None:
    lines = (REPOSITORY / "features" / "regelwerk.feature").read_text(encoding="utf-8").splitlines()
    for one in shipped(document):
        assert lines[one["line"] - 1].strip() == f"Szenario: {one['scenario']}"


def test_the_run_is_noted_with_counts_and_hashes(document: Mapping[str, Any], edited: Workspace) -> None:
    lines = edited.run("audit", "log", "--format", "lines").out.splitlines()
    (entry,) = [facts for _, _, kind, facts, _ in map(json.loads, lines) if kind == "features.run"]
    assert set(entry) == {"rulebook", "scenarios", "failed", "refused", "tags", "report"}
    assert (entry["scenarios"], entry["failed"], entry["rulebook"]) == (
        document["counts"]["scenarios"], 2, document["rulebook"]["sha256"],
    )  # fmt: skip
    assert document["rulebook"]["named"] == "active"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--tag", "T66"), "no scenario bears the tag 'T66'; did you mean 'T26'?"),
        (
            ("--file", "fehlerquote"),
            "there is no file of scenarios 'fehlerquote'; did you mean 'fehlerquoten.feature'?",
        ),
        (("--rulebook", "abcdef"), "no rulebook 'abcdef' was ever in force"),
        (("--file", "kalender", "--tag", "T06"), "no scenario bears the tag 'T06'"),
    ],
)
def test_a_choice_of_nothing_is_refused(edited: Workspace, words: tuple[str, ...], says: str) -> None:
    done = edited.run("audit", "features", *words)
    assert done.code == 2
    assert says in done.err


def test_where_nothing_can_run_it_says_what_to_install(edited: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feature_run, "find_spec", lambda name: None)
    done = edited.run("audit", "features")
    assert (done.code, done.out) == (2, "")
    assert "this is missing: pytest, pytest_bdd. Install it with pip install 'zielwacht[features]'" in done.err


def test_where_the_scenarios_do_not_lie_it_says_so(edited: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feature_run, "ROOT", edited.folder)
    done = edited.run("audit", "features")
    assert done.code == 2
    assert f"the scenarios are missing here (looked for in {edited.folder / 'features'})" in done.err


def test_a_file_of_another_encoding_is_refused_before_anything_runs(edited: Workspace) -> None:
    file = edited.write("old.feature", "# language: de\nFunktionalität: Alt\n".encode("cp1252"))
    done = edited.run("audit", "features", "--file", file)
    assert (done.code, done.out) == (2, "")
    assert f"the file '{file}' is not saved as UTF-8" in done.err


def test_nothing_in_force_is_refused(tmp_path: Path) -> None:
    done = make_workspace(tmp_path).run("audit", "features")
    assert done.code != 0
    assert "zielwacht" in done.err


FAILED = PlayedScenario(
    "a.feature", 10, "An der <Grenze>", {"geprüft": "300"}, ("T06",), "failed", "Dann lautet …", 13,
    "das Urteil lautet erreicht", (BOTH_BOUNDS,),
)  # fmt: skip
PASSED = replace(FAILED, line=20, scenario="Gut", example={}, result="passed", step="", why="", unlike=())


@pytest.fixture(scope="module")
def report() -> FeaturesReport:
    book = load(REPOSITORY / "rules")
    return FeaturesReport(FeatureRun((FAILED, PASSED)), book, "active", ("T06",), date(2016, 7, 4))


def test_the_text_names_what_failed_and_both_values(report: FeaturesReport) -> None:
    text = "\n".join(as_text(report))
    assert f"Regelwerk (SHA-256): {report.book.sha256} (in Kraft)" in text
    assert "Kalender: holidays" in text
    assert "Tag: 04.07.2016" in text
    assert "a.feature:10: An der <Grenze>\n  mit geprüft: 300\n  Zeile 13: Dann lautet …\n" in text
    assert BOTH_BOUNDS in text
    assert text.endswith("1 von 2 Szenarien stimmen nicht mit dem Regelwerk überein.")


def test_the_page_escapes_and_names_every_scenario(report: FeaturesReport) -> None:
    page = as_html(report)
    assert "An der &lt;Grenze&gt; [300]" in page
    assert "a.feature:20" in page
    assert report.book.sha256 in page
    assert page.index('data-result="failed"') < page.index('data-result="passed"')


@needs_browser
def test_axe_has_nothing_to_object_to(report: FeaturesReport, tmp_path: Path) -> None:
    refused = replace(report, run=replace(report.run, refused=("a.feature:3: Das Szenario „A“ hat keinen Schritt",)))
    assert objections(as_html(refused), tmp_path) == []


def test_junit_counts_and_places_each_case(report: FeaturesReport) -> None:
    suite = ElementTree.fromstring(as_junit(report))
    assert {name: suite.get(name) for name in ("tests", "failures", "errors")} == {
        "tests": "2", "failures": "1", "errors": "0",
    }  # fmt: skip
    assert [(case.get("file"), case.get("line")) for case in suite.iter("testcase")] == [
        ("a.feature", "10"),
        ("a.feature", "20"),
    ]
    assert BOTH_BOUNDS in (suite.findtext("testcase/failure") or "")


def test_a_refused_file_is_told_and_is_no_green_run(report: FeaturesReport) -> None:
    refused = replace(report, run=FeatureRun((), ("a.feature:3: Das Szenario „A“ hat keinen Schritt",)))
    assert not refused.run.is_green
    assert as_text(refused)[-1].endswith("hat keinen Schritt")
    assert "hat keinen Schritt" in as_html(refused)
    assert ElementTree.fromstring(as_junit(refused)).get("errors") == "1"


def test_what_scenarios_say_of_the_plan_fits_rules_in_force_that_say_it_already() -> None:
    plan = (REPOSITORY / "rules" / "plans" / "2016" / "plan.yaml").read_text(encoding="utf-8")
    adopted = re.sub(r"(?m)^status: draft.*$", "status: adopted\nadopted_on: 2016-01-04", plan)
    assert adopted != plan
    assert [len(re.findall(STATUS, text)) for text in (plan, adopted)] == [1, 1]
