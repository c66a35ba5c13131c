"""The watchdog: progress between files and mails counts, silence does not last, and what hangs is ended."""

from __future__ import annotations

import os
import socket
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from checker.daemon import service
from checker.daemon.notify import notify
from checker.daemon.service import Service
from checker.daemon.watch import BYTES_A_SECOND, Watch
from checker.domain.clock import WallClock
from checker.store.errors import StoreError
from checker.store.heartbeat import Heartbeat, read_heartbeat, write_heartbeat
from checker.store.lock import AlreadyDriven, DriverLock, is_driven
from checker.usecases.running.daemon_cycle import RoundReport
from tests.driven import MONDAY_NOON


class Seconds:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


def test_silence_for_longer_than_its_patience_is_stuck(seconds: Seconds) -> None:
    watch = Watch(180, 240, Event(), seconds)
    seconds.now += 180
    assert not watch.is_stuck
    seconds.now += 1
    assert watch.is_stuck


def test_every_mail_is_progress(seconds: Seconds) -> None:
    watch = Watch(180, 240, Event(), seconds)
    for _ in range(10):
        seconds.now += 170
        assert watch.may_send()
        assert not watch.is_stuck


def test_a_large_file_is_given_the_time_it_needs(seconds: Seconds) -> None:
    watch = Watch(180, 240, Event(), seconds)
    assert watch.may_read(1000 * BYTES_A_SECOND)
    seconds.now += 1000
    assert not watch.is_stuck
    seconds.now += 1
    assert watch.is_stuck


def test_told_to_stop_nothing_new_is_begun(seconds: Seconds) -> None:
    stopping = Event()
    watch = Watch(180, 240, stopping, seconds)
    stopping.set()
    assert not watch.may_read(1)
    assert not watch.may_send()


def test_a_daemon_that_gets_nowhere_ends_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    place, free, seconds, codes = str(tmp_path / "store"), Event(), Seconds(), []
    stopping, over = Event(), Event()

    def told(*facts: str) -> None:
        if facts == ("STATUS=at last",):
            over.set()

    monkeypatch.setattr(service, "notify", told)

    class Hanging:
        failures = 0

        def round(self, now: object) -> RoundReport:
            del now
            seconds.now += 1000
            free.wait(30)
            return RoundReport("at last")

    watch = Watch(180, 240, Event(), seconds)
    heartbeat = Heartbeat(os.getpid(), MONDAY_NOON, 0.05, MONDAY_NOON)
    daemon = Service(
        Hanging(),  # type: ignore[arg-type]
        watch,
        stopping,
        WallClock(),
        timedelta(seconds=0.05),
        heartbeat,
        place,
        terminate=codes.append,
    )
    try:
        assert daemon.run() == 4
    finally:
        # In a test the process goes on: no further rounds, and what the one that hung tells reaches no other test.
        stopping.set()
        free.set()
    assert over.wait(30)
    assert codes == [4]
    left = read_heartbeat(place)
    assert left is not None
    assert left.ended is not None
    assert left.ended.startswith("no progress for")


# --- One daemon a store -------------------------------------------------------------------------------------


def test_the_lock_is_held_once_and_free_again_after_release(tmp_path: Path) -> None:
    place = str(tmp_path / "zielwacht.sqlite3")
    assert not is_driven(place)
    first = DriverLock(place)
    first.take()
    assert is_driven(place)
    with pytest.raises(AlreadyDriven, match=rf"process {os.getpid()}") as refused:
        DriverLock(place).take()
    assert refused.value.exit_code == 4
    first.release()
    assert not is_driven(place)
    DriverLock(place).take()


def test_a_lock_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be made"):
        DriverLock(str(tmp_path / "nowhere" / "store")).take()


def test_a_heartbeat_is_read_as_it_was_written(tmp_path: Path) -> None:
    heartbeat = Heartbeat(7, MONDAY_NOON, 60, MONDAY_NOON, 3, "2 sent", 1, ("der Eingang fehlt",), 90, None)
    write_heartbeat(str(tmp_path / "store"), heartbeat)
    assert read_heartbeat(str(tmp_path / "store")) == heartbeat


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": 1}'], ids=["empty", "half", "a list", "too little"])
def test_a_heartbeat_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "store.heartbeat.json").write_text(text)
    assert read_heartbeat(str(tmp_path / "store")) is None


# --- systemd ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("abstract", [False, True], ids=["path", "abstract"])
def test_systemd_is_told_by_a_datagram(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, abstract: bool) -> None:
    monkeypatch.chdir(tmp_path)
    name = f"zielwacht-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.settimeout(5)
        where = f"\0{name}" if abstract else f"/tmp/{name}"
        listening.bind(where)
        try:
            monkeypatch.setenv("NOTIFY_SOCKET", where.replace("\0", "@"))
            notify("READY=1", "STATUS=bereit")
            assert listening.recv(100) == b"READY=1\nSTATUS=bereit"
        finally:
            if not abstract:
                Path(where).unlink()


def test_without_systemd_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    notify("READY=1")
    monkeypatch.setenv("NOTIFY_SOCKET", "/nowhere/at/all")
    notify("READY=1")


# --- The machine's clock ------------------------------------------------------------------------------------


class Jumps:
    """Rounds that only take note."""

    failures = 0

    def __init__(self) -> None:
        self.noted: list[int] = []

    def note_jump(self, seconds: int) -> None:
        self.noted.append(seconds)


class Alarm:
    """A scheduler that only remembers what it was asked for."""

    def __init__(self) -> None:
        self.woken: list[str] = []

    def modify_job(self, name: str, **_: object) -> None:
        self.woken.append(name)


@pytest.mark.parametrize(
    ("offset", "noted", "woken"),
    [
        pytest.param(1000.4, [], [], id="drift is no jump"),
        pytest.param(1000.0 - 3600, [-3600], ["round"], id="an hour back"),
        pytest.param(1000.0 + 3600, [3600], ["round"], id="an hour ahead"),
    ],
)
def test_a_set_clock_is_noted_and_the_scheduler_is_woken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, offset: float, noted: list[int], woken: list[str]
) -> None:
    # Without this it would sleep until the old time has come again: an hour in which nobody looks.
    jumps, alarm = Jumps(), Alarm()
    watch = Watch(180, 240, Event(), Seconds())
    heartbeat = Heartbeat(1, MONDAY_NOON, 60, MONDAY_NOON)
    interval = timedelta(seconds=60)
    service = Service(jumps, watch, Event(), WallClock(), interval, heartbeat, str(tmp_path / "store"))  # type: ignore[arg-type]
    monkeypatch.setattr("checker.daemon.service._wall_minus_boot", lambda: offset)

    after = service._follow_clock(alarm, 1000.0)  # type: ignore[arg-type]

    assert (jumps.noted, alarm.woken) == (noted, woken)
    assert after == (offset if noted else 1000.0)
