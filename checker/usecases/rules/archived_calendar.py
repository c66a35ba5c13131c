"""The days off that rules were activated with, as archived bytes and back. Pure.

Whatever the library of holidays says later, a day is judged, now and again, by the table that took effect.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from checker.domain.calendar import WorkingCalendar
from checker.domain.record import canonical
from checker.domain.rulebook import Rulebook


def table_of(calendar: WorkingCalendar) -> bytes:
    """Holidays and closures of a calendar, frozen. Where no closure shifts due days, byte for byte as ever."""
    shifting = {day.isoformat(): name for day, name in sorted(calendar.shifting.items())}
    return canonical(
        {
            "region": calendar.region,
            "first": calendar.first.isoformat(),
            "last": calendar.last.isoformat(),
            "source": calendar.source,
            "holidays": {day.isoformat(): name for day, name in sorted(calendar.holidays.items())},
            "closures": {day.isoformat(): name for day, name in sorted(calendar.closures.items())},
            **({"shifting": shifting} if shifting else {}),
        }
    )


def with_table(book: Rulebook, table: bytes) -> Rulebook:
    """The rulebook with the days off of a table; itself where it has them already."""
    return book if table_of(book.calendar) == table else replace(book, calendar=_calendar(json.loads(table)))


def _calendar(table: Mapping[str, object]) -> WorkingCalendar:
    return WorkingCalendar(
        region=str(table["region"]),
        first=date.fromisoformat(str(table["first"])),
        last=date.fromisoformat(str(table["last"])),
        holidays=_days(table["holidays"]),
        closures=_days(table["closures"]),
        source=str(table["source"]),
        shifting=_days(table.get("shifting", {})),
    )


def _days(names: object) -> dict[date, str]:
    assert isinstance(names, dict), "a table names its days off"
    return {date.fromisoformat(day): name for day, name in names.items()}
