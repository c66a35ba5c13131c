"""How are days, periods and distances shown? Pure; days are local, instants are shown in Europe/Berlin."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from checker.domain.clock import local_time
from checker.domain.period import Period, PeriodKind
from checker.wording.locales import Locale

WEEKDAYS: Mapping[Locale, tuple[str, ...]] = {
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS: Mapping[Locale, tuple[str, ...]] = {
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
           "November", "Dezember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip

# How days, periods and distances are written. A language leaves out what it has no use for.
FORMS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "day": "{day:02}.{month:02}.{year}",
        "day_of_same_year": "{day:02}.{month:02}.",
        "day_of_month": "{day:02}.{month:02}.",
        "weekday": "{weekday}, {day}",
        "short_weekday": "{weekday:.2} {day:02}.{month:02}.{year}",
        "weekday_and_day": "{weekday:.2} {day:02}.{month:02}.",
        "instant": "{day}, {time}",
        "time": "{hour:02}:{minute:02} Uhr",
        "month": "{month_name} {year}",
        "quarter": "{quarter}. Quartal {year}",
        "first_half": "1. Halbjahr {year}",
        "second_half": "2. Halbjahr {year}",
        "months": "{first} bis {last}",
        "end_of_day": "{day}, 24:00 Uhr",
        "today": "heute",
        "since_day": "seit {day}",
        "ahead": "in {days}",
        "over": "seit {days}",
    },
    "en": {
        "day": "{day} {month_name} {year}",
        "day_of_same_year": "{day} {month_name} {year}",
        "day_of_month": "{day} {month_name:.3}",
        "weekday": "{weekday}, {day}",
        "short_weekday": "{weekday:.3} {day} {month_name:.3} {year}",
        "weekday_and_day": "{weekday:.3} {day} {month_name:.3}",
        "instant": "{day}, {time}",
        "time": "{hour:02}:{minute:02}",
        "month": "{month_name} {year}",
        "quarter": "Q{quarter} {year}",
        "first_half": "first half of {year}",
        "second_half": "second half of {year}",
        "months": "{first} to {last}",
        "end_of_day": "{day}, 24:00",
        "today": "today",
        "since_day": "since {day}",
        "ahead": "in {days}",
        "over": "for {days}",
    },
}
# One, several.
WORKING_DAYS: Mapping[Locale, tuple[str, str]] = {
    "de": ("Arbeitstag", "Arbeitstage"),
    "en": ("working day", "working days"),
}
# Behind "in" and "seit": German asks for the dative.
WORKING_DAYS_AWAY: Mapping[Locale, tuple[str, str]] = {
    "de": ("Arbeitstag", "Arbeitstagen"),
    "en": ("working day", "working days"),
}


def day_text(on: date, locale: Locale) -> str:
    """A day: "29.04.2016", "29 April 2016"."""
    return _day(FORMS[locale]["day"], on, locale)


def day_of_same_year_text(on: date, locale: Locale) -> str:
    """A day in a list that ends with its year: "29.04.", "29 April 2016"."""
    return _day(FORMS[locale]["day_of_same_year"], on, locale)


def day_of_month_text(on: date, locale: Locale) -> str:
    """A day below a heading that says month and year: "29.04.", "29 Apr"."""
    return _day(FORMS[locale]["day_of_month"], on, locale)


def weekday_text(on: date, locale: Locale) -> str:
    """A day with its weekday, written out: "Freitag, 29.04.2016"."""
    return FORMS[locale]["weekday"].format(weekday=WEEKDAYS[locale][on.weekday()], day=day_text(on, locale))


def short_weekday_text(on: date, locale: Locale) -> str:
    """A day with its weekday where there is little room: "Fr 29.04.2016", "Fri 29 Apr 2016"."""
    return _day(FORMS[locale]["short_weekday"], on, locale)


def weekday_and_day_text(on: date, locale: Locale) -> str:
    """A day of these weeks where there is hardly any room: "Mo 25.07.", "Mon 25 Jul"."""
    return _day(FORMS[locale]["weekday_and_day"], on, locale)


def end_of_day_text(on: date, locale: Locale) -> str:
    """Until when something counts, with the weekday: "Freitag, 29.04.2016, 24:00 Uhr"."""
    return FORMS[locale]["end_of_day"].format(day=weekday_text(on, locale))


def month_text(month: date, locale: Locale) -> str:
    """The month of a day: "März 2016"."""
    return _day(FORMS[locale]["month"], month, locale)


def period_text(period: Period, locale: Locale) -> str:
    """A period: "2016", "1. Quartal 2016", "März 2016", "Januar bis März 2016", "April 2015 bis März 2016"."""
    forms, year, month = FORMS[locale], period.end.year, period.end.month
    match period.kind:
        case PeriodKind.DATE:
            return day_text(period.end, locale)
        case PeriodKind.MONTH:
            return month_text(period.end, locale)
        case PeriodKind.QUARTER:
            return forms["quarter"].format(quarter=month // 3, year=year)
        case PeriodKind.HALF_YEAR:
            return forms["first_half" if month == 6 else "second_half"].format(year=year)
        case PeriodKind.YEAR:
            return str(year)
        case PeriodKind.REQUEST:
            return f"{period.label} ({year})"
        case PeriodKind.YTD | PeriodKind.ROLLING12:
            return _months(period.start, period.end, locale)


def working_days_text(days: int, locale: Locale) -> str:
    """How far away, counted in working days: "in 5 Arbeitstagen", "seit 3 Arbeitstagen" (negative), "heute"."""
    forms = FORMS[locale]
    if days == 0:
        return forms["today"]
    number = _counted(abs(days), WORKING_DAYS_AWAY[locale])
    return forms["ahead" if days > 0 else "over"].format(days=number)


def overdue_text(days: int, on: date, locale: Locale) -> str:
    """How long a day is over, in working days that have ended by the day `on`: "seit 6 Arbeitstagen".

    On the first day it is that day itself: a mail that is held up would say "heute" of another one.
    """
    return working_days_text(-days, locale) if days else FORMS[locale]["since_day"].format(day=day_text(on, locale))


def working_days_counted(days: int, locale: Locale) -> str:
    """A number of working days: "1 Arbeitstag", "6 Arbeitstage"."""
    return _counted(days, WORKING_DAYS[locale])


def time_text(instant: datetime, locale: Locale) -> str:
    """The time of day of an aware instant in Europe/Berlin: "07:00 Uhr"."""
    local = local_time(instant)
    return FORMS[locale]["time"].format(hour=local.hour, minute=local.minute)


def instant_text(instant: datetime, locale: Locale) -> str:
    """An aware instant, shown in Europe/Berlin: "05.10.2016, 07:00 Uhr"."""
    day = day_text(local_time(instant).date(), locale)
    return FORMS[locale]["instant"].format(day=day, time=time_text(instant, locale))


def _day(form: str, on: date, locale: Locale) -> str:
    return form.format(
        weekday=WEEKDAYS[locale][on.weekday()],
        day=on.day,
        month=on.month,
        month_name=MONTHS[locale][on.month - 1],
        year=on.year,
    )


def _counted(number: int, words: tuple[str, str]) -> str:
    return f"{number} {words[0] if number == 1 else words[1]}"


def _months(first: date, last: date, locale: Locale) -> str:
    end = month_text(last, locale)
    if (first.year, first.month) == (last.year, last.month):
        return end
    start = MONTHS[locale][first.month - 1] if first.year == last.year else month_text(first, locale)
    return FORMS[locale]["months"].format(first=start, last=end)
