"""A digest tells the reasons of its day, also where nothing has come for weeks that would have had it judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from checker.domain.clock import at_local
from checker.domain.message import MessageKind
from checker.domain.verdict import Verdict
from checker.store import Store, outbox, verdicts
from checker.usecases.importing.import_records import import_content
from checker.usecases.judging.check import check_activated
from checker.usecases.running import demo
from checker.usecases.running.tick import tick
from checker.wording.numbers import needed_text

NEWEST_FILE, DIGEST = date(2016, 4, 15), date(2016, 5, 17)
REVIEWS = "reviews-new-cases/jobcenter/2016"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A house that has received nothing since the middle of April, ticked each morning since."""
    workspace = demo.make_workspace(tmp_path / "demo")
    store = Store.open(f"sqlite:///{tmp_path / 'store.sqlite3'}", create=True)
    demo.begin(store, workspace)
    for arrival in workspace.arrivals():
        if arrival.at < at_local(NEWEST_FILE, 7):
            import_content(store, arrival.file.name, arrival.file.read_bytes(), arrival.at)
    for days in range((DIGEST - NEWEST_FILE).days + 1):
        tick(store, at_local(NEWEST_FILE + timedelta(days), 7), mail_domain="jobcenter.example")
    yield store
    store.close()


def test_a_digest_tells_todays_reasons_where_nothing_has_come(store: Store) -> None:
    with store.read() as tx:
        stored = verdicts.latest(tx, [REVIEWS])[REVIEWS].verdict
        digests = [mail.message for mail in outbox.list_messages(tx, kinds=[MessageKind.DIGEST])]
    (today,) = [one for one in check_activated(store, DIGEST, None).verdicts if one.obligation == REVIEWS]
    assert _needed(stored) != _needed(today), "each week without a review raises what the others must bring"
    told = [str(digest.facts) for digest in digests if digest.planned_on == DIGEST]
    assert any(f"Nötig ab jetzt: {_needed(today)} je Woche." in facts for facts in told)
    assert not any(f"Nötig ab jetzt: {_needed(stored)} je Woche." in facts for facts in told)


def _needed(verdict: Verdict) -> str:
    assert verdict.pace is not None
    assert verdict.pace.per_week_needed is not None
    return needed_text(verdict.pace.per_week_needed, verdict.unit, "de")
