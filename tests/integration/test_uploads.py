"""A file that comes over the web: taken once however often it is sent, by a role that is noted, or not at all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checker.domain.file_limits import FileLimits
from checker.domain.refusal import FileRefusal, RefusalCode, Refused, UploadRefusal
from checker.starter import RECORDS
from checker.store import Store, import_ledger, journal, uploads
from checker.store.lock import AnotherImport
from checker.store.spool import SpooledFile
from checker.usecases.importing import upload as use_case
from checker.usecases.importing.upload import TakenIn, Upload, take_in
from checker.usecases.reading.file_results import file_results
from tests.web.ruled_store import ruled_store

AT = datetime(2016, 4, 12, 8, tzinfo=UTC)
BY = "controlling@jobcenter"
QUARTER = "fachaufsicht_2016-Q1.csv"
CONTENT = (RECORDS / QUARTER).read_bytes()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with ruled_store(tmp_path) as opened:
        yield opened


def send(
    store: Store, content: bytes = CONTENT, *, key: str = "one", name: str = QUARTER, by: str = BY,
    limits: FileLimits | None = None,
) -> TakenIn:  # fmt: skip
    with SpooledFile(store.place) as spooled:
        spooled.write(content[:100])
        spooled.write(content[100:])
        return take_in(store, Upload(name, spooled, by, key), AT, limits or FileLimits())


def accounts(store: Store) -> list[int]:
    with store.read() as tx:
        return [one.number for one in import_ledger.list_accounts(tx)]


def beside(store: Store) -> set[str]:
    return {path.name for path in Path(store.place).parent.iterdir() if "sqlite3" not in path.name}


def test_a_file_is_imported_and_the_log_says_by_which_role(store: Store) -> None:
    done = send(store)
    with store.read() as tx:
        (account,) = import_ledger.list_accounts(tx)
        (entry,) = [one for one in journal.entries(tx) if one.kind == "records.uploaded"]
        assert uploads.brought_by(tx, done.accounts) == {account.number: BY}
    assert done == TakenIn((account.number,))
    assert (account.read, account.accepted, account.correction) == (13, 12, 1)
    assert entry.facts == {"account": account.number, "by": BY}


def test_what_became_of_it_is_read_from_the_store(store: Store) -> None:
    done = send(store, CONTENT.replace(b"2016", b"2O16", 2))
    with store.read() as tx:
        (result,) = file_results(tx, done.accounts)
    assert result.receipt is not None
    assert (result.receipt.account, result.receipt.sha256) == (result.account.number, result.account.sha256)
    assert (result.by, result.receipt.outcome) == (BY, "refused")


def test_sent_twice_it_is_taken_once(store: Store) -> None:
    first = send(store)
    assert send(store) == TakenIn(first.accounts, is_repeated=True)
    assert accounts(store) == list(first.accounts)


def test_the_same_bytes_in_another_sending_are_a_file_that_came_twice(store: Store) -> None:
    first, second = send(store), send(store, key="two")
    assert not second.is_repeated
    assert second.accounts > first.accounts


def test_a_key_is_one_of_its_post_alone(store: Store) -> None:
    assert send(store).accounts != send(store, by="management@jobcenter").accounts


def test_two_that_are_sent_at_once_are_taken_once(store: Store) -> None:
    results: list[TakenIn] = []
    both = [threading.Thread(target=lambda: results.append(send(store))) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(accounts(store)) == 1
    assert sorted(one.is_repeated for one in results) == [False, True]


def test_what_another_process_took_in_meanwhile_undoes_the_second(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_content = use_case.import_content

    def after_another(*given: object, **named: object) -> object:
        monkeypatch.setattr(use_case, "import_content", import_content)
        monkeypatch.setattr(use_case, "_ONE_AT_A_TIME", use_case._Turns())
        send(store)
        return import_content(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(use_case, "import_content", after_another)
    assert send(store).is_repeated
    assert len(accounts(store)) == 1


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        pytest.param("", CONTENT, UploadRefusal.NO_FILE, id="no file was chosen"),
        pytest.param("a/b\\", CONTENT, UploadRefusal.NO_FILE, id="a folder"),
        pytest.param("b\u202egpj.csv", CONTENT, UploadRefusal.NAME_UNFIT, id="a name that turns its direction"),
        pytest.param("x" * 300 + ".csv", CONTENT, UploadRefusal.NAME_UNFIT, id="a name too long"),
        pytest.param("antwort.eml", b"From: a@b.example\nSubject: x\n\nx", FileRefusal.A_MAIL, id="a mail"),
        pytest.param(QUARTER, CONTENT + b"\n" * (1 << 20), FileRefusal.TOO_LARGE, id="too large"),
    ],
)
def test_what_is_no_file_is_refused_and_leaves_nothing(
    store: Store, name: str, content: bytes, code: RefusalCode
) -> None:
    with pytest.raises(Refused) as refused:
        send(store, content, name=name, limits=FileLimits(megabytes=1))
    assert refused.value.code is code
    assert accounts(store) == []
    assert beside(store) == set()


def test_a_key_that_was_another_files_is_refused(store: Store) -> None:
    first = send(store)
    with pytest.raises(Refused) as refused:
        send(store, CONTENT + b"\n")
    assert refused.value.code is UploadRefusal.KEY_OF_ANOTHER
    assert accounts(store) == list(first.accounts)


def test_while_another_import_holds_the_store_it_can_be_sent_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise AnotherImport("busy")

    with monkeypatch.context() as patched:
        patched.setattr(use_case, "import_content", busy)
        with pytest.raises(Refused) as refused:
            send(store)
    assert refused.value.code is UploadRefusal.ANOTHER_IMPORT
    assert not send(store).is_repeated


def test_folders_in_front_of_the_name_are_none_of_ours(store: Store) -> None:
    send(store, name=f"C:\\Ablage\\{QUARTER}")
    with store.read() as tx:
        assert [one.file for one in import_ledger.list_accounts(tx)] == [QUARTER]


def test_a_spooled_file_has_no_name_beside_the_store(tmp_path: Path) -> None:
    with closing(SpooledFile(str(tmp_path / "store.sqlite3"))) as spooled:
        spooled.write(b"x" * 100)
        assert list(tmp_path.iterdir()) == []
        assert (spooled.size, spooled.content()) == (100, b"x" * 100)


def test_a_known_file_is_noted_too(store: Store) -> None:
    send(store)
    known = take_in_later(store)
    with store.read() as tx:
        assert uploads.brought_by(tx, known.accounts) == dict.fromkeys(known.accounts, BY)


def take_in_later(store: Store) -> TakenIn:
    with SpooledFile(store.place) as spooled:
        spooled.write(CONTENT)
        return take_in(store, Upload(QUARTER, spooled, BY, "later"), AT + timedelta(days=1))
