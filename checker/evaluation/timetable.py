"""When do a rule's period, its figures and its reports end or fall due? Pure; kept as long as the rulebook lives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from checker.domain.period import Period
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import RuleKey
from checker.evaluation.assessment import Assessment
from checker.evaluation.completeness import (
    ExpectedReport,
    figures_expected,
    last_day_of_counting,
    reports_expected,
)


@dataclass(frozen=True, slots=True)
class Timetable:
    """The days of one rule and period that hang on the calendar alone: no amendment, record or act moves them.

    `end` is the last day of counting, `figures_expected` the last one on which its figures may come; None: they exist
    at once.
    """

    end: date
    figures_expected: date | None
    reports: tuple[ExpectedReport, ...]


_kept: WeakKeyDictionary[Rulebook, dict[tuple[RuleKey, Period], Timetable]] = WeakKeyDictionary()


def timetable_of(planned: PlannedRule, period: Period, assessment: Assessment) -> Timetable:
    if assessment.calendar is not assessment.rulebook.calendar:
        return _made(planned, period, assessment)
    kept = _kept.setdefault(assessment.rulebook, {})
    at = (planned.key, period)
    timetable = kept.get(at)
    if timetable is None:
        timetable = kept[at] = _made(planned, period, assessment)
    return timetable


def _made(planned: PlannedRule, period: Period, assessment: Assessment) -> Timetable:
    rule, calendar = planned.rule, assessment.calendar
    return Timetable(
        last_day_of_counting(rule, period),
        figures_expected(rule, period, calendar),
        reports_expected(rule, period, calendar),
    )
