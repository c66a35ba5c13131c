"""Holidays of Austria and Switzerland, and of single communes, against lists written out by hand from their laws.

No table of holidays and no computing of Easter is used here: Easter Sunday was 27.03.2016 and 16.04.2017.
"""

from __future__ import annotations

from datetime import date

import pytest

from checker.domain.calendar_file import CalendarFile, Years, working_calendar
from checker.domain.regions import REGIONS
from checker.rulebook.calendar_table import build, holidays_of


def days(year: int, *months_and_days: str) -> set[date]:
    return {date.fromisoformat(f"{year}-{day}") for day in months_and_days}


# § 7 Abs. 2 Arbeitsruhegesetz: the same in every Land. The days of the Länder's patrons close schools and offices and
# are no holidays; Good Friday was one for some churches until 2018.
AUSTRIA = {
    2016: days(2016, "01-01", "01-06", "03-28", "05-01", "05-05", "05-16", "05-26", "08-15", "10-26", "11-01", "12-08",
               "12-25", "12-26"),
    2017: days(2017, "01-01", "01-06", "04-17", "05-01", "05-25", "06-05", "06-15", "08-15", "10-26", "11-01", "12-08",
               "12-25", "12-26"),
}  # fmt: skip

# The cantons' laws, as the Federal Office of Justice lists what counts as a holiday for time limits.
SWITZERLAND_2016 = {
    "CH-ZH": days(2016, "01-01", "03-25", "03-28", "05-01", "05-05", "05-16", "08-01", "12-25", "12-26"),
    "CH-BE": days(2016, "01-01", "01-02", "03-25", "03-28", "05-05", "05-16", "08-01", "12-25", "12-26"),
    "CH-LU": days(2016, "01-01", "01-02", "03-25", "03-28", "05-05", "05-16", "05-26", "08-01", "08-15", "11-01",
                  "12-08", "12-25", "12-26"),
    "CH-TI": days(2016, "01-01", "01-06", "03-19", "03-28", "05-01", "05-05", "05-16", "05-26", "06-29", "08-01",
                  "08-15", "11-01", "12-08", "12-25", "12-26"),
    # The Thursday after the first Sunday of September, and the restoration of the republic.
    "CH-GE": days(2016, "01-01", "03-25", "03-28", "05-05", "05-16", "08-01", "09-08", "12-25", "12-31"),
    # The first Thursday of April, and the Monday after the federal fast in Vaud.
    "CH-GL": days(2016, "01-01", "03-25", "03-28", "04-07", "05-05", "05-16", "08-01", "11-01", "12-25", "12-26"),
    "CH-VD": days(2016, "01-01", "01-02", "03-25", "03-28", "05-05", "05-16", "08-01", "09-19", "12-25"),
    "CH-BS": days(2016, "01-01", "03-25", "03-28", "05-01", "05-05", "05-16", "08-01", "12-25", "12-26"),
}  # fmt: skip


@pytest.mark.parametrize("year", AUSTRIA)
@pytest.mark.parametrize("land", [f"AT-{number}" for number in range(1, 10)])
def test_every_austrian_land_keeps_the_thirteen_days_of_the_federal_law(land: str, year: int) -> None:
    assert set(build(land, year, year).holidays) == AUSTRIA[year]


@pytest.mark.parametrize("canton", SWITZERLAND_2016)
def test_a_canton_keeps_the_days_of_its_law(canton: str) -> None:
    assert set(build(canton, 2016, 2016).holidays) == SWITZERLAND_2016[canton]


def test_a_canton_that_bears_the_letters_of_a_german_land_keeps_its_own_days() -> None:
    """Nidwalden and Nordrhein-Westfalen are both NW."""
    unity, saint_joseph = date(2016, 10, 3), date(2016, 3, 19)
    assert unity in build("NW", 2016, 2016).holidays
    assert unity not in build("CH-NW", 2016, 2016).holidays
    assert saint_joseph in build("CH-NW", 2016, 2016).holidays


def test_names_are_in_the_language_asked_for_in_every_region_and_the_source_names_the_region() -> None:
    for region in REGIONS:
        calendar, in_english = build(region, 2016, 2016), build(region, 2016, 2016, "en")
        assert calendar.holidays[date(2016, 1, 1)].startswith("Neujahr")
        assert in_english.holidays[date(2016, 1, 1)].startswith("New Year's Day")
        assert in_english.holidays.keys() == calendar.holidays.keys()
        assert calendar.source.endswith(f", {region}")


# Art. 1 BayFTG: Mariä Himmelfahrt where more Catholics than Protestants live, the Friedensfest in the city of Augsburg.
# § 1 SächsSFG and § 2 ThürFGtG: Fronleichnam in some communes; the 60th day after Easter.
LOCAL = {
    ("BY", "assumption_day"): days(2016, "08-15") | days(2017, "08-15"),
    ("BY", "augsburg_peace_festival"): days(2016, "08-08") | days(2017, "08-08"),
    ("SN", "corpus_christi"): days(2016, "05-26") | days(2017, "06-15"),
    ("TH", "corpus_christi"): days(2016, "05-26") | days(2017, "06-15"),
    # § 33 Abs. 2 AVG
    ("AT-9", "good_friday"): days(2016, "03-25") | days(2017, "04-14"),
    ("AT-9", "christmas_eve"): days(2016, "12-24") | days(2017, "12-24"),
}


@pytest.mark.parametrize(("region", "declared"), LOCAL)
def test_a_local_holiday_is_one_where_declared_and_a_working_day_elsewhere(region: str, declared: str) -> None:
    elsewhere = CalendarFile(region=region, years=Years(first=2016, last=2017))
    there = CalendarFile(region=region, years=Years(first=2016, last=2017), local_holidays=(declared,))
    both = [working_calendar(place, *holidays_of(place)) for place in (elsewhere, there)]
    assert set(both[1].holidays) - set(both[0].holidays) == LOCAL[region, declared]
    assert set(both[0].holidays) <= set(both[1].holidays)
    for day in LOCAL[region, declared]:
        assert [calendar.is_working_day(day) for calendar in both] == [day.weekday() < 5, False]


def test_the_source_says_which_local_holidays_were_declared() -> None:
    augsburg = CalendarFile(
        region="BY", years=Years(first=2016, last=2016), local_holidays=("assumption_day", "augsburg_peace_festival")
    )
    assert holidays_of(augsburg)[1].endswith(", BY with assumption_day, augsburg_peace_festival")
