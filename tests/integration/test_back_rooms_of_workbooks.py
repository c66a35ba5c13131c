"""What workbooks hold beside their cells never reaches the store: it is searched, byte by byte."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from checker.records.kept_workbook import kept_workbook
from checker.records.workbook_file import read_workbook
from checker.store import archive, import_ledger, journal, records
from checker.usecases.importing.import_records import import_content
from features.steps.everything_kept import is_kept
from tests import prepared_workbooks as prepared
from tests.driven import MINUTE, MONDAY_NOON, DrivenHouse
from tests.unit.records.files import DIALOGUES, EXAMPLES

EVERY = {**prepared.REFUSED, **prepared.COMMENTS, **prepared.SEALED, **prepared.TAKEN}


def test_the_store_holds_no_name_from_any_prepared_workbook(tmp_path: Path) -> None:
    house = DrivenHouse(tmp_path)
    for number, (case, workbook) in enumerate(EVERY.items()):
        read = import_content(house.store, DIALOGUES, workbook.build(), MONDAY_NOON + number * MINUTE)
        assert bool(read.problems) == (case not in prepared.TAKEN), case
    # Also what is in the main file only after the log of writes was written back.
    house.store.close()

    assert len(EVERY) >= 25
    assert [name for name in prepared.NAMES if is_kept(tmp_path, name)] == []
    assert is_kept(tmp_path, "50.1-2016/030"), "the search finds what is in a cell"


def test_a_workbook_is_archived_as_it_was_read_and_found_by_the_hash_that_came_in(tmp_path: Path) -> None:
    house = DrivenHouse(tmp_path)
    data = (EXAMPLES / DIALOGUES).read_bytes()
    received, kept = hashlib.sha256(data).hexdigest(), kept_workbook(read_workbook("xlsx", DIALOGUES, data).sheets)
    first = import_content(house.store, DIALOGUES, data, MONDAY_NOON)
    again = import_content(house.store, DIALOGUES, data, MONDAY_NOON + MINUTE)

    with house.store.read() as tx:
        accounts = import_ledger.list_accounts(tx, sha256=received)
        entries = [entry.facts for entry in journal.entries(tx, kind="records.imported")]
        versions = records.list_versions(tx)
        stored = {sha256: archive.get(tx, sha256) for sha256 in (received, str(accounts[0].archived))}
    assert stored == {received: None, hashlib.sha256(kept).hexdigest(): kept}
    assert [entry["account"] for entry in entries] == [one.number for one in accounts]
    assert {one.archived for one in accounts} == {hashlib.sha256(kept).hexdigest()}
    assert {version.origin.sha256 for version in versions} == {first.sha256} == {again.sha256} == {received}
    assert again.account.duplicate == again.account.read == 9
    house.store.close()


@pytest.mark.parametrize("case", prepared.SEALED)
def test_a_file_that_cannot_be_screened_goes_back_unkept(tmp_path: Path, case: str) -> None:
    house = DrivenHouse(tmp_path)
    data = prepared.SEALED[case].build()
    house.lay(DIALOGUES, data)
    house.round(2)
    assert house.names("rejected") == {DIALOGUES, f"{DIALOGUES}.receipt.txt"}
    with house.store.read() as tx:
        (account,) = import_ledger.list_accounts(tx)
    assert (account.sha256, account.archived) == (hashlib.sha256(data).hexdigest(), None)
    house.store.close()
