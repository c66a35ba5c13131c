"""Each mail that leaves bears the head of the log: whoever keeps one can hold the log against it later."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sqlite3
from contextlib import closing
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.workspace import Workspace, make_workspace


@pytest.fixture(scope="module")
def ticked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house after one tick. Only read from."""
    made = make_workspace(tmp_path_factory.mktemp("ticked") / "house", ("schnittstellen",))
    (made.folder / "mails").mkdir()
    assert made.run("rules", "activate").code == 0
    assert made.run("tick", "--now", "2016-07-04T07:00").code == 0
    return made.folder


@pytest.fixture
def house(ticked: Path, tmp_path: Path) -> Workspace:
    return Workspace(Path(shutil.copytree(ticked, tmp_path / "house")))


def heads(house: Workspace) -> list[str]:
    mails = [
        message_from_bytes(path.read_bytes(), policy=policy.default) for path in (house.folder / "mails").glob("*.eml")
    ]
    return sorted((str(mail["X-Zielwacht-Log"]) for mail in mails), key=lambda head: int(head.partition(":")[0]))


def test_the_header_is_number_and_hash_of_an_entry_and_proves_the_log_up_to_it(house: Workspace) -> None:
    found = heads(house)
    assert found
    entries = {f"{one['seq']}:{one['hash']}" for one in json.loads(house.run("audit", "log", "--json").out)["entries"]}
    assert set(found) <= entries
    done = house.run("audit", "verify", "--head", found[-1])
    number = found[-1].partition(":")[0]
    assert (done.code, f"proved from outside: lines 1 to {number}" in done.out) == (0, True)


def test_a_log_written_anew_is_found_by_a_mail_that_left(house: Workspace) -> None:
    kept = heads(house)[-1]
    with closing(sqlite3.connect(house.store)) as store, store:
        for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            store.execute(f"DROP TRIGGER {name}")
        prev = "0" * 64
        for seq, at, kind, facts in store.execute("SELECT seq, at, kind, facts FROM journal ORDER BY seq").fetchall():
            later = at + 60_000_000
            value = hashlib.sha256(f'[{seq},{later},"{kind}",{facts},"{prev}"]'.encode()).hexdigest()
            store.execute("UPDATE journal SET at = ?, prev = ?, hash = ? WHERE seq = ?", (later, prev, value, seq))
            prev = value
    assert house.run("audit", "verify").code == 0, "by itself it is as good as any"
    done = house.run("audit", "verify", "--head", kept)
    assert (done.code, f"line {kept.partition(':')[0]}: the head noted outside is" in done.out) == (4, True)


def test_a_test_mail_bears_it_too(house: Workspace) -> None:
    before = len(heads(house))
    assert house.run("mail", "test", "--to", "controlling").code == 0
    assert len(heads(house)) == before + 1
    assert all(re.fullmatch(r"[1-9][0-9]*:[0-9a-f]{64}", head) for head in heads(house))
