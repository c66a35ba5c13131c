"""How are days, periods and distances shown? Pure; days are local, instants are told in Europe/Berlin."""

from __future__ import annotations

from datetime import date, datetime

from checker.domain.clock import local_time
from checker.domain.period import Period, PeriodKind
from checker.wording.locales import Locale

WEEKDAYS = {
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
           "November", "Dezember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip


def day_text(on: date, locale: Locale) -> str:
    """A day: "29.04.2016", "29 April 2016"."""
    return f"{on:%d.%m.%Y}" if locale == "de" else f"{on.day} {MONTHS['en'][on.month - 1]} {on.year}"


def weekday_text(on: date, locale: Locale) -> str:
    """A day with its weekday, written out: "Freitag, 29.04.2016"."""
    return f"{WEEKDAYS[locale][on.weekday()]}, {day_text(on, locale)}"


def short_weekday_text(on: date, locale: Locale) -> str:
    """A day with its weekday where there is little room: "Fr 29.04.2016", "Fri 29 Apr 2016"."""
    if locale == "de":
        return f"{WEEKDAYS['de'][on.weekday()][:2]} {day_text(on, 'de')}"
    return f"{WEEKDAYS['en'][on.weekday()][:3]} {on.day} {MONTHS['en'][on.month - 1][:3]} {on.year}"


def month_text(month: date, locale: Locale) -> str:
    """The month in which a day lies: "März 2016"."""
    return f"{MONTHS[locale][month.month - 1]} {month.year}"


def period_text(period: Period, locale: Locale) -> str:
    """A period: "2016", "1. Quartal 2016", "März 2016", "Januar bis März 2016", "April 2015 bis März 2016"."""
    year, month = period.end.year, period.end.month
    match period.kind:
        case PeriodKind.DATE:
            return day_text(period.end, locale)
        case PeriodKind.MONTH:
            return month_text(period.end, locale)
        case PeriodKind.QUARTER:
            return f"{month // 3}. Quartal {year}" if locale == "de" else f"Q{month // 3} {year}"
        case PeriodKind.HALF_YEAR:
            half = month // 6
            return f"{half}. Halbjahr {year}" if locale == "de" else f"{('first', 'second')[half - 1]} half of {year}"
        case PeriodKind.YEAR:
            return str(year)
        case PeriodKind.REQUEST:
            return f"{period.label} ({year})"
        case PeriodKind.YTD | PeriodKind.ROLLING12:
            return _months(period.start, period.end, locale)


def working_days_text(days: int, locale: Locale) -> str:
    """How far away, counted in working days: "in 5 Arbeitstagen", "seit 3 Arbeitstagen" (negative), "heute"."""
    if days == 0:
        return "heute" if locale == "de" else "today"
    number = working_days_counted(abs(days), locale)
    if locale == "de":
        # Dative: "in 5 Arbeitstagen", "seit 1 Arbeitstag".
        number += "n" if abs(days) != 1 else ""
        return f"in {number}" if days > 0 else f"seit {number}"
    return f"in {number}" if days > 0 else f"for {number}"


def working_days_counted(days: int, locale: Locale) -> str:
    """A number of working days: "1 Arbeitstag", "6 Arbeitstage"."""
    if locale == "de":
        return f"{days} Arbeitstag" if days == 1 else f"{days} Arbeitstage"
    return f"{days} working day" if days == 1 else f"{days} working days"


def instant_text(instant: datetime, locale: Locale) -> str:
    """An aware instant, told in Europe/Berlin: "05.10.2016, 07:00 Uhr"."""
    local = local_time(instant)
    hour = f"{local:%H:%M} Uhr" if locale == "de" else f"{local:%H:%M}"
    return f"{day_text(local.date(), locale)}, {hour}"


def _months(first: date, last: date, locale: Locale) -> str:
    end = month_text(last, locale)
    if (first.year, first.month) == (last.year, last.month):
        return end
    start = MONTHS[locale][first.month - 1] if first.year == last.year else month_text(first, locale)
    return f"{start} bis {end}" if locale == "de" else f"{start} to {end}"
