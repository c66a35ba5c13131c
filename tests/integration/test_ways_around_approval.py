"""Whoever wants an edit to ask less without the approval it needs: every way around is closed."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.workspace import REPOSITORY, Done, Workspace, make_workspace

AT = ("--now", "2016-07-04T08:00")
GOAL = "kdu"
# Agreed with the district, which alone may say that it costs more.
BOUND = ('{operator: "<", value: "98200000.00"', '{operator: "<", value: "98900000.00"')
DECIDED = ("--file-number", "50.1-2016/077", "--decided", "2016-06-30")
HELPER = (
    "  - {id: helfer, title: Hilfe, scope: organisation, mailbox: hilfe@jobcenter.example, valid_from: 2011-01-01}\n"
)


@pytest.fixture(scope="module")
def activated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = make_workspace(tmp_path_factory.mktemp("around"), goals=(GOAL, "statistik"))
    assert made.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    return made.folder


@pytest.fixture
def house(activated: Path, tmp_path: Path) -> Workspace:
    return Workspace(Path(shutil.copytree(activated, tmp_path / "house")))


def edit(house: Workspace, name: str, old: str, new: str) -> None:
    path = house.rules / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} stands in {name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def soften(house: Workspace) -> None:
    edit(house, f"plans/2016/goals/{GOAL}.yaml", *BOUND)


def activate(house: Workspace, *words: str) -> Done:
    return house.run("rules", "activate", "--yes", *words, *AT)


def number(house: Workspace) -> int:
    told = json.loads(house.run("rules", "history", "--json").out)
    return max(one["number"] for one in told["activations"])


def refused(done: Done) -> bool:
    """Nobody has approved; or whoever could is the one who would activate, or its deputy."""
    said = ("has yet to be approved", "who approves does not activate")
    return done.code == 2 and any(text in done.err for text in said)


def test_by_no_role_of_the_house_nor_by_who_runs_the_program(house: Workspace) -> None:
    soften(house)
    for by in ("administration", "gf", "traeger_kreis"):
        assert refused(activate(house, "--by", by)), by
    assert number(house) == 1


def test_a_role_that_only_the_edit_brings_activates_nothing(house: Workspace) -> None:
    """It would be nobody whose own approval could be barred."""
    soften(house)
    edit(house, "organisation.yaml", "roles:\n", f"roles:\n{HELPER}")
    done = activate(house, "--by", "helfer")
    assert (done.code, number(house)) == (2, 1)
    assert "there is no role 'helfer'" in done.err


def test_a_new_role_is_harmless_and_has_no_say_afterwards(house: Workspace) -> None:
    edit(house, "organisation.yaml", "roles:\n", f"roles:\n{HELPER}")
    assert activate(house).code == 0
    soften(house)
    preview = json.loads(house.run("rules", "approve", "--json", *AT).out)["preview"]
    assert house.run("rules", "approve", preview, "--by", "helfer", *DECIDED, *AT).code == 2
    assert refused(activate(house))


def test_powers_first_and_the_rule_then_fails_at_the_first_step(house: Workspace) -> None:
    edit(house, "escalation.yaml", "waive: [management, traegerversammlung]", "waive: [management, controlling]")
    assert refused(activate(house))
    edit(house, "escalation.yaml", "waive: [management, controlling]", "waive: [management, traegerversammlung]")
    powers = "rule_powers: [{rule: kdu-budget, waive: [controlling], extend: [controlling], why: Versuch}]\n"
    edit(house, "escalation.yaml", "policies:\n", f"{powers}policies:\n")
    assert refused(activate(house))
    assert number(house) == 1


def test_a_ladder_of_its_own_that_nobody_uses_yet_opens_no_second_step(house: Workspace) -> None:
    own = "  - {id: mein-weg, title: Mein Weg, steps: [gf], powers: {waive: [controlling], extend: [controlling]}}\n"
    edit(house, "escalation.yaml", "policies:\n", f"policies:\n{own}")
    assert activate(house).code == 0
    edit(house, f"plans/2016/goals/{GOAL}.yaml", "escalation: leistung-kreis", "escalation: mein-weg")
    done = activate(house)
    assert refused(done)
    assert "kdu-budget (traeger_kreis)" in done.err


def test_a_rule_under_another_name_is_the_same_rule(house: Workspace) -> None:
    goal = f"plans/2016/goals/{GOAL}.yaml"
    edit(house, goal, "id: kdu-budget", "id: kdu-deckel")
    assert refused(activate(house, "--withdraw"))
    edit(house, goal, "  - id: lzb-", "    replaces: kdu-budget\n\n  - id: lzb-")
    done = activate(house)
    assert refused(done)
    assert "kdu-budget (traeger_kreis)" in done.err


def test_a_decision_in_the_rule_file_is_no_approval(house: Workspace) -> None:
    goal = f"plans/2016/goals/{GOAL}.yaml"
    text = (house.rules / goal).read_text(encoding="utf-8")
    assert text.count(f"{BOUND[0]}, unit: euro}}") == 1
    amended = ', unit: euro, amended: [{from: 2016-02-01, was: "98200000.00", decision_ref: "Beschluss 7/2016"}]}'
    edit(house, goal, f"{BOUND[0]}, unit: euro}}", f"{BOUND[1]}{amended}")
    assert refused(activate(house))


def test_a_rule_moved_to_the_plan_of_another_year_is_gone_from_its_own(house: Workspace) -> None:
    goals = house.rules / "plans/2016/goals"
    shutil.copytree(house.rules / "plans/2016", house.rules / "plans/2017")
    for path in (house.rules / "plans/2017").rglob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("2016", "2017"), encoding="utf-8")
    edit(house, "calendar.yaml", "last: 2018", "last: 2019")
    (goals / f"{GOAL}.yaml").unlink()
    assert refused(activate(house, "--withdraw"))


def test_an_approval_that_was_used_does_not_count_again(house: Workspace) -> None:
    """There and back again: the second time it is asked for anew."""
    soften(house)
    assert house.activate_edit(*AT).code == 0
    assert activate(house, "--again", "1").code == 0
    done = activate(house)
    assert refused(done)
    assert number(house) == 3


def test_the_way_back_to_a_softer_rulebook_is_an_edit_like_any(house: Workspace) -> None:
    edit(house, f"plans/2016/goals/{GOAL}.yaml", BOUND[0], BOUND[0].replace("98200000.00", "97000000.00"))
    assert activate(house).code == 0
    assert refused(activate(house, "--again", "1"))


def test_another_id_of_the_house_hides_nothing(house: Workspace) -> None:
    for path in house.rules.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"\bjobcenter\b(?![.@])", "sozialreferat", text), encoding="utf-8")
    soften(house)
    done = activate(house, "--rename-organisation")
    assert (done.code, number(house)) == (2, 1)
    assert "with the house's id more changes that must be approved (kdu-budget)" in done.err.replace("\n", " ")
    edit(house, f"plans/2016/goals/{GOAL}.yaml", *reversed(BOUND))
    assert activate(house, "--rename-organisation").code == 0


def test_who_stands_in_for_the_management_does_not_approve_in_its_name_what_they_activate(house: Workspace) -> None:
    goal = "plans/2016/goals/kdu.yaml"
    edit(house, goal, '{operator: ">=", value: "10", unit: percent}', '{operator: ">=", value: "9", unit: percent}')
    away = ("--from", "2016-07-04", "--until", "2016-07-15", "--to", "controlling", "--now", "2016-07-04T07:00")
    assert house.run("roles", "deputize", "gf", *away).code == 0
    listed = json.loads(house.run("rules", "approve", "--json", *AT).out)
    assert house.run("rules", "approve", listed["preview"], "--by", "gf", *AT).code == 0
    assert refused(activate(house, "--by", "controlling"))
    assert activate(house, "--by", "bfdh").code == 0


# Who lets rules take effect without the gate, and why nothing that anybody answers for hangs on it.
BESIDE_THE_GATE = {
    "checker/preview/activation.py": "is the gate",
    "checker/preview/forecast.py": "on a copy of the store, thrown away afterwards",
    "checker/rule_testing/timeline.py": "in a store of its own, for a test of rules",
    "checker/usecases/running/demo.py": "the first rules of a new store",
    "checker/usecases/rules/activation.py": "what the gate calls",
}


def test_nothing_lets_rules_take_effect_beside_the_gate() -> None:
    called = re.compile(r"\b(activate_folder|activate_book|activations\.activate)\(")
    found = {
        str(path.relative_to(REPOSITORY))
        for path in (REPOSITORY / "checker").rglob("*.py")
        if called.search(path.read_text(encoding="utf-8"))
    }
    assert found == BESIDE_THE_GATE.keys()
