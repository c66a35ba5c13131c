"""What the calendar says of days, spans and working days: no house, no plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

import pytest
from parse import with_pattern
from pytest_bdd import given, parsers, then, when

from checker.domain.calendar import WorkingCalendar
from checker.domain.calendar_file import CalendarFile, Closure, Years, working_calendar
from checker.domain.calendar_year import calendar_year
from checker.domain.due import Due, DuePolicy, due
from checker.domain.regions import local_holidays
from checker.domain.spans import Counting, end_of_span, extended
from checker.rulebook.calendar_table import build, holidays_of
from checker.wording.calendar_year import calendar_year_text

from .words import TYPES, german

LAENDER = {
    "Baden-Württemberg": "BW", "Bayern": "BY", "Berlin": "BE", "Brandenburg": "BB", "Bremen": "HB", "Hamburg": "HH",
    "Hessen": "HE", "Mecklenburg-Vorpommern": "MV", "Niedersachsen": "NI", "Nordrhein-Westfalen": "NW",
    "Rheinland-Pfalz": "RP", "Saarland": "SL", "Sachsen": "SN", "Sachsen-Anhalt": "ST", "Schleswig-Holstein": "SH",
    "Thüringen": "TH",
}  # fmt: skip
ABROAD = {"Wien": "AT-9", "Kanton Zürich": "CH-ZH", "Kanton Luzern": "CH-LU"}
YEARS = Years(first=2015, last=2018)
# As people say it, and as `--span` takes it: § 189 BGB.
SPOKEN = {"einem halben Jahr": "P6M", "einem Vierteljahr": "P3M", "einem halben Monat": "P15D",
          "eineinhalb Monaten": "P1M15D"}  # fmt: skip
UNITS = {"T": "D", "W": "W", "M": "M", "J": "Y"}  # Tage, Wochen, Monate, Jahre


@with_pattern("|".join(sorted({**LAENDER, **ABROAD}, key=len, reverse=True)))
def land(text: str) -> str:
    return {**LAENDER, **ABROAD}[text]


@with_pattern("|".join([*SPOKEN, r"\d+ (?:Tage?n?|Wochen?|Monate?n?|Jahre?n?)"]))
def duration(text: str) -> str:
    """A span as people say it, "6 Monaten" or "einem halben Jahr"."""
    if text in SPOKEN:
        return SPOKEN[text]
    count, unit = text.split()
    return f"P{count}{UNITS[unit[0]]}"


def _sentence(text: str) -> Any:
    return parsers.parse(text, extra_types={**TYPES, "Land": land, "Dauer": duration})


@cache
def _calendar(region: str) -> WorkingCalendar:
    return build(region, 2000, 2030)


@dataclass
class Asked:
    """What the calendar answered last in this scenario."""

    due: Due | None = None
    day: date | None = None
    house: CalendarFile | None = None
    lines: list[str] = field(default_factory=list)


@pytest.fixture
def asked() -> Asked:
    return Asked()


@when(_sentence("in {region:Land} etwas zum {nominal:Tag} zugesagt ist"))
@when(_sentence("im {region:Land} etwas zum {nominal:Tag} zugesagt ist"))
def promised(asked: Asked, region: str, nominal: date) -> None:
    asked.due = due(nominal, DuePolicy.NEXT_WORKING_DAY, _calendar(region))


def _house(region: str, **said: Any) -> CalendarFile:
    return CalendarFile.model_validate({"region": region, "years": YEARS, **said})


@given(_sentence("ein Haus in {region:Land}, an dessen Ort {name} gesetzlicher Feiertag ist"))
def house_of_a_place(asked: Asked, region: str, name: str) -> None:
    (declared,) = [holiday.id for holiday in local_holidays(region).values() if holiday.de == name]
    asked.house = _house(region, local_holidays=(declared,))


@given(_sentence("ein Haus in {region:Land}, das jedes Jahr am Rosenmontag schließt"))
def house_that_closes(asked: Asked, region: str) -> None:
    asked.house = _house(region, closures=(Closure(every="easter-48", name="Rosenmontag"),))


@given(
    _sentence(
        "ein Haus in {region:Land}, das jedes Jahr am Rosenmontag schließt, womit sich Fristen verschieben, weil {why}"
    )
)
def house_whose_closure_shifts(asked: Asked, region: str, why: str) -> None:
    closure = Closure(every="easter-48", name="Rosenmontag", shifts_due_days=True, why=why)
    asked.house = _house(region, closures=(closure,))


@when(_sentence("dort etwas zum {nominal:Tag} zugesagt ist"))
def promised_there(asked: Asked, nominal: date) -> None:
    assert asked.house is not None, "zuvor muss ein Haus genannt sein"
    asked.due = due(nominal, DuePolicy.NEXT_WORKING_DAY, working_calendar(asked.house, *holidays_of(asked.house)))


@when(_sentence("der Kalender {year:Zahl} zum Prüfen gezeigt wird"))
def shown(asked: Asked, year: int) -> None:
    assert asked.house is not None, "zuvor muss ein Haus genannt sein"
    table = working_calendar(asked.house, *holidays_of(asked.house))
    asked.lines = [
        " ".join(line.split())
        for line in calendar_year_text(calendar_year(asked.house, table, year, "de"), "de").splitlines()
    ]


@when(_sentence("eine Frist von {span:Dauer} durch ein Ereignis am {start:Tag} beginnt"))
def begun_by_an_event(asked: Asked, span: str, start: date) -> None:
    asked.day = end_of_span(start, span, Counting.EVENT)


@when(_sentence("eine Frist von {span:Dauer} mit Beginn des {start:Tag} beginnt"))
def begun_with_a_day(asked: Asked, span: str, start: date) -> None:
    asked.day = end_of_span(start, span, Counting.BEGIN)


@when(_sentence("sie um {span:Dauer} verlängert wird"))
def prolonged(asked: Asked, span: str) -> None:
    assert asked.day is not None, "zuvor muss eine Frist begonnen haben"
    asked.day = extended(asked.day, span)


@when(_sentence("in {region:Land} {count:Zahl} Arbeitstage vor dem {start:Tag} gezählt werden"))
def counted_back(asked: Asked, region: str, count: int, start: date) -> None:
    asked.day = _calendar(region).add_working_days(start, -count)


@then(_sentence("ist es bis {please_by:Tag} erbeten und spätestens am {effective:Tag} fällig"))
def the_two_days(asked: Asked, please_by: date, effective: date) -> None:
    assert asked.due is not None, "zuvor muss etwas zugesagt sein"
    found = (german(asked.due.please_by), german(asked.due.effective))
    assert found == (german(please_by), german(effective))


@then(_sentence('steht darin "{line}"'))
def line_of_the_year(asked: Asked, line: str) -> None:
    assert line in asked.lines


@then(_sentence("endet sie am {end:Tag}"))
@then(_sentence("ist das der {end:Tag}"))
def the_day(asked: Asked, end: date) -> None:
    assert asked.day is not None, "zuvor muss gezählt worden sein"
    assert german(asked.day) == german(end)
