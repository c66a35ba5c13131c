"""Which day of the next year plays the part that a day plays in a test of this year's? Pure.

A test names days that hang on the calendar: the last day in time, the day after, the day by which figures are expected.
They move to the days that are that in the next year; every other day keeps its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from checker.domain.calendar import OutsideCalendar, WorkingCalendar
from checker.domain.due import DuePolicy, due
from checker.domain.period import Period
from checker.domain.rule import Rule
from checker.evaluation.completeness import figures_expected, last_day_of_counting, reports_expected
from checker.starter.rollover.year_shift import next_period, next_year

A_DAY, A_YEAR_OF_WEEKS = timedelta(days=1), timedelta(weeks=52)


class TestMove(StrEnum):
    """How the days of a test move: by the part that they play, by working days from its due day, or by whole weeks."""

    __test__ = False

    PARTS = "parts"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"


@dataclass(slots=True)
class DaysOfTest:
    """The days of one rule's test by the parts they play, this year and next."""

    calendar: WorkingCalendar
    policy: DuePolicy
    nominal: dict[date, date] = field(default_factory=dict)
    effective: dict[date, date] = field(default_factory=dict)
    please_by: dict[date, date] = field(default_factory=dict)
    expected: dict[date, date] = field(default_factory=dict)
    leads: frozenset[int] = frozenset()

    def note_due(self, was: date, now: date) -> None:
        """A nominal day, with what follows from it."""
        before, after = due(was, self.policy, self.calendar), due(now, self.policy, self.calendar)
        self.nominal.setdefault(was, now)
        self.effective.setdefault(before.effective, after.effective)
        self.please_by.setdefault(before.please_by, after.please_by)

    def as_key(self, key: str, day: date) -> date:
        """A day that stands under a key of an expectation, or anywhere else."""
        parts: Mapping[str, Mapping[date, date]] = {
            "nominal": self.nominal,
            "effective": self.effective,
            "please_by": self.please_by,
            "data_expected": self.expected,
        }
        if key in parts:
            return parts[key].get(day) or self.in_time(day)
        # Days that a rule writes itself keep their number, as there.
        return next_year(day) if key in ("reference_date", "effective_on") else self.in_time(day)

    def in_time(self, day: date) -> date:
        """A day on which something is handed in, or looked at."""
        for days in (self.effective, self.expected):
            for later in (timedelta(0), A_DAY):
                if day - later in days:
                    return days[day - later] + later
        return self.please_by.get(day) or next_year(day)

    def by_working_days(self, day: date) -> date:
        """As many working days before please-by, or after the last day in time, as it was."""
        if not self.effective or not self.calendar.covers(day):
            return next_year(day)
        last, asked = min(self.effective), min(self.please_by)
        if day > last:
            whole = self.calendar.previous_working_day(day)
            return self._counted(last, whole, self.effective[last]) + (day - whole)
        if day < asked:
            whole = self.calendar.next_working_day(day)
            return self._counted(asked, whole, self.please_by[asked]) - (whole - day)
        return self.in_time(day)

    def _counted(self, anchor: date, day: date, now: date) -> date:
        first, until = sorted((anchor, day))
        days = sum(
            1
            for number in range(1, (until - first).days + 1)
            if self.calendar.is_working_day(first + number * A_DAY if day > anchor else until - number * A_DAY)
        )
        return self.calendar.add_working_days(now, days if day > anchor else -days) if days else now


def days_of(
    rule: Rule, after: Rule, periods: Iterable[Period], calendar: WorkingCalendar, plan_year: int
) -> DaysOfTest:
    """The days of a rule in the periods that it is owed for; `after` is the same rule in the next plan."""
    days = DaysOfTest(calendar, rule.due.due_policy, leads=frozenset(filter(None, (rule.due.after_request,))))
    for period in periods:
        following = Period.parse(next_period(str(period), plan_year))
        was = rule.due.nominal or last_day_of_counting(rule, period)
        now = after.due.nominal or last_day_of_counting(after, following)
        days.note_due(was, now)
        expected, then = figures_expected(rule, period, calendar), figures_expected(after, following, calendar)
        if expected is not None and then is not None:
            days.expected.setdefault(expected, then)
        reports = zip(
            reports_expected(rule, period, calendar), reports_expected(after, following, calendar), strict=True
        )
        for before, later in reports:
            days.expected.setdefault(before.by, later.by)
    return days


def note_asked_for(days: DaysOfTest, asked_on: Iterable[date], due_on: Iterable[date], leads: Iterable[int]) -> None:
    """Days due so many working days after one of the days `asked_on`; others of `due_on` keep their number."""
    known = set(asked_on)
    for was in due_on:
        if was in days.nominal:
            continue
        now = next_year(was)
        for start in sorted(known):
            for lead in leads:
                if _after(days.calendar, start, lead) == was:
                    now = _after(days.calendar, next_year(start), lead) or now
        days.note_due(was, now)


def _after(calendar: WorkingCalendar, start: date, lead: int) -> date | None:
    try:
        return calendar.add_working_days(start, lead)
    except OutsideCalendar:
        return None
