"""A backup is put back whole or not at all, never over what is there, and the journal, status and mails know of it."""

from __future__ import annotations

import email
import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.store.half_restored import plan_path
from checker.store.lock import DriverLock
from checker.store.pages_heartbeat import PagesHeartbeat, write_pages_heartbeat
from checker.usecases.running.backup.archive import Backup
from tests.backed_up import (
    BACKUP,
    LATER,
    a_house,
    an_empty_place,
    files_below,
    journal_of,
    manifest_in,
    rewritten,
    with_manifest,
)
from tests.integration.test_backup import Usage, flipped
from tests.workspace import Workspace


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    return a_house(tmp_path / "house")


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    return an_empty_place(tmp_path / "new machine")


def restored(place: Workspace, archive: Path, *words: str) -> list[str]:
    done = place.run("restore", archive, "--now", LATER, *words)
    assert done.code == 0, done.err
    return done.out.splitlines()


def line_of(lines: list[str], label: str) -> str:
    (line,) = [line for line in lines if line.split(" ")[0] == label]
    return line


def test_in_an_empty_place_everything_is_as_it_was_and_works(house: Workspace, empty: Workspace) -> None:
    restored(empty, house.folder / BACKUP)
    for part in ("rules", "szenarien", "inbox", "mails"):
        assert files_below(empty.folder / part) == files_below(house.folder / part)
    assert (empty.folder / "config.toml").read_bytes() == (house.folder / "config.toml").read_bytes()
    assert empty.run("store", "check").code == 0
    assert empty.run("audit", "verify").code == 0
    before, after = (place.run("findings", "list", "--all", "--json").out for place in (house, empty))
    assert before == after
    assert not any(path.name.startswith(".zielwacht") for path in empty.folder.iterdir())


def test_a_folder_in_which_nothing_can_be_written_is_named(
    house: Workspace, empty: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a read-only disk, which refuses to remove even what is not there."""

    def refused(path: Path, *_words: object, **_named: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    with monkeypatch.context() as on_that_disk:
        on_that_disk.setattr(Path, "unlink", refused)
        on_that_disk.setattr(Backup, "unpack", lambda _self, _each, target: refused(target))
        done = empty.run("restore", house.folder / BACKUP)
    assert done.code == 2, done.err
    assert f"{empty.folder} cannot be written (Read-only file system)" in done.err
    assert list(empty.folder.iterdir()) == []


def test_the_journal_goes_on_and_says_what_was_put_back_and_what_was_replaced(house: Workspace) -> None:
    told = manifest_in(house.folder / BACKUP)
    before = journal_of(house.store)
    lines = restored(house, house.folder / BACKUP, "--move-aside")
    after = journal_of(house.store)
    assert after[: told["entries"]] == before[: told["entries"]]
    kind, facts = after[told["entries"]]
    assert (kind, facts["entries"], facts["replaced_entries"]) == ("backup.restored", told["entries"], len(before))
    with closing(sqlite3.connect(moved_aside(lines))) as opened:
        assert opened.execute("SELECT hash FROM journal WHERE seq = ?", (len(before),)).fetchone() == (
            facts["replaced_head"],
        )
    assert f"entries {told['entries'] + 1} to {len(before)}" in line_of(lines, "missing")


def test_an_auditor_whose_head_is_of_the_replaced_log_is_told_why_it_does_not_hold(house: Workspace) -> None:
    with closing(sqlite3.connect(house.store)) as opened:
        number, its = opened.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    restored(house, house.folder / BACKUP, "--move-aside")
    done = house.run("audit", "verify", "--head", f"{number}:{its}")
    assert (done.code, "a backup was restored on 05.07.2016 10:00" in done.out) == (4, True), done.out
    assert f"up to entry {number}, {its}" in done.out
    assert "restored" not in house.run("audit", "verify").out


def moved_aside(lines: list[str]) -> Path:
    return Path(line_of(lines, "beside").split(maxsplit=1)[1])


def test_what_is_there_is_refused_by_name_and_stays_or_moves_aside_whole(house: Workspace) -> None:
    house.write("rules/calendar.yaml", (house.rules / "calendar.yaml").read_text("utf-8") + "# von mir\n")
    before = files_below(house.folder)
    done = house.run("restore", BACKUP)
    assert done.code == 2
    assert all(str(path) in done.err for path in (house.store, house.rules)), done.err
    assert "inbox" not in done.err, "it is as it was backed up"
    assert {name: before[name] for name in before if "sqlite3" not in name} == {
        name: content for name, content in files_below(house.folder).items() if "sqlite3" not in name
    }
    restored(house, house.folder / BACKUP, "--move-aside")
    (aside,) = house.folder.glob("rules.before-restore-*")
    assert (aside / "calendar.yaml").read_text("utf-8").endswith("# von mir\n")
    assert not (house.rules / "calendar.yaml").read_text("utf-8").endswith("# von mir\n")


def test_one_part_alone_leaves_the_others(house: Workspace) -> None:
    house.write("rules/calendar.yaml", "# von mir\n")
    restored(house, house.folder / BACKUP, "--only", "store", "--move-aside")
    assert (house.rules / "calendar.yaml").read_text("utf-8") == "# von mir\n"
    assert journal_of(house.store)[-1][0] == "backup.restored"


def test_settings_that_are_there_stay_and_the_backup_s_lie_beside_them(house: Workspace) -> None:
    mine = (house.folder / "config.toml").read_text("utf-8") + "\n# von mir\n"
    house.write("config.toml", mine)
    lines = restored(house, house.folder / BACKUP, "--only", "config")
    assert (house.folder / "config.toml").read_text("utf-8") == mine
    assert "# von mir" not in moved_aside(lines).read_text("utf-8")


def test_a_store_that_nobody_can_read_moves_aside_too(house: Workspace) -> None:
    house.store.write_bytes(b"no database at all")
    Path(f"{house.store}-wal").write_bytes(b"rest of a log")
    lines = restored(house, house.folder / BACKUP, "--move-aside")
    assert moved_aside(lines).read_bytes() == b"no database at all"
    assert house.run("store", "check").code == 0


def another_house(house: Workspace, _: pytest.MonkeyPatch) -> None:
    with_manifest(house.folder / BACKUP, organisation="hospital")


def another_folder(house: Workspace, _: pytest.MonkeyPatch) -> None:
    another_house(house, _)
    house.store.unlink()


def newer_product(house: Workspace, _: pytest.MonkeyPatch) -> None:
    with_manifest(house.folder / BACKUP, product="12.0.1")


def newer_tables(house: Workspace, _: pytest.MonkeyPatch) -> None:
    with_manifest(house.folder / BACKUP, tables="9999")


def damaged(house: Workspace, _: pytest.MonkeyPatch) -> None:
    rewritten(house.folder / BACKUP, flipped)


def no_room(_: Workspace, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9, 2**10))


def pages_shown(house: Workspace, _: pytest.MonkeyPatch) -> None:
    seen = datetime.fromisoformat(f"{LATER}:00+02:00").astimezone(UTC)
    write_pages_heartbeat(str(house.store), PagesHeartbeat(os.getpid(), seen, seen, "https://ziel.example"))


def mounted(house: Workspace, patch: pytest.MonkeyPatch) -> None:
    house.write("rules/calendar.yaml", "# von mir\n")
    patch.setattr(os.path, "ismount", lambda path: Path(path) == house.rules)


def bound(house: Workspace, patch: pytest.MonkeyPatch) -> None:
    """As the system tells of a folder of the same disk: a blank in its name is octal."""
    named = house.rules.rename(house.folder / "our rules")
    settings = (house.folder / "config.toml").read_text("utf-8")
    house.write("config.toml", settings.replace('path = "rules"', 'path = "our rules"'))
    house.write("our rules/calendar.yaml", "# von mir\n")
    place = str(named.resolve()).replace(" ", "\\040")
    table = house.write("mounts", f"36 35 98:0 /real {place} rw - ext4 /dev/x rw\n")
    patch.setattr("checker.usecases.running.backup.places.MOUNT_TABLE", table)


def no_rights(_: Workspace, patch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if "before-restore" in str(target):
            raise PermissionError(13, "Permission denied", str(self))
        return rename(self, target)

    patch.setattr(Path, "rename", refuse)


REFUSED: dict[str, tuple[Callable[[Workspace, pytest.MonkeyPatch], object], str]] = {
    "of another house": (another_house, "is the backup of 'hospital'"),
    "of another house, by the rules": (another_folder, "belongs to 'jobcenter'"),
    "of a newer product": (newer_product, "install 12.0.1 or newer"),
    "of newer tables": (newer_tables, "was made by version"),
    "damaged": (damaged, "not as it was backed up: store/zielwacht.sqlite3: take another backup"),
    "no room": (no_room, "has 0 MB free"),
    "a file system is mounted": (mounted, "takes no other name: move elsewhere what is in it, and restore again"),
    "a folder is bound there": (bound, "/our rules"),
    "pages are shown": (pages_shown, f"process {os.getpid()}"),
}


@pytest.mark.parametrize(("change", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_put_back_is_refused_and_changes_nothing(
    house: Workspace, monkeypatch: pytest.MonkeyPatch, change: Callable[..., object], sentence: str
) -> None:
    change(house, monkeypatch)
    before, there = files_below(house.folder), house.store.exists()
    log = journal_of(house.store) if there else []
    done = house.run("restore", BACKUP, "--move-aside", "--now", LATER)
    assert (done.code, sentence in done.err) == (2, True), done.err
    after = files_below(house.folder)
    # Of the store's file the mode of its log may be another, nothing of what it holds.
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed <= {"zielwacht.sqlite3.lock", *([house.store.name] if there else [])}
    assert (journal_of(house.store) if there else []) == log


def test_a_disk_that_refuses_in_the_middle_is_told_and_the_same_command_finishes(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        no_rights(house, patch)
        done = house.run("restore", BACKUP, "--move-aside", "--now", LATER)
    assert (done.code, "Permission denied" in done.err) == (2, True), done.err
    told = house.run("status")
    assert (told.code, "half restored: run the same 'zielwacht restore' once more" in told.err) == (4, True), told.err
    assert house.run("restore", BACKUP, "--move-aside").code == 0
    assert house.run("store", "check").code == 0
    assert not plan_path(house.store).exists()


def test_a_daemon_at_work_and_whoever_has_the_store_open_are_in_the_way(house: Workspace) -> None:
    lock = DriverLock(str(house.store))
    lock.take()
    try:
        assert "somebody still works with" in house.run("restore", BACKUP, "--move-aside").err
    finally:
        lock.release()
    with closing(sqlite3.connect(house.store)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("SELECT count(*) FROM journal").fetchone()
        done = house.run("restore", BACKUP, "--move-aside")
        assert (done.code, "somebody still works with" in done.err) == (2, True), done.err
    assert house.run("restore", BACKUP, "--move-aside").code == 0


def test_mails_are_held_until_somebody_says_that_they_may_leave(house: Workspace) -> None:
    left = message_ids(house)
    assert left, "the house had sent some before its backup"
    restored(house, house.folder / BACKUP, "--move-aside")
    assert "0 sent" in house.run("tick", "--now", "2016-07-11T10:00").out
    told = house.run("status", "--now", "2016-07-11T10:05")
    assert (told.code, "no mail leaves since the restore of 05.07.2016 10:00" in told.out) == (4, True), told.out
    assert "04.07.2016 10:30 to 05.07.2016 10:00" in told.out
    assert message_ids(house) == left
    assert "mails leave again" in house.run("resume", "--mails", "--now", "2016-07-11T10:10").out
    assert "held since" not in house.run("status", "--now", "2016-07-11T10:15").out
    house.run("tick", "--now", "2016-07-11T10:20")
    assert message_ids(house) > left
    assert house.run("resume", "--mails").out == "no mails are held by a restore\n"


def message_ids(house: Workspace) -> set[str]:
    mails = (house.folder / "mails").glob("*.eml")
    return {str(email.message_from_bytes(path.read_bytes())["Message-ID"]) for path in mails}


def test_who_was_logged_in_or_invited_is_not_any_more(house: Workspace, empty: Workspace) -> None:
    house.configure(more='\n[web]\naddress = "https://ziel.example"\n')
    invite = ("members", "invite", "k.muster", "--post", "bca", "--now", LATER)
    assert house.run(*invite).code == 0
    with closing(sqlite3.connect(house.store)) as opened:
        assert opened.execute("SELECT count(*) FROM invitation").fetchone() == (1,)
        opened.execute(
            "INSERT INTO session (organisation, secret, way, opened_at, used_at, idle_seconds, ends_at)"
            " VALUES ('jobcenter', 'x', 'password', 1, 1, 60, 9999999999999999)"
        )
        opened.commit()
    assert house.run("backup", "--out", "neu.zip").code == 0
    restored(empty, house.folder / "neu.zip")
    with closing(sqlite3.connect(empty.store)) as opened:
        counts = [opened.execute(f"SELECT count(*) FROM {name}").fetchone() for name in ("session", "invitation")]
    assert counts == [(0,), (0,)]


def test_the_age_of_the_last_backup_is_that_of_the_one_put_back(house: Workspace, empty: Workspace) -> None:
    restored(empty, house.folder / BACKUP)
    told = json.loads(empty.run("status", "--json", "--now", LATER).out)
    assert told["last_backup"] == "2016-07-04T08:30:00+00:00"
