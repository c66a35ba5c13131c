"""Beside a small figure of one unit others are kept back too, over the whole house and not one verdict at a time."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from checker.domain.rulebook import Rulebook
from checker.domain.scope import Scope
from checker.domain.verdict import Verdict
from checker.rulebook.load import load
from checker.starter import rules_folder
from checker.store import verdicts
from checker.usecases.auditing.pack.kept_back import KeptBack, kept_back
from tests.stored import BOOK, MONDAY, NOON, new_store, nothing_counted, verdict, with_obligations

HOUSE = "jobcenter"


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load(rules_folder())


def judged(unit: str, faulty: int, reviewed: int) -> Verdict:
    level = "organisation" if unit == HOUSE else "office"
    return verdict(faulty=faulty, reviewed=reviewed, value=Fraction(faulty, reviewed), scope=Scope(unit, level, unit))


def kept(place: Path, book: Rulebook, *days: dict[str, tuple[int, int]]) -> KeptBack:
    """By unit how many files were faulty of how many, on one day after the other."""
    store = new_store(place / "store.sqlite3")
    with_obligations(store, *(judged(unit, 5, 50).obligation for unit in {unit for day in days for unit in day}))
    for number, units in enumerate(days):
        found = [judged(unit, *counts) for unit, counts in units.items()]
        later = timedelta(days=number)
        with store.write_for(HOUSE) as tx:
            verdicts.save(
                tx, found, on=MONDAY + later, known_at=NOON + later, sequence=0, rulebook=BOOK, counted=nothing_counted
            )
    with store.read() as tx:
        result = kept_back(tx, book)
    store.close()
    return result


def units_of(found: KeptBack) -> set[str]:
    return {key.split("/")[1] for key in found.whole}


@pytest.mark.parametrize(
    ("units", "hidden"),
    [
        pytest.param({HOUSE: (60, 300), "hilden": (20, 100), "velbert": (40, 200)}, set(), id="nothing is small"),
        pytest.param(
            {HOUSE: (62, 340), "hilden": (2, 40), "velbert": (40, 200), "ratingen": (20, 100)},
            {"hilden", "ratingen"},
            id="with a small office goes the next smallest",
        ),
        pytest.param({HOUSE: (62, 340), "hilden": (2, 40)}, {"hilden", HOUSE}, id="with the only office the house"),
        pytest.param({HOUSE: (2, 300)}, set(), id="alone it is kept back by itself"),
    ],
)
def test_who_is_kept_back_beside_whom(
    tmp_path: Path, book: Rulebook, units: dict[str, tuple[int, int]], hidden: set[str]
) -> None:
    assert units_of(kept(tmp_path, book, units)) == hidden


def test_a_figure_that_moved_by_one_is_kept_back_and_the_others_of_its_unit_are_not(
    tmp_path: Path, book: Rulebook
) -> None:
    days = ({HOUSE: (50, 300)}, {HOUSE: (51, 300)}, {HOUSE: (60, 300)})
    found = kept(tmp_path, book, *days)
    assert (found.some, found.whole) == ({judged(HOUSE, 5, 50).obligation: frozenset({2})}, frozenset())
