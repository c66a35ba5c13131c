"""A house of its own for a test: rules, configuration and store in a folder, and the command beside it."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import chdir
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

from checker.cli.main import run
from tests.patience import HANGS

REPOSITORY = Path(__file__).resolve().parents[1]
EXAMPLES = REPOSITORY / "checker" / "starter" / "records"
FACHAUFSICHT = "fachaufsicht_2016-Q1.csv"
CONFIG = """[rules]
path = "rules"

[store]
url = "sqlite:///zielwacht.sqlite3"

[inbox]
path = "inbox"

[mail]
transport = "{transport}"
folder = "mails"

[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "Zielwacht <zielwacht@jobcenter.example>"
"""


@dataclass(frozen=True, slots=True)
class Done:
    """What a finished command left: exit code, results (stdout), all else (stderr)."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Workspace:
    folder: Path

    @property
    def store(self) -> Path:
        return self.folder / "zielwacht.sqlite3"

    @property
    def rules(self) -> Path:
        return self.folder / "rules"

    def goal(self, name: str) -> Path:
        return self.rules / "plans" / "2016" / "goals" / f"{name}.yaml"

    def write(self, name: str, content: bytes | str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def configure(self, transport: str = "folder", port: int = 25, more: str = "") -> None:
        self.write("config.toml", CONFIG.format(transport=transport, port=port) + more)

    def example(self, name: str = FACHAUFSICHT) -> Path:
        """A copy of one of the senders' example files."""
        return Path(shutil.copy(EXAMPLES / name, self.folder / name))

    def run(self, *arguments: str | Path, env: Mapping[str, str] | None = None) -> Done:
        """The command, in this folder and process; nothing of the caller's settings gets in.

        For what only a process of its own shows (exit code, streams, environment, two at once): `run_process`.
        """
        return _in_this_process([str(argument) for argument in arguments], self.folder, env or {})

    def activate_edit(self, *words: str) -> Done:
        """Activate the folder as it is now, approved by all who must: for what is about the time after an edit."""
        now = words[words.index("--now") :][:2] if "--now" in words else ()
        done = self.run("rules", "approve", "--json", *now)
        listed = json.loads(done.out) if done.code == 0 else {"needs": ()}
        decision = ("--file-number", "50.1-2016/077", "--decided", "2016-01-01")
        for role in sorted({need["roles"][0] for need in listed["needs"]}):
            given = self.run("rules", "approve", listed["preview"], "--by", role, *decision, *now)
            assert given.code == 0, given.err
        return self.run("rules", "activate", "--yes", *words)

    def run_process(self, *arguments: str | Path, env: Mapping[str, str] | None = None) -> Done:
        """The command as its user starts it, in this folder; nothing of the caller's settings gets in."""
        done = subprocess.run(
            [sys.executable, "-m", "checker", *map(str, arguments)],
            cwd=self.folder,
            env={**_inherited(), "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1", **(env or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=HANGS,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)


def _inherited() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("ZIELWACHT_", "NO_COLOR"))}


def _in_this_process(arguments: Sequence[str], folder: Path, env: Mapping[str, str]) -> Done:
    """Streams, working folder, environment and log handlers are those of a process, and are put back."""
    out, err = _stream(), _stream()
    handlers, level = logging.root.handlers[:], logging.root.level
    with (
        patch.dict(os.environ, {**_inherited(), **env}, clear=True),
        chdir(folder),
        Path(os.devnull).open(encoding="utf-8") as nothing,
        patch.multiple(sys, stdin=nothing, stdout=out, stderr=err),
    ):
        try:
            code = run(arguments)
        finally:
            logging.root.handlers[:] = handlers
            logging.root.setLevel(level)
    return Done(code, _text(out), _text(err))


def _stream() -> TextIOWrapper:
    return TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True)


def _text(stream: TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, BytesIO)
    return buffer.getvalue().decode("utf-8")


def make_workspace(folder: Path, goals: Iterable[str] | None = None) -> Workspace:
    """The repository's rules (all goals, or some) in a folder of their own, mails as files."""
    made = Workspace(folder)
    shutil.copytree(REPOSITORY / "rules", made.rules, ignore=shutil.ignore_patterns("tests"))
    if goals is not None:
        kept = {f"{name}.yaml" for name in goals}
        for path in (made.rules / "plans" / "2016" / "goals").iterdir():
            if path.name not in kept:
                path.unlink()
    made.configure()
    return made
