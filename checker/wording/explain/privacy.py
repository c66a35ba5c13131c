"""Which figures of an explanation are withheld? Pure. Source: law notes 6 and 7.

A figure that is kept back must not come out by taking what is shown from a sum that is shown too.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from checker.domain.figures import FIGURES
from checker.domain.record import RecordVersion, StatusRecord
from checker.evaluation.explain.explanation import STAFF_FLOOR, STAFF_UNKNOWN, Explanation, ShownFigure
from checker.wording.small_cells import (
    SUPPRESS_BELOW,
    counts_people,
    has_small_counts,
    is_small_count,
    may_show_counts,
)

# Of each type of record the part of a whole, and that whole.
PARTS = {
    "case_review": ("faulty", "reviewed"),
    "measurement": ("numerator", "denominator"),
    "training": ("trained", "newcomers"),
    "headcount": ("leavers", "persons"),
}
Cell = tuple[Fraction | int, Fraction | int]


def hides_the_counts(explanation: Explanation) -> bool:
    """Are the verdict's own counts so small, or of so few staff, that they would point at people?"""
    few_staff = explanation.verdict.few_staff
    return few_staff or (counts_people(explanation.rule) and has_small_counts(explanation.verdict))


def hidden_units(explanation: Explanation, shown: Sequence[ShownFigure]) -> frozenset[int]:
    """The places of figures beside the verdict that are kept back: with the verdict's own counts all of them."""
    small = _small_units(explanation, shown)
    not_shown = [one.why_not for one in shown if one.why_not in (STAFF_FLOOR, STAFF_UNKNOWN)]
    told = [(one.value, place) for place, one in enumerate(shown) if one.value is not None and place not in small]
    if len(not_shown) == 1 and not small and told:
        # What one unit lacks to the house's value would be the figure of its few.
        return frozenset({min(told)[1]})
    return small


def _small_units(explanation: Explanation, shown: Sequence[ShownFigure]) -> frozenset[int]:
    if not counts_people(explanation.rule):
        return frozenset()
    if hides_the_counts(explanation):
        return frozenset(place for place, one in enumerate(shown) if one.value is not None)
    if any(one.value is not None and one.denominator is None for one in shown):
        unit = explanation.verdict.unit
        cells: list[Cell | None] = [None if one.value is None else (one.value, one.value) for one in shown]
        small = {place for place, one in enumerate(shown) if one.value is not None and is_small_count(one.value, unit)}
        return _with_company(small, cells)
    pairs = [
        None if one.numerator is None or one.denominator is None else (one.numerator, one.denominator) for one in shown
    ]
    return hidden_cells(pairs)


def hidden_cells(cells: Sequence[Cell | None]) -> frozenset[int]:
    """The places of parts of one sum that may not be shown where the sum is: too small ones, and for company the
    smallest others, until what is kept back together gives none of them away.
    """
    small = {
        place
        for place, cell in enumerate(cells)
        if cell is not None and not may_show_counts(Fraction(cell[0]), Fraction(cell[1]))
    }
    return _with_company(small, cells)


def _with_company(small: set[int], cells: Sequence[Cell | None]) -> frozenset[int]:
    if not small:
        return frozenset()
    hidden = set(small)
    # Zero points at nobody and would be no company: everybody knows that what is kept back is none.
    others = sorted(
        (Fraction(cell[0]), place) for place, cell in enumerate(cells) if cell and cell[0] and place not in small
    )
    for _, place in others:
        together = sum((Fraction(cell[0]) for at in hidden if (cell := cells[at]) is not None), Fraction(0))
        if len(hidden) > 1 and together > SUPPRESS_BELOW * len(hidden) - 1:
            break
        hidden.add(place)
    return frozenset(hidden)


def hidden_fields(explanation: Explanation) -> dict[int, frozenset[str]]:
    """Of each record by its place the fields that are not shown. One counted part too small, and none is told: the
    others would give it away, as their sums are told for units, strata and the whole.
    """
    records = [fate.version for fate in explanation.records]
    if explanation.rule.measures_staff:
        house = explanation.house
        return {
            place: frozenset(FIGURES[one.record.type]) for place, one in enumerate(records) if one.record.scope != house
        }
    if not counts_people(explanation.rule):
        return {}
    counted = [fate.version for fate in explanation.records if fate.counts]
    hides_all, hides_parts = hides_the_counts(explanation), any(_is_small(one.record, explanation) for one in counted)
    found: dict[int, frozenset[str]] = {}
    for place, fate in enumerate(explanation.records):
        record = fate.version.record
        hides_part = hides_parts if fate.counts else _is_small(record, explanation) or _is_close(fate.version, counted)
        fields = set(_names(record)) if hides_all else set()
        if hides_part and record.type in PARTS:
            fields |= {PARTS[record.type][0], "value"}
        fields |= {name for name in _names(record) if _is_few(getattr(record, name, None))}
        found[place] = frozenset(fields)
    return found


def _names(record: StatusRecord) -> tuple[str, ...]:
    """The fields that count people."""
    return (*PARTS.get(record.type, ()), *(("value", "clients") if record.type in ("measurement", "headcount") else ()))


def _is_few(value: object) -> bool:
    return isinstance(value, int) and 0 < value < SUPPRESS_BELOW


def _pair(record: StatusRecord) -> Cell | None:
    names = PARTS.get(record.type)
    found = [getattr(record, name) for name in names] if names else []
    return (found[0], found[1]) if len(found) == 2 and all(isinstance(one, int) for one in found) else None


def _is_small(record: StatusRecord, explanation: Explanation) -> bool:
    pair = _pair(record)
    if pair is not None:
        return not may_show_counts(Fraction(pair[0]), Fraction(pair[1]))
    value = getattr(record, "value", None)
    return value is not None and is_small_count(Fraction(value), explanation.verdict.unit)


def _is_close(version: RecordVersion, counted: Sequence[RecordVersion]) -> bool:
    """Does an older version differ from the one that counts by one or two?"""
    now = next((one for one in counted if one.key == version.key), None)
    before, after = _pair(version.record), _pair(now.record) if now else None
    if before is None or after is None:
        return False
    return any(0 < abs(Fraction(old) - Fraction(new)) < SUPPRESS_BELOW for old, new in zip(before, after, strict=True))
