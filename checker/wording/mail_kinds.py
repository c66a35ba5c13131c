"""What are the kinds of mails called, alone and in a table's head? Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.message import MessageKind
from checker.wording.locales import Locale

# What shows most of the product comes first: what climbed, what was set right, what was missed, what was reminded.
MOST_TELLING_FIRST = (
    MessageKind.ESCALATION,
    MessageKind.LETTER,
    MessageKind.RECTIFICATION,
    MessageKind.RULE_CHANGE,
    MessageKind.RULES_EDITED,
    MessageKind.ALERT,
    MessageKind.OVERDUE_REPORT,
    MessageKind.ALL_CLEAR,
    MessageKind.OPERATOR,
    MessageKind.DIGEST,
    MessageKind.REMINDER,
    MessageKind.ANSWER,
    MessageKind.ANSWERS_WAIT,
    MessageKind.RECEIPT,
    MessageKind.ALL_WELL,
    MessageKind.CHECKPOINTS,
    MessageKind.TEST,
)
# A mail of the kind overdue_report says that a report is missing, or that it is here at last.
MAIL_KINDS: Mapping[Locale, Mapping[MessageKind, str]] = {
    "de": {
        MessageKind.ESCALATION: "Vorlage",
        MessageKind.LETTER: "Schreiben",
        MessageKind.RECTIFICATION: "Richtigstellung",
        MessageKind.RULE_CHANGE: "Regeländerung",
        MessageKind.RULES_EDITED: "Regelwerk",
        MessageKind.ALERT: "Hinweis",
        MessageKind.OVERDUE_REPORT: "Bericht",
        MessageKind.ALL_CLEAR: "Entwarnung",
        MessageKind.OPERATOR: "Betrieb",
        MessageKind.DIGEST: "Übersicht",
        MessageKind.REMINDER: "Erinnerung",
        MessageKind.ANSWER: "Antwort",
        MessageKind.ANSWERS_WAIT: "Eintragung",
        MessageKind.RECEIPT: "Empfang",
        MessageKind.ALL_WELL: "Läuft",
        MessageKind.CHECKPOINTS: "Prüfpunkte",
        MessageKind.TEST: "Test",
    },
    "en": {
        MessageKind.ESCALATION: "escalation",
        MessageKind.LETTER: "letter",
        MessageKind.RECTIFICATION: "rectification",
        MessageKind.RULE_CHANGE: "rule change",
        MessageKind.RULES_EDITED: "edited rules",
        MessageKind.ALERT: "alert",
        MessageKind.OVERDUE_REPORT: "report",
        MessageKind.ALL_CLEAR: "all-clear",
        MessageKind.OPERATOR: "operation",
        MessageKind.DIGEST: "digest",
        MessageKind.REMINDER: "reminder",
        MessageKind.ANSWER: "answer",
        MessageKind.ANSWERS_WAIT: "to enter",
        MessageKind.RECEIPT: "receipt",
        MessageKind.ALL_WELL: "running",
        MessageKind.CHECKPOINTS: "checkpoints",
        MessageKind.TEST: "test",
    },
}
