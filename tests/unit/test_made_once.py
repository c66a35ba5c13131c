"""What is made once a run is whole for whoever takes it, and made by one process alone."""

from __future__ import annotations

import os
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests import made_once as module
from tests.made_once import made_once


def _make(folder: Path) -> None:
    (folder / "by.txt").write_text(str(os.getpid()))


def _taken(base: Path) -> str:
    module._shared[:] = [base]
    return (made_once("here", _make) / "by.txt").read_text()


def test_several_processes_take_what_one_of_them_made(tmp_path: Path) -> None:
    with get_context("fork").Pool(2) as pool:
        assert len(set(pool.map(_taken, [tmp_path] * 4, chunksize=1))) == 1


def test_what_fails_leaves_nothing_and_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(folder: Path) -> None:
        (folder / "half.txt").touch()
        raise RuntimeError("broken")

    monkeypatch.setattr(module, "_shared", [tmp_path])
    with pytest.raises(RuntimeError):
        made_once("here", breaks)
    assert [path.name for path in made_once("here", _make).iterdir()] == ["by.txt"]
