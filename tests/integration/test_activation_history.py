"""Which rules were in force when, by which role and why: told by `rules history` and `rules show --at`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.workspace import Workspace, make_workspace

REASON = "Beschluss der Trägerversammlung vom 30.06."


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Activated in January, with a later due day in July, and with a file more in August. Only read from."""
    made = make_workspace(tmp_path_factory.mktemp("history"), goals=("statistik",))
    activated(made, "2016-01-04T08:00")
    moved(made.goal("statistik"), "nominal: 2016-06-30", "nominal: 2016-07-29")
    activated(made, "2016-07-01T08:00", "--by", "controlling", "--reason", REASON)
    made.goal("termine").write_bytes((made.rules / "plans/2016/goals/statistik.yaml").read_bytes())
    moved(made.goal("termine"), "statistics-agreed", "statistics-agreed-too")
    moved(made.goal("termine"), "id: statistik", "id: termine")
    activated(made, "2016-08-01T08:00")
    return made


def moved(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def activated(house: Workspace, at: str, *words: str) -> None:
    done = house.activate_edit("--now", at, *words)
    assert done.code == 0, done.err


def test_the_history_says_when_by_whom_why_and_what_changed(house: Workspace) -> None:
    lines = house.run("rules", "history").out.splitlines()
    first, second, why, approved, third, needless = lines
    assert first.startswith("1  04.01.2016 08:00  administration  ")
    assert first.endswith("  the first rules")
    assert second.startswith("2  01.07.2016 08:00  controlling     ")
    assert second.endswith("  statistics-agreed: due.nominal 2016-06-30 > 2016-07-29")
    assert why == f"    reason: {REASON}"
    assert re.fullmatch(r"    preview [0-9a-f]{12}; approved: statistics-agreed by traegerversammlung \(.+\)", approved)
    assert "  statistics-agreed-too: new; house: goals.2016/termine (not there) > id termine" in third
    assert re.fullmatch(r"    preview [0-9a-f]{12}; no approval needed", needless)


def test_a_machine_reads_the_same_history(house: Workspace) -> None:
    told = json.loads(house.run("rules", "history", "--json").out)
    assert told["schema"] == "zielwacht/history/1"
    first, second, third = told["activations"]
    assert [one["number"] for one in told["activations"]] == [1, 2, 3]
    assert (first["until"], third["until"]) == (second["at"], None)
    assert second["files"] == {"added": [], "changed": ["plans/2016/goals/statistik.yaml"], "removed": []}
    assert (second["ground"]["reason"], [one["rule"] for one in second["approvals"]]) == (REASON, ["statistics-agreed"])


@pytest.mark.parametrize(
    ("at", "due", "activation"),
    [
        pytest.param(
            "1", "2016-06-30", "Activation 1, in force from 04.01.2016 08:00 on, by administration", id="number"
        ),
        pytest.param("2016-06-30", "2016-06-30", "Activation 1", id="the day before"),
        pytest.param("2016-07-01", "2016-07-29", "Activation 2", id="the day itself, as it ended"),
        pytest.param("01.07.2016", "2016-07-29", "Activation 2", id="a day as people write it"),
    ],
)
def test_a_rule_is_shown_as_it_was_in_force(house: Workspace, at: str, due: str, activation: str) -> None:
    done = house.run("rules", "show", "statistics-agreed", "--at", at)
    assert f"{due} nominal" in done.out
    assert activation in done.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param(
            ("--at", "4"), "there is no activation 4; the last is 3: 'zielwacht rules history' lists them", id="no such"
        ),
        pytest.param(
            ("--at", "2016-01-03"),
            "no rules were in force on 03.01.2016 yet: 'zielwacht rules history' lists the activations",
            id="before the first",
        ),
        pytest.param(("--at", "gestern"), "'gestern' is no day", id="no day"),
    ],
)
def test_what_was_never_in_force_is_not_shown(house: Workspace, words: tuple[str, ...], sentence: str) -> None:
    done = house.run("rules", "show", "statistics-agreed", *words)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err


def test_a_rule_that_came_later_is_not_there_then(house: Workspace) -> None:
    done = house.run("rules", "show", "statistics-agreed-too", "--at", "2")
    assert done.code == 2
    assert "there is no rule 'statistics-agreed-too'" in done.err


def test_a_store_without_an_activation_has_no_history_and_says_what_makes_one(tmp_path: Path) -> None:
    house = make_workspace(tmp_path, goals=("statistik",))
    done = house.run("rules", "history")
    assert done.code == 4
    assert "'zielwacht rules activate' makes it" in done.err


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        pytest.param("x" * 201, "201", id="too long"),
        pytest.param("zwei\nZeilen", "line", id="two lines"),
        pytest.param("Wunsch von Erika Mustermann, 0211 1234567", "", id="names somebody"),
    ],
)
def test_a_reason_that_cannot_be_kept_activates_nothing(tmp_path: Path, reason: str, sentence: str) -> None:
    house = make_workspace(tmp_path, goals=("statistik",))
    done = house.run("rules", "activate", "--reason", reason)
    assert done.code == 2
    assert sentence in done.err
    assert house.run("rules", "history").code != 0 or not house.run("rules", "history").out
