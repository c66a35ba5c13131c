"""What a figure is held against, as people say it: words while the number is not known, bands, averages, tolerances."""

from __future__ import annotations

from fractions import Fraction

import pytest

from checker.wording.locales import Locale
from checker.wording.numbers import band_text, bound_text, count_text, target_text
from tests.build import WORDS

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("operator", "target", "unit", "locale", "told"),
    [
        (">", "previous_year", "integrations", "de", "über dem Vorjahreswert"),
        (">", "previous_year", "integrations", "en", "over last year's figure"),
        (">=", "benchmark", "percent", "de", "mindestens der Vergleichswert"),
        (">=", "benchmark", "percent", "en", "at least the benchmark"),
        ("<", "baseline", "euro", "de", "unter dem Ausgangswert"),
        ("<=", "baseline", "euro", "de", "höchstens der Ausgangswert"),
        (">=", "declared", "meetings", "de", "mindestens eine Zahl, die das Haus noch festlegt"),
        ("<", "5000000", "euro", "de", f"unter 5.000.000,00{NBSP}€"),
        (">=", "1", "heads", "de", "mindestens 1 Person"),
        (">=", "2.4", "contacts_per_client", "de", "mindestens 2,40 Kontakte je Kunde"),
        ("report", "433.93", "fte", "de", "zum Vergleich 433,93 VZÄ"),
        ("~", "1.5", "percent", "de", f"angenommen 1,5{NBSP}%"),
        (">=", "500/59", "contacts_per_client", "de", "mindestens 8,474576271186 Kontakte je Kunde"),
    ],
)
def test_a_target_in_words(operator: str, target: str, unit: str, locale: Locale, told: str) -> None:
    assert target_text(operator, target, WORDS.unit(unit), locale) == told


def test_what_is_compared_rounded_has_its_base_rounded_too() -> None:
    assert bound_text("4.16", WORDS.unit("percent"), "de", "half_up_1") == f"4,2{NBSP}%"
    assert bound_text("4.16", WORDS.unit("percent"), "de") == f"4,16{NBSP}%"


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (Fraction(434), "fte", "434,00 VZÄ"),
        (Fraction(50), "clients_per_fte", "50,00 Kunden je VZÄ"),
        (Fraction(239, 100), "contacts_per_client", "2,39 Kontakte je Kunde"),
        (Fraction(1), "contacts_per_client", "1,00 Kontakt je Kunde"),
        (Fraction(1), "heads", "1 Person"),
        (Fraction(0), "heads", "0 Personen"),
        (Fraction(1), "cases", "1 Fall"),
    ],
)
def test_averages_have_two_decimals_and_counts_none(value: Fraction, unit: str, told: str) -> None:
    assert count_text(value, WORDS.unit(unit), "de") == told


def test_an_average_shows_on_which_side_of_its_bound_it_stands() -> None:
    assert (
        count_text(Fraction(23999, 10000), WORDS.unit("contacts_per_client"), "de", Fraction(24, 10))
        == "2,3999 Kontakte je Kunde"
    )


def test_a_band_says_its_unit_once() -> None:
    assert band_text(Fraction(45), Fraction(55), WORDS.unit("clients_per_fte"), "de") == "45 bis 55 Kunden je VZÄ"
    assert band_text(Fraction(45), Fraction(55), WORDS.unit("clients_per_fte"), "en") == "45 to 55 clients per FTE"
