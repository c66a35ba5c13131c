"""A file over which processes die is tried once more, then set aside; everything beside it is taken."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from checker.records import foreign_reader
from checker.store import tables
from checker.store.errors import StoreError
from checker.usecases.running import walk
from tests.driven import MINUTE, DrivenHouse

QUARTER, DEADLY = "fachaufsicht_2016-Q1.csv", "zielnachhaltung_2016-03.csv"
WORKBOOK = "schnittstellendialoge_2016.xlsx"
# A daemon's round in a process of their own, which reading one name kills as a library would: without a word.
DIES = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from checker.store import Store
from checker.usecases.importing.inbox import Inbox
from checker.usecases.running import walk
from notifications.folder import FolderTransport
from tests.driven import SENDER

folder, deadly, now = Path(sys.argv[1]), sys.argv[2], datetime.fromisoformat(sys.argv[3])
takes = walk.import_content

def dies(store, name, *rest, **limits):
    if name == deadly:
        os.kill(os.getpid(), signal.SIGKILL)
    return takes(store, name, *rest, **limits)

walk.import_content = dies
inbox = Inbox(folder / "inbox")
store = Store.open(f"sqlite:///{folder / 'zielwacht.sqlite3'}", create=False)
walk.step(store, now, inbox, FolderTransport(folder / "mails"), SENDER, intake=inbox)
"""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[DrivenHouse]:
    house = DrivenHouse(tmp_path)
    yield house
    house.store.close()


def lay(house: DrivenHouse, *names: str) -> None:
    for name in names:
        house.lay(name, example=name)
        house.lay(f"{name}.done", b"")


def die_over(house: DrivenHouse, name: str) -> int:
    """What a process that takes the inbox ended with."""
    command = [sys.executable, "-c", DIES, str(house.folder), name, house.now.isoformat()]
    return subprocess.run(command, check=False).returncode


def marks(house: DrivenHouse) -> int:
    with house.store.read() as tx:
        return tx.execute(select(func.count()).select_from(tables.in_hand)).scalar_one()


def test_after_two_deaths_in_a_row_a_file_is_set_aside_and_the_next_is_taken(house: DrivenHouse) -> None:
    lay(house, DEADLY, QUARTER)
    assert [die_over(house, DEADLY) for _ in range(2)] == [-signal.SIGKILL] * 2

    house.round()
    assert "zweimal hintereinander abgebrochen" in house.receipt(DEADLY, "rejected")
    assert house.told("inbox.rejected") == [{"receipt": 2, "why": "ended_the_program"}]
    assert QUARTER in house.names("done")
    assert marks(house) == 0


def test_a_file_in_hand_at_one_death_is_tried_once_more_and_taken(house: DrivenHouse) -> None:
    lay(house, DEADLY)
    assert die_over(house, DEADLY) == -signal.SIGKILL
    assert marks(house) == 1

    house.round()
    assert DEADLY in house.names("done")
    assert marks(house) == 0


def test_another_file_under_the_name_has_no_part_in_the_deaths(house: DrivenHouse) -> None:
    lay(house, DEADLY)
    assert [die_over(house, DEADLY) for _ in range(2)] == [-signal.SIGKILL] * 2
    (house.inbox / DEADLY).unlink()
    lay(house, DEADLY)

    house.round()
    assert DEADLY in house.names("done")


def test_a_store_that_refuses_is_no_death(house: DrivenHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise StoreError("full")

    lay(house, DEADLY)
    with monkeypatch.context() as patched:
        patched.setattr(walk, "import_content", refuses)
        house.round(3)
    house.round()
    assert DEADLY in house.names("done")


def test_without_a_reader_of_workbooks_that_file_waits_and_everything_else_goes_on(
    house: DrivenHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(house, WORKBOOK, QUARTER)
    with monkeypatch.context() as patched:
        foreign_reader.end_child()
        patched.setattr(sys, "executable", str(house.folder / "none"))
        report = house.round()
    assert not report.failed
    assert "the process that reads workbooks and JSON does not start" in report.troubles[0]
    assert QUARTER in house.names("done")
    assert WORKBOOK in house.names()

    house.now += 60 * MINUTE
    assert house.round().troubles == ()
    assert WORKBOOK in house.names("done")
