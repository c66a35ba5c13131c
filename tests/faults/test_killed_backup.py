"""Backup, restore and migration are killed: what was there is whole, and the same command again ends it.

KILLS (environment) chooses how many are killed at any time, beside those at each named moment.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from checker.store import half_restored, migrate, seal_migration
from checker.usecases.running.backup import archive, making, restoring
from tests.backed_up import BACKUP, a_house, an_empty_place, files_below, journal_of, manifest_in
from tests.integration.store.test_migrations import RENAMING_KINDS, migrations
from tests.workspace import Workspace

pytestmark = pytest.mark.faults

KILLS = int(os.environ.get("KILLS", "30")) // 4
MANY = KILLS > 30 // 4
SEED = os.environ.get("KILL_SEED", "2016")


def forked(work: Callable[[], object]) -> int:
    """The signal by which a process of its own ended that did `work`; 0: it came to its end."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def die_at(owner: Any, name: str, nth: int) -> None:
    """This process is killed when a function is called for the nth time, before it has done anything."""
    does, calls = getattr(owner, name), []

    def dies(*given: Any, **named: Any) -> Any:
        calls.append(name)
        if len(calls) == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return does(*given, **named)

    setattr(owner, name, dies)


def killed(house: Workspace, moment: tuple[Any, str, int], *words: str) -> None:
    def work() -> None:
        die_at(*moment)
        house.run(*words)

    assert forked(work) == signal.SIGKILL, moment


def killed_at_some_time(house: Workspace, seconds: float, *words: str) -> bool:
    """Whether it was killed before it came to its end."""

    def work() -> None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        house.run(*words)

    return forked(work) == signal.SIGALRM


def usual_seconds(house: Workspace, *words: str) -> float:
    begun = perf_counter()
    assert forked(lambda: house.run(*words)) == 0
    return perf_counter() - begun


MAKING: dict[str, tuple[Any, str, int]] = {
    "among the folders": (archive.BackupWriter, "add", 3),
    "before the store is copied": (making, "is_whole", 1),
    "before the manifest": (archive.BackupWriter, "finish", 1),
    "before it gets its name": (Path, "replace", 1),
    "before the journal knows": (making, "_note", 1),
}


@pytest.mark.parametrize("moment", MAKING.values(), ids=MAKING)
def test_a_killed_backup_is_a_whole_file_or_none(tmp_path: Path, moment: tuple[Any, str, int]) -> None:
    house = a_house(tmp_path / "house")
    log = journal_of(house.store)
    killed(house, moment, "backup", "--out", "neu.zip")
    assert journal_of(house.store) == log
    if (house.folder / "neu.zip").exists():
        assert house.run("backup", "--check", "neu.zip").code == 0
        (house.folder / "neu.zip").unlink()
    assert house.run("backup", "--out", "neu.zip").code == 0
    assert [path.name for path in house.folder.iterdir() if "unfinished" in path.name] == []
    assert house.run("store", "check").code == 0


RESTORING: dict[str, tuple[Any, str, int]] = {
    "while it unpacks": (archive.Backup, "unpack", 4),
    "before its store is checked": (restoring, "soundness", 1),
    "before the plan": (restoring, "write_plan", 1),
    "before the first move": (Path, "rename", 1),
    "between two moves": (Path, "rename", 2),
    "before the plan is forgotten": (half_restored, "remove_staging", 1),
}


# In an empty place each moment too, where there is time for it.
EACH = [(name, aside) for aside in (True, False) for name in RESTORING if aside or MANY or name == "between two moves"]


@pytest.mark.parametrize(
    ("moment", "aside"),
    [
        pytest.param(RESTORING[name], aside, id=f"{name}, {'over a house' if aside else 'empty'}")
        for name, aside in EACH
    ],
)
def test_a_killed_restore_has_changed_nothing_or_is_finished_by_the_same_command(
    tmp_path: Path, moment: tuple[Any, str, int], aside: bool
) -> None:
    house, place = a_house(tmp_path / "house"), an_empty_place(tmp_path / "new")
    if aside:
        place = a_house(tmp_path / "other")
        (place.rules / "calendar.yaml").write_text("# von mir\n", encoding="utf-8")
    before = journal_of(place.store) if aside else []
    words = ("restore", str(house.folder / BACKUP), *(("--move-aside",) if aside else ()))
    killed(place, moment, *words)
    if place.store.exists() and not half_restored.plan_path(place.store).exists():
        assert journal_of(place.store) == before, "nothing of it has been moved"
    ended(place, words, house)
    if aside:
        assert [path.read_text("utf-8") for path in place.folder.glob("rules.before-*/calendar.yaml")] == [
            "# von mir\n"
        ]


def ended(place: Workspace, words: tuple[str, ...], house: Workspace) -> None:
    done = place.run(*words)
    assert done.code == 0, done.err
    log = journal_of(place.store)
    told = manifest_in(house.folder / BACKUP)
    assert log[: told["entries"]] == journal_of(house.store)[: told["entries"]]
    assert log[told["entries"]][0] == "backup.restored"
    assert files_below(place.rules) == files_below(house.rules)
    assert place.run("store", "check").code == 0
    assert [path for path in place.folder.iterdir() if path.name == ".zielwacht-restore"] == []


def test_kills_at_any_time_lose_nothing(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    house = a_house(tmp_path / "house")
    usual, killed_while = usual_seconds(house, "backup", "--out", "usual.zip"), Counter[str]()
    for number in range(KILLS):
        after = chance.uniform(0.1, 1) * usual
        killed_while["backing up"] += killed_at_some_time(house, after, "backup", "--out", f"{number}.zip")
        if (house.folder / f"{number}.zip").exists():
            with zipfile.ZipFile(house.folder / f"{number}.zip") as whole:
                assert whole.testzip() is None
    assert house.run("store", "check").code == 0
    for number in range(KILLS):
        place = a_house(tmp_path / f"other{number}")
        words = ("restore", str(house.folder / BACKUP), "--move-aside")
        if not killed_at_some_time(place, chance.uniform(0.1, 1.5) * usual, *words):
            continue
        killed_while["restoring"] += 1
        state = "half" if half_restored.plan_path(place.store).exists() else place.run("store", "check").code
        assert state in ("half", 0)
        if state == "half":
            ended(place, words, house)
        shutil.rmtree(place.folder)
    assert all(killed_while[each] for each in ("backing up", "restoring")), "somebody was killed at all"


def test_a_killed_migration_leaves_the_old_tables_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = a_house(tmp_path / "house")

    def schema() -> list[Any]:
        with closing(sqlite3.connect(house.store)) as opened:
            version = opened.execute("SELECT version_num FROM alembic_version").fetchall()
            return [version, *opened.execute("SELECT name, sql FROM sqlite_master ORDER BY name")]

    old = schema()
    monkeypatch.setattr(migrate.upgrade, "__defaults__", ("head", migrations(tmp_path, RENAMING_KINDS)))
    monkeypatch.setattr(migrate, "HEAD", "9999")
    killed(house, (seal_migration, "seal_anew", 1), "status")
    assert schema() == old
    house.run("status")
    assert schema()[0] == [("9999",)]
