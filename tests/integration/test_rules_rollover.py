"""Next year's plan is proposed whole, is tried, says what must be decided, and touches nothing that is there."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.preview import rollover, rollover_folder
from checker.rulebook.load import lint, load
from tests.integration.test_init import WITH_UNITS, files_in
from tests.workspace import REPOSITORY, Workspace

HOSPITAL = REPOSITORY / "examples" / "hospital"
RATE, DATED, GOAL = "fehlerquote", "annahmen-bestaetigt", "plans/2026/goals/qualitaet.yaml"
LIST = "plans/2027/zu-entscheiden.md"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = Workspace(tmp_path_factory.mktemp("rollover"))
    assert place.run("init", "haus", *WITH_UNITS).code == 0
    return place.folder / "haus"


@pytest.fixture
def house(begun: Path, tmp_path: Path) -> Workspace:
    return Workspace(Path(shutil.copytree(begun, tmp_path / "haus")))


def edit(house: Workspace, name: str, was: str, now: str) -> None:
    path = house.rules / name
    text = path.read_text("utf-8")
    assert was in text, f"{was!r} stands in {name}"
    path.write_text(text.replace(was, now, 1), "utf-8")


def proposed(house: Workspace, year: int = 2027, *words: str) -> Mapping[str, Any]:
    done = house.run("rules", "rollover", str(year), "--json", *words)
    assert done.code == 0, done.err
    document: Mapping[str, Any] = json.loads(done.out)
    return document


def decisions(document: Mapping[str, Any], kind: str, rule: str = "") -> list[Mapping[str, Any]]:
    return [one for one in document["decisions"] if one["kind"] == kind and rule in ("", one["rule"])]


def test_a_new_house_has_a_next_year_that_lints_and_whose_tests_run(house: Workspace) -> None:
    document = proposed(house)
    assert lint(house.rules).problems == ()
    tested = house.run("rules", "test", "--require-coverage")
    assert (tested.code, "28 passed, 0 failed" in tested.out) == (0, True)
    assert document["counts"]["source"] == 3


def test_the_hospital_is_proposed_in_its_language_and_its_tests_run(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    shutil.copytree(HOSPITAL / "rules", place.rules)
    document = proposed(place, 2026)
    assert lint(place.rules).problems == ()
    assert document["tests"] == 32
    assert document["tests_skipped"] == 0
    assert ", 0 failed" in place.run("rules", "test", "--timelines").out
    listed = (place.rules / "plans/2026/to-decide.md").read_text("utf-8")
    assert "Sunday, 31 May 2026 is a weekend. So the next working day counts, 1 June 2026." in listed
    closures = (place.rules / "calendar.yaml").read_text("utf-8")
    assert '{day: 2026-12-24, name: "Christmas Eve (offices closed)", origin: assumption' in closures


def test_bounds_and_days_are_assumptions_and_the_plan_is_a_draft_without_source(house: Workspace) -> None:
    proposed(house)
    planned = {one.rule.id: one for one in load(house.rules).rules() if one.plan.year == 2027}
    rate, dated = planned[RATE], planned[DATED].rule
    assert rate.rule.target is not None
    assert (rate.rule.target.value, rate.rule.target.origin) == ("10", "assumption")
    assert (dated.due.nominal, dated.due.origin) == (date(2027, 12, 11), "assumption")
    assert (rate.rule.source.row, rate.rule.source.line, rate.rule.decision) == ("OFFEN", None, ())
    assert (rate.plan.head.status, rate.plan.head.adopted_on) == ("draft", None)
    assert "Vorschlag" in rate.plan.head.source


def test_what_the_plan_said_itself_is_an_assumption_next_year(house: Workspace) -> None:
    edit(house, GOAL, "origin: assumption, why: Die Auswertung", "origin: plan, why: Die Auswertung")
    proposed(house)
    assert "origin: plan" not in (house.rules / "plans/2027/goals/qualitaet.yaml").read_text("utf-8")


AMENDED_BOUND = '"10", unit: percent, amended: [{from: 2026-07-01, was: "12", decision_ref: B-7}]'
AMENDED_DAY = (
    "\n      policy: next_working_day\n      basis: Hausregel\n      amended:\n"
    "        - {from: 2026-03-01, was: 2026-11-30, decision_ref: B-8}"
)


def test_of_an_amendment_the_value_at_the_years_end_is_carried_and_told(house: Workspace) -> None:
    edit(house, GOAL, '"10", unit: percent', AMENDED_BOUND)
    edit(
        house,
        GOAL,
        "due: {nominal: 2026-12-11, policy: next_working_day, basis: Hausregel}",
        f"due:\n      nominal: 2026-12-11{AMENDED_DAY}",
    )
    document = proposed(house)
    assert lint(house.rules).problems == ()
    planned = {one.rule.id: one.rule for one in load(house.rules).rules() if one.plan.year == 2027}
    target, due = planned[RATE].target, planned[DATED].due
    assert target is not None
    assert (target.value, target.amended, target.origin) == ("10", None, "assumption")
    assert (due.nominal, due.amended, due.origin) == (date(2027, 12, 11), None, "assumption")
    (bound,) = decisions(document, "bound_amended", RATE)
    assert bound["facts"] | {"since": "2026-07-01", "was": "12", "ref": "B-7"} == bound["facts"]
    (day,) = decisions(document, "date_amended", DATED)
    assert (day["facts"]["day"], day["facts"]["was"]) == ("2027-12-11", "2027-11-30")
    assert (day["due"]["effective"], day["due"]["please_by"]) == ("2027-12-13", "2027-12-10"), "a Saturday"


def test_the_29th_of_february_becomes_the_28th_and_is_told(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    words = [word.replace("2026", "2028") for word in WITH_UNITS]
    assert place.run("init", "haus", *words).code == 0
    house = Workspace(place.folder / "haus")
    edit(house, "plans/2028/goals/qualitaet.yaml", "due: {nominal: 2028-12-11", "due: {nominal: 2028-02-29")
    (house.rules / "plans/2028/tests/qualitaet.yaml").unlink()
    document = proposed(house, 2029)
    (told,) = decisions(document, "february", DATED)
    assert (told["facts"]["was"], told["facts"]["now"]) == ("2028-02-29", "2029-02-28")
    assert lint(house.rules).problems == ()


def test_a_second_run_says_what_is_there_and_changes_nothing_also_over_edits(house: Workspace) -> None:
    proposed(house)
    edit(house, LIST, "- [ ]", "- [x]")
    edit(house, "plans/2027/plan.yaml", "title: Plan 2027", "title: Unser Plan 2027")
    before = files_in(house.rules)
    done = house.run("rules", "rollover", "2027")
    assert done.code == 2
    assert "there is a plan of 2027 already" in done.err
    assert "--out" in done.err
    assert files_in(house.rules) == before


def test_another_folder_gets_a_whole_copy_with_a_fresh_proposal(house: Workspace) -> None:
    proposed(house)
    fresh = files_in(house.rules)
    edit(house, "plans/2027/plan.yaml", "title: Plan 2027", "title: Unser Plan 2027")
    edited = files_in(house.rules)
    document = proposed(house, 2027, "--out", "daneben")
    assert files_in(house.rules) == edited
    beside = files_in(house.folder / "daneben")
    assert {name: data for name, data in beside.items() if name != LIST} == {
        name: data for name, data in fresh.items() if name != LIST
    }
    assert document["folder"] == "daneben"
    for out, why in (("daneben", "no empty folder"), ("rules/neu", "lies in the rules folder")):
        done = house.run("rules", "rollover", "2027", "--out", out)
        assert (done.code, why in done.err) == (2, True), done.err
    assert not (house.rules / "neu").exists()


@pytest.mark.parametrize("year", ["2025", "2026", "2028", "99999"])
def test_only_the_next_year_is_proposed(house: Workspace, year: str) -> None:
    before = files_in(house.rules)
    done = house.run("rules", "rollover", year)
    assert done.code == 2
    assert "2027 can be proposed" in done.err
    assert files_in(house.rules) == before


@pytest.mark.parametrize(
    ("name", "was", "now"),
    [
        pytest.param(GOAL, "rate_upper", "rate_uper", id="a rule"),
        pytest.param("plans/2026/tests/qualitaet.yaml", "rule: fehlerquote", "rule: fehlerqote", id="a test"),
    ],
)
def test_a_folder_with_mistakes_is_refused_with_them(house: Workspace, name: str, was: str, now: str) -> None:
    edit(house, name, was, now)
    before = files_in(house.rules)
    done = house.run("rules", "rollover", "2027")
    assert done.code == 2
    assert f"{Path(name).name}:" in done.err
    assert files_in(house.rules) == before


def test_a_folder_without_rights_gets_nothing(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(**_where: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(rollover_folder, "mkdtemp", forbidden)
    before = files_in(house.rules)
    done = house.run("rules", "rollover", "2027")
    assert (done.code, "cannot be written to: Permission denied" in done.err) == (2, True)
    assert files_in(house.rules) == before


@pytest.mark.parametrize("out", [(), ("--out", "daneben")], ids=["in place", "beside"])
def test_a_full_disk_leaves_nothing(house: Workspace, monkeypatch: pytest.MonkeyPatch, out: tuple[str, ...]) -> None:
    before = files_in(house.rules)
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "zu-entscheiden.md":
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    done = house.run("rules", "rollover", "2027", *out)
    assert (done.code, "No space left on device" in done.err) == (2, True)
    assert files_in(house.rules) == before
    assert not list(house.folder.glob("*daneben*"))


def test_a_calendar_that_was_edited_meanwhile_stays_as_it_is(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    propose = rollover.propose

    def slowly(folder: Path, year: int, *, anew: bool = False) -> object:
        made = propose(folder, year, anew=anew)
        edit(house, "calendar.yaml", "region: NW", "region: HE")
        return made

    monkeypatch.setattr(rollover, "propose", slowly)
    done = house.run("rules", "rollover", "2027")
    assert (done.code, "was changed meanwhile" in done.err) == (2, True)
    assert "region: HE" in (house.rules / "calendar.yaml").read_text("utf-8")
    assert [path.name for path in (house.rules / "plans").iterdir()] == ["2026"]


ONLY_THIS_YEAR = """
  - name: Vor April gibt es West nicht
    rule: fehlerquote
    on: 2026-02-01
    obligations: ["fehlerquote/nord-links/2026-{Q1,Q2,Q3,Q4}"]
"""


def test_a_test_that_fits_no_days_of_the_next_year_is_skipped_and_told(house: Workspace) -> None:
    edit(house, "organisation.yaml", '{id: west, name: "West"}', '{id: west, name: "West", valid_from: 2026-04-01}')
    tests = house.rules / "plans/2026/tests/qualitaet.yaml"
    tests.write_text(tests.read_text("utf-8") + ONLY_THIS_YEAR, "utf-8")
    document = proposed(house)
    assert (document["tests"], document["tests_skipped"]) == (5, 1)
    (told,) = decisions(document, "test", RATE)
    assert told["facts"]["test"] == "Vor April gibt es West nicht"
    assert "1 skipped" in house.run("rules", "test").out


def test_what_the_house_forbids_next_year_is_told_before_lint_says_it(house: Workspace) -> None:
    edit(house, GOAL, "scope: {judge: office}", "scope: {judge: office, unit: west}")
    edit(house, "organisation.yaml", '{id: west, name: "West"}', '{id: west, name: "West", valid_to: 2026-11-30}')
    (house.rules / "plans/2026/tests/qualitaet.yaml").unlink()
    document = proposed(house)
    problems = lint(house.rules).problems
    assert len(decisions(document, "mistake")) == len(problems)
    assert [one["facts"]["unit"] for one in decisions(document, "unit")] == ["west"]


CLOSED = """closures:
  - {day: 2026-02-16, name: Rosenmontag}
  - {day: 2026-12-24, name: Heiligabend}
  - {every: 12-31, name: Silvester, years: {first: 2025, last: 2026}}
"""


def test_closures_come_again_those_by_easter_with_easter(house: Workspace) -> None:
    edit(house, "calendar.yaml", "closures: []\n", CLOSED)
    document = proposed(house)
    told = {one["facts"]["name"]: one["facts"]["now"] for one in decisions(document, "closure")}
    assert told == {"Rosenmontag": "2027-02-08", "Heiligabend": "2027-12-24", "Silvester": 2026}
    closed = {str(one.day) for one in load(house.rules).calendar_file.closures if one.origin == "assumption"}
    assert closed == {"2027-02-08", "2027-12-24"}


def test_one_that_is_killed_in_the_middle_leaves_the_tests_of_the_house_as_they_are(house: Workspace) -> None:
    plan = house.rules / "plans" / "2026"
    shutil.copytree(plan / "tests", plan.with_name(".2027-killed") / "tests")
    (plan / "tests" / ".#qualitaet.yaml").symlink_to("somebody@a.machine.17")
    done = house.run("rules", "test")
    assert done.code == 0, done.err
    assert house.run("rules", "rollover", "2027").code == 0


def test_two_at_once_write_one_plan(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out, first = rollover_folder._lay_out, True

    def another_is_faster(files: Mapping[str, bytes], root: Path) -> None:
        nonlocal first
        if first:
            first = False
            assert house.run("rules", "rollover", "2027").code == 0
            edit(house, LIST, "- [ ]", "- [x]")
        lay_out(files, root)

    monkeypatch.setattr(rollover_folder, "_lay_out", another_is_faster)
    done = house.run("rules", "rollover", "2027")
    assert done.code == 2
    assert "- [x]" in (house.rules / LIST).read_text("utf-8")
    assert sorted(path.name for path in (house.rules / "plans").iterdir()) == ["2026", "2027"]


@pytest.mark.deep
def test_the_shipped_plan_is_carried_with_all_its_tests_and_timelines(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    shutil.copytree(REPOSITORY / "rules", place.rules)
    document = proposed(place, 2017)
    assert lint(place.rules).problems == ()
    assert (document["tests"], document["tests_skipped"]) == (178, 0)
    assert document["counts"]["source"] == 83
    assert "mistake" not in document["counts"]
    tested = place.run("rules", "test", "--timelines", "--require-coverage")
    assert (tested.code, ", 0 failed" in tested.out) == (0, True), tested.out
