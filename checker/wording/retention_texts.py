"""What the classes of content are called that are deleted by themselves, in German and English."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.data_class import DataClass, HoldReason
from checker.wording.locales import Locale

CLASS_TEXTS: Mapping[Locale, Mapping[DataClass, str]] = {
    "de": {
        DataClass.ORIGINALS: "Originaldateien",
        DataClass.RECORDS: "Meldungen",
        DataClass.REASONS: "Begründungen",
        DataClass.MAILS: "Mailtexte",
        DataClass.MAILBOXES: "Postfächer",
        DataClass.PROPOSALS: "Antworten",
        DataClass.ABSENCES: "Abwesenheiten",
        DataClass.ACCESS_LOG: "Zugriffsprotokoll",
        DataClass.SESSIONS: "Sitzungen",
    },
    "en": {
        DataClass.ORIGINALS: "original files",
        DataClass.RECORDS: "records",
        DataClass.REASONS: "reasons",
        DataClass.MAILS: "words of mails",
        DataClass.MAILBOXES: "mailboxes",
        DataClass.PROPOSALS: "answers",
        DataClass.ABSENCES: "absences",
        DataClass.ACCESS_LOG: "access log",
        DataClass.SESSIONS: "sessions",
    },
}
HOLD_TEXTS: Mapping[Locale, Mapping[HoldReason, str]] = {
    "de": {
        HoldReason.PROCEEDINGS: "ein Verfahren läuft",
        HoldReason.AUDIT: "eine Prüfung läuft",
        HoldReason.REQUEST: "eine Auskunft ist verlangt",
        HoldReason.ARCHIVE: "dem Archiv angeboten",
    },
    "en": {
        HoldReason.PROCEEDINGS: "proceedings are under way",
        HoldReason.AUDIT: "an audit is under way",
        HoldReason.REQUEST: "information was requested",
        HoldReason.ARCHIVE: "offered to the archive",
    },
}
PLAN_TEXTS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "class": "Klasse",
        "span": "Frist",
        "kept": "vorhanden",
        "due": "fällig",
        "oldest": "seit",
        "hold": "Löschsperre",
        "no_span": "ohne Frist",
        "held": "bis {until:%d.%m.%Y}, {why}",
        "nothing": "Nichts war fällig.",
    },
}
