"""What an admin writes about the calendar: region, years, closure days of the house. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Literal, Self, get_args

from pydantic import Field, model_validator

from checker.domain.calendar import WorkingCalendar
from checker.domain.model import Frozen

# From the first whole year after the unification to the last for which holidays can be told.
FIRST_YEAR, LAST_YEAR = 1991, 2100


class Closure(Frozen):
    """A day off by house rule. It moves no legal due day; nobody is mailed on it."""

    day: date
    name: str
    origin: Literal["house_rule", "assumption"] = "house_rule"
    why: str | None = None


class Years(Frozen):
    first: int = Field(ge=FIRST_YEAR, le=LAST_YEAR)
    last: int = Field(ge=FIRST_YEAR, le=LAST_YEAR)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError(f"'last' ({self.last}) lies before 'first' ({self.first})")
        return self


# The Länder as in ISO 3166-2, without the DE-.
Region = Literal["BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"]
REGIONS: tuple[str, ...] = get_args(Region)


class CalendarFile(Frozen):
    """rules/calendar.yaml. `region` is a German Land as in ISO 3166-2, for example NW."""

    region: Region
    years: Years
    closures: tuple[Closure, ...] = ()
    mail_from_hour: int = Field(default=7, ge=0, le=23)
    mail_until_hour: int = Field(default=18, ge=1, le=24)

    @model_validator(mode="after")
    def _closures_are_known_days(self) -> Self:
        for day, times in Counter(closure.day for closure in self.closures).items():
            if not self.years.first <= day.year <= self.years.last:
                raise ValueError(f"a day of 'closures' lies outside 'years': {day:%d.%m.%Y}")
            if times > 1:
                raise ValueError(f"'closures' names {day:%d.%m.%Y} {times} times")
        return self

    @model_validator(mode="after")
    def _mails_have_their_hours(self) -> Self:
        if self.mail_until_hour <= self.mail_from_hour:
            raise ValueError(
                f"'mail_until_hour' ({self.mail_until_hour}) must be later than mail_from_hour ({self.mail_from_hour})"
            )
        return self


def closures_of(calendar_file: CalendarFile) -> dict[date, str]:
    """The closure days of the house with their names."""
    return {closure.day: closure.name for closure in calendar_file.closures}


def working_calendar(calendar_file: CalendarFile, holidays: Mapping[date, str], source: str) -> WorkingCalendar:
    """The working days an admin described, with the Land's `holidays` in those years as `source` tells them."""
    years = calendar_file.years
    return WorkingCalendar(
        calendar_file.region,
        date(years.first, 1, 1),
        date(years.last, 12, 31),
        holidays=dict(holidays),
        closures=closures_of(calendar_file),
        source=source,
    )
