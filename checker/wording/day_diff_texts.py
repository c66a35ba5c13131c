"""The words of what changed between two days, and why, by language. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.wording.locales import Locale

DAY_DIFF: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "head": "Was sich vom {first} bis zum {second} geändert hat, und warum",
        "then": "am {on}: Kenntnisstand Erfassung {sequence}, Aktivierung {number}, Regelwerk {sha}",
        "changed": "anders: {changed} von {all}",
        "gaps": "nicht verglichen, weil Meldungen, die zählten, gelöscht sind: {obligations}",
        "not_owed_yet": "noch nicht zu erfüllen",
        "not_owed_any_more": "nicht mehr zu erfüllen",
        "same_state": "{state}, mit anderen Zahlen oder Tagen",
        "change": "{obligation}: {before} → {after}",
        "new": "Meldung neu: {key} ({file}, Zeile {row}, Erfassung {sequence} am {at})",
        "corrected": "Meldung berichtigt: {key} ({file}, Zeile {row}, Erfassung {sequence} am {at})",
        "withdrawn": "Meldung zurückgezogen: {key} (Erfassung {sequence} am {at})",
        "report": "Bericht eingegangen: {sender}, {profile}, {period} (Erfassung {sequence} am {at})",
        "record": "Meldungen der Erfassungen {first} bis {last}",
        "decided": "Entscheidung: {act} durch {by}, {at}, bis {until}",
        "act": "Entscheidung zu einer anderen Verpflichtung, von der diese abhängt",
        "rule": "Regel: Aktivierung {number} durch {by}, {at}",
        "calendar": "Kalender: Aktivierung {number} durch {by}, {at}",
        "organisation": "Organisation: Aktivierung {number} durch {by}, {at}",
        "absence": "Organisation: eine Abwesenheit",
        "begun": "Zeit: der Zeitraum hat am {day} begonnen",
        "period_over": "Zeit: der Zeitraum ging bis {day}",
        "due_over": "Zeit: die Frist war der {day}",
        "figures_expected": "Zeit: die Zahlen sollten bis {day} da sein",
        "waiver_over": "Zeit: die Ausnahme galt bis {day}",
        "time": "Zeit: allein, weil Tage vergangen sind",
    },
    "en": {
        "head": "What changed from {first} to {second}, and why",
        "then": "on {on}: known up to recording {sequence}, activation {number}, rulebook {sha}",
        "changed": "other than before: {changed} of {all}",
        "gaps": "not compared, because records that counted were deleted: {obligations}",
        "not_owed_yet": "not owed yet",
        "not_owed_any_more": "not owed any more",
        "same_state": "{state}, with other figures or days",
        "change": "{obligation}: {before} → {after}",
        "new": "new record: {key} ({file}, row {row}, recording {sequence} on {at})",
        "corrected": "corrected record: {key} ({file}, row {row}, recording {sequence} on {at})",
        "withdrawn": "withdrawn record: {key} (recording {sequence} on {at})",
        "report": "report received: {sender}, {profile}, {period} (recording {sequence} on {at})",
        "record": "records of the recordings {first} to {last}",
        "decided": "decision: {act} by {by}, {at}, until {until}",
        "act": "a decision on another obligation that this one depends on",
        "rule": "rule: activation {number} by {by}, {at}",
        "calendar": "calendar: activation {number} by {by}, {at}",
        "organisation": "organisation: activation {number} by {by}, {at}",
        "absence": "organisation: an absence",
        "begun": "time: the period began on {day}",
        "period_over": "time: the period ended on {day}",
        "due_over": "time: it was due on {day}",
        "figures_expected": "time: the figures were expected by {day}",
        "waiver_over": "time: the exception ended on {day}",
        "time": "time: only because days have passed",
    },
}
