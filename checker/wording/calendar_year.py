"""A year of the calendar as a list with boxes, for somebody to tick who compares it with the law. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from checker.domain.calendar import SATURDAY
from checker.domain.calendar_year import CalendarYear, MonthOfDays, NamedDay
from checker.wording.dates import MONTHS, WEEKDAYS, day_of_month_text, working_days_counted
from checker.wording.locales import Locale

BOX = "☐"
TEXTS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "title": "Kalender {year}, {region}",
        "day": "{weekday:.2} {day}",
        "source": "Quelle: {source}",
        "month": "{month}: {working}, das Haus ist an {open} davon offen",
        "year": "{year} insgesamt: {working}, das Haus ist an {open} davon offen",
        "no_days_off": "kein Feiertag, kein Schließtag",
        "region": "Feiertag in {region}",
        "local": "örtlich, vom Haus erklärt",
        "house": "vom Haus bestimmt",
        "because": "{source} ({why})",
        "shifts": "verschiebt Fristen",
        "shifts_not": "verschiebt keine Frist",
        "off_anyway": "ohnehin frei",
        "rule": "Fristen verschieben auch alle Samstage und Sonntage.",
        "not_declared": "Am Ort nicht erklärt, also Arbeitstag:",
        "signed": "Mit Gesetz und Beschlüssen verglichen am: ______________  von: ______________",
    },
    "en": {
        "title": "Calendar {year}, {region}",
        "day": "{weekday:.3} {day:>6}",
        "source": "Source: {source}",
        "month": "{month}: {working}, the house is open on {open} of them",
        "year": "{year} in all: {working}, the house is open on {open} of them",
        "no_days_off": "no holiday, no closure",
        "region": "holiday in {region}",
        "local": "local, declared by the house",
        "house": "set by the house",
        "because": "{source} ({why})",
        "shifts": "shifts due days",
        "shifts_not": "shifts no due day",
        "off_anyway": "off anyway",
        "rule": "All Saturdays and Sundays shift due days, too.",
        "not_declared": "Not declared at this place, so a working day:",
        "signed": "Compared with law and decisions on: ______________  by: ______________",
    },
}


def calendar_year_text(year: CalendarYear, locale: Locale) -> str:
    """All that holds in the year, month by month, with a box before each line to check."""
    texts = TEXTS[locale]
    shown = (*year.days_off, *year.not_declared)
    width = max((len(day.name) for day in shown), default=0)
    lines = [
        texts["title"].format(year=year.year, region=year.region),
        texts["source"].format(source=year.source),
        texts["rule"],
        "",
    ]
    for month in year.months:
        lines += _month(month, year.region, width, locale)
    lines += ["", f"{BOX} {texts['year'].format(year=year.year, **_days(year, locale))}"]
    if year.not_declared:
        lines += ["", texts["not_declared"]]
        lines += [f"  {BOX} {_on(day.on, locale)}  {day.name.ljust(width)}  {day.why}" for day in year.not_declared]
    return "\n".join([*lines, "", texts["signed"]])


def _month(month: MonthOfDays, region: str, width: int, locale: Locale) -> Iterator[str]:
    texts = TEXTS[locale]
    name = MONTHS[locale][month.first.month - 1]
    yield f"{BOX} {texts['month'].format(month=name, **_days(month, locale))}"
    for day in month.days_off:
        said = f"{texts[_effect(day, month)]}: {_source(day, region, locale)}"
        yield f"  {BOX} {_on(day.on, locale)}  {day.name.ljust(width)}  {said}"
    if not month.days_off:
        yield f"    {texts['no_days_off']}"


def _effect(day: NamedDay, month: MonthOfDays) -> str:
    """What the day does, as a key of the texts: a closure on a weekend or holiday does nothing."""
    if day.shifts_due_days:
        return "shifts"
    shifting = {other.on for other in month.days_off if other.shifts_due_days}
    return "off_anyway" if day.on.weekday() >= SATURDAY or day.on in shifting else "shifts_not"


def _days(counted: MonthOfDays | CalendarYear, locale: Locale) -> dict[str, str]:
    return {"working": working_days_counted(counted.working_days, locale), "open": str(counted.open_days)}


def _on(day: date, locale: Locale) -> str:
    """As short as the month above it allows, in a column: "Mo 15.08."."""
    return TEXTS[locale]["day"].format(weekday=WEEKDAYS[locale][day.weekday()], day=day_of_month_text(day, locale))


def _source(day: NamedDay, region: str, locale: Locale) -> str:
    texts = TEXTS[locale]
    said = texts[str(day.source)].format(region=region)
    return texts["because"].format(source=said, why=day.why) if day.why else said


def calendar_year_json(year: CalendarYear) -> dict[str, object]:
    """The same as JSON-ready values."""
    return {
        "schema": "zielwacht/calendar/1",
        "year": year.year,
        "region": year.region,
        "source": year.source,
        "working_days": year.working_days,
        "open_days": year.open_days,
        "months": [
            {
                "month": f"{month.first:%Y-%m}",
                "working_days": month.working_days,
                "open_days": month.open_days,
                "days_off": [_day_json(day) for day in month.days_off],
            }
            for month in year.months
        ],
        "not_declared": [_day_json(day) for day in year.not_declared],
    }


def _day_json(day: NamedDay) -> dict[str, object]:
    return {
        "day": day.on.isoformat(),
        "name": day.name,
        "source": str(day.source),
        "shifts_due_days": day.shifts_due_days,
        "why": day.why,
    }
