"""What a forecast supposes, each as a sentence. Pure."""

from __future__ import annotations

from checker.domain.supposed import Supposed
from checker.wording.locales import Locale
from checker.wording.supposed_texts import SENTENCES


def supposed_text(supposed: Supposed, locale: Locale) -> str:
    """One thing that a forecast rests on, without a full stop."""
    return SENTENCES[locale][supposed.code].format_map(supposed.facts)
