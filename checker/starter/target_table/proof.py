"""Which figures hold a bound by a hair, and which just miss it? Pure; for the test that each new rule gets."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from checker.domain.kinds import KINDS
from checker.domain.line_form import FigureForm
from checker.domain.measure_unit import MeasureUnit
from checker.starter.target_table.written_numbers import exact

MONTHS = 12
AGAINST = 100
COMPARED = {"<": (-1, 0), "<=": (0, 1), ">": (1, 0), ">=": (0, -1)}


def proof(kind: str, operator: str, value: Decimal | None, unit: MeasureUnit) -> tuple[str | None, str | None]:
    """What a test of such a rule measures: first what holds, then what misses. None: as its skeleton has it."""
    holds, misses = COMPARED.get(operator, (0, 0))
    form = KINDS[kind].figure
    if form is FigureForm.AGAINST:
        return f"{AGAINST + holds} against {AGAINST}", f"{AGAINST + misses} against {AGAINST}"
    if value is None:
        return None, None
    match form:
        case FigureForm.OWN:
            return None, None
        case FigureForm.SHOWN:
            return _shown(value), _shown(value + 1)
        case FigureForm.MEAN:
            _, most = band(value)
            return f"{exact(value * 10)}/10", f"{exact(most * 10 + 1)}/10"
        case FigureForm.MONTHS:
            return exact(value * MONTHS + holds), exact(value * MONTHS + misses)
        case FigureForm.GROWTH:
            whole = 1000 * _finer(value)
            part = whole + int(value * whole / 100)
            return f"{part + holds}/{whole}", f"{part + misses}/{whole}"
        case FigureForm.SHARE if unit.is_share:
            whole = 1000 * _finer(value)
            part = int(value * whole / unit.per)
            return f"{part + holds}/{whole}", f"{part + misses}/{whole}"
        case FigureForm.SHARE | FigureForm.BARE:
            step = Decimal(1) / 10**unit.decimals
            return _shown(value + holds * step), _shown(value + misses * step)
    assert_never(form)


def band(value: Decimal) -> tuple[Decimal, Decimal]:
    """From where to where a figure may lie that is meant to be one number: a tenth below it to a tenth above."""
    return value * 9 / 10, value * 11 / 10


def _finer(value: Decimal) -> int:
    """So that the bound of a share is a whole count."""
    text = exact(value)
    return int(10 ** max(0, len(text.partition(".")[2]) - 1))


def _shown(value: Decimal) -> str:
    """Whole counts bare; what has decimals as text, so that it stays exact."""
    return exact(value) if value == value.to_integral_value() else f"'{exact(value)}'"
