"""Every day of the demo's year is decided again, byte for byte: also after ten later edits, corrections and acts.

`make deep` replays each day, does all ten and judges after each; else twelve days on which something was decided,
spread over the year (four of them behind what came later), and of what came later one of each kind, judged at the end.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from checker.domain.clock import end_of_day
from checker.store import Store
from checker.usecases.auditing.replay import replay
from tests.in_full import IN_FULL
from tests.integration.demo_once import DemoRun, demo_of_this_session
from tests.stored import url_of
from tests.workspace import Workspace

Later = Callable[[Workspace, date], None]
FIRST, LAST = date(2015, 12, 31), date(2017, 4, 28)
SPREAD = 12

# One of each kind: of the edits the bound, the merger that reaches back and the rule under another id.
SOME = ("a bound", "a merger in the past", "another id of a rule", "a correction", "a retraction")

# What came of each day: as many verdicts of the day itself that are equal, and no other that is not.
Days = dict[date, int]


def edit(name: str, old: str, new: str) -> Later:
    """A file of the rules says something else from a day on."""

    def do(house: Workspace, day: date) -> None:
        path = house.rules / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} does not say {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        done = house.activate_edit("--withdraw", "--despite-tests", "Probe", "--now", f"{day}T08:00")
        assert done.code == 0, done.err

    return do


def correct(house: Workspace, day: date) -> None:
    """The last quarter of supervision once more, with other faults."""
    name = "fachaufsicht_2016-Q4_korrektur.csv"
    text = (house.folder / "records" / name).read_text(encoding="cp1252")
    for old, new in (("02.02.2017", f"{day:%d.%m.%Y}"), (";30;2;6,7;", ";30;9;30,0;"), (";84;3;", ";84;10;")):
        assert old in text
        text = text.replace(old, new)
    house.write("fachaufsicht_2016-Q4_noch_einmal.csv", text.encode("cp1252"))
    run(house, "records", "import", "fachaufsicht_2016-Q4_noch_einmal.csv", "--now", f"{day}T09:00")


def retract(house: Workspace, day: date) -> None:
    said = ("--reason", "Unterschrift fehlt", "--by", "gf")
    run(house, "records", "retract", "deliverable:annual-team-plan:leistung-hilden:2016", *said)


def run(house: Workspace, *words: str) -> None:
    done = house.run(*words)
    assert done.code == 0, done.err or done.out


GOALS = "plans/2016/goals"
LATER: dict[str, Later] = {
    "a bound": edit(
        f"{GOALS}/kdu.yaml", 'value: "10", unit: percent}         # genau', 'value: "4", unit: percent}  # g'
    ),
    "a date": edit(f"{GOALS}/statistik.yaml", "nominal: 2016-06-30", "nominal: 2016-08-31"),
    "an owner": edit(f"{GOALS}/haus.yaml", "owner: bereichsleitung_mi", "owner: geschaeftsstellenleitung"),
    "a merger in the past": edit(
        "organisation.yaml", "valid_to: null, merges_into: velbert}", "valid_to: 2016-04-30, merges_into: velbert}"
    ),
    "another name": edit("organisation.yaml", "name: Ratingen,", "name: Ratingen-Mitte,"),
    "another id of a rule": edit(
        f"{GOALS}/kdu.yaml", "- id: kdu-budget\n", "- id: kdu-cap\n    replaces: kdu-budget\n"
    ),
    "a rule that is gone": edit(f"{GOALS}/amip.yaml", "  - id: amip-evaluation", "  - id: amip-evaluation-anew"),
    "a correction": correct,
    "a retraction": retract,
    "what was in force before": edit(f"{GOALS}/statistik.yaml", "nominal: 2016-08-31", "nominal: 2016-06-30"),
}


@pytest.fixture(scope="module")
def year() -> Workspace:
    """Only read from."""
    demo: DemoRun = demo_of_this_session()
    return Workspace(demo.folder)


@pytest.fixture(scope="module")
def decided_on(year: Workspace) -> Days:
    """On which days something was decided, and of how many obligations, as the store's rows say."""
    with closing(sqlite3.connect(f"file:{year.store}?mode=ro", uri=True)) as store:
        rows = store.execute("SELECT judged_on, count(DISTINCT obligation) FROM verdict_change GROUP BY judged_on")
        return {date.fromisoformat(day): many for day, many in rows}


@pytest.fixture(scope="module")
def days(decided_on: Days) -> list[date]:
    if IN_FULL:
        return [FIRST + timedelta(days=ahead) for ahead in range((LAST - FIRST).days + 1)]
    return sorted(decided_on)[:: len(decided_on) // (SPREAD - 1)][:SPREAD]


def test_each_day_is_decided_again_byte_for_byte(year: Workspace, days: list[date], decided_on: Days) -> None:
    assert len(days) >= SPREAD
    assert replayed(year, days) == {day: decided_on.get(day, 0) for day in days}


def test_they_are_so_after_later_activations_corrections_and_retractions(
    year: Workspace, days: list[date], decided_on: Days, tmp_path: Path
) -> None:
    asked = days if IN_FULL else days[::3]
    later = Workspace(Path(shutil.copytree(year.folder, tmp_path / "later", ignore=shutil.ignore_patterns("mails"))))
    changes = [change for name, change in LATER.items() if IN_FULL or name in SOME]
    for after, change in enumerate(changes):
        day = LAST + timedelta(days=1 + after)
        change(later, day)
        if IN_FULL or change is changes[-1]:
            run(later, "tick", "--now", f"{day}T18:00")
    assert replayed(later, asked) == {day: decided_on.get(day, 0) for day in asked}
    # What came later counts from then on, and is replayed as well.
    new_days = [LAST + timedelta(days=1 + after) for after in range(len(changes))]
    assert sum(replayed(later, new_days if IN_FULL else new_days[-2:]).values()) > 0


def replayed(house: Workspace, days: list[date]) -> Days:
    store = Store.open(url_of(house.store), create=False)
    try:
        found = {day: replay(store, day, end_of_day(day)) for day in days}
    finally:
        store.close()
    assert {day: one.different for day, one in found.items() if one.different} == {}
    return {day: one.equal for day, one in found.items()}
