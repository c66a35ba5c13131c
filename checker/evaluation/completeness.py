"""Which reports are owed for an obligation, and which have arrived? Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from checker.domain.calendar import WorkingCalendar
from checker.domain.period import Period, PeriodKind, end_of_month_after, parts
from checker.domain.record import RecordVersion
from checker.domain.report import Report
from checker.domain.rule import Rule
from checker.domain.verdict import Completeness

NOTHING_OWED = Completeness(0, 0)


def figures_expected(rule: Rule, period: Period, calendar: WorkingCalendar) -> date | None:
    """The last day by which the figures for `period` should have come; None when they exist at once. Source: D13."""
    wait = rule.data_expected
    if wait is None:
        return None
    end = last_day_of_counting(rule, period)
    if wait.months_after is not None:
        return end_of_month_after(end, wait.months_after)
    return calendar.add_working_days(end, wait.working_days_after or 0)


def last_day_of_counting(rule: Rule, period: Period) -> date:
    """The day after which the figures of a period can be judged: its end, or the day on which a cohort is mature."""
    months = rule.period.matures_after_months
    return period.end if months is None else end_of_month_after(period.end, months)


def is_mature(version: RecordVersion, end: date) -> bool:
    """Does a cohort's figure speak of the day on which it is mature? Its data month says so."""
    return (version.record.data_month or "") >= f"{end:%Y-%m}"


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


@dataclass(frozen=True, slots=True)
class ExpectedReport:
    """One report that a rule's sender owes: about which period, and by the end of which day.

    `last_open` is the last day of the period on which the house is open: its state is that of the period's end (D7).
    """

    period: Period
    by: date
    last_open: date


@dataclass(frozen=True, slots=True)
class OwedReport:
    """One report that the sender owes: about which period, expected by the end of which day, and is it here?"""

    period: Period
    by: date
    is_here: bool


def reports_expected(rule: Rule, period: Period, calendar: WorkingCalendar) -> tuple[ExpectedReport, ...]:
    """Every report owed for a period, in order; none where the rule names no sender."""
    if rule.reported is None:
        return ()
    # A cohort's figure is one, whatever quarter's report brings it.
    owed = (period,) if rule.period.kind == "cohort" else parts(period, rule.reported.period_kind)
    return tuple(
        ExpectedReport(part, figures_expected(rule, part, calendar) or part.end, calendar.last_office_day(part.end))
        for part in owed
    )


def reports_owed(
    rule: Rule, period: Period, arrived: Sequence[Period], calendar: WorkingCalendar
) -> tuple[OwedReport, ...]:
    """As `reports_expected`, with the word which of them are here."""
    return tuple(
        OwedReport(report.period, report.by, _has_arrived(report, arrived, cumulative=_is_cumulative(rule)))
        for report in reports_expected(rule, period, calendar)
    )


def completeness(rule: Rule, expected: Sequence[ExpectedReport], arrived: Sequence[Period], on: date) -> Completeness:
    """Owed reports against the periods of those that arrived. Missed only when the expected day has ended."""
    if not expected:
        return NOTHING_OWED
    absent = [report for report in expected if not _has_arrived(report, arrived, cumulative=_is_cumulative(rule))]
    return Completeness(
        expected=len(expected),
        arrived=len(expected) - len(absent),
        owed=sum(1 for report in expected if on > report.by),
        missing=tuple(report.period for report in absent if on > report.by),
        next_by=min((report.by for report in absent if on <= report.by), default=None),
    )


def lacks_newest(complete: Completeness, expected: Sequence[ExpectedReport]) -> bool:
    """Is the newest of the reports that are owed by now missing? An older gap alone makes no figure old."""
    return bool(complete.missing) and complete.missing[-1] == expected[complete.owed - 1].period


def _is_cumulative(rule: Rule) -> bool:
    return rule.reported is not None and rule.reported.cumulative


def _has_arrived(report: ExpectedReport, arrived: Sequence[Period], *, cumulative: bool) -> bool:
    part, last_open = report.period, report.last_open
    if any(period.kind is PeriodKind.DATE and last_open <= period.end <= part.end for period in arrived):
        return True
    if cumulative:
        return any(period.end >= part.end and period.end.year == part.end.year for period in arrived)
    return any(period.covers(part) for period in arrived)
