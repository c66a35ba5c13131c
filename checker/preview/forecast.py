"""The year ahead: the walk of the daemon on a virtual clock, over a copy of what a store knows. Shell.

Nothing is rendered and nothing leaves the machine: a mail that may leave counts as read on its day. The store that is
asked is only read.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection

from checker.domain.calendar import OutsideCalendar, WorkingCalendar
from checker.domain.clock import at_local, local_day
from checker.domain.organisation import ADMINISTRATION
from checker.domain.refusal import ForecastRefusal, Refused
from checker.domain.rulebook import Rulebook
from checker.domain.supposed import Supposed, SupposedCode
from checker.evaluation.reports_ledger import reports_ledger
from checker.preview.as_last_year import as_last_year
from checker.preview.dated_folder import dated_folder
from checker.preview.forecast_acts import AcknowledgesAll
from checker.preview.forecast_files import NotedFiles
from checker.preview.forecast_reports import Delivery, SupposedReports
from checker.preview.forecast_result import Forecast, Span
from checker.preview.forecast_summary import summed_up
from checker.preview.on_time import on_time
from checker.preview.scratch import scratch_of
from checker.store import cursor, recordings, records
from checker.store.opening import Store
from checker.usecases.rules.activation import activate_book, active
from checker.usecases.rules.staffed import staffed
from checker.usecases.running.walk import Arrival, Arrivals, DatedFiles, step
from checker.usecases.telling.send import MailIdentity

A_DAY, MICROSECOND = timedelta(days=1), timedelta(microseconds=1)
HOURS = range(24)
# Message-IDs need a domain; no mail leaves.
NOBODY = MailIdentity("zielwacht@forecast.invalid", "forecast.invalid")
ALWAYS = (SupposedCode.MAILS_ARRIVE, SupposedCode.LETTERS_WAIT, SupposedCode.NOBODY_ANSWERS)


class Rhythm(StrEnum):
    """How often the house looks: on working days at the hour at which it begins to mail, or at every hour."""

    DAILY = "daily"
    HOURLY = "hourly"


class Reporting(StrEnum):
    """What senders report while the span is walked: nothing, what they did a year before, or what they owe."""

    NONE = "none"
    AS_LAST_YEAR = "as-last-year"
    ON_TIME = "on-time"


# What comes in: as senders are supposed to report, the files of a folder by its days, or files at given instants.
Coming = Reporting | Path | Sequence[Arrival]


@dataclass(frozen=True, slots=True)
class _Comes:
    """What comes in while the span is walked, and who acts; what is wrong with either is noted there."""

    arrivals: Arrivals
    reports: SupposedReports
    files: NotedFiles
    acts: AcknowledgesAll | None
    is_watched: bool


def forecast(
    store: Store,
    span: Span,
    *,
    book: Rulebook | None = None,
    arrivals: Coming = Reporting.NONE,
    acts: int | None = None,
    rhythm: Rhythm = Rhythm.DAILY,
    is_watched: bool = False,
) -> Forecast:
    """Walk through the span, by the rules in force or by `book`, which then takes effect as the span begins.

    `acts`: so many working days after it was told each finding is acknowledged; None: none is. `is_watched`: a monitor
    outside hears of each good round. Refused for a span that cannot be walked, StoreError without room for a copy,
    NothingActivated without rules.
    """
    if span.last < span.first:
        raise Refused(ForecastRefusal.BACKWARDS, first=span.first, last=span.last)
    if acts is not None and acts < 0:
        raise Refused(ForecastRefusal.NO_DAYS, days=acts)
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
        dated, told = _dated(arrivals, span)
        reports, supposed_of_reports = _reported(scratch, arrivals, rules, span)
        acting = None if acts is None else AcknowledgesAll(acts)
        comes = _Comes(DatedFiles(dated), SupposedReports(reports), NotedFiles(), acting, is_watched)
        _walk(scratch, span, instants, comes)
        supposed = (
            *_rules_and_rhythm(rules, rhythm, is_given=book is not None),
            *told,
            *supposed_of_reports,
            *_supposed_of(comes),
        )
        with scratch.read() as tx:
            return summed_up(tx, span, since, (*supposed, *map(Supposed, ALWAYS)))


def _dated(arrivals: Coming, span: Span) -> tuple[Sequence[Arrival], tuple[Supposed, ...]]:
    """The files that come, and what is to be said of them."""
    if isinstance(arrivals, Reporting):
        return (), ()
    if isinstance(arrivals, Path):
        found = dated_folder(arrivals, span.first, span.last)
        return found.arrivals, (_files_arrive(found.arrivals), *found.left_out)
    return arrivals, (_files_arrive(arrivals),)


def _reported(
    scratch: Store, arrivals: Coming, book: Rulebook, span: Span
) -> tuple[tuple[Delivery, ...], tuple[Supposed, ...]]:
    """What senders are supposed to report, and what is to be said of that."""
    with scratch.read() as tx:
        known = records.load(tx)
    match arrivals:
        case Reporting.NONE:
            return (), (Supposed(SupposedCode.NO_ARRIVALS),)
        case Reporting.AS_LAST_YEAR:
            again = as_last_year(known, span.first, span.last, book.calendar)
            return again, (Supposed(SupposedCode.AS_LAST_YEAR, {"count": len(again)}),)
        case Reporting.ON_TIME:
            owed = on_time(reports_ledger(book, known.reports, span.last), known, span.first, span.last, book.calendar)
            return owed.deliveries, owed.supposed
        case _:
            return (), ()


def _files_arrive(arrivals: Sequence[Arrival]) -> Supposed:
    return Supposed(SupposedCode.FILES_ARRIVE, {"count": len(arrivals)})


def _walk(scratch: Store, span: Span, instants: list[datetime], comes: _Comes) -> None:
    month = 0
    for now in instants:
        if now.month != month:
            # Judging pauses the collector, after which all garbage counts as old: of ten years it would pile up.
            month = now.month
            gc.collect()
        try:
            comes.reports.until(scratch, now)
            if comes.acts is not None:
                comes.acts.until(scratch, now)
            done = step(scratch, now, comes.arrivals, None, NOBODY, intake=comes.files, is_watched=comes.is_watched)
        except OutsideCalendar as beyond:
            latest = local_day(now) - A_DAY
            raise Refused(ForecastRefusal.BEYOND_THE_CALENDAR, last=span.last, latest=latest) from beyond
        comes.files.look_at(done.files)


def _supposed_of(comes: _Comes) -> Iterator[Supposed]:
    """What is to be said of files and acts once the span is walked."""
    yield from comes.files.noted
    if comes.acts is None:
        yield Supposed(SupposedCode.NO_ACTS)
    else:
        yield Supposed(SupposedCode.ALL_TAKEN_ON, {"days": comes.acts.after_days})
        yield from comes.acts.noted.values()


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
    for day in span.days:
        if rhythm is Rhythm.HOURLY:
            yield from (at_local(day, hour) for hour in HOURS)
        elif book.calendar.is_office_day(day):
            yield at_local(day, book.calendar_file.mail_from_hour)


def _rules_and_rhythm(book: Rulebook, rhythm: Rhythm, *, is_given: bool) -> tuple[Supposed, ...]:
    rules = SupposedCode.RULES_GIVEN if is_given else SupposedCode.RULES_IN_FORCE
    looks = (
        Supposed(SupposedCode.HOURLY)
        if rhythm is Rhythm.HOURLY
        else Supposed(SupposedCode.DAILY, {"hour": book.calendar_file.mail_from_hour})
    )
    return Supposed(rules, {"rulebook": book.sha256}), looks
