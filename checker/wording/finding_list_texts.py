"""The words of the list of findings, by language. Pure tables."""

from __future__ import annotations

from collections.abc import Mapping

from checker.wording.locales import Locale

# Titles of the columns, by id.
FINDING_COLUMNS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "what": "Was",
        "state": "Stand",
        "figures": "Zahl oder Datum",
        "since": "Seit",
        "owner": "Zuständig",
        "next": "Nächste Stufe",
    },
    "en": {
        "what": "What",
        "state": "State",
        "figures": "Figure or day",
        "since": "Since",
        "owner": "Owner",
        "next": "Next step",
    },
}
FINDING_LIST_WORDS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "lead": "Hier stehen die Befunde, die Sie sehen dürfen. Was als Nächstes weitergeht, steht oben; was jemand"
        " übernommen hat, steht für sich.",
        "open": "Offen",
        "resting": "Übernommen oder zurückgestellt",
        "over": "Beendet",
        "watched": "Unter Beobachtung",
        "nothing": "Es gibt keinen Befund, der jemanden braucht. Wird ein Ziel verfehlt oder eine Frist überschritten,"
        " steht es mit dem nächsten Durchlauf hier.",
        "filter_state": "Stand",
        "filter_finding": "Befund",
        "filter_goal": "Ziel",
        "filter_unit": "Einheit",
        "filter_severity": "Gewicht",
        "filter_step": "Stufe",
        "filter_role": "Zuständig oder informiert",
        "filter_since": "Begonnen ab",
        "standing": "offen oder übernommen",
        "everything": "alle, auch beendete",
        "step": "Stufe {step}",
        "no_step": "noch keine Stufe",
        "sort_next": "nächste Stufe zuerst",
        "sort_worst": "schwerwiegendste zuerst",
        "sort_oldest": "älteste zuerst",
        "rests_until": "bis {day}",
        "age_none": "seit heute",
        "age_one": "seit 1 Tag",
        "age": "seit {days} Tagen",
        "lasted": "beendet am {day}",
        "nothing_next": "nichts von selbst",
        "in_digest": "steht in der Wochenmail",
        "again": "noch einmal: {role}",
        "to": "an: {role}",
        "role_note": "Eine Auswahl nach Stellen wird weder gezählt noch als Datei ausgegeben.",
        "counted_one": "1 Befund",
        "counted": "{count} Befunde",
        "listed": "Befunde",
    },
    "en": {
        "lead": "These are the findings that you may see. What moves on next stands on top; what somebody has taken on"
        " stands apart.",
        "open": "Open",
        "resting": "Taken on or put off",
        "over": "Over",
        "watched": "Being watched",
        "nothing": "There is no finding that needs somebody. When a target is missed or a date has passed, it stands"
        " here after the next run.",
        "filter_state": "State",
        "filter_finding": "Finding",
        "filter_goal": "Goal",
        "filter_unit": "Unit",
        "filter_severity": "Severity",
        "filter_step": "Step",
        "filter_role": "Owner or told",
        "filter_since": "Begun from",
        "standing": "open or taken on",
        "everything": "all, also those that are over",
        "step": "step {step}",
        "no_step": "no step yet",
        "sort_next": "next step first",
        "sort_worst": "most severe first",
        "sort_oldest": "oldest first",
        "rests_until": "until {day}",
        "age_none": "since today",
        "age_one": "for 1 day",
        "age": "for {days} days",
        "lasted": "over on {day}",
        "nothing_next": "nothing by itself",
        "in_digest": "stands in the weekly mail",
        "again": "once more: {role}",
        "to": "to: {role}",
        "role_note": "A selection by role is neither counted nor given out as a file.",
        "counted_one": "1 finding",
        "counted": "{count} findings",
        "listed": "Findings",
    },
}
