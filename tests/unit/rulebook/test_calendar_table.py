"""The frozen table of working days: German names, fixed years, the Land that was asked for."""

from __future__ import annotations

from datetime import date

import pytest

from checker.domain.calendar import OutsideCalendar
from checker.domain.calendar_file import CalendarFile, Closure, Years
from checker.rulebook.calendar_table import build, build_calendar

# Source: § 2 Feiertagsgesetz NW, for 2016.
NW_2016 = {
    date(2016, 1, 1): "Neujahr",
    date(2016, 3, 25): "Karfreitag",
    date(2016, 3, 28): "Ostermontag",
    date(2016, 5, 1): "Erster Mai",
    date(2016, 5, 5): "Christi Himmelfahrt",
    date(2016, 5, 16): "Pfingstmontag",
    date(2016, 5, 26): "Fronleichnam",
    date(2016, 10, 3): "Tag der Deutschen Einheit",
    date(2016, 11, 1): "Allerheiligen",
    date(2016, 12, 25): "Erster Weihnachtstag",
    date(2016, 12, 26): "Zweiter Weihnachtstag",
}


def test_the_holidays_of_2016_are_those_of_the_law() -> None:
    assert build("NW", 2016, 2016).holidays == NW_2016


def test_a_year_in_north_rhine_westphalia_has_252_working_days_in_2016() -> None:
    assert build("NW", 2016, 2016).office_days(date(2016, 1, 1), date(2016, 12, 31)) == 252


def test_the_reformation_day_of_2017_was_a_holiday_everywhere_and_only_that_year() -> None:
    calendar = build("NW", 2016, 2018)
    assert [calendar.is_working_day(date(year, 10, 31)) for year in (2016, 2017, 2018)] == [True, False, True]


def test_carnival_and_christmas_eve_are_working_days() -> None:
    calendar = build("NW", 2016, 2016)
    assert calendar.is_working_day(date(2016, 2, 8))
    assert build("NW", 2015, 2015).is_working_day(date(2015, 12, 24))


def test_another_land_has_other_holidays() -> None:
    epiphany = date(2016, 1, 6)
    assert not build("BY", 2016, 2016).is_working_day(epiphany)
    assert build("NW", 2016, 2016).is_working_day(epiphany)


def test_asking_for_another_year_is_refused_and_adds_nothing() -> None:
    calendar = build("NW", 2016, 2016)
    with pytest.raises(OutsideCalendar):
        calendar.is_working_day(date(2017, 1, 1))
    assert len(calendar.holidays) == 11


def test_a_closure_is_no_office_day_and_still_a_working_day() -> None:
    carnival = Closure(day=date(2016, 2, 8), name="Rosenmontag")
    calendar = build_calendar(CalendarFile(region="NW", years=Years(first=2016, last=2016), closures=(carnival,)))
    assert (calendar.is_office_day(carnival.day), calendar.is_working_day(carnival.day)) == (False, True)
    assert calendar.why_closed(carnival.day) == "Rosenmontag"


def test_the_table_names_its_source() -> None:
    assert build("NW", 2016, 2016).source == "holidays 0.109, NW"
