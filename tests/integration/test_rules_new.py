"""The skeleton of every kind of rule has no mistake, its test passes, and nobody's comments are touched."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from checker.domain.house_scenarios import scenarios_beside
from checker.domain.kinds import KINDS
from checker.rulebook.load import lint, load
from checker.rulebook.yaml_append import with_entry
from tests.integration.test_init import WITH_UNITS, WITHOUT_UNITS, files_in
from tests.workspace import Workspace, make_workspace


@pytest.fixture(scope="module", params=["de", "en without units"])
def begun(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = Workspace(tmp_path_factory.mktemp("new"))
    words = WITH_UNITS if request.param == "de" else (*WITHOUT_UNITS, "--language", "en")
    assert place.run("init", "haus", *words).code == 0
    return place.folder / "haus"


@pytest.fixture
def house(begun: Path, tmp_path: Path) -> Workspace:
    return Workspace(Path(shutil.copytree(begun, tmp_path / "haus")))


def goal_of(house: Workspace) -> Path:
    (goal,) = house.rules.glob("plans/*/goals/*.yaml")
    return goal


def test_all_kinds_together_have_no_mistake_and_their_tests_pass(house: Workspace) -> None:
    before = files_in(house.rules)
    for kind in KINDS:
        done = house.run("rules", "new", "--kind", kind)
        assert done.code == 0, done.err
    assert lint(house.rules).problems == ()
    added = {planned.rule.kind: planned.rule for planned in load(house.rules).rules()}
    assert set(added) == set(KINDS)
    tested = house.run("rules", "test", "--require-coverage")
    assert tested.code == 0, tested.out + tested.err
    for name, content in files_in(house.rules).items():
        kept = iter(content.splitlines())
        assert all(line in kept for line in before[name].splitlines()), f"{name}: all that was there, in its order"


# A rate, a day, on demand; each kind, in German too, is run in `make deep`.
SOME_KINDS = ("rate_upper", "dated_deliverable", "on_demand")


@pytest.mark.parametrize("begun", ["en without units"], indirect=True)
def test_the_scenarios_of_a_new_house_and_of_a_new_rule_run_as_they_are_written(house: Workspace) -> None:
    play_new_scenarios(house, SOME_KINDS)


@pytest.mark.deep
def test_the_scenarios_of_each_kind_of_rule_run_as_they_are_written(house: Workspace) -> None:
    play_new_scenarios(house, tuple(KINDS))


def play_new_scenarios(house: Workspace, kinds: Sequence[str]) -> None:
    """In the language of the house: those of `init`, and of a rule of each kind."""
    for kind in kinds:
        assert house.run("rules", "new", "--kind", kind).code == 0
    activated = house.run("rules", "activate")
    assert activated.code == 0, activated.err
    played = house.run("audit", "features", "--json")
    assert played.code == 0, played.out + played.err
    ran: list[Mapping[str, Any]] = json.loads(played.out)["scenarios"]
    assert {each["result"] for each in ran} == {"passed"}
    book = load(house.rules)
    files = {Path(each["file"]) for each in ran}
    assert len(files) == len(kinds) + 1
    assert {file.stem for file in files} - {planned.rule.id for planned in book.rules()} < {"qualitaet", "quality"}
    written = [file.read_text(encoding="utf-8") for file in files]
    assert all(text.startswith(f"# language: {book.language}\n") for text in written)
    assert book.language == "de" or not any(re.search("[äöüß]", text) for text in written)


def test_scenarios_that_somebody_has_written_stay_as_they_are(house: Workspace) -> None:
    folder = scenarios_beside(house.rules, load(house.rules).language)
    mine = folder / "reisen.feature"
    mine.write_text("mine", encoding="utf-8")
    done = house.run("rules", "new", "--kind", "budget_cap", "--id", "reisen", "--json")
    assert done.code == 0
    assert json.loads(done.out)["scenarios"] is None
    assert "scenarios of 'reisen' are there already" in done.err
    assert mine.read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in folder.iterdir())[-1] == "reisen.feature"


def test_that_scenarios_cannot_be_written_is_told_with_what_to_do_and_the_rule_is_there(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(source: Path, target: Path) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "link", refused)
    done = house.run("rules", "new", "--kind", "budget_cap", "--id", "reisen")
    assert done.code == 0
    assert "'zielwacht audit features --new reisen' writes them" in done.err
    assert "reisen" in {planned.rule.id for planned in load(house.rules).rules()}
    assert not list(house.folder.rglob(".reisen*"))


def test_a_file_where_the_scenarios_folder_would_be_is_told_and_the_rule_is_there(house: Workspace) -> None:
    folder = scenarios_beside(house.rules, load(house.rules).language)
    shutil.rmtree(folder)
    folder.write_text("mine", encoding="utf-8")
    done = house.run("rules", "new", "--kind", "budget_cap", "--id", "reisen")
    assert done.code == 0
    assert "'zielwacht audit features --new reisen' writes them" in done.err
    assert folder.read_text(encoding="utf-8") == "mine"


def test_what_the_plan_must_say_is_marked_as_assumed(house: Workspace) -> None:
    assert house.run("rules", "new", "--kind", "rate_upper", "--id", "quote-neu").code == 0
    (rule,) = (planned.rule for planned in load(house.rules).rules() if planned.rule.id == "quote-neu")
    assert rule.assumed is not None
    assert [reading.of for reading in rule.assumed] == ["target.value"]


def test_a_second_of_its_kind_gets_another_id(house: Workspace) -> None:
    for expected in ("growth-cap", "growth-cap-2"):
        assert f"what '{expected}' assumes" in house.run("rules", "new", "--kind", "growth_cap").err


def test_comments_behind_the_list_stay_behind_it(house: Workspace) -> None:
    goal = goal_of(house)
    with goal.open("a", encoding="utf-8") as file:
        file.write("\n# Zum Schluss: offen ist Zeile 9.\n")
    house.run("rules", "new", "--kind", "growth_cap")
    assert goal.read_text(encoding="utf-8").endswith("\n# Zum Schluss: offen ist Zeile 9.\n")


def test_a_file_with_the_line_ends_of_windows_keeps_them(house: Workspace) -> None:
    goal = goal_of(house)
    before = goal.read_bytes().replace(b"\n", b"\r\n")
    goal.write_bytes(before)
    assert house.run("rules", "new", "--kind", "growth_cap").code == 0
    after = goal.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(b"\r\n") > before.count(b"\r\n")


def test_a_disk_that_is_full_leaves_the_file_as_it_was(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files_in(house.rules)

    def full(path: Path, data: bytes) -> int:
        path.touch()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    refused = house.run("rules", "new", "--kind", "budget_cap", "--id", "reisen")
    assert refused.code == 2
    assert "vocabulary.yaml cannot be written: No space left on device; it is as it was" in refused.err
    assert files_in(house.rules) == before


REFUSED = {
    "an unknown kind": (
        ("--kind", "budget_kap"),
        "there is no kind of rule 'budget_kap'",
        "did you mean 'budget_cap'?",
    ),
    "no kind": ((), "say which kind of rule", "--list"),
    "umlauts": (("--kind", "rate_upper", "--id", "grünflächen"), "is no id", "did you mean 'gruenflaechen'?"),
    "an id of 200 letters": (("--kind", "rate_upper", "--id", "a" * 200), "is no id", "at most 40"),
    "no such role": (("--kind", "rate_upper", "--owner", "leitun"), "no role 'leitun'", "did you mean 'leitung'?"),
    "no such goal": (("--kind", "rate_upper", "--goal", "x"), "has no file 'x'", "allowed: "),
}


@pytest.mark.parametrize(("words", "what", "instead"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_said_and_nothing_written(
    house: Workspace, words: tuple[str, ...], what: str, instead: str
) -> None:
    before = files_in(house.folder)
    refused = house.run("rules", "new", *words)
    assert (refused.code, refused.out) == (2, "")
    assert what in refused.err
    assert instead in refused.err
    assert files_in(house.folder) == before


def test_an_id_that_is_there_is_refused_with_one_that_is_free(house: Workspace) -> None:
    house.run("rules", "new", "--kind", "rate_upper", "--id", "quote")
    refused = house.run("rules", "new", "--kind", "rate_upper", "--id", "quote")
    assert refused.code == 2
    assert "there is a rule 'quote' already; did you mean 'quote-2'?" in refused.err


def test_a_folder_with_mistakes_is_mended_first(house: Workspace) -> None:
    goal = goal_of(house)
    goal.write_text(goal.read_text(encoding="utf-8").replace("severity: major", "severity: huge", 1), encoding="utf-8")
    refused = house.run("rules", "new", "--kind", "rate_upper")
    assert refused.code == 2
    assert "unknown value 'huge'" in refused.err or "'huge'" in refused.err


def test_of_several_goals_one_must_be_named(tmp_path: Path) -> None:
    house = make_workspace(tmp_path, goals=("kdu", "haus"))
    assert (
        "several goals: name one (--goal) (allowed: haus, kdu)" in house.run("rules", "new", "--kind", "growth_cap").err
    )
    assert house.run("rules", "new", "--kind", "growth_cap", "--goal", "kdu.yaml", "--owner", "gf").code == 0
    assert house.run("rules", "lint").code == 0
    assert (house.rules / "plans" / "2016" / "tests" / "kdu.yaml").exists(), "a goal without tests gets its first"


def test_the_list_says_what_each_kind_is_for(house: Workspace) -> None:
    lines = house.run("rules", "new", "--list").out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(KINDS)
    assert all(line.endswith(".") and len(line.split()) > 4 for line in lines)


ENTRY = "  - {id: c}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a:\n  - x\n", "a:\n  - x\n\nunits:\n  - {id: c}\n", id="not there"),
        pytest.param("units: []\nb: 1\n", "units:\n  - {id: c}\nb: 1\n", id="empty"),
        pytest.param("units: []   # keine\n", "units:  # keine\n  - {id: c}\n", id="empty, with a comment"),
        pytest.param("units:\n- {id: a}\nb: 1\n", "units:\n- {id: a}\n- {id: c}\nb: 1\n", id="not indented"),
        pytest.param(
            "units:\n  - {id: a}   # erste\n\n# b ist offen\nb: 1\n",
            "units:\n  - {id: a}   # erste\n  - {id: c}\n\n# b ist offen\nb: 1\n",
            id="a comment that belongs to what comes",
        ),
        pytest.param("units:\n  - id: a\n    de: x", "units:\n  - id: a\n    de: x\n  - {id: c}\n", id="no line end"),
        pytest.param("units: [{id: a}]\n", None, id="in one line"),
    ],
)
def test_an_entry_is_put_at_the_end_of_a_list(text: str, expected: str | None) -> None:
    assert with_entry(text, "units", ENTRY) == expected
