"""How days, periods and distances are shown."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checker.domain.period import Period
from checker.wording.dates import (
    day_text,
    instant_text,
    month_text,
    period_text,
    short_weekday_text,
    weekday_text,
    working_days_text,
)

FRIDAY = date(2016, 4, 29)


def test_days_are_written_out_with_their_weekday() -> None:
    assert weekday_text(FRIDAY, "de") == "Freitag, 29.04.2016"
    assert short_weekday_text(FRIDAY, "de") == "Fr 29.04.2016"
    assert day_text(FRIDAY, "de") == "29.04.2016"
    assert weekday_text(FRIDAY, "en") == "Friday, 29 April 2016"
    assert short_weekday_text(FRIDAY, "en") == "Fri 29 Apr 2016"
    assert month_text(date(2016, 3, 1), "de") == "März 2016"


@pytest.mark.parametrize(
    ("period", "german", "english"),
    [
        ("2016", "2016", "2016"),
        ("2016-H1", "1. Halbjahr 2016", "first half of 2016"),
        ("2016-H2", "2. Halbjahr 2016", "second half of 2016"),
        ("2016-Q1", "1. Quartal 2016", "Q1 2016"),
        ("2016-03", "März 2016", "March 2016"),
        ("2016-04-30", "30.04.2016", "30 April 2016"),
        ("2016-03-ytd", "Januar bis März 2016", "January to March 2016"),
        ("2016-01-ytd", "Januar 2016", "January 2016"),
        ("2016-03-r12", "April 2015 bis März 2016", "April 2015 to March 2016"),
        ("2016-12-r12", "Januar bis Dezember 2016", "January to December 2016"),
    ],
)
def test_every_kind_of_period_has_a_name(period: str, german: str, english: str) -> None:
    parsed = Period.parse(period)
    assert (period_text(parsed, "de"), period_text(parsed, "en")) == (german, english)


@pytest.mark.parametrize(
    ("days", "german", "english"),
    [
        (5, "in 5 Arbeitstagen", "in 5 working days"),
        (1, "in 1 Arbeitstag", "in 1 working day"),
        (0, "heute", "today"),
        (-1, "seit 1 Arbeitstag", "for 1 working day"),
        (-3, "seit 3 Arbeitstagen", "for 3 working days"),
    ],
)
def test_distances_are_counted_in_working_days(days: int, german: str, english: str) -> None:
    assert (working_days_text(days, "de"), working_days_text(days, "en")) == (german, english)


def test_instants_are_told_in_berlin_time_in_summer_and_winter() -> None:
    assert instant_text(datetime(2016, 10, 5, 5, 0, tzinfo=UTC), "de") == "05.10.2016, 07:00 Uhr"
    assert instant_text(datetime(2016, 1, 31, 23, 30, tzinfo=UTC), "de") == "01.02.2016, 00:30 Uhr"
