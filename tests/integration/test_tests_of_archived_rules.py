"""Tests of rules are no part of what is activated: they come from the house's folder where it holds the same rules."""

from __future__ import annotations

import shutil
from pathlib import Path

from checker.starter import rules_folder
from checker.store import Store
from checker.usecases.auditing.played_rules import unpacked
from tests.web.ruled_store import ruled_store


def _tests(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("tests/*.yaml"))


def _beside(tmp_path: Path) -> Path:
    return Path(shutil.copytree(rules_folder(), tmp_path / "rules"))


def _unpacked(store: Store, tmp_path: Path, beside: Path) -> list[str]:
    return _tests(unpacked(store, "active", tmp_path / "archived", beside).folder)


def test_the_folder_of_the_same_rules_brings_their_tests(tmp_path: Path) -> None:
    with ruled_store(tmp_path) as store:
        beside = _beside(tmp_path)
        assert _unpacked(store, tmp_path, beside) == _tests(beside)


def test_a_folder_that_was_edited_since_brings_none(tmp_path: Path) -> None:
    with ruled_store(tmp_path) as store:
        beside = _beside(tmp_path)
        with (beside / "escalation.yaml").open("a") as file:
            file.write("# edited\n")
        assert _unpacked(store, tmp_path, beside) == []
