"""Why, in a sentence. Pure; the evaluator gives codes with exact numbers, every sentence is made here.

A sentence may be shown to anybody in the house: no names, no free text of a sender.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from checker.domain.period import Period
from checker.domain.verdict import Reason, ReasonValue, Verdict
from checker.wording.dates import day_text, period_text
from checker.wording.locales import Locale
from checker.wording.numbers import bound_of, count_text, decimal_text, figure_beside_path, target_text, value_text

SENTENCES: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "done_in_time": "Nachgewiesen zum {submitted}, also rechtzeitig: Spätestens war der {effective}.",
        "done_late": "Nachgewiesen zum {submitted}, also verspätet: Spätestens war der {effective}.",
        "due_ahead": "Noch nicht nachgewiesen; Zeit ist bis {effective}, 24:00 Uhr.",
        "due_ahead_incomplete": "Liegt noch nicht vollständig vor; Zeit ist bis {effective}, 24:00 Uhr.",
        "due_over": "Bis {effective}, 24:00 Uhr, wurde kein Nachweis gemeldet.",
        "due_over_incomplete": "Liegt noch nicht vollständig vor; Zeit war bis {effective}, 24:00 Uhr.",
        "figures_not_owed_yet": "Noch keine Zahlen; der nächste Bericht wird bis {next} erwartet.",
        "nothing_reported": "Es liegen keine Zahlen vor; als Erstes fehlt der Bericht „{first}“.",
        "denominator_zero": "Es wurde nichts gezählt (Nenner 0); daraus lässt sich kein Urteil ableiten.",
        "suppressed": "Der Absender hat {count} Zahl(en) unterdrückt; die Summe ist deshalb nicht bekannt.",
        "no_figures": "Es liegen keine verwertbaren Zahlen vor.",
        "cap_passed": "Mit {value} ist die Grenze ({target}) schon erreicht; im Zeitraum ist das nicht mehr zu heilen.",
        "too_few_days": "Noch nötige Termine: {still_missing}; bis zum Ende übrige Arbeitstage: {days_left}.",
        "report_missing": "Der Zeitraum ist vorbei, aber es fehlen Berichte ({missing}), als Erstes „{first}“.",
        "bound_holds": "Der Zeitraum ist vorbei und vollständig gemeldet: {value}; verlangt: {target}.",
        "bound_missed": "Der Zeitraum ist vorbei und vollständig gemeldet: {value}; verlangt: {target}.",
        "floor_reached": "Mit {value} ist der Zielwert ({target}) bereits erreicht.",
        "holds_so_far": "Bisher {value}; verlangt: {target}. Der Zeitraum läuft noch.",
        "interim_exceeded": "Zwischenstand {value}; verlangt: {target}. Das kann sich bis zum Ende noch ändern.",
        "pace": "Stand {view_end}: {value}; auf dem Weg zum Ziel wären es {expected}.",
        "upcoming": "Durchgeführte und noch mögliche Termine zusammen: {within_reach}; nötig sind {to_reach}.",
        "on_pace": "Auf dem Weg: bisher {value}, verlangt: {target}.",
        "events": "Geplant {planned}, durchgeführt {held}, noch anstehend {ahead}; nötig mindestens {needed}.",
        "events_cancelled": "Ausgefallen ohne Ersatztermin: {cancelled}.",
        "events_silent": "Plantag verstrichen, keine Meldung: {silent}.",
        "sample": "Zufallsstichprobe: {part} von {whole}; {class}.",
        "below_minimum_sample": "Weniger als {minimum} geprüfte Fälle: Das ist nur ein Hinweis.",
        "data_provisional": "Die Zahlen sind vorläufig.",
        "rate_only": "Der Absender nennt nur die Quote, nicht die Zahlen dahinter.",
        "path_from_sender": "Als Weg gilt der Sollwert des Absenders zum {view_end}: {expected}.",
        "evidence_missing": "Zum {submitted} gemeldet, aber ohne Aktenzeichen; es fehlt der Nachweis.",
        "parts_missing": "Erst {done} von {total} Teilen liegen vor.",
        "parts_unknown": "Die Meldung sagt nicht, wie viele Teile es sind; so ist sie nicht vollständig.",
        "not_covered": "Noch nicht enthalten: {parts}.",
        "units_missing": "Noch fehlende Meldungen: {missing} von {total} ({units}).",
        "fields_missing": "In der Meldung fehlt: {fields}.",
        "about_another_period": "Die Meldung gilt für {given}; verlangt ist {wanted}.",
        "reference_date_missing": "Die Meldung nennt keinen Datenstand; verlangt ist der Stichtag {wanted}.",
        "reference_date_wrong": "Die Meldung hat den Datenstand {given}; verlangt ist der Stichtag {wanted}.",
        "effective_day_missing": "Die Meldung nennt nicht, ab wann es gilt; wirksam sein muss es bis {wanted}.",
        "effective_too_late": "Wirksam erst ab {given}; verlangt ist spätestens {wanted}.",
        "baseline_missing": "Der Vergleichswert des Vorjahres fehlt; ohne ihn gibt es keine Veränderung zu beurteilen.",
        "only_met_when_rounded": "Nur gerundet wäre der Zielwert erreicht: genau sind es {exact_percent}.",
        "met_when_rounded": "Verglichen wird wie veröffentlicht, gerundet auf eine Stelle; genau: {exact_percent}.",
        "extended": "Die Frist wurde verlängert: bis {until} (vorher {was}).",
        "waived": "Eine Ausnahme gilt bis {until}.",
    },
    "en": {
        "done_in_time": "Proven as of {submitted}, in time: the last day was {effective}.",
        "done_late": "Proven as of {submitted}, late: the last day was {effective}.",
        "due_ahead": "Not proven yet; there is time until {effective}, midnight.",
        "due_ahead_incomplete": "Not complete yet; there is time until {effective}, midnight.",
        "due_over": "No proof was reported by {effective}, midnight.",
        "due_over_incomplete": "Not complete yet; there was time until {effective}, midnight.",
        "figures_not_owed_yet": "No figures yet; the next report is expected by {next}.",
        "nothing_reported": "There are no figures; the first report missing is that for {first}.",
        "denominator_zero": "Nothing was counted (denominator 0); no verdict follows from that.",
        "suppressed": "The sender suppressed {count} figure(s), so the sum is not known.",
        "no_figures": "There are no usable figures.",
        "cap_passed": "At {value} the limit ({target}) is reached already; within the period that cannot be mended.",
        "too_few_days": "{still_missing} dialogues are still missing, but only {days_left} working days are left.",
        "report_missing": "The period is over, but reports are missing ({missing}), first that for {first}.",
        "bound_holds": "The period is over and fully reported: {value}; asked for was {target}.",
        "bound_missed": "The period is over and fully reported: {value}; asked for was {target}.",
        "floor_reached": "At {value} the target ({target}) is reached already.",
        "holds_so_far": "So far {value}; asked for is {target}. The period is not over.",
        "interim_exceeded": "At present {value}; asked for is {target}. That can change until the period ends.",
        "pace": "As of {view_end}: {value}; on the way to the target it would be {expected}.",
        "upcoming": "Held and still possible together: {within_reach}; needed are {to_reach}.",
        "on_pace": "On the way: so far {value}, asked for is {target}.",
        "events": "Planned {planned}, held {held}, still ahead {ahead}; needed at least {needed}.",
        "events_cancelled": "Cancelled without replacement: {cancelled}.",
        "events_silent": "Planned day passed without a report: {silent}.",
        "sample": "Random sample: {part} of {whole}; {class}.",
        "below_minimum_sample": "Fewer than {minimum} cases reviewed: this is an indication only.",
        "data_provisional": "The figures are provisional.",
        "rate_only": "The sender gives the rate alone, not the figures behind it.",
        "path_from_sender": "The path is the sender's own target as of {view_end}: {expected}.",
        "evidence_missing": "Reported as of {submitted}, but without a file number; the proof is missing.",
        "parts_missing": "Only {done} of {total} parts are there.",
        "parts_unknown": "The report does not say how many parts there are, so it is not complete.",
        "not_covered": "Not covered yet: {parts}.",
        "units_missing": "{missing} of {total} reports are still missing: {units}.",
        "fields_missing": "The report does not say: {fields}.",
        "about_another_period": "The report is about {given}; asked for is {wanted}.",
        "reference_date_missing": "The report names no reference date; asked for is {wanted}.",
        "reference_date_wrong": "The report's figures are as of {given}; asked for is the reference date {wanted}.",
        "effective_day_missing": "The report does not say from when it applies; it must be in force by {wanted}.",
        "effective_too_late": "In force only from {given}; asked for is {wanted} at the latest.",
        "baseline_missing": "The previous year's figure is missing; without it there is no change to judge.",
        "only_met_when_rounded": "Only when rounded would the target be reached: exactly it is {exact_percent}.",
        "met_when_rounded": "Compared as published, rounded to one digit; exactly it is {exact_percent}.",
        "extended": "The due date was extended to {until} (before: {was}).",
        "waived": "An exception holds until {until}.",
    },
}  # fmt: skip
EVIDENCE: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "proven": "statistisch gesichert (95 %, einseitig)",
        "indicated": "ein deutlicher Hinweis, statistisch nicht gesichert",
        "weak": "schwach, statistisch nicht gesichert",
    },
    "en": {
        "proven": "statistically proven (95%, one-sided)",
        "indicated": "indicated, not statistically proven",
        "weak": "weak, not statistically proven",
    },
}
FIELDS: Mapping[Locale, Mapping[str, str]] = {
    "de": {"data_month": "der Datenstand", "data_status": "ob die Daten vorläufig oder endgültig sind"},
    "en": {"data_month": "the data month", "data_status": "whether the data are provisional or final"},
}
PERCENT: Mapping[Locale, str] = {"de": "\N{NO-BREAK SPACE}%", "en": "%"}
NEVER: Mapping[Locale, str] = {"de": "den laufenden Zeitraum", "en": "the current period"}


def because(verdict: Verdict, locale: Locale = "de") -> tuple[str, ...]:
    """The reasons of a verdict as sentences, the deciding one first."""
    return tuple(text for reason in verdict.reasons for text in _sentences(reason, verdict, locale))


def _sentences(reason: Reason, verdict: Verdict, locale: Locale) -> list[str]:
    texts = SENTENCES[locale]
    facts = {name: _shown(name, value, verdict, locale) for name, value in reason.facts.items()}
    if verdict.target is not None and verdict.operator is not None:
        facts["target"] = target_text(verdict.operator, verdict.target, verdict.unit, locale)
    told = [texts[_sentence_of(reason, verdict)].format_map(facts)]
    if reason.code == "events":
        told += [texts[f"events_{name}"].format_map(facts) for name in ("cancelled", "silent") if reason.facts[name]]
    return told


def _sentence_of(reason: Reason, verdict: Verdict) -> str:
    """What was handed in and does not suffice is no silence; the reasons beside say what it lacks."""
    has_something = reason.code in ("due_ahead", "due_over") and verdict.records
    return f"{reason.code}_incomplete" if has_something else reason.code


def _shown(name: str, value: ReasonValue, verdict: Verdict, locale: Locale) -> str:
    if name == "class":
        return EVIDENCE[locale][str(value)]
    if value is None:
        return NEVER[locale]
    if isinstance(value, date):
        return day_text(value, locale)
    if isinstance(value, Period):
        return period_text(value, locale)
    if name == "exact_percent":
        return f"{decimal_text(Fraction(value), 3, locale)}{PERCENT[locale]}"
    if name == "fields":
        return ", ".join(FIELDS[locale][field] for field in str(value).split(", "))
    if name == "value":
        return figure_text(Fraction(value), verdict, locale)
    if name == "expected":
        return path_text(Fraction(value), verdict, locale)
    if isinstance(value, Fraction | int):
        return count_text(value, None, locale)
    return str(value)


def figure_text(value: Fraction, verdict: Verdict, locale: Locale) -> str:
    """A figure in the verdict's unit, with as many digits as its side of the bound and of its path needs."""
    bound = bound_of(verdict.target, verdict.unit)
    if verdict.pace is None or verdict.pace.expected is None:
        return value_text(value, verdict.unit, locale, bound, verdict.rounding)
    return figure_beside_path(value, verdict.pace.expected, verdict.unit, locale, bound, verdict.rounding)[0]


def path_text(expected: Fraction, verdict: Verdict, locale: Locale) -> str:
    """What the path expects, as it is shown beside the verdict's figure."""
    bound = bound_of(verdict.target, verdict.unit)
    if verdict.value is None:
        return value_text(expected, verdict.unit, locale, bound, verdict.rounding)
    return figure_beside_path(verdict.value, expected, verdict.unit, locale, bound, verdict.rounding)[1]
