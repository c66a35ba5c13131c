"""The frozen table of working days: German names, fixed years, the Land that was asked for."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from checker.domain.calendar import DayOff, Off, OutsideCalendar
from checker.domain.calendar_file import CalendarFile, Closure, Years, closures_of, working_calendar
from checker.rulebook.calendar_table import build, calendar_file_of, holidays_of
from checker.rulebook.problems import RulebookError

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
    calendar_file = CalendarFile(region="NW", years=Years(first=2016, last=2016), closures=(carnival,))
    calendar = working_calendar(calendar_file, *holidays_of(calendar_file))
    assert (calendar.is_office_day(carnival.day), calendar.is_working_day(carnival.day)) == (False, True)
    assert calendar.why_closed(carnival.day) == DayOff(Off.CLOSURE, "Rosenmontag")


@pytest.mark.parametrize(
    ("land", "day"),
    [
        pytest.param("BY", date(2016, 8, 15), id="Mariä Himmelfahrt, in catholic communes of Bavaria"),
        pytest.param("BY", date(2016, 8, 8), id="Friedensfest, in Augsburg"),
        pytest.param("SN", date(2016, 5, 26), id="Fronleichnam, in some communes of Saxony"),
        pytest.param("TH", date(2016, 5, 26), id="Fronleichnam, in some communes of Thuringia"),
    ],
)
def test_what_only_some_communes_keep_is_no_holiday_of_the_land(land: str, day: date) -> None:
    assert build(land, 2016, 2016).is_working_day(day)


@pytest.mark.parametrize(("first", "last"), [(1990, 2000), (2099, 2101), (2017, 2016)])
def test_years_whose_holidays_cannot_be_told_are_refused(first: int, last: int) -> None:
    with pytest.raises(OutsideCalendar, match="holidays are known from 1991 to 2100"):
        build("NW", first, last)


def test_the_unity_day_stands_at_the_first_and_at_the_last_year() -> None:
    assert date(1991, 10, 3) in build("NW", 1991, 1991).holidays
    assert date(2100, 10, 3) in build("NW", 2100, 2100).holidays


BRIDGE = Closure(day=date(2016, 5, 6), name="Brückentag")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param({"years": {"first": 2018, "last": 2015}}, "'last' (2015) lies before 'first' (2018)", id="years"),
        pytest.param(
            {"closures": (Closure(day=date(2019, 5, 31), name="Brückentag"),)},
            "a day of 'closures' lies outside 'years': 31.05.2019",
            id="a closure in another year",
        ),
        pytest.param({"closures": (BRIDGE, BRIDGE)}, "'closures' names 06.05.2016 2 times", id="a closure twice"),
        pytest.param(
            {"mail_from_hour": 18}, "'mail_until_hour' (18) must be later than mail_from_hour (18)", id="no mail hours"
        ),
    ],
)
def test_a_calendar_that_contradicts_itself_is_refused_in_a_sentence(said: dict[str, Any], sentence: str) -> None:
    whole = {"region": "NW", "years": {"first": 2015, "last": 2018}}
    with pytest.raises(ValidationError, match=re.escape(sentence)):
        CalendarFile.model_validate(whole | said)


def test_the_calendar_is_read_though_another_file_is_broken(tmp_path: Path) -> None:
    (tmp_path / "calendar.yaml").write_text("region: SN\nyears: {first: 2015, last: 2018}\n", encoding="utf-8")
    (tmp_path / "organisation.yaml").write_text("nonsense", encoding="utf-8")
    assert calendar_file_of(tmp_path).region == "SN"


def test_closures_beside_the_calendar_are_its_own(tmp_path: Path) -> None:
    (tmp_path / "calendar.yaml").write_text(f"region: NW\nyears: {{first: 2016, last: 2017}}\n{CARNIVAL}", "utf-8")
    (tmp_path / "closures.yaml").write_text("closures:\n  - {every: 12-24, name: Heiligabend}\n", encoding="utf-8")
    own = calendar_file_of(tmp_path)
    assert [closure.name for closure in own.closures] == ["Rosenmontag", "Heiligabend"]
    assert closures_of(own, shifting=False) == {
        date(2016, 2, 8): "Rosenmontag", date(2016, 12, 24): "Heiligabend", date(2017, 12, 24): "Heiligabend"
    }  # fmt: skip


CARNIVAL = "closures:\n  - {day: 2016-02-08, name: Rosenmontag}\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("closures: []\n", ":1:11: 'closures' has 0 entries; at least 1 must be there", id="none"),
        pytest.param(CARNIVAL, ":2:5: 08.02.2016 is named already, here or in calendar.yaml", id="named twice"),
        pytest.param(
            "closures:\n  - {day: 2020-05-22, name: Brückentag}\n",
            ":2:5: 22.05.2020 is no day of the calendar, which holds 2016 to 2017",
            id="another year",
        ),
        pytest.param("closures:\n  - {day: 2016-02-30, name: Brückentag}\n", ":2:11: ", id="no day"),
    ],
)
def test_a_mistake_in_the_closures_beside_the_calendar_is_told_with_its_place(
    tmp_path: Path, text: str, problem: str
) -> None:
    (tmp_path / "calendar.yaml").write_text(f"region: NW\nyears: {{first: 2016, last: 2017}}\n{CARNIVAL}", "utf-8")
    (tmp_path / "closures.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RulebookError) as refused:
        calendar_file_of(tmp_path)
    assert f"{tmp_path}/closures.yaml{problem}" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(None, "there is no such calendar; name a region with --region", id="no file"),
        pytest.param("region: NRW\nyears: {first: 2015, last: 2018}\n", "unknown region 'NRW'", id="no Land"),
        pytest.param("region: NW\nregion: NW\n", "'region'", id="a key twice"),
    ],
)
def test_a_calendar_that_cannot_be_used_is_told_with_its_place(tmp_path: Path, text: str | None, problem: str) -> None:
    if text is not None:
        (tmp_path / "calendar.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RulebookError) as refused:
        calendar_file_of(tmp_path)
    assert str(tmp_path / "calendar.yaml") in str(refused.value)
    assert problem in str(refused.value)


def test_the_table_names_its_source() -> None:
    assert build("NW", 2016, 2016).source == "holidays 0.109, NW"
