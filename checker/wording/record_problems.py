"""Why a file, a row or a record was not accepted, or is doubtful: one sentence a code and language. Pure.

Each is put together from the tables of `record_problem_texts`, in both languages by one way.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from checker.domain.levels_before import LEVELS_BEFORE
from checker.domain.period import Period
from checker.domain.problem import Location
from checker.domain.record_problem import Contradiction, FactValue, FieldName, NamedLevel, Part, RecordProblem
from checker.domain.visible import odd_sign
from checker.wording.dates import period_text
from checker.wording.locales import Locale
from checker.wording.numbers import decimal_text
from checker.wording.record_problem_texts import (
    AGGREGATIONS,
    ALLOWED,
    BETWEEN_PARTS,
    COLUMNS,
    FOUND,
    KINDS,
    LEVELS,
    LONGEST_CHOICE,
    LOOKS_ALIKE,
    MARKS,
    NEAREST,
    OR,
    PARTS,
    PERIODS_IN_WORDS,
    PERSONAL,
    PLACES,
    QUOTES,
    QUOTES_OUR_NAMES,
    ROOMS,
    ROWS,
    SEALED,
    SENTENCES,
    SEPARATORS,
    UNITS,
)

NAMED_ROWS = 30
# Facts that are a code of ours, with what people read instead.
WORDS_BY_FACT: Mapping[str, Mapping[Locale, Mapping[str, str]]] = {
    "personal": PERSONAL,
    "room": ROOMS,
    "sealed": SEALED,
    "found": FOUND,
    "kind": KINDS,
    "mark": MARKS,
    "aggregation": AGGREGATIONS,
}


def problem_text(problem: RecordProblem, locale: Locale) -> str:
    """With the place: `q1.csv:5:8: column 'geprüft': …`."""
    return _joined(_place(problem.where, locale), _part(problem.part, locale), _sentence(problem, locale))


def reason_text(problem: RecordProblem, locale: Locale) -> str:
    """Without the place, for whoever has it at hand; with the column or field that it is about."""
    part = Part(column=problem.part.column, field=problem.part.field, is_sum_row=problem.part.is_sum_row)
    return _joined(_part(part, locale), _sentence(problem, locale))


def contradiction_text(contradiction: Contradiction, locale: Locale) -> str:
    """What a model refuses, in the words of its fields."""
    return SENTENCES[locale][contradiction.code].format_map(_shown(contradiction.facts, locale))


def _joined(*parts: str) -> str:
    return ": ".join(filter(None, parts))


def _sentence(problem: RecordProblem, locale: Locale) -> str:
    text = SENTENCES[locale][problem.code].format_map(_shown(problem.facts, locale))
    if 0 < len(problem.allowed) <= LONGEST_CHOICE[locale]:
        text += ALLOWED[locale].format(names=", ".join(problem.allowed))
    return text + (_meant(problem, problem.nearest, locale) if problem.nearest else "")


def _meant(problem: RecordProblem, close: str, locale: Locale) -> str:
    """What was probably meant; where what stands there only looks like it, with the sign that differs."""
    written = (*(fact for fact in problem.facts.values() if isinstance(fact, str)), problem.where.sheet)
    sign = next((sign for word in written if (sign := odd_sign(word, close))), None)
    return NEAREST[locale].format(name=close) + (LOOKS_ALIKE[locale].format(sign=sign) if sign else "")


def _part(part: Part, locale: Locale) -> str:
    """What of the place is meant: record, row, column, field, as far as they are known."""
    known = part._asdict()
    return BETWEEN_PARTS[locale].join(form.format(**known) for name, form in PARTS[locale].items() if known[name])


def _place(where: Location, locale: Locale) -> str:
    column = where.column if where.line else 0
    known = {"place": where, "file": where.file, "sheet": where.sheet, "line": where.line, "column": column}
    return ", ".join(form.format(**known) for name, form in PLACES[locale] if known[name])


class _Count(int):
    """A number; `{batches:one batch has|# batches have}` counts with it."""

    __slots__ = ()

    def __format__(self, how: str) -> str:
        one, _, several = how.partition("|")
        return (one if self == 1 else several.replace("#", str(int(self)))) if how else str(int(self))


class _Field(str):
    """A field as people read it: the sender's title in quotes, or our name; `{field:quoted}` is in quotes always."""

    __slots__ = ()

    def __format__(self, how: str) -> str:
        return f"'{self}'" if how == "quoted" and not self.startswith("'") else str(self)


def _shown(facts: Mapping[str, FactValue], locale: Locale) -> dict[str, str | _Count]:
    return {name: _fact(name, value, locale) for name, value in facts.items()}


def _fact(name: str, value: FactValue, locale: Locale) -> str | _Count:
    """Each fact in its form; how one is written goes by its name, for most by its type."""
    match name, value:
        case "cell", _:
            return _cell(value)
        case "word", _:
            return f" '{value}'" if value else ""
        case "limit", int():
            return decimal_text(Fraction(value), 0, locale)
        case "separator" | "agreed", str():
            return SEPARATORS[locale].get(value, value.join(QUOTES[locale]))
        case _, str() if name in WORDS_BY_FACT:
            return WORDS_BY_FACT[name][locale][value]
        case "level", str() | NamedLevel():
            return _level(value, locale)
        case "unit_level", str() | NamedLevel():
            return _unit_of_level(value, locale)
        case "counted", tuple():
            return OR[locale].join(AGGREGATIONS[locale][str(one)] for one in value)
        case "owed", tuple():
            return OR[locale].join(_level(level, locale) for level in value)
        case "listed", tuple():
            return _numbered(tuple(int(row) for row in value if not isinstance(row, NamedLevel)), ROWS[locale])
        case "columns", tuple():
            return _numbered(tuple(int(place) for place in value if not isinstance(place, NamedLevel)), COLUMNS[locale])
        case "profiles", tuple():
            return ", ".join(map(str, value))
        case "titles", tuple():
            return ", ".join(f"'{title}'" for title in value[:NAMED_ROWS])
        case "batches", int():
            return _Count(value)
        case _, str() if name in PERIODS_IN_WORDS[locale]:
            return period_text(Period.parse(value), locale)
        case _, FieldName():
            return _field(value, locale)
        case _, date():
            return f"{value:%d.%m.%Y}"
        case _:
            return str(value)


def _level(level: str | int | NamedLevel, locale: Locale) -> str:
    """What a level is called; of one that was kept before levels came with words, as then."""
    if isinstance(level, NamedLevel):
        return level.called(locale)
    before = next((each for each in LEVELS_BEFORE if each.id == level), None)
    return before.words(locale).one if before else LEVELS[locale].get(str(level), str(level))


def _unit_of_level(level: str | NamedLevel, locale: Locale) -> str:
    """A unit of a level at the beginning of a sentence: "diese Station"."""
    if isinstance(level, NamedLevel):
        return level.called(locale)
    before = next((each for each in LEVELS_BEFORE if each.id == level), None)
    if before is not None:
        return before.words(locale).beginning
    return UNITS[locale].get(level, UNITS[locale]["unit"])


def _field(field: FieldName, locale: Locale) -> str:
    opening, closing = QUOTES[locale]
    if field.title or QUOTES_OUR_NAMES[locale]:
        return _Field(f"{opening}{field.title or field.name}{closing}")
    return _Field(field.name)


def _cell(value: FactValue) -> str:
    """What stood there, where it may be repeated; a number or day is named as what a workbook holds typed."""
    if value is None:
        return "this text"
    return f"the number {value}" if isinstance(value, Decimal) else f"'{value}'"


def _numbered(places: tuple[int, ...], forms: tuple[str, str, str]) -> str:
    """Rows or columns by their numbers; of very many the first ones."""
    one, several, too_many = forms
    named, more = ", ".join(map(str, places[:NAMED_ROWS])), len(places) - NAMED_ROWS
    form = too_many if more > 0 else several if len(places) > 1 else one
    return form.format(rows=named, more=more)
