"""Why a file, a row or a record was not taken, or is doubted, as a sentence with its place. Pure.

The sentences are those of `record_problem_texts`; here facts, places and choices get their form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from checker.domain.period import Period
from checker.domain.record_problem import Contradiction, FactValue, FieldName, Part, RecordProblem
from checker.wording.dates import period_text
from checker.wording.locales import Locale
from checker.wording.record_problem_texts import KINDS, LEVELS, PERSONAL, SENTENCES, UNITS

LONGEST_CHOICE = 12
NAMED_ROWS = 30
PERIODS = frozenset({"period", "in_line", "in_name", "month"})
OR: Mapping[Locale, str] = {"de": " oder ", "en": " or "}
QUOTES: Mapping[Locale, tuple[str, str]] = {"de": ("„", "“"), "en": ("'", "'")}


def problem_text(problem: RecordProblem, locale: Locale) -> str:
    """With the place: `q1.csv:5:8: column 'geprüft': …`. A German receipt names its file once, above."""
    if locale == "en":
        return f"{problem.where}: {_part_en(problem.part)}{_sentence(problem, 'en')}"
    return ": ".join([*filter(None, (_place_de(problem), *_parts_de(problem.part))), _sentence(problem, "de")])


def reason_text(problem: RecordProblem, locale: Locale) -> str:
    """Without the place, for whoever has it at hand; with the column or field that it is about."""
    part = Part(column=problem.part.column, field=problem.part.field, is_sum_row=problem.part.is_sum_row)
    if locale == "en":
        return f"{_part_en(part)}{_sentence(problem, 'en')}"
    return ": ".join([*_parts_de(part), _sentence(problem, "de")])


def contradiction_text(contradiction: Contradiction, locale: Locale) -> str:
    """What a model refuses, in the words of its fields."""
    return SENTENCES[locale][contradiction.code].format_map(_shown(contradiction.facts, locale))


def _sentence(problem: RecordProblem, locale: Locale) -> str:
    text = SENTENCES[locale][problem.code].format_map(_shown(problem.facts, locale))
    allowed, close = problem.allowed, problem.nearest
    if locale == "en":
        choice = f" (allowed: {', '.join(allowed)})" if allowed else ""
        return text + choice + (f"; did you mean '{close}'?" if close else "")
    choice = f" (zulässig: {', '.join(allowed)})" if 0 < len(allowed) <= LONGEST_CHOICE else ""
    return text + choice + (f"; gemeint ist vielleicht „{close}“" if close else "")


def _part_en(part: Part) -> str:
    if part.is_sum_row:
        return f"sum row, column '{part.column}': "
    places = [f"record {part.record}"] if part.record else []
    places += [f"row {part.row}"] if part.row else []
    places += [f"column '{part.column}'"] if part.column else []
    places += [f"'{part.field}'"] if part.field else []
    return f"{', '.join(places)}: " if places else ""


def _parts_de(part: Part) -> Iterator[str]:
    if part.record:
        yield f"Meldung {part.record}"
    if part.row:
        yield f"Zeile {part.row}"
    if part.is_sum_row:
        yield "Summenzeile"
    if part.column:
        yield f"Spalte „{part.column}“"
    if part.field:
        yield f"Angabe „{part.field}“"


def _place_de(problem: RecordProblem) -> str:
    where = problem.where
    parts = [f"Blatt „{where.sheet}“"] if where.sheet else []
    parts += [f"Zeile {where.line} der Datei"] if where.line else []
    parts += [f"Spalte {where.column}"] if where.line and where.column else []
    return ", ".join(parts)


class _Field(str):
    """A field as people read it: the sender's title in quotes, or our name; `{field:quoted}` is in quotes always."""

    __slots__ = ()

    def __format__(self, how: str) -> str:
        return f"'{self}'" if how == "quoted" and not self.startswith("'") else str(self)


def _shown(facts: Mapping[str, FactValue], locale: Locale) -> dict[str, str]:
    return {name: _fact(name, value, locale) for name, value in facts.items()}


def _fact(name: str, value: FactValue, locale: Locale) -> str:
    """Each fact in its form; how one is written goes by its name, for most by its type."""
    match name, value:
        case "cell", _:
            return _cell(value)
        case "word", _:
            return f" '{value}'" if value else ""
        case "limit", int():
            return f"{value:,}" if locale == "en" else f"{value:,}".replace(",", ".")
        case "personal", str():
            return PERSONAL[locale][value]
        case "kind", str():
            return KINDS[locale][value]
        case "level", str():
            return LEVELS[locale][value]
        case "unit_level", str():
            return UNITS[locale][value]
        case "owed", tuple():
            return OR[locale].join(LEVELS[locale][str(level)] for level in value)
        case "listed", tuple():
            return _rows(tuple(map(int, value)), locale)
        case "batches", int() if locale == "en":
            return f"{value} batches have" if value > 1 else "one batch has"
        case _, str() if name in PERIODS and locale == "de":
            return period_text(Period.parse(value), locale)
        case _, FieldName():
            return _field(value, locale)
        case _, date():
            return f"{value:%d.%m.%Y}"
        case _:
            return str(value)


def _field(field: FieldName, locale: Locale) -> str:
    opening, closing = QUOTES[locale]
    if field.title or locale == "de":
        return _Field(f"{opening}{field.title or field.name}{closing}")
    return _Field(field.name)


def _cell(value: FactValue) -> str:
    """What stood there, where it may be repeated; a number or day is named as what a workbook holds typed."""
    if value is None:
        return "this text"
    return f"the number {value}" if isinstance(value, Decimal) else f"'{value}'"


def _rows(rows: tuple[int, ...], locale: Locale) -> str:
    one, several, more = ("row", "rows", "and {} more") if locale == "en" else ("Zeile", "Zeilen", "und {} weitere")
    named = ", ".join(map(str, rows[:NAMED_ROWS]))
    rest = f" {more.format(len(rows) - NAMED_ROWS)}" if len(rows) > NAMED_ROWS else ""
    return f"{several if len(rows) > 1 else one} {named}{rest}"
