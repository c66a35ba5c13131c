"""A store of a newer version is refused by every verb with the version that is needed, and stays as it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from checker import __version__
from tests.backed_up import BACKUP, a_house
from tests.workspace import Workspace

NEEDED = f"install Zielwacht 2.1.3 or newer (this is {__version__})"
VERBS = {
    "status": ("status",),
    "tick": ("tick",),
    "run": ("run",),
    "serve": ("serve", "--bind", "127.0.0.1:0"),
    "activate": ("rules", "activate", "--yes"),
    "import": ("records", "import", "inbox/kommt.csv"),
    "findings": ("findings", "list"),
    "log": ("audit", "log"),
    "check": ("store", "check"),
    "backup": ("backup", "--out", "neu.zip"),
    "resume": ("resume", "--mails"),
    "doctor": ("doctor",),
}


def written_by(house: Workspace, user_version: int) -> bytes:
    with closing(sqlite3.connect(house.store)) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
        opened.execute(f"PRAGMA user_version = {user_version}")
        opened.commit()
    return house.store.read_bytes()


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    return a_house(tmp_path / "house")


def test_every_verb_names_the_version_that_is_needed(house: Workspace) -> None:
    before = written_by(house, 2_01_03)
    for name, words in VERBS.items():
        done = house.run(*words)
        told = done.out + done.err
        assert (done.code, f"install Zielwacht 2.1.3 or newer (this is {__version__})" in told) == (4, True), (
            name,
            told,
        )
        assert "Traceback" not in told, name
    assert house.store.read_bytes() == before


def test_one_that_never_said_its_version_is_refused_too(house: Workspace) -> None:
    written_by(house, 0)
    assert "install that version, or restore a backup" in house.run("status").err


def test_a_store_says_by_which_version_it_was_made(house: Workspace) -> None:
    major, minor, patch = (int(part) for part in __version__.split(".")[:3])
    with closing(sqlite3.connect(house.store)) as opened:
        assert opened.execute("PRAGMA user_version").fetchone() == (major * 10_000 + minor * 100 + patch,)


def test_the_backup_from_before_an_update_is_put_back_in_place_of_it(house: Workspace) -> None:
    written_by(house, 2_01_03)
    done = house.run("restore", BACKUP, "--move-aside")
    assert done.code == 0, done.err
    (aside,) = house.folder.glob("zielwacht.sqlite3.before-restore-*")
    with closing(sqlite3.connect(aside)) as opened:
        assert opened.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)
    assert house.run("store", "check").code == 0
