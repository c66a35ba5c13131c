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

A_DAY = timedelta(days=1)


def next_look(
    rule: Rule,
    period: Period,
    calendar: WorkingCalendar,
    on: date,
    due_now: Due | None = None,
    waived_until: date | None = None,
) -> date | None:
    """The first day after `on` on which the obligation must be judged again; None: never by time alone.

    `due_now` are its dates where an extension has moved them, `waived_until` the last day of a waiver. Events are
    looked at daily until the period has ended: planned days pass, and working days run out.
    """
    if rule.measure.records == "event" and on <= period.end:
        return max(on + A_DAY, period.start)
    thresholds = _thresholds(rule, period, calendar, due_now)
    if waived_until is not None:
        thresholds.append(waived_until + A_DAY)
    return min((day for day in thresholds if day > on), default=None)


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
