"""`rules lint` on what is no folder of rules, or one with a file of too much: a sentence, and an end.

Bounds are counted, not timed: so many lines, and nothing that only follows from what could not be read.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker.rulebook import files
from checker.rulebook.load import lint
from tests.workspace import Workspace

HOSPITAL = Path(__file__).parents[2] / "examples" / "hospital" / "rules"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HOSPITAL, tmp_path / "rules"))


def told(rules: Path) -> list[str]:
    return [str(problem).removeprefix(f"{rules}/") for problem in lint(rules).problems]


def test_in_an_empty_folder_the_way_to_a_house_is_named(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    done = Workspace(tmp_path).run("rules", "lint", "--rules", tmp_path / "rules")
    assert done.code == 2
    assert done.err.endswith("No file of rules lies there. 'zielwacht init FOLDER' writes those of a new house.\n")


def test_a_folder_of_thousands_of_files_is_looked_at_no_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_FILES", 30)
    for number in range(31):
        (tmp_path / f"{number}.txt").touch()
    assert f"{tmp_path}: more than 30 files lie here, so this is no folder of rules; name that with --rules" in told(
        tmp_path
    )


def test_of_a_vocabulary_too_large_to_read_only_that_is_told(rules: Path) -> None:
    with (rules / "vocabulary.yaml").open("ab") as file:
        file.truncate(50_000_000)
    assert told(rules) == ["vocabulary.yaml: the file has 50,000,000 bytes; at most 2,000,000 are read: split it"]


def test_a_file_of_nothing_but_mistakes_is_read_to_its_thousandth(rules: Path) -> None:
    (rules / "calendar.yaml").write_text("region: BE\n" * 100_000, encoding="utf-8")
    lines = told(rules)
    assert lines[-1].startswith("calendar.yaml:1002:1: the 1,000 mistakes above are enough")
    assert len(lines) == 1001


def test_aliases_within_aliases_are_never_followed(rules: Path) -> None:
    levels = "".join(f"a{up}: &a{up} [{', '.join([f'*a{up - 1}'] * 10)}]\n" for up in range(1, 10))
    (rules / "calendar.yaml").write_text(f"a0: &a0 x\n{levels}", encoding="utf-8")
    assert sum("alias '" in line for line in told(rules)) == 9 * 10


def test_of_a_folder_that_cannot_be_read_only_that_is_told(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything: the walk is told what anybody else would be."""
    walk = files.os.walk

    def closed(folder: Path, onerror: object) -> object:
        assert callable(onerror)
        for root, folders, names in walk(folder):
            if "plans" in folders:
                folders.remove("plans")
                onerror(PermissionError(13, "Permission denied", str(folder / "plans")))
            yield root, folders, names

    monkeypatch.setattr(files.os, "walk", closed)
    assert told(rules) == ["plans: this folder cannot be read: Permission denied"]


def test_what_is_no_text_and_what_is_quoted_is_no_merge(rules: Path) -> None:
    (rules / "plan.bin").write_bytes(b"\x00\xff<<<<<<< \n" * 10)
    (rules / "README.md").write_text(">>>>>>> seven deep\n=======\n", encoding="utf-8")
    assert told(rules) == []
    (rules / "mail.text.j2").write_text("a\n<<<<<<< ours\nb\n", encoding="utf-8")
    assert told(rules) == [
        "mail.text.j2:2:1: a merge conflict begins here and has no end: keep one side, and delete the marks"
    ]
