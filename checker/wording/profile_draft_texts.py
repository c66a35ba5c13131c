"""What stands beside the lines of a drafted profile, in German and English."""

from __future__ import annotations

from collections.abc import Mapping

from checker.wording.locales import Locale

# By the note's code. Facts stand in braces.
NOTE_TEXTS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "ascii_only": "? kein Umlaut in der Datei: Die Kodierung zeigt sich erst am ersten; beim Absender erfragen",
        "no_delimiter": "? kein Zeichen trennt die Zellen gleichmäßig; eine Spalte angenommen",
        "no_header": "? keine Kopfzeile gefunden: Alle Spalten sind nach ihrem Platz benannt",
        "two_levels": "? über dem Kopf steht eine Zeile mit Obertiteln; siehe records_a_row mit under",
        "other_sheets": "? weitere Blätter der Mappe bleiben ungelesen: Ist das richtig?",
        "ambiguous_thousands": "? die Datei zeigt nur Zahlen wie 1.234: als 1234 gelesen; 1,234 wäre decimal: \".\"",
        "sender": "? wer sendet, und welche Rolle bekommt Rückfragen?",
        "whole_house": "? keine Spalte nennt eine Einheit: als Zahlen des ganzen Hauses gelesen",
        "unit_unknown": "? {count} verschiedene Wörter der Spalte nennen keine Einheit: aliases in organisation.yaml?",
        "mark": "? was heißt „{mark}“ hier? Angenommen: {meaning}; eine Null ist es erst mit zero",
        "metric_likely": "vielleicht {metric}: dann {{field: value}} statt ignore, und die Kennzahl bei records",
        "cells_open": "? die Zellen stehen als {field}, damit nichts übernommen wird, solange die Kennzahl offen ist",
        "metric_guessed": "nach der Überschrift: {metric}; bitte prüfen",
        "metric_open": "? welche Kennzahl ist das? Noch bleibt die Spalte ungelesen",
        "metric_named": "? welche Kennzahl? Hier steht nur die erste des Hauses; noch bekommt sie keinen Wert",
        "aggregation": "? Monatswert, seit Jahresbeginn, im Durchschnitt? Regeln zählen: {ways}",
        "aggregation_open": "? Monatswert (month), seit Jahresbeginn (ytd), im Durchschnitt (year_mean)?",
        "no_numbers": "? verschiedene Zellen, die keine Zahlen sind: {count}; Fehler, oder Zeilen, die nicht zählen?",
        "words_open": "? {count} weitere Wörter der Spalte sind keine des Hauses: hier übersetzen",
        "word_open": "? {field}: keine Spalte sagt es; hier steht das erste Wort des Hauses",
        "event_type": "? welche Art von Termin? Hier steht nur die erste des Hauses; noch bekommt sie keinen Tag",
        "nothing_to_count": "? keine Zahl der Datei ist zugeordnet: So wird jede Zeile zurückgehalten",
        "no_period": "? für welchen Zeitraum? Weder Name noch Spalte sagen es; das Planjahr {year} angenommen",
        "unread_text": "freier Text wird nicht ausgewertet",
        "empty_column": "leer in dieser Datei",
        "day_open": "? welcher Tag ist das (planned_on, held_on, submitted_on)? Noch bleibt die Spalte ungelesen",
        "said_elsewhere": "? sagt eine andere Spalte schon, oder gehört nicht zu solchen Meldungen",
        "sum_differs": "? keine Spalte stimmt mit ihrer Summe überein: Zählen manche Zeilen nicht mit?",
    },
    "en": {
        "ascii_only": "? no sign beyond ASCII in the file: the encoding shows with the first umlaut; ask the sender",
        "no_delimiter": "? no sign separates the cells evenly; taken as one column",
        "no_header": "? no header line found: all columns are named by their places",
        "two_levels": "? a line of upper titles stands above the header; see records_a_row with under",
        "other_sheets": "? other sheets of the workbook stay unread: is that right?",
        "ambiguous_thousands": "? the file shows only numbers such as 1.234: read as 1234; 1,234 needs decimal: \".\"",
        "sender": "? who sends, and which role is asked back?",
        "whole_house": "? no column names a unit: read as figures of the whole house",
        "unit_unknown": "? {count} different words of the column name no unit: aliases in organisation.yaml?",
        "mark": "? what does \"{mark}\" mean here? Assumed: {meaning}; it is a zero only with zero",
        "metric_likely": "perhaps {metric}: then {{field: value}} in place of ignore, and the figure under records",
        "cells_open": "? the cells are a {field}, so that nothing is taken while the figure is open: then field: value",
        "metric_guessed": "by the heading: {metric}; please check",
        "metric_open": "? which figure is this? The column is not read yet",
        "metric_named": "? which figure? This is only the first of the house; it is given no value yet",
        "aggregation": "? value of the month, of the year to date, on average? Rules count: {ways}",
        "aggregation_open": "? value of the month (month), of the year to date (ytd), on average (year_mean)?",
        "no_numbers": "? {count} different cells of the column are no numbers: mistakes, or rows that do not count?",
        "words_open": "? {count} more words of the column are none of the house: translate them here",
        "word_open": "? {field}: no column says it; this is the first word of the house",
        "event_type": "? which sort of event? This is only the first of the house; it is given no day yet",
        "nothing_to_count": "? no figure of the file is mapped: so each row is kept out",
        "no_period": "? of which period? Neither name nor column says it; the plan's year {year} is assumed",
        "unread_text": "free text is not evaluated",
        "empty_column": "empty in this file",
        "day_open": "? which day is this (planned_on, held_on, submitted_on)? The column is not read yet",
        "said_elsewhere": "? another column says it already, or such records do not have it",
        "sum_differs": "? no column agrees with its sum: do some rows not count?",
    },
}  # fmt: skip
# What stands at the top of the draft. `read` and the others are of the file itself, read by the draft.
HEAD_TEXTS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "drafted": "Entwurf eines Importprofils, aus {file} allein. Zeilen mit „?“ kann die Datei nicht beantworten.",
        "read": "So gelesen bringt die Datei Meldungen: {read}, davon verwendbar {taken}, zurückgehalten {kept_out}.",
        "refused": "So gelesen wird diese Datei abgelehnt: {why}",
        "first": "Die erste zurückgehaltene Zeile: {why}",
        "next": "Fragen beantworten, als rules/senders/{id}.yaml ablegen; dann: zielwacht rules lint",
    },
    "en": {
        "drafted": "Draft of an import profile, from {file} alone. The file cannot answer the lines with \"?\".",
        "read": "Read so, {taken} of {read} records of the file can be used, {kept_out} are kept out.",
        "refused": "Read so, this file is refused: {why}",
        "first": "The first row that is kept out: {why}",
        "next": "Answer the questions, put it into rules/senders/{id}.yaml; then: zielwacht rules lint",
    },
}  # fmt: skip
