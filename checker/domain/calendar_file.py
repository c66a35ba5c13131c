"""What an admin says about the calendar: region, years, closure days of the house. Pure."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from pydantic import Field

from checker.domain.model import Frozen


class Closure(Frozen):
    """A day off by house rule. It moves no legal due day; nobody is mailed on it."""

    day: date
    name: str
    origin: Literal["house_rule", "assumption"] = "house_rule"
    why: str | None = None


class Years(Frozen):
    first: int = Field(ge=1990, le=2100)
    last: int = Field(ge=1990, le=2100)


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
