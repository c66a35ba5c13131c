"""What may the columns of an unknown table say? Pure; told by their cells, and by the words of the house."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from checker.domain.house_word import HouseWord
from checker.domain.profile import ANY_LEVEL, Dates
from checker.domain.visible import plain
from checker.domain.vocabulary import Vocabulary
from checker.records.drafting.cell_look import MARKS, NumberLook, day_forms, distinct, is_mark, is_number, is_whole
from checker.records.drafting.cell_look import month_forms as month_forms_of
from checker.records.grid import Cell, shown
from checker.records.units import Units

MOST_WORDS = 15
# Words of the house that cells of a column may be, by the record's field.
WORD_FIELDS = ("topic", "stratum", "selection", "metric")
_NUMBERED = ("lfd", "nr", "pos", "zeile")
# Of so many cells out of a hundred that are numbers the others are taken for mistakes.
NEARLY_ALL = 80


class ColumnKind(Enum):
    """What the cells of a column are, one and all but for marks."""

    BLANK = auto()
    ROW_NUMBER = auto()
    UNIT = auto()
    PERIOD = auto()
    DAY = auto()
    WHOLE = auto()
    NUMBER = auto()
    WORDS = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """`level` of a unit's column; `unknown` how many distinct cells are none of what the others are; `dates` how
    periods or days are written; `field` and `words` of a column of the house's own words: the word's id by the cell.
    """

    name: str
    look: ColumnKind
    marks: tuple[str, ...] = ()
    level: str = ""
    unknown: int = 0
    dates: Dates | None = None
    field: str = ""
    words: Mapping[str, str] | None = None


def column_look(
    name: str, cells: Sequence[Cell], units: Units, levels: Sequence[str], words: Vocabulary, numbers: NumberLook
) -> ColumnLook:
    """By the cells beneath the header."""
    different = list(distinct(cells))
    marks = tuple(shown(cell) for cell in different if is_mark(cell))
    values = [cell for cell in different if not is_mark(cell)]
    if not different:
        return ColumnLook(name, ColumnKind.BLANK)
    if _is_row_number(name, cells, numbers):
        return ColumnLook(name, ColumnKind.ROW_NUMBER)
    if values and (dates := month_forms_of(values)) is not None and not all(map(is_number, values)):
        return ColumnLook(name, ColumnKind.PERIOD, marks, dates=dates)
    if values and (days := day_forms(values)) is not None:
        return ColumnLook(name, ColumnKind.DAY, marks, dates=Dates(days=days))
    counted = [cell for cell in values if is_number(cell)]
    if len(counted) * 100 >= len(values) * NEARLY_ALL:
        look = ColumnKind.WHOLE if counted and is_whole(counted, numbers) else ColumnKind.NUMBER
        return ColumnLook(name, look, marks, unknown=len(values) - len(counted))
    texts = [plain(cell) for cell in values if isinstance(cell, str)]
    if (level := _level(texts, units, levels)) is not None:
        unknown = sum(not units.is_named(text, level) for text in texts)
        return ColumnLook(name, ColumnKind.UNIT, level=level, unknown=unknown)
    return _of_words(name, texts, words) or ColumnLook(name, ColumnKind.TEXT)


def metric_of(title: str, vocabulary: Vocabulary) -> HouseWord | None:
    """The figure of that name, without what stands in brackets; None: none is called so."""
    return _word(_bare(title), vocabulary.words["metric"].values())


def likely_metric(title: str, vocabulary: Vocabulary) -> HouseWord | None:
    """The only figure of the house in whose name all words of a title stand; None: there is none, or several."""
    said = _words_of(_bare(title))
    known = vocabulary.words["metric"].values()
    spelt = [word for word in known if any(said <= _words_of(name) for name in (word.id, word.de, word.en))]
    return spelt[0] if said and len(spelt) == 1 else None


def _bare(title: str) -> str:
    return plain(title).partition("(")[0].removesuffix(" in %").removesuffix(" in Euro").strip()


def read_marks(marks: Iterable[str]) -> dict[str, str]:
    return {mark: MARKS[mark] for mark in marks}


def _is_row_number(title: str, cells: Sequence[Cell], numbers: NumberLook) -> bool:
    if not plain(title).casefold().startswith(_NUMBERED):
        return False
    filled = [shown(cell) for cell in cells if shown(cell)]
    return len(set(filled)) == len(filled) and is_whole(filled, numbers)


def _level(texts: Sequence[str], units: Units, levels: Sequence[str]) -> str | None:
    """The level whose units most of the texts name, where that is more than half of them."""
    if not texts:
        return None
    known = {level: sum(units.is_named(text, level) for text in texts) for level in (*levels, ANY_LEVEL)}
    best = max(known, key=lambda level: known[level])
    return best if known[best] * 2 > len(texts) else None


def _of_words(name: str, texts: Sequence[str], vocabulary: Vocabulary) -> ColumnLook | None:
    """A column of few words, where at least half of them are the house's own."""
    if not texts or len(texts) > MOST_WORDS:
        return None
    for field in WORD_FIELDS:
        known = vocabulary.words[field].values()
        meant = {text: word.id for text in texts if (word := _word(text, known)) is not None}
        if len(meant) * 2 >= len(texts) and len(set(meant.values())) == len(meant):
            return ColumnLook(name, ColumnKind.WORDS, field=field, words=meant, unknown=len(texts) - len(meant))
    return None


def _word(text: str, known: Iterable[HouseWord]) -> HouseWord | None:
    folded = text.casefold()
    return next((word for word in known if folded in (word.id, word.de.casefold(), word.en.casefold())), None)


def _words_of(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))
