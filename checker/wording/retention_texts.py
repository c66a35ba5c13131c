"""What the classes of content are called that are deleted by themselves, in German and English."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.data_class import DataClass
from checker.wording.locales import Locale

CLASS_TEXTS: Mapping[Locale, Mapping[DataClass, str]] = {
    "de": {
        DataClass.ORIGINALS: "Originaldateien",
        DataClass.RECORDS: "Meldungen",
        DataClass.REASONS: "Begründungen",
        DataClass.MAILS: "Mailtexte",
        DataClass.MAILBOXES: "Postfächer",
        DataClass.PROPOSALS: "Antworten",
    },
    "en": {
        DataClass.ORIGINALS: "original files",
        DataClass.RECORDS: "records",
        DataClass.REASONS: "reasons",
        DataClass.MAILS: "words of mails",
        DataClass.MAILBOXES: "mailboxes",
        DataClass.PROPOSALS: "answers",
    },
}
