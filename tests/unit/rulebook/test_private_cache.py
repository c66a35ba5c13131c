"""A cache is private to its user, whole or absent, small, and silent."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_IMODE

import pytest

from checker.rulebook import private_cache
from checker.rulebook.private_cache import MOST_FILES, cache_folder, keep, read_kept

NAME = "a.jsonl"


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        pytest.param({"HOME": "/home/a"}, "/home/a/.cache/zielwacht", id="the home of its user"),
        pytest.param({"HOME": "/home/a", "XDG_CACHE_HOME": "/fast"}, "/fast/zielwacht", id="where the user says"),
        pytest.param({"HOME": "/home/a", "XDG_CACHE_HOME": ""}, "/home/a/.cache/zielwacht", id="said as nothing"),
        pytest.param({"HOME": "/home/a", "XDG_CACHE_HOME": "fast"}, "/home/a/.cache/zielwacht", id="not absolute"),
        pytest.param(
            {"HOME": "/home/a", "CACHE_DIRECTORY": "/var/cache/a:/var/cache/b"}, "/var/cache/a", id="as systemd says"
        ),
        pytest.param({}, None, id="a machine that names none"),
        pytest.param({"HOME": ""}, None, id="an empty home"),
    ],
)
def test_where_the_cache_lies(environ: dict[str, str], expected: str | None) -> None:
    assert cache_folder(environ) == (Path(expected) if expected else None)


def test_what_is_kept_is_read_again_and_nobody_else_can(tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "room"
    before = os.umask(0)
    try:
        keep(folder, NAME, b"known")
    finally:
        os.umask(before)
    assert read_kept(folder, NAME) == b"known"
    assert S_IMODE(folder.stat().st_mode) == 0o700
    assert S_IMODE((folder / NAME).stat().st_mode) == 0o600


def test_nothing_kept_is_nothing(tmp_path: Path) -> None:
    assert read_kept(tmp_path, NAME) is None


def test_a_link_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "room"
    keep(folder, "b", b"known")
    (folder / NAME).symlink_to(folder / "b")
    assert read_kept(folder, NAME) is None


def test_a_linked_folder_is_neither_read_nor_written(tmp_path: Path) -> None:
    keep(tmp_path / "room", NAME, b"known")
    (tmp_path / "linked").symlink_to(tmp_path / "room")
    assert read_kept(tmp_path / "linked", NAME) is None
    keep(tmp_path / "linked", "b", b"more")
    assert not (tmp_path / "room" / "b").exists()


def test_a_pipe_under_its_name_is_not_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "room"
    keep(folder, "b", b"known")
    os.mkfifo(folder / NAME, 0o600)
    assert read_kept(folder, NAME) is None


def test_what_somebody_else_owns_is_not_read_nor_is_anything_laid_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path / "room", NAME, b"known")
    monkeypatch.setattr(private_cache.os, "geteuid", lambda: os.getuid() + 1)
    assert read_kept(tmp_path / "room", NAME) is None
    keep(tmp_path / "new", NAME, b"known")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("place", ["/dev/null", "/proc/nowhere"])
def test_where_nothing_can_be_written_nothing_is_kept_or_said(place: str) -> None:
    keep(Path(place) / "room", NAME, b"known")
    assert read_kept(Path(place) / "room", NAME) is None


def test_a_failed_write_leaves_what_was_there_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path / "room", NAME, b"known")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    keep(tmp_path / "room", NAME, b"newer")
    assert read_kept(tmp_path / "room", NAME) == b"known"
    assert [file.name for file in (tmp_path / "room").iterdir()] == [NAME]


def test_the_oldest_make_room(tmp_path: Path) -> None:
    folder = tmp_path / "room"
    for number in range(MOST_FILES + 3):
        keep(folder, f"{number}", b"known")
        os.utime(folder / f"{number}", ns=(number, number))
    kept = {file.name for file in folder.iterdir()}
    assert len(kept) == MOST_FILES
    assert {"0", "1", "2"}.isdisjoint(kept)
