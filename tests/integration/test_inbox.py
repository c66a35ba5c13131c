"""The inbox: complete files are taken once, put away with a receipt; everything else is left or put aside unopened."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from checker.domain.file_limits import FileLimits
from checker.starter import RECORDS
from checker.store import journal, receipts, records
from checker.usecases.importing import inbox as inbox_module
from checker.usecases.importing.inbox import Inbox, look_into
from checker.usecases.running import walk
from checker.usecases.running.walk import import_content
from tests.driven import MINUTE, DrivenHouse

QUARTER = "fachaufsicht_2016-Q1.csv"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[DrivenHouse]:
    house = DrivenHouse(tmp_path)
    yield house
    house.store.close()


def versions(house: DrivenHouse) -> int:
    with house.store.read() as tx:
        return records.count_versions(tx)


# --- When is a file complete? -------------------------------------------------------------------------------


def test_a_file_is_taken_when_it_lies_unchanged_for_two_looks(house: DrivenHouse) -> None:
    house.lay(QUARTER)

    house.round()
    assert house.names() == {QUARTER}

    house.round()
    assert house.names() == set()
    assert house.names("done") == {QUARTER, f"{QUARTER}.receipt.txt"}


def test_a_file_that_is_still_being_written_waits_until_it_is_whole(house: DrivenHouse) -> None:
    whole = (RECORDS / QUARTER).read_bytes()
    for size in (100, 300, 600):
        house.lay(QUARTER, whole[:size])
        house.round()
        assert versions(house) == 0

    house.lay(QUARTER, whole)
    house.round(2)

    assert "neu:             12" in house.receipt(QUARTER)


def test_a_marker_beside_it_says_that_a_file_is_complete(house: DrivenHouse) -> None:
    house.lay(QUARTER)
    house.lay(f"{QUARTER}.done", b"")

    house.round()

    assert house.names() == set()
    assert house.names("done") == {QUARTER, f"{QUARTER}.receipt.txt"}


@pytest.mark.parametrize("name", [".versteckt.csv", "~$liste.xlsx", "liste.csv.part", "liste.TMP", "liste.csv~"])
def test_hidden_and_temporary_names_are_left_alone(house: DrivenHouse, name: str) -> None:
    house.lay(name)

    house.round(3)

    assert house.names() == {name}
    assert look_into(house.inbox, house.now).files == 0


def test_a_file_that_changes_while_it_is_handed_out_is_looked_at_again(house: DrivenHouse) -> None:
    inbox = Inbox(house.inbox)
    path = house.lay(QUARTER)
    inbox.until(house.now)
    (arrival,) = inbox.until(house.now)

    path.write_bytes(b"anders")

    assert inbox.content(arrival) is None
    assert path.exists()


# --- What is never opened -----------------------------------------------------------------------------------


def test_a_file_above_the_limit_of_the_house_is_put_aside_unopened_and_told_the_limit(house: DrivenHouse) -> None:
    large = house.inbox / QUARTER
    large.touch()
    os.truncate(large, (60 << 20) + 1)
    inbox = Inbox(house.inbox, limits=FileLimits(megabytes=60))

    assert inbox.until(house.now) == []

    (rejected,) = inbox.take_rejections()
    assert (rejected.name, rejected.why, rejected.megabytes) == (QUARTER, "too_large", 60)
    assert "größer als 60 MB" in house.receipt(QUARTER, "rejected")


def test_a_link_a_pipe_and_a_socket_are_put_aside_unopened(house: DrivenHouse) -> None:
    secret = house.folder / "geheim.csv"
    secret.write_text("geheim")
    (house.inbox / "link.csv").symlink_to(secret)
    os.mkfifo(house.inbox / "pipe.csv")
    with socket.socket(socket.AF_UNIX) as listening:
        at = Path.cwd()
        os.chdir(house.inbox)  # the name of a socket may be 107 bytes long
        try:
            listening.bind("socket.csv")
        finally:
            os.chdir(at)

        house.round()

    assert house.names() == set()
    assert {"link.csv", "pipe.csv", "socket.csv"} < house.names("rejected")
    assert (house.inbox / "rejected" / "link.csv").is_symlink()
    assert "eine Verknüpfung statt einer Datei" in house.receipt("link.csv", "rejected")
    assert "eine Pipe statt einer Datei" in house.receipt("pipe.csv", "rejected")
    with house.store.read() as tx:
        names = {kept.number: kept.file for kept in receipts.since(tx, house.now - timedelta(days=1))}
    rejected = [names[told["receipt"]] for told in house.told("inbox.rejected")]
    assert rejected == ["link.csv", "pipe.csv", "socket.csv"]
    assert secret.read_text() == "geheim"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("a\nb.csv", "a_b.csv", id="line end"),
        pytest.param("a\x1b[31m.csv", "a_[31m.csv", id="terminal control"),
        pytest.param("gnp\u202evsc.exe", "gnp_vsc.exe", id="turned direction"),
        pytest.param(os.fsdecode(b"\xff.csv"), "_.csv", id="no UTF-8"),
        pytest.param("ä" * 110 + ".csv", "ä" * 100, id="too long"),
    ],
)
def test_a_name_that_cannot_be_trusted_is_put_aside_under_a_harmless_one(
    house: DrivenHouse, name: str, shown: str
) -> None:
    house.lay(name)

    house.round()

    assert house.names() == set()
    assert house.names("rejected") == {shown, f"{shown}.receipt.txt"}
    assert versions(house) == 0


def test_a_pipe_that_takes_a_files_name_is_not_waited_for(house: DrivenHouse) -> None:
    inbox = Inbox(house.inbox)
    path = house.lay(QUARTER)
    inbox.until(house.now)
    (arrival,) = inbox.until(house.now)
    path.unlink()
    os.mkfifo(path)

    assert inbox.content(arrival) is None


def test_a_folder_in_the_inbox_is_not_read_and_told(house: DrivenHouse) -> None:
    (house.inbox / "Januar").mkdir()

    house.round(2)

    assert house.names() == {"Januar"}
    assert look_into(house.inbox, house.now).folders == ("Januar",)


# --- What becomes of it -------------------------------------------------------------------------------------


def test_a_file_dropped_twice_counts_once(house: DrivenHouse) -> None:
    house.lay(QUARTER)
    house.round(2)
    known = versions(house)

    house.lay(QUARTER)
    house.round(2)

    assert versions(house) == known
    second = "fachaufsicht_2016-Q1-2.csv"
    assert house.names("done") == {QUARTER, f"{QUARTER}.receipt.txt", second, f"{second}.receipt.txt"}
    assert "SCHON BEKANNT" in house.receipt(second)
    assert "schon bekannt:   13" in house.receipt(second)


def test_a_crash_between_import_and_move_counts_nothing_twice(house: DrivenHouse) -> None:
    path = house.lay(QUARTER)
    import_content(house.store, QUARTER, path.read_bytes(), house.now)
    known = versions(house)

    house.start()
    house.round(2)

    assert versions(house) == known
    assert "schon bekannt:   13" in house.receipt(QUARTER)
    assert house.names() == set()


def test_a_crash_between_receipt_and_move_leaves_one_receipt(
    house: DrivenHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    house.lay(QUARTER)
    house.round()
    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", killed)
        with pytest.raises(KeyboardInterrupt):
            house.round()
    assert house.names() == {QUARTER}

    house.start()
    house.round(2)

    assert house.names("done") == {QUARTER, f"{QUARTER}.receipt.txt"}


def test_a_file_that_cannot_be_used_is_rejected_with_rows_and_without_values(house: DrivenHouse) -> None:
    text = (RECORDS / QUARTER).read_bytes().decode("cp1252").replace(";14;", ";vierzehn;", 1)
    assert ";vierzehn;" in text
    house.lay(QUARTER, text.encode("cp1252"))

    house.round(2)

    receipt = house.receipt(QUARTER, "rejected")
    assert receipt.startswith("NICHT ÜBERNOMMEN")
    assert "Zeilen gelesen:    13" in receipt
    assert "zurückgehalten:  13" in receipt
    assert "vierzehn" not in receipt
    assert "ist keine lesbare Zahl" in receipt
    assert versions(house) == 0


def test_what_the_privacy_screen_refuses_is_deleted_and_only_its_hash_kept(house: DrivenHouse) -> None:
    house.lay(QUARTER, "Name;Geburtsdatum\nMuster;01.01.1980\n".encode("cp1252"))

    house.round(2)

    assert house.names() == set()
    assert house.names("rejected") == {f"{QUARTER}.receipt.txt"}
    receipt = house.receipt(QUARTER, "rejected")
    assert "GELÖSCHT" in receipt
    assert "Muster" not in receipt
    assert str(house.told("records.refused")[0]["sha256"]) in receipt


def test_a_name_that_is_itself_private_is_not_repeated(house: DrivenHouse) -> None:
    house.lay("fachaufsicht_Frau Muster_2016-Q1.csv")

    house.round(2)

    (receipt,) = house.names("rejected")
    assert receipt.startswith("name-zurueckgehalten-")
    assert "Muster" not in (house.inbox / "rejected" / receipt).read_text(encoding="utf-8")
    with house.store.read() as tx:
        assert "Muster" not in str([entry.facts for entry in journal.entries(tx)])


def test_a_disk_that_refuses_the_receipt_leaves_the_file_and_is_not_imported_again(
    house: DrivenHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    house.lay(QUARTER)
    with monkeypatch.context() as patched:
        patched.setattr(inbox_module, "write_whole", full)
        report = house.round(4)

    assert house.names() == {QUARTER}
    assert "No space left on device" in report.troubles[0]
    assert len(house.told("records.imported")) == 1

    assert house.round().troubles == ()
    assert house.names("done") == {QUARTER, f"{QUARTER}.receipt.txt"}


def test_a_file_over_which_our_own_program_fails_holds_up_nothing_else(
    house: DrivenHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(store: object, name: str, *rest: object, **limits: object) -> object:
        if name == "kaputt.csv":
            raise RuntimeError("unser Fehler")
        return import_content(store, name, *rest, **limits)  # type: ignore[arg-type]

    monkeypatch.setattr(walk, "import_content", fails)
    house.lay("kaputt.csv")
    house.lay(QUARTER)

    report = house.round(2)

    assert not report.failed
    assert "Fehler im Programm" in house.receipt("kaputt.csv", "rejected")
    assert QUARTER in house.names("done")


# --- When the inbox itself fails ----------------------------------------------------------------------------


def test_an_inbox_that_goes_is_told_and_noticed_when_it_is_back(house: DrivenHouse) -> None:
    house.round()
    away = house.inbox.rename(house.folder / "away")

    report = house.round()
    assert not report.failed, "everything else goes on"
    assert "make it, mount it" in report.troubles[0]

    away.rename(house.inbox)
    house.lay(QUARTER)
    assert house.round(2).troubles == ()
    assert QUARTER in house.names("done")


def test_files_wait_while_the_daemon_is_told_to_stop(tmp_path: Path) -> None:
    class Stopping:
        def may_read(self, size: int) -> bool:
            return False

        def may_send(self) -> bool:
            return False

    house = DrivenHouse(tmp_path, progress=Stopping())
    house.lay(QUARTER)
    house.round(3)
    assert house.names() == {QUARTER}
    assert not list((house.folder / "mails").glob("*.eml")) if (house.folder / "mails").exists() else True
    house.store.close()


def test_status_counts_what_waits_and_what_was_rejected_lately(house: DrivenHouse) -> None:
    os.mkfifo(house.inbox / "pipe.csv")
    house.round()
    house.lay(QUARTER)

    seen = look_into(house.inbox, house.now - 30 * MINUTE)

    assert (seen.files, seen.rejected_lately) == (1, ("pipe.csv",))
