"""What became of a file is told to whoever sent it, by mail; and what nobody mends to the administration."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from checker.domain.file_limits import FileLimits
from checker.domain.message import MessageKind, OutboxState
from checker.domain.receipt import ReceiptState
from checker.starter import record_file
from checker.store import outbox, receipts
from checker.store.mail_rows import QueuedMessage
from tests.driven import MONDAY_NOON, SENDER, DrivenHouse

SUPERVISION, CONTROLLING = "fachaufsicht@jobcenter", "controlling@jobcenter"
A_DAY = timedelta(days=1)
TUESDAY_NOON = MONDAY_NOON + 8 * A_DAY
GOOD, BAD, MENDED = (f"fachaufsicht_2016-{name}.csv" for name in ("Q1", "Q2", "Q2_neu"))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[DrivenHouse]:
    house = DrivenHouse(tmp_path, now=TUESDAY_NOON)
    yield house
    house.store.close()


def receipt_mails(house: DrivenHouse) -> list[QueuedMessage]:
    with house.store.read() as tx:
        return list(outbox.list_messages(tx, kinds=[MessageKind.RECEIPT]))


def told(house: DrivenHouse) -> list[tuple[str, str, list[str]]]:
    """To whom, why, and of which files."""
    return [
        (mail.message.addressed, str(mail.message.facts["why"]), [one["name"] for one in mail.message.facts["files"]])  # type: ignore[attr-defined]
        for mail in receipt_mails(house)
    ]


def arrives(house: DrivenHouse, name: str, content: bytes | None = None, *, on: datetime | None = None) -> None:
    """The file has lain there for a round; the next one reads it and tells of it."""
    house.now = on or house.now
    house.lay(name, record_file(name).read_bytes() if content is None else content)
    house.round(3)


def test_a_refused_file_is_told_to_its_sender_in_the_same_round_by_one_mail(house: DrivenHouse) -> None:
    arrives(house, BAD)
    (mail,) = receipt_mails(house)
    assert (mail.message.addressed, mail.state) == (SUPERVISION, OutboxState.SENT)
    (file,) = mail.message.facts["files"]  # type: ignore[misc]
    assert (file["outcome"], file["held"]) == ("refused", 49)  # type: ignore[index]
    culprit, beside = file["kept_out"]  # type: ignore[index]
    assert culprit.startswith("Zeile 37, Spalte ")
    assert beside == "Zeilen ohne eigenen Fehler (48): mit der Datei zurückgehalten, wegen Zeile 37"


def test_a_file_of_which_nothing_is_amiss_has_no_mail(house: DrivenHouse) -> None:
    arrives(house, GOOD)
    assert house.names("done") == {GOOD, f"{GOOD}.receipt.txt"}
    assert receipt_mails(house) == []


def test_a_file_of_which_nothing_is_amiss_is_a_line_in_the_next_digest(house: DrivenHouse) -> None:
    monday = TUESDAY_NOON - A_DAY
    house.now = monday
    house.round()
    arrives(house, MENDED, on=monday + 3 * A_DAY)
    house.now = monday + 7 * A_DAY
    house.round()
    with house.store.read() as tx:
        digests = outbox.list_messages(tx, kinds=[MessageKind.DIGEST], addressed=SUPERVISION)
    assert [one.message.facts["taken"] for one in digests] == ["", "Eingelesen: 1 Datei; alles daraus zählt."]


def test_several_files_of_a_sender_in_one_round_are_one_mail(house: DrivenHouse) -> None:
    house.lay("fachaufsicht_2016-Q3.csv", b"")
    arrives(house, BAD)
    ((addressed, why, files),) = told(house)
    assert (addressed, why, set(files)) == (SUPERVISION, "sender", {BAD, "fachaufsicht_2016-Q3.csv"})


def test_the_same_file_twice_a_day_is_told_once_and_on_another_day_again(house: DrivenHouse) -> None:
    arrives(house, BAD)
    arrives(house, BAD)
    assert len(receipt_mails(house)) == 1
    arrives(house, BAD, on=house.now + A_DAY)
    assert len(receipt_mails(house)) == 2


def test_a_file_whose_move_was_lost_with_its_process_is_no_news(house: DrivenHouse) -> None:
    """Its import is committed, it lies there still, and is read again."""
    arrives(house, GOOD)
    house.start()
    arrives(house, GOOD)
    assert receipt_mails(house) == []


def test_a_file_that_says_nothing_new_is_told_of(house: DrivenHouse) -> None:
    arrives(house, GOOD)
    arrives(house, GOOD, on=house.now + A_DAY)
    (mail,) = receipt_mails(house)
    assert [one["outcome"] for one in mail.message.facts["files"]] == ["known"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("liste.csv", b"a;b\n1;2\n", id="no sender has such files"),
        pytest.param("Mustermann, Erika_geb. 12.03.1980.csv", b"a;b\n", id="a name that is personal"),
    ],
)
def test_a_file_of_no_known_sender_goes_to_the_administration(house: DrivenHouse, name: str, content: bytes) -> None:
    arrives(house, name, content)
    ((addressed, why, (shown,)),) = told(house)
    assert (addressed, why) == (CONTROLLING, "unassigned")
    assert "Mustermann" not in shown


def test_a_file_that_was_never_opened_is_told_of_too(house: DrivenHouse) -> None:
    (house.inbox / "fachaufsicht_2016-Q3.csv").symlink_to(record_file(GOOD))
    house.round(3)
    ((addressed, why, files),) = told(house)
    assert (addressed, why, files) == (SUPERVISION, "sender", ["fachaufsicht_2016-Q3.csv"])


def test_what_the_house_has_set_is_told_of_a_file_that_is_larger(house: DrivenHouse) -> None:
    house.rounds.inbox.limits = FileLimits(megabytes=60)
    (house.inbox / "fachaufsicht_2016-Q3.csv").touch()
    os.truncate(house.inbox / "fachaufsicht_2016-Q3.csv", (60 << 20) + 1)
    house.round(3)
    (mail,) = receipt_mails(house)
    (file,) = mail.message.facts["files"]  # type: ignore[misc]
    assert file["problems"] == ["Größer als 60 MB."]  # type: ignore[index]


def test_a_refused_file_that_nobody_mends_in_two_working_days_goes_to_the_administration_once(
    house: DrivenHouse,
) -> None:
    arrives(house, BAD)
    arrived = house.now
    for days in range(1, 8):
        house.now = arrived + days * A_DAY
        house.round()
        assert [why for _, why, _ in told(house)] == (["sender"] if days < 3 else ["sender", "unmended"])
    assert told(house)[-1] == (CONTROLLING, "unmended", [BAD])


def test_a_file_that_is_mended_in_time_goes_to_nobody_else(house: DrivenHouse) -> None:
    arrives(house, BAD)
    arrives(house, MENDED, on=house.now + 2 * A_DAY)
    house.now += 7 * A_DAY
    house.round()
    assert [why for _, why, _ in told(house)] == ["sender"]
    with house.store.read() as tx:
        assert receipts.load(tx, ReceiptState.WATCHED) == ()


# An import in a process of its own that dies before or behind the commit.
DIES = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from checker.store import Store
from checker.usecases.importing import import_records as module
from checker.usecases.importing.import_records import import_content

url, file, now, when = sys.argv[1:]
store = Store.open(url, create=False)
adds = module.receipts.add

def dies(*given, **named):
    result = adds(*given, **named)
    if when == "within":
        os.kill(os.getpid(), signal.SIGKILL)
    return result

module.receipts.add = dies
import_content(store, Path(file).name, Path(file).read_bytes(), datetime.fromisoformat(now))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.faults
@pytest.mark.parametrize(("when", "mails"), [("within", 0), ("behind", 1)])
def test_a_file_is_imported_if_and_only_if_its_receipt_is_queued(house: DrivenHouse, when: str, mails: int) -> None:
    place = f"sqlite:///{house.folder / 'zielwacht.sqlite3'}"
    command = [sys.executable, "-c", DIES, place, str(record_file(BAD)), house.now.isoformat(), when]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    with house.store.read() as tx:
        assert len(receipts.load(tx, ReceiptState.WAITS)) == mails
    house.start()
    house.round()
    assert len(house.told("records.imported")) == len(receipt_mails(house)) == mails


def test_no_receipt_names_a_person_or_repeats_a_cell(house: DrivenHouse) -> None:
    content = record_file(GOOD).read_text(encoding="cp1252").replace("Hilden", "Erika Mustermann, geb. 12.03.1980", 1)
    arrives(house, "fachaufsicht_2016-Q3.csv", content.encode("cp1252"))
    (mail,) = receipt_mails(house)
    assert [one["outcome"] for one in mail.message.facts["files"]] == ["private"]  # type: ignore[attr-defined]
    for path in (house.folder / "mails").iterdir():
        assert "Mustermann" not in path.read_text(encoding="utf-8"), SENDER
