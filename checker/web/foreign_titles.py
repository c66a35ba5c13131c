"""Titles that a German house has no English for, on an English page: marked as German, as in mails. Pure."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from checker.domain.rulebook import Rulebook
from checker.domain.untranslated import without_english
from checker.wording.locales import Locale
from notifications.untranslated import marked


def with_foreign_titles(html: bytes, locale: Locale, book: Rulebook, more: Collection[str] = ()) -> bytes:
    """The page with its German titles marked, where it is English (WCAG 2.2, 3.1.2). `more`: other German words."""
    if locale == "de":
        return html
    return marked(html.decode(), _german_titles(book) | set(more), "de").encode()


@lru_cache(maxsize=4)
def _german_titles(book: Rulebook) -> frozenset[str]:
    goals = (goal for plan in book.plans for goal in plan.goals)
    return without_english(book.organisation, book.escalation, goals, book.senders)
