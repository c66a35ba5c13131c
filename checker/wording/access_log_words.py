"""What the page of the access log says: reasons, acts and ways in words, by language. Pure tables."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.access import AccessReason
from checker.findings.page_rights import PageAct
from checker.wording.locales import Locale
from checker.wording.web_texts import Words

ACCESS_LOG_WORDS: Words = {
    "de": {
        "title": "Zugriffsprotokoll",
        "lead": "Hier steht, welcher Zugang wann was auf den Seiten getan hat. Was getan wurde, steht unter der Nummer"
        " im Protokoll, nach Rollen.",
        "looked": "Jede Einsicht wird mit Ihrer Stelle und dem Grund im Protokoll festgehalten.",
        "why": "Warum sehen Sie hinein?",
        "entry": "Nur zum Eintrag",
        "entry_hint": "Nummer im Protokoll; leer: alle",
        "odd_entry": "Das ist keine Nummer eines Eintrags.",
        "nothing_chosen": "Bitte wählen.",
        "do_look": "Einsehen",
        "notes": "Was festgehalten ist, das Neueste zuerst",
        "newest": "Gezeigt sind die {shown} neuesten von {all}. Alle gibt „zielwacht audit access“ aus; zu einer Nummer"
        " des Protokolls auch diese Seite.",
        "nothing": "Dazu ist nichts festgehalten.",
        "at": "wann",
        "who": "Zugang",
        "did": "was",
        "number": "Eintrag",
        "way": "hereingekommen über",
        "nobody": "niemand Bekanntes",
        "forgotten": "Zugang {member}, gelöscht",
        "to_log": "Zugriffsprotokoll einsehen",
    },
    "en": {
        "title": "Access log",
        "lead": "This says which member did what on the pages, and when. What was done stands under that number in the"
        " log, by role.",
        "looked": "Each look is kept in the log, with your post and the reason.",
        "why": "Why do you look?",
        "entry": "Only about the entry",
        "entry_hint": "Number in the log; empty: all",
        "odd_entry": "That is no number of an entry.",
        "nothing_chosen": "Please choose.",
        "do_look": "Look",
        "notes": "What is noted, the newest first",
        "newest": "The newest {shown} of {all} are shown. 'zielwacht audit access' prints all; for a number of the log"
        " this page does too.",
        "nothing": "Nothing is noted about that.",
        "at": "when",
        "who": "member",
        "did": "what",
        "number": "entry",
        "way": "came in by",
        "nobody": "nobody known",
        "forgotten": "member {member}, deleted",
        "to_log": "Look into the access log",
    },
}
ACCESS_REASONS: Mapping[Locale, Mapping[AccessReason, str]] = {
    "de": {
        AccessReason.INCIDENT: "ein Vorfall",
        AccessReason.OBJECTION: "ein Widerspruch gegen eine Entscheidung",
        AccessReason.AUDIT: "eine Prüfung",
        AccessReason.PROCEEDINGS: "ein Verfahren",
        AccessReason.REQUEST: "jemand fragt, was über sie oder ihn festgehalten ist",
    },
    "en": {
        AccessReason.INCIDENT: "an incident",
        AccessReason.OBJECTION: "an objection to a decision",
        AccessReason.AUDIT: "an audit",
        AccessReason.PROCEEDINGS: "proceedings",
        AccessReason.REQUEST: "somebody asks what is kept of them",
    },
}
ACT_TEXTS: Mapping[Locale, Mapping[PageAct, str]] = {
    "de": {
        PageAct.ANSWER_BY_LINK: "durch den Link einer Mail geantwortet",
        PageAct.DECIDE: "über einen Befund entschieden",
        PageAct.REPORT_FACT: "etwas gemeldet",
        PageAct.ENTER_PROPOSAL: "eine Antwort eingetragen",
        PageAct.REJECT_PROPOSAL: "eine Antwort verworfen",
        PageAct.COMPLETE_PROPOSAL: "eine Antwort ergänzt",
        PageAct.EDIT_LETTER: "ein Schreiben neu gefasst",
        PageAct.RELEASE_LETTER: "ein Schreiben freigegeben",
        PageAct.SETTLE_LETTER: "ein Schreiben erledigt",
        PageAct.KEEP_LETTER_BACK: "ein Schreiben zurückgehalten",
        PageAct.END_SESSION: "eine Sitzung beendet",
        PageAct.CHOOSE_LANGUAGE: "die Sprache gewählt",
        PageAct.ENTER_ABSENCE: "eine Abwesenheit eingetragen oder gelöscht",
        PageAct.CHANGE_CREDENTIALS: "das eigene Kennwort geändert",
        PageAct.SEND_AGAIN: "eine Mail noch einmal versucht",
        PageAct.UPLOAD_FILE: "eine Datei gesendet",
        PageAct.DECIDE_KEPT_OUT: "über Zurückgehaltenes entschieden",
        PageAct.PREVIEW_EDIT: "eine Vorschau gemacht",
        PageAct.APPROVE_EDIT: "einer Änderung zugestimmt oder das zurückgenommen",
        PageAct.ACTIVATE_RULES: "Regeln in Kraft gesetzt",
        PageAct.MAKE_PACK: "ein Nachweispaket gemacht",
        PageAct.RUN_FEATURES: "Szenarien ausgeführt",
        PageAct.JUDGE_AGAIN: "einen Tag noch einmal beurteilt",
        PageAct.READ_ACCESS_LOG: "das Zugriffsprotokoll eingesehen",
        PageAct.MANAGE_MEMBERS: "Zugänge verwaltet",
        PageAct.MANAGE_KEYS: "Schlüssel verwaltet",
    },
    "en": {
        PageAct.ANSWER_BY_LINK: "answered by the link of a mail",
        PageAct.DECIDE: "decided about a finding",
        PageAct.REPORT_FACT: "reported something",
        PageAct.ENTER_PROPOSAL: "entered an answer",
        PageAct.REJECT_PROPOSAL: "rejected an answer",
        PageAct.COMPLETE_PROPOSAL: "completed an answer",
        PageAct.EDIT_LETTER: "wrote a letter anew",
        PageAct.RELEASE_LETTER: "released a letter",
        PageAct.SETTLE_LETTER: "settled a letter",
        PageAct.KEEP_LETTER_BACK: "kept a letter back",
        PageAct.END_SESSION: "ended a session",
        PageAct.CHOOSE_LANGUAGE: "chose the language",
        PageAct.ENTER_ABSENCE: "entered or deleted an absence",
        PageAct.CHANGE_CREDENTIALS: "changed their own password",
        PageAct.SEND_AGAIN: "tried a mail again",
        PageAct.UPLOAD_FILE: "sent a file",
        PageAct.DECIDE_KEPT_OUT: "decided about what is kept out",
        PageAct.PREVIEW_EDIT: "made a preview",
        PageAct.APPROVE_EDIT: "approved an edit, or took that back",
        PageAct.ACTIVATE_RULES: "put rules in force",
        PageAct.MAKE_PACK: "made an evidence pack",
        PageAct.RUN_FEATURES: "ran scenarios",
        PageAct.JUDGE_AGAIN: "judged a day again",
        PageAct.READ_ACCESS_LOG: "looked into the access log",
        PageAct.MANAGE_MEMBERS: "administered members",
        PageAct.MANAGE_KEYS: "administered keys",
    },
}


def act_text(kind: str, locale: Locale) -> str:
    """What was done, in words; of a newer version as it was noted."""
    return ACT_TEXTS[locale][PageAct(kind)] if kind in set(PageAct) else kind
