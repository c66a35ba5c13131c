"""An answer on a page, its fields and what comes of it, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from checker.domain.answer import AnswerChoice
from checker.wording.locales import Locale
from checker.wording.page_answer_texts import DAYS, EFFECTS, FIELDS, JOINED, OFFERS, UNTIL


def offer_label(choice: AnswerChoice, locale: Locale) -> str:
    return OFFERS[locale][choice]


def field_label(choice: AnswerChoice, name: str, locale: Locale) -> str:
    """The label of a field of an answer; `name` as in `page_answer.AnswerInput`."""
    if name == "day":
        return DAYS[locale][choice]
    return UNTIL[locale][choice] if name == "until" else FIELDS[locale][name]


def effect(code: str, locale: Locale, *, who: Iterable[str] = (), day: str = "", count: int = 0) -> str:
    """A sentence of what comes of an answer, by its code."""
    return EFFECTS[locale][code].format(who=JOINED[locale].join(who), day=day, count=count)
