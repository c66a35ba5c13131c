"""What does an evidence pack say in its tables? Pure: words, no figures. In German: so are the reports."""

from __future__ import annotations

from collections.abc import Mapping

NOT_SHOWN = "nicht gezeigt (kleine Anzahl)"
NOT_SHOWN_REPLY = "nicht gezeigt"
IN_THE_PACK, NOT_IN_THE_PACK = "ja", "nein"
VERDICTS = (
    "Verpflichtung", "Nummer", "Planzeile", "beurteilt am", "nach dem Stand von", "Folge", "Urteil", "Kennwert",
    "verlangt", "Begründung", "gezählte Datensätze", "Regelwerk (SHA-256)",
)  # fmt: skip
FINDINGS = (
    "Verpflichtung",
    "Episode",
    "Stand",
    "Urteil",
    "Dringlichkeit",
    "seit",
    "Stufe",
    "benachrichtigt",
    "beendet am",
)
DECISIONS = ("Verpflichtung", "Zeitpunkt", "Entscheidung", "durch", "bis", "Grund (Kennung)")
FILES = ("Einlesevorgang", "Absender", "Profil", "eingelesen", "liegt bei", "Datei", "SHA-256")
MAILS = ("Schlüssel", "Message-ID", "Art", "an", "geplant für", "Zustand", "abgeschickt", "liegt bei", "Datei")
DELIVERIES = ("Mail", "Versuch", "begonnen", "beendet", "Ergebnis", "Antwort des Mailservers")
RULES = ("Aktivierung", "in Kraft seit", "durch", "Regelwerk (SHA-256)", "Kalender (SHA-256)", "Ordner")
ROLES = ("Rolle", "Bezeichnung", "Ebene", "Vertretung", "berichtet an", "Rechte", "gültig ab", "gültig bis")
LEFT_OUT = ("was", "welches", "warum", "im Haus nachzusehen mit")

THINGS: Mapping[str, str] = {
    "original": "Meldung",
    "mail": "Mail",
    "rule_file": "Datei des Regelwerks",
    "figure": "Kennwert eines Urteils",
    "log_line": "Zeile des Protokolls",
}
WHY: Mapping[str, str] = {
    "small_cell": "enthält eine Anzahl unter 3, lässt eine solche errechnen oder ist eine Personalzahl einer Einheit",
    "person": "nennt eine Person oder ein persönliches Postfach, oder enthält einen freien Text",
    "unread": "enthält Spalten oder Zeilen, die die Zielwacht nicht auswertet und deshalb nicht prüfen kann",
    "link_acts": "trägt einen Link, über den noch geantwortet werden kann; in späteren Nachweispaketen liegt sie bei",
    "missing": "ist nicht oder nicht mehr aufbewahrt",
    "tells_a_hash": "nennt einen Dateinamen oder die Prüfsumme einer Datei, die nicht beiliegt",
    "beside_a_hash": "steht vor einer solchen Zeile; mit ihr ließe sich deren Inhalt erraten",
}
# Where somebody with the right to look finds it.
SEEN_BY: Mapping[str, str] = {
    "original": "zielwacht records list",
    "mail": "zielwacht mail show",
    "rule_file": "zielwacht rules list",
    "figure": "zielwacht findings show",
    "log_line": "zielwacht audit log",
}
PACK_ABOUT: Mapping[str, str] = {
    "finding": "Befund {name}",
    "rule": "Regel {name}",
    "period": "Zeitraum {name}",
}
OBJECTIVE: Mapping[str, str] = {
    "finding": "Dieses Paket belegt, wie es zu dem Befund {name} kam, wer wann davon erfuhr und was daraus wurde.",
    "rule": "Dieses Paket belegt alles, was aus der Regel {name} entstanden ist: Urteile, Befunde und Mails.",
    "period": "Dieses Paket belegt, was im Zeitraum {name} beurteilt, befunden und mitgeteilt wurde.",
}
TITLE = "Nachweis"
COUNTED_VERDICTS = "Urteile (jeder Wechsel)"
COUNTED_FIGURES = "davon Urteile mit allen Kennwerten"
COUNTED_FINDINGS = "Befunde"
COUNTED_DECISIONS = "Entscheidungen"
COUNTED_FILES = "Meldungen als Datei"
COUNTED_MAILS = "Mails"
COUNTED_LINES = "Zeilen des Protokolls dazu"
