"""How files arrive between two ticks changes nothing that any tick says: not how they are cut into imports, not their
order, not their instants. And whichever ticks there were, the last one says the same.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from checker.domain.clock import at_local
from checker.domain.verdict import State
from checker.store import Store, findings, verdicts
from checker.usecases.importing.arrivals import Arrival
from checker.usecases.importing.import_records import import_records
from checker.usecases.rules.activation import activate_folder
from checker.usecases.running import demo
from checker.usecases.running.tick import tick
from tests.integration.a_house import rules_with
from tests.stored import raw

TICKS = at_local(date(2016, 4, 20), 7), at_local(date(2016, 10, 20), 7)
# Figures that bear a Stand, a correction among them: the order of their arrival does not matter.
NAMES = "fachaufsicht"
TOLD = ("verdict_change", "episode", "item", "message_item")
SETTLED = (State.BREACHED, State.NOT_EVALUABLE)
FEW = settings(max_examples=5, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))


@dataclass(frozen=True)
class _Year:
    """A store in which rules are in force, and the files that come before each tick."""

    folder: Path
    gaps: tuple[tuple[Arrival, ...], ...]

    @contextmanager
    def store(self) -> Iterator[Store]:
        """A copy that nothing has come into yet."""
        own = self.folder / "own.sqlite3"
        for left in self.folder.glob("own.sqlite3*"):
            left.unlink()
        shutil.copy(self.folder / "begun.sqlite3", own)
        store = Store.open(f"sqlite:///{own}", create=False)
        try:
            yield store
        finally:
            store.close()


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> _Year:
    folder = tmp_path_factory.mktemp("arrival")
    store = Store.open(f"sqlite:///{folder / 'begun.sqlite3'}", create=True)
    activate_folder(store, rules_with(folder / "rules"), at_local(date(2016, 1, 4), 7), by="administration")
    store.close()
    workspace = demo.make_workspace(folder / "demo")
    files = [each for each in workspace.arrivals() if each.file.name.startswith(NAMES)]
    first = tuple(each for each in files if each.at <= TICKS[0])
    return _Year(folder, (first, tuple(each for each in files if TICKS[0] < each.at <= TICKS[1])))


@dataclass(frozen=True)
class _Import:
    files: tuple[Path, ...]
    at: datetime


@st.composite
def imports(draw: st.DrawFn, gap: Sequence[Arrival], before: datetime) -> list[_Import]:
    """The files of a gap in any order, cut into any imports, each at any instant from the last file's day on."""
    left = [each.file for each in draw(st.permutations(gap))]
    earliest = max((each.at for each in gap), default=before)
    found = []
    while left:
        many = draw(st.integers(1, len(left)))
        wait = draw(st.integers(0, int((before - earliest).total_seconds())))
        found.append(_Import(tuple(left[:many]), earliest + timedelta(seconds=wait)))
        left = left[many:]
    return found


def _tick(store: Store, now: datetime) -> None:
    tick(store, now, mail_domain="jobcenter.example")


# Where the versions that counted stand in the log of imports, which is in the order of their arrival.
PLACES = "root"


def _all_told(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Without receipts: they tell of the files themselves."""
    with store.read() as tx:
        receipts = set(raw(tx, "SELECT key FROM item WHERE kind = 'receipt'").scalars())
        found = {table: raw(tx, f"SELECT * FROM {table}").mappings().all() for table in TOLD}
    rows = {
        table: [tuple(row[name] for name in row if name != PLACES) for row in told] for table, told in found.items()
    }
    return {table: sorted(row for row in told if receipts.isdisjoint(row)) for table, told in rows.items()}


def _as_they_came(year: _Year) -> dict[str, list[tuple[object, ...]]]:
    with year.store() as store:
        for gap, now in zip(year.gaps, TICKS, strict=True):
            for arrival in gap:
                import_records(store, [arrival.file], arrival.at)
            _tick(store, now)
        return _all_told(store)


@pytest.fixture(scope="module")
def as_they_came(year: _Year) -> dict[str, list[tuple[object, ...]]]:
    told = _as_they_came(year)
    assert all(told[table] for table in TOLD), "this year there is something to tell"
    return told


@FEW
@given(st.data())
def test_how_files_come_between_two_ticks_changes_nothing_that_is_told(
    year: _Year, as_they_came: dict[str, list[tuple[object, ...]]], data: st.DataObject
) -> None:
    with year.store() as store:
        for gap, now in zip(year.gaps, TICKS, strict=True):
            for each in data.draw(imports(gap, now)):
                import_records(store, each.files, each.at)
            _tick(store, now)
        assert _all_told(store) == as_they_came


@FEW
@given(st.sets(st.integers(1, 180), max_size=3))
def test_whichever_ticks_there_were_the_last_one_says_the_same(year: _Year, days: set[int]) -> None:
    def at_the_end(ticks: Sequence[datetime]) -> tuple[object, ...]:
        waiting = [each for gap in year.gaps for each in gap]
        with year.store() as store:
            for now in ticks:
                come = [each for each in waiting if each.at <= now]
                waiting = waiting[len(come) :]
                for arrival in come:
                    import_records(store, [arrival.file], arrival.at)
                _tick(store, now)
            with store.read() as tx:
                judged = {key: (one.verdict.state, one.verdict.value) for key, one in verdicts.latest(tx).items()}
                # What is at risk, or no longer, waits for further looks: that alone is memory of earlier ticks.
                settled = {key for key, (state, _) in judged.items() if state in SETTLED}
                open_ones = {key for key, one in findings.current(tx).items() if not one.is_over and key in settled}
        return judged, open_ones

    last = TICKS[-1]
    assert at_the_end([*(last - timedelta(days=before) for before in sorted(days, reverse=True)), last]) == at_the_end(
        [last]
    )
