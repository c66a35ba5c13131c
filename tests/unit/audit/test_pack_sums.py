"""What is kept back cannot be worked out from sums: held against an attacker who tries every number there could be."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.audit.pack.sums import Sum, with_company

MOST = 8


def possible(hidden: list[str], amounts: dict[str, int], sums: list[Sum]) -> list[dict[str, int]]:
    """Ways to fill in the hidden cells that fit all that is shown. A hidden cell is never zero: zero is shown."""
    totals = [one[0] for one in sums]
    parts = [name for name in hidden if name not in totals]
    shown = {name: amount for name, amount in amounts.items() if name not in hidden}
    found = []
    for numbers in product(range(1, MOST), repeat=len(parts)):
        tried = shown | dict(zip(parts, numbers, strict=True))
        tried |= {total: sum(tried[name] for name in rest) for total, *rest in sums if total in hidden}
        if all(tried[total] == sum(tried[name] for name in rest) for total, *rest in sums):
            found.append(tried)
    return found


def given_away(amounts: dict[str, int], sums: list[Sum]) -> set[str]:
    """The small cells of which the attacker knows the number after all."""
    small = {name for name, amount in amounts.items() if 0 < amount < 3}
    hidden = sorted(with_company(small, {name: Fraction(amount) for name, amount in amounts.items()}, sums))
    ways = possible(hidden, amounts, sums)
    return {name for name in small if len({way[name] for way in ways}) < 2}


@given(st.lists(st.integers(0, 6), min_size=2, max_size=4))
@settings(max_examples=60, deadline=None)
def test_the_units_of_a_house_give_no_small_one_away(parts: list[int]) -> None:
    amounts = {f"unit{place}": amount for place, amount in enumerate(parts)} | {"house": sum(parts)}
    assert given_away(amounts, [("house", *(name for name in amounts if name != "house"))]) == set()


@given(st.tuples(*[st.integers(0, 6)] * 4))
@settings(max_examples=60, deadline=None)
def test_units_and_months_together_give_no_small_one_away(cells: tuple[int, int, int, int]) -> None:
    """A table of two units by two months with its margins."""
    a1, a2, b1, b2 = cells
    amounts = {"a1": a1, "a2": a2, "b1": b1, "b2": b2, "a": a1 + a2, "b": b1 + b2, "m1": a1 + b1, "m2": a2 + b2}
    sums: list[Sum] = [("a", "a1", "a2"), ("b", "b1", "b2"), ("m1", "a1", "b1"), ("m2", "a2", "b2")]
    assert given_away(amounts, sums) == set()


@pytest.mark.parametrize(
    ("amounts", "hidden"),
    [
        pytest.param({"house": 40, "a": 30, "b": 10}, set(), id="nothing is small"),
        pytest.param({"house": 52, "a": 2, "b": 50}, {"a", "b"}, id="one of two takes the other with it"),
        pytest.param({"house": 62, "a": 2, "b": 50, "c": 10}, {"a", "c"}, id="the smallest goes, the largest stays"),
        pytest.param({"house": 52, "a": 2, "b": 50, "c": 0}, {"a", "b"}, id="zero is no company"),
        pytest.param({"house": 2, "a": 2, "b": 0}, {"house", "a"}, id="the total itself is small"),
        pytest.param({"house": 42, "a": 1, "b": 1, "c": 40}, {"a", "b", "c"}, id="one and one are known by their sum"),
    ],
)
def test_as_few_as_it_takes_are_kept_back(amounts: dict[str, int], hidden: set[str]) -> None:
    small = {name for name, amount in amounts.items() if 0 < amount < 3}
    exact = {name: Fraction(amount) for name, amount in amounts.items()}
    assert with_company(small, exact, [tuple(amounts)]) == hidden
