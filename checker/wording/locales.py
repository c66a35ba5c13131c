"""Which languages do mails, pages and tables speak? German first. Pure."""

from __future__ import annotations

from typing import Literal, get_args

Locale = Literal["de", "en"]
LOCALES: tuple[Locale, ...] = get_args(Locale)


def locale_of(text: str | None) -> Locale | None:
    """The language that is meant, as a cookie, a form or the store bears it. None: none of ours."""
    return next((locale for locale in LOCALES if locale == text), None)
