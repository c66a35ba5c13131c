"""A large import holds nobody up, and is known whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from checker.domain.record import RecordVersion, canonical, content
from checker.starter import rules_folder
from checker.store import Store, import_ledger, imports, journal, lock, records
from checker.store.import_ledger import ImportResult, RefusedRow
from checker.store.lock import AnotherImport
from checker.usecases.importing import import_records as import_module
from checker.usecases.importing import staging
from checker.usecases.importing.import_records import import_content, import_records
from checker.usecases.importing.staging import Staged
from checker.usecases.rules.activation import activate_folder
from tests.benchmarks import many_rows
from tests.driven import MINUTE, DrivenHouse
from tests.stored import url_of

ROWS = 12_000
# After the Stand of the file: none comes before it was drawn.
NOON = datetime(2017, 2, 1, 11, tzinfo=UTC)
# What is published beside the rows: recording, import, report, account, archive, journal, each with what it looks up.
MOST_STATEMENTS = 25
# About what the first row of the large file is about, said a day earlier.
OTHER_FIGURES = "1;Hilden;01/2016;KdU;Neufälle;Zufall;39;1;2,6;12.01.2016;"
SMALL = "fachaufsicht_2016-Q4-nachtrag.csv"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("large") / many_rows.NAME
    many_rows.write(file, ROWS)
    return file.read_bytes()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(a_store(tmp_path / "store.sqlite3")) as store:
        yield store


def a_store(path: Path) -> Store:
    store = Store.open(url_of(path), create=True, busy_seconds=0.2)
    activate_folder(store, rules_folder(), NOON - timedelta(days=1), "administration")
    return store


def a_small_file(large: bytes, row: str = "") -> bytes:
    """The head of the large file with its first row, or another one."""
    *head, first = large.split(b"\r\n")[:6]
    return b"\r\n".join([*head, row.encode("cp1252") or first, b""])


@contextmanager
def transactions() -> Iterator[list[tuple[int, int]]]:
    """How many rows and statements each write transaction had; without what this connection notes for itself."""
    done: list[tuple[int, int]] = []
    open_now = {"writes": False, "rows": 0, "statements": 0}

    def executed(_: Any, cursor: Any, statement: str, parameters: Any, __: Any, executemany: bool) -> None:
        if statement == "BEGIN IMMEDIATE":
            open_now.update(writes=True, rows=0, statements=0)
        elif open_now["writes"] and "temp" not in statement.casefold():
            open_now["statements"] += 1
            if not statement.lstrip().upper().startswith("SELECT"):
                open_now["rows"] += len(parameters) if executemany else max(cursor.rowcount, 1)

    def committed(_: Any) -> None:
        if open_now["writes"]:
            done.append((int(open_now["rows"]), int(open_now["statements"])))
            open_now["writes"] = False

    event.listen(Engine, "after_cursor_execute", executed)
    event.listen(Engine, "commit", committed)
    try:
        yield done
    finally:
        event.remove(Engine, "after_cursor_execute", executed)
        event.remove(Engine, "commit", committed)


def known(store: Store) -> tuple[list[tuple[object, ...]], tuple[ImportResult, ...]]:
    """What readers see, without the numbers that only tell how it was stored."""
    with store.read() as tx:
        versions = records.load(tx).versions
        return [said(version) for version in versions], import_ledger.list_accounts(tx, with_rows=True)


def said(version: RecordVersion) -> tuple[object, ...]:
    return version.key, canonical(content(version.record)), version.origin, version.sequence, version.recorded_at


def test_whoever_acts_waits_for_some_thousand_rows_at_most(store: Store, large: bytes) -> None:
    with transactions() as done:
        read = import_content(store, many_rows.NAME, large, NOON)
    assert read.account.read == ROWS
    assert max(rows for rows, _ in done) <= staging.ROWS_A_TRANSACTION
    assert max(statements for _, statements in done) <= MOST_STATEMENTS
    publication, *_ = reversed(done)
    assert publication[0] <= MOST_STATEMENTS, "what is published is only marked so"


def test_a_staged_import_is_what_it_would_be_in_one_transaction(
    tmp_path: Path, store: Store, large: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_content(store, many_rows.NAME, large, NOON)
    with closing(a_store(tmp_path / "at_once.sqlite3")) as at_once:
        with monkeypatch.context() as patched:
            patched.setattr(staging, "ROWS_A_TRANSACTION", 10 * ROWS)
            import_content(at_once, many_rows.NAME, large, NOON)
        assert known(store) == known(at_once)


def test_refused_rows_are_staged_too(tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = tuple(RefusedRow(number, "8", "too few cells") for number in range(5))
    monkeypatch.setattr(staging, "ROWS_A_TRANSACTION", 2)
    with transactions() as done:
        staged = staging.stage(store, staging.ImportRows((), rows), None, NOON)
    assert staged is not None
    # The import itself is sealed, by a seal and an entry of the journal.
    assert [rows for rows, _ in done] == [3, 2, 2, 1]
    with store.read() as tx:
        assert import_ledger.refused_rows(tx, staged.import_number, "q1.csv") == rows


@pytest.mark.parametrize(
    ("row", "times_staged"),
    [
        pytest.param("", 2, id="it says what the file says too"),
        pytest.param(OTHER_FIGURES, 1, id="the file corrects it"),
    ],
)
def test_what_comes_while_a_file_is_staged_is_known_first_and_the_file_is_decided_again(
    tmp_path: Path, store: Store, large: bytes, monkeypatch: pytest.MonkeyPatch, row: str, times_staged: int
) -> None:
    small, stages, staged = a_small_file(large, row), staging.stage, []

    def stages_while_somebody_imports(*given: Any) -> Staged | None:
        just_staged = stages(*given)
        if not staged:
            staged.append(just_staged)
            assert import_content(store, SMALL, small, NOON).account.accepted == 1
        staged.append(just_staged)
        return just_staged

    monkeypatch.setattr(import_module, "stage", stages_while_somebody_imports)
    import_content(store, many_rows.NAME, large, NOON)
    monkeypatch.undo()
    with closing(a_store(tmp_path / "in_order.sqlite3")) as in_order:
        import_content(in_order, SMALL, small, NOON)
        import_content(in_order, many_rows.NAME, large, NOON)
        assert known(store) == known(in_order)
    assert len({one.import_number for one in staged if one}) == times_staged
    with store.read() as tx:
        assert imports.staged(tx) == ()


def test_one_large_import_is_staged_at_a_time_and_a_small_one_does_not_wait(store: Store, large: bytes) -> None:
    with store.import_turn():
        with pytest.raises(AnotherImport, match="try again when it is done"):
            import_content(store, many_rows.NAME, large, NOON)
        assert import_content(store, SMALL, a_small_file(large), NOON).account.accepted == 1
    assert import_content(store, many_rows.NAME, large, NOON).account.read == ROWS


def agreements(month: int, *numbers: int) -> bytes:
    """The list of agreements at the beginning of a month of 2016, with those that are still in it."""
    titles = "Kennung;Geschäftsstelle;vereinbart am;zu erledigen bis;verantwortlich;erledigt am;Nachweis"
    rows = [f"v{n:02}-hilden;Hilden;04.01.2016;30.06.2016;Teamleitung;-;-" for n in numbers]
    lines = ["Vereinbarungen 2016", f"Stand: 01.{month:02}.2016", titles, *rows, ""]
    return "\r\n".join(lines).encode("utf-8-sig")


def test_a_short_list_that_takes_back_a_great_many_is_staged_in_its_turn(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert import_content(store, "vereinbarungen_2016.csv", agreements(2, *range(1, 6)), NOON).account.accepted == 5
    monkeypatch.setattr(staging, "ROWS_A_TRANSACTION", 3)
    with store.import_turn():
        with pytest.raises(AnotherImport):
            import_content(store, "vereinbarungen_2016.csv", agreements(3, 1), NOON)
        with store.read() as tx:
            assert imports.staged(tx) == ()
            assert records.count_versions(tx) == 5
    import_content(store, "vereinbarungen_2016.csv", agreements(3, 1), NOON)
    with store.read() as tx:
        retracted = [one.key for one in records.list_versions(tx) if one.record.record_status == "retracted"]
        told = [entry.facts for entry in journal.entries(tx, kind="record.retracted")]
    assert len(retracted) == 4
    assert [(facts["record"], facts["by"], facts["why"]) for facts in told] == [
        (key, None, "not_in_snapshot") for key in retracted
    ]


def left_behind(store: Store) -> int:
    """An import whose process ended before it was published."""
    with store.write() as tx:
        number = imports.begin(tx)
        import_ledger.stage_refused(tx, number, [RefusedRow(7, "8", "too few cells")])
    return number


def test_what_was_never_published_is_swept_at_the_next_import(tmp_path: Path, store: Store, large: bytes) -> None:
    number = left_behind(store)
    file = tmp_path / SMALL
    file.write_bytes(a_small_file(large))
    import_records(store, [file], NOON)
    with store.read() as tx:
        assert imports.staged(tx) == ()
        assert [entry.facts for entry in journal.entries(tx, kind="records.swept")] == [{"import": number}]


def test_what_another_process_is_staging_is_not_swept(store: Store) -> None:
    number = left_behind(store)
    with store.import_turn():
        staging.sweep_unless_busy(store, NOON)
    with store.read() as tx:
        assert imports.staged(tx) == (number,)


def test_a_start_does_not_wait_for_what_another_process_is_staging(
    tmp_path: Path, store: Store, large: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_behind(store)
    file = tmp_path / SMALL
    file.write_bytes(a_small_file(large))

    def waits(_: float) -> None:
        raise AssertionError("it waits")

    monkeypatch.setattr(lock, "sleep", waits)
    with store.import_turn():
        (read,) = import_records(store, [file], NOON).files
    assert read.account.accepted == 1


def test_what_was_never_published_is_swept_when_the_daemon_starts(tmp_path: Path) -> None:
    house = DrivenHouse(tmp_path)
    left_behind(house.store)
    house.rounds.begin(house.now, MINUTE)
    with house.store.read() as tx:
        assert imports.staged(tx) == ()
    house.store.close()


def test_a_file_waits_in_the_inbox_while_another_process_imports(tmp_path: Path, large: bytes) -> None:
    house = DrivenHouse(tmp_path, now=NOON)
    house.lay(many_rows.NAME, large)
    house.lay(f"{many_rows.NAME}.done", b"")
    house.store.close()
    house.store = Store.open(url_of(tmp_path / "zielwacht.sqlite3"), create=False, busy_seconds=0.2)
    house.start()
    with house.store.import_turn():
        assert house.round().troubles == ()
        assert many_rows.NAME in house.names()
    house.round()
    assert many_rows.NAME in house.names("done")
    house.store.close()
