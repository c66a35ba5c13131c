"""A house that is moved to another folder works there; where a setting still names the old one, that is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.backed_up import a_house
from tests.workspace import Workspace

WORKS = {
    "status": ("status", "--now", "2016-07-05T09:00"),
    "check of the store": ("store", "check", "--originals", "--now", "2016-07-05T09:00"),
    "doctor": ("doctor", "--now", "2016-07-05T09:00"),
    "tick": ("tick", "--now", "2016-07-05T10:00"),
    "activation": ("rules", "activate", "--yes", "--now", "2016-07-05T11:00"),
    "backup": ("backup", "--now", "2016-07-05T12:00"),
}


@pytest.fixture
def moved(tmp_path: Path) -> Workspace:
    house = a_house(tmp_path / "house")
    return Workspace(house.folder.rename(tmp_path / "an einem Ort? mit Ümlaut"))


def test_with_settings_that_name_no_folder_above_all_works(moved: Workspace) -> None:
    for name, words in WORKS.items():
        done = moved.run(*words)
        wrong = [line for line in done.out.splitlines() if line.startswith("PROBLEM")]
        assert (done.code, wrong) == (0, []), (name, done.err)


OLD = {
    "[store] url": ('[store]\nurl = "sqlite:////gone/var/zielwacht.sqlite3"\n', "status", "/gone/var is missing"),
    "[rules] path": ('[rules]\npath = "/gone/rules"\n', "rules lint", "/gone/rules"),
    "[inbox] path": ('[inbox]\npath = "/gone/inbox"\n', "doctor", "/gone/inbox is missing ([inbox] path)"),
    "[mail] folder": ('[mail]\nfolder = "/gone/mails"\n', "doctor", "/gone/mails is missing ([mail] folder)"),
}


@pytest.mark.parametrize(("settings", "verb", "sentence"), OLD.values(), ids=OLD)
def test_a_setting_that_names_the_old_folder_is_told(moved: Workspace, settings: str, verb: str, sentence: str) -> None:
    moved.write("config.toml", settings)
    done = moved.run(*verb.split())
    assert done.code in (2, 4)
    assert sentence in done.out + done.err, done.out + done.err
