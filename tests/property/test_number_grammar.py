"""One grammar for numbers: whatever a reader takes it takes exactly, and no reader takes more than the oracle.

The oracle walks over the signs of a text by hand and imports nothing of ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from checker.domain.profile import Dates, Numbers
from checker.domain.record import Exact
from checker.domain.rule import ExactText
from checker.records import ImportContext, read_file
from checker.records.lexical import Lexicon, Unreadable
from checker.rulebook.load import load
from tests.unit.records.conftest import Read
from tests.unit.records.files import ON_JULY_4, ROOT

DIGITS = "0123456789"
GERMAN = Lexicon(Numbers(decimal=",", thousands=(".", " ")), Dates())
texts = st.text(st.sampled_from("0123456789-+−.,_eE ' \u00a0%１٣²"), max_size=9)


def value_of(text: str, *, point: str = ".", groups: Iterable[str] = ()) -> Fraction | None:
    """Digits, perhaps a point and digits; None: no number. With `groups`, also whole parts in threes."""
    whole, has_point, rest = text.partition(point)
    if (has_point and not rest) or any(sign not in DIGITS for sign in rest):
        return None
    for separator in groups:
        first, *others = whole.split(separator)
        if others and 1 <= len(first) <= 3 and all(len(group) == 3 for group in others):
            whole = "".join((first, *others))
            break
    if not whole or any(sign not in DIGITS for sign in whole):
        return None
    return Fraction(int(whole + rest), 10 ** len(rest))


def canonical(text: str) -> Fraction | None:
    """As JSON texts and rules write it: perhaps a minus, then the number."""
    value = value_of(text.removeprefix("-"))
    return None if value is None else -value if text.startswith("-") else value


def german(text: str) -> Fraction | None:
    """As a German file writes it: blanks around it do not count, nor one behind the sign."""
    flat = " ".join(text.split())
    sign = flat[:1] if flat[:1] in ("-", "+", "−") else ""
    value = value_of(flat.removeprefix(sign).removeprefix(" " if sign else ""), point=",", groups=(".", " "))
    return None if value is None else -value if sign in ("-", "−") and sign else value


EUROS = Lexicon(Numbers(decimal=",", thousands=(".", " "), currency=("€", "EUR")), Dates())


def amount(text: str) -> Fraction | None:
    """As `german`, with one sign of the currency before or behind it."""
    flat = " ".join(text.split())
    for sign in ("€", "EUR", "eur"):
        for rest in (flat.removeprefix(sign), flat.removesuffix(sign)):
            if rest != flat:
                return None if "%" in rest else german(rest)
    return german(text)


@given(before=st.sampled_from(["", "€", "EUR ", "eur"]), text=texts, behind=st.sampled_from(["", " €", "EUR", "€€"]))
@example(before="", text="1.234,50", behind=" €")
@example(before="EUR ", text="3", behind="")
@example(before="€", text="3", behind=" €")
def test_an_amount_bears_one_sign_of_its_currency_or_none(before: str, text: str, behind: str) -> None:
    written = f"{before}{text}{behind}"
    try:
        read = Fraction(EUROS.number(written))
    except Unreadable:
        read = None
    assert read == amount(written)
    with pytest.raises(Unreadable):
        EUROS.number(f"{written} €", is_count=True)


def read_german(text: str) -> Fraction | None:
    try:
        return Fraction(GERMAN.number(text))
    except Unreadable:
        return None


@given(texts)
@example("1_000")
@example("１２")
@example("1e3")
@example("1.012")
@example("−1 012,50")
def test_a_cell_is_read_as_the_oracle_reads_it(text: str) -> None:
    assert read_german(text) == german(text)


@given(texts)
@example("1_000")
@example("１２")
@example(" 12 ")
@example("1e3")
@example("-0.50")
def test_rules_and_records_take_the_same_texts_for_exact_numbers(text: str) -> None:
    expected = canonical(text)
    for kind in (TypeAdapter(Exact), TypeAdapter(ExactText)):
        try:
            value = Fraction(kind.validate_python(text))
        except ValidationError:
            assert expected is None
        else:
            assert value == expected


@given(st.integers(-(10**9), 10**9), st.integers(0, 6), st.sampled_from(["", ".", " ", "\u202f"]))
def test_every_number_survives_being_written_in_german(digits: int, decimals: int, separator: str) -> None:
    number = Fraction(digits, 10**decimals)
    whole, rest = divmod(abs(digits), 10**decimals)
    written = ("-" if digits < 0 else "") + f"{whole:,}".replace(",", separator)
    if decimals:
        written += f",{rest:0{decimals}}"
    assert read_german(written) == number


@pytest.fixture(scope="module")
def read() -> Read:
    context = ImportContext.of(load(ROOT / "rules"))
    return lambda name, data: read_file(name, data, context, recorded_at=ON_JULY_4)


@settings(max_examples=60)
@given(text=texts)
@example(text="1_000")
@example(text="１２")
@example(text=" 12 ")
@example(text="1e3")
@example(text="0012.50")
def test_a_figure_of_a_json_file_is_taken_as_rules_take_it(read: Read, text: str) -> None:
    figure = {
        "schema": "status-record/1", "type": "measurement", "metric_id": "kdu-cost", "scope": "jobcenter",
        "period": "2016-03-ytd", "aggregation": "ytd", "value": text,
    }  # fmt: skip
    reading = read("meldung.json", json.dumps([figure]).encode())
    expected = canonical(text)
    if expected is None or expected < 0:
        assert not reading.candidates
    else:
        (candidate,) = reading.candidates
        assert Fraction(candidate.record.value) == expected  # type: ignore[union-attr, arg-type]
