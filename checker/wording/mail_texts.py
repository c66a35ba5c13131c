"""Which words does a mail use outside its templates? Pure: tables by language, looked up by code.

To change a word, change it here, in both languages; whole paragraphs stand in `notifications/templates`. What stands
in braces is filled in by the program: a text may leave it out or move it, but not name anything else. Kinds of
mails stand in `mail_kinds`, words of states in `states`, of reasons in `reasons`, forms of days and figures in `dates`
and `numbers`.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.due import DuePolicy
from checker.domain.finding import FindingState
from checker.domain.verdict import Verdict
from checker.wording.locales import Locale

PHRASES: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        # Labels of the overview in a mail about one promise, and what stands beside them.
        "due": "Fällig",
        "please_by": "Bitte bis",
        "day_in_plan": "Datum laut Plan",
        "at_the_latest": "Spätestens",
        "figure": "Kennwert",
        "no_figure_yet": "noch keiner",
        "target": "Ziel",
        "in_the_plan": "Im Plan",
        "period": "Zeitraum",
        "period_with_end": "{period}, endet am {day}",
        "expected_by": "Soll bis {day}",
        "forecast_for": "Voraussicht zum {day}",
        "needed_a_week": "Nötig je Woche",
        "evidence": "Aussagekraft",
        "reports": "Berichte",
        "reports_arrived": "{arrived} von {expected} eingegangen",
        "reports_arrived_but": "{arrived} von {expected} eingegangen; es fehlt: {missing}",
        "more": "{count} weitere",
        "source": "Quelle",
        "row_of_the_year": "Plan {year}, {row}, Zeile {line}",
        "row_of_the_year_alone": "Plan {year}, {row}",
        "responsible": "Zuständig",
        "weight": "Gewicht",
        # Beside a target: what a tie means, and what each case must keep.
        "limit_of_each_case": "Grenze im einzelnen Fall: {limit}",
        "exactly_is_not_enough": "genau {bound} wäre nicht erreicht",
        "exactly_so_many_are_not_enough": "genau {bound} wären nicht erreicht",
        "a_tie_is_not_enough": "Gleichstand wäre nicht erreicht",
        "exactly_in_the_plan": "im Plan genau {bound}",
        # In subjects, where there is little room.
        "wished_by": "bitte bis {day}",
        "target_is": "Ziel {target}",
        "report_missing": "Bericht fehlt",
        "report_of_period_missing": "Bericht {period} fehlt",
        "reports_missing": "{count} Berichte fehlen",
        "reports_missing_first": "{count} Berichte fehlen, zuerst {period}",
        "past_its_date": "{days} über der Frist",
        "not_reported": "noch nicht gemeldet",
        "escalation_step": "Vorlage Stufe {step}",
        "said_again": "{what}, {number}. Hinweis",
        "reminder_again": "{number}. Erinnerung",
        "last_of_reminders": "letzte Erinnerung",
        # The entry for the reader's calendar.
        "calendar_file": "frist.ics",
        "calendar_entry": "Frist: {title} ({place})",
        "calendar_description": "{title}, {place}\nBitte bis: {please_by}\nDatum laut Plan: {nominal}\n"
        "Spätestens: {latest}\nMelden: auf die Erinnerung antworten, erste Zeile ERLEDIGT, Tag und Aktenzeichen.",
        # Lines of the weekly digest.
        "state_now": "Stand jetzt: {state}.",
        "closed_on": "Abgeschlossen am {day}.",
        "needed_from_now_on": "Nötig ab jetzt: {needed} je Woche.",
        "report_is_missing": "Es fehlt der Bericht „{title}“ ({period})",
        "reports_are_missing": "Es fehlen der Bericht „{title}“ ({period}) und {count}",
        "sender_and_day": "Absender: {sender}; erwartet bis {day}.",
        "draft_waits": "Entwurf an: {role}; liegt seit {day}.",
        "plan_row": "Plan {row}, Zeile {line}",
        "plan_row_alone": "Plan {row}",
        "since": "seit {day}",
        "owned_by": "zuständig: {role}",
        "latest_day": "Spätestens {day}.",
        "until_day": "bis {day}",
        "ends_on": "endet {day}",
        "decide_by": "Ihre Entscheidung bis {day}",
        "decision_is_awaited": "Ihre Entscheidung steht aus.",
        "put_before": "Am {day} vorgelegt: {role} (Stufe {step}).",
        "of_a_plan": "{targets} (Plan {year})",
        "told_before": "bereits gemeldet",
        "next_reminder": "Die nächste Erinnerung kommt am {day}.",
        "last_reminder": "Das ist die letzte Erinnerung.",
        "alert_follows": "Bleibt die Meldung aus, erhalten Sie am {day} einen Hinweis.",
        "figures_expected": "Zahlen erwartet",
        "and_more": "{named} und {count} weitere",
        # Labels of notices: overdue reports, receipts, the week of the service, test mails.
        "report_expected_by": "Erwartet bis",
        "sender": "Absender",
        "file_name": "Dateiname",
        "overdue_report_row": "{title}; erwartet bis {day} ({file})",
        "report_came": "{title}: ist da",
        "report_replaced": "{title}: ersetzt durch {period}",
        "or": " oder ",
        "waiting_row": "Plan, {row}, Zeile {line}",
        "waiting_row_alone": "Plan, {row}",
        "last_tick": "Letzter Lauf",
        "last_import": "Letzter Import",
        "last_delivery": "Letzte Mail angenommen",
        "never": "noch nie",
        "received": "Eingegangen",
        "answer_understood": "Verstanden",
        "answer_not_understood": "nichts",
        "answer_about": "Betrifft",
        "report": "Bericht",
        "announced_for": "angekündigt für {day}",
        "answer_of": "Geantwortet hat",
        "file_number": "Aktenzeichen",
        "sent_at": "Gesendet",
        "post": "Stelle",
        # What a change of the rules has ended.
        "administration": "Administration",
        "target_changed": "Ziel bisher: {before}, jetzt: {now}.",
        "day_changed": "Spätester Tag bisher: {before}, jetzt: {now}.",
        "measure_changed": "Was dafür zählt, ist jetzt anders festgelegt.",
        "rule_gone": "Die Regel gibt es nicht mehr.",
        "rule_gone_here": "Die Regel gilt hier nicht mehr.",
        "unit_gone": "{place} ist in {by} aufgegangen.",
        "unit_closed": "{place} gibt es nicht mehr.",
        "occasion_gone": "Der Anlass, aus dem es zu erledigen war, besteht nicht mehr.",
        # Those with whom targets are agreed, where the house has no title for them.
        "bodies_outside": "die Stellen außerhalb des Hauses",
        "bodies_outside_dative": "den Stellen außerhalb des Hauses",
        # In previews of receipts and of missing reports.
        "sample_file": "bericht_{month}.csv",
    },
    "en": {
        "due": "Due",
        "please_by": "Please by",
        "day_in_plan": "Date in the plan",
        "at_the_latest": "At the latest",
        "figure": "Figure",
        "no_figure_yet": "none yet",
        "target": "Target",
        "in_the_plan": "In the plan",
        "period": "Period",
        "period_with_end": "{period}, ends on {day}",
        "expected_by": "Expected by {day}",
        "forecast_for": "Forecast for {day}",
        "needed_a_week": "Needed a week",
        "evidence": "Evidence",
        "reports": "Reports",
        "reports_arrived": "{arrived} of {expected} have arrived",
        "reports_arrived_but": "{arrived} of {expected} have arrived; missing: {missing}",
        "more": "{count} more",
        "source": "Source",
        "row_of_the_year": "Plan {year}, {row}, line {line}",
        "row_of_the_year_alone": "Plan {year}, {row}",
        "responsible": "Responsible",
        "weight": "Weight",
        "limit_of_each_case": "limit of each case: {limit}",
        "exactly_is_not_enough": "exactly {bound} would not do",
        "exactly_so_many_are_not_enough": "exactly {bound} would not do",
        "a_tie_is_not_enough": "a tie would not do",
        "exactly_in_the_plan": "in the plan exactly {bound}",
        "wished_by": "please by {day}",
        "target_is": "target {target}",
        "report_missing": "report is missing",
        "report_of_period_missing": "report for {period} is missing",
        "reports_missing": "{count} reports missing",
        "reports_missing_first": "{count} reports missing, first {period}",
        "past_its_date": "{days} past its date",
        "not_reported": "not reported yet",
        "escalation_step": "escalation step {step}",
        "said_again": "{what}, notice {number}",
        "reminder_again": "reminder {number}",
        "last_of_reminders": "last reminder",
        "calendar_file": "due-day.ics",
        "calendar_entry": "Due: {title} ({place})",
        "calendar_description": "{title}, {place}\nPlease by: {please_by}\nDate in the plan: {nominal}\n"
        "At the latest: {latest}\nTo report: answer the reminder, first line DONE, the day and the file number.",
        "state_now": "Now: {state}.",
        "closed_on": "Closed on {day}.",
        "needed_from_now_on": "Needed from now on: {needed} a week.",
        "report_is_missing": "The report “{title}” ({period}) is missing",
        "reports_are_missing": "The report “{title}” ({period}) and {count} are missing",
        "sender_and_day": "Sender: {sender}; expected by {day}.",
        "draft_waits": "Draft to: {role}; waiting since {day}.",
        "plan_row": "Plan {row}, line {line}",
        "plan_row_alone": "Plan {row}",
        "since": "since {day}",
        "owned_by": "responsible: {role}",
        "latest_day": "At the latest {day}.",
        "until_day": "by {day}",
        "ends_on": "ends {day}",
        "decide_by": "your decision by {day}",
        "decision_is_awaited": "Your decision is awaited.",
        "put_before": "Put before {role} on {day} (step {step}).",
        "of_a_plan": "{targets} (plan of {year})",
        "told_before": "told before",
        "next_reminder": "The next reminder comes on {day}.",
        "last_reminder": "This is the last reminder.",
        "alert_follows": "Without a report, you receive an alert on {day}.",
        "figures_expected": "Figures expected",
        "and_more": "{named} and {count} more",
        "report_expected_by": "Expected by",
        "sender": "Sender",
        "file_name": "File name",
        "overdue_report_row": "{title}; expected by {day} ({file})",
        "report_came": "{title}: is here",
        "report_replaced": "{title}: replaced by {period}",
        "or": " or ",
        "waiting_row": "Plan, {row}, line {line}",
        "waiting_row_alone": "Plan, {row}",
        "last_tick": "Last tick",
        "last_import": "Last import",
        "last_delivery": "Last mail taken",
        "never": "never",
        "received": "Received",
        "answer_understood": "Understood",
        "answer_not_understood": "nothing",
        "answer_about": "About",
        "report": "Report",
        "announced_for": "announced for {day}",
        "answer_of": "Answered by",
        "file_number": "File number",
        "sent_at": "Sent",
        "post": "Post",
        "administration": "administration",
        "target_changed": "Target before: {before}, now: {now}.",
        "day_changed": "Latest day before: {before}, now: {now}.",
        "measure_changed": "What counts for it is now defined differently.",
        "rule_gone": "The rule no longer exists.",
        "rule_gone_here": "The rule no longer holds here.",
        "unit_gone": "{place} has merged into {by}.",
        "unit_closed": "{place} no longer exists.",
        "occasion_gone": "The occasion for it no longer exists.",
        "bodies_outside": "the bodies outside the house",
        "bodies_outside_dative": "the bodies outside the house",
        "sample_file": "report_{month}.csv",
    },
}
# What is counted in a digest and its subject, behind the number: one, several.
COUNTED: Mapping[Locale, Mapping[str, tuple[str, str]]] = {
    "de": {
        "new_breached": ("neu verfehlt", "neu verfehlt"),
        "new_at_risk": ("neu gefährdet", "neu gefährdet"),
        "new_not_evaluable": ("neu nicht bewertbar", "neu nicht bewertbar"),
        "new_awaiting_event": ("Kalender fehlt neu", "Kalender fehlen neu"),
        "standing_breached": ("weiterhin verfehlt", "weiterhin verfehlt"),
        "standing_at_risk": ("weiterhin gefährdet", "weiterhin gefährdet"),
        "standing_not_evaluable": ("weiterhin nicht bewertbar", "weiterhin nicht bewertbar"),
        "standing_awaiting_event": ("Kalender fehlt weiterhin", "Kalender fehlen weiterhin"),
        "critical": ("kritisch", "kritisch"),
        "waiting": ("wartet auf Sie", "warten auf Sie"),
        "new": ("neu", "neu"),
        "climbed": ("mit höherer Stufe", "mit höherer Stufe"),
        "missing": ("Bericht fehlt", "Berichte fehlen"),
        "over": ("erledigt", "erledigt"),
        "standing": ("weiterhin offen", "weiterhin offen"),
        "final": ("nicht mehr zu ändern", "nicht mehr zu ändern"),
        "targets": ("Ziel", "Ziele"),
        "targets_waiting": ("Ziel nicht bewertbar", "Ziele nicht bewertbar"),
        "later_ones": ("späterer", "spätere"),
        "targets_aged": ("Ziel nach altem Stand beurteilt", "Ziele nach altem Stand beurteilt"),
    },
    "en": {
        "new_breached": ("newly missed", "newly missed"),
        "new_at_risk": ("newly at risk", "newly at risk"),
        "new_not_evaluable": ("newly without a verdict", "newly without a verdict"),
        "new_awaiting_event": ("calendar newly missing", "calendars newly missing"),
        "standing_breached": ("still missed", "still missed"),
        "standing_at_risk": ("still at risk", "still at risk"),
        "standing_not_evaluable": ("still without a verdict", "still without a verdict"),
        "standing_awaiting_event": ("calendar still missing", "calendars still missing"),
        "critical": ("critical", "critical"),
        "waiting": ("waiting for you", "waiting for you"),
        "new": ("new", "new"),
        "climbed": ("a step higher", "a step higher"),
        "missing": ("report missing", "reports missing"),
        "over": ("over", "over"),
        "standing": ("still open", "still open"),
        "final": ("past mending", "past mending"),
        "targets": ("target", "targets"),
        "targets_waiting": ("target cannot be judged", "targets cannot be judged"),
        "later_ones": ("later one", "later ones"),
        "targets_aged": ("target judged by old figures", "targets judged by old figures"),
    },
}
# What stands behind a finding that nobody is bothered with.
RESTING: Mapping[Locale, Mapping[FindingState, str]] = {
    "de": {
        FindingState.WATCHED: "unter Beobachtung",
        FindingState.ACKNOWLEDGED: "bestätigt",
        FindingState.SILENCED: "stummgeschaltet",
        FindingState.WAIVED: "Ausnahme zugelassen",
    },
    "en": {
        FindingState.WATCHED: "being watched",
        FindingState.ACKNOWLEDGED: "acknowledged",
        FindingState.SILENCED: "silenced",
        FindingState.WAIVED: "waived",
    },
}
POLICIES: Mapping[Locale, Mapping[DuePolicy, str]] = {
    "de": {
        DuePolicy.NEXT_WORKING_DAY: "fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag",
        DuePolicy.PREVIOUS_WORKING_DAY: "fällt der Tag auf einen freien Tag, gilt der Arbeitstag davor",
        DuePolicy.FIXED: "der Tag gilt auch, wenn er auf einen freien Tag fällt",
        DuePolicy.PERIOD_END_NEVER_SHIFTS: "das Ende des Zeitraums verschiebt sich nicht",
    },
    "en": {
        DuePolicy.NEXT_WORKING_DAY: "on a day off, the next working day counts",
        DuePolicy.PREVIOUS_WORKING_DAY: "on a day off, the working day before counts",
        DuePolicy.FIXED: "the day counts even on a day off",
        DuePolicy.PERIOD_END_NEVER_SHIFTS: "the end of the period never moves",
    },
}
SEVERITIES: Mapping[Locale, Mapping[str, str]] = {
    "de": {"critical": "kritisch", "major": "wesentlich", "minor": "nachrangig", "info": "nachrichtlich"},
    "en": {"critical": "critical", "major": "major", "minor": "minor", "info": "for information"},
}
# Labels of what the service did in a week, in the order in which they are told.
OF_A_WEEK: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "files": "Dateien eingelesen",
        "records": "Meldungen übernommen",
        "judged": "Verpflichtungen beurteilt",
        "finished": "davon beendete Zeiträume aufgelöster Einheiten",
        "mails_sent": "Mails vom Mailserver angenommen",
        "drafts": "Entwürfe, die auf Freigabe warten",
        "findings_open": "Offene Befunde",
    },
    "en": {
        "files": "Files imported",
        "records": "Records taken over",
        "judged": "Obligations judged",
        "finished": "of these, finished periods of units that have ceased",
        "mails_sent": "Mails taken by the mail server",
        "drafts": "Drafts waiting for release",
        "findings_open": "Open findings",
    },
}
# Labels of what became of the rows of a file, in the order in which they are told.
OF_A_FILE: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "read": "Zeilen gelesen",
        "accepted": "davon neu",
        "duplicate": "davon schon bekannt",
        "correction": "davon berichtigt",
        "quarantined": "davon zurückgehalten",
    },
    "en": {
        "read": "Rows read",
        "accepted": "of these new",
        "duplicate": "of these known already",
        "correction": "of these corrected",
        "quarantined": "of these kept out",
    },
}
# What was told and decided so far, for whoever is told next.
HISTORY: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "reminders": "{days}: Erinnerung an {roles}",
        "alert": "{days}: Hinweis an {roles}",
        "escalation": "{days}: Vorlage Stufe {step} bei {roles}",
        "letter": "{days}: Schreiben an {roles}",
        "digest": "{days}: in der Übersicht für {roles}",
        "with_fate": "{line}, {fate}",
        "draft": "Entwurf, noch nicht freigegeben",
        "replaced": "Entwurf, durch einen neuen ersetzt",
        "superseded": "zurückgehalten, weil nicht mehr nötig",
        "dead": "vom Mailserver abgelehnt",
        "waiting": "noch nicht abgeschickt",
        "acknowledge": "{day}: bestätigt durch {roles} bis {until}, 24:00 Uhr",
        "takeover": "{day}: übernommen durch {roles} bis {until}, 24:00 Uhr (Grund: {reason})",
        "silence": "{day}: stummgeschaltet durch {roles} bis {until}, 24:00 Uhr (Grund: {reason})",
        "waive": "{day}: Ausnahme zugelassen durch {roles} bis {until}, 24:00 Uhr (Grund: {reason})",
        "extend": "{day}: Frist verlängert durch {roles} bis {until}, 24:00 Uhr (Grund: {reason})",
        "object": "{day}: Einspruch durch {roles} (Grund: {reason})",
        "handback": "{day}: zurückgegeben durch {roles} (Grund: {reason})",
        "answered": "{day}: Antwort von {roles}: {said}",
        "nobody_answered": "Keine Bestätigung bis {day}, 24:00 Uhr",
        "and": "{days} und {last}",
        "span": "{first} bis {last}, {count}-mal",
    },
    "en": {
        "reminders": "{days}: reminder to {roles}",
        "alert": "{days}: alert to {roles}",
        "escalation": "{days}: escalation, step {step}, to {roles}",
        "letter": "{days}: letter to {roles}",
        "digest": "{days}: in the overview for {roles}",
        "with_fate": "{line}, {fate}",
        "draft": "a draft, not released yet",
        "replaced": "a draft, replaced by a newer one",
        "superseded": "kept back, not needed any more",
        "dead": "refused by the mail server",
        "waiting": "not sent yet",
        "acknowledge": "{day}: acknowledged by {roles} until {until}, midnight",
        "takeover": "{day}: taken over by {roles} until {until}, midnight (reason: {reason})",
        "silence": "{day}: silenced by {roles} until {until}, midnight (reason: {reason})",
        "waive": "{day}: waived by {roles} until {until}, midnight (reason: {reason})",
        "extend": "{day}: extended by {roles} until {until}, midnight (reason: {reason})",
        "object": "{day}: objection by {roles} (reason: {reason})",
        "handback": "{day}: handed back by {roles} (reason: {reason})",
        "answered": "{day}: answer of {roles}: {said}",
        "nobody_answered": "No acknowledgement by {day}, midnight",
        "and": "{days} and {last}",
        "span": "{first} to {last}, {count} times",
    },
}


def phrase(code: str, locale: Locale, **facts: object) -> str:
    """The phrase of PHRASES with its facts filled in, which are texts and counts as the reader sees them."""
    return PHRASES[locale][code].format_map(facts)


def place_in_plan(code: str, verdict: Verdict, locale: Locale, **facts: object) -> str:
    """Where the plan says it: its row, and the line where the plan's text has numbered ones."""
    which = code if verdict.source_line is not None else f"{code}_alone"
    return phrase(which, locale, row=verdict.source_row, line=verdict.source_line, **facts)


def counted(number: int, code: str, locale: Locale) -> str:
    """A number and what is counted: "1 Bericht fehlt", "3 Berichte fehlen"."""
    one, several = COUNTED[locale][code]
    return f"{number} {one if number == 1 else several}"


def capitalised(text: str) -> str:
    """The text as it begins a line."""
    return text[:1].upper() + text[1:]
