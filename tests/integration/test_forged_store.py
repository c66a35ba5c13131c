"""Who rewrites record, seal and journal together deceives `store check`, but neither an old head nor the file."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.forger import forge, heads, tamper
from tests.workspace import Workspace, make_workspace


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path, goals=("kdu",))
    made.run("rules", "activate", "--now", "2016-04-05T08:00")
    assert made.run("records", "import", made.example(), "--now", "2016-04-12T08:00").code == 0
    return made


def key_of(house: Workspace, number: int) -> str:
    with closing(sqlite3.connect(house.store)) as store:
        return str(store.execute("SELECT key FROM record_version WHERE number = ?", (number,)).fetchone()[0])


FAULTY = """UPDATE record_version SET content = json_set(content, '$.faulty', json_extract(content, '$.faulty') + 1)
            WHERE number = 3"""


def test_a_record_forged_with_its_seal_is_named_by_its_file_and_shown_by_a_head(house: Workspace) -> None:
    before = heads(house.store)
    sealed = house.run("store", "check", "--originals")
    assert (sealed.code, sealed.out) == (0, "")
    assert "1 originals with 13 records: 0 otherwise" in sealed.err

    forge(house.store, FAULTY)

    assert house.run("store", "check").code == 0
    (noted,) = [number for number, value in before.items() if number == max(before)]
    seen = house.run("audit", "verify", "--head", f"{noted}:{before[noted]}")
    assert (seen.code, f"line {noted}: the head noted outside is" in seen.out) == (4, True)
    found = house.run("store", "check", "--originals")
    key = key_of(house, 3)
    says = "the archived file does not say what this record says"
    assert (found.code, f'record_version ["{key}"]: {says}' in found.out.splitlines()) == (4, True)
    shown = json.loads(house.run("store", "check", "--originals", "--json").out)
    assert shown["unsound"] == []
    assert {"table": "record_version", "key": [key], "what": "not_in_original", "entry": 0} in shown["originals"][
        "unsound"
    ]


def test_a_record_that_was_removed_with_its_seal_is_missed_beside_its_file(house: Workspace) -> None:
    key = key_of(house, 3)
    forge(house.store, "DELETE FROM record_version WHERE number = 3")
    assert house.run("store", "check").code == 0
    found = house.run("store", "check", "--originals")
    assert f'record_version ["{key}"]: the archived file says something of this that is stored nowhere' in found.out


def test_where_no_original_is_kept_the_import_is_counted_as_not_compared(house: Workspace) -> None:
    forge(
        house.store, FAULTY, "UPDATE import_account SET archived = NULL", "DELETE FROM archive WHERE kind = 'original'"
    )
    done = house.run("store", "check", "--originals")
    assert (done.code, "1 imports cannot be compared" in done.err) == (0, True)


def test_what_is_no_record_any_more_is_named_and_the_rest_is_compared(house: Workspace) -> None:
    tamper(house.store, "UPDATE record_version SET content = '{}' WHERE number = 3")
    done = house.run("store", "check", "--originals")
    assert (done.code, "the archived file does not say" in done.out) == (4, True)


def test_originals_are_compared_or_screened_not_both(house: Workspace) -> None:
    done = house.run("store", "check", "--originals", "--privacy")
    assert (done.code, "one at a time" in done.err) == (2, True)


def test_rules_that_another_program_changed_are_said_to_be_and_the_check_goes_on(house: Workspace) -> None:
    tamper(house.store, "UPDATE activation SET rulebook = replace(rulebook, substr(rulebook, 1, 1), 'x')")
    status = house.run("check", "--on", "2016-04-12")
    assert (status.code, "was changed by another program: 'zielwacht store check'" in status.err) == (4, True)
    done = house.run("store", "check", "--originals")
    assert (done.code, done.out.splitlines()[0].startswith("activation [1]: the row was changed")) == (4, True)
    assert "1 imports cannot be compared" in done.err


def test_a_record_that_was_deleted_on_purpose_is_missed_nowhere(house: Workspace) -> None:
    again = house.write("fachaufsicht_2016-Q1 (2).csv", house.example().read_bytes() + b"\n")
    house.run("records", "import", again, "--now", "2016-04-13T08:00")
    deleted = house.run("audit", "redact", "--record", key_of(house, 3), "--by", "administration")
    assert (deleted.code, deleted.out.count("file ")) == (0, 2), "also the one that only said it once more"
    done = house.run("store", "check", "--originals")
    assert (done.code, done.out) == (0, "")
