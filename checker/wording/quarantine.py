"""What is kept out, where and why, in sentences. Pure. Never the value of a cell."""

from __future__ import annotations

from collections.abc import Sequence

from checker.domain.record_problem import RecordProblem
from checker.wording.locales import Locale
from checker.wording.quarantine_texts import QUARANTINE
from checker.wording.record_problems import reason_text
from checker.wording.record_trail import row_text

LETTERS = 26


def place_text(problem: RecordProblem | None, row: int, sheet: str, title: str, locale: Locale) -> str:
    """The row as its sender sees it, with the column of what is wrong. Of a sheet columns are letters."""
    words = QUARANTINE[locale]
    where = row_text(row, sheet, locale)
    if problem is None:
        return where
    if problem.where.line not in (0, row):
        where = words["line_of"].format(row=where, line=problem.where.line)
    number = problem.where.column if problem.where.line else 0
    if not number:
        return where
    column = column_letters(number) if sheet else str(number)
    titled = words["titled" if title else "column"].format(column=column, title=title)
    return f"{where}, {titled}"


def column_letters(number: int) -> str:
    """As a spreadsheet names its columns: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, place = divmod(number - 1, LETTERS)
        letters = chr(ord("A") + place) + letters
    return letters


def why_text(problems: Sequence[RecordProblem], locale: Locale, *, otherwise: str, is_private: bool) -> str:
    """The reasons in one line. `otherwise`: what was kept where there is no code."""
    words = QUARANTINE[locale]
    if problems:
        return "; ".join(reason_text(problem, locale) for problem in problems)
    return words["private"] if is_private else words["unknown_reason"].format(reason=otherwise)
