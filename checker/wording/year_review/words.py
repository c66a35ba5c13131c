"""The nouns, states and labels of a review, in both languages; and how many of a noun. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from checker.domain.verdict import State
from checker.wording.locales import Locale
from checker.wording.numbers import decimal_text

# One, several.
COUNTED: Mapping[Locale, Mapping[str, tuple[str, str]]] = {
    "de": {
        "files": ("Datei", "Dateien"),
        "senders": ("Absender", "Absendern"),
        "taken": ("Angabe", "Angaben"),
        "corrections": ("Korrektur", "Korrekturen"),
        "rules": ("Regel", "Regeln"),
        "goals": ("Oberziel", "Oberziele"),
        "obligations": ("Verpflichtung", "Verpflichtungen"),
        "episodes": ("Befund", "Befunde"),
        "escalations": ("Vorlage an die nächste Stufe", "Vorlagen an die nächste Stufe"),
        "mails": ("Mail", "Mails"),
        "roles": ("Rolle", "Rollen"),
        "drafts": ("Entwurf wartet", "Entwürfe warten"),
        "answers": ("Antwort", "Antworten"),
        "keys": ("Schlüssel", "Schlüssel"),
        "sessions": ("Sitzung", "Sitzungen"),
    },
    "en": {
        "files": ("file", "files"),
        "senders": ("sender", "senders"),
        "taken": ("record", "records"),
        "corrections": ("correction", "corrections"),
        "rules": ("rule", "rules"),
        "goals": ("goal", "goals"),
        "obligations": ("obligation", "obligations"),
        "episodes": ("finding", "findings"),
        "escalations": ("escalation to the next step", "escalations to the next step"),
        "mails": ("mail", "mails"),
        "roles": ("role", "roles"),
        "drafts": ("draft waits", "drafts wait"),
        "answers": ("answer", "answers"),
        "keys": ("key", "keys"),
        "sessions": ("session", "sessions"),
    },
}
# Of one, of several.
VERBS: Mapping[Locale, Mapping[str, tuple[str, str]]] = {
    "de": {
        "brought": ("brachte", "brachten"),
        "gave": ("ergab", "ergaben"),
        "went": ("ging", "gingen"),
    },
    "en": {"brought": ("brought", "brought"), "gave": ("gave", "gave"), "went": ("went", "went")},
}
# States behind a number, and as heads of columns.
STATES: Mapping[Locale, Mapping[State, str]] = {
    "de": {
        State.BREACHED: "verfehlt",
        State.AT_RISK: "gefährdet",
        State.NOT_EVALUABLE: "nicht bewertbar",
        State.AWAITING_EVENT: "wartend",
        State.PENDING: "offen",
        State.MET: "erreicht",
        State.INFO: "nachrichtlich",
    },
    "en": {
        State.BREACHED: "missed",
        State.AT_RISK: "at risk",
        State.NOT_EVALUABLE: "cannot be judged",
        State.AWAITING_EVENT: "awaiting",
        State.PENDING: "open",
        State.MET: "met",
        State.INFO: "for information",
    },
}
LABELS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "title": "Was vom {first} bis {last} geschah",
        "made_up": "Eine Vorführung: Die gemeldeten Zahlen sind erfunden.",
        "skip": "Zum Inhalt",
        "contents": "Inhalt",
        "months": "Monate",
        "in_brief": "In Kürze",
        "by_goal": "Verpflichtungen nach Oberziel und Zustand",
        "goal": "Oberziel",
        "by_role": "Mails nach Rolle und Art",
        "role": "Mails an",
        "all": "alle",
        "others": "{count} weitere",
        "gone": "Regel entfallen",
        "timeline": "Zeitleiste",
        "timeline_note": "Jeder Monat mit seinen Änderungen und Mails. Der Name führt zu dem, was darin geschah.",
        "month": "Monat",
        "worse": "schlechter",
        "met": "erreicht",
        "other": "sonst geändert",
        "mails": "Mails",
        "changes_in": "Geänderte Zustände im {month}",
        "mails_in": "Mails im {month}",
        "no_changes": "Kein Zustand änderte sich.",
        "no_mails": "Keine Mail ging hinaus.",
        "day": "Tag",
        "promise": "Verpflichtung",
        "state": "Zustand",
        "now": "jetzt",
        "kind_and_reader": "Art, Empfang",
        "subject": "Betreff",
        "to_the_top": "Zum Anfang",
        "source": "Alles auf dieser Seite stammt aus dem Datenspeicher daneben. Kleine Anzahlen werden nicht gezeigt.",
        "serve": "Die Seiten im Browser: {command}",
        "open": "Das ganze Jahr mit allen Mails zum Ansehen: {page}",
    },
    "en": {
        "title": "What happened from {first} to {last}",
        "made_up": "A demonstration: the figures reported are fictitious.",
        "skip": "Skip to content",
        "contents": "Contents",
        "months": "Months",
        "in_brief": "In brief",
        "by_goal": "Obligations by goal and state",
        "goal": "goal",
        "by_role": "Mails by role and kind",
        "role": "mails to",
        "all": "all",
        "others": "{count} more",
        "gone": "rule gone",
        "timeline": "Timeline",
        "timeline_note": "Each month with its changes and mails. Its name leads to what happened in it.",
        "month": "month",
        "worse": "got worse",
        "met": "met",
        "other": "changed otherwise",
        "mails": "mails",
        "changes_in": "States that changed in {month}",
        "mails_in": "Mails in {month}",
        "no_changes": "No state changed.",
        "no_mails": "No mail went out.",
        "day": "day",
        "promise": "obligation",
        "state": "state",
        "now": "now",
        "kind_and_reader": "kind, reader",
        "subject": "subject",
        "to_the_top": "Back to top",
        "source": "All of this page is from the store beside it. Small counts are not shown.",
        "serve": "The pages in the browser: {command}",
        "open": "The whole year with all its mails, to look at: {page}",
    },
}


def counted(count: int, noun: str, locale: Locale) -> str:
    """A number with its noun: "1 Datei", "1.643 Angaben"."""
    one, several = COUNTED[locale][noun]
    return f"{number(count, locale)} {one if count == 1 else several}"


def verb(count: int, which: str, locale: Locale) -> str:
    """The form of a verb whose subject is so many."""
    one, several = VERBS[locale][which]
    return one if count == 1 else several


def number(count: int, locale: Locale) -> str:
    """A count with its groups of thousands."""
    return decimal_text(Fraction(count), 0, locale)


def signed(apart: int, locale: Locale) -> str:
    """How many more or fewer, with its sign; `±0` where it is as many."""
    return f"{'+' if apart > 0 else '−' if apart < 0 else '±'}{number(abs(apart), locale)}"
