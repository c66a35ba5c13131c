"""What came in the twelve months before a span, again a year later: days and periods moved, open days kept. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from checker.domain.calendar import OutsideCalendar, WorkingCalendar
from checker.domain.clock import at_local, local_day, local_time
from checker.domain.period import Period, PeriodKind, containing, request
from checker.domain.record import Agreement, RecordVersion, Request, StatusRecord, Week
from checker.domain.report import Records, Report
from checker.preview.forecast_reports import Delivery

# Days that somebody works on, so that they fall on an open day again.
WORKED_ON = frozenset(
    {"submitted_on", "accepted_on", "effective_on", "held_on", "planned_on", "requested_on", "agreed_on", "due_on"}
    | {"done_on"}
)
MONTHS = frozenset({"data_month", "base_month"})
LONGEST_ID = 35


def as_last_year(known: Records, first: date, last: date, calendar: WorkingCalendar) -> tuple[Delivery, ...]:
    """What came in the twelve months before `first`, again a year later; in a longer span again each year."""
    began, ended = at_local(_years_later(first, -1), 0), at_local(first, 0)
    brought: dict[int, tuple[list[RecordVersion], list[Report]]] = {}
    for version in known.versions:
        if began <= version.recorded_at < ended:
            brought.setdefault(version.sequence, ([], []))[0].append(version)
    for report in known.reports:
        if began <= report.recorded_at < ended:
            brought.setdefault(report.sequence, ([], []))[1].append(report)
    found = []
    for sequence in sorted(brought):
        versions, reports = brought[sequence]
        came = local_time((versions[0] if versions else reports[0]).recorded_at)
        for years in range(1, last.year - first.year + 2):
            if first <= _years_later(came.date(), years) <= last:
                found.append(_again(versions, reports, came, years, calendar))
    return tuple(sorted((one for one in found if local_day(one.at) <= last), key=lambda one: one.at))


def _again(
    versions: list[RecordVersion], reports: list[Report], came: datetime, years: int, calendar: WorkingCalendar
) -> Delivery:
    later = _years_later(came.date(), years)
    on = calendar.next_working_day(later)
    return Delivery(
        at_local(on, came.hour, came.minute),
        tuple((_later(version.record, years, calendar), version.origin) for version in versions),
        tuple(replace(report, period=_period_later(report.period, years), reported_at=None) for report in reports),
    )


def _later(record: StatusRecord, years: int, calendar: WorkingCalendar) -> StatusRecord:
    """The same record, so many years later."""
    changed: dict[str, Any] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Period):
            changed[name] = _period_later(value, years)
        elif isinstance(value, datetime):
            changed[name] = at_local(_years_later(local_day(value), years), local_time(value).hour)
        elif isinstance(value, date):
            day = _years_later(value, years)
            changed[name] = _open_day(day, calendar) if name in WORKED_ON else day
        elif isinstance(value, str) and name == "planned_on":
            changed[name] = _planned_later(value, years, calendar)
        elif isinstance(value, str) and name in MONTHS:
            changed[name] = f"{int(value[:4]) + years}{value[4:]}"
    if isinstance(record, Request):
        changed["request_id"] = _id_later(record.request_id, years)
    if isinstance(record, Agreement):
        changed["agreement_id"] = _id_later(record.agreement_id, years)
    return record.model_copy(update=changed)


def _years_later(day: date, years: int) -> date:
    """The same day of another year; the last of February where there is no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _period_later(period: Period, years: int) -> Period:
    if period.kind is PeriodKind.REQUEST:
        return request(period.end.year + years, _id_later(period.label, years))
    return containing(_years_later(period.end, years), period.kind)


def _planned_later(planned_on: str, years: int, calendar: WorkingCalendar) -> str:
    """A planned day, or a planned ISO week; not every year has a 53rd."""
    if week := Week.fullmatch(planned_on):
        year = int(week[1]) + years
        last = date(year, 12, 28).isocalendar().week
        return f"{year}-W{min(int(week[2]), last):02}"
    return _open_day(_years_later(date.fromisoformat(planned_on), years), calendar).isoformat()


def _id_later(number: str, years: int) -> str:
    """What was asked for or agreed a year before is another matter than that of this year."""
    return f"{number[:LONGEST_ID]}-in-{years}"


def _open_day(day: date, calendar: WorkingCalendar) -> date:
    """The next open day; the one before where the month would be another, the day itself beyond the calendar."""
    try:
        following = calendar.next_working_day(day)
    except OutsideCalendar:
        return day
    return following if following.month == day.month else calendar.previous_working_day(day)
