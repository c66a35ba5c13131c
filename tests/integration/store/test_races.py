"""Two at once, and one that dies: on real files, with real threads and processes."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from checker.store import Overtaken, Store, archive, cursor, journal, migrate, outbox, recordings, sending
from checker.store.archive import ArchiveKind
from checker.store.cursor import Cursor
from checker.store.recordings import Recording
from tests.stored import BOOK, MINUTE, NOON, item, message, new_store, url_of

ROOT = migrate.FOLDER.parents[2]


def test_two_nodes_claim_every_message_exactly_once(tmp_path: Path) -> None:
    first, second = new_store(tmp_path / "store.sqlite3"), new_store(tmp_path / "store.sqlite3")
    with first.write() as tx:
        mails = [message(item(step)) for step in range(40)]
        keys = [mail.key for mail in outbox.enqueue(tx, mails, at=NOON, domain="jobcenter.example")]
    start = threading.Barrier(2)

    def claim_all(store: Store) -> list[str]:
        start.wait()
        mine = []
        for key in keys:
            with store.write() as tx:
                if sending.claim(tx, key, now=NOON, until=NOON + MINUTE):
                    mine.append(key)
        return mine

    with ThreadPoolExecutor(2) as pool:
        claimed = [key for mine in pool.map(claim_all, (first, second)) for key in mine]
    assert Counter(claimed) == Counter(keys)
    first.close()
    second.close()


def test_two_ticks_at_once_are_one_tick_and_one_that_was_overtaken(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store.sqlite3")
    start = threading.Barrier(2)

    def tick(minute: int) -> str:
        with store.read() as tx:
            seen = cursor.read(tx)
        start.wait()
        try:
            with store.write() as tx:
                cursor.advance(tx, seen, Cursor(NOON + minute * MINUTE, 0, BOOK))
                journal.append(tx, "test.ticked", {"minute": minute}, NOON)
        except Overtaken:
            return "overtaken"
        return "done"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(tick, (1, 2))) == ["done", "overtaken"]
    with store.read() as tx:
        assert len(list(journal.entries(tx, kind="test."))) == 1
    store.close()


def test_recordings_made_at_the_same_moment_by_many_are_all_different(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store.sqlite3")

    def take(number: int) -> Recording:
        with store.write() as tx:
            journal.append(tx, "test.recorded", {"number": number}, NOON)
            return recordings.add(tx, NOON)

    with ThreadPoolExecutor(4) as pool:
        taken = sorted(pool.map(take, range(40)))
    assert taken == [Recording(NOON, number + 1) for number in range(40)]
    with store.read() as tx:
        assert journal.verify(tx) is None
    store.close()


def test_a_store_made_by_several_at_once_is_made_once(tmp_path: Path) -> None:
    code = f"from checker.store import Store; Store.open({url_of(tmp_path / 'store.sqlite3')!r}, create=True)"
    makers = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(4)]
    assert [maker.wait(60) for maker in makers] == [0, 0, 0, 0]
    Store.open(url_of(tmp_path / "store.sqlite3"), create=False).close()


DYING = """
import os, signal, sys
from checker.store import Store, archive, cursor, journal
from checker.store.archive import ArchiveKind
from checker.store.cursor import Cursor
from tests.stored import BOOK, NOON
store = Store.open(sys.argv[1], create=False, organisation="jobcenter")
with store.write() as tx:
    cursor.advance(tx, None, Cursor(NOON, 0, BOOK))
    journal.append(tx, "test.happened", {}, NOON)
    archive.put(tx, b"x" * 20_000_000, ArchiveKind.ORIGINAL, at=NOON)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_crash_in_the_middle_of_a_transaction_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    new_store(path).close()
    dead = subprocess.run([sys.executable, "-c", DYING, url_of(path)], cwd=ROOT, check=False)
    assert dead.returncode == -signal.SIGKILL
    store = Store.open(url_of(path), create=False, organisation="jobcenter")
    with store.write() as tx:
        assert (cursor.read(tx), list(journal.entries(tx))) == (None, [])
        archive.put(tx, b"x", ArchiveKind.ORIGINAL, at=NOON)
    store.close()


def test_an_error_in_the_middle_of_a_transaction_leaves_nothing(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store.sqlite3")
    with pytest.raises(LookupError):
        _fail_half_way(store)
    with store.read() as tx:
        assert cursor.read(tx) is None
    store.close()


def _fail_half_way(store: Store) -> None:
    with store.write() as tx:
        cursor.advance(tx, None, Cursor(NOON, 0, BOOK))
        raise LookupError
