"""What a command says to somebody who sits at a terminal. The other stream goes nowhere."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import Literal

from tests.workspace import REPOSITORY, Workspace


def on_a_terminal(
    house: Workspace, *arguments: object, stream: Literal["stdout", "stderr"], **env: str
) -> tuple[int, str]:
    """The exit code, and what the command writes to a stream that is a terminal."""
    inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "checker", *map(str, arguments)],
        cwd=house.folder,
        env={**inherited, "PYTHONPATH": str(REPOSITORY), "TERM": "xterm", **env},
        stdin=subprocess.DEVNULL,
        stdout=theirs if stream == "stdout" else subprocess.DEVNULL,
        stderr=theirs if stream == "stderr" else subprocess.DEVNULL,
    ) as process:
        os.close(theirs)
        written = b""
        try:
            while some := os.read(ours, 65536):
                written += some
        except OSError:
            pass  # Linux says so when the other side has closed
        finally:
            os.close(ours)
        return process.wait(60), written.decode()
