"""What a long log costs: verifying it, going on from its last checkpoint, and asking for the status of its store.

Ratios of CPU time, in one run. Source of the bars: DESIGN section 10, issue "the auditor".
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import process_time

import pytest

from checker.audit.verify import verify
from checker.starter import rules_folder
from checker.store import journal, seal_check
from checker.store.batches import batches
from checker.store.opening import Store
from checker.usecases.auditing.checkpoints import Signing, make_checkpoint
from checker.usecases.auditing.log import verify_log
from checker.usecases.rules.activation import activate_folder
from checker.usecases.running.status import status
from tests.benchmarks.bars import Bars

pytestmark = [pytest.mark.benchmark]

ENTRIES = 1_000_000
NOON = datetime(2016, 7, 4, 10, tzinfo=UTC)
FACTS = {"key": "0123456789abcdef" * 4, "addressed": "controlling@jobcenter", "attempt": 1}
ROUNDS = 3


def cpu(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun


def middle(work: Callable[[], object]) -> float:
    return median(cpu(work) for _ in range(ROUNDS))


def hashed(lines: Iterator[bytes]) -> None:
    for line in lines:
        hashlib.sha256(line).hexdigest()


def a_store(place: Path, entries: int) -> Store:
    store = Store.open(f"sqlite:///{place}", create=True)
    activate_folder(store, rules_folder(), NOON - timedelta(days=1), "administration")
    for some in batches(range(entries), 50_000):
        with store.write() as tx:
            journal.append_all(tx, "mail.sent", (FACTS | {"attempt": number} for number in some), NOON)
    return store


def test_a_million_lines_are_verified_in_little_more_than_hashing_them(tmp_path: Path, bars: Bars) -> None:
    with closing(a_store(tmp_path / "store.sqlite3", ENTRIES)) as store:

        def read() -> None:
            with store.read() as tx:
                hashed(journal.lines(tx))

        floor, ours = middle(read), middle(lambda: verify_log(store, {}, NOON))
        bars.at_most(f"verifying a store's {ENTRIES:,} entries, times reading and hashing each", ours / floor, 2)
        log = tmp_path / "log.txt"
        with store.read() as tx:
            log.write_bytes(b"".join(line + b"\n" for line in journal.lines(tx)))
        _of_the_file(log, bars)
        whole = cpu(lambda: make_checkpoint(store, Signing(), NOON))
        with store.write() as tx:
            journal.append_all(tx, "mail.sent", (FACTS for _ in range(300)), NOON)
        day = cpu(lambda: make_checkpoint(store, Signing(), NOON + timedelta(days=1)))
        what = f"a checkpoint of a day behind one of {ENTRIES:,}, times that one"
        bars.at_most(what, day / whole, 0.02, f"{day * 1000:.0f} ms against {whole:.1f} s")


def _of_the_file(log: Path, bars: Bars) -> None:
    def lines() -> Iterator[bytes]:
        with log.open("rb") as file:
            yield from (line.removesuffix(b"\n") for line in file)

    floor = middle(lambda: hashed(lines()))
    bars.at_most("verifying a log's file, times hashing each line", middle(lambda: verify(lines(), {})) / floor, 2)
    tree = middle(lambda: verify(lines(), {}, with_root=True))
    # A line is hashed as the chain's link and as the tree's leaf, and the tree has as many nodes as leaves.
    bars.at_most("... with its tree, times the three hashes that it takes", tree / (3 * floor), 2)


def test_the_status_of_ten_times_the_entries_costs_little_more(tmp_path: Path, bars: Bars) -> None:
    def seconds(entries: int) -> float:
        with closing(a_store(tmp_path / f"{entries}.sqlite3", entries)) as store:
            with store.read() as tx:
                checked = seal_check.check_all(tx)
            with store.write() as tx:
                facts = {"up_to": checked.up_to, "rows": checked.rows, "unsound": len(checked.unsound)}
                journal.append(tx, seal_check.CHECKED, facts, NOON)
            status(store)
            return middle(lambda: status(store))

    few, many = seconds(20_000), seconds(200_000)
    note = f"{many * 1000:.0f} ms against {few * 1000:.0f} ms"
    bars.at_most("status with 200,000 entries, times with 20,000", many / few, 1.5, note)
