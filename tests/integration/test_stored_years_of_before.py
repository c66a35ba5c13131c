"""A year that an earlier version judged and kept says the same today: state, figures, days, reason codes, records.

The stores under `tests/golden/stores` are as they were written (`tests.stored_year`); each is migrated, checked and
replayed.
"""

from __future__ import annotations

import gzip
import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker import __version__
from checker.domain.clock import end_of_day
from checker.store.opening import Store
from checker.usecases.auditing.replay import replay
from tests.stored import url_of
from tests.workspace import Workspace

STORES = sorted((Path(__file__).parents[1] / "golden" / "stores").glob("*.sqlite3.gz"))
SIZE_AT_MOST = 200_000
ERRORS, PAPER = "kdu-error-rate/jobcenter/2016", "statistics-agreed/jobcenter/2016"
# As the plan asks for: 30 June for the paper, which is corrected to be in time; no report of the year's second half.
THE_YEAR = [
    ("2016-01-05", ERRORS, "pending", "figures_not_owed_yet"),
    ("2016-01-05", PAPER, "pending", "due_ahead"),
    ("2016-04-25", ERRORS, "met", "holds_so_far"),
    ("2016-07-01", PAPER, "breached", "due_over"),
    ("2016-07-05", PAPER, "met", "done_late"),
    ("2016-07-07", PAPER, "met", "done_in_time"),
    ("2016-07-11", ERRORS, "met", "holds_so_far"),
    ("2016-07-11", PAPER, "met", "done_in_time"),
    ("2016-08-01", ERRORS, "met", "holds_so_far"),
    ("2017-01-02", ERRORS, "not_evaluable", "report_missing"),
    ("2017-01-18", ERRORS, "not_evaluable", "report_missing"),
]
JUDGED = "SELECT judged_on, obligation, state, cause FROM verdict_change ORDER BY judged_on, obligation"
TICKED = "SELECT DISTINCT date(at / 1000000, 'unixepoch') FROM journal WHERE kind = 'tick.judged' ORDER BY 1"
OF_PAPER = f"WHERE obligation = '{PAPER}' AND number = 2"


@pytest.fixture(params=STORES, ids=lambda path: path.name.partition(".")[0])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Workspace:
    house = Workspace(tmp_path)
    house.configure()
    assert request.param.stat().st_size < SIZE_AT_MOST
    house.store.write_bytes(gzip.decompress(request.param.read_bytes()))
    return house


def ask(house: Workspace, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(house.store)) as other, other:
        return other.execute(statement).fetchall()


def test_each_of_its_days_says_the_same(kept: Workspace) -> None:
    assert ask(kept, JUDGED) == THE_YEAR
    ticked = ask(kept, TICKED)
    store = Store.open(url_of(kept.store), create=False)
    found = [replay(store, day, end_of_day(day)) for day in (date.fromisoformat(text) for (text,) in ticked)]
    store.close()
    assert {one.on: one.different for one in found if one.different} == {}
    assert sum(one.equal for one in found) == len(THE_YEAR)
    assert sum(one.still for one in found) > len(THE_YEAR)
    assert ask(kept, JUDGED) == THE_YEAR


def test_the_head_names_the_version_that_judged_and_the_one_that_judges_again(kept: Workspace) -> None:
    asked = ("audit", "replay", "--on", "2016-07-01", "--known-at", "2016-07-01T12:00")
    told, found = kept.run(*asked).out, json.loads(kept.run(*asked, "--json").out)
    assert found["product"] == __version__ != found["decided_by"]
    assert f"Zielwacht {__version__}, Entscheidung durch" in told
    assert (
        f"Der Tag wurde von Zielwacht {found['decided_by']} beurteilt: Verglichen wird, was die Urteile sagen" in told
    )
    assert "an diesem Tag gefällt und gleich in allem, was sie sagen: 1" in told


@pytest.mark.parametrize(
    ("old", "new", "paths"),
    [
        pytest.param('"due_over"', '"due_missed"', ["verdict.reasons[0]"], id="a reason code"),
        pytest.param('"records":[]', '"records":["x"]', ["verdict.records"], id="the records"),
        pytest.param('"owner":"gf"', '"owner":"it"', ["verdict.owner"], id="who answers for it"),
        pytest.param('"severity":"major"', '"severity":"minor"', [], id="what is worded otherwise is no difference"),
    ],
)
def test_what_it_says_otherwise_is_named(kept: Workspace, old: str, new: str, paths: list[str]) -> None:
    (before,) = ask(kept, f"SELECT verdict FROM verdict_change {OF_PAPER}")[0]
    assert old in before
    ask(kept, f"UPDATE verdict_change SET verdict = replace(verdict, '{old}', '{new}') {OF_PAPER}")
    done = kept.run("audit", "replay", "--on", "2016-07-01", "--known-at", "2016-07-01T12:00", "--json")
    assert [one["paths"] for one in json.loads(done.out)["different"]] == ([paths] if paths else [])


def test_what_earlier_versions_kept_is_sound(kept: Workspace) -> None:
    done = kept.run("store", "check")
    assert done.code == 0
    assert "0 unsound" in done.err
