"""What does a machine hear when it gets nothing, and what to do next? By language and kind. Pure.

In English unless the request asks for German first: it is read by whoever connects two programs.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from checker.wording.locales import Locale


class ApiFault(StrEnum):
    """Why a request of a machine is not answered as it hoped."""

    NO_KEY = "no-key"
    UNKNOWN_KEY = "unknown-key"
    KEY_HAS_ENDED = "key-has-ended"
    NOT_OPENED = "not-opened-by-this-key"
    POST_GIVES_NOTHING = "post-gives-nothing"
    NOT_THERE = "not-there"
    NOT_YET = "not-yet"
    NO_SUCH_METHOD = "no-such-method"
    BAD_QUERY = "bad-query"
    BAD_BODY = "bad-body"
    NO_IDEMPOTENCY_KEY = "no-idempotency-key"
    OTHER_CONTENT = "idempotency-key-of-other-content"
    TOO_LARGE = "too-large"
    TOO_SLOW = "too-slow"
    CUT_OFF = "cut-off"
    WRONG_TYPE = "wrong-type"
    REFUSED = "refused"
    NOTHING_COUNTS = "nothing-counts"
    BAD_HOST = "bad-host"
    HEADERS_TOO_LARGE = "headers-too-large"
    TOO_MANY = "too-many"
    BUSY = "busy"
    STORE = "store"
    NO_RULES = "no-rules"
    BROKEN = "broken"


API_STATUS: Mapping[ApiFault, int] = {
    ApiFault.NO_KEY: 401,
    ApiFault.UNKNOWN_KEY: 401,
    ApiFault.KEY_HAS_ENDED: 401,
    ApiFault.NOT_OPENED: 403,
    ApiFault.POST_GIVES_NOTHING: 403,
    ApiFault.NOT_THERE: 404,
    ApiFault.NOT_YET: 404,
    ApiFault.NO_SUCH_METHOD: 405,
    ApiFault.BAD_QUERY: 400,
    ApiFault.BAD_BODY: 400,
    ApiFault.NO_IDEMPOTENCY_KEY: 400,
    ApiFault.OTHER_CONTENT: 409,
    ApiFault.TOO_LARGE: 413,
    ApiFault.TOO_SLOW: 408,
    ApiFault.CUT_OFF: 400,
    ApiFault.WRONG_TYPE: 415,
    ApiFault.REFUSED: 422,
    ApiFault.NOTHING_COUNTS: 422,
    ApiFault.BAD_HOST: 400,
    ApiFault.HEADERS_TOO_LARGE: 431,
    ApiFault.TOO_MANY: 429,
    ApiFault.BUSY: 503,
    ApiFault.STORE: 503,
    ApiFault.NO_RULES: 503,
    ApiFault.BROKEN: 500,
}


class ApiWords(NamedTuple):
    """What happened, and what to do about it. `detail` may bear facts."""

    title: str
    detail: str


API_WORDS: Mapping[Locale, Mapping[ApiFault, ApiWords]] = {
    "de": {
        ApiFault.NO_KEY: ApiWords("Kein Schlüssel", "Die Anfrage braucht den Kopf 'Authorization: Bearer SCHLÜSSEL'"),
        ApiFault.UNKNOWN_KEY: ApiWords("Unbekannter Schlüssel", "Diesen Schlüssel gibt es hier nicht"),
        ApiFault.KEY_HAS_ENDED: ApiWords(
            "Schlüssel beendet",
            "Der Schlüssel {prefix} gilt seit dem Ende des {day} nicht mehr; einen neuen legt die Administration an",
        ),
        ApiFault.NOT_OPENED: ApiWords("Nicht erlaubt", "Der Schlüssel {prefix} öffnet '{scope}' nicht, nur: {scopes}"),
        ApiFault.POST_GIVES_NOTHING: ApiWords(
            "Nicht erlaubt", "Die Stelle des Schlüssels {prefix} darf '{scope}' heute nicht, oder sie ist unbesetzt"
        ),
        ApiFault.NOT_THERE: ApiWords("Nicht vorhanden", "Das gibt es nicht; /api/v1/openapi.json beschreibt alles"),
        ApiFault.NOT_YET: ApiWords(
            "Noch nichts", "'{name}' liegt in der Zukunft: Gespeicherte Urteile reichen bis jetzt"
        ),
        ApiFault.NO_SUCH_METHOD: ApiWords("Falsche Methode", "Hier geht nur: {methods}"),
        ApiFault.BAD_QUERY: ApiWords("Falsche Abfrage", "Die Angaben hinter dem Fragezeichen sind nicht brauchbar"),
        ApiFault.BAD_BODY: ApiWords("Falscher Inhalt", "Der Inhalt der Anfrage ist nicht brauchbar"),
        ApiFault.NO_IDEMPOTENCY_KEY: ApiWords(
            "Kein Idempotency-Key",
            "Die Anfrage braucht den Kopf Idempotency-Key: 8 bis 100 Buchstaben, Ziffern und "
            "._:-, für jede Lieferung ein eigener und beim Wiederholen derselbe",
        ),
        ApiFault.OTHER_CONTENT: ApiWords(
            "Idempotency-Key schon benutzt", "Unter diesem Idempotency-Key kam schon etwas anderes"
        ),
        ApiFault.TOO_LARGE: ApiWords("Zu groß", "Der Inhalt ist größer, als hier angenommen wird"),
        ApiFault.TOO_SLOW: ApiWords("Zu langsam", "Der Inhalt kam nicht in der Zeit an; noch einmal versuchen"),
        ApiFault.CUT_OFF: ApiWords("Abgebrochen", "Der Inhalt brach ab; nichts davon wurde übernommen"),
        ApiFault.WRONG_TYPE: ApiWords("Falscher Typ", "Erwartet wird Content-Type: {types}"),
        ApiFault.REFUSED: ApiWords("Nicht angenommen", "Es wurde nichts übernommen"),
        ApiFault.NOTHING_COUNTS: ApiWords("Nichts davon zählt", "Es kam an und ist vermerkt, aber nichts davon zählt"),
        ApiFault.BAD_HOST: ApiWords("Falscher Rechner", "Die Anfrage nennt einen anderen Rechner als diesen"),
        ApiFault.HEADERS_TOO_LARGE: ApiWords("Zu große Köpfe", "Die Kopfzeilen sind zusammen zu groß"),
        ApiFault.TOO_MANY: ApiWords("Zu viele Anfragen", "In einer Minute noch einmal versuchen"),
        ApiFault.BUSY: ApiWords("Ausgelastet", "In einigen Sekunden noch einmal versuchen"),
        ApiFault.STORE: ApiWords("Speicher nicht lesbar", "In einigen Minuten noch einmal versuchen"),
        ApiFault.NO_RULES: ApiWords("Keine Regeln", "Noch ist kein Regelwerk in Kraft"),
        ApiFault.BROKEN: ApiWords("Fehler im Programm", "Unter der Nummer steht mehr im Betriebsprotokoll"),
    },
    "en": {
        ApiFault.NO_KEY: ApiWords("No key", "The request needs the header 'Authorization: Bearer KEY'"),
        ApiFault.UNKNOWN_KEY: ApiWords("Unknown key", "There is no such key here"),
        ApiFault.KEY_HAS_ENDED: ApiWords(
            "Key has ended",
            "The key {prefix} holds no more since the end of {day}; the administration makes a new one",
        ),
        ApiFault.NOT_OPENED: ApiWords("Not allowed", "The key {prefix} does not open '{scope}', only: {scopes}"),
        ApiFault.POST_GIVES_NOTHING: ApiWords(
            "Not allowed", "The post of the key {prefix} may not open '{scope}' today, or it is vacant"
        ),
        ApiFault.NOT_THERE: ApiWords("Not there", "There is no such thing here; /api/v1/openapi.json describes all"),
        ApiFault.NOT_YET: ApiWords("Nothing yet", "'{name}' lies in the future: stored verdicts reach up to now"),
        ApiFault.NO_SUCH_METHOD: ApiWords("Wrong method", "Possible here: {methods}"),
        ApiFault.BAD_QUERY: ApiWords("Wrong query", "What stands behind the question mark cannot be used"),
        ApiFault.BAD_BODY: ApiWords("Wrong content", "The content of the request cannot be used"),
        ApiFault.NO_IDEMPOTENCY_KEY: ApiWords(
            "No Idempotency-Key",
            "The request needs the header Idempotency-Key: 8 to 100 letters, digits and ._:-, a "
            "new one for each delivery, and the same when it is repeated",
        ),
        ApiFault.OTHER_CONTENT: ApiWords(
            "Idempotency-Key used before", "Something else has come under this Idempotency-Key"
        ),
        ApiFault.TOO_LARGE: ApiWords("Too large", "The content is larger than is taken here"),
        ApiFault.TOO_SLOW: ApiWords("Too slow", "The content has not arrived in time; try again"),
        ApiFault.CUT_OFF: ApiWords("Cut off", "The content broke off; nothing of it was taken"),
        ApiFault.WRONG_TYPE: ApiWords("Wrong type", "Expected is Content-Type: {types}"),
        ApiFault.REFUSED: ApiWords("Not taken", "Nothing was taken"),
        ApiFault.NOTHING_COUNTS: ApiWords("Nothing counts", "It has come and is on record, but nothing of it counts"),
        ApiFault.BAD_HOST: ApiWords("Wrong host", "The request names another host than this one"),
        ApiFault.HEADERS_TOO_LARGE: ApiWords("Headers too large", "The header lines are too large together"),
        ApiFault.TOO_MANY: ApiWords("Too many requests", "Try again in a minute"),
        ApiFault.BUSY: ApiWords("Busy", "Try again in some seconds"),
        ApiFault.STORE: ApiWords("Store cannot be read", "Try again in some minutes"),
        ApiFault.NO_RULES: ApiWords("No rules", "No rules are in force yet"),
        ApiFault.BROKEN: ApiWords("Error in the program", "Under the number there is more in the service's log"),
    },
}

# Why a part of the query or of the body is not taken.
API_REASONS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "unknown": "'{name}' gibt es nicht (möglich: {allowed})",
        "twice": "'{name}' steht mehrmals da",
        "missing": "'{name}' fehlt",
        "day": "'{name}' ist kein Tag wie 2016-07-04",
        "instant": "'{name}' ist kein Zeitpunkt mit Zeitzone wie 2016-07-04T10:00:00Z",
        "limit": "'limit' ist keine Zahl von 1 bis {most}",
        "cursor": "'cursor' stammt nicht aus einer Antwort von hier",
        "flag": "'{name}' ist weder true noch false",
    },
    "en": {
        "unknown": "there is no '{name}' (possible: {allowed})",
        "twice": "'{name}' stands there several times",
        "missing": "'{name}' is missing",
        "day": "'{name}' is no day like 2016-07-04",
        "instant": "'{name}' is no instant with a time zone like 2016-07-04T10:00:00Z",
        "limit": "'limit' is no number from 1 to {most}",
        "cursor": "'cursor' is of no answer from here",
        "flag": "'{name}' is neither true nor false",
    },
}
