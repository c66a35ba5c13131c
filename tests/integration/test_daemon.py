"""The daemon as a process: starts, works, is the only one, stops cleanly, and comes back after SIGKILL."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from checker.domain.health import HealthCode
from checker.store.heartbeat import Heartbeat, read_heartbeat
from checker.store.lock import is_driven
from checker.usecases.running.health import Around
from checker.usecases.running.status import Status, status
from tests.driven import DrivenHouse

CHECKOUT = Path(__file__).parents[2]
CHILD = Path(__file__).with_name("driven_child.py")
CONFIG = """
[rules]
path = "rules"
[store]
url = "sqlite:///zielwacht.sqlite3"
[inbox]
path = "inbox"
[mail]
transport = "folder"
folder = "mails"
"""
# As long as rounds go on, a busy machine is only slow; so many of them without it are too many.
GIVE_UP_ROUNDS = 100
GIVE_UP_SECONDS = 60
QUARTER = "fachaufsicht_2016-Q1.csv"


class Machine:
    """A house on disk, and the daemons that were started on it."""

    def __init__(self, folder: Path) -> None:
        self.house = DrivenHouse(folder)
        (folder / "config.toml").write_text(CONFIG, encoding="utf-8")
        self.daemons: list[subprocess.Popen[str]] = []

    def start(self) -> subprocess.Popen[str]:
        daemon = subprocess.Popen(
            [sys.executable, str(CHILD), str(self.house.folder / "config.toml"), "0.2"],
            env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
            stderr=subprocess.PIPE,
            text=True,
        )
        self.daemons.append(daemon)
        return daemon

    def until(self, holds: Callable[[], bool]) -> None:
        rounds: set[object] = set()
        give_up = time.monotonic() + GIVE_UP_SECONDS
        while not holds():
            ended = [daemon for daemon in self.daemons if daemon.poll() not in (None, 0, 4, -signal.SIGKILL)]
            assert not ended, ended[0].communicate()[1]
            finished = self.heartbeat and (self.heartbeat.pid, self.heartbeat.steps)
            if finished not in rounds:
                rounds.add(finished)
                give_up = time.monotonic() + GIVE_UP_SECONDS
            assert time.monotonic() < give_up, f"it got nowhere: {self.heartbeat}"
            assert len(rounds) <= GIVE_UP_ROUNDS, f"it never came to it: {self.heartbeat}"
            time.sleep(0.05)

    @property
    def heartbeat(self) -> Heartbeat | None:
        return read_heartbeat(self.house.store.place)

    def works(self, daemon: subprocess.Popen[str]) -> Callable[[], bool]:
        return lambda: self.heartbeat is not None and self.heartbeat.pid == daemon.pid and self.heartbeat.steps >= 2

    def status(self) -> Status:
        assert self.heartbeat is not None
        now = self.heartbeat.progress_at + timedelta(milliseconds=100)
        return status(self.house.store, Around(now, self.house.rules, self.house.inbox, timedelta(seconds=60)))


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    machine = Machine(tmp_path)
    yield machine
    for daemon in machine.daemons:
        if daemon.poll() is None:
            daemon.kill()
        daemon.communicate()
    machine.house.store.close()


def test_it_takes_files_sends_mails_and_stops_cleanly_when_told(machine: Machine) -> None:
    daemon = machine.start()
    machine.house.lay(QUARTER)
    machine.until(lambda: QUARTER in machine.house.names("done") if (machine.house.inbox / "done").exists() else False)
    machine.until(lambda: any((machine.house.folder / "mails").glob("*.eml")))
    machine.until(machine.works(daemon))
    # On a busy machine a round may take longer than the intervals after which status calls a tick old.
    machine.until(lambda: machine.status().issues == ())

    daemon.send_signal(signal.SIGTERM)

    assert daemon.wait(GIVE_UP_SECONDS) == 0
    assert machine.house.told("daemon.stopped") == [{"why": "told_to_stop"}]
    assert not is_driven(machine.house.store.place)
    assert machine.status().is_well, "stopped on purpose is no illness"


def test_it_lets_an_edit_take_effect_by_itself_where_that_is_configured(machine: Machine) -> None:
    config = machine.house.folder / "config.toml"
    config.write_text(CONFIG.replace("[rules]", '[rules]\nactivate = "when_saved"'), encoding="utf-8")
    machine.house.edit("# ein Gedanke dazu\n")

    machine.start()

    machine.until(lambda: machine.house.told("rules.activated")[-1]["by"] == "daemon")


def test_a_second_one_refuses_and_names_the_first(machine: Machine) -> None:
    first = machine.start()
    machine.until(machine.works(first))

    second = machine.start()

    _, told = second.communicate(timeout=GIVE_UP_SECONDS)
    assert second.returncode == 4
    assert f"works on this store already (process {first.pid})" in told
    assert first.poll() is None


def test_after_sigkill_status_is_ill_and_a_new_one_takes_over(machine: Machine) -> None:
    killed = machine.start()
    machine.until(machine.works(killed))
    killed.kill()
    killed.wait()
    assert machine.status().issues[0].code is HealthCode.DAEMON_GONE

    daemon = machine.start()
    machine.house.lay(QUARTER)

    machine.until(machine.works(daemon))
    machine.until(lambda: QUARTER in machine.house.names("done"))
    assert machine.status().around is not None
    assert is_driven(machine.house.store.place)
