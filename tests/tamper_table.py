"""Prints what became of 500 tamperings of the demo's year, and of more than 100 stores that nobody touched: `python -m
tests.tamper_table [COUNT]`.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.store import Store
from checker.usecases.running import demo
from checker.usecases.running.walk import DatedFiles, walk
from tests.benchmarks.test_walking import SENDER, Taken
from tests.forger import heads
from tests.stored import new_store, url_of
from tests.tamperings import (
    COUNTS,
    STORES,
    Cases,
    Outcome,
    after_retention,
    examined,
    migrated,
    outcome,
    plain_copy,
    table_of,
    taken,
)

SEED = 16
STATES = 25
NOTED_AT = 0.8  # the newest head outside: mails and checkpoints of the last days are still to come
IMPORTING = """
import sys
from pathlib import Path
from checker.store import Store
from checker.usecases.importing.import_records import import_records
from tests.stored import NOON
store = Store.open(sys.argv[1], create=False)
print("begins", flush=True)
while True:
    import_records(store, [Path(sys.argv[2])], NOON)
"""


def walked(folder: Path) -> list[Path]:
    """The demo's year, and copies of its store as it was on some days; the last is that of the end."""
    workspace = demo.make_workspace(folder / "demo")
    place = folder / "demo" / "store.sqlite3"
    store = Store.open(url_of(place), create=True)
    instants = demo.instants(demo.begin(store, workspace))
    states: list[Path] = []
    arrivals = DatedFiles(workspace.arrivals())
    for number, _ in enumerate(walk(instants, arrivals, Taken(), store, SENDER), start=1):
        if number % (len(instants) // STATES) == 0 or number == len(instants):
            states.append(plain_copy(place, folder / f"state-{number}.sqlite3"))
    store.close()
    return states


def sound(states: list[Path], file: Path, folder: Path) -> Iterator[Path]:
    """Stores that nobody touched: as they were, made compact, restored, after retention, after a kill while a file came
    in, and migrated from those of earlier versions.
    """
    for number, golden in enumerate(STORES):
        yield migrated(golden, folder / f"migrated-{number}.sqlite3")
    for number, state in enumerate(states):
        yield state
        compact = Path(shutil.copy(state, folder / f"compact-{number}.sqlite3"))
        with closing(sqlite3.connect(compact)) as store:
            store.execute("VACUUM")
        yield compact
        yield plain_copy(compact, folder / f"restored-{number}.sqlite3")
        yield after_retention(state, folder / f"retained-{number}.sqlite3")
        killed = Path(shutil.copy(state, folder / f"killed-{number}.sqlite3"))
        process = subprocess.Popen(
            [sys.executable, "-c", IMPORTING, url_of(killed), str(file)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.01 * number)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        yield killed


def main(wanted: int) -> int:
    with TemporaryDirectory() as name:
        folder = Path(name)
        states = walked(folder)
        base, place = states[-1], folder / "tampered.sqlite3"
        new_store(folder / "other.sqlite3", organisation="klinik").close()
        cases = Cases(base, SEED, states[:-1], folder / "other.sqlite3")
        all_heads = heads(base)
        head = int(max(all_heads) * NOTED_AT)
        outcomes: list[Outcome] = []
        share = wanted / sum(COUNTS.values())
        for row in cases.of_kinds({kind: max(1, round(count * share)) for kind, count in COUNTS.items()}):
            outcomes.append(taken(row, lambda case: outcome(case, base, place, {head: all_heads[head]})))
        print(table_of(outcomes))  # noqa: T201
        file = next((folder / "demo" / "records").rglob("fachaufsicht*.csv"))
        seen = [examined(one, {}) for one in sound(states[: round(STATES * min(1, share))], file, folder)]
        alarms = [one for one in seen if one.is_found]
        print(f"{len(seen)} sound stores, {len(alarms)} false alarms {alarms[:3]}")  # noqa: T201
    wrong = [one for one in outcomes if one.verdict == "MISSED" or not one.is_named]
    return 1 if wrong or alarms else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else sum(COUNTS.values())))
