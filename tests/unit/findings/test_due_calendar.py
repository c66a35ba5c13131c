"""Which days of a verdict stand in a calendar, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from checker.domain.due import Due, DuePolicy
from checker.domain.verdict import Verdict
from checker.findings.due_calendar import CalendarDay, entries_of
from tests.stored import verdict

YEAR = (date(2016, 1, 1), date(2016, 12, 31))
SATURDAY, FRIDAY, MONDAY = date(2016, 4, 30), date(2016, 4, 29), date(2016, 5, 2)
SHARE = replace(verdict(), kind="rate_upper")


def promised(nominal: date, effective: date, please_by: date) -> Verdict:
    due = Due(nominal, effective, please_by, DuePolicy.NEXT_WORKING_DAY)
    return replace(verdict(), kind="dated_deliverable", target=None, due=due, data_expected=None)


def days(*verdicts: Verdict, first: date = YEAR[0], last: date = YEAR[1]) -> list[tuple[date, CalendarDay]]:
    return [(entry.on, entry.kind) for entry in entries_of(verdicts, first, last)]


def test_of_what_is_promised_by_a_day_the_day_to_aim_at_and_the_last_one() -> None:
    assert days(promised(SATURDAY, MONDAY, FRIDAY)) == [
        (FRIDAY, CalendarDay.PLEASE_BY),
        (MONDAY, CalendarDay.EFFECTIVE),
    ]


def test_one_day_that_is_both_is_told_once_as_the_last_one() -> None:
    assert days(promised(MONDAY, MONDAY, MONDAY)) == [(MONDAY, CalendarDay.EFFECTIVE)]


def test_of_a_figure_the_end_of_its_period_and_when_its_data_are_expected() -> None:
    assert days(SHARE, last=date(2017, 12, 31)) == [
        (date(2016, 12, 31), CalendarDay.PERIOD_END),
        (date(2017, 1, 13), CalendarDay.DATA_EXPECTED),
    ]


def test_both_ends_of_the_span_belong_to_it() -> None:
    assert [on for on, _ in days(promised(SATURDAY, MONDAY, FRIDAY), first=FRIDAY, last=FRIDAY)] == [FRIDAY]
    assert days(promised(SATURDAY, MONDAY, FRIDAY), first=date(2016, 4, 30), last=date(2016, 5, 1)) == []


def test_on_one_day_the_last_days_stand_before_those_to_aim_at() -> None:
    wish = promised(SATURDAY, date(2016, 5, 3), MONDAY)
    assert [kind for on, kind in days(wish, promised(SATURDAY, MONDAY, FRIDAY)) if on == MONDAY] == [
        CalendarDay.EFFECTIVE,
        CalendarDay.PLEASE_BY,
    ]
