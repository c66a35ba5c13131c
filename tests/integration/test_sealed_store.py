"""`zielwacht store check` as a command: what it names, who else hears of it, and that a daily check is made."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from checker.domain.message import MessageKind
from checker.store import journal, outbox
from checker.usecases.telling.health import store_facts
from tests.driven import DrivenHouse
from tests.workspace import Workspace, make_workspace


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path, goals=("schnittstellen",))
    made.run("rules", "activate")
    return made


def tamper(place: Path, statement: str) -> None:
    with closing(sqlite3.connect(place)) as other, other:
        assert other.execute(statement).rowcount == 1


def test_a_sound_store_is_said_to_be_sound(house: Workspace) -> None:
    done = house.run("store", "check")
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith(": 0 unsound\n")


def test_a_changed_row_is_named_until_it_is_as_it_was(house: Workspace) -> None:
    place = house.store
    house.run("store", "check")
    tamper(place, "UPDATE activation SET by_role = 'niemand'")

    done = house.run("store", "check")

    assert done.code == 4
    assert done.out == "activation [1]: the row was changed behind the program's back, sealed by entry 2\n"
    first = house.run("status").out.splitlines()[0]
    assert first.startswith("PROBLEM     store: what is not as it was sealed: 1, first [1] in activation; try: ")
    assert "zielwacht store check" in first
    (unsound,) = json.loads(house.run("store", "check", "--json").out)["unsound"]
    assert unsound == {"table": "activation", "key": [1], "what": "row_changed", "entry": 2}

    tamper(place, "UPDATE activation SET by_role = 'administration'")
    assert house.run("status").code == 0


def test_a_number_that_is_not_what_is_stored_is_named_and_counted_anew(house: Workspace) -> None:
    assert house.run("tick", "--now", "2016-05-23T07:00").code == 0
    with closing(sqlite3.connect(house.store)) as other, other:
        other.execute("UPDATE state_count SET many = many + 1")

    done = house.run("store", "check")

    assert done.code == 4
    assert done.out
    assert all(line.endswith("not what is stored, and was counted anew") for line in done.out.splitlines())
    assert house.run("store", "check").code == 0


def test_who_asks_by_the_way_hears_of_what_came_after_a_whole_check(tmp_path: Path) -> None:
    """The weekly mail and the watchman's ping: before a first whole check they leave everything to it."""
    driven = DrivenHouse(tmp_path)
    place = tmp_path / "zielwacht.sqlite3"
    tamper(place, "UPDATE activation SET by_role = 'niemand'")
    assert unsound_by_the_way(driven) == []
    tamper(place, "UPDATE activation SET by_role = 'administration'")
    driven.round()
    tamper(place, "UPDATE cursor SET rulebook = 'another'")
    assert [(one["unsound"]) for one in driven.told("store.checked")] == [0]
    assert unsound_by_the_way(driven) == ["cursor"]


def unsound_by_the_way(driven: DrivenHouse) -> list[str]:
    with driven.store.read() as tx:
        return [table for table, _ in store_facts(tx, driven.now, by_the_way=True).unsound]


def test_mending_is_for_the_privacy_screen_alone(house: Workspace) -> None:
    done = house.run("store", "check", "--mend")
    assert done.code == 2
    assert "--privacy" in done.err


def test_the_daemon_checks_everything_once_a_day_and_status_hears_of_it(tmp_path: Path) -> None:
    driven = DrivenHouse(tmp_path)
    driven.round()
    driven.round()
    assert [one["unsound"] for one in driven.told("store.checked")] == [0]
    tamper(tmp_path / "zielwacht.sqlite3", "UPDATE activation SET by_role = 'niemand'")
    driven.now += timedelta(days=1)
    driven.round()
    assert [one["unsound"] for one in driven.told("store.checked")] == [0, 1]
    driven.now += timedelta(days=1)
    driven.round()
    with driven.store.read() as tx:
        (mail,) = [one.message for one in outbox.list_messages(tx, kinds=[MessageKind.OPERATOR])]
    assert [one["about"] for one in mail.facts["troubles"]] == ["activation [1]"], (
        "told once, though it was found twice"
    )
    with driven.store.read() as tx:
        assert journal.verify(tx) is None
