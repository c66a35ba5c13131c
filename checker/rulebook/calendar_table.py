"""The working days of a Land as a table, frozen for whole years. Edge: the one place that asks `holidays`."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from checker.domain.calendar import WorkingCalendar
from checker.domain.calendar_file import CalendarFile


def build_calendar(calendar_file: CalendarFile) -> WorkingCalendar:
    """The calendar an admin described: statutory holidays of the Land, and the closure days of the house."""
    years = calendar_file.years
    closures = {closure.day: closure.name for closure in calendar_file.closures}
    return build(calendar_file.region, years.first, years.last, closures)


def build(region: str, first: int, last: int, closures: dict[date, str] | None = None) -> WorkingCalendar:
    """Working days from 1 January `first` to 31 December `last` in a Land (ISO 3166-2, for example NW)."""
    names, source = _holidays(region, first, last)
    return WorkingCalendar(
        region, date(first, 1, 1), date(last, 12, 31), holidays=dict(names), closures=closures or {}, source=source
    )


@lru_cache(maxsize=64)
def _holidays(region: str, first: int, last: int) -> tuple[tuple[tuple[date, str], ...], str]:
    # Costly to import, and needed by few commands twice: here, not above.
    import holidays
    from holidays.version import __version__

    # For fixed years and copied: asking the live object for a day of another year would add that year to it.
    table = holidays.country_holidays("DE", subdiv=region, years=range(first, last + 1), language="de", expand=False)
    return tuple(sorted(table.items())), f"holidays {__version__}, {region}"
