"""Which cells must be kept back beside the small ones, so that no sum gives any of them away? Pure.

Source: law note 6. A cell is one figure by name; a sum says that its first cell is the others added up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain, combinations
from math import lcm

# The total, then its parts.
Sum = Sequence[str]
Equation = dict[str, Fraction]


def with_company(small: Iterable[str], amounts: Mapping[str, Fraction], sums: Collection[Sum]) -> frozenset[str]:
    """The cells `small`, and of the others in their sums the smallest, as many as it takes.

    Afterwards there is for each small cell another number that fits everything shown, so that nobody can tell which.
    """
    small = frozenset(small)
    hidden = set(small)
    while True:
        concerned = [one for one in sums if not hidden.isdisjoint(one)]
        known = _known(small, hidden, amounts, concerned)
        company = _smallest_beside(known, hidden, amounts, concerned) if known else None
        if company is None:
            return frozenset(hidden)
        hidden.add(company)


def _known(
    small: Collection[str], hidden: Collection[str], amounts: Mapping[str, Fraction], sums: Sequence[Sum]
) -> set[str]:
    """The small cells for which no other number is found that fits."""
    in_sums = {name for one in sums for name in one}
    found = {name for name in small if name in in_sums}
    single = list(_moves(sorted(in_sums.intersection(hidden)), _solved(hidden, sums)))
    for move in chain(single, _together(single)):
        if not found:
            break
        if any(_fits(amounts, move, way) for way in (1, -1)):
            found -= move.keys()
    return found


def _fits(amounts: Mapping[str, Fraction], move: Equation, way: int) -> bool:
    """Are all counts still such that they would be kept back? What is zero is shown, and nothing is below it."""
    return all(amounts.get(name, 0) + way * step >= min(1, amounts.get(name, 0)) for name, step in move.items())


def _moves(names: Iterable[str], solved: Mapping[str, Equation]) -> Iterator[Equation]:
    """Whole numbers by which hidden cells may change together so that every sum stays as it is."""
    for free in names:
        if free in solved:
            continue
        move = {free: Fraction(1)} | {pivot: -row[free] for pivot, row in solved.items() if free in row}
        scale = lcm(*(step.denominator for step in move.values()))
        yield {name: step * scale for name, step in move.items()}


def _together(moves: Sequence[Equation]) -> Iterator[Equation]:
    """Two moves at once, and one against the other."""
    for one, other in combinations(moves, 2):
        for way in (-1, 1):
            steps = {
                name: one.get(name, Fraction(0)) + way * other.get(name, Fraction(0)) for name in one.keys() | other
            }
            yield {name: step for name, step in steps.items() if step}


def _solved(hidden: Collection[str], sums: Iterable[Sum]) -> dict[str, Equation]:
    """The sums as equations of the hidden cells alone, each solved for one cell that is in no other."""
    solved: dict[str, Equation] = {}
    for one in sums:
        rest: Equation = {name: Fraction(1 if place else -1) for place, name in enumerate(one) if name in hidden}
        for pivot, row in solved.items():
            rest = _minus(rest, row, pivot)
        if rest:
            pivot = min(rest)
            row = {name: factor / rest[pivot] for name, factor in rest.items()}
            solved = {other: _minus(before, row, pivot) for other, before in solved.items()} | {pivot: row}
    return solved


def _minus(equation: Equation, row: Equation, pivot: str) -> Equation:
    factor = equation.get(pivot)
    if factor is None:
        return equation
    names = equation.keys() | row.keys()
    rest = {name: equation.get(name, Fraction(0)) - factor * row.get(name, Fraction(0)) for name in names}
    return {name: left for name, left in rest.items() if left}


def _smallest_beside(
    known: Collection[str], hidden: Collection[str], amounts: Mapping[str, Fraction], sums: Sequence[Sum]
) -> str | None:
    """The smallest cell that is shown beside one that is known, else in any sum of theirs. None: nothing is left."""
    beside = {name for one in sums if not set(one).isdisjoint(known) for name in one} - set(hidden)
    anywhere = {name for one in sums for name in one} - set(hidden)
    # Zero points at nobody, so that it is no company as long as there is another.
    return min(
        beside or anywhere, key=lambda name: (not amounts.get(name), amounts.get(name, Fraction(0)), name), default=None
    )
