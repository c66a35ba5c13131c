"""`run`, `status` and `records report` as commands: what they print, and their exit codes."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from checker.cli.single_facts import DayOrWeek
from checker.store import Overtaken, cursor
from tests.workspace import Workspace, make_workspace

NOVEMBER = ("--now", "2016-11-20T10:00")


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path, goals=("schnittstellen",))


def test_status_says_healthy_first(house: Workspace) -> None:
    house.run("rules", "activate")
    done = house.run("status")
    assert done.code == 0
    first, *rest = done.out.splitlines()
    assert first == "healthy     nothing to see to"
    assert "daemon      none has run here: 'zielwacht run', or ticks from a timer" in rest


def test_status_says_ill_with_the_reason_and_the_next_command(house: Workspace) -> None:
    house.run("rules", "activate")
    goal = house.goal("schnittstellen")
    goal.write_text(goal.read_text(encoding="utf-8") + "    kind: gibt-es-nicht\n", encoding="utf-8")

    done = house.run("status")

    assert done.code == 4
    first = done.out.splitlines()[0]
    assert first.startswith("PROBLEM     rules: the edited rules cannot take effect: ")
    assert "schnittstellen.yaml:" in first
    assert first.endswith("; try: zielwacht rules lint")
    assert "the last good ones stay" in done.out
    told = json.loads(house.run("status", "--json").out)
    assert told["well"] is False
    (issue,) = told["issues"]
    assert (issue["stage"], issue["code"], issue["next"]) == ("rules", "rules.broken", "zielwacht rules lint")
    assert "schnittstellen.yaml:" in issue["what"]
    assert told["rules_folder"]["standing"] == "broken"


def test_an_edit_that_is_not_in_force_is_no_illness(house: Workspace) -> None:
    house.run("rules", "activate")
    goal = house.goal("schnittstellen")
    goal.write_text(goal.read_text(encoding="utf-8") + "# ein Gedanke\n", encoding="utf-8")
    done = house.run("status")
    assert done.code == 0
    assert "the folder is edited, not in force: zielwacht rules activate" in done.out


def test_run_refuses_where_there_is_no_store(house: Workspace) -> None:
    done = house.run("run")
    assert done.code == 4
    assert "'zielwacht rules activate' makes it" in done.err


def test_a_dialogue_is_planned_for_a_week_held_and_withdrawn(house: Workspace) -> None:
    house.run("rules", "activate")
    about = ("interface-dialogues-held", "--scope", "hilden")

    planned = house.run("records", "report", *about, "--planned-on", "KW 45", *NOVEMBER)
    held = house.run("records", "report", *about, "--held-on", "09.11.2016", "--evidence", "50.1-2016/077", *NOVEMBER)
    key = "event:interface-dialogue:hilden:2016-W45"
    gone = house.run("records", "retract", key, "--reason", "Protokoll fehlt", "--by", "fachaufsicht", *NOVEMBER)

    assert planned.out == f"{key}: filed\n", planned.err
    assert held.out == f"{key}: filed; completes what was known\n", held.err
    assert gone.out == f"{key}: retracted\n", gone.err


def test_a_fact_that_does_not_fit_ends_with_what_is_allowed(house: Workspace) -> None:
    house.run("rules", "activate")
    done = house.run("records", "report", "interface-dialogues-held", "--scope", "hilden", "--value", "3", *NOVEMBER)
    assert done.code == 2
    assert "--value does not fit 'interface-dialogues-held'" in done.err
    assert "allowed: --held-on" in done.err


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("KW 45", "????-W45"),
        ("kw 9", "????-W09"),
        ("KW 45/2016", "2016-W45"),
        ("2016-W45", "2016-W45"),
        ("09.11.2016", "2016-11-09"),
    ],
)
def test_days_and_weeks_as_people_write_them(text: str, read: str) -> None:
    assert DayOrWeek().convert(text, None, None) == read


def test_a_week_that_does_not_exist(house: Workspace) -> None:
    house.run("rules", "activate")
    about = ("interface-dialogues-held", "--scope", "hilden", "--planned-on", "KW 53/2016")
    done = house.run("records", "report", *about, *NOVEMBER)
    assert done.code == 2
    assert "there is no week 53 in 2016" in done.err


def test_the_loser_of_two_ticks_says_so_and_is_no_failure(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def overtaken(*_: object) -> None:
        raise Overtaken("another tick was faster")

    house.run("rules", "activate")
    monkeypatch.setattr(cursor, "advance", overtaken)
    done = house.run("tick", "--now", "2016-06-02T07:00")
    assert (done.code, done.out) == (0, "")
    assert "another tick was faster" in done.err
    assert json.loads(house.run("tick", "--now", "2016-06-02T07:00", "--json").out)["overtaken"] is True


def test_a_store_lies_where_its_folder_does_whatever_that_is_called(tmp_path: Path) -> None:
    (tmp_path / "Was nun?").mkdir()
    house = make_workspace(tmp_path / "Was nun?", goals=("schnittstellen",))
    assert house.run("rules", "activate").code == 0
    assert house.store.exists()
    assert house.run("status").code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["Was nun?"]


def test_a_store_is_for_its_user_alone_whatever_the_umask(house: Workspace) -> None:
    before = os.umask(0o000)
    try:
        house.run("rules", "activate")
    finally:
        os.umask(before)
    assert stat.S_IMODE(house.store.stat().st_mode) == 0o600


def test_a_name_that_commands_the_terminal_is_printed_as_its_codes(house: Workspace) -> None:
    house.run("rules", "activate")
    name = "bild\x1b[2J.csv"
    (house.folder / name).write_bytes(b"a;b\n")
    done = house.run("records", "import", name)
    assert "\x1b" not in done.out + done.err
    assert "bild\\x1b[2J.csv" in done.err
