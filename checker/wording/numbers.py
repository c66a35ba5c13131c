"""How is an exact number shown? Pure; the only place that rounds.

Half-up, as people round on paper. When the rounded number would stand on the other side of its bound, or on it,
more digits are shown: 99 of 991 is 9,99 % against 10 %. Blanks before units of measure are U+00A0.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import count

from checker.domain.measure_unit import PERCENT, MeasureUnit
from checker.domain.verdict import Relation
from checker.wording.locales import Locale

NBSP = "\N{NO-BREAK SPACE}"
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
# Up to twelve a German sentence writes a number as a word; `ein` fits a counted noun.
IN_WORDS: Mapping[Locale, tuple[str, ...]] = {
    "de": ("kein", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
    "en": ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}
# What a target is called as long as the records have not told its number.
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
        "share": "{number}" + NBSP + "{symbol}",
        "money": "{sign}{number}" + NBSP + "{symbol}",
        "band": "{least} bis {most}",
        "counts_share": "{part} von {whole}",
        "counts_mean": "{part} auf {whole}",
        "counts_change": "{part} gegenüber {whole}",
    },
    "en": {
        "share": "{number}{symbol}",
        "money": "{sign}{symbol}{number}",
        "band": "{least} to {most}",
        "counts_share": "{part} of {whole}",
        "counts_mean": "{part} over {whole}",
        "counts_change": "{part} against {whole}",
    },
}
# The plan's targets are finite decimals; a bound with more digits than this was computed, and is shown rounded.
MOST_DIGITS_OF_A_BOUND = 12


def rate_text(value: Fraction, bound: Fraction | None, locale: Locale, unit: MeasureUnit = PERCENT) -> str:
    """A share of 1 in its unit with at least its decimals: "10,0 %". `bound` is a share of 1 as well.

    None: there is nothing the rounding could hide.
    """
    shown = unit.out_of_terms(value)
    digits = telling_digits(shown, bound if bound is None else unit.out_of_terms(bound), at_least=unit.decimals)
    return _written(shown, digits, unit, locale)


def share_text(value: Fraction, digits: int, unit: MeasureUnit, locale: Locale) -> str:
    """A share of 1 in its unit with so many decimals: "13,667 %"."""
    return _written(unit.out_of_terms(value), digits, unit, locale)


def count_text(number: Fraction | int, unit: MeasureUnit | None, locale: Locale, bound: Fraction | None = None) -> str:
    """A count with its unit: "1 Sturz", "300 Stürze". Expected counts (pace) may have decimals.

    None or a unit without words: the bare number.
    """
    value = Fraction(number)
    decimals = unit.decimals if unit is not None else 0
    is_even = value.denominator == 1 and not decimals
    digits = 0 if is_even else telling_digits(value, bound, at_least=decimals or 1)
    return counted_text(decimal_text(value, digits, locale), value, unit, locale)


def counted_text(shown: str, value: Fraction, unit: MeasureUnit | None, locale: Locale) -> str:
    """A number as it is shown, with the unit in its grammatical number; alone where the unit has no words."""
    one, many = unit.words(locale) if unit is not None else ("", "")
    return f"{shown} {one if value == 1 else many}" if one else shown


def value_text(
    value: Fraction, unit: MeasureUnit | None, locale: Locale, bound: Fraction | None = None, rounding: str = "none"
) -> str:
    """A figure in its unit. `bound` in the same terms as `value` (a share of 1 for percent).

    With the rule's rounding `half_up_1` the rounded figure itself was judged, so it is shown as it is.
    """
    match unit.quantity if unit is not None else None:
        case "share":
            assert unit is not None, "only a unit has a quantity"
            return rate_text(value, None if rounding == "half_up_1" else bound, locale, unit)
        case "money":
            assert unit is not None, "only a unit has a quantity"
            return _written(value, telling_digits(value, bound, at_least=unit.decimals), unit, locale)
        case _:
            return count_text(value, unit, locale, bound)


def figure_beside_path(
    value: Fraction,
    path: Fraction,
    unit: MeasureUnit | None,
    locale: Locale,
    bound: Fraction | None,
    rounding: str = "none",
) -> tuple[str, str]:
    """A figure and what its path expects by then. Both get the digits that show which of the two is greater and on
    which side of `bound` each stands: 1,56 % where 1,60 % are expected.
    """
    if unit is None or unit.is_counted:
        return value_text(value, unit, locale, bound), value_text(path, unit, locale, bound)
    figures = unit.out_of_terms(value), unit.out_of_terms(path)
    limit = bound and unit.out_of_terms(bound)
    is_judged_as_shown = unit.is_share and rounding == "half_up_1"
    digits = unit.decimals if is_judged_as_shown else _digits_of_both(*figures, limit, at_least=unit.decimals)
    shown, expected = (_written(figure, digits, unit, locale) for figure in figures)
    return shown, expected


def needed_text(value: Fraction, unit: MeasureUnit | None, locale: Locale) -> str:
    """What is still needed: whole counts are rounded up, since less would not do; amounts as elsewhere."""
    if unit is not None and not unit.is_counted:
        return value_text(value, unit, locale)
    return count_text(-(-value // 1), unit, locale)


def bound_text(target: str, unit: MeasureUnit | None, locale: Locale, rounding: str = "none") -> str:
    """A target as the plan has it, with no digit too many: "10 %", "20,5 %", "98.200.000,00 €", "300 Stürze"; its
    word while its number is not known. What is compared rounded to one digit is shown so.
    """
    if is_untold(target):
        return UNTOLD[locale][target]
    value = Fraction(target)
    digits = min(_own_digits(value), 1) if rounding == "half_up_1" else _own_digits(value)
    if unit is None:
        return decimal_text(value, digits, locale)
    return _written(value, max(digits, unit.decimals) if unit.padded else digits, unit, locale)


def target_text(operator: str, target: str, unit: MeasureUnit | None, locale: Locale, rounding: str = "none") -> str:
    """A target with its direction: "unter 10 %", "mindestens 300 Stunden", "über dem Vorjahreswert"."""
    if is_untold(target):
        article = "" if target in NEEDS_NO_ARTICLE[locale] else ARTICLES[locale].get(operator, ARTICLE[locale])
        return f"{COMPARED[locale][operator]} {article}{UNTOLD[locale][target]}"
    return f"{COMPARED[locale][operator]} {bound_text(target, unit, locale, rounding)}"


def named_bound(target: str, unit: MeasureUnit | None, locale: Locale, rounding: str = "none") -> str | None:
    """A target as a thing of its own: "10 %", "der Vorjahreswert". None: the house has not set it yet."""
    if target in NEEDS_NO_ARTICLE["de"]:
        return None
    article = "" if not is_untold(target) or target in NEEDS_NO_ARTICLE[locale] else ARTICLE[locale]
    return article + bound_text(target, unit, locale, rounding)


def band_text(least: Fraction, most: Fraction, unit: MeasureUnit | None, locale: Locale) -> str:
    """From where to where, the unit once: "45 bis 55 Minuten"."""
    first = decimal_text(least, _own_digits(least), locale)
    if unit is not None and unit.symbol:
        last = _written(most, _own_digits(most), unit, locale)
        return FORMS[locale]["band"].format(least=first, most=last)
    last = decimal_text(most, _own_digits(most), locale)
    return counted_text(FORMS[locale]["band"].format(least=first, most=last), most, unit, locale)


def counts_text(part: str, whole: str, locale: Locale, relation: Relation) -> str:
    """The two counts of a rate, as they are shown: "41 von 300" of a share, "410 auf 300" of a mean, "41 gegenüber 300"
    of a change.
    """
    return FORMS[locale][f"counts_{relation}"].format(part=part, whole=whole)


def number_in_words(number: int, locale: Locale) -> str:
    """A number within a sentence: "zwei", "13"."""
    words = IN_WORDS[locale]
    return words[number] if number < len(words) else str(number)


def is_untold(target: str) -> bool:
    """Is the target a word, because the records do not have its number yet?"""
    return target in UNTOLD["de"]


def bound_of(target: str | None, unit: MeasureUnit | None) -> Fraction | None:
    """A target in the terms of a verdict's value: percentages become shares of 1. None: there is no number."""
    if target is None or target[0].isalpha():
        return None
    return Fraction(target) if unit is None else unit.in_terms(Fraction(target))


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


def _written(figure: Fraction, digits: int, unit: MeasureUnit, locale: Locale) -> str:
    """A figure in its unit with so many decimals, behind or before the unit's symbol or beside its words."""
    number = decimal_text(figure, digits, locale)
    if not unit.symbol:
        return counted_text(number, figure, unit, locale)
    form = "money" if unit.quantity == "money" else "share"
    sign = "-" if form == "money" and number.startswith("-") else ""
    return FORMS[locale][form].format(sign=sign, number=number.removeprefix(sign), symbol=unit.symbol)
