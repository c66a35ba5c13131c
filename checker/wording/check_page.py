"""The words of the page that a check writes, by language. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.wording.locales import Locale

CHECK_PAGE: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "heading": "Urteile zum {on}",
        "known": "Kenntnisstand {known}",
        "verdicts": "Urteile",
        "caption": "{count} Verpflichtungen, davon brauchen {bad} Aufmerksamkeit; die schlechtesten zuerst",
        "verdict": "Urteil",
        "target": "Ziel (Bereich)",
        "figure": "Kennwert",
        "required": "verlangt",
        "due": "spätestens",
        "reasons": "Gründe",
        "source": "Quelle",
    },
    "en": {
        "heading": "Verdicts on {on}",
        "known": "As known on {known}",
        "verdicts": "verdicts",
        "caption": "{count} obligations, {bad} of them need attention; the worst first",
        "verdict": "verdict",
        "target": "target (unit)",
        "figure": "figure",
        "required": "asked for",
        "due": "due",
        "reasons": "reasons",
        "source": "source",
    },
}
# The columns of its table, in their order.
COLUMNS = ("verdict", "target", "figure", "required", "due", "reasons", "source")
