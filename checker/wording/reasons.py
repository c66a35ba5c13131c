"""Why, in a sentence. Pure; the evaluator gives codes with exact numbers, every sentence is made here.

A sentence may be shown to anybody in the house: no names, no free text of a sender.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import count, islice

from checker.domain.house_word import HouseWord
from checker.domain.measure_unit import PERCENT, MeasureUnit, unit_named
from checker.domain.period import Period
from checker.domain.verdict import OCCASIONS, Reason, ReasonValue, State, Verdict
from checker.wording.dates import day_text, period_text
from checker.wording.events_to_come import days_left_text, missing_text, planned_text
from checker.wording.locales import Locale
from checker.wording.numbers import (
    band_text,
    bound_of,
    bound_text,
    count_text,
    figure_beside_path,
    share_text,
    target_text,
    value_text,
)
from checker.wording.staleness import as_of_text, overdue_sentence
from checker.wording.suppression import COUNTS, FIGURES, JUST_ABOVE, JUST_BELOW, published

SENTENCES: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "done_in_time": "Nachgewiesen zum {submitted}, also rechtzeitig: Zeit war bis {effective}.",
        "done_late": "Nachgewiesen zum {submitted}, also verspätet: Zeit war bis {effective}.",
        "due_ahead": "Noch nicht nachgewiesen; Zeit ist bis {effective}, 24:00 Uhr.",
        "due_ahead_incomplete": "Liegt noch nicht vollständig vor; Zeit ist bis {effective}, 24:00 Uhr.",
        "due_over": "Bis {effective}, 24:00 Uhr, wurde kein Nachweis gemeldet.",
        "due_over_incomplete": "Liegt noch nicht vollständig vor; Zeit war bis {effective}, 24:00 Uhr.",
        "figures_not_owed_yet": "Noch keine Zahlen; der nächste Bericht wird bis {next} erwartet.",
        "nothing_reported": "Es liegen keine Zahlen vor; als Erstes fehlt der Bericht „{first}“.",
        "nothing_reported_row": "Im Bericht {first} fehlt die Zeile „{row}“.",
        "nothing_reported_no_row": "Der Bericht {first} ist da, aber ohne Zahlen hierzu.",
        "report_missing_row": "Der Zeitraum ist vorbei, aber im Bericht {first} fehlt die Zeile „{row}“.",
        "report_missing_no_row": "Der Zeitraum ist vorbei, aber im Bericht {first} fehlen die Zahlen hierzu.",
        "nothing_reported_of_it": "Die Berichte sind da, aber keiner enthält Zahlen hierzu.",
        "nothing_reported_of_the_topic": "Die Berichte sind da, aber keiner enthält eine Stichprobe zu diesem Thema.",
        "nothing_reported_by_anybody": "Es liegen keine Zahlen vor.",
        "figures_not_owed_yet_open": "Noch keine Zahlen; ein Tag für den nächsten Bericht steht nicht fest.",
        "denominator_zero": "Es wurde nichts gezählt (Nenner 0); daraus lässt sich kein Urteil ableiten.",
        "suppressed": "Vom Absender unterdrückte Zahlen: {count}; die Summe ist deshalb nicht bekannt.",
        "no_figures": "Es liegen keine verwertbaren Zahlen vor.",
        "cap_passed": "Mit {value} ist die Grenze ({target}) schon erreicht; im Zeitraum ist das nicht mehr zu heilen.",
        "cap_exceeded": "{value}: Das ist mehr als erlaubt ({target}); im Zeitraum ist das nicht mehr zu heilen.",
        "cap_reached": "{value}: Damit ist die Grenze ({target}) erreicht; im Zeitraum ist das nicht mehr zu heilen.",
        "too_few_days": "{missing}; {left}.",
        "upcoming": "{missing}, {planned}.",
        "report_missing": "Der Zeitraum ist vorbei, aber es fehlen Berichte ({missing}), als Erstes „{first}“.",
        "bound_holds": "Der Zeitraum ist vorbei und vollständig gemeldet: {value}; verlangt: {target}.",
        "bound_missed": "Der Zeitraum ist vorbei und vollständig gemeldet: {value}; verlangt: {target}.",
        "bound_holds_unowed": "Der Zeitraum ist vorbei: {value}; verlangt: {target}.",
        "bound_missed_unowed": "Der Zeitraum ist vorbei: {value}; verlangt: {target}.",
        "floor_reached": "Bereits erreicht: {value}; verlangt: {target}.",
        "floor_stays": "Erreicht: {value}; verlangt: {target}. Vorläufig, weil noch Berichte fehlen ({outstanding}).",
        "holds_so_far": "Bisher {value}; verlangt: {target}. Der Zeitraum läuft noch.",
        "holds_so_far_stale": "{as_of}: {value}; verlangt: {target}. Der Zeitraum läuft noch.",
        "floor_reached_stale": "{as_of} bereits erreicht: {value}; verlangt: {target}.",
        "interim_exceeded_stale": "{as_of}: {value}; verlangt: {target}. Das kann sich bis zum Ende noch ändern.",
        "on_pace_stale": "{as_of} auf dem Weg: {value}, verlangt: {target}.",
        "for_information_stale": "Nur nachrichtlich, {as_of}: {value}. Ein Urteil gibt es hierzu nicht.",
        "figures_not_owed_yet_stale": "{as_of} war nichts zu zählen; ein weiterer Bericht wird bis {next} erwartet.",
        "interim_exceeded": "Zwischenstand {value}; verlangt: {target}. Das kann sich bis zum Ende noch ändern.",
        "pace": "Stand {view_end}: {value}; auf dem Weg zum Ziel wären es {expected}.",
        "pace_one": "Stand {view_end}: {value}; auf dem Weg zum Ziel wäre es {expected}.",
        "on_pace": "Auf dem Weg: bisher {value}, verlangt: {target}.",
        "still_to_plan": "Noch nicht geplante Termine: {unplanned}.",
        "still_to_plan_by": "Noch nicht geplante Termine: {unplanned}; der nächste ist bis {plan_by} zu planen.",
        "events": "Geplant {planned}, durchgeführt {held}, noch anstehend {ahead}; nötig mindestens {needed}.",
        "events_without_need": "Geplant {planned}, durchgeführt {held}, noch anstehend {ahead}.",
        "events_cancelled": "Ausgefallen ohne Ersatztermin: {cancelled}.",
        "events_silent": "Plantag verstrichen, keine Meldung: {silent}.",
        "participants_unknown": "Termine ohne Angabe, wer teilnimmt: {events}; sie zählen mit (Annahme).",
        "participants_missing": "Termine, zu denen nicht alle gemeldet sind, die der Plan vorsieht: {events}; "
        "sie zählen nicht.",
        "venue_unknown": "Termine ohne Angabe, wo sie stattfinden: {events}; sie zählen mit (Annahme).",
        "venue_other": "Termine an einem anderen Ort als dem, den der Plan nennt: {events}; sie zählen nicht.",
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
        "figure_too_large": "Eine gemeldete Zahl hat mehr Stellen, als sich genau vergleichen lassen; kein Urteil.",
        "cannot_judge": "Das Programm kann es nicht beurteilen ({error} in {place}); alles andere ist beurteilt.",
        "baseline_day_missing": "Der Ausgangswert fehlt; ohne ihn gibt es kein Urteil.",
        "only_met_when_rounded": "Nur gerundet wäre der Zielwert erreicht (genau: {exact_figure}).",
        "met_when_rounded": "Verglichen wird wie veröffentlicht, gerundet auf eine Stelle; genau: {exact_figure}.",
        "for_information": "Nur nachrichtlich: {value}. Ein Urteil gibt es hierzu nicht.",
        "for_information_without_figure": "Nur nachrichtlich; eine Zahl liegt noch nicht vor.",
        "awaiting_event": "Der Termin steht noch nicht fest; ohne ihn gilt spätestens der {effective}.",
        "calendar_missing": "Der Sitzungskalender fehlt seit {warn_from}; ohne ihn gilt spätestens der {effective}.",
        "meeting_known": "Maßgeblich ist die Sitzung am {day}, die letzte bekannte des Jahres.",
        "month_short": "{period}: {amount}; verlangt sind im Monat {a_month}.",
        "newest_month": "Im neuesten Monat, {period}: {amount}.",
        "year_value_only": "Gezeigt und beurteilt wird nur der Wert des ganzen Zeitraums, nach dem {mature}.",
        "not_mature_yet": "Die Gruppe ist noch nicht reif; ausgewertet wird sie nach dem {mature}.",
        "previous_year_missing": "Der Vergleichswert des Vorjahres fehlt; ohne ihn gibt es kein Urteil.",
        "benchmark_missing": "Der Vergleichswert der anderen fehlt; ohne ihn gibt es kein Urteil.",
        "benchmark_of_another_month": "Der Vergleichswert ist vom Monat {month}, nicht von dem der eigenen Zahl.",
        "enough": "Das Niveau der anderen ({value}) ist erreicht; das genügt.",
        "staff_floor": "Weniger als {minimum} Beschäftigte: zum Schutz der Einzelnen gibt es keine Zahl.",
        "band": "Als eingehalten gelten {band}.",
        "band_watched": "Beobachtet wird, ob die Zahl innerhalb von {band} bleibt.",
        "band_exceeded": "{value}: Das liegt über der beobachteten Spanne, {target}.",
        "band_undercut": "{value}: Das liegt unter der beobachteten Spanne, {target}.",
        "limit_of_each": "Grenze im einzelnen Fall: {limit}.",
        "figure_missing": "Die Zahl „{first}“ sollte schon vorliegen: eine Lücke in den Daten, kein verfehltes Ziel.",
        "premise_exceeded": "Die Prognose des Plans ist überschritten: {value}, {target}.",
        "targets_anew": "Auf dieser Prognose beruhen Ziele; sie sind neu zu rechnen.",
        "premise_undercut": "Weniger, als der Plan annimmt: {value}, {target}.",
        "nearly_all": "Knapp: Weniger als 3 fehlen.",
        "extended": "Die Frist wurde verlängert: bis {until} (vorher {was}).",
        "waived": "Eine Ausnahme gilt bis {until}.",
        "just_below": "Der Kennwert liegt knapp unter {bound}.",
        "just_above": "Der Kennwert liegt knapp über {bound}.",
        "met_until": "Bis {day} nach vorläufigen Zahlen erreicht.",
        "asked_for": "Angefragt am {day}.",
        "asked_for_by": "Angefragt am {day}, von: {who}.",
        "agreed_on": "Vereinbart am {day}.",
        "opened_by": "Anlass: „{title}“, Zielwert verfehlt ({period}); bekannt seit {known_on}.",
        "explained_by": "Ursache ist der fehlende Bericht „{first}“ des Absenders.",
        "few_staff": "Von so wenigen Beschäftigten, und wo ihre Zahl nicht gemeldet ist, wird nur der Wert des Hauses "
        "gezeigt.",
        "small_cells": "Anzahlen unter 3 werden nicht gezeigt, auch nicht als Rest oder als Veränderung.",
        "strata_pooled": "Schichten ungewichtet, keine Hochrechnung: {strata}.",
        "two_official_figures": "Zum Datenstand {month} gibt es zwei amtliche Zahlen; es gilt die zuletzt gemeldete.",
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
        "nothing_reported_row": "The report for {first} lacks the row “{row}”.",
        "nothing_reported_no_row": "The report for {first} is here, but without figures for this.",
        "report_missing_row": "The period is over, but the report for {first} lacks the row “{row}”.",
        "report_missing_no_row": "The period is over, but the report for {first} lacks the figures for this.",
        "nothing_reported_of_it": "The reports are here, but none of them has figures for this.",
        "nothing_reported_of_the_topic": "The reports are here, but none of them has a sample of this topic.",
        "nothing_reported_by_anybody": "There are no figures.",
        "figures_not_owed_yet_open": "No figures yet; no day is set for the next report.",
        "denominator_zero": "Nothing was counted (denominator 0); no verdict follows from that.",
        "suppressed": "Figures suppressed by the sender: {count}; so the sum is not known.",
        "no_figures": "There are no usable figures.",
        "cap_passed": "At {value} the limit ({target}) is reached already; within the period that cannot be mended.",
        "cap_exceeded": "{value}: that is more than allowed ({target}); within the period that cannot be mended.",
        "cap_reached": "{value}: that reaches the limit ({target}); within the period that cannot be mended.",
        "too_few_days": "{missing}; {left}.",
        "upcoming": "{missing}, {planned}.",
        "report_missing": "The period is over, but reports are missing ({missing}), first that for {first}.",
        "bound_holds": "The period is over and fully reported: {value}; asked for was {target}.",
        "bound_missed": "The period is over and fully reported: {value}; asked for was {target}.",
        "bound_holds_unowed": "The period is over: {value}; asked for was {target}.",
        "bound_missed_unowed": "The period is over: {value}; asked for was {target}.",
        "floor_reached": "At {value} the target ({target}) is reached already.",
        "floor_stays": "Reached: {value}; asked for is {target}. Provisional: reports are outstanding ({outstanding}).",
        "holds_so_far": "So far {value}; asked for is {target}. The period is not over.",
        "holds_so_far_stale": "{as_of}: {value}; asked for is {target}. The period is not over.",
        "floor_reached_stale": "{as_of}: at {value} the target ({target}) is reached already.",
        "interim_exceeded_stale": "{as_of}: {value}; asked for is {target}. That can change until the period ends.",
        "on_pace_stale": "{as_of} on the way: {value}, asked for is {target}.",
        "for_information_stale": "For information only, {as_of}: {value}; no verdict is given.",
        "figures_not_owed_yet_stale": "{as_of} there was nothing to count; another report is expected by {next}.",
        "interim_exceeded": "At present {value}; asked for is {target}. That can change until the period ends.",
        "pace": "As of {view_end}: {value}; on the way to the target it would be {expected}.",
        "pace_one": "As of {view_end}: {value}; on the way to the target it would be {expected}.",
        "on_pace": "On the way: so far {value}, asked for is {target}.",
        "still_to_plan": "Events not planned yet: {unplanned}.",
        "still_to_plan_by": "Events not planned yet: {unplanned}; the next is to be planned by {plan_by}.",
        "events": "Planned {planned}, held {held}, still ahead {ahead}; needed at least {needed}.",
        "events_without_need": "Planned {planned}, held {held}, still ahead {ahead}.",
        "events_cancelled": "Cancelled without replacement: {cancelled}.",
        "events_silent": "Planned day passed without a report: {silent}.",
        "participants_unknown": "Events that do not say who takes part: {events}; they count (assumption).",
        "participants_missing": "Events without all whom the plan wants there: {events}; they do not count.",
        "venue_unknown": "Events that do not say where they are held: {events}; they count (assumption).",
        "venue_other": "Events at another place than the one in the plan: {events}; they do not count.",
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
        "figure_too_large": "A reported figure has more digits than can be compared exactly; there is no verdict.",
        "cannot_judge": "The program cannot judge it ({error} in {place}); everything else is judged.",
        "baseline_day_missing": "The baseline is missing; without it there is no verdict.",
        "only_met_when_rounded": "Only when rounded would the target be reached: exactly it is {exact_figure}.",
        "met_when_rounded": "Compared as published, rounded to one digit; exactly it is {exact_figure}.",
        "for_information": "For information only: {value}; no verdict is given.",
        "for_information_without_figure": "For information only; there is no figure yet.",
        "awaiting_event": "The day is not known yet; without it {effective} is the last day.",
        "calendar_missing": "The calendar of meetings is missing since {warn_from}; without it {effective} counts.",
        "meeting_known": "What counts is the meeting on {day}, the last known of the year.",
        "month_short": "{period}: {amount}; asked for is {a_month} a month.",
        "newest_month": "In the newest month, {period}: {amount}.",
        "year_value_only": "Only the figure of the whole period is shown and judged, after {mature}.",
        "not_mature_yet": "The group is not mature yet; it is judged after {mature}.",
        "previous_year_missing": "Last year's figure is missing; without it there is no verdict.",
        "benchmark_missing": "The benchmark is missing; without it there is no verdict.",
        "benchmark_of_another_month": "The benchmark is of {month}, not of the figure's own month.",
        "enough": "The level of the others ({value}) is reached, which is enough.",
        "staff_floor": "Fewer than {minimum} staff: no figure, to protect each of them.",
        "band": "Kept is anything from {band}.",
        "band_watched": "It is watched whether the figure stays within {band}.",
        "band_exceeded": "{value}: that lies above the band it is watched in, {target}.",
        "band_undercut": "{value}: that lies below the band it is watched in, {target}.",
        "limit_of_each": "The limit of each single case: {limit}.",
        "figure_missing": "The figure for {first} should be here: a gap in the data, no target missed.",
        "premise_exceeded": "The plan's forecast is exceeded: {value}, {target}.",
        "targets_anew": "Targets are built on this forecast; work them out anew.",
        "premise_undercut": "Less than the plan assumed: {value}, {target}.",
        "nearly_all": "Only just missed: fewer than 3 are lacking.",
        "extended": "The due date was extended to {until} (before: {was}).",
        "waived": "An exception holds until {until}.",
        "just_below": "The figure is just below {bound}.",
        "just_above": "The figure is just above {bound}.",
        "met_until": "Met until {day} by preliminary figures.",
        "asked_for": "Asked for on {day}.",
        "asked_for_by": "Asked for on {day}, by: {who}.",
        "agreed_on": "Agreed on {day}.",
        "opened_by": "Occasion: “{title}” missed its target ({period}); known since {known_on}.",
        "explained_by": "The cause is the sender's missing report for {first}.",
        "few_staff": "Of so few staff, and where their number is not reported, only the house's value is shown.",
        "small_cells": "Counts below 3 are not shown, nor as a remainder or as a change.",
        "strata_pooled": "Strata added without weights, no estimate for the whole: {strata}.",
        "two_official_figures": "For the data month {month} there are two official figures; the newer counts.",
    },
}  # fmt: skip
EVIDENCE: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "proven": "statistisch gesichert (95 %, einseitig)",
        "indicated": "statistisch nicht gesichert",
        "weak": "schwach, statistisch nicht gesichert",
    },
    "en": {
        "proven": "statistically proven (95%, one-sided)",
        "indicated": "not statistically proven",
        "weak": "weak, not statistically proven",
    },
}
FIELDS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "cohort": "um welche Gruppe es geht",
        "data_month": "der Datenstand",
        "data_status": "ob die Daten vorläufig oder endgültig sind",
    },
    "en": {
        "cohort": "which group it is about",
        "data_month": "the data month",
        "data_status": "whether the data are provisional or final",
    },
}
REACH: Mapping[Locale, Mapping[str, str]] = {
    "de": {"up_to": "{evidence}, bis {share} möglich", "down_to": "{evidence}, auch {share} möglich"},
    "en": {"up_to": "{evidence}, up to {share} is possible", "down_to": "{evidence}, {share} is possible as well"},
}
# What is said of a figure that is not shown.
BESIDE_ITS_BOUND: Mapping[str, Mapping[Locale, str]] = {
    JUST_BELOW: {"de": "knapp unter {bound}", "en": "just below {bound}"},
    JUST_ABOVE: {"de": "knapp über {bound}", "en": "just above {bound}"},
}
# Said in place of a count of people, or a share of them, that would point at single ones.
KEPT_BACK: Mapping[Locale, str] = {"de": "eine Zahl, die nicht gezeigt wird", "en": "a figure that is not shown"}
KEPT_BACK_BESIDE: Mapping[Locale, str] = {"de": "(nicht gezeigt)", "en": "(not shown)"}
NAMES_COUNTS = frozenset({"sample"})
# Told by what is missing until the end of the period.
OF_EVENTS = frozenset({"upcoming", "too_few_days"})
UNKNOWN: Mapping[Locale, str] = {"de": "unbekannt", "en": "unknown"}
# What is lacking where no report is missing, by the records that would say it; "None": nobody reports it at all.
NONE_MISSING = {"case_review": "of_the_topic", "None": "by_anybody"}


def because(
    verdict: Verdict, locale: Locale = "de", *, hides_small: bool | None = None, most: int | None = None
) -> tuple[str, ...]:
    """The reasons of a verdict as sentences, the deciding one first. Counts that would identify people are not shown.

    `hides_small` says whether its counts are people where the verdict itself does not. `most`: not more than so many,
    and how old the figures are.
    """
    shown = published(verdict if hides_small is None else replace(verdict, counts_people=hides_small))
    told = [reason for reason in shown.reasons if not (shown.kept_back and reason.code in NAMES_COUNTS)]
    sentences = list(islice((text for reason in told for text in _sentences(reason, shown, locale)), most))
    if shown.stale is None:
        return tuple(sentences)
    # How old the figures are stands right behind what was decided by them.
    return (*sentences[:1], overdue_sentence(shown.stale, locale), *sentences[1:])


def occasion_text(verdict: Verdict, locale: Locale = "de") -> str:
    """Why something is owed that was not from the first day on: "Angefragt am 09.05.2016, von: A."; else empty."""
    return " ".join(said_of(OCCASIONS, verdict, locale))


def said_of(codes: Collection[str], verdict: Verdict, locale: Locale) -> tuple[str, ...]:
    """The sentences of such reasons alone."""
    of_them = (reason for reason in verdict.reasons if reason.code in codes)
    return tuple(text for reason in of_them for text in _sentences(reason, verdict, locale))


def _sentences(reason: Reason, verdict: Verdict, locale: Locale) -> list[str]:
    texts = SENTENCES[locale]
    if reason.code == "limit_of_each":
        # The unit of the limit is another than that of the figure: so many of them keep it.
        return [texts[reason.code].format(limit=bound_text(*_limit(reason), locale))]
    if reason.code == "strata_pooled":
        return [texts[reason.code].format(strata=_strata(reason, locale))]
    if reason.code == "band":
        code = "band_watched" if verdict.state is State.INFO else reason.code
        return [texts[code].format(band=band_text(*_band(reason), verdict.unit, locale))]
    facts = {name: _shown(name, value, verdict, locale) for name, value in reason.facts.items()}
    facts.setdefault("exact_figure", facts.get("exact_percent", ""))
    if (required := required_text(verdict, locale)) is not None:
        facts["target"] = required
    if reason.code in BESIDE_ITS_BOUND:
        facts["bound"] = bound_text(str(verdict.target), verdict.unit, locale)
    if reason.code == "sample" and (evidence := evidence_text(verdict, locale)) is not None:
        facts["class"] = evidence
    if reason.code in OF_EVENTS:
        facts |= _events_to_come(reason, verdict, locale)
    if verdict.stale is not None:
        facts["as_of"] = as_of_text(verdict.stale, locale)
    sentence = texts[_sentence_of(reason, verdict)].format_map(facts)
    sentences = [f"{sentence[:1].upper()}{sentence[1:]}"]
    if reason.code == "events":
        sentences += [
            texts[f"events_{name}"].format_map(facts) for name in ("cancelled", "silent") if reason.facts[name]
        ]
    return sentences


def _events_to_come(reason: Reason, verdict: Verdict, locale: Locale) -> dict[str, str]:
    """Too few are held and planned, or too few days are left for those that are missing."""
    until = verdict.period.end
    if reason.code == "too_few_days":
        missing = missing_text(_whole(reason, "still_missing"), until, locale)
        return {"missing": missing, "left": days_left_text(_whole(reason, "days_left"), locale)}
    counted = next(one for one in verdict.reasons if one.code == "events")
    missing = missing_text(max(0, _whole(reason, "to_reach") - _whole(counted, "held")), until, locale)
    return {"missing": missing, "planned": planned_text(_whole(counted, "ahead"), locale)}


def _whole(reason: Reason, name: str) -> int:
    value = reason.facts[name]
    assert isinstance(value, int), f"{name} of {reason.code} counts events"
    return value


def evidence_text(verdict: Verdict, locale: Locale) -> str | None:
    """How much a sampled rate proves and, where it does not prove it, how far its data reach. None: no sample."""
    if verdict.evidence is None:
        return None
    said = EVIDENCE[locale][verdict.evidence]
    sample = next((reason.facts for reason in verdict.reasons if reason.code == "sample"), {})
    for way, form in REACH[locale].items():
        if (share := sample.get(way)) is not None and not verdict.kept_back:
            return form.format(
                evidence=said, share=share_text(Fraction(str(share)), 1, verdict.unit or PERCENT, locale)
            )
    return said


def required_text(verdict: Verdict, locale: Locale) -> str | None:
    """What the figure is compared with, in words: "unter 10 %", "45 bis 55 Minuten". None: nothing is asked."""
    if (band := _band_of(verdict)) is not None:
        return band_text(*band, verdict.unit, locale)
    if verdict.target is None or verdict.operator is None:
        return None
    return target_text(verdict.operator, verdict.target, verdict.unit, locale, verdict.rounding)


def _band_of(verdict: Verdict) -> tuple[Fraction, Fraction] | None:
    return next((_band(reason) for reason in verdict.reasons if reason.code == "band"), None)


def _band(reason: Reason) -> tuple[Fraction, Fraction]:
    return Fraction(str(reason.facts["least"])), Fraction(str(reason.facts["most"]))


def _strata(reason: Reason, locale: Locale) -> str:
    """Each stratum with its files: "stationär 90, ambulant 210"."""
    named = [(word, reason.facts[f"files_{place}"]) for place, word in _numbered(reason, "stratum")]
    sizes = named or list(reason.facts.items())  # as verdicts were kept before strata were words of the house
    return ", ".join(
        f"{word.title(locale) if isinstance(word, HouseWord) else word} "
        f"{KEPT_BACK_BESIDE[locale] if size is None else count_text(Fraction(str(size)), None, locale)}"
        for word, size in sizes
    )


def _numbered(reason: Reason, name: str) -> Iterator[tuple[int, ReasonValue]]:
    """Facts that there may be several of, in their order."""
    for place in count(1):
        if f"{name}_{place}" not in reason.facts:
            return
        yield place, reason.facts[f"{name}_{place}"]


def cancelled_days(verdict: Verdict) -> list[date]:
    """The days of events that were cancelled and not replaced, in order."""
    told = (
        value for reason in verdict.reasons if reason.code == "events" for _, value in _numbered(reason, "cancelled_on")
    )
    return [day for day in told if isinstance(day, date)]


def _limit(reason: Reason) -> tuple[str, MeasureUnit]:
    unit = reason.facts["unit"]
    return str(reason.facts["limit"]), unit if isinstance(unit, MeasureUnit) else unit_named(str(unit))


def _sentence_of(reason: Reason, verdict: Verdict) -> str:
    """What was handed in and does not suffice is no silence; the reasons beside say what it lacks. One is singular.
    Old figures say their day, and never "so far".
    """
    if verdict.stale is not None and f"{reason.code}_stale" in SENTENCES["de"]:
        return f"{reason.code}_stale"
    if reason.code in ("bound_holds", "bound_missed") and not verdict.complete.expected:
        # Where no report is owed, nobody can say that all was reported.
        return f"{reason.code}_unowed"
    if (row := reason.facts.get("row")) is not None and reason.code in ("nothing_reported", "report_missing"):
        return f"{reason.code}_row" if row else f"{reason.code}_no_row"
    if reason.code == "nothing_reported" and reason.facts["first"] is None:
        return f"{reason.code}_{NONE_MISSING.get(str(reason.facts.get('lacks')), 'of_it')}"
    if reason.code == "figures_not_owed_yet" and reason.facts["next"] is None:
        return f"{reason.code}_open"
    if reason.code in ("due_ahead", "due_over") and any(key.startswith("deliverable:") for key in verdict.records):
        return f"{reason.code}_incomplete"
    is_counted = verdict.unit is None or verdict.unit.is_counted
    if reason.code == "cap_passed" and verdict.operator == "<=":
        return "cap_exceeded"
    if reason.code == "cap_passed" and is_counted:
        return "cap_reached"
    if reason.code == "pace" and reason.facts["expected"] == 1 and is_counted:
        return f"{reason.code}_one"
    if reason.code == "baseline_missing" and verdict.unit is not None and verdict.unit.quantity == "money":
        return "baseline_day_missing"
    if reason.code == "events" and not reason.facts["needed"]:
        return "events_without_need"
    return reason.code


def beside_its_bound(verdict: Verdict, locale: Locale) -> str | None:
    """What may be said of a figure that is not shown: "knapp unter 10 %". None: nothing but its state."""
    code = next((reason.code for reason in verdict.reasons if reason.code in BESIDE_ITS_BOUND), None)
    if code is None or verdict.target is None:
        return None
    return BESIDE_ITS_BOUND[code][locale].format(bound=bound_text(verdict.target, verdict.unit, locale))


def _shown(name: str, value: ReasonValue, verdict: Verdict, locale: Locale) -> str:
    match value:
        case None:
            if name in FIGURES and (beside := beside_its_bound(verdict, locale)) is not None:
                return beside
            return KEPT_BACK[locale] if name in FIGURES | COUNTS else UNKNOWN[locale]
        case date():
            return day_text(value, locale)
        case Period():
            return period_text(value, locale)
        case HouseWord():
            return value.title(locale)
        case str():
            return _word(name, value, locale)
        case Fraction() | int() | Decimal():
            return _number(name, Fraction(value), verdict, locale)
        case _:
            return str(value)


def _word(name: str, value: str, locale: Locale) -> str:
    match name:
        case "class":
            return EVIDENCE[locale][value]
        case "month":
            return period_text(Period.parse(value), locale)
        case "fields":
            return ", ".join(FIELDS[locale][field] for field in value.split(", "))
        case _:
            return value


def _number(name: str, value: Fraction, verdict: Verdict, locale: Locale) -> str:
    match name:
        case "exact_figure":
            return share_text(value, 3, verdict.unit or PERCENT, locale)
        case "exact_percent":  # as verdicts were kept before rates could be of a thousand
            return share_text(value / PERCENT.per, 3, PERCENT, locale)
        case "value":
            return figure_text(value, verdict, locale)
        case "amount" | "a_month":
            return value_text(value, verdict.unit, locale)
        case "expected":
            return path_text(value, verdict, locale)
        case _:
            return count_text(value, None, locale)


def figure_text(value: Fraction, verdict: Verdict, locale: Locale) -> str:
    """A figure in the verdict's unit, with as many digits as its side of the bound and of its path needs."""
    bound = _nearest_end(value, verdict) or bound_of(verdict.target, verdict.unit)
    if verdict.pace is None or verdict.pace.expected is None:
        return value_text(value, verdict.unit, locale, bound, verdict.rounding)
    return figure_beside_path(value, verdict.pace.expected, verdict.unit, locale, bound, verdict.rounding)[0]


def _nearest_end(value: Fraction, verdict: Verdict) -> Fraction | None:
    """The end of the band that rounding could move the figure over; None: there is no band."""
    band = _band_of(verdict)
    if band is None:
        return None
    ends = band if verdict.unit is None else map(verdict.unit.in_terms, band)
    return min(ends, key=lambda end: abs(value - end))


def path_text(expected: Fraction, verdict: Verdict, locale: Locale) -> str:
    """What the path expects, as it is shown beside the verdict's figure."""
    bound = bound_of(verdict.target, verdict.unit)
    if verdict.value is None:
        return value_text(expected, verdict.unit, locale, bound, verdict.rounding)
    return figure_beside_path(verdict.value, expected, verdict.unit, locale, bound, verdict.rounding)[1]
