"""A process that dies while it stages or publishes an import leaves nothing that anybody sees, and loses nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from checker.store import imports, journal, recordings, records
from checker.usecases.importing.import_records import import_records
from tests.benchmarks import many_rows
from tests.integration.test_large_imports import NOON, ROWS, a_store, known

pytestmark = pytest.mark.faults

# An import in a process of its own that dies when a function of the store is called for the nth time: before it has
# done anything, or just after it.
DIES = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from checker.store import Store, imports, records
from checker.usecases.importing.import_records import import_records

url, file, now, name, nth, when = sys.argv[1:]
module = {"stage": records, "publish": imports}[name]
does, calls = getattr(module, name), []

def dies(*given):
    calls.append(name)
    if len(calls) == int(nth) and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    result = does(*given)
    if len(calls) == int(nth):
        os.kill(os.getpid(), signal.SIGKILL)
    return result

setattr(module, name, dies)
import_records(Store.open(url, create=False), [Path(file)], datetime.fromisoformat(now))
"""


@pytest.mark.parametrize(
    ("name", "nth", "when"),
    [
        pytest.param("stage", 2, "before", id="between two parts"),
        pytest.param("stage", 3, "after", id="while the last part is stored"),
        pytest.param("publish", 1, "before", id="between staging and publication"),
        pytest.param("publish", 1, "after", id="while it is published"),
    ],
)
def test_after_a_death_nobody_sees_any_of_it_and_the_next_import_ends_as_if_nothing_had_happened(
    tmp_path: Path, name: str, nth: int, when: str
) -> None:
    file, place = tmp_path / many_rows.NAME, tmp_path / "store.sqlite3"
    many_rows.write(file, ROWS)
    a_store(place).close()
    command = [DIES, f"sqlite:///{place}", str(file), NOON.isoformat(), name, str(nth), when]
    assert subprocess.run([sys.executable, "-c", *command], check=False).returncode == -signal.SIGKILL

    with closing(a_store(place)) as store, closing(a_store(tmp_path / "undisturbed.sqlite3")) as undisturbed:
        assert known(store) == ([], ())
        with store.read() as tx:
            assert imports.staged(tx) == (1,)
            assert (records.count_versions(tx), recordings.last_sequence(tx)) == (0, 0)
        for house in (store, undisturbed):
            import_records(house, [file], NOON)
        assert known(store) == known(undisturbed)
        with store.read() as tx:
            assert imports.staged(tx) == ()
            assert [entry.facts for entry in journal.entries(tx, kind="records.swept")] == [{"import": 1}]
            assert journal.verify(tx) is None
