"""Which kind of rule is a line of a table, and what of it is only assumed? Pure.

What the line says is taken as it stands. What the program adds is marked as an assumption and asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from checker.domain.kinds import KINDS
from checker.domain.line_form import FigureForm, LineForm
from checker.domain.measure_unit import PERCENT, MeasureUnit
from checker.domain.organisation import Role
from checker.domain.problem import nearest
from checker.domain.target_table import Doubt, TableField
from checker.records.grid import Cell
from checker.starter.target_table.bounds import A_YEAR, ReadBound, of_number, read_bound
from checker.starter.target_table.due_words import ReadDue, of_day, read_due, without_day
from checker.starter.target_table.fitting import fitting_kind, hints_of, kept_bound, kind_for
from checker.starter.target_table.matching import (
    MEAN_HINTS,
    SHARE_HINTS,
    Doubted,
    FoundOwner,
    FoundUnit,
    find_owner,
    find_unit,
    finer,
)
from checker.starter.target_table.table_lines import TableTarget
from checker.starter.target_table.written_numbers import exact

YEARS_END = (12, 31)


@dataclass(frozen=True, slots=True)
class TableHouse:
    """What a table's words are compared with. `levels` is what units of the house are called, in small letters;
    `otherwise` answers for what names no role.
    """

    language: Literal["de", "en"]
    year: int
    units: Mapping[str, MeasureUnit]
    roles: Sequence[Role]
    levels: Sequence[str]
    otherwise: str


@dataclass(frozen=True, slots=True)
class Guess:
    """What a line is taken for. `due` and `bound` as read; `operator` None and `value` None where nothing is bounded.

    `assumed` are the keys of the rule that the table does not say.
    """

    kind: str
    bound: ReadBound
    due: ReadDue
    unit: FoundUnit
    owner: FoundOwner
    operator: str | None = None
    value: Decimal | None = None
    assumed: tuple[str, ...] = ()
    doubts: tuple[Doubted, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Is it a figure that is shown and never judged, with no bound beside it?"""
        return LineForm.SHOWN in KINDS[self.kind].fits


def guesses(line: TableTarget, house: TableHouse) -> tuple[Guess, ...]:
    """What the line is taken for: one rule, or one for each of two bounds."""
    bound, due, doubts = _read(line, house)
    first = _guess(line, house, bound, due, doubts)
    if bound.second is None:
        return (first,)
    second = replace(bound, value=bound.second, second=None)
    return first, _guess(line, house, second, due, doubts)


def monitored(line: TableTarget, house: TableHouse, detail: str, *, with_owner: bool) -> Guess:
    """As a figure that is reported and never judged, for lack of a rule that says what the line says.

    `with_owner`: whoever the line names answers for it; else whoever administers.
    """
    _, _, doubts = _read(line, house)
    owner = FoundOwner(house.otherwise, True)
    if with_owner:
        owner = find_owner(line.text(TableField.OWNER), house.roles, house.otherwise)
    assumed = ("owner",) if owner.is_guessed else ()
    not_possible = (Doubt.NOT_POSSIBLE, {"bound": line.text(TableField.BOUND), "detail": detail})
    asked = (*doubts, *owner.doubts, not_possible)
    return Guess(
        kind_for(LineForm.SHOWN), ReadBound(), ReadDue(), FoundUnit(PERCENT), owner, assumed=assumed, doubts=asked
    )


def _read(line: TableTarget, house: TableHouse) -> tuple[ReadBound, ReadDue, tuple[Doubted, ...]]:
    """The bound and the day, and what of them is not understood."""
    cell, day_cell = line.cells.get(TableField.BOUND, ""), line.cells.get(TableField.DAY, "")
    bound_text, within = line.text(TableField.BOUND), ""
    bound = ReadBound()
    if isinstance(cell, Decimal):
        bound = of_number(cell, is_share=bool(SHARE_HINTS.search(hints_of(line))))
    elif isinstance(cell, date):
        within = cell.isoformat()
    elif bound_text:
        bare, within = without_day(bound_text, house.year)
        bound = read_bound(bare, house.language) if bare else ReadBound()
    due = _read_due(day_cell, line, house)
    if within and due == ReadDue():
        due = read_due(within, house.year)
    doubts = [*_cell_doubts(line), *_bound_doubts(bound, bound_text), *_due_doubts(due, line)]
    return bound, due, tuple(doubts)


def _read_due(cell: Cell, line: TableTarget, house: TableHouse) -> ReadDue:
    if isinstance(cell, date):
        return of_day(cell, house.year)
    return read_due(line.text(TableField.DAY), house.year)


def _cell_doubts(line: TableTarget) -> Iterator[Doubted]:
    for field in (TableField.BOUND, TableField.DAY, TableField.OWNER):
        if line.is_damaged(field):
            yield Doubt.CELL_WITHOUT_VALUE, {"column": field.value}


def _bound_doubts(bound: ReadBound, text: str) -> Iterator[Doubted]:
    for doubt in bound.doubts:
        shown = exact(bound.value) if bound.value is not None else ""
        yield doubt, {"bound": text, "value": shown}


def _due_doubts(due: ReadDue, line: TableTarget) -> Iterator[Doubted]:
    for doubt in due.doubts:
        day = due.day.isoformat() if due.day else ""
        yield doubt, {"text": line.text(TableField.DAY) or line.text(TableField.BOUND), "day": day}


def _guess(line: TableTarget, house: TableHouse, bound: ReadBound, due: ReadDue, doubts: tuple[Doubted, ...]) -> Guess:
    hints = hints_of(line)
    named = line.text(TableField.UNIT).lower() or bound.unit or _unit_named(line, house)
    is_figure = bound.value is not None or bound.word is not None
    unit = FoundUnit(PERCENT)
    if is_figure:
        unit = find_unit(named, house.units, hints, is_times=bound.is_times or bound.word == "declared")
    elif named in house.units:
        unit = FoundUnit(house.units[named])
    if bound.value is not None and _decimals(bound.value) > unit.unit.decimals and not unit.unit.is_share:
        unit = finer(unit.unit, _decimals(bound.value), house.units)
    owner = find_owner(line.text(TableField.OWNER), house.roles, house.otherwise)
    kind, kind_doubts = _kind(line, bound, due, unit.unit)
    operator, value, more = kept_bound(kind, bound, unit.unit, hints)
    guess = Guess(kind, bound, due, unit, owner, operator, value)
    asked = [
        *doubts,
        *kind_doubts,
        *more,
        *unit.doubts,
        *owner.doubts,
        *_further(line, guess, hints),
        *_units(line, house),
    ]
    return replace(guess, doubts=tuple(asked), assumed=tuple(_assumed(guess, asked)))


def _kind(line: TableTarget, bound: ReadBound, due: ReadDue, unit: MeasureUnit) -> tuple[str, tuple[Doubted, ...]]:
    """The kind that the table names, else the one that fits what it says."""
    said = line.text(TableField.KIND).lower().replace(" ", "_")
    if said in KINDS:
        return said, ()
    doubts = ((Doubt.UNKNOWN_KIND, {"kind": said, "nearest": nearest(said, KINDS) or ""}),) if said else ()
    return fitting_kind(line, bound, due, unit), doubts


def _further(line: TableTarget, guess: Guess, hints: str) -> Iterator[Doubted]:
    """What else somebody must decide about it."""
    bound, due, text = guess.bound, guess.due, line.text(TableField.BOUND)
    spec = KINDS[guess.kind]
    if not text and guess.is_shown and not line.is_damaged(TableField.BOUND):
        yield Doubt.NO_BOUND, {}
    if due == ReadDue() and not (bound.is_times or bound.each) and not guess.is_shown:
        yield (Doubt.DONE_BY_WHEN if spec.is_delivered else Doubt.NO_DAY), {}
    if spec.counts_dates and (bound.is_times or bound.value is None):
        yield Doubt.REPEATED, {"count": exact(guess.value or Decimal(A_YEAR[due.each or "year"]))}
    is_span = guess.unit.unit.quantity == "duration" and spec.figure is FigureForm.SHARE and spec.is_judged
    if is_span and not MEAN_HINTS.search(f"{hints} {text.lower()}"):
        yield Doubt.MEAN_OR_EACH, {"bound": text}
    if not spec.has_target or spec.counts_dates:
        return
    if due.each is not None and due.each not in spec.periods:
        yield Doubt.PERIOD_NOT_POSSIBLE, {"kind": guess.kind}
    if due.day is not None and (due.day.month, due.day.day) != YEARS_END:
        yield Doubt.DAY_WITHIN, {"day": due.day.isoformat()}


def _unit_named(line: TableTarget, house: TableHouse) -> str:
    """The unit that the column of measures names, where it names nothing else."""
    measure = line.text(TableField.MEASURE).lower()
    return (
        measure
        if measure and any(measure == each.words(house.language)[1].lower() for each in house.units.values())
        else ""
    )


def _units(line: TableTarget, house: TableHouse) -> Iterator[Doubted]:
    """Is it promised of each unit? The rule is about the whole house until somebody says so."""
    called = "|".join(map(re.escape, house.levels))
    pattern = rf"\b(?:je|pro|jede[rsn]?|per|each|every)\s+(?:{called})\b"
    if called and (found := re.search(pattern, f"{hints_of(line)} {line.text(TableField.BOUND).lower()}")):
        yield Doubt.EACH_UNIT, {"text": found[0]}


def _assumed(guess: Guess, doubts: Sequence[Doubted]) -> Iterator[str]:
    asked = {doubt for doubt, _ in doubts}
    if Doubt.NO_OPERATOR in asked or Doubt.COMPARED_WITH in asked:
        yield "target.operator"
    of_value = {Doubt.NUMBER_FORMAT, Doubt.SHARE_AS_FRACTION, Doubt.ALL_OF_WHAT, Doubt.TWO_BOUNDS, Doubt.NO_UNIT}
    if asked & (of_value | {Doubt.NEW_UNIT, Doubt.SEVERAL_UNITS}):
        yield "target.value"
    if guess.owner.is_guessed:
        yield "owner"


def _decimals(value: Decimal) -> int:
    return len(exact(value).partition(".")[2])
