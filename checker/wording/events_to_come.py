"""How many events are missing until a day, and what there is towards them, in words? Pure.

What is planned is planned: nobody reads how many might still be possible.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checker.wording.dates import day_text
from checker.wording.locales import Locale
from checker.wording.numbers import number_in_words

MISSING: Mapping[Locale, tuple[str, str]] = {
    "de": ("Bis {until} fehlt {count} Termin", "Bis {until} fehlen {count} Termine"),
    "en": ("By {until} {count} event is missing", "By {until} {count} events are missing"),
}
# Planned none, one, several.
PLANNED: Mapping[Locale, tuple[str, str, str]] = {
    "de": ("geplant ist keiner", "geplant ist einer", "geplant sind {count}"),
    "en": ("none is planned", "one is planned", "{count} are planned"),
}
DAYS_LEFT: Mapping[Locale, tuple[str, str]] = {
    "de": ("es bleibt {count} Arbeitstag", "es bleiben {count} Arbeitstage"),
    "en": ("{count} working day is left", "{count} working days are left"),
}


def missing_text(missing: int, until: date, locale: Locale) -> str:
    """How many are still needed: "Bis 31.12.2016 fehlen zwei Termine"."""
    one, several = MISSING[locale]
    count = number_in_words(missing, locale)
    return (one if missing == 1 else several).format(until=day_text(until, locale), count=count)


def planned_text(ahead: int, locale: Locale) -> str:
    """How many of them are planned: "geplant ist einer"."""
    return PLANNED[locale][min(ahead, 2)].format(count=number_in_words(ahead, locale))


def days_left_text(days: int, locale: Locale) -> str:
    """How much time there is for them: "es bleibt ein Arbeitstag"."""
    one, several = DAYS_LEFT[locale]
    return (one if days in (0, 1) else several).format(count=number_in_words(days, locale))
