"""Whoever waits at a terminal for a large file sees how far it has come; nobody else is told."""

from __future__ import annotations

import sys
from contextlib import suppress
from io import StringIO

import pytest

from checker.cli.file_progress import file_progress
from checker.cli.options import App
from tests.benchmarks import many_rows
from tests.terminal import on_a_terminal
from tests.workspace import Workspace, make_workspace

ROWS = 14_000
IMPORT = ("records", "import", many_rows.NAME, "--now", "2017-02-01T08:00")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    house = make_workspace(tmp_path_factory.mktemp("house"))
    assert house.run("rules", "activate").code == 0
    many_rows.write(house.folder / many_rows.NAME, ROWS)
    return house


def test_a_dry_run_is_told_when_it_judges(house: Workspace) -> None:
    """Before the import below: what is stored already adds nothing to judge."""
    _, written = on_a_terminal(house, *IMPORT, "--dry-run", stream="stderr")
    assert written.split("\r") == [
        "",
        f"{many_rows.NAME}: reading 1 MB\x1b[K",
        "\x1b[K",
        f"judging today with {ROWS:,} rows and without them\x1b[K",
        "\x1b[K",
    ]


def test_a_terminal_is_told_how_far_a_large_file_has_come_and_keeps_nothing_of_it(house: Workspace) -> None:
    _, written = on_a_terminal(house, *IMPORT, stream="stderr")
    line, _, account = written.rpartition("\r\x1b[K")
    assert line.split("\r") == [
        "",
        f"{many_rows.NAME}: reading 1 MB\x1b[K",
        f"storing: 5,000 of {ROWS:,} rows\x1b[K",
        f"storing: 10,000 of {ROWS:,} rows\x1b[K",
        f"storing: {ROWS:,} of {ROWS:,} rows\x1b[K",
    ]
    assert account.startswith(f"{many_rows.NAME}: read {ROWS}")


def test_a_check_is_told_too_and_a_pipe_is_not(house: Workspace) -> None:
    check = ("check", many_rows.NAME, "--on", "2017-02-01")
    _, written = on_a_terminal(house, *check, stream="stderr")
    assert f"\r{many_rows.NAME}: reading 1 MB\x1b[K\r\x1b[K" in written
    assert "\r" not in house.run(*check).err


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("quiet", "size", "written"),
    [
        pytest.param(False, 1 << 20, "\ra.csv: reading 1 MB\x1b[K\r\x1b[K", id="large"),
        pytest.param(False, (1 << 20) - 1, "", id="small"),
        pytest.param(True, 1 << 20, "", id="quiet"),
    ],
)
def test_what_is_read_at_once_is_not_told_of_nor_is_whoever_wants_quiet(
    monkeypatch: pytest.MonkeyPatch, *, quiet: bool, size: int, written: str
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with suppress(RuntimeError), file_progress(App(quiet=quiet)) as progress:
        progress.reads("a.csv", size)
        raise RuntimeError("what fails leaves no half line either")
    assert terminal.getvalue() == written
