"""Which points of a course may be shown: no difference between two of them points at a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.verdict import Verdict
from checker.wording.pace_points import shown_values
from checker.wording.suppression import published
from tests.build import WORDS
from tests.stored import verdict as stored_verdict

MONTHS = [date(2016, month, 28) for month in range(1, 13)]


def people(count: int) -> Verdict:
    counted = {"value": Fraction(count), "numerator": None, "denominator": None, "unit": WORDS.unit("cases")}
    return replace(stored_verdict(), **counted, pace=None, reasons=(), operator=">=", target="289", kept_back=False)


def shown(*counts: int) -> list[int | None]:
    """By month what is shown; the last count is the verdict's own as well."""
    judged = [people(count) for count in counts]
    values = shown_values(dict(zip(MONTHS, judged, strict=False)), published(judged[-1]))
    return [int(values[on]) if on in values else None for on in MONTHS[: len(counts)]]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param((10, 20, 40), [10, 20, 40], id="all of them"),
        pytest.param((2, 20, 40), [None, 20, 40], id="two people are not shown"),
        pytest.param((20, 21, 40), [20, None, 40], id="nor that one more has come"),
        pytest.param((20, 39, 40), [20, None, 40], id="nor beside the figure of the verdict itself"),
        pytest.param((20, 20, 20), [20, 20, 20], id="that nobody came points at nobody"),
    ],
)
def test_what_is_left_out(counts: tuple[int, ...], expected: list[int | None]) -> None:
    assert shown(*counts) == expected


@given(st.lists(st.integers(0, 30), min_size=1, max_size=12))
def test_no_two_points_that_are_shown_differ_by_one_or_two(counts: list[int]) -> None:
    told = [count for count in shown(*counts) if count is not None]
    assert not any(abs(one - other) in (1, 2) for one, other in combinations(told, 2))


def test_a_month_of_few_staff_is_left_out() -> None:
    few, many = replace(people(20), few_staff=True), people(40)
    assert shown_values({MONTHS[0]: few, MONTHS[1]: many}, many) == {MONTHS[1]: Fraction(40)}


def test_what_the_verdict_keeps_back_its_newest_point_does_not_tell() -> None:
    """It had been 39 before, of the same month; the rest of the course knows nothing of that."""
    kept_back = published(people(40), [(Fraction(39),)])
    assert kept_back.value is None
    assert shown_values({MONTHS[0]: people(20), MONTHS[1]: people(40)}, kept_back) == {MONTHS[0]: Fraction(20)}


def test_things_are_shown_whatever_their_number() -> None:
    things = replace(people(1), counts_people=False)
    assert shown_values({MONTHS[0]: things}, things) == {MONTHS[0]: Fraction(1)}
