"""What a cell of a department's table says: bounds, days and numbers as people write them, German and English."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import pytest

from checker.domain.target_table import Doubt
from checker.starter.target_table.bounds import read_bound
from checker.starter.target_table.due_words import ReadDue, read_due, without_day
from checker.starter.target_table.written_numbers import number_in

BOUNDS = {
    "< 10 %": ("<", "10", "%"),
    "unter 10%": ("<", "10", "%"),
    "höchstens 3,5 Tage": ("<=", "3.5", "tage"),
    "mindestens 300": (">=", "300", ""),
    "nicht mehr als 1.250 Fälle": ("<=", "1250", "fälle"),
    "größer als 5": (">", "5", ""),
    "≥ 20,5 %": (">=", "20.5", "%"),
    "98,2 Mio. €": (None, "98200000", "€"),
    "unter 98.200.000,00 €": ("<", "98200000", "€"),
    "500 T€": (None, "500000", "€"),
    "100 %": (None, "100", "%"),
    "keine": ("<=", "0", ""),
    "at least 300 visits": (">=", "300", "visits"),
    "no more than 2.5%": ("<=", "2.5", "%"),
}


@pytest.mark.parametrize("text", BOUNDS)
def test_a_bound_is_read(text: str) -> None:
    bound = read_bound(text, "de")
    value = None if bound.value is None else format(bound.value.normalize(), "f")
    assert (bound.operator, value, bound.unit) == BOUNDS[text]
    assert bound.doubts == ()


OFTEN = {
    "2x jährlich": (2, "year"),
    "zweimal im Jahr": (2, "year"),
    "mind. 2 mal pro Jahr": (2, "year"),
    "monatlich": (1, "month"),
    "zum Quartalsende": (1, "quarter"),
    "twice a year": (2, "year"),
    "vierteljährlich": (1, "quarter"),
}


@pytest.mark.parametrize("text", OFTEN)
def test_so_many_times_a_period_are_read(text: str) -> None:
    bound = read_bound(text, "de")
    assert bound.is_times
    assert (bound.value, bound.each) == (Decimal(OFTEN[text][0]), OFTEN[text][1])


NOT_READ = {
    "gut": Doubt.BOUND_NOT_READ,
    "höchstens 5 % über Vorjahr": Doubt.BOUND_NOT_READ,
    "10 % (ab 300 Fällen)": Doubt.BOUND_NOT_READ,
    "2,5x jährlich": Doubt.BOUND_NOT_READ,
    "45-55": Doubt.FROM_TO,
    "45 bis 55 Minuten": Doubt.FROM_TO,
}


@pytest.mark.parametrize("text", NOT_READ)
def test_what_is_not_understood_gives_no_number(text: str) -> None:
    bound = read_bound(text, "de")
    assert (bound.value, bound.doubts) == (None, (NOT_READ[text],))


def test_two_numbers_are_two_bounds() -> None:
    bound = read_bound("300/700 Prüfungen", "de")
    assert (bound.value, bound.second, bound.unit) == (300, 700, "prüfungen")
    assert Doubt.TWO_BOUNDS in bound.doubts


@pytest.mark.parametrize(
    ("text", "language", "value", "is_doubtful"),
    [
        ("1.000", "de", "1000", False),
        ("1,000", "en", "1000", False),
        ("1,000", "de", "1.000", True),
        ("1.000", "en", "1.000", True),
        ("1.234.567,89", "en", "1234567.89", False),
        ("1,234,567.89", "de", "1234567.89", False),
        ("98 200 000", "de", "98200000", False),
        ("0.125", "de", "0.125", False),
        ("3,5", "en", "3.5", False),
    ],
)
def test_numbers_of_both_spellings(text: str, language: Literal["de", "en"], value: str, is_doubtful: bool) -> None:
    written = number_in(text, language)
    assert (written.value, written.is_doubtful) == (Decimal(value), is_doubtful)


DAYS = {
    "30.06.": date(2016, 6, 30),
    "bis 30.06.2016": date(2016, 6, 30),
    "30.6.16": date(2016, 6, 30),
    "Ende Juni": date(2016, 6, 30),
    "2. Quartal 2016": date(2016, 6, 30),
    "Q2": date(2016, 6, 30),
    "1. Halbjahr": date(2016, 6, 30),
    "31. März 2017": date(2017, 3, 31),
    "30 June 2016": date(2016, 6, 30),
    "June 30, 2016": date(2016, 6, 30),
    "2016-06-30": date(2016, 6, 30),
    "Jahresende": date(2016, 12, 31),
    "06/2016": date(2016, 6, 30),
}


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_read(text: str) -> None:
    assert read_due(text, 2016) == ReadDue(DAYS[text])


def test_days_that_there_are_not_or_too_many_are_told() -> None:
    not_read = ReadDue(doubts=(Doubt.DAY_NOT_READ,))
    assert [read_due(text, 2016) for text in ("31.02.2016", "demnächst", "15.04.2016, 15.07.2016")] == [not_read] * 3
    assert [read_due(text, 2016) for text in ("30.06.0000", "Ende Juni 9999", "12/0000", "KW 53 0000")] == [
        not_read
    ] * 4
    assert read_due("31.12.2014", 2016) == ReadDue(doubts=(Doubt.DAY_OUTSIDE,))
    assert read_due("KW 26", 2016).doubts == (Doubt.DAY_ASSUMED,)
    assert read_due("zum Quartalsende", 2016) == ReadDue(each="quarter")
    assert read_due("10 Arbeitstage nach der Anforderung", 2016) == ReadDue(after_request=10)


def test_a_day_within_a_bound_is_taken_out_of_it() -> None:
    assert without_day("unter 10 % bis 31.12.2016", 2016) == ("unter 10 %", "31.12.2016")
    assert without_day("bis 30.06.", 2016) == ("", "30.06.")
    assert without_day("mindestens 1.000", 2016) == ("mindestens 1.000", "")
