"""What does the matrix from the plan's row to the mail say? Pure: words, no figures."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.plan import RowWithoutRule
from checker.wording.escapes import escaped
from checker.wording.locales import Locale

COLUMNS: Mapping[Locale, tuple[str, ...]] = {
    "de": (
        "Zeile",
        "Regel",
        "Regeltests",
        "Szenarien",
        "Verpflichtungen",
        "Datensätze",
        "Urteile",
        "Befunde",
        "Mails",
        "versandt",
    ),
    "en": (
        "row",
        "rule",
        "rule tests",
        "scenarios",
        "obligations",
        "records",
        "verdicts",
        "findings",
        "mails",
        "sent",
    ),
}
MATRIX: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "row": "Planzeile {row}{line}, Plan {year}, Ziel „{goal}“",
        "line": ", Zeile {line} im Plantext",
        "rule": "Regel {rule}: {title}",
        "not_in_force": "Diese Regel gilt nicht mehr.",
        "tests": "Regeltests: {count}{places}",
        "scenarios": "Szenarien: {count}{places}",
        "no_features": "Szenarien: nicht gezählt, es gibt keinen Ordner {folder}; --features nennt einen",
        "unread": "Nicht gezählt, weil sie nicht zu den geltenden Regeln passen: {files}",
        "nothing_owed": "Keine Verpflichtung: bisher hat nichts sie ausgelöst.",
        "obligation": "Verpflichtung {key}",
        "gone": " (besteht nicht mehr)",
        "verdict": "Urteil: {state}; Urteile bisher: {changes}",
        "change": "Urteil {number} vom {on}: {state}",
        "unjudged": "Urteil: noch keines",
        "records": "Datensätze, die gezählt haben: {count}",
        "finding": "Befund {number}: {state}, seit {since}, Stufe {step}",
        "mail": "Mail {id}: {kind} an {addressed}, {day}, {state}",
        "delivery": ", Postfach {mailbox}",
        "no_mail": "Keine Mail",
        "asked": "Gesucht: Mail {id}, Schlüssel {key}",
        "asked_item": "Gesucht: Posten {key}",
        "number": "Gesucht: Aktenzeichen {number}",
        "number_records": "Datensätze mit diesem Nachweis: {count}",
        "number_answer": "Antwort {number} nennt dieses Aktenzeichen",
        "no_promise": "Diese Mail handelt von keiner Zusage des Plans: {about}",
        "itself": "sie sagt, wie es im Ganzen steht",
        "file": "Datei {file}, SHA-256 {sha256}",
        "import": "eingelesen {at} von {sender}: {accepted} neu, {correction} berichtigt, {duplicate} doppelt, "
        "{quarantined} abgewiesen",
        "file_records": "Datensätze aus dieser Datei: {count}",
        "file_unused": "Keiner davon zählt im letzten Urteil einer Verpflichtung.",
        "notices": "Mails zu keiner einzelnen Zusage (Stand, Dateien, Betrieb): {count}",
        "no_orphans": "Ohne Anschluss: 0",
        "orphans": "Ohne Anschluss: {count}",
        "orphan_obligation": "Verpflichtung {name}: keine je geltende Regel heißt {about}",
        "orphan_mail": "Mail {name}: eine Verpflichtung {about} gibt es nicht",
        "without_rule": "Zeilen des Plans ohne Regel: {count}",
        "unruled": "Zeile {row}, Plan {year}: {said}",
        "said_by_plan": "keine Regel: {why} (so im Plan)",
        "said_by_assumption": "keine Regel: {why} (Annahme)",
    },
    "en": {
        "row": "row {row}{line}, plan {year}, goal '{goal}'",
        "line": ", line {line} of the plan's text",
        "rule": "rule {rule}: {title}",
        "not_in_force": "This rule is in force no more.",
        "tests": "rule tests: {count}{places}",
        "scenarios": "scenarios: {count}{places}",
        "no_features": "scenarios: not counted, there is no folder {folder}; --features names one",
        "unread": "not counted, as they do not fit the rules in force: {files}",
        "nothing_owed": "No obligation: nothing has occasioned it so far.",
        "obligation": "obligation {key}",
        "gone": " (exists no more)",
        "verdict": "verdict: {state}; verdicts so far: {changes}",
        "change": "verdict {number} of {on}: {state}",
        "unjudged": "verdict: none yet",
        "records": "records that counted: {count}",
        "finding": "finding {number}: {state}, since {since}, step {step}",
        "mail": "mail {id}: {kind} to {addressed}, {day}, {state}",
        "delivery": ", mailbox {mailbox}",
        "no_mail": "no mail",
        "asked": "sought: mail {id}, key {key}",
        "asked_item": "sought: item {key}",
        "number": "sought: file number {number}",
        "number_records": "records with this evidence: {count}",
        "number_answer": "answer {number} names this file number",
        "no_promise": "This mail is about no promise of the plan: {about}",
        "itself": "it says how things stand as a whole",
        "file": "file {file}, SHA-256 {sha256}",
        "import": "imported {at} from {sender}: {accepted} new, {correction} corrected, {duplicate} known, "
        "{quarantined} refused",
        "file_records": "records of this file: {count}",
        "file_unused": "None of them counts in the last verdict of an obligation.",
        "notices": "mails about no single promise (standing, files, service): {count}",
        "no_orphans": "orphans: 0",
        "orphans": "orphans: {count}",
        "orphan_obligation": "obligation {name}: no rule that was ever in force is called {about}",
        "orphan_mail": "mail {name}: there is no obligation {about}",
        "without_rule": "rows of the plan without a rule: {count}",
        "unruled": "row {row}, plan {year}: {said}",
        "said_by_plan": "no rule: {why} (by the plan's text)",
        "said_by_assumption": "no rule: {why} (assumption)",
    },
}


def unruled_text(row: RowWithoutRule, locale: Locale) -> str:
    """Why a row of the plan has no rule, and whose word that is."""
    return MATRIX[locale][f"said_by_{row.origin}"].format(why=escaped(row.why))
