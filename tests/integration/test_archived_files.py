"""What was archived before workbooks were screened is looked at again: files are named, never persons, and mended."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from contextlib import closing
from pathlib import Path

import pytest

from checker.records.kept_workbook import kept_workbook
from checker.records.workbook_file import read_workbook
from checker.store import Store, archive, import_ledger, journal, records
from checker.store.archive import ArchiveKind
from checker.usecases.importing.import_records import import_content
from features.steps.everything_kept import is_kept
from tests import prepared_workbooks as prepared
from tests.driven import MONDAY_NOON
from tests.stored import raw, url_of
from tests.unit.records.files import DIALOGUES, REVIEWS, reviews, row
from tests.workspace import Workspace, make_workspace

AS_IT_CAME = prepared.TAKEN["a name that no screen knows"].build()
PIVOT = prepared.REFUSED["a pivot cache with a list of cases"].build()
OLE = prepared.SEALED["an object of another program"].build()
SOUND = prepared.Prepared("").build()


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    house = make_workspace(tmp_path, goals=("statistik",))
    assert house.run("rules", "activate").code == 0
    return house


def opened(house: Workspace) -> closing[Store]:
    return closing(Store.open(url_of(house.store), create=False))


def archived_before(house: Workspace, name: str, data: bytes, came: bytes) -> str:
    """As an import of `came` left `data` in the archive before workbooks were screened."""
    sha256 = hashlib.sha256(data).hexdigest()
    with opened(house) as store:
        read = import_content(store, name, came, MONDAY_NOON)
        with store.write() as tx:
            archive.put(tx, data, ArchiveKind.ORIGINAL, at=MONDAY_NOON)
            (account,) = import_ledger.list_accounts(tx, sha256=read.sha256)
            if account.archived not in (None, sha256):
                archive.remove(tx, str(account.archived))
            raw(tx, f"UPDATE import_account SET sha256 = '{sha256}', archived = '{sha256}'")
    return sha256


@pytest.mark.parametrize(
    ("data", "trouble", "says"),
    [
        pytest.param(PIVOT, "personal", "the pivot cache holds single cases: save it as values", id="pivot cache"),
        pytest.param(OLE, "sealed", "an object is embedded in the workbook", id="object"),
        pytest.param(AS_IT_CAME, "as_it_came", "a workbook as it came, with all that is", id="as it came"),
    ],
)
def test_a_workbook_from_before_is_named_and_then_mended(
    house: Workspace, data: bytes, trouble: str, says: str
) -> None:
    sha256 = archived_before(house, DIALOGUES, data, SOUND)
    # Before: somebody is told without asking for it.
    told = json.loads(house.run("status", "--json").out)["issues"]
    assert [(issue["what"], issue["next"]) for issue in told if issue["code"] == "records.workbooks_as_they_came"] == [
        (
            "records: workbooks that lie in the archive as they came, with all that is invisible in them: 1",
            "zielwacht store check --privacy",
        )
    ]
    looked = house.run("store", "check", "--privacy")
    assert looked.code == 4
    assert looked.out.startswith(f"{DIALOGUES}, kept since 04.07.2016 12:00: ")
    assert says in looked.out
    assert "1 archived files, 1 to see to, 0 mended" in looked.err

    mended = house.run("store", "check", "--privacy", "--mend", "--json")
    assert mended.code == 0
    assert [(file["trouble"], file["mended"]) for file in json.loads(mended.out)["files"]] == [(trouble, True)]
    assert not any(name in looked.out + looked.err + mended.out for name in prepared.NAMES)
    assert [name for name in prepared.NAMES if is_kept(house.folder, name)] == []
    again = house.run("store", "check", "--privacy")
    assert (again.code, again.out) == (0, "")
    codes = [issue["code"] for issue in json.loads(house.run("status", "--json").out)["issues"]]
    assert "records.workbooks_as_they_came" not in codes

    cells = (
        hashlib.sha256(kept_workbook(read_workbook("xlsx", DIALOGUES, data).sheets)).hexdigest()
        if data == AS_IT_CAME
        else None
    )
    with opened(house) as store, store.read() as tx:
        (account,) = import_ledger.list_accounts(tx)
        (entry,) = journal.entries(tx, kind="archive.mended")
        assert (account.sha256, account.archived) == (sha256, cells)
        assert entry.facts == {"sha256": sha256, "archived": cells, "why": trouble}
        assert journal.verify(tx) is None
        assert len(records.list_versions(tx)) == 1, "what was read from it stays known"


def test_a_file_of_cells_alone_and_a_table_of_figures_are_well(house: Workspace) -> None:
    for name, data in ((DIALOGUES, SOUND), (REVIEWS, reviews(row()))):
        with opened(house) as store:
            assert not import_content(store, name, data, MONDAY_NOON).problems
    done = house.run("store", "check", "--privacy")
    assert (done.code, done.out) == (0, "")
    assert "2 archived files, 0 to see to" in done.err


def test_what_is_kept_may_come_in_again_and_is_no_problem(house: Workspace) -> None:
    kept = kept_workbook(read_workbook("xlsx", DIALOGUES, SOUND).sheets)
    with opened(house) as store:
        assert not import_content(store, DIALOGUES, kept, MONDAY_NOON).problems
    codes = [issue["code"] for issue in json.loads(house.run("status", "--json").out)["issues"]]
    assert "records.workbooks_as_they_came" not in codes
    assert house.run("store", "check", "--privacy").code == 0


def test_a_file_that_no_rule_reads_any_more_is_named_and_left(house: Workspace) -> None:
    sha256 = archived_before(house, REVIEWS, reviews(row()), reviews(row()))
    with opened(house) as store, store.write() as tx:
        raw(tx, "UPDATE import_account SET file = 'alt.csv'")
    done = house.run("store", "check", "--privacy", "--mend")
    assert done.code == 4
    assert "no rule in force says how it is to be read" in done.out
    with opened(house) as store, store.read() as tx:
        assert archive.get(tx, sha256) == reviews(row())


def test_of_a_packed_file_what_was_packed_is_kept_without_the_name_on_its_wrapping(house: Workspace) -> None:
    wrapped = io.BytesIO()
    with gzip.GzipFile("Hannelore Musterfrau.csv", "wb", fileobj=wrapped) as packing:
        packing.write(reviews(row()))
    with opened(house) as store:
        read = import_content(store, f"{REVIEWS}.gz", wrapped.getvalue(), MONDAY_NOON)
        with store.read() as tx:
            (account,) = import_ledger.list_accounts(tx, sha256=read.sha256)
            assert archive.get(tx, str(account.archived)) == reviews(row())
    assert account.accepted == 1
    assert not is_kept(house.store.parent, "Musterfrau")
