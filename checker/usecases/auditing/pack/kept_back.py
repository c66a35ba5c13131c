"""Which figures of the house's verdicts may not be shown beside each other? Shell, read-only.

A verdict alone is published as everywhere (`checker.wording.suppression`). Here all that an archive shows lies side
by side: what one verdict keeps back must not come out by the sum of units or periods that another shows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import Connection

from checker.audit.pack.record_cells import Counted, counted_by
from checker.audit.pack.sums import Sum, with_company
from checker.domain.period import Period
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.store import verdicts
from checker.store.verdict_json import Figures
from checker.wording.small_cells import Cell, cell_of, is_small_cell, moved_by_few


@dataclass(frozen=True, slots=True)
class KeptBack:
    """`whole`: obligations of which no figure is shown. `counted`: what is counted where any figure is kept back.

    `some`: obligations with a verdict whose figure is kept back, and the numbers (from 1) of these.
    """

    whole: frozenset[str]
    some: Mapping[str, frozenset[int]]
    counted: frozenset[Counted]


def kept_back(tx: Connection, book: Rulebook) -> KeptBack:
    """Of every obligation that ever was judged."""
    latest = {key: judged.verdict for key, judged in verdicts.latest(tx).items()}
    people = {key: verdict for key, verdict in latest.items() if verdict.counts_people or verdict.few_staff}
    history = verdicts.figures_before(tx, people)
    some = {key: numbers for key, figures in history.items() if (numbers := _kept(people[key], figures))}
    by_counted: dict[Counted, list[Verdict]] = defaultdict(list)
    for verdict in people.values():
        for counted in _counted(book, verdict):
            by_counted[counted].append(verdict)
    concerned = {counted for key in some for counted in _counted(book, people[key])}
    amounts = {key: _amount(figures) for key, figures in history.items()}
    whole: frozenset[str] = frozenset()
    for counted in sorted(concerned):
        sums = list(_sums(by_counted[counted], book))
        in_sums = {key for one in sums for key in one}
        whole |= with_company((whole | some.keys()) & in_sums, amounts, sums)
    return KeptBack(whole, some, frozenset(concerned))


def _counted(book: Rulebook, verdict: Verdict) -> frozenset[Counted]:
    planned = book.planned_for(verdict)
    # Of a rule that is in force no more nobody says what it counted: its own verdicts stand beside each other.
    return counted_by(planned.rule) if planned else frozenset({("", verdict.rule)})


def _kept(verdict: Verdict, figures: Sequence[Figures]) -> frozenset[int]:
    """The numbers of the verdicts that are not shown: small ones, and those too near to the last that was shown.

    Of a unit that has few staff now none is: what it had before says it, or nearly.
    """
    if verdict.few_staff:
        return frozenset(range(1, len(figures) + 1))
    shown: Cell = ()
    kept = set()
    for number, each in enumerate(figures, start=1):
        cell = cell_of(verdict.unit, *each)
        if is_small_cell(cell) or (cell and moved_by_few(shown, cell)):
            kept.add(number)
        elif cell:
            shown = cell
    return frozenset(kept)


def _amount(figures: Sequence[Figures]) -> Fraction:
    """The newest count of an obligation; 0 where it has none."""
    for value, numerator, _ in reversed(figures):
        count = numerator if numerator is not None else value
        if count is not None:
            return Fraction(count)
    return Fraction(0)


def _sums(judged: Iterable[Verdict], book: Rulebook) -> Iterator[Sum]:
    """What adds up: the units of a level to what they lie in, the periods of a kind to the one that covers them."""
    by_rule_period: dict[Period, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    by_unit: dict[str, dict[Period, list[str]]] = defaultdict(lambda: defaultdict(list))
    for verdict in judged:
        by_rule_period[verdict.period][verdict.scope.id].append(verdict.obligation)
        by_unit[verdict.scope.id][verdict.period].append(verdict.obligation)
    for units in by_rule_period.values():
        yield from _of_units(units, book)
    for periods in by_unit.values():
        yield from _of_periods(periods)


def _of_units(units: Mapping[str, list[str]], book: Rulebook) -> Iterator[Sum]:
    house = book.organisation.organisation.id
    parts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for unit, keys in units.items():
        found = book.organisation.find(unit)
        if unit == house or found is None:
            continue
        level, known = found
        for whole in (house, *known.within):
            parts[whole, level].append(keys[0])
    for (whole, _), keys in parts.items():
        for total in units.get(whole, ()):
            yield (total, *keys)
    yield from _alike(units.values())


def _of_periods(periods: Mapping[Period, list[str]]) -> Iterator[Sum]:
    for whole, totals in periods.items():
        parts: dict[str, list[str]] = defaultdict(list)
        for period, keys in periods.items():
            if period != whole and whole.covers(period):
                parts[period.kind].append(keys[0])
        for keys in parts.values():
            for total in totals:
                yield (total, *keys)


def _alike(groups: Iterable[list[str]]) -> Iterator[Sum]:
    """Several rules that count the same in the same unit and period: each has the figure of the other."""
    for keys in groups:
        for other in keys[1:]:
            yield (keys[0], other)
