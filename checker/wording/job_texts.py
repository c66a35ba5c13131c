"""How a job in the background stands, in a word and in a sentence, by language (`JobState`). Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.wording.locales import Locale

JOB_STATES: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "running": "läuft",
        "done": "fertig",
        "refused": "abgelehnt",
        "failed": "fehlgeschlagen",
        "timed_out": "Zeit überschritten",
        "stopped": "beendet",
        "broken_off": "abgebrochen",
    },
    "en": {
        "running": "running",
        "done": "done",
        "refused": "refused",
        "failed": "failed",
        "timed_out": "out of time",
        "stopped": "stopped",
        "broken_off": "broken off",
    },
}
# `minutes`: its time limit; `why`: the reason of a refusal.
JOB_SENTENCES: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "running": "Der Lauf ist noch nicht fertig und endet spätestens nach {minutes} Minuten."
        " Den Stand zeigt die Seite, wenn Sie sie neu laden.",
        "done": "Der Lauf ist fertig.",
        "refused": "Es ist nichts gelaufen: {why}",
        "failed": "Der Lauf ist an einem Fehler des Programms gescheitert. Was geschah, steht im Betriebsprotokoll des"
        " Dienstes.",
        "timed_out": "Der Lauf wurde nach {minutes} Minuten beendet und hat kein Ergebnis.",
        "stopped": "Der Lauf wurde von Hand beendet und hat kein Ergebnis.",
        "broken_off": "Der Lauf ist abgebrochen, weil der Dienst endete, der die Seiten zeigt, oder weil dem Rechner"
        " Speicher fehlte. Er hat kein Ergebnis und kann neu begonnen werden.",
    },
    "en": {
        "running": "It is still running and ends after {minutes} minutes at the latest. Load the page again to see"
        " how it stands.",
        "done": "It is done.",
        "refused": "Nothing has run: {why}",
        "failed": "It failed by a mistake of the program. What happened stands in the log of the service.",
        "timed_out": "It was ended after {minutes} minutes and has no result.",
        "stopped": "It was stopped by hand and has no result.",
        "broken_off": "It broke off because the service that shows the pages ended, or the machine was out of memory."
        " It has no result and can be begun anew.",
    },
}
