"""Which reports are owed for an obligation, and which have arrived? Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.domain.calendar import WorkingCalendar
from checker.domain.period import Period, end_of_month_after, parts
from checker.domain.report import Report
from checker.domain.rule import Rule
from checker.domain.verdict import Completeness

NOTHING_OWED = Completeness(0, 0)


def figures_expected(rule: Rule, period: Period, calendar: WorkingCalendar) -> date | None:
    """The last day by which the figures for `period` should have come; None when they exist at once. Source: D13."""
    wait = rule.data_expected
    if wait is None:
        return None
    if wait.months_after is not None:
        return end_of_month_after(period.end, wait.months_after)
    return calendar.add_working_days(period.end, wait.working_days_after or 0)


def reports_of(rule: Rule, reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports that this rule's sender has delivered for it; none where only figures of its own count as such."""
    if rule.reported is None or rule.reported.counts == "figure":
        return ()
    owed = rule.reported
    return tuple(report for report in reports if (report.sender, report.profile) == (owed.sender, owed.profile))


def reports_by(on: date, period: Period, reports: Sequence[Report]) -> tuple[Report, ...]:
    """Those about `period` that speak of time that has passed: like a fact, a report counts from its own day on."""
    return tuple(report for report in reports if period.start <= report.period.end <= min(period.end, on))


def nothing_owed_yet(complete: Completeness, expected_by: date, on: date) -> bool:
    """Is it too early for figures? Where no report is owed at all, until the day by which they should exist."""
    return not complete.owed if complete.expected else on <= expected_by


def completeness(
    rule: Rule, period: Period, arrived: Sequence[Period], calendar: WorkingCalendar, on: date
) -> Completeness:
    """Owed reports against the periods of those that arrived. Missed only when the expected day has ended."""
    if rule.reported is None:
        return NOTHING_OWED
    expected = parts(period, rule.reported.period_kind)
    by = {part: figures_expected(rule, part, calendar) or part.end for part in expected}
    here = {part for part in expected if _has_arrived(part, arrived, cumulative=rule.reported.cumulative)}
    owed = [part for part in expected if on > by[part]]
    missing = tuple(part for part in owed if part not in here)
    to_come = [day for part, day in by.items() if part not in here and on <= day]
    return Completeness(len(expected), len(here), len(owed), missing, min(to_come, default=None))


def _has_arrived(part: Period, arrived: Sequence[Period], *, cumulative: bool) -> bool:
    if cumulative:
        return any(period.end >= part.end and period.end.year == part.end.year for period in arrived)
    return any(period.covers(part) for period in arrived)
