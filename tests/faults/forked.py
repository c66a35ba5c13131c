"""Processes of the product that are forked from one which has imported it already: each starts in milliseconds.

A kill meets work instead of a starting interpreter. What a process does from then on is the product's own.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(["tests.faults.forked", "checker.cli.tick", "checker.daemon.service",
                              "checker.cli.wiring", "checker.usecases.running.tick",
                              "checker.usecases.telling.sending_troubles", "notifications.smtp",
                              "notifications.render"])  # fmt: skip


class TowerClock:
    """Stands at the instant (aware) that is written in a file."""

    def __init__(self, dial: Path) -> None:
        self._dial = dial

    def now(self) -> datetime:
        return datetime.fromisoformat(self._dial.read_text(encoding="utf-8"))


def fork(work: Callable[..., int], folder: Path, log: Path, *given: object) -> BaseProcess:
    """A process that does `work` in a folder; what it says goes to the log, its exit code is what `work` returns."""
    process = FORKS.Process(target=_do, args=(work, folder, log, *given))
    process.start()
    return process


def _do(work: Callable[..., int], folder: Path, log: Path, *given: object) -> None:
    """In the process. Nothing of the caller's settings gets in."""
    os.chdir(folder)
    with log.open("ab") as words:
        os.dup2(words.fileno(), sys.stdout.fileno())
        os.dup2(words.fileno(), sys.stderr.fileno())
    for name in [name for name in os.environ if name.startswith("ZIELWACHT_")]:
        del os.environ[name]
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(work(*given))


def a_tick(now: datetime) -> int:
    """`zielwacht tick`, as an administrator's timer starts it."""
    from checker.cli.main import run

    return run(["tick", "--now", now.isoformat()])


def a_daemon(interval_seconds: float, dial: Path) -> int:
    """`zielwacht run`, with a short interval and a clock whose hands are set in a file."""
    from checker.cli.wiring import sender_of, transport_of
    from checker.configuration import load_configuration
    from checker.daemon import logs, service

    configuration = load_configuration(Path("config.toml"), {}, {})
    logs.set_up(quiet=False)
    transport, sender = transport_of(configuration), sender_of(configuration)
    return service.run(configuration, transport, sender, TowerClock(dial), interval_seconds=interval_seconds)
