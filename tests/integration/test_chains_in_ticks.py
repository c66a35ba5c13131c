"""A month over its bound opens its follow-up in the store's ticks, and a correction withdraws it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from checker.domain.clock import at_local
from checker.domain.finding import FindingState, Resolution
from checker.store import Store, findings, obligations
from checker.usecases.importing.import_records import import_records
from checker.usecases.rules.activation import activate_folder
from checker.usecases.running.tick import tick
from tests.workspace import make_workspace

FOLLOW_UP = "special-circumstances-report/jobcenter/2016-sickness-rate-2016-03"
COLUMNS = "Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus;"


@contextmanager
def a_store(folder: Path) -> Iterator[Store]:
    place = make_workspace(folder, goals=("kommunale-leistungen", "personal"))
    store = Store.open(f"sqlite:///{place.store}", create=True)
    activate_folder(store, place.rules, at_local(date(2016, 1, 4), 8), "administration")
    try:
        yield store
    finally:
        store.close()


def key_figures(folder: Path, rate: str, on: date) -> Path:
    """March's own rate, as the sender's file has it on a day."""
    month = ("April", "Mai")[on.month - 4]
    lines = ["Berichtsmonat:;März 2016;;;;;;", f"Datenstand:;{month} 2016;;;;;;", "", COLUMNS]
    path = folder / f"{on.isoformat()}" / "zielnachhaltung_2016-03.csv"
    path.parent.mkdir()
    text = "\r\n".join([*lines, f"Krankheitsquote;Monatswert;.;.;{rate};11,0;;endgültig;", ""])
    path.write_bytes(text.encode("utf-8-sig"))
    return path


def ticked(store: Store, at: datetime) -> set[str]:
    """The obligations on demand that are owed after a tick."""
    tick(store, at, mail_domain="jobcenter.example")
    with store.read() as tx:
        return {key for key in obligations.next_looks(tx) if key.startswith("special-circumstances-report/")}


def test_a_tick_opens_what_follows_from_a_month_over_its_bound_and_a_correction_withdraws_it(tmp_path: Path) -> None:
    known, overdue, corrected = date(2016, 4, 14), date(2016, 4, 29), date(2016, 5, 20)
    with a_store(tmp_path) as store:
        assert ticked(store, at_local(date(2016, 4, 13), 7)) == set()
        import_records(store, [key_figures(tmp_path, "11,4", known)], at_local(known, 12))
        assert ticked(store, at_local(known, 13)) == {FOLLOW_UP}
        assert ticked(store, at_local(overdue, 7)) == {FOLLOW_UP}
        with store.read() as tx:
            assert findings.current(tx)[FOLLOW_UP].state is FindingState.OPEN
        import_records(store, [key_figures(tmp_path, "10,9", corrected)], at_local(corrected, 12))
        assert ticked(store, at_local(corrected, 13)) == set()
        with store.read() as tx:
            episode = findings.current(tx)[FOLLOW_UP]
        assert (episode.state, episode.resolution) == (FindingState.RESOLVED, Resolution.WITHDRAWN)
