"""How old are the figures of a verdict, and which reports are overdue, in words? Pure. Source: D24."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.verdict import Stale
from checker.wording.dates import day_text, period_text
from checker.wording.locales import Locale
from checker.wording.numbers import number_in_words

MOST_NAMED = 3
AS_OF: Mapping[Locale, str] = {"de": "Stand {day}", "en": "as of {day}"}
NO_FIGURES: Mapping[Locale, str] = {"de": "noch ohne Zahlen", "en": "without figures so far"}
OVERDUE: Mapping[Locale, tuple[str, str]] = {
    "de": ("{count} Bericht überfällig", "{count} Berichte überfällig"),
    "en": ("{count} report overdue", "{count} reports overdue"),
}
MORE: Mapping[Locale, str] = {"de": "{named} und {count} weitere", "en": "{named} and {count} more"}


def as_of_text(stale: Stale, locale: Locale) -> str:
    """The day of the figures: "Stand 31.03.2016"."""
    if stale.figures_as_of is None:
        return NO_FIGURES[locale]
    return AS_OF[locale].format(day=day_text(stale.figures_as_of, locale))


def overdue_text(stale: Stale, locale: Locale) -> str:
    """How many reports are overdue: "zwei Berichte überfällig"."""
    one, several = OVERDUE[locale]
    count = len(stale.overdue)
    return (one if count == 1 else several).format(count=number_in_words(count, locale))


def stale_text(stale: Stale, locale: Locale) -> str:
    """What stands beside a state: "Stand 31.03.2016, zwei Berichte überfällig"."""
    return f"{as_of_text(stale, locale)}, {overdue_text(stale, locale)}"


def overdue_sentence(stale: Stale, locale: Locale) -> str:
    """Which reports are overdue: "Stand 31.03.2016, ein Bericht überfällig: 2. Quartal 2016."."""
    shown = MOST_NAMED if len(stale.overdue) > MOST_NAMED + 1 else len(stale.overdue)
    named = ", ".join(period_text(period, locale) for period in stale.overdue[:shown])
    if more := len(stale.overdue) - shown:
        named = MORE[locale].format(named=named, count=number_in_words(more, locale))
    text = stale_text(stale, locale)
    return f"{text[:1].upper()}{text[1:]}: {named}."
