"""What a forecast supposes, each as a sentence. Pure."""

from __future__ import annotations

from datetime import date

from checker.domain.supposed import Supposed, SupposedFact
from checker.wording.dates import day_text
from checker.wording.locales import Locale
from checker.wording.supposed_texts import SENTENCES


def supposed_text(supposed: Supposed, locale: Locale) -> str:
    """One thing that a forecast rests on, without a full stop."""
    facts = {name: _shown(fact, locale) for name, fact in supposed.facts.items()}
    return SENTENCES[locale][supposed.code].format_map(facts)


def _shown(fact: SupposedFact, locale: Locale) -> str:
    return day_text(fact, locale) if isinstance(fact, date) else str(fact)
