"""How is a span shown that is written as ISO 8601? Pure: "3 Jahre"; of several parts each."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.wording.locales import Locale

PART = re.compile(r"([0-9]+)([YMWD])")
UNITS: Mapping[Locale, Mapping[str, tuple[str, str]]] = {
    "de": {"Y": ("Jahr", "Jahre"), "M": ("Monat", "Monate"), "W": ("Woche", "Wochen"), "D": ("Tag", "Tage")},
    "en": {"Y": ("year", "years"), "M": ("month", "months"), "W": ("week", "weeks"), "D": ("day", "days")},
}


def span_text(span: str, locale: Locale) -> str:
    """P3Y as "3 Jahre", P1Y6M as "1 Jahr 6 Monate"."""
    return " ".join(f"{many} {UNITS[locale][unit][many != '1']}" for many, unit in PART.findall(span))
