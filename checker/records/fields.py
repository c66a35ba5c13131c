"""How is a cell read for a field? The field decides: a count, an amount, a day, a unit, a word. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from checker.domain.clock import at_local
from checker.domain.level import HOUSE
from checker.domain.organisation import Organisation
from checker.domain.problem import nearest
from checker.domain.profile import ANY_LEVEL, ROW, YES_OR_NO, Column, Profile, Sentinel
from checker.domain.profile_values import EXACT
from checker.domain.record import LONGEST_REFERENCE, SUPPRESSED, Evidence
from checker.domain.record_problem import ProblemCode
from checker.domain.visible import plain
from checker.records.grid import Cell, Damaged
from checker.records.lexical import ANY_YEAR, Lexicon, Unreadable, damage, in_range, storable
from checker.records.units import Units


class FieldKind(Enum):
    WHOLE = auto()
    EXACT = auto()
    DAY = auto()
    INSTANT = auto()
    PLAN = auto()
    PERIOD = auto()
    MONTH = auto()
    UNIT = auto()
    PROOF = auto()
    ROLES = auto()
    TRUTH = auto()
    WORD = auto()


KIND_BY_FIELD: Mapping[str, FieldKind] = {
    **dict.fromkeys((ROW, "reviewed", "faulty", "numerator", "denominator", "done", "total"), FieldKind.WHOLE),
    **dict.fromkeys(("persons", "clients", "filled", "leavers", "newcomers", "trained"), FieldKind.WHOLE),
    "due_in_working_days": FieldKind.WHOLE,
    **dict.fromkeys(("value", "target", "base", "fte", "days_sick", "days_target", "rate"), FieldKind.EXACT),
    **dict.fromkeys(
        ("valid_from", "held_on", "submitted_on", "accepted_on", "effective_on", "reference_date"), FieldKind.DAY
    ),
    **dict.fromkeys(("requested_on", "agreed_on", "due_on", "done_on"), FieldKind.DAY),
    "reported_at": FieldKind.INSTANT,
    "planned_on": FieldKind.PLAN,
    "period": FieldKind.PERIOD,
    **dict.fromkeys(("base_month", "data_month"), FieldKind.MONTH),
    "scope": FieldKind.UNIT,
    "evidence": FieldKind.PROOF,
    "participant_roles": FieldKind.ROLES,
    **dict.fromkeys(YES_OR_NO, FieldKind.TRUTH),
}
PERCENT_FIELDS = frozenset({"rate", "target"})
SUPPRESSIBLE = frozenset({"faulty"})


@dataclass(frozen=True, slots=True)
class Stands:
    """A word in place of a value: the cell's own field stays empty, other fields are set."""

    sets: Mapping[str, str]


Value = object
ReadCell = Callable[[Cell], Value]


class FieldReader:
    """Reads the cells of one profile's files. A blank cell and a mark without a number give None."""

    def __init__(self, profile: Profile, lexicon: Lexicon, units: Units) -> None:
        self._profile = profile
        self._lexicon = lexicon
        self._units = units

    @classmethod
    def of(cls, profile: Profile, organisation: Organisation) -> FieldReader:
        """To see whether cells can be read, before the file has said its year."""
        return cls(profile, Lexicon(profile.numbers, profile.dates, ANY_YEAR), Units(organisation))

    def reader(self, field: str, column: Column) -> ReadCell:
        """How a cell of `column` becomes a value of `field`. Raises Unreadable for what the profile has no word for."""
        read = self._by_kind(field, column)
        words = {plain(word).casefold(): Stands(sets) for word, sets in column.words.items()}
        marks = marks_of(column)

        def read_cell(cell: Cell) -> Value:
            if isinstance(cell, Damaged):
                raise damage(cell)
            if isinstance(cell, str):
                text = plain(cell)
                if text in marks:
                    return _sentinel(field, marks[text])
                if not text:
                    return None
                if (word := words.get(text.casefold())) is not None:
                    return word
            return read(cell)

        return read_cell

    def is_telling(self, field: str, column: Column) -> bool:
        """Does a cell that can be read show that it is one of this column: a figure, a day, a unit, an agreed word?"""
        kind = KIND_BY_FIELD.get(field, FieldKind.WORD)
        return bool(column.values) or kind not in (FieldKind.PROOF, FieldKind.ROLES, FieldKind.WORD)

    def _by_kind(self, field: str, column: Column) -> ReadCell:
        match KIND_BY_FIELD.get(field, FieldKind.WORD):
            case FieldKind.WHOLE:
                return self._whole(column)
            case FieldKind.EXACT:
                return self._exact(column, percent=field in PERCENT_FIELDS)
            case FieldKind.DAY:
                return self._lexicon.day
            case FieldKind.INSTANT:
                # The sender names a day; its first instant keeps the order of days.
                return lambda cell: at_local(self._lexicon.day(cell), 0)
            case FieldKind.PLAN:
                return self._lexicon.plan
            case FieldKind.PERIOD:
                return self._lexicon.month_or_quarter
            case FieldKind.MONTH:
                return lambda cell: str(self._lexicon.month(cell))
            case FieldKind.UNIT:
                return self._unit(column)
            case FieldKind.PROOF:
                return lambda cell: _proof(column, cell)
            case kind:
                return _in_words(kind, column)

    def _unit(self, column: Column) -> ReadCell:
        """By its id, name or alias, or by a word that the sender has for it."""
        translated = {plain(word).casefold(): unit for word, unit in column.values.items()}
        level = column.units or HOUSE

        def unit(cell: Cell) -> Value:
            named = translated.get(plain(cell).casefold(), cell) if isinstance(cell, str) else cell
            return self._units.named_anywhere(named) if level == ANY_LEVEL else self._units.named(named, level)

        return unit

    def _whole(self, column: Column) -> ReadCell:
        number = self._number(column, is_count=True)

        def whole(cell: Cell) -> Value:
            read = number(cell)
            if not isinstance(read, int):
                raise Unreadable(ProblemCode.NO_WHOLE_NUMBER, {"amount": read})
            return read

        return whole

    def _exact(self, column: Column, *, percent: bool) -> ReadCell:
        """A percentage may bear its sign; where a workbook's cells hold shares, the typed ones are multiplied."""
        number = self._number(column, percent=percent)

        def exact(cell: Cell) -> Value:
            read = Decimal(number(cell))
            return read * 100 if percent and column.share_cells and isinstance(cell, Decimal) else read

        return exact

    def _number(
        self, column: Column, *, percent: bool = False, is_count: bool = False
    ) -> Callable[[Cell], int | Decimal]:
        """In the unit of the record. What is multiplied bears no sign of percent: nobody knew which of both counts."""
        lexicon = self._lexicon
        if column.times is None:
            return lambda cell: lexicon.number(cell, percent=percent, is_count=is_count)
        factor = Decimal(column.times)
        return lambda cell: in_range(EXACT.multiply(Decimal(lexicon.number(cell, is_count=is_count)), factor))


def marks_of(column: Column) -> Mapping[str, Sentinel]:
    """The marks that may stand in place of a value, as cells are compared with them."""
    return {plain(mark): meaning for mark, meaning in column.sentinels.items()}


def _in_words(kind: FieldKind, column: Column) -> ReadCell:
    """What is said in words: one of those declared, several of them in one cell, or any text."""
    word = _word(column.values)
    match kind:
        case FieldKind.ROLES:
            return lambda cell: tuple(word(part) for part in _listed(cell))
        case FieldKind.TRUTH:
            return lambda cell: word(cell) == "true"
        case _:
            return word if column.values else _text


def _sentinel(field: str, meaning: str) -> Value:
    if meaning == "zero":
        return 0 if KIND_BY_FIELD.get(field) is FieldKind.WHOLE else Decimal(0)
    return SUPPRESSED if meaning == "suppressed" and field in SUPPRESSIBLE else None


def _word(values: Mapping[str, str]) -> ReadCell:
    by_folded = {plain(word).casefold(): value for word, value in values.items()}

    def word(cell: Cell) -> Value:
        text = plain(cell) if isinstance(cell, str) else str(cell)
        if (value := by_folded.get(text.casefold())) is not None:
            return value
        close = nearest(text, values)
        # What resembles no known word may be anything, also personal: it is not repeated.
        raise Unreadable(ProblemCode.WORD_UNKNOWN, {"word": text if close else None}, tuple(values), close)

    return word


def _listed(cell: Cell) -> list[str]:
    """The words of a cell that lists several."""
    return [part.strip() for part in re.split(r"[,;/]", _text(cell)) if part.strip()]


def _proof(column: Column, cell: Cell) -> Evidence:
    text = _text(cell)
    if len(text) > LONGEST_REFERENCE:
        raise Unreadable(ProblemCode.TEXT_TOO_LONG, {"limit": LONGEST_REFERENCE})
    return Evidence(kind=column.evidence or "report", ref=text)


def _text(cell: Cell) -> str:
    return storable(plain(cell)) if isinstance(cell, str) else str(cell)
