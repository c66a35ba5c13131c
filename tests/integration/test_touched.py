"""What has come concerns no more obligations than it touches: the verdicts of all others stay, reasons and all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from checker.domain.clock import end_of_day, local_day
from checker.domain.report import Records
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation import evaluate
from checker.evaluation.assessment import Assessment
from checker.evaluation.judge import owed_in
from checker.evaluation.obligations import Obligation
from checker.evaluation.touched import touched
from checker.store import Store, records
from checker.usecases.importing.import_records import import_content
from checker.usecases.running import demo

# Every fifth file of the year, and some that take something back or move it: corrections, plans, requests, meetings.
CHOSEN = (*range(2, 107, 5), 29, 30, 66, 69)


@dataclass
class _Year:
    store: Store
    book: Rulebook

    def known(self, sequence: int) -> Records:
        with self.store.read() as tx:
            return records.load(tx, sequence=sequence)

    def owed(self, known: Records, on: date) -> list[Obligation]:
        book = self.book
        return list(owed_in(Assessment.of(book, book.calendar, book.organisation, known, (), on, end_of_day(on))))

    def judged(self, known: Records, on: date) -> dict[str, Verdict]:
        book = self.book
        verdicts = evaluate(book, book.calendar, book.organisation, known, (), on, end_of_day(on))
        return {verdict.obligation: verdict for verdict in verdicts}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Year]:
    """All files of the demonstration, each in its place."""
    folder = tmp_path_factory.mktemp("year")
    workspace = demo.make_workspace(folder / "demo")
    store = Store.open(f"sqlite:///{folder / 'store.sqlite3'}", create=True)
    book = demo.begin(store, workspace)
    for arrival in workspace.arrivals():
        import_content(store, arrival.file.name, arrival.file.read_bytes(), arrival.at)
    yield _Year(store, book)
    store.close()


@pytest.mark.parametrize("sequence", CHOSEN)
def test_what_nothing_touched_is_judged_as_before(year: _Year, sequence: int) -> None:
    before, after = year.known(sequence - 1), year.known(sequence)
    came = [each.recorded_at for each in (*after.versions, *after.reports) if each.sequence == sequence]
    on = local_day(came[0]) if came else demo.LAST_DAY
    owed = year.owed(after, on)
    found = touched(owed, after, sequence - 1)
    was, now = year.judged(before, on), year.judged(after, on)
    changed = {key for key in was.keys() & now.keys() if was[key] != now[key]}
    assert changed <= found
    assert len(found) < len(owed) / 2, "most of what is owed need not be looked at"


def test_nothing_that_came_touches_nothing_but_what_is_owed_on_demand(year: _Year) -> None:
    known = year.known(106)
    owed = year.owed(known, demo.LAST_DAY)
    on_demand = {obligation.key for obligation in owed if obligation.rule.period.kind == "request"}
    assert touched(owed, known, 106) == on_demand
