"""How numbers are shown, and that rounding never hides a verdict."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.measure_unit import EURO
from checker.wording.locales import Locale
from checker.wording.numbers import (
    bound_of,
    bound_text,
    count_text,
    decimal_text,
    figure_beside_path,
    needed_text,
    rate_text,
    target_text,
    value_text,
)
from checker.wording.small_cells import may_show_counts, may_show_rate
from tests.build import WORDS

TEN_PERCENT = Fraction(1, 10)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        pytest.param(30, 300, "10,0\N{NO-BREAK SPACE}%", id="exactly on the bound"),
        pytest.param(99, 991, "9,99\N{NO-BREAK SPACE}%", id="below, one digit would round to the bound"),
        pytest.param(9999, 100_000, "9,999\N{NO-BREAK SPACE}%", id="below, two digits would round to the bound"),
        pytest.param(999_999, 10_000_000, "9,99999\N{NO-BREAK SPACE}%", id="below by very little"),
        pytest.param(1004, 10_000, "10,04\N{NO-BREAK SPACE}%", id="above, one digit would round to the bound"),
        pytest.param(41, 300, "13,7\N{NO-BREAK SPACE}%", id="far above"),
        pytest.param(5, 59, "8,5\N{NO-BREAK SPACE}%", id="far below"),
        pytest.param(0, 12, "0,0\N{NO-BREAK SPACE}%", id="none"),
        pytest.param(1005, 10_000, "10,1\N{NO-BREAK SPACE}%", id="half rounds up, not to even"),
    ],
)
def test_a_rate_is_shown_on_its_side_of_ten_percent(part: int, whole: int, shown: str) -> None:
    assert rate_text(Fraction(part, whole), TEN_PERCENT, "de") == shown


@given(
    whole=st.integers(1, 10**5),
    part=st.integers(0, 10**5),
    expected=st.one_of(
        st.fractions(0, 1, max_denominator=10**5), st.integers(0, 1000).map(lambda n: Fraction(n, 1000))
    ),
    tenths=st.one_of(st.none(), st.integers(0, 1000)),
    unit=st.sampled_from(["percent", "euro"]),
    locale=st.sampled_from(["de", "en"]),
)
def test_a_figure_beside_its_path_shows_which_is_greater_and_both_sides_of_the_bound(
    whole: int, part: int, expected: Fraction, tenths: int | None, unit: str, locale: Locale
) -> None:
    value, bound = Fraction(part, whole), None if tenths is None else Fraction(tenths, 1000)
    scale = 100 if unit == "percent" else 1
    texts = figure_beside_path(value, expected, WORDS.unit(unit), locale, bound)
    shown, path = (as_fraction(text, locale) / scale for text in texts)
    assert (shown < path, shown > path) == (value < expected, value > expected)
    if bound is not None:
        assert (shown < bound, shown > bound) == (value < bound, value > bound)
        assert (path < bound, path > bound) == (expected < bound, expected > bound)


@pytest.mark.parametrize(
    ("value", "path", "unit", "shown"),
    [
        pytest.param("0.0156", "0.016", "percent", ("1,56 %", "1,60 %"), id="both would be 1,6 %"),
        pytest.param("0.0146", "0.0154", "percent", ("1,46 %", "1,54 %"), id="both would be 1,5 %, each from its side"),
        pytest.param("0.048", "0.05", "percent", ("4,8 %", "5,0 %"), id="one digit tells them apart"),
        pytest.param("0.016", "0.016", "percent", ("1,6 %", "1,6 %"), id="on the path"),
        pytest.param("0.1999", "0.21", "percent", ("19,99 %", "21,00 %"), id="one digit would reach the bound of 20 %"),
        pytest.param("9.991", "9.994", "euro", ("9,991 €", "9,994 €"), id="under a cent"),
        pytest.param("9", "10", "reviews", ("9 Prüfungen", "10 Prüfungen"), id="counts are whole"),
    ],
)
def test_a_figure_and_its_path_have_the_same_digits(value: str, path: str, unit: str, shown: tuple[str, str]) -> None:
    found = figure_beside_path(Fraction(value), Fraction(path), WORDS.unit(unit), "de", Fraction(1, 5))
    assert tuple(text.replace("\N{NO-BREAK SPACE}", " ") for text in found) == shown


@given(
    whole=st.integers(1, 10**7),
    part=st.integers(0, 10**7),
    tenths=st.integers(0, 1000),
    locale=st.sampled_from(["de", "en"]),
)
def test_a_shown_rate_never_stands_on_the_other_side_of_its_bound(
    whole: int, part: int, tenths: int, locale: Locale
) -> None:
    value, bound = Fraction(part, whole), Fraction(tenths, 1000)
    shown = as_fraction(rate_text(value, bound, locale), locale) / 100
    assert (shown < bound, shown > bound) == (value < bound, value > bound)


@given(thousandths=st.integers(-(10**9), 10**9), digits=st.integers(0, 4))
def test_numbers_are_rounded_half_up_as_decimal_does(thousandths: int, digits: int) -> None:
    exact = Decimal(thousandths).scaleb(-3)
    expected = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    shown = as_fraction(decimal_text(Fraction(thousandths, 1000), digits, "de"), "de")
    assert shown == Fraction(expected)


def test_a_rate_judged_as_rounded_is_shown_as_rounded() -> None:
    assert (
        value_text(Fraction(5793, 28316), WORDS.unit("percent"), "de", Fraction(205, 1000), "half_up_1")
        == "20,5\N{NO-BREAK SPACE}%"
    )


def test_cents_are_shown_and_more_where_they_would_hide_the_side() -> None:
    cap = Fraction(98_200_000)
    assert value_text(cap, EURO, "de", cap) == "98.200.000,00\N{NO-BREAK SPACE}€"
    assert value_text(cap - Fraction(1, 1000), EURO, "de", cap) == "98.199.999,999\N{NO-BREAK SPACE}€"
    assert value_text(Fraction("-1234.5"), EURO, "de", None) == "-1.234,50\N{NO-BREAK SPACE}€"
    assert value_text(Fraction("-1234.5"), EURO, "en", None) == "-€1,234.50"


@pytest.mark.parametrize(
    ("number", "unit", "german", "english"),
    [
        pytest.param(1, "reviews", "1 Prüfung", "1 review", id="one"),
        pytest.param(300, "reviews", "300 Prüfungen", "300 reviews", id="many"),
        pytest.param(0, "dialogues", "0 Termine", "0 dialogues", id="none"),
        pytest.param(2, "dialogues", "2 Termine", "2 dialogues", id="two"),
        pytest.param(1500, None, "1.500", "1,500", id="no unit"),
        pytest.param(Fraction(175, 3), "reviews", "58,3 Prüfungen", "58.3 reviews", id="expected on the way"),
    ],
)
def test_counts_carry_their_unit(number: Fraction | int, unit: str | None, german: str, english: str) -> None:
    assert (
        count_text(number, unit and WORDS.unit(unit), "de"),
        count_text(number, unit and WORDS.unit(unit), "en"),
    ) == (german, english)


@pytest.mark.parametrize(
    ("operator", "target", "unit", "german"),
    [
        pytest.param("<", "10", "percent", "unter 10\N{NO-BREAK SPACE}%", id="rate"),
        pytest.param(">=", "20.5", "percent", "mindestens 20,5\N{NO-BREAK SPACE}%", id="rate with a decimal"),
        pytest.param(">=", "300", "reviews", "mindestens 300 Prüfungen", id="count"),
        pytest.param("<", "98200000.00", "euro", "unter 98.200.000,00\N{NO-BREAK SPACE}€", id="amount"),
        pytest.param("<=", "11", "percent", "höchstens 11\N{NO-BREAK SPACE}%", id="the bound itself is good"),
    ],
)
def test_targets_are_told_in_words(operator: str, target: str, unit: str, german: str) -> None:
    assert target_text(operator, target, WORDS.unit(unit), "de") == german


def test_blanks_before_units_of_measure_do_not_break() -> None:
    assert "\N{NO-BREAK SPACE}%" in bound_text("10", WORDS.unit("percent"), "de")
    assert "\N{NO-BREAK SPACE}€" in bound_text("1", WORDS.unit("euro"), "de")


def test_what_is_still_needed_is_never_understated() -> None:
    assert needed_text(Fraction(410, 26), WORDS.unit("reviews"), "de") == "16 Prüfungen"
    assert needed_text(Fraction(1), WORDS.unit("reviews"), "de") == "1 Prüfung"


def test_a_percentage_bound_is_a_share() -> None:
    assert bound_of("10", WORDS.unit("percent")) == TEN_PERCENT
    assert bound_of("300", WORDS.unit("reviews")) == 300
    assert bound_of(None, None) is None


@pytest.mark.parametrize(
    ("part", "whole", "may"),
    [
        pytest.param(5, 59, True, id="large enough"),
        pytest.param(2, 59, False, id="two"),
        pytest.param(57, 58, False, id="the one left over"),
        pytest.param(0, 59, True, id="none"),
        pytest.param(59, 59, True, id="all"),
        pytest.param(1, 2, False, id="whole too small"),
    ],
)
def test_counts_that_point_at_single_people_are_not_shown(part: int, whole: int, may: bool) -> None:
    assert may_show_counts(Fraction(part), Fraction(whole)) is may


def test_a_share_of_fewer_than_three_is_not_shown() -> None:
    assert not may_show_rate(Fraction(2))
    assert may_show_rate(Fraction(3))


def as_fraction(shown: str, locale: Locale) -> Fraction:
    number = re.sub(r"[^\d.,-]", "", shown)
    plain = number.replace(".", "").replace(",", ".") if locale == "de" else number.replace(",", "")
    return Fraction(plain)
