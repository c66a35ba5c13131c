"""What a house declares of its own days: single ones and those of every year, shifting due days or not."""

from __future__ import annotations

from datetime import date

import pytest

from checker.domain.calendar import DayOff, Off, WorkingCalendar
from checker.domain.calendar_file import CalendarFile, Closure, Years, working_calendar
from checker.domain.yearly_day import day_in, easter

YEARS = Years(first=2016, last=2018)
ROSE_MONDAYS = [date(2016, 2, 8), date(2017, 2, 27), date(2018, 2, 12)]


def calendar(*closures: Closure) -> WorkingCalendar:
    return working_calendar(CalendarFile(region="NW", years=YEARS, closures=closures), {}, "")


def test_a_closure_of_every_year_comes_in_each_year_of_the_calendar() -> None:
    assert list(calendar(Closure(every="easter-48", name="Rosenmontag")).closures) == ROSE_MONDAYS


def test_a_closure_of_every_year_keeps_to_its_years() -> None:
    since = Closure(every="12-24", years=Years(first=2017, last=2030), name="Heiligabend")
    assert list(calendar(since).closures) == [date(2017, 12, 24), date(2018, 12, 24)]


def test_a_closure_shifts_due_days_only_where_it_says_so() -> None:
    closed = calendar(Closure(every="easter-48", name="Rosenmontag"))
    shifts = calendar(Closure(every="easter-48", name="Rosenmontag", shifts_due_days=True, why="vereinbart"))
    day = ROSE_MONDAYS[0]
    assert [one.is_office_day(day) for one in (closed, shifts)] == [False, False]
    assert [one.next_working_day(day) for one in (closed, shifts)] == [day, date(2016, 2, 9)]
    assert closed.why_closed(day) == DayOff(Off.CLOSURE, "Rosenmontag")
    assert shifts.why_closed(day) == DayOff(Off.SHIFTING_CLOSURE, "Rosenmontag")


def test_two_closures_on_one_day_are_both_named() -> None:
    both = calendar(Closure(every="easter+39", name="Betriebsausflug"), Closure(every="05-05", name="Umzug"))
    assert both.closures[date(2016, 5, 5)] == "Betriebsausflug; Umzug"


@pytest.mark.parametrize(
    ("every", "day"),
    [("08-15", "2016-08-15"), ("easter-2", "2016-03-25"), ("easter+0", "2016-03-27"), ("easter+60", "2016-05-26")],
)
def test_a_day_of_every_year_falls_where_the_year_has_it(every: str, day: str) -> None:
    assert day_in(2016, every) == date.fromisoformat(day)


# Source: the ecclesiastical tables, with the earliest and the latest Easter and both exceptions of 1954 and 1981.
EASTERS = ["1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2008-03-23", "2016-03-27", "2038-04-25"]


@pytest.mark.parametrize("day", EASTERS)
def test_easter_is_the_day_of_the_tables(day: str) -> None:
    assert easter(int(day[:4])) == date.fromisoformat(day)
