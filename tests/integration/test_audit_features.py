"""`zielwacht audit features`: the German scenarios are held against the rules in force, and both values are told."""

from __future__ import annotations

import json
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
from checker.rulebook.load import load
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
def document(edited: Workspace) -> Mapping[str, Any]:
    done = edited.run("audit", "features", "--file", "regelwerk", "--json", "--now", "2016-01-05T09:00")
    assert done.code == 1, done.err
    found: Mapping[str, Any] = json.loads(done.out)
    return found


def test_what_an_edit_in_force_changed_is_red_and_nothing_else(document: Mapping[str, Any]) -> None:
    failed = {one["why"]: one for one in document["scenarios"] if one["result"] == "failed"}
    assert set(failed) == {BOTH_BOUNDS, BOTH_OWNERS}
    assert failed[BOTH_BOUNDS]["tags"] == ["T06"]
    assert document["counts"] == {"scenarios": 84, "failed": 2, "refused": 0}


def test_every_scenario_names_its_file_and_line(document: Mapping[str, Any]) -> None:
    lines = (REPOSITORY / "features" / "regelwerk.feature").read_text(encoding="utf-8").splitlines()
    for one in document["scenarios"]:
        assert one["file"] == "regelwerk.feature"
        assert lines[one["line"] - 1].strip() == f"Szenario: {one['scenario']}"


def test_the_run_is_noted_with_counts_and_hashes(document: Mapping[str, Any], edited: Workspace) -> None:
    lines = edited.run("audit", "log", "--format", "lines").out.splitlines()
    (entry,) = [facts for _, _, kind, facts, _ in map(json.loads, lines) if kind == "features.run"]
    assert set(entry) == {"rulebook", "scenarios", "failed", "refused", "tags", "report"}
    assert (entry["scenarios"], entry["failed"], entry["rulebook"]) == (84, 2, document["rulebook"]["sha256"])
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
