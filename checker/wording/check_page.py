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
        "by_goal": "Verpflichtungen nach Zielen",
        "goal": "Ziel des Plans",
        "no_goal": "ohne Regel",
        "total": "insgesamt",
        "basis": "Worauf die Urteile beruhen",
        "basis_on": "Tag",
        "basis_known_at": "Kenntnisstand",
        "basis_sequence": "Stand der Angaben",
        "basis_rulebook": "Regelwerk (SHA-256)",
        "basis_calendar": "Kalender",
        "basis_engine": "Regelmaschine",
        "basis_version": "Version von Zielwacht",
        "basis_history": "Vorgeschichte",
        "no_history": "Ohne Vorgeschichte: Geurteilt wird nach diesen Dateien allein. Was gespeichert ist, brächte"
        " frühere Zeiträume, Berichtigungen, Rücknahmen und Entscheidungen hinzu.",
        "with_history": "Mit ihr: 'zielwacht records import --dry-run DATEIEN'.",
        "obligation": "Verpflichtung",
        "verdict": "Urteil",
        "target": "Ziel (Bereich)",
        "figure": "Kennwert",
        "required": "verlangt",
        "due": "spätestens",
        "reasons": "Gründe",
        "source": "Quelle",
        "value": "Wert",
        "share": "Anteil",
        "part": "Zähler",
        "whole": "Nenner",
        "rules": "Regeln",
        "basis_sheet": "Grundlage",
    },
    "en": {
        "heading": "Verdicts on {on}",
        "known": "As known on {known}",
        "verdicts": "verdicts",
        "caption": "{count} obligations, {bad} of them need attention; the worst first",
        "by_goal": "Obligations by goal",
        "goal": "goal of the plan",
        "no_goal": "without a rule",
        "total": "in all",
        "basis": "What the verdicts rest on",
        "basis_on": "day",
        "basis_known_at": "known at",
        "basis_sequence": "sequence of records",
        "basis_rulebook": "rulebook (SHA-256)",
        "basis_calendar": "calendar",
        "basis_engine": "rules engine",
        "basis_version": "version of Zielwacht",
        "basis_history": "history",
        "no_history": "Without history: judged by these files alone. What is stored would add earlier periods,"
        " corrections, withdrawals and decisions.",
        "with_history": "With it: 'zielwacht records import --dry-run FILES'.",
        "obligation": "obligation",
        "verdict": "verdict",
        "target": "target (unit)",
        "figure": "figure",
        "required": "asked for",
        "due": "due",
        "reasons": "reasons",
        "source": "source",
        "value": "value",
        "share": "share",
        "part": "numerator",
        "whole": "denominator",
        "rules": "rules",
        "basis_sheet": "Basis",
    },
}
# The columns of its table of verdicts, in their order.
COLUMNS = ("verdict", "target", "figure", "required", "due", "reasons", "source")
