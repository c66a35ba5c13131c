"""`status` says how far the log is bound from outside, and what keeps it from being so."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.workspace import Workspace, make_workspace


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path / "house", ("schnittstellen",))
    (tmp_path / "keys").mkdir()
    made.configure(more=f'\n[audit]\nkey_file = "{tmp_path}/keys/audit.key"\n')
    assert made.run("rules", "activate").code == 0
    return made


def tick(house: Workspace, at: str) -> None:
    assert house.run("tick", "--now", at).code == 0


def status(house: Workspace, now: str) -> tuple[int, str]:
    done = house.run("status", "--now", now)
    return done.code, done.out


def name_an_auditor(house: Workspace, role: str = "revision") -> None:
    file = house.rules / "escalation.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^(service: \w+.*)$", rf"\1\nauditor: {role}", text, flags=re.MULTILINE), encoding="utf-8")


def test_it_names_checkpoint_and_counter_check_without_alarm_where_no_auditor_is_named(house: Workspace) -> None:
    tick(house, "2016-01-04T07:00")
    code, said = status(house, "2016-01-04T07:01")
    assert code == 0, said
    assert re.search(r"^checkpoint  04\.01\.2016 07:00, over [0-9]+ of [0-9]+ entries$", said, re.MULTILINE), said
    assert "outside     the log was never held against a head or checkpoint" in said
    kept = house.folder / "kept.txt"
    house.run("audit", "checkpoint", "--out", kept)
    assert house.run("audit", "verify", "--checkpoint", kept, "--now", "2016-01-05T09:30").code == 0
    said = status(house, "2016-01-05T10:00")[1]
    assert "outside     last held against a head or checkpoint on 05.01.2016 09:30" in said
    shown = json.loads(house.run("status", "--json", "--now", "2016-01-05T10:00").out)
    assert shown["counter_checked_at"] == "2016-01-05T08:30:00+00:00"


def test_a_named_auditor_is_missed_after_sixty_days_and_nothing_else_suffers(house: Workspace) -> None:
    name_an_auditor(house)
    assert house.activate_edit().code == 0
    tick(house, "2016-01-04T07:00")
    kept = house.folder / "kept.txt"
    house.run("audit", "checkpoint", "--out", kept)
    tick(house, "2016-03-03T07:00")
    code, said = status(house, "2016-03-03T07:01")
    assert "ATTENTION" not in said
    tick(house, "2016-03-07T07:00")
    code, said = status(house, "2016-03-07T07:01")
    (line,) = [line for line in said.splitlines() if line.startswith("ATTENTION")]
    assert "the log was last held against something outside on 04.01.2016" in line
    assert ("PROBLEM" in said) == (code != 0)
    assert house.run("audit", "verify", "--checkpoint", kept, "--now", "2016-03-07T08:00").code == 0
    assert "ATTENTION" not in status(house, "2016-03-07T08:01")[1]


def test_an_auditor_must_be_a_role_that_there_is(house: Workspace) -> None:
    name_an_auditor(house, "niemand")
    done = house.run("rules", "lint")
    assert (done.code, "unknown role 'niemand'" in done.out + done.err) == (2, True)


def test_a_key_that_does_not_serve_is_named_until_it_does(house: Workspace) -> None:
    house.run("audit", "key", "new")
    key = house.folder.parent / "keys" / "audit.key"
    key.chmod(0o644)
    tick(house, "2016-01-04T07:00")
    code, said = status(house, "2016-01-04T07:01")
    assert (code, "is not signed, though a key is in force; try: zielwacht audit key show" in said) == (4, True)
    key.chmod(0o600)
    tick(house, "2016-01-05T07:00")
    assert status(house, "2016-01-05T07:01")[0] == 0


def test_an_end_that_was_cut_off_is_named_by_the_checkpoint_in_the_store(house: Workspace) -> None:
    tick(house, "2016-01-04T07:00")
    with closing(sqlite3.connect(house.store)) as store, store:
        for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            store.execute(f"DROP TRIGGER {name}")
        store.execute("DELETE FROM journal WHERE seq >= (SELECT max(size) FROM checkpoint)")
    code, said = status(house, "2016-01-04T07:01")
    assert (code, bool(re.search(r"the log ends with entry \d+, a checkpoint covers \d+", said))) == (4, True), said
