"""Each command as a process of its own: the same exit code, results and words as within the tests' process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.workspace import FACHAUFSICHT, Workspace, make_workspace

NOON = "2016-07-04T12:00:00+02:00"
RULE = "kdu-error-rate"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Rules in force, one file taken in, one tick."""
    made = make_workspace(tmp_path_factory.mktemp("house"), ["kdu"])
    file = made.example()
    for words in (("rules", "activate"), ("records", "import", file, "--now", NOON), ("tick", "--now", NOON)):
        done = made.run(*words)
        assert done.code == 0, done.err
    return made


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((), id="no command"),
        pytest.param(("--version",), id="version"),
        pytest.param(("gibt-es-nicht",), id="an unknown command"),
        pytest.param(("calendar", "due", "2016-04-30"), id="calendar"),
        pytest.param(("check", FACHAUFSICHT, "--on", "2016-07-04", "--rule", RULE), id="check"),
        pytest.param(("check", "gibt-es-nicht.csv", "--on", "2016-07-04"), id="check a missing file"),
        pytest.param(("findings", "list", "--json"), id="findings"),
        pytest.param(("mail", "outbox"), id="mail"),
        pytest.param(("records", "list", "--json"), id="records"),
        pytest.param(("roles", "list"), id="roles"),
        pytest.param(("rules", "list"), id="rules"),
        pytest.param(("rules", "lint"), id="lint"),
        pytest.param(("rules", "explain", RULE, "--on", "2016-07-04"), id="explain"),
        pytest.param(("tick", "--now", "2016-07-01T12:00:00+02:00"), id="a tick behind the store"),
        pytest.param(("demo", "--folder", "rules"), id="demo into a folder that is not its own"),
    ],
)
def test_a_process_gives_what_the_tests_see(house: Workspace, words: tuple[str, ...]) -> None:
    assert house.run_process(*words) == house.run(*words)


def test_settings_come_from_the_environment_of_the_process(house: Workspace) -> None:
    done = house.run_process("status", env={"ZIELWACHT_STORE__URL": "sqlite:///elsewhere.sqlite3"})
    assert done.code == 4
    assert "elsewhere.sqlite3" in done.err


def test_the_callers_settings_do_not_reach_a_command_of_the_tests(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZIELWACHT_STORE__URL", "sqlite:///elsewhere.sqlite3")
    assert house.run("mail", "outbox").code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_full_disk_below_the_output_is_said_in_a_sentence() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "checker", "--version"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 4
    assert done.stderr.startswith("zielwacht: no space was left for what was to be written: make room there")
    assert done.stderr.count("\n") == 1
