"""A forecast says what the walk then plans and sends, and which spans it cannot say anything about."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from checker.domain.calendar import Off
from checker.domain.clock import at_local
from checker.domain.errors import UsageError
from checker.domain.message import MessageKind
from checker.domain.refusal import ForecastRefusal, Refused
from checker.domain.supposed import SupposedCode
from checker.preview.forecast import Rhythm, forecast
from checker.preview.forecast_result import Forecast, ForecastMail, MailFate, Span
from checker.rulebook.load import load
from checker.starter import RECORDS
from checker.store import Store
from checker.usecases.importing.import_records import import_records
from checker.usecases.rules.activation import activate_folder
from checker.usecases.running.walk import DatedFiles, walk
from checker.usecases.telling.send import MailIdentity
from checker.wording.supposed import supposed_text
from notifications.transport import Delivered
from tests.integration.walked_house import house, store, walked
from tests.stored import new_store, url_of
from tests.workspace import Workspace

__all__ = ["house", "store"]

# The house of `walked_house` was last ticked on 23.05.2016.
AHEAD = Span(date(2016, 5, 24), date(2016, 7, 8))
SENDER = MailIdentity("zielwacht@jobcenter.example", "jobcenter.example")
CRITERIA = "investigation-criteria-agreed/jobcenter/2016"


class Taken:
    """A mail server that takes everything."""

    def deliver(self, raw: bytes, *, envelope_from: str, recipient: str, before_data: Callable[[], None]) -> Delivered:
        before_data()
        return Delivered("250 taken")

    def close(self) -> None:
        """Nothing is held."""


@pytest.fixture(scope="module")
def foreseen(tmp_path_factory: pytest.TempPathFactory) -> Forecast:
    """Six weeks of the house as it stands."""
    opened = Store.open(url_of(walked(tmp_path_factory.mktemp("ahead") / "house").store), create=False)
    try:
        return forecast(opened, AHEAD)
    finally:
        opened.close()


def rows(store: Store, statement: str) -> list[tuple[Any, ...]]:
    with store.read() as tx:
        return [tuple(row) for row in tx.exec_driver_sql(statement)]


def test_the_forecast_of_six_weeks_is_what_the_walk_then_does(store: Store, foreseen: Forecast) -> None:
    mails_before = set(rows(store, "SELECT key FROM message"))
    changes_before = set(rows(store, "SELECT obligation, number FROM verdict_change"))
    days = (AHEAD.first + timedelta(days=count) for count in range(46))
    # Corpus Christi is the one holiday on a weekday.
    instants = [at_local(day, 7) for day in days if day.weekday() < 5 and day != date(2016, 5, 26)]
    assert all(walked.sent.trouble == "" for walked in walk(instants, DatedFiles(()), Taken(), store, SENDER))

    mails = set(rows(store, "SELECT key, kind, addressed, sent_at, state FROM message"))
    really = {(key, kind, post, state) for key, kind, post, _, state in mails if (key,) not in mails_before}
    states = {MailFate.LEFT: "sent", MailFate.DRAFT: "draft", MailFate.NOT_NEEDED: "superseded"}
    assert {(mail.key, str(mail.kind), mail.post, states[mail.fate]) for mail in foreseen.mails} == really
    left = {key: sent for key, _, _, sent, _ in mails if sent is not None}
    microsecond = timedelta(microseconds=1)
    epoch = at_local(date(1970, 1, 1), 1)
    assert all((mail.at - epoch) // microsecond == left[mail.key] for mail in foreseen.mails if mail.has_left)
    assert len(really) > 10

    changed = set(rows(store, "SELECT obligation, number FROM verdict_change")) - changes_before
    assert {(one.obligation, one.number) for one in foreseen.verdict_changes} == changed
    episodes = set(rows(store, "SELECT obligation, number, state, step FROM episode"))
    assert {(one.obligation, one.number, str(one.state), one.step) for one in foreseen.findings} == episodes


def test_the_store_that_is_asked_is_only_read(store: Store) -> None:
    before = hashlib.sha256(Path(store.place).read_bytes()).hexdigest()
    forecast(store, Span(AHEAD.first, date(2016, 5, 31)))
    assert hashlib.sha256(Path(store.place).read_bytes()).hexdigest() == before


def test_the_same_question_has_the_same_answer(store: Store) -> None:
    span = Span(AHEAD.first, date(2016, 5, 31))
    assert forecast(store, span) == forecast(store, span)


@pytest.mark.deep
def test_every_hour_tells_the_same_as_every_morning_where_nothing_comes_in(store: Store) -> None:
    span = Span(AHEAD.first, date(2016, 6, 3))
    told = [told_by(forecast(store, span, rhythm=rhythm)) for rhythm in (Rhythm.DAILY, Rhythm.HOURLY)]
    assert told[0] == told[1] != []


def told_by(foreseen: Forecast) -> list[tuple[object, ...]]:
    return [(mail.key, mail.planned_on, mail.post, mail.fate) for mail in foreseen.mails]


def the(mails: tuple[ForecastMail, ...]) -> set[tuple[str, MessageKind]]:
    return {(mail.role, mail.kind) for mail in mails}


def test_it_says_what_reaches_the_management_and_bodies_outside(foreseen: Forecast) -> None:
    assert {mail.role for mail in foreseen.to_management} == {"gf"}
    assert ("gf", MessageKind.DIGEST) in the(foreseen.to_management)
    assert all(mail.is_outside and mail.is_draft for mail in foreseen.to_bodies_outside)
    assert not any(mail.is_outside for mail in foreseen.mails if mail.has_left)


def test_the_busiest_week_holds_the_busiest_day_or_more(foreseen: Forecast) -> None:
    day, week = foreseen.busiest_day, foreseen.busiest_week
    assert day is not None
    assert week is not None
    left = [mail.planned_on for mail in foreseen.mails if mail.has_left]
    assert day.mails == left.count(day.on) == max(left.count(one) for one in left)
    assert week.on.weekday() == 0
    assert week.mails >= day.mails


def test_what_is_missed_is_told_with_the_last_day_on_which_acting_helps(tmp_path: Path, house: Workspace) -> None:
    """The criteria are due on Saturday, 30 April 2016, so that Monday is in time."""
    new = new_store(tmp_path / "new.sqlite3")
    foreseen = forecast(new, Span(date(2016, 4, 25), date(2016, 5, 4)), book=load(house.rules))
    new.close()
    missed = {one.obligation: one for one in foreseen.missed_unless_acted}
    assert (missed[CRITERIA].missed_on, missed[CRITERIA].act_by) == (date(2016, 5, 3), date(2016, 5, 2))
    assert missed[CRITERIA].owner == "bereichsleitung_leistung"


def test_what_was_missed_before_the_span_is_not_foretold(foreseen: Forecast) -> None:
    assert CRITERIA not in {one.obligation for one in foreseen.missed_unless_acted}


def test_reports_owed_are_listed_with_their_last_day(foreseen: Forecast) -> None:
    owed = foreseen.reports_owed
    assert owed
    assert all(AHEAD.first <= one.due <= AHEAD.last and not one.has_come for one in owed)


def test_due_days_on_closed_days_are_told(tmp_path: Path, house: Workspace) -> None:
    new = new_store(tmp_path / "new.sqlite3")
    closed = forecast(new, Span(date(2016, 4, 28), date(2016, 5, 3)), book=load(house.rules)).dates_on_closed_days
    new.close()
    (criteria,) = [one for one in closed if one.obligation == CRITERIA]
    assert (criteria.nominal, criteria.closed.why) == (date(2016, 4, 30), Off.WEEKEND)
    assert (criteria.effective, criteria.please_by) == (date(2016, 5, 2), date(2016, 4, 29))


def test_rules_given_take_effect_as_the_span_begins(store: Store, house: Workspace, foreseen: Forecast) -> None:
    goal = house.rules / "plans" / "2016" / "goals" / "kdu.yaml"
    text = goal.read_text(encoding="utf-8")
    goal.write_text(text.replace("severity: critical", "severity: minor"), encoding="utf-8")
    book = load(house.rules)
    after = forecast(store, AHEAD, book=book)
    assert (after.rulebook, foreseen.rulebook != book.sha256) == (book.sha256, True)
    assert told_by(after) != told_by(foreseen)
    assert after.supposed[0].code is SupposedCode.RULES_GIVEN
    assert foreseen.supposed[0].code is SupposedCode.RULES_IN_FORCE


def test_what_is_supposed_has_a_sentence_in_both_languages(foreseen: Forecast) -> None:
    supposed = foreseen.supposed
    german = [supposed_text(one, "de") for one in supposed]
    assert "Geurteilt wird an jedem Arbeitstag des Hauses um 7 Uhr" in german
    assert "Es kommt kein Bericht mehr" in german
    english = [supposed_text(one, "en") for one in supposed]
    assert len({*german, *english}) == 2 * len(supposed)


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        pytest.param(date(2016, 6, 2), date(2016, 6, 1), ForecastRefusal.BACKWARDS, id="backwards"),
        pytest.param(date(2016, 5, 20), date(2016, 6, 1), ForecastRefusal.BEFORE_THE_STORE, id="what is settled"),
        pytest.param(date(2016, 6, 1), date(2026, 6, 1), ForecastRefusal.BEYOND_THE_CALENDAR, id="ten years"),
    ],
)
def test_a_span_that_cannot_be_walked_is_refused(first: date, last: date, code: ForecastRefusal, store: Store) -> None:
    with pytest.raises(Refused) as refused:
        forecast(store, Span(first, last))
    assert refused.value.code is code


def test_where_no_tick_was_yet_a_span_begins_no_earlier_than_the_newest_record(
    tmp_path: Path, house: Workspace
) -> None:
    new = new_store(tmp_path / "new.sqlite3")
    activate_folder(new, house.rules, at_local(date(2016, 4, 1), 12), "administration")
    import_records(new, [RECORDS / "fachaufsicht_2016-Q1.csv"], at_local(date(2016, 4, 11), 14))
    with pytest.raises(Refused) as refused:
        forecast(new, Span(date(2016, 4, 10), date(2016, 4, 15)))
    assert (refused.value.code, refused.value.facts["known"]) == (
        ForecastRefusal.BEFORE_THE_STORE,
        date(2016, 4, 11),
    )
    assert forecast(new, Span(date(2016, 4, 11), date(2016, 4, 12))).verdict_changes
    new.close()


def test_a_span_before_the_calendar_is_refused(tmp_path: Path, house: Workspace) -> None:
    new = new_store(tmp_path / "new.sqlite3")
    with pytest.raises(Refused) as refused:
        forecast(new, Span(date(1999, 12, 1), date(2016, 1, 31)), book=load(house.rules))
    new.close()
    assert refused.value.code is ForecastRefusal.BEFORE_THE_CALENDAR


def test_without_rules_nothing_is_foretold() -> None:
    empty = Store.in_memory()
    with pytest.raises(UsageError, match="no rules are in force"):
        forecast(empty, AHEAD)
    empty.close()


def test_the_day_of_the_last_tick_may_be_the_first_one(store: Store) -> None:
    assert forecast(store, Span(date(2016, 5, 23), date(2016, 5, 27))).mails
