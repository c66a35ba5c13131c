"""How is an exact number shown? Pure; the only place that rounds.

Half-up, as people round on paper. When the rounded number would stand on the other side of its bound, or on it,
more digits are shown: 99 of 991 is 9,99 % against 10 %. Blanks before units of measure are U+00A0.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import count

from checker.wording.locales import Locale

NBSP = "\N{NO-BREAK SPACE}"
COUNTED = {
    "de": {
        "reviews": ("Prüfung", "Prüfungen"),
        "dialogues": ("Termin", "Termine"),
        "meetings": ("Termin", "Termine"),
        "talks": ("Gespräch", "Gespräche"),
        "visits": ("Hospitation", "Hospitationen"),
        "cases": ("Fall", "Fälle"),
        "integrations": ("Integration", "Integrationen"),
        "qualifications": ("Qualifizierung", "Qualifizierungen"),
        "persons": ("Person", "Personen"),
        "heads": ("Person", "Personen"),
        "fte": ("VZÄ", "VZÄ"),
        "days": ("Tag", "Tage"),
        "months": ("Monat", "Monate"),
        "contacts_per_client": ("Kontakt je Kunde", "Kontakte je Kunde"),
        "clients_per_fte": ("Kunde je VZÄ", "Kunden je VZÄ"),
    },
    "en": {
        "reviews": ("review", "reviews"),
        "dialogues": ("dialogue", "dialogues"),
        "meetings": ("meeting", "meetings"),
        "talks": ("talk", "talks"),
        "visits": ("visit", "visits"),
        "cases": ("case", "cases"),
        "integrations": ("integration", "integrations"),
        "qualifications": ("qualification", "qualifications"),
        "persons": ("person", "persons"),
        "heads": ("person", "persons"),
        "fte": ("FTE", "FTE"),
        "days": ("day", "days"),
        "months": ("month", "months"),
        "contacts_per_client": ("contact per client", "contacts per client"),
        "clients_per_fte": ("client per FTE", "clients per FTE"),
    },
}
COMPARED = {
    "de": {
        "<": "unter",
        "<=": "höchstens",
        "=": "genau",
        ">=": "mindestens",
        ">": "über",
        "report": "zum Vergleich",
        "~": "angenommen",
    },
    "en": {
        "<": "under",
        "<=": "at most",
        "=": "exactly",
        ">=": "at least",
        ">": "over",
        "report": "compared with",
        "~": "assumed",
    },
}
# The article that a word takes behind the comparison.
ARTICLES = {"de": {"<": "dem ", ">": "dem "}, "en": {}}
ARTICLE = {"de": "der ", "en": "the "}
NEEDS_NO_ARTICLE = {"de": frozenset({"declared"}), "en": frozenset({"declared", "previous_year"})}
# What a target is called as long as the records have not told its number.
# Up to twelve a German sentence writes a number as a word; `ein` fits a counted noun.
IN_WORDS: Mapping[Locale, tuple[str, ...]] = {
    "de": ("kein", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
    "en": ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}
UNTOLD = {
    "de": {
        "declared": "eine Zahl, die das Haus noch festlegt",
        "benchmark": "Vergleichswert",
        "previous_year": "Vorjahreswert",
        "baseline": "Ausgangswert",
    },
    "en": {
        "declared": "a number still to be set by the house",
        "benchmark": "benchmark",
        "previous_year": "last year's figure",
        "baseline": "baseline",
    },
}
# Of thousands, of decimals.
SEPARATORS: Mapping[Locale, tuple[str, str]] = {"de": (".", ","), "en": (",", ".")}
# How figures are put together. Takes what stands in braces.
FORMS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "percent": "{number}" + NBSP + "%",
        "euro": "{sign}{number}" + NBSP + "€",
        "band": "{least} bis {most}",
        "share": "{part} von {whole}",
        "change": "{part} gegenüber {whole}",
    },
    "en": {
        "percent": "{number}%",
        "euro": "{sign}€{number}",
        "band": "{least} to {most}",
        "share": "{part} of {whole}",
        "change": "{part} against {whole}",
    },
}
# Averages and shares of posts, written with so many decimals even where they come out even.
DECIMALS = {"fte": 2, "contacts_per_client": 2, "clients_per_fte": 2}
# The plan's targets are finite decimals; a bound with more digits than this was computed, and is shown rounded.
MOST_DIGITS_OF_A_BOUND = 12


def rate_text(value: Fraction, bound: Fraction | None, locale: Locale) -> str:
    """A share of 1 as percentage with at least one decimal: "10,0 %". `bound` is a share of 1 as well.

    None: there is nothing the rounding could hide.
    """
    shown = value * 100
    return percent_text(shown, telling_digits(shown, bound if bound is None else bound * 100, at_least=1), locale)


def euro_text(amount: Fraction, bound: Fraction | None, locale: Locale) -> str:
    """Euro with cents: "98.200.000,00 €"; more decimals only where cents would hide on which side it stands."""
    return _euro(amount, telling_digits(amount, bound, at_least=2), locale)


def count_text(number: Fraction | int, unit: str | None, locale: Locale, bound: Fraction | None = None) -> str:
    """A count with its unit: "1 Prüfung", "300 Prüfungen". Expected counts (pace) may have decimals.

    None or a unit nobody counts in: the bare number.
    """
    value = Fraction(number)
    decimals = DECIMALS.get(unit or "", 0)
    is_even = value.denominator == 1 and not decimals
    digits = 0 if is_even else telling_digits(value, bound, at_least=decimals or 1)
    return counted_text(decimal_text(value, digits, locale), value, unit, locale)


def counted_text(shown: str, value: Fraction, unit: str | None, locale: Locale) -> str:
    """A number as it is shown, with the unit in its grammatical number; alone where nobody counts in the unit."""
    words = COUNTED[locale].get(unit or "")
    return f"{shown} {words[0] if value == 1 else words[1]}" if words else shown


def value_text(
    value: Fraction, unit: str | None, locale: Locale, bound: Fraction | None = None, rounding: str = "none"
) -> str:
    """A figure in its unit. `bound` in the same terms as `value` (a share of 1 for percent).

    With the rule's rounding `half_up_1` the rounded figure itself was judged, so it is shown as it is.
    """
    match unit:
        case "percent" if rounding == "half_up_1":
            return rate_text(value, None, locale)
        case "percent":
            return rate_text(value, bound, locale)
        case "euro":
            return euro_text(value, bound, locale)
        case _:
            return count_text(value, unit, locale, bound)


def figure_beside_path(
    value: Fraction, path: Fraction, unit: str | None, locale: Locale, bound: Fraction | None, rounding: str = "none"
) -> tuple[str, str]:
    """A figure and what its path expects by then. Both get the digits that show which of the two is greater and on
    which side of `bound` each stands: 1,56 % where 1,60 % are expected.
    """
    if unit not in ("percent", "euro"):
        return value_text(value, unit, locale, bound), value_text(path, unit, locale, bound)
    scale, at_least, write = (100, 1, percent_text) if unit == "percent" else (1, 2, _euro)
    figures = value * scale, path * scale
    is_judged_as_shown = unit == "percent" and rounding == "half_up_1"
    digits = at_least if is_judged_as_shown else _digits_of_both(*figures, bound and bound * scale, at_least=at_least)
    shown, expected = (write(figure, digits, locale) for figure in figures)
    return shown, expected


def needed_text(value: Fraction, unit: str | None, locale: Locale) -> str:
    """What is still needed: whole counts are rounded up, since less would not do; amounts as elsewhere."""
    if unit in ("percent", "euro"):
        return value_text(value, unit, locale)
    return count_text(-(-value // 1), unit, locale)


def bound_text(target: str, unit: str | None, locale: Locale, rounding: str = "none") -> str:
    """A target as the plan has it, with no digit too many: "10 %", "20,5 %", "98.200.000,00 €", "300 Prüfungen"; its
    word while its number is not known. What is compared rounded to one digit is shown so.
    """
    if is_untold(target):
        return UNTOLD[locale][target]
    value = Fraction(target)
    digits = min(_own_digits(value), 1) if rounding == "half_up_1" else _own_digits(value)
    match unit:
        case "percent":
            return percent_text(value, digits, locale)
        case "euro":
            return _euro(value, max(2, digits), locale)
        case "contacts_per_client" | "fte":
            return counted_text(decimal_text(value, max(2, digits), locale), value, unit, locale)
        case _:
            return counted_text(decimal_text(value, digits, locale), value, unit, locale)


def target_text(operator: str, target: str, unit: str | None, locale: Locale, rounding: str = "none") -> str:
    """A target with its direction: "unter 10 %", "mindestens 300 Prüfungen", "über dem Vorjahreswert"."""
    if is_untold(target):
        article = "" if target in NEEDS_NO_ARTICLE[locale] else ARTICLES[locale].get(operator, ARTICLE[locale])
        return f"{COMPARED[locale][operator]} {article}{UNTOLD[locale][target]}"
    return f"{COMPARED[locale][operator]} {bound_text(target, unit, locale, rounding)}"


def named_bound(target: str, unit: str | None, locale: Locale, rounding: str = "none") -> str | None:
    """A target as a thing of its own: "10 %", "der Vorjahreswert". None: the house has not set it yet."""
    if target in NEEDS_NO_ARTICLE["de"]:
        return None
    article = "" if not is_untold(target) or target in NEEDS_NO_ARTICLE[locale] else ARTICLE[locale]
    return article + bound_text(target, unit, locale, rounding)


def band_text(least: Fraction, most: Fraction, unit: str | None, locale: Locale) -> str:
    """From where to where, the unit once: "45 bis 55 Kunden je VZÄ"."""
    ends = [decimal_text(end, _own_digits(end), locale) for end in (least, most)]
    return counted_text(FORMS[locale]["band"].format(least=ends[0], most=ends[1]), most, unit, locale)


def counts_text(part: str, whole: str, locale: Locale, *, is_share: bool) -> str:
    """The two counts of a rate, as they are shown: "41 von 300" of a share, "41 gegenüber 300" of a change."""
    return FORMS[locale]["share" if is_share else "change"].format(part=part, whole=whole)


def number_in_words(number: int, locale: Locale) -> str:
    """A number within a sentence: "zwei", "13"."""
    words = IN_WORDS[locale]
    return words[number] if number < len(words) else str(number)


def is_untold(target: str) -> bool:
    """Is the target a word, because the records do not have its number yet?"""
    return target in UNTOLD["de"]


def bound_of(target: str | None, unit: str | None) -> Fraction | None:
    """A target in the terms of a verdict's value: percentages become shares of 1. None: there is no number."""
    if target is None or target[0].isalpha():
        return None
    return Fraction(target) / 100 if unit == "percent" else Fraction(target)


def decimal_text(value: Fraction, digits: int, locale: Locale) -> str:
    """A number with so many decimals, rounded half-up, in groups of thousands: "1.234,5"."""
    scaled = half_up(value * 10**digits)
    whole, part = divmod(abs(scaled), 10**digits)
    thousands, point = SEPARATORS[locale]
    text = f"{whole:,}".replace(",", thousands) + (f"{point}{part:0{digits}}" if digits else "")
    return f"-{text}" if scaled < 0 else text


def half_up(value: Fraction) -> int:
    """The nearest whole number, halves away from zero."""
    nearest = (abs(value) * 2 + 1) // 2
    return nearest if value >= 0 else -nearest


def telling_digits(value: Fraction, bound: Fraction | None, *, at_least: int) -> int:
    """How many decimals show `value` on the side of `bound` where it stands (below, on or above)."""
    if bound is None:
        return at_least
    if value == bound:
        return max(at_least, _own_digits(value))
    return next(digits for digits in count(at_least) if _side(_rounded(value, digits), bound) == _side(value, bound))


def _digits_of_both(value: Fraction, path: Fraction, bound: Fraction | None, *, at_least: int) -> int:
    """How many decimals show both on their sides of each other and of `bound`."""

    def sides(one: Fraction, other: Fraction) -> tuple[int, ...]:
        return _side(one, other), *(_side(each, bound) for each in (one, other) if bound is not None)

    exact = sides(value, path)
    return next(d for d in count(at_least) if sides(_rounded(value, d), _rounded(path, d)) == exact)


def _rounded(value: Fraction, digits: int) -> Fraction:
    return Fraction(half_up(value * 10**digits), 10**digits)


def _side(value: Fraction, bound: Fraction) -> int:
    return (value > bound) - (value < bound)


def _own_digits(value: Fraction) -> int:
    """The decimals a number has when written out, at most MOST_DIGITS_OF_A_BOUND."""
    exact = (digits for digits in range(MOST_DIGITS_OF_A_BOUND) if (value * 10**digits).denominator == 1)
    return next(exact, MOST_DIGITS_OF_A_BOUND)


def percent_text(percent: Fraction, digits: int, locale: Locale) -> str:
    """A number of percent with so many decimals: "13,667 %"."""
    return FORMS[locale]["percent"].format(number=decimal_text(percent, digits, locale))


def _euro(value: Fraction, digits: int, locale: Locale) -> str:
    number = decimal_text(value, digits, locale)
    sign = "-" if number.startswith("-") else ""
    return FORMS[locale]["euro"].format(sign=sign, number=number.removeprefix("-"))
