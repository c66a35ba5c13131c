"""When is an obligation due? On a date, at its period's end, on a meeting, or so long after a request. Pure."""

from __future__ import annotations

from datetime import date

from checker.domain.calendar import WorkingCalendar
from checker.domain.due import Due, due
from checker.domain.record import Agreement, RecordVersion, Request
from checker.domain.rule import Rule
from checker.evaluation.trigger import Trigger


def due_of(
    rule: Rule,
    period_end: date,
    calendar: WorkingCalendar,
    meeting: date | None = None,
    opened_by: RecordVersion | Trigger | None = None,
) -> Due:
    """The three days of an obligation. `period_end` is the last day of counting, `meeting` the day known so far."""
    nominal = nominal_day(rule, period_end, calendar, meeting, opened_by)
    return due(nominal, rule.due.due_policy, calendar, rule.due.basis or "")


def nominal_day(
    rule: Rule,
    period_end: date,
    calendar: WorkingCalendar,
    meeting: date | None = None,
    opened_by: RecordVersion | Trigger | None = None,
) -> date:
    """The date as written, agreed or found."""
    spec = rule.due
    if spec.nominal is not None:
        return spec.nominal
    if spec.meeting is not None:
        return meeting or spec.meeting.fallback
    if opened_by is None:
        return period_end
    if isinstance(opened_by, Trigger):
        return calendar.add_working_days(opened_by.known_on, spec.after_request or 0)
    record = opened_by.record
    if isinstance(record, Agreement):
        return record.due_on
    assert isinstance(record, Request), "only requests and agreements open something"
    return calendar.add_working_days(record.requested_on, record.due_in_working_days or spec.after_request or 0)
