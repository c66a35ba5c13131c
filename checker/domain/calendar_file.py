"""What an admin says about the calendar: region, years, closure days of the house. Pure."""

from __future__ import annotations

from datetime import date
from typing import Literal

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


class CalendarFile(Frozen):
    """rules/calendar.yaml. `region` is a German Land as in ISO 3166-2, for example NW."""

    region: Literal["BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"]
    years: Years
    closures: tuple[Closure, ...] = ()
    mail_from_hour: int = Field(default=7, ge=0, le=23)
    mail_until_hour: int = Field(default=18, ge=1, le=24)
