"""The days of an obligation, each with where it comes from, as a table in one language. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from checker.domain.dated import is_dated
from checker.domain.due import due, shifted
from checker.pages.parts import Table
from checker.usecases.reading.finding_page import FindingShown
from checker.wording.dates import end_of_day_text, weekday_text
from checker.wording.explain.due_days import extended, on_what_basis, why_asked_before, why_moved
from checker.wording.locales import Locale
from checker.wording.obligation_page_texts import OBLIGATION_WORDS

Row = tuple[str, str, str]


def days_table(shown: FindingShown, locale: Locale) -> Table:
    """Nominal, effective and please-by day; of a figure the end of its period; and when its data are expected."""
    words, verdict = OBLIGATION_WORDS[locale], shown.verdict
    rows = [*(_dated(shown, locale) if is_dated(verdict) else _counted(shown, locale))]
    if verdict.data_expected is not None:
        day = weekday_text(verdict.data_expected, locale)
        rows.append((words["data_expected"], day, words["data_expected_why"]))
    return Table(words["days_caption"], (words["days_what"], words["days_day"], words["days_why"]), tuple(rows))


def _dated(shown: FindingShown, locale: Locale) -> Iterator[Row]:
    words, now = OBLIGATION_WORDS[locale], shown.verdict.due
    calendar = shown.known.book.calendar
    days = shifted(due(now.nominal, now.policy, calendar, now.basis), now, calendar)
    moved = (why_moved(days, locale), on_what_basis(days, locale), extended(days, locale))
    yield words["nominal"], weekday_text(now.nominal, locale), _from_plan(shown, locale)
    yield words["effective"], end_of_day_text(now.effective, locale), _joined(*moved)
    wish = _joined(words["please_by_why"], why_asked_before(days, locale))
    yield words["please_by"], weekday_text(now.please_by, locale), wish


def _counted(shown: FindingShown, locale: Locale) -> Iterator[Row]:
    now, calendar = shown.verdict.due, shown.known.book.calendar
    why = why_moved(shifted(now, now, calendar), locale)
    yield OBLIGATION_WORDS[locale]["period_end"], weekday_text(now.nominal, locale), why


def _from_plan(shown: FindingShown, locale: Locale) -> str:
    verdict = shown.verdict
    return OBLIGATION_WORDS[locale]["from_plan"].format(year=verdict.rule_key[1], row=verdict.source_row)


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
