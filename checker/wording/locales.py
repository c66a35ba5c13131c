"""Which languages do mails, pages and tables speak? German first. Pure."""

from __future__ import annotations

from typing import Literal, get_args

Locale = Literal["de", "en"]
LOCALES: tuple[Locale, ...] = get_args(Locale)
