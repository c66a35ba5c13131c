"""The store's log leaves as lines, is verified against heads from outside, and names what was changed."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.workspace import Workspace, make_workspace


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path, ("kdu",))
    assert made.run("rules", "activate").code == 0
    return made


def test_the_lines_verify_with_the_newest_head_of_the_log(house: Workspace, tmp_path: Path) -> None:
    entries = json.loads(house.run("audit", "log", "--json").out)["entries"]
    lines = house.run("audit", "log", "--format", "lines").out.encode()
    assert [hashlib.sha256(line).hexdigest() for line in lines.splitlines()] == [each["hash"] for each in entries]
    log = tmp_path / "log.txt"
    log.write_bytes(lines)
    head = f"{entries[-1]['seq']}:{entries[-1]['hash']}"
    done = house.run("audit", "verify", str(log), "--head", head)
    assert (done.code, f"proved from outside: lines 1 to {len(entries)}" in done.out) == (0, True)


def test_a_verification_of_the_store_is_noted_in_its_log(house: Workspace) -> None:
    assert house.run("audit", "verify").code == 0
    (noted,) = json.loads(house.run("audit", "log", "--kind", "log.", "--json").out)["entries"]
    assert (noted["kind"], noted["facts"]["holds"], noted["facts"]["proved"]) == ("log.verified", True, 0)


@pytest.mark.parametrize(
    ("tampering", "named"),
    [
        ("UPDATE journal SET kind = 'rules.other' WHERE seq = 1", "line 2"),
        ("UPDATE journal SET kind = 'rules.other' WHERE seq = (SELECT max(seq) FROM journal)", "line"),
        ("UPDATE journal SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE seq = 1", "line 1"),
        ("DELETE FROM journal", "the log is empty"),
    ],
)
def test_a_log_that_was_changed_behind_the_programs_back_is_named_and_the_rest_goes_on(
    house: Workspace, tampering: str, named: str
) -> None:
    with closing(sqlite3.connect(house.store)) as store, store:
        for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            store.execute(f"DROP TRIGGER {name}")
        store.execute(tampering)
    done = house.run("audit", "verify")
    assert (done.code, done.out.splitlines()[0].startswith(f"NOT SOUND: {named}")) == (4, True)
    assert house.run("audit", "log").code == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("log", "--format", "lines", "--kind", "mail."), "a log is verified whole"),
        (("verify", "--head", "12"), "is no head: write NUMBER:HASH"),
        (("verify", "gone.txt"), "gone.txt cannot be read"),
    ],
)
def test_what_cannot_be_meant_is_refused(words: tuple[str, ...], sentence: str, house: Workspace) -> None:
    done = house.run("audit", *words)
    assert (done.code, sentence in done.err) == (2, True)
