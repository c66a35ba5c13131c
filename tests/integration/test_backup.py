"""A backup is one file, whole, without secrets; and `status` says how old the last one is."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
from collections import namedtuple
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest

from checker.domain.clock import WallClock
from checker.store import Store, journal
from checker.store.lock import backup_turn
from tests.backed_up import (
    BACKUP,
    BEFORE,
    a_house,
    files_below,
    journal_of,
    manifest_in,
    parts_of,
    rewritten,
    sha256,
    with_manifest,
)
from tests.stored import NOON
from tests.workspace import Workspace

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    return a_house(tmp_path / "house")


def test_every_part_is_in_it_with_its_hash_and_the_store_as_one_sound_file(house: Workspace) -> None:
    told, parts = manifest_in(house.folder / BACKUP), parts_of(house.folder / BACKUP)
    assert {each["name"]: each["sha256"] for each in told["files"]} == {
        name: sha256(content) for name, content in parts.items() if name != "manifest.json"
    }
    for part in ("rules", "szenarien", "inbox", "mails"):
        kept = {name.removeprefix(f"{part}/"): sha256(parts[name]) for name in parts if name.startswith(f"{part}/")}
        assert kept == files_below(house.folder / part)
    assert parts["config/config.toml"] == (house.folder / "config.toml").read_bytes()
    copy = house.write("copy.sqlite3", parts["store/zielwacht.sqlite3"])
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("SELECT count(*) FROM record_version").fetchone() == (told["counts"]["records"],)
        assert opened.execute("SELECT max(seq), hash FROM journal").fetchone() == (told["entries"], told["head"])
    assert (told["organisation"], told["counts"]["records"] > 0) == ("jobcenter", True)


def test_nothing_lies_beside_it_and_nobody_else_can_read_it(house: Workspace) -> None:
    assert [path.name for path in house.folder.iterdir() if "unfinished" in path.name] == []
    assert (house.folder / BACKUP).stat().st_mode & 0o777 == 0o600


def test_it_stands_in_the_journal_with_its_hash_and_where_the_journal_ended(house: Workspace) -> None:
    kind, facts = journal_of(house.store)[-1]
    file = house.folder / BACKUP
    assert (kind, facts) == (
        "backup.made",
        {"sha256": sha256(file.read_bytes()), "entries": manifest_in(file)["entries"]},
    )


def test_no_secret_is_in_it_wherever_it_lies(house: Workspace) -> None:
    for name in ("rules/geheim", "inbox/links.key", "mails/audit.key"):
        house.write(name, "geheim")
    house.configure(
        more='username = "z"\npassword_file = "rules/geheim"\n\n[web]\nlink_key_file = "inbox/links.key"\n\n'
        '[audit]\nkey_file = "mails/audit.key"\n'
    )
    done = house.run("backup", "--out", "ohne.zip")
    assert done.code == 0, done.err
    assert all(content != b"geheim" for content in parts_of(house.folder / "ohne.zip").values())
    left_out = [line for line in done.out.splitlines() if line.startswith("left out")]
    assert [line.rpartition("(")[2] for line in left_out] == [
        "[smtp] password_file)", "[web] link_key_file)", "[audit] key_file)"
    ]  # fmt: skip


def test_it_goes_where_the_configuration_says_under_a_name_of_its_own(house: Workspace) -> None:
    house.configure(more='\n[backup]\nfolder = "fort"\n')
    told = json.loads(house.run("backup", "--json", "--now", "2016-07-04T12:00").out)
    assert told["file"] == str(house.folder / "fort" / "zielwacht-jobcenter-20160704-120000.zip")
    assert told["sha256"] == sha256(Path(told["file"]).read_bytes())


def no_store(house: Workspace) -> None:
    house.store.unlink()


def a_file_there(house: Workspace) -> None:
    house.write("neu.zip", "von mir")


def a_link_there(house: Workspace) -> None:
    (house.folder / "neu.zip").symlink_to("nirgends")


def damaged(house: Workspace) -> None:
    content = bytearray(house.store.read_bytes())
    content[8192:16384] = b"\xff" * 8192
    house.store.write_bytes(content)


REFUSED = {
    "no store": (no_store, "neu.zip", "there is no store at"),
    "a file of that name": (a_file_there, "neu.zip", "exists and stays as it is"),
    "a link of that name": (a_link_there, "neu.zip", "exists and stays as it is"),
    "into the inbox": (lambda _: None, "inbox/neu.zip", "which is itself backed up"),
    "into a file as folder": (lambda _: None, "config.toml/neu.zip", "cannot be written"),
    "a damaged store": (damaged, "neu.zip", "damaged"),
}


@pytest.mark.parametrize(("change", "out", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_made_is_refused_with_a_sentence_and_leaves_nothing(
    house: Workspace, change: Callable[[Workspace], object], out: str, sentence: str
) -> None:
    change(house)
    before = files_below(house.folder)
    done = house.run("backup", "--out", out)
    assert (done.code in (2, 4), sentence in done.err, "Traceback" in done.err) == (True, True, False), done.err
    after = files_below(house.folder)
    assert {name for name in after if name not in before} <= {f"{house.store.name}{end}" for end in ("-wal", "-shm")}
    assert after.get("neu.zip") == before.get("neu.zip")
    assert (house.folder / "neu.zip").is_symlink() == (change is a_link_there)


def test_a_disk_without_room_is_told_before_anything_is_written(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9, 2**20))
    done = house.run("backup", "--out", "neu.zip")
    assert (done.code, "has 1 MB free, and" in done.err) == (2, True), done.err
    assert not (house.folder / "neu.zip").exists()


def test_of_two_at_once_one_is_made(house: Workspace) -> None:
    with backup_turn(str(house.store)) as is_ours:
        assert is_ours
        done = house.run("backup", "--out", "neu.zip")
    assert (done.code, "another backup" in done.err) == (2, True), done.err
    assert house.run("backup", "--out", "neu.zip").code == 0


def test_what_a_killed_backup_left_goes_with_the_next(house: Workspace) -> None:
    for name in (".zielwacht-jobcenter-20160101-010101.zip.unfinished", ".neu.zip.unfinished-store"):
        house.write(name, "half")
    assert house.run("backup", "--out", "neu.zip").code == 0
    assert [path.name for path in house.folder.iterdir() if "unfinished" in path.name] == []


def test_what_another_house_writes_into_the_same_folder_at_this_moment_stays(house: Workspace) -> None:
    """Nightly backups of two houses go to one disk at one time."""
    at_work = house.write(".zielwacht-hospital-20160704-103000.zip.unfinished", "half")
    its_store = house.write(f"{at_work.name}-store", "half")
    with at_work.open("r+b") as held:
        flock(held, LOCK_EX)
        assert house.run("backup", "--out", "neu.zip").code == 0
        assert (at_work.read_text(), its_store.read_text()) == ("half", "half")
        done = house.run("backup", "--out", "zielwacht-hospital-20160704-103000.zip")
        assert (done.code, "name another file" in done.err) == (2, True), done.err
    assert house.run("backup", "--out", "zweite.zip").code == 0
    assert not at_work.exists()
    assert not its_store.exists()


def flipped(parts: dict[str, bytes]) -> None:
    parts["store/zielwacht.sqlite3"] = parts["store/zielwacht.sqlite3"][:-1] + b"\xff"


DAMAGED: dict[str, tuple[Callable[[dict[str, bytes]], object], str]] = {
    "a byte of the store": (flipped, "store/zielwacht.sqlite3"),
    "a file is missing": (lambda parts: parts.pop("config/config.toml"), "config/config.toml"),
    "a rule is another": (lambda parts: parts.update({"rules/calendar.yaml": b"x"}), "rules/calendar.yaml"),
    "a file too many": (lambda parts: parts.update({"rules/mehr.yaml": b"x"}), "rules/mehr.yaml"),
}


@pytest.mark.parametrize(("change", "part"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_part_is_named(house: Workspace, change: Callable[[dict[str, bytes]], object], part: str) -> None:
    rewritten(house.folder / BACKUP, change)
    done = house.run("backup", "--check", BACKUP)
    assert (done.code, part in done.err) == (2, True), done.err
    assert house.run("restore", BACKUP, "--check").err == done.err


def test_half_a_file_is_no_backup(house: Workspace) -> None:
    content = (house.folder / BACKUP).read_bytes()
    for half in (content[: len(content) // 2], b"", b"PK"):
        house.write("halb.zip", half)
        done = house.run("backup", "--check", "halb.zip")
        assert (done.code, "no backup, or its end is missing" in done.err) == (2, True), done.err


def test_a_name_that_leads_out_of_its_part_makes_it_no_backup(house: Workspace) -> None:
    files = manifest_in(house.folder / BACKUP)["files"]
    with_manifest(house.folder / BACKUP, files=[*files, {**files[0], "name": "rules/../../etc/passwd"}])
    assert "no backup" in house.run("backup", "--check", BACKUP).err


UNLIKE: dict[str, object] = {
    "product": None,
    "tables": 33,
    "organisation": None,
    "entries": "12",
    "counts": [],
    "made_at": "2016-07-04T10:30",
    "left_out": {},
}


@pytest.mark.parametrize(("key", "value"), UNLIKE.items(), ids=UNLIKE)
def test_a_manifest_whose_values_are_of_another_kind_makes_it_no_backup(
    house: Workspace, key: str, value: object
) -> None:
    with_manifest(house.folder / BACKUP, **{key: value})
    done = house.run("backup", "--check", BACKUP)
    assert (done.code, "no backup" in done.err) == (2, True), done.err


@pytest.mark.parametrize(("key", "value"), {"bytes": "12", "mode": None, "sha256": 5}.items())
def test_a_file_of_the_manifest_with_values_of_another_kind_makes_it_no_backup(
    house: Workspace, key: str, value: object
) -> None:
    first, *others = manifest_in(house.folder / BACKUP)["files"]
    with_manifest(house.folder / BACKUP, files=[{**first, key: value}, *others])
    for words in (("backup", "--check", BACKUP), ("restore", BACKUP)):
        done = house.run(*words)
        assert (done.code, "no backup" in done.err) == (2, True), done.err


def test_status_says_when_the_last_one_was_made(house: Workspace) -> None:
    assert "backup      04.07.2016 10:30" in house.run("status", "--now", "2016-07-04T12:00").out


AGES = {
    "a week and a day": (timedelta(days=8), "", ["backup.too_old"]),
    "six days": (timedelta(days=6), "", []),
    "six days of two": (timedelta(days=6), "\n[backup]\nwarn_after_days = 2\n", ["backup.too_old"]),
}


@pytest.mark.parametrize(("age", "more", "issues"), AGES.values(), ids=AGES)
def test_one_that_is_too_old_is_told_to_people(house: Workspace, age: timedelta, more: str, issues: list[str]) -> None:
    shutil.copy(house.folder / BEFORE, house.store)
    house.configure(more=more)
    made_at = (WallClock().now() - age).isoformat()
    assert house.run("backup", "--out", "neu.zip", "--now", made_at).code == 0
    assert [code for code, _ in backup_issues(house)] == issues


def test_that_there_is_none_is_told_once_rules_are_in_force_for_a_week(house: Workspace) -> None:
    shutil.copy(house.folder / BEFORE, house.store)
    assert backup_issues(house) == [("backup.never", "zielwacht backup")]


def backup_issues(house: Workspace) -> list[tuple[str, str]]:
    """Of a house that ticks by the clock."""
    house.write("zielwacht.sqlite3.timer", "2016-07-04T10:00:00+00:00")
    told = json.loads(house.run("status", "--json").out)["issues"]
    return [(each["code"], each["next"]) for each in told if each["stage"] == "backup"]


def test_while_others_write_each_backup_is_one_state_of_the_store(house: Workspace) -> None:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            store = Store.open(f"sqlite:///{house.store}", create=False)
            for number in range(100_000):
                with store.write() as tx:
                    for _ in range(20):
                        journal.append(tx, "daemon.started", {"number": number}, NOON)
                os.write(writing, b".")
        finally:
            os._exit(0)
    os.close(writing)
    try:
        ends = []
        for number in range(2):
            assert os.read(reading, 1) == b".", "the other writes on"
            assert house.run("backup", "--out", f"{number}.zip").code == 0
            assert house.run("backup", "--check", f"{number}.zip").code == 0
            ends.append(manifest_in(house.folder / f"{number}.zip")["entries"])
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    assert ends[0] < ends[1]
