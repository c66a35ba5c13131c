"""At the Tab key a real bash, on a terminal, completes commands, those of lazily loaded groups, options and values."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workspace import REPOSITORY

BASH = shutil.which("bash")
TAB, MADE_A_COMMENT = b"\t", b"\x01#\n"


class Shell:
    """A bash that knows `zielwacht` and its completion. What is typed is echoed as a terminal does."""

    def __init__(self, folder: Path) -> None:
        assert BASH is not None
        program = folder / "bin" / "zielwacht"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        environ = {"PATH": f"{program.parent}:{os.environ['PATH']}", "PYTHONPATH": str(REPOSITORY), "TERM": "dumb",
                   "HOME": str(folder), "LC_ALL": "C.UTF-8", "PS1": "", "INPUTRC": os.devnull}  # fmt: skip
        self._ours, theirs = pty.openpty()
        self._process = subprocess.Popen(
            [BASH, "--norc", "--noprofile", "-i"], cwd=folder, env=environ,
            stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        )  # fmt: skip
        os.close(theirs)
        self._type(b"PS1= PS2=; bind 'set enable-bracketed-paste off'\n")
        self._type(b"source <(zielwacht completion bash)\n")

    def _type(self, keys: bytes) -> None:
        os.write(self._ours, keys)

    def asked(self, line: str) -> str:
        """The line after Tab: what bash has made of it. It is not run."""
        self._type(line.encode() + TAB + MADE_A_COMMENT + b"echo '=== ''heard'\n")
        return self._heard_until("=== heard")

    def _heard_until(self, end: str) -> str:
        heard = ""
        while end not in heard:
            heard += os.read(self._ours, 65536).decode()
        return heard

    def close(self) -> None:
        os.close(self._ours)
        self._process.wait(30)


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    if BASH is None:
        pytest.skip("bash is not installed")
    shell = Shell(tmp_path_factory.mktemp("shell"))
    yield shell
    shell.close()


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        pytest.param("zielwacht comp", "zielwacht completion ", id="a command"),
        pytest.param("zielwacht audit mat", "zielwacht audit matrix ", id="a command of a group that is loaded late"),
        pytest.param("zielwacht audit key rot", "zielwacht audit key rotate ", id="of a group within it"),
        pytest.param("zielwacht records import --dry", "zielwacht records import --dry-run ", id="an option"),
        pytest.param("zielwacht completion z", "zielwacht completion zsh ", id="a value"),
    ],
)
def test_bash_completes(shell: Shell, typed: str, stands: str) -> None:
    assert stands in shell.asked(typed)


def test_a_misspelt_command_at_the_tab_key_says_nothing(shell: Shell) -> None:
    heard = shell.asked("zielwacht rulez act")
    assert "rulez act" in heard
    assert "rulez activate" not in heard
    assert "No such command" not in heard


@pytest.mark.parametrize(("kind", "first_words"), [("zsh", "#compdef zielwacht"), ("fish", "function _zielwacht")])
def test_the_other_shells_have_theirs(kind: str, first_words: str) -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "checker", "completion", kind],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    ).stdout  # fmt: skip
    assert printed.startswith(first_words)
    assert "_ZIELWACHT_COMPLETE=" in printed
