"""The year ahead: the walk of the daemon on a virtual clock, over a copy of what a store knows. Shell.

Nothing is rendered and nothing leaves the machine: a mail that may leave counts as read on its day. The store that is
asked is only read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection

from checker.domain.calendar import OutsideCalendar, WorkingCalendar
from checker.domain.clock import at_local, local_day
from checker.domain.organisation import ADMINISTRATION
from checker.domain.refusal import ForecastRefusal, Refused
from checker.domain.rulebook import Rulebook
from checker.domain.supposed import Supposed, SupposedCode
from checker.preview.forecast_result import Forecast, Span
from checker.preview.forecast_summary import summed_up
from checker.preview.scratch import scratch_of
from checker.store import cursor, recordings
from checker.store.opening import Store
from checker.usecases.rules.activation import activate_book, active
from checker.usecases.rules.staffed import staffed
from checker.usecases.running.walk import Arrivals, DatedFiles, step
from checker.usecases.telling.send import MailIdentity

A_DAY, MICROSECOND = timedelta(days=1), timedelta(microseconds=1)
HOURS = range(24)
# Message-IDs need a domain; no mail leaves.
NOBODY = MailIdentity("zielwacht@forecast.invalid", "forecast.invalid")
SUPPOSED = (SupposedCode.MAILS_ARRIVE, SupposedCode.LETTERS_WAIT, SupposedCode.NOBODY_ANSWERS)


class Rhythm(StrEnum):
    """How often the house looks: on working days at the hour at which it begins to mail, or at every hour."""

    DAILY = "daily"
    HOURLY = "hourly"


def forecast(
    store: Store,
    span: Span,
    *,
    book: Rulebook | None = None,
    arrivals: Arrivals | None = None,
    rhythm: Rhythm = Rhythm.DAILY,
    is_watched: bool = False,
) -> Forecast:
    """Walk through the span, by the rules in force or by `book`, which then takes effect as the span begins.

    `arrivals` None: no file comes. `is_watched`: a monitor outside hears of each good round. Refused for a span that
    cannot be walked, StoreError without room for a copy, NothingActivated without rules.
    """
    if span.last < span.first:
        raise Refused(ForecastRefusal.BACKWARDS, first=span.first, last=span.last)
    with scratch_of(store) as scratch:
        begins = at_local(span.first, 0)
        if book is not None:
            activate_book(scratch, book, begins, ADMINISTRATION, withdraw=True)
        with scratch.read() as tx:
            rules = staffed(tx, active(tx))
            known = _known_until(tx)
        _refuse_what_is_settled(span, known)
        _refuse_beyond(rules.calendar, span)
        since = known + MICROSECOND if known else begins
        instants = [now for now in _instants(rules, span, rhythm) if now >= since]
        _walk(scratch, span, instants, arrivals or DatedFiles(()), is_watched=is_watched)
        supposed = _supposed(rules, rhythm, is_given=book is not None, comes=arrivals is not None)
        with scratch.read() as tx:
            return summed_up(tx, span, since, supposed)


def _walk(scratch: Store, span: Span, instants: list[datetime], arrivals: Arrivals, *, is_watched: bool) -> None:
    for now in instants:
        try:
            step(scratch, now, arrivals, None, NOBODY, is_watched=is_watched)
        except OutsideCalendar as beyond:
            latest = local_day(now) - A_DAY
            raise Refused(ForecastRefusal.BEYOND_THE_CALENDAR, last=span.last, latest=latest) from beyond


def _known_until(tx: Connection) -> datetime | None:
    """The instant up to which things are settled: the last tick's, else that of the newest recording."""
    at, newest = cursor.read(tx), recordings.last(tx)
    if at is not None:
        return at.instant
    return newest.recorded_at if newest else None


def _refuse_what_is_settled(span: Span, known: datetime | None) -> None:
    if known is not None and span.first < local_day(known):
        raise Refused(ForecastRefusal.BEFORE_THE_STORE, first=span.first, known=local_day(known))


def _refuse_beyond(calendar: WorkingCalendar, span: Span) -> None:
    if span.first < calendar.first:
        raise Refused(ForecastRefusal.BEFORE_THE_CALENDAR, first=span.first, earliest=calendar.first)
    if span.last > calendar.last:
        raise Refused(ForecastRefusal.BEYOND_THE_CALENDAR, last=span.last, latest=calendar.last)


def _instants(book: Rulebook, span: Span, rhythm: Rhythm) -> Iterator[datetime]:
    for day in _days(span):
        if rhythm is Rhythm.HOURLY:
            yield from (at_local(day, hour) for hour in HOURS)
        elif book.calendar.is_office_day(day):
            yield at_local(day, book.calendar_file.mail_from_hour)


def _days(span: Span) -> Iterator[date]:
    return (span.first + timedelta(days=count) for count in range((span.last - span.first).days + 1))


def _supposed(book: Rulebook, rhythm: Rhythm, *, is_given: bool, comes: bool) -> tuple[Supposed, ...]:
    rules = SupposedCode.RULES_GIVEN if is_given else SupposedCode.RULES_IN_FORCE
    looks = (
        Supposed(SupposedCode.HOURLY)
        if rhythm is Rhythm.HOURLY
        else Supposed(SupposedCode.DAILY, {"hour": book.calendar_file.mail_from_hour})
    )
    none = (SupposedCode.NO_ACTS,) if comes else (SupposedCode.NO_ARRIVALS, SupposedCode.NO_ACTS)
    return (Supposed(rules, {"rulebook": book.sha256}), looks, *map(Supposed, (*none, *SUPPOSED)))
