"""A house with a past, to be backed up and put back; and an archive looked into with the standard library alone."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.made_once import made_once
from tests.workspace import Workspace, make_workspace

MADE_AT = "2016-07-04T10:30"
LATER = "2016-07-05T10:00"
BACKUP = "backup.zip"
# The store as no backup had been made of it.
BEFORE = "before.sqlite3"


def _a_past(folder: Path) -> None:
    house = make_workspace(folder / "house", goals=("kdu",))
    for name in ("inbox", "mails"):
        (house.folder / name).mkdir()
    house.write("inbox/done/alt.csv", "a;b\n1;2\n")
    house.write("inbox/kommt.csv", "c;d\n3;4\n")
    house.write("szenarien/eigene.feature", "# language: de\nFunktionalität: Eigene\n")
    for words in (
        ("rules", "activate", "--yes", "--now", "2016-01-04T09:00"),
        ("records", "import", house.example(), "--now", "2016-04-11T09:00"),
        ("tick", "--now", "2016-07-04T10:00"),
    ):
        done = house.run(*words)
        assert done.code in (0, 1, 3), done.err
    shutil.copy(house.store, house.folder / BEFORE)
    made = house.run("backup", "--out", BACKUP, "--now", MADE_AT)
    assert made.code == 0, made.err


def a_house(folder: Path) -> Workspace:
    """It has been backed up into `backup.zip`; its mails are files, and a file waits in its inbox."""
    shutil.copytree(made_once("backed-up", _a_past) / "house", folder)
    return Workspace(folder)


def an_empty_place(folder: Path) -> Workspace:
    folder.mkdir()
    return Workspace(folder)


def parts_of(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def manifest_in(archive: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(parts_of(archive)["manifest.json"])
    return told


def rewritten(archive: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """The same archive with other parts."""
    parts = parts_of(archive)
    change(parts)
    with zipfile.ZipFile(archive, "w") as into:
        for name, content in parts.items():
            into.writestr(name, content)


def with_manifest(archive: Path, **values: object) -> None:
    told = manifest_in(archive) | values
    rewritten(archive, lambda parts: parts.update({"manifest.json": json.dumps(told).encode()}))


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def files_below(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): sha256(path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


def journal_of(store: Path) -> list[tuple[str, dict[str, Any]]]:
    with closing(sqlite3.connect(store)) as opened:
        rows = opened.execute("SELECT kind, facts FROM journal ORDER BY seq").fetchall()
    return [(kind, json.loads(facts)) for kind, facts in rows]
