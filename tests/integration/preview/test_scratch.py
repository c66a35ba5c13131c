"""A forecast is walked on a copy: the store it is asked of is only read, and nothing is left behind."""

from __future__ import annotations

import hashlib
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.preview.scratch import PREFIX, scratch_of
from checker.store import Store, StoreError, absences
from tests.stored import NOON, new_store, with_obligations
from tests.workspace import REPOSITORY

DIES_MEANWHILE = """
import os, signal, sys
from checker.preview.scratch import scratch_of
from checker.store import Store
with scratch_of(Store.open(sys.argv[1], create=False)):
    print("copied", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the machine keeps what is temporary."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = new_store(tmp_path / "store.sqlite3")
    with_obligations(made)
    yield made
    made.close()


def owed(store: Store) -> int:
    with store.read() as tx:
        return int(tx.exec_driver_sql("SELECT count(*) FROM obligation").scalar_one())


def test_the_copy_knows_what_the_store_knows_and_changes_nothing_in_it(store: Store, place: Path) -> None:
    known = owed(store)
    with scratch_of(store) as scratch:
        assert owed(scratch) == known > 0
        with scratch.write() as tx:
            absences.remove(tx, 1, by="administration", now=NOON)
            tx.exec_driver_sql("DELETE FROM obligation")
        assert owed(scratch) == 0
    assert owed(store) == known
    assert list(place.iterdir()) == []


def test_the_bytes_of_the_store_stay_as_they_are(store: Store, place: Path) -> None:
    file = Path(store.place)
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    with scratch_of(store) as scratch, scratch.write() as tx:
        tx.exec_driver_sql("DELETE FROM obligation")
    assert hashlib.sha256(file.read_bytes()).hexdigest() == before


def test_a_store_in_memory_is_copied_too(place: Path) -> None:
    store = Store.in_memory()
    with scratch_of(store) as scratch:
        assert scratch.place != store.place
        assert owed(scratch) == 0
    store.close()


def test_nothing_is_left_where_the_walk_fails(store: Store, place: Path) -> None:
    with pytest.raises(KeyError), scratch_of(store):
        raise KeyError("our own mistake")
    assert list(place.iterdir()) == []


def test_what_a_killed_process_left_the_next_one_removes_and_no_other(store: Store, place: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-c", DIES_MEANWHILE, f"sqlite:///{store.place}"]
    killed = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, "copied\n")
    (left,) = place.iterdir()
    assert left.name.startswith(PREFIX)
    (place / "of-somebody-else").mkdir()
    with scratch_of(store) as one, scratch_of(store) as other:
        there = {Path(one.place).parent, Path(other.place).parent, place / "of-somebody-else"}
        assert set(place.iterdir()) == there, "those at work stay"


def test_nobody_else_can_read_the_copy(store: Store, place: Path) -> None:
    with scratch_of(store) as scratch:
        assert Path(scratch.place).parent.stat().st_mode & 0o777 == 0o700


def test_a_disk_that_is_full_is_told_with_a_way_out(store: Store, place: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handled = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, before[1]))
    try:
        with pytest.raises(StoreError, match=r"no room for a copy of the store in .*TMPDIR"), scratch_of(store):
            pytest.fail("there is no room")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handled)
    assert list(place.iterdir()) == []


def test_no_folder_for_what_is_temporary_is_told_with_a_way_out(
    store: Store, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(place / "nowhere"))
    with pytest.raises(StoreError, match=r"a copy of the store cannot be made: .*TMPDIR"), scratch_of(store):
        pytest.fail("there is no such folder")
