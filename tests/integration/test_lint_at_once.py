"""Every mistake of every file is told in the first round of lint, and none that only follows from another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker.rulebook.load import lint
from tests.integration.test_init import WITH_UNITS
from tests.workspace import Workspace

GOAL = "plans/2026/goals/qualitaet.yaml"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = Workspace(tmp_path_factory.mktemp("lint"))
    assert place.run("init", "haus", *WITH_UNITS).code == 0
    return place.folder / "haus" / "rules"


@pytest.fixture
def rules(begun: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(begun, tmp_path / "rules"))


def edited(rules: Path, name: str, *edits: tuple[str, str]) -> None:
    text = (rules / name).read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    (rules / name).write_text(text, encoding="utf-8")


def told(rules: Path) -> list[str]:
    return [str(problem).removeprefix(f"{rules}/") for problem in lint(rules).problems]


# By file, what is broken in it, and what must be told of it. Most files have a mistake that keeps them from being read
# as what they are, and another that only a check against other files finds.
LAYERS: dict[str, list[tuple[str, str, str]]] = {
    "organisation.yaml": [
        ("deputy: controlling}", "deputi: controlling}", "unknown key 'deputi'"),
        ("reports_to: leitung, rights", "reports_to: leitng, rights", "unknown role 'leitng'"),
        ("{id: west,", "{id: West,", "'West' is no id of a unit"),
    ],
    "escalation.yaml": [
        ("critical: {value: 2,", "critical: {value: 2.5,", "2.5 reads as a number"),
        ("administration: controlling", "administration: controling", "unknown role 'controling'"),
        ("steps: [leitung]", "steps: [leitungg]", "unknown role 'leitungg'"),
    ],
    "vocabulary.yaml": [
        ("quantity: count, de", "quantity: number, de", "unknown quantity 'number'"),
    ],
    "senders/pruefung.yaml": [
        ("role: controlling", "role: kontrolling", "unknown role 'kontrolling'"),
        ("format: csv", "format: csw", "unknown format 'csw'"),
    ],
    "plans/2026/plan.yaml": [
        ("year: 2026", "year: 2025", "the year is 2025"),
        ("status: adopted ", "status: adoptd ", "unknown status 'adoptd'"),
    ],
    GOAL: [
        ("topic: bescheide, selection", "topic: bescheid, selection", "unknown topic 'bescheid'"),
        ("unit: percent}", "unit: prozent}", "unknown unit 'prozent'"),
        ("severity: major", "severity: mayor", "unknown severity 'mayor'"),
        ("owner: teamleitung", "owner: teamleiter", "unknown role 'teamleiter'"),
        ("nominal: 2026-12-31", "nominal: 2026-11-30", "the due date is 2026-11-30"),
        ("interim: path", "interim: pat", "unknown interim 'pat'"),
        ("kind: dated_deliverable", "kind: dated_delivrable", "unknown kind 'dated_delivrable'"),
        ("evidence: required}", "evidense: required}", "unknown key 'evidense'"),
    ],
}


def test_what_is_wrong_in_six_files_on_every_layer_is_told_in_one_round(rules: Path) -> None:
    for name, mistakes in LAYERS.items():
        edited(rules, name, *((old, new) for old, new, _ in mistakes))
    lines = told(rules)
    for name, mistakes in LAYERS.items():
        for *_, expected in mistakes:
            assert [line for line in lines if line.startswith(f"{name}:") and expected in line], f"{expected}\n{lines}"
    assert len(lines) == sum(map(len, LAYERS.values())), "\n".join(lines)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [(name, old, new) for name, mistakes in LAYERS.items() for old, new, _ in mistakes],
    ids=[expected for mistakes in LAYERS.values() for *_, expected in mistakes],
)
def test_one_mistake_is_one_line(rules: Path, name: str, old: str, new: str) -> None:
    edited(rules, name, (old, new))
    assert len(told(rules)) == 1, "\n".join(told(rules))


def test_two_mistakes_in_one_entry_do_not_hide_those_of_others(rules: Path) -> None:
    """The entry whose day cannot be read is stood in for, and its misspelt key is gone with it."""
    edited(rules, "organisation.yaml", ("deputy: controlling}", "deputi: controlling, valid_from: 2026-1-01}"))
    edited(rules, "organisation.yaml", ("reports_to: leitung, rights", "reports_to: leitng, rights"))
    lines = told(rules)
    assert ["2026-1-01" in line or "'deputi'" in line for line in lines] == [True, True, False]
    assert "unknown role 'leitng'" in lines[-1]


def test_a_merge_that_left_both_sides_is_named_and_the_rest_of_the_file_read(rules: Path) -> None:
    both = "<<<<<<< HEAD\n    severity: major\n=======\n    severity: minor\n>>>>>>> nord\n    owner: teamleitun\n"
    edited(rules, GOAL, ("    severity: major\n    owner: teamleitung\n", both))
    merged, owner = told(rules)
    assert "a merge left both sides here (lines 23 to 27): keep one, and delete the marks" in merged
    assert merged.startswith(f"{GOAL}:23:1: ")
    assert owner.startswith(f"{GOAL}:28:12: unknown role 'teamleitun'")


def test_a_merge_conflict_without_an_end_is_named(rules: Path) -> None:
    with (rules / "calendar.yaml").open("a", encoding="utf-8") as file:
        file.write("<<<<<<< HEAD\nregion: BY\n")
    assert "a merge conflict begins here and has no end" in "\n".join(told(rules))


def test_a_line_of_equal_signs_in_a_comment_is_no_conflict(rules: Path) -> None:
    edited(rules, "calendar.yaml", ("region:", "# =======\nregion:"))
    assert told(rules) == []


TARGET = 'target: {operator: "<", value: "10", unit: percent}'
SLIPS = {
    "a bound below which nothing lies": (TARGET, 'target: {operator: "<", value: "0", unit: percent}', "never be met"),
    "a share of everything": (
        'operator: "<", value: "10"', 'operator: "<=", value: "100"', "'<= 100 percent' can never be missed"),
    "at least nothing": (
        'operator: ">=", value: "200", unit', 'operator: ">=", value: "0", unit', "'>= 0 reviews' can never be missed"),
    "an amendment of another year": (
        TARGET,
        TARGET[:-1] + ', amended: [{from: 2028-02-01, was: "12", decision_ref: "1"}]}',
        "an amendment from 2028-02-01 on lies outside the plan 2026",
    ),
    "an amendment of nothing": (
        TARGET,
        TARGET[:-1] + ', amended: [{from: 2026-07-01, was: "10.0", decision_ref: "1"}]}',
        "this amendment changes nothing: it was 10.0, and is so still",
    ),
    "a due day that is amended to itself": (
        "basis: Hausregel}",
        "basis: Hausregel, amended: [{from: 2026-07-01, was: 2026-12-11, decision_ref: '1'}]}",
        "it was 2026-12-11, and is so still",
    ),
    "a rule that replaces itself": (
        "    escalation: haus\n", "    escalation: haus\n    replaces: fehlerquote\n", "cannot replace itself"),
    "a rule that replaces one that is there": (
        "    escalation: haus\n", "    escalation: haus\n    replaces: pruefungen\n", "'pruefungen' still stands"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), SLIPS.values(), ids=SLIPS)
def test_what_reads_well_and_means_nothing_is_told(rules: Path, old: str, new: str, expected: str) -> None:
    edited(rules, GOAL, (old, new))
    (line,) = told(rules)
    assert expected in line


def test_two_rules_cannot_replace_the_same(rules: Path) -> None:
    ladder = "    escalation: haus\n"
    text = (rules / GOAL).read_text(encoding="utf-8")
    (rules / GOAL).write_text(text.replace(ladder, f"{ladder}    replaces: alt\n"), encoding="utf-8")
    assert sum("'alt' is replaced twice" in line for line in told(rules)) == 3


def test_an_owner_of_another_branch_is_told(rules: Path) -> None:
    site = "  - {id: site, key: sites, de: {one: Ort, many: Orte, this: dieser Ort}, en: {one: site, many: sites}}\n"
    edited(rules, "vocabulary.yaml", ("levels:\n", f"levels:\n{site}"))
    edited(rules, "organisation.yaml", ("offices:\n", "sites:\n  - {id: ort, name: Ort}\n\noffices:\n"))
    edited(rules, GOAL, ("judge: office", "judge: site"))
    (line,) = told(rules)
    assert "'teamleitung' exists at each office, and no site has one" in line


def test_what_is_asked_for_is_told_by_its_period_alone(rules: Path) -> None:
    asked = Workspace(rules.parent).run("rules", "new", "--kind", "on_demand", "--rules", rules)
    assert asked.code == 0, asked.err
    edited(rules, GOAL, ("    period: {kind: request}\n", ""))
    (line,) = told(rules)
    assert "the kind on_demand is not judged over a period of the kind year (allowed: request)" in line


def test_a_role_that_was_renamed_is_offered_by_its_new_name(rules: Path) -> None:
    edited(rules, "organisation.yaml", ("id: teamleitung", "id: gruppenfuehrung"))
    (line,) = told(rules)
    assert "unknown role 'teamleitung'" in line
    assert line.endswith("did you mean 'gruppenfuehrung'?")


def test_a_slip_of_the_pen_is_still_one(rules: Path) -> None:
    edited(
        rules,
        "organisation.yaml",
        ("roles:\n", "roles:\n  - {id: neu, title: Neu, scope: organisation, mailbox: n@a.example}\n"),
    )
    edited(rules, GOAL, ("owner: teamleitung", "owner: teamleitun"))
    (line,) = told(rules)
    assert line.endswith("did you mean 'teamleitung'?")
