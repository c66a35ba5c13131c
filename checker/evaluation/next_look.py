"""When can an obligation's state change next, if nothing new is reported? Pure.

A day too early costs a look, a day too late a reminder: where in doubt, the next day.
"""

from __future__ import annotations

from datetime import date, timedelta

from checker.domain.calendar import WorkingCalendar
from checker.domain.due import Due
from checker.domain.period import Period, PeriodKind, parts
from checker.domain.rule import Rule
from checker.evaluation.completeness import figures_expected, last_day_of_counting
from checker.evaluation.due_days import due_of
from checker.evaluation.events_ahead import EventsAhead

A_DAY = timedelta(days=1)


def next_look(
    rule: Rule,
    period: Period,
    calendar: WorkingCalendar,
    on: date,
    due_now: Due | None = None,
    waived_until: date | None = None,
    events: EventsAhead | None = None,
) -> date | None:
    """The first day after `on` on which the obligation must be judged again; None: never by time alone.

    `due_now` are its dates where an extension has moved them, `waived_until` the last day of a waiver. Events are
    looked at daily until the period has ended, unless `events` says when their count can change.
    """
    counts_events = rule.measure.records == "event" and on <= period.end
    if counts_events and (events is None or on < period.start):
        return max(on + A_DAY, period.start)
    thresholds = _thresholds(rule, period, calendar, due_now)
    if counts_events and events is not None:
        thresholds += _of_events(rule, period, calendar, on, events)
    if waived_until is not None:
        thresholds.append(waived_until + A_DAY)
    return min((day for day in thresholds if day > on), default=None)


def _of_events(rule: Rule, period: Period, calendar: WorkingCalendar, on: date, events: EventsAhead) -> list[date]:
    """When their count changes, when their path asks for more, and each day once the working days may run out."""
    found = [*events.days, *(month.end + A_DAY for month in parts(period, PeriodKind.MONTH))]
    if rule.path is not None and rule.path.kind == "steps":
        # A day asked for is over only when it has ended.
        found += [step.by + A_DAY for step in rule.path.steps]
    if events.missing > 0:
        end = last_day_of_counting(rule, period)
        found.append(max(on + A_DAY, calendar.add_office_days(end + A_DAY, -events.missing)))
    return found


def _thresholds(rule: Rule, period: Period, calendar: WorkingCalendar, due_now: Due | None) -> list[date]:
    end = last_day_of_counting(rule, period)
    dates = due_now or due_of(rule, end, calendar)
    found = [period.start, dates.effective + A_DAY, period.end + A_DAY, end + A_DAY]
    if rule.due.meeting is not None:
        found.append(rule.due.meeting.warn_from)
    found += [change.since for spec in (rule.target, rule.due) if spec for change in spec.amended or ()]
    found += [calendar.add_office_days(dates.please_by, -lead) for lead in rule.reminder_leads]
    last_reminder = rule.last_reminder_by(dates.please_by.year)
    if last_reminder is not None:
        found.append(calendar.last_office_day(last_reminder))
    if rule.measure.records != "deliverable":
        # Figures may come before their month has ended, and count from its last day on.
        found += [month.end for month in parts(period, PeriodKind.MONTH)]
        found.append((figures_expected(rule, period, calendar) or end) + A_DAY)
    if rule.reported is not None and rule.period.kind != "cohort":
        for part in parts(period, rule.reported.period_kind):
            found.append((figures_expected(rule, part, calendar) or part.end) + A_DAY)
    return found
