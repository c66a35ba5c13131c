"""Which cells must be kept back beside the small ones, so that no sum gives any of them away? Pure.

Source: law note 6. A cell is one figure by name; a sum says that its first cell is the others added up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from checker.wording.small_cells import SUPPRESS_BELOW

# The total, then its parts.
Sum = Sequence[str]
Equation = dict[str, Fraction]


def with_company(small: Iterable[str], amounts: Mapping[str, Fraction], sums: Collection[Sum]) -> frozenset[str]:
    """The cells `small`, and of the others in their sums the smallest, as many as it takes.

    What is kept back cannot be worked out afterwards: neither exactly from the sums, nor because what is kept back of a
    shown total is together hardly more than each of it must be at least.
    """
    hidden = set(small)
    concerned = [one for one in sums if not hidden.isdisjoint(one)]
    while concerned:
        given_away = _determined(hidden, concerned) | _cornered(hidden, amounts, concerned)
        company = _smallest_beside(given_away, hidden, amounts, concerned)
        if company is None:
            break
        hidden.add(company)
        concerned = [one for one in sums if not hidden.isdisjoint(one)]
    return frozenset(hidden)


def _determined(hidden: Collection[str], sums: Iterable[Sum]) -> set[str]:
    """The hidden cells that the sums and everything shown determine: a row of the solved equations names it alone."""
    equations: list[Equation] = [
        {name: Fraction(-1 if place == 0 else 1) for place, name in enumerate(one) if name in hidden} for one in sums
    ]
    solved: list[tuple[str, Equation]] = []
    for equation in equations:
        rest = equation
        for pivot, row in solved:
            rest = _minus(rest, row, pivot)
        if not rest:
            continue
        pivot = min(rest)
        row = {name: factor / rest[pivot] for name, factor in rest.items()}
        solved = [(other, _minus(before, row, pivot)) for other, before in solved]
        solved.append((pivot, row))
    return {pivot for pivot, row in solved if len(row) == 1}


def _minus(equation: Equation, row: Equation, pivot: str) -> Equation:
    factor = equation.get(pivot)
    if factor is None:
        return equation
    names = equation.keys() | row.keys()
    rest = {name: equation.get(name, Fraction(0)) - factor * row.get(name, Fraction(0)) for name in names}
    return {name: left for name, left in rest.items() if left}


def _cornered(hidden: Collection[str], amounts: Mapping[str, Fraction], sums: Iterable[Sum]) -> set[str]:
    """Of sums whose total is shown: parts that are together so few that each of them is known."""
    found: set[str] = set()
    for total, *parts in sums:
        kept = [part for part in parts if part in hidden]
        together = sum((amounts.get(part, Fraction(0)) for part in kept), Fraction(0))
        if kept and total not in hidden and together <= SUPPRESS_BELOW * len(kept) - 1:
            found.update(kept)
    return found


def _smallest_beside(
    given_away: Collection[str], hidden: Collection[str], amounts: Mapping[str, Fraction], sums: Iterable[Sum]
) -> str | None:
    """The smallest cell that is shown beside one that is given away. None: nothing is, or nothing is left to hide."""
    beside = {
        name
        for one in sums
        if not set(one).isdisjoint(given_away)
        for name in one
        if name not in hidden
    }  # fmt: skip
    # Zero points at nobody, so that it is no company as long as there is another.
    return min(beside, key=lambda name: (not amounts.get(name), amounts.get(name, Fraction(0)), name), default=None)
