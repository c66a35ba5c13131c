"""The forecast of the demo's year equals the year: what the walk planned, sent, judged and found, with no difference.

The year is the one that all tests of the demo share; it was walked through a real SMTP server. CI forecasts it up to
the end of March, `make deep` the whole of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from checker.domain.finding import Episode
from checker.preview.forecast import forecast
from checker.preview.forecast_result import Forecast, MailFate, Span
from checker.store import Store
from checker.usecases.running import demo
from tests.in_full import IN_FULL
from tests.integration.demo_once import demo_of_this_session

LAST = demo.LAST_DAY if IN_FULL else date(2016, 3, 31)
# Of a mail that has not left when the part ends, the whole year tells only what became of it later.
EPOCH, MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
OF_THE_OUTBOX = {MailFate.LEFT: "sent", MailFate.DRAFT: "draft", MailFate.NOT_NEEDED: "superseded"}


@pytest.fixture(scope="module")
def year() -> Path:
    """The demo's workspace, walked."""
    return demo_of_this_session().folder


@pytest.fixture(scope="module")
def foreseen(year: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forecast]:
    """Its rules, its files as dated arrivals, watched from outside as the demo is; nobody acts."""
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('beginning')}/store.sqlite3", create=True)
    workspace = demo.Workspace(year)
    demo.begin(store, workspace)
    yield forecast(store, Span(demo.FIRST_DAY, LAST), arrivals=workspace.arrivals(), is_watched=True)
    store.close()


def rows(year: Path, statement: str) -> set[tuple[Any, ...]]:
    with sqlite3.connect(f"file:{year / 'zielwacht.sqlite3'}?mode=ro", uri=True) as really:
        return set(really.execute(statement, {"last": LAST.isoformat()}))


def microseconds(instant: datetime) -> int:
    return (instant - EPOCH) // MICROSECOND


def test_the_same_mails_are_planned_for_the_same_posts(year: Path, foreseen: Forecast) -> None:
    planned = rows(year, "SELECT key, kind, addressed, planned_on FROM message WHERE planned_on <= :last")
    ours = {(one.key, str(one.kind), one.post, one.planned_on.isoformat()) for one in foreseen.mails}
    assert ours == planned
    assert len(planned) > (350 if IN_FULL else 45)


def test_they_carry_the_same_items(year: Path, foreseen: Forecast) -> None:
    carried = rows(
        year,
        "SELECT message, item FROM message_item JOIN message ON message.key = message_item.message "
        "WHERE planned_on <= :last",
    )
    assert {(mail.key, item) for mail in foreseen.mails for item in mail.items} == carried


def test_they_leave_at_the_same_instants_and_nothing_else_does(year: Path, foreseen: Forecast) -> None:
    left = rows(year, "SELECT key, sent_at FROM message WHERE state = 'sent' AND planned_on <= :last")
    assert {(mail.key, microseconds(mail.at)) for mail in foreseen.mails if mail.has_left} == left


def test_verdicts_change_on_the_same_days_to_the_same_figures(year: Path, foreseen: Forecast) -> None:
    changed = rows(
        year,
        "SELECT obligation, number, judged_on, state, cause, figures FROM verdict_change WHERE judged_on <= :last",
    )
    ours = {
        (one.obligation, one.number, one.on.isoformat(), str(one.after), one.cause, one.figures)
        for one in foreseen.verdict_changes
    }
    assert ours == changed
    assert len(changed) > 500


def test_the_same_findings_open_on_the_same_days(year: Path, foreseen: Forecast) -> None:
    opened = rows(year, "SELECT obligation, number, since FROM episode WHERE since <= :last")
    assert {(one.obligation, one.number, one.since.isoformat()) for one in foreseen.findings} == opened


@pytest.mark.skipif(not IN_FULL, reason="what becomes of a mail or a finding later is seen at the year's end")
def test_mails_and_findings_end_as_they_did(year: Path, foreseen: Forecast) -> None:
    assert {(mail.key, OF_THE_OUTBOX[mail.fate]) for mail in foreseen.mails} == rows(
        year, "SELECT key, state FROM message"
    )
    ended = rows(year, "SELECT obligation, number, state, verdict, step, resolved_on, resolution FROM episode")
    assert {ending(one) for one in foreseen.findings} == ended


def ending(one: Episode) -> tuple[Any, ...]:
    resolved_on = one.resolved_on.isoformat() if one.resolved_on else None
    return one.obligation, one.number, one.state, one.verdict, one.step, resolved_on, one.resolution
