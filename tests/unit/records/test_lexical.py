"""One grammar a profile: what is read, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.profile import Dates, Numbers
from checker.records.grid import Cell
from checker.records.lexical import Lexicon, Unreadable, in_range

GERMAN = Lexicon(
    Numbers(decimal=",", thousands=(".", " ")),
    Dates(days=("dd.mm.yyyy", "dd.mm.yy", "week"), months=("mm/yyyy", "mon yy", "month yyyy")),
    year=2016,
)
STRICT = Lexicon(Numbers(decimal=","), Dates())


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        pytest.param("1.012", 1012, id="dotted thousands"),
        pytest.param("1 675", 1675, id="spaced thousands"),
        pytest.param("26\u00a0493", 26493, id="protected blank"),
        pytest.param("  162    ", 162, id="padded"),
        pytest.param("-  73", -73, id="minus with a gap"),
        pytest.param("−73", -73, id="typographic minus"),
        pytest.param("24.519.874,36", Decimal("24519874.36"), id="an amount"),
        pytest.param("5,00", 5, id="zeros behind the comma say nothing"),
        pytest.param(Decimal("1.012"), Decimal("1.012"), id="a typed number is no text: its point is a point"),
        pytest.param(Decimal("1E+3"), 1000, id="typed, with exponent"),
    ],
)
def test_a_number_is_read_exactly(cell: Cell, number: int | Decimal) -> None:
    assert GERMAN.number(cell) == number
    assert type(GERMAN.number(cell)) is type(number)


@pytest.mark.parametrize(
    "text", ["1.01", "1.0123", "1.012 345", "12.5", "1,5,0", "0x10", "1e3", "NaN", "٣", "--1", "5 %"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        GERMAN.number(text)


def test_the_profile_decides_about_the_dot() -> None:
    assert GERMAN.number("1.012") == 1012
    with pytest.raises(Unreadable):
        STRICT.number("1.012")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "9223372036854775808"])
def test_only_finite_numbers_of_64_bits_are_taken(number: str) -> None:
    with pytest.raises(Unreadable):
        in_range(Decimal(number))


@given(amount=st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_an_amount_in_german_spelling_is_read_as_it_was_written(amount: Decimal) -> None:
    german = f"{amount:,.2f}".replace(",", "x").replace(".", ",").replace("x", ".")
    assert GERMAN.number(german) == amount


@pytest.mark.parametrize(
    ("cell", "planned"),
    [
        pytest.param("15.3.16", "2016-03-15", id="two-digit year"),
        pytest.param("12.04.2016", "2016-04-12", id="full"),
        pytest.param("KW 45", "2016-W45", id="a week of the report's year"),
        pytest.param("kw5", "2016-W05", id="a week, carelessly written"),
        pytest.param(date(2016, 6, 7), "2016-06-07", id="a typed day"),
    ],
)
def test_a_planned_day_or_week_is_read(cell: Cell, planned: str) -> None:
    assert GERMAN.plan(cell) == planned


@pytest.mark.parametrize("text", ["30.02.2016", "31.4.16", "2016-03-15", "1.1.1", "12.04.", "KW 45", "morgen"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        GERMAN.day(text)


def test_a_two_digit_year_and_a_week_need_a_profile_that_allows_them() -> None:
    with pytest.raises(Unreadable, match="year_of_two_digits"):
        STRICT.day("15.3.16")
    with pytest.raises(Unreadable, match="week_for_day"):
        STRICT.plan("KW 45")


@pytest.mark.parametrize(
    ("cell", "month"),
    [
        pytest.param("01/2016", "2016-01", id="with slash"),
        pytest.param("Jan 16", "2016-01", id="short"),
        pytest.param("Mrz 16", "2016-03", id="March, one of its short forms"),
        pytest.param("März 2016", "2016-03", id="in full"),
        pytest.param(date(2016, 1, 1), "2016-01", id="what a workbook makes of Jan 16"),
        pytest.param("01.01.2016", "2016-01", id="what a workbook's CSV makes of it"),
        pytest.param("1.1.16", "2016-01", id="the same with two digits of the year"),
    ],
)
def test_a_month_is_read(cell: Cell, month: str) -> None:
    assert str(GERMAN.month(cell)) == month


@pytest.mark.parametrize(
    "cell", ["13/2016", "Foo 16", "2016", date(2016, 1, 16), "16.01.2016", "30.02.2016", "2016-01-01"]
)
def test_what_is_no_month_is_refused(cell: Cell) -> None:
    with pytest.raises(Unreadable):
        GERMAN.month(cell)


ISO = Lexicon(Numbers(), Dates(days=("yyyy-mm-dd",)))


@given(day=st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_written_day_stands_for_its_month_if_and_only_if_it_is_the_first(day: date) -> None:
    written = day.isoformat()
    if day.day == 1:
        assert str(ISO.month(written)) == written[:7]
    else:
        with pytest.raises(Unreadable, match="day_for_month"):
            ISO.month(written)


def test_months_that_are_first_days_are_told_as_such() -> None:
    with pytest.raises(Unreadable) as refused:
        ISO.month("2016-01")
    assert refused.value.allowed == ("2016-03-01",)
