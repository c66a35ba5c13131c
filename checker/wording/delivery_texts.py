"""The way of a mail to its server, in words, by language. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.outbox import AttemptOutcome
from checker.wording.locales import Locale

DELIVERY: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "mail": "Mail {id}, Schlüssel {key}: „{kind}“ an {addressed}, {state}",
        "queued": "geplant für {day}, eingereiht {at}",
        "mailbox": "Postfach: {mailbox}",
        "no_attempt": "Versuche: keiner",
        "attempt": "Versuch {number}: begonnen {at}, {outcome}{ended}{reply}",
        "ended": ", {at}",
        "reply": "; Antwort des Servers: {reply}",
        "open": "ohne bekannten Ausgang",
        "came_back": "Zurückgekommen, verzeichnet {at}: Status {status}",
        "entries": "Einträge im Protokoll: {numbers}",
        "item": "Posten {key}: „{kind}“ zu {about}",
        "itself": "Posten {key}: „{kind}“, die Mail selbst",
        "bytes_gone": "Die Bytes, die hinausgingen, sind nicht mehr aufbewahrt. Der Text ist heute aus den Angaben "
        "erzeugt.",
    },
    "en": {
        "mail": "mail {id}, key {key}: '{kind}' to {addressed}, {state}",
        "queued": "planned for {day}, queued {at}",
        "mailbox": "mailbox: {mailbox}",
        "no_attempt": "attempts: none",
        "attempt": "attempt {number}: begun {at}, {outcome}{ended}{reply}",
        "ended": ", {at}",
        "reply": "; the server's answer: {reply}",
        "open": "with no known end",
        "came_back": "came back, noted {at}: status {status}",
        "entries": "entries of the log: {numbers}",
        "item": "item {key}: '{kind}' about {about}",
        "itself": "item {key}: '{kind}', the mail itself",
        "bytes_gone": "The bytes that left are kept no more. The text is made of its facts today.",
    },
}
OUTCOMES: Mapping[Locale, Mapping[AttemptOutcome, str]] = {
    "de": {
        AttemptOutcome.SENT: "vom Server angenommen",
        AttemptOutcome.DEFERRED: "vorerst nicht angenommen",
        AttemptOutcome.SESSION_FAILED: "keine Sitzung mit dem Server",
        AttemptOutcome.AMBIGUOUS: "Antwort verloren, sie kann angekommen sein",
        AttemptOutcome.LEASE_EXPIRED: "abgebrochen, der Prozess endete",
        AttemptOutcome.REFUSED: "endgültig abgewiesen",
        AttemptOutcome.EXPIRED: "zu alt, um noch hinauszugehen",
        AttemptOutcome.NOT_BUILT: "ließ sich nicht erzeugen",
        AttemptOutcome.SUPERSEDED: "nicht mehr nötig",
        AttemptOutcome.BOUNCED: "angenommen und zurückgekommen",
    },
    "en": {
        AttemptOutcome.SENT: "taken by the server",
        AttemptOutcome.DEFERRED: "not taken for now",
        AttemptOutcome.SESSION_FAILED: "no session with the server",
        AttemptOutcome.AMBIGUOUS: "the answer was lost, it may have arrived",
        AttemptOutcome.LEASE_EXPIRED: "broken off, the process ended",
        AttemptOutcome.REFUSED: "refused for good",
        AttemptOutcome.EXPIRED: "too old to leave",
        AttemptOutcome.NOT_BUILT: "could not be built",
        AttemptOutcome.SUPERSEDED: "not needed any more",
        AttemptOutcome.BOUNCED: "taken, and came back",
    },
}
