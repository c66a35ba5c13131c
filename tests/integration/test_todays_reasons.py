"""What is told and shown has the reasons of its day, also where nothing has come for weeks that would have had it
judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from checker.domain.clock import at_local
from checker.domain.message import MessageKind
from checker.domain.verdict import Verdict
from checker.store import Store, outbox, verdicts
from checker.usecases.acting.findings import story
from checker.usecases.importing.import_records import import_content
from checker.usecases.judging.check import check_activated
from checker.usecases.rules.activation import active
from checker.usecases.running import demo
from checker.usecases.running.tick import tick
from checker.usecases.telling.mail_preview import Wish, preview
from checker.usecases.telling.send import MailIdentity
from checker.wording.numbers import needed_text

NEWEST_FILE, DIGEST = date(2016, 4, 15), date(2016, 5, 17)
REVIEWS = "reviews-new-cases/jobcenter/2016"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A house that has received nothing since the middle of April, ticked each morning since. Only read from."""
    folder = tmp_path_factory.mktemp("house")
    workspace = demo.make_workspace(folder / "demo")
    store = Store.open(f"sqlite:///{folder / 'store.sqlite3'}", create=True)
    demo.begin(store, workspace)
    for arrival in workspace.arrivals():
        if arrival.at < at_local(NEWEST_FILE, 7):
            import_content(store, arrival.file.name, arrival.file.read_bytes(), arrival.at)
    for days in range((DIGEST - NEWEST_FILE).days + 1):
        tick(store, at_local(NEWEST_FILE + timedelta(days), 7), mail_domain="jobcenter.example")
    yield store
    store.close()


@dataclass(frozen=True)
class _Both:
    """What is stored of the verdict, and how it is judged on the day of the digest."""

    stored: Verdict
    today: Verdict


@pytest.fixture
def both(store: Store) -> _Both:
    with store.read() as tx:
        stored = verdicts.latest(tx, [REVIEWS])[REVIEWS].verdict
    (today,) = [one for one in check_activated(store, DIGEST, None).verdicts if one.obligation == REVIEWS]
    assert _needed(stored) != _needed(today), "each week without a review raises what the others must bring"
    return _Both(stored, today)


def test_a_digest_tells_todays_reasons_where_nothing_has_come(store: Store, both: _Both) -> None:
    with store.read() as tx:
        digests = [mail.message for mail in outbox.list_messages(tx, kinds=[MessageKind.DIGEST])]
    told = [str(digest.facts) for digest in digests if digest.planned_on == DIGEST]
    today, stored = (_needed(one).split()[0] for one in (both.today, both.stored))
    assert any(f"Ab jetzt {today} je Woche" in facts for facts in told)
    assert not any(f"Ab jetzt {stored} je Woche" in facts for facts in told)


def test_a_finding_is_shown_with_the_reasons_of_the_last_ticks_day(store: Store, both: _Both) -> None:
    """On whichever later day it is looked at."""
    for shown_on in (DIGEST, DIGEST + timedelta(days=30)):
        shown = story(store, REVIEWS, at_local(shown_on, 9)).finding.verdict
        assert shown == both.today


def test_a_preview_of_a_mail_tells_them_too(store: Store, both: _Both) -> None:
    with store.read() as tx:
        book = active(tx)
    wish = Wish(MessageKind.ALERT, DIGEST, "reviews-new-cases")
    sender = MailIdentity("Zielwacht <zielwacht@jobcenter.example>", "jobcenter.example")
    rows = [line.split() for line in preview(book, wish, sender, store).rendered.text.splitlines()]
    assert ["Nötig", "je", "Woche", *_needed(both.today).split()] in rows


def test_nothing_is_stored_where_only_reasons_have_moved(store: Store, both: _Both) -> None:
    with store.read() as tx:
        history = verdicts.history(tx, REVIEWS)
    assert history[-1].on < DIGEST
    assert verdicts.differ_in_reasons_only(history[-1].verdict, both.today)


def _needed(verdict: Verdict) -> str:
    assert verdict.pace is not None
    assert verdict.pace.per_week_needed is not None
    return needed_text(verdict.pace.per_week_needed, verdict.unit, "de")
