"""The statement on accessibility: what is kept, what is not, and what the signs mean. By language. Pure tables.

`KNOWN_GAPS` is what is known not to be kept; the statement says "fully" only when nothing is left in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checker.domain.verdict import State
from checker.wording.locales import Locale
from checker.wording.page_words import PageWords

# When the pages were last held against the list by whoever made them.
REVIEWED_ON = date(2026, 11, 29)
KNOWN_GAPS: Mapping[Locale, tuple[str, ...]] = {
    "de": (
        "Auf englischen Seiten steht, was jemand im Haus auf Deutsch eingegeben hat, etwa eine Begründung, ohne dass"
        " Vorlesesoftware die Sprache erfährt (WCAG 3.1.2).",
    ),
    "en": (
        "On English pages what somebody in the house has entered in German, such as a reason, stands there without its"
        " language being told to screen readers (WCAG 3.1.2).",
    ),
}
STATE_MEANINGS: Mapping[Locale, Mapping[State, str]] = {
    "de": {
        State.BREACHED: "der Zielwert ist verfehlt, oder der Tag ist vorbei",
        State.AT_RISK: "noch nicht verfehlt, aber auf dem Weg dahin",
        State.NOT_EVALUABLE: "es fehlen Zahlen oder Nachweise",
        State.AWAITING_EVENT: "der Tag, an dem es sich zeigt, kommt noch",
        State.PENDING: "noch nicht fällig",
        State.MET: "das Ziel ist erreicht",
        State.INFO: "nur zur Kenntnis, ohne Zielwert",
    },
    "en": {
        State.BREACHED: "the target is missed, or its day is over",
        State.AT_RISK: "not missed yet, but on the way there",
        State.NOT_EVALUABLE: "figures or proofs are lacking",
        State.AWAITING_EVENT: "the day on which it shows is still to come",
        State.PENDING: "not due yet",
        State.MET: "the target is met",
        State.INFO: "for information, without a target",
    },
}
ACCESSIBILITY_WORDS: PageWords = {
    "de": {
        "title": "Barrierefreiheit",
        "statement": "Erklärung zur Barrierefreiheit",
        "scope": "Diese Erklärung gilt für die Seiten der Zielwacht ({version}) im Haus „{house}“. Maßstab sind die"
        " BITV 2.0 und EN 301 549 (WCAG 2.1 AA), im Bau auch WCAG 2.2 AA.",
        "partly": "Die Seiten sind mit diesen Anforderungen teilweise vereinbar: Was unten steht, fehlt noch.",
        "fully": "Die Seiten sind mit diesen Anforderungen vollständig vereinbar.",
        "gaps": "Was nicht erfüllt ist",
        "kept": "Alle Seiten gehen ohne Maus, ohne Skript und mit vergrößerter Schrift. Zustände stehen immer als Wort"
        " und Zeichen da, nie nur als Farbe. Breite Tabellen lassen sich seitlich verschieben.",
        "made": "Erstellt am {day} aufgrund einer Selbstbewertung: Jede Seite wird bei jeder Änderung im Browser"
        " geprüft. Eine Prüfung durch eine unabhängige Stelle gab es noch nicht.",
        "feedback": "Etwas geht nicht?",
        "feedback_text": "Schreiben Sie uns, was auf welcher Seite nicht geht. Ihre Mail geht an die Administration;"
        " die Zielwacht speichert davon nichts.",
        "feedback_link": "Mail zur Barrierefreiheit an {mailbox} schreiben",
        "feedback_none": "Bitte wenden Sie sich an die Administration des Hauses.",
        "subject": "Zielwacht: Barriere auf einer Seite",
        "body": "Auf welcher Seite: \nWas nicht geht: \nWomit Sie arbeiten (Browser, Hilfsmittel): \n",
        "enforcement": "Durchsetzungsstelle",
        "enforcement_text": "Wenn Sie keine zufriedenstellende Antwort bekommen, können Sie sich wenden an:",
        "enforcement_none": "Das Haus hat die zuständige Durchsetzungsstelle noch nicht eingetragen. Die Administration"
        " trägt sie in config.toml ein, Abschnitt [web], Schlüssel enforcement_body.",
        "signs": "Was die Zeichen bedeuten",
        "legend": "Jeder Zustand mit Zeichen und Wort",
        "sign": "Zeichen und Wort",
        "meaning": "Bedeutung",
    },
    "en": {
        "title": "Accessibility",
        "statement": "Statement on accessibility",
        "scope": "This statement is about the pages of Zielwacht ({version}) in the house “{house}”. It is held against"
        " BITV 2.0 and EN 301 549 (WCAG 2.1 AA), and while building also WCAG 2.2 AA.",
        "partly": "The pages comply with these requirements in part: what stands below is not kept yet.",
        "fully": "The pages comply with these requirements in full.",
        "gaps": "What is not kept",
        "kept": "All pages work without a mouse, without scripts and with larger text. States always stand there as a"
        " word and a sign, never as a colour alone. On narrow screens wide tables are scrolled sideways.",
        "made": "Made on {day} by a self-assessment: each page is checked in a browser with every change. There was no"
        " audit by an independent body yet.",
        "feedback": "Does something not work?",
        "feedback_text": "Write to us what does not work on which page. Your mail goes to the administration; Zielwacht"
        " stores nothing of it.",
        "feedback_link": "Write a mail about accessibility to {mailbox}",
        "feedback_none": "Please ask the administration of the house.",
        "subject": "Zielwacht: a barrier on a page",
        "body": "On which page: \nWhat does not work: \nWhat you work with (browser, aids): \n",
        "enforcement": "Enforcement body",
        "enforcement_text": "If you get no satisfactory answer, you can turn to:",
        "enforcement_none": "The house has not entered its enforcement body yet. The administration enters it in"
        " config.toml, section [web], key enforcement_body.",
        "signs": "What the signs mean",
        "legend": "Each state with its sign and word",
        "sign": "Sign and word",
        "meaning": "Meaning",
    },
}
