"""One tampering a kind, and the sound store: who tampers is found below the newest head that was noted outside.

All five hundred are in `make deep`, and each table and column in the unit tests of the seals.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.forger import heads
from tests.stored import new_store
from tests.tamperings import (
    COUNTS,
    STORES,
    Cases,
    after_retention,
    examined,
    migrated,
    outcome,
    plain_copy,
    table_of,
    taken,
)
from tests.workspace import make_workspace


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A house's store after a file and its ticks, as it was on some days."""
    folder = tmp_path_factory.mktemp("tampered")
    house = make_workspace(folder / "house", goals=("kdu",))
    house.run("rules", "activate", "--now", "2016-04-05T08:00")
    states = [plain_copy(house.store, folder / "rules.sqlite3")]
    for day in ("2016-04-12", "2016-04-18", "2016-04-25"):
        if day == "2016-04-12":
            assert house.run("records", "import", house.example(), "--now", f"{day}T07:00").code == 0
        assert house.run("tick", "--now", f"{day}T08:00").code == 0
        states.append(plain_copy(house.store, folder / f"{day}.sqlite3"))
    return states


@pytest.mark.parametrize("kind", COUNTS)
def test_a_tampering_is_found_and_named_or_listed_as_unproved(kind: str, states: list[Path], tmp_path: Path) -> None:
    new_store(tmp_path / "other.sqlite3", organisation="klinik").close()
    base = states[-1]
    cases = Cases(base, 3, states[:-1], tmp_path / "other.sqlite3")
    all_heads = heads(base)
    head = int(max(all_heads) * 0.8)
    outcomes = [
        taken(row, lambda case: outcome(case, base, tmp_path / "tampered.sqlite3", {head: all_heads[head]}))
        for row in cases.of_kinds({kind: 4})
    ]
    assert [one for one in outcomes if one.verdict == "MISSED" or not one.is_named] == [], table_of(outcomes)


def test_states_that_nobody_touched_are_sound(states: list[Path], tmp_path: Path) -> None:
    for state in states:
        assert not examined(Path(shutil.copy(state, tmp_path / state.name)), {}).is_found


def test_a_store_of_which_all_went_that_was_due_is_sound(states: list[Path], tmp_path: Path) -> None:
    kept = after_retention(states[-1], tmp_path / "kept.sqlite3")
    assert not examined(kept, {}).is_found
    with closing(sqlite3.connect(kept)) as store:
        assert store.execute("SELECT count(*) FROM redaction").fetchone()[0] > 0


@pytest.mark.parametrize("golden", STORES, ids=lambda golden: golden.name)
def test_a_store_of_an_earlier_version_is_sound_once_it_is_migrated(golden: Path, tmp_path: Path) -> None:
    assert not examined(migrated(golden, tmp_path / "migrated.sqlite3"), {}).is_found
