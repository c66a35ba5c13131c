"""Which kind of rule fits a line of a table: a cap, a rate, dates, a thing handed in? Pure; told by its words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from checker.domain.kinds import KINDS
from checker.domain.line_form import LineForm
from checker.domain.measure_unit import MeasureUnit
from checker.domain.target_table import Doubt, TableField
from checker.starter.target_table.bounds import A_YEAR, ReadBound
from checker.starter.target_table.due_words import ReadDue
from checker.starter.target_table.matching import Doubted
from checker.starter.target_table.table_lines import TableTarget
from checker.starter.target_table.written_numbers import exact

# What should be few, by the words of its title: a bound without a direction is one from above.
FEW = re.compile(
    r"fehler|krank|beschwerde|abbruch|abbrüch|rückstand|rückständ|fluktuation|dauer|wartezeit|laufzeit|kosten|ausgaben"
    r"|überschreit|ausfall|unfall|unfäll|sturz|stürze|error|sickness|complaint|overdue|turnover|waiting|cost|spending"
)
# What is handed in, by the words of its title.
HANDED_IN = re.compile(
    r"konzept|bericht|plan\b|vereinbarung|leitfaden|auswertung|evaluation|handbuch|beschreibung|richtlinie|anweisung"
    r"|übersicht|protokoll|liste|vorlage|abgestimmt|report|concept|agreement|guideline|manual|policy|paper"
)


def fitting_kind(line: TableTarget, bound: ReadBound, due: ReadDue, unit: MeasureUnit) -> str:
    """The kind of rule that fits what a line says."""
    return kind_for(form_of(line, bound, due, unit))


@cache
def kind_for(form: LineForm) -> str:
    """The kind that says it is for such lines."""
    return next(name for name, spec in KINDS.items() if form in spec.fits)


def form_of(line: TableTarget, bound: ReadBound, due: ReadDue, unit: MeasureUnit) -> LineForm:
    """What a line says."""
    hints = hints_of(line)
    if bound.word is not None:
        return _of_word(bound)
    if bound.value is not None:
        return _of_figure(bound, unit, hints)
    if due.after_request is not None:
        return LineForm.ON_REQUEST
    if due.body is not None:
        return LineForm.WITH_A_MEETING
    if due.each is not None:
        return LineForm.SO_OFTEN
    has_figure = any(sign.isdigit() for sign in line.text(TableField.BOUND)) and not bound.is_done
    if bound.doubts and has_figure:
        return LineForm.SHOWN
    is_dated = due.day is not None or bound.is_done or HANDED_IN.search(hints)
    return LineForm.HANDED_IN if is_dated else LineForm.SHOWN


def _of_word(bound: ReadBound) -> LineForm:
    match bound.word:
        case "benchmark":
            return LineForm.AS_GOOD_AS_OTHERS
        case "declared":
            return LineForm.SO_OFTEN
        case "baseline" if bound.operator in ("<", "<="):
            return LineForm.AT_MOST_AS_BEFORE
        case _:
            return LineForm.BETTER_THAN_BEFORE


def _of_figure(bound: ReadBound, unit: MeasureUnit, hints: str) -> LineForm:
    """By the direction of the bound and by what is counted."""
    operator = bound.operator or _direction(bound, unit, hints)
    if operator == "report":
        return LineForm.SHOWN_BESIDE
    if operator == "~":
        return LineForm.TAKEN_FOR_GRANTED if unit.quantity in ("share", "money") else LineForm.SHOWN_BESIDE
    if bound.is_times or (unit.quantity == "occasions" and operator in (">", ">=")):
        return LineForm.SO_OFTEN
    if operator == "=":
        return LineForm.ALL_OF_IT if unit.is_share and bound.value == unit.per else LineForm.SHOWN_BESIDE
    if operator in ("<", "<="):
        return LineForm.SUM_AT_MOST if unit.quantity in ("money", "count") else LineForm.RATE_AT_MOST
    if unit.quantity == "count":
        return LineForm.EACH_MONTH_AT_LEAST if bound.each == "month" else LineForm.COUNT_AT_LEAST
    return LineForm.RATE_AT_LEAST


def _direction(bound: ReadBound, unit: MeasureUnit, hints: str) -> str:
    """Of a bound that names none."""
    if unit.is_share and bound.value == unit.per:
        return "="
    is_few = FEW.search(hints) or unit.quantity in ("money", "duration") or bound.value == 0
    return "<=" if is_few and not bound.is_times else ">="


def kept_bound(
    kind: str, bound: ReadBound, unit: MeasureUnit, hints: str
) -> tuple[str | None, Decimal | None, tuple[Doubted, ...]]:
    """Operator and number of the target, as the kind takes them."""
    value, spec = bound.value, KINDS[kind]
    if bound.word is not None:
        return bound.operator, None, ()
    if value is None or not spec.has_target:
        return None, None, ()
    if len(spec.operators) == 1:
        doubts = ((Doubt.NOT_POSSIBLE, {"bound": exact(value), "detail": "="}),) if _is_exactly(kind, bound) else ()
        return spec.operators[0], value, doubts
    if spec.counts_dates and bound.each is not None:
        value *= A_YEAR[bound.each]
    operator = bound.operator or _direction(bound, unit, hints)
    if operator not in spec.operators:
        operator = spec.operators[0]
    if bound.operator is not None or bound.is_times:
        return operator, value, ()
    return operator, value, ((Doubt.NO_OPERATOR, {"value": exact(value), "operator": operator}),)


def _is_exactly(kind: str, bound: ReadBound) -> bool:
    return LineForm.SHOWN_BESIDE in KINDS[kind].fits and bound.operator in ("=", "~", None)


def hints_of(line: TableTarget) -> str:
    """Its title and what is measured, in small letters."""
    return f"{line.title} {line.text(TableField.MEASURE)}".lower()
