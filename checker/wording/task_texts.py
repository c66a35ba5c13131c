"""What is a task called, by when is it expected, and why is it somebody's? By language. Pure tables."""

from __future__ import annotations

from collections.abc import Mapping

from checker.findings.tasks import WhyMine
from checker.wording.locales import Locale

# Titles of the columns, by id.
TASK_COLUMNS: Mapping[Locale, Mapping[str, str]] = {
    "de": {"what": "Was", "state": "Stand", "figures": "Zahl oder Datum", "by": "Bis wann", "why": "Warum Sie"},
    "en": {"what": "What", "state": "State", "figures": "Figure or day", "by": "By when", "why": "Why you"},
}
TASK_KINDS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "decide": "Entscheiden",
        "send": "Bericht senden",
        "see_to_it": "Für den Bericht sorgen",
        "report": "Melden",
        "release": "Freigeben",
        "enter": "Eintragen",
        "look_into": "Prüfen",
        "approve": "Zustimmen",
    },
    "en": {
        "decide": "Decide",
        "send": "Send a report",
        "see_to_it": "See to the report",
        "report": "Report",
        "release": "Release",
        "enter": "Enter",
        "look_into": "Look into",
        "approve": "Approve",
    },
}
WHY_MINE: Mapping[Locale, Mapping[WhyMine, str]] = {
    "de": {
        WhyMine.OWNER: "Sie verantworten dieses Ziel",
        WhyMine.ON_THE_LADDER: "Ihnen vorgelegt",
        WhyMine.REMINDED: "Sie melden das Ergebnis",
        WhyMine.SENDER: "Sie senden diesen Bericht",
        WhyMine.ABOVE_SENDER: "Ihnen vorgelegt, weil der Bericht fehlt",
        WhyMine.MANAGEMENT: "Sie geben Schreiben nach außen frei",
        WhyMine.ENTERS: "Sie tragen Antworten ein",
        WhyMine.ENTERS_IN_PLACE: "Sie vertreten die Stelle, die Antworten einträgt",
        WhyMine.ADMINISTERS: "Sie kümmern sich um die Dateien",
        WhyMine.APPROVES: "Ihre Zustimmung fehlt",
    },
    "en": {
        WhyMine.OWNER: "you answer for this target",
        WhyMine.ON_THE_LADDER: "put before you",
        WhyMine.REMINDED: "you report the result",
        WhyMine.SENDER: "you send this report",
        WhyMine.ABOVE_SENDER: "put before you, as the report is missing",
        WhyMine.MANAGEMENT: "you release letters to bodies outside",
        WhyMine.ENTERS: "you enter answers",
        WhyMine.ENTERS_IN_PLACE: "you stand in for the role that enters answers",
        WhyMine.ADMINISTERS: "you look after the files",
        WhyMine.APPROVES: "your approval is missing",
    },
}
TASK_PHRASES: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "none": "Keine Aufgaben",
        "one": "1 Aufgabe",
        "many": "{count} Aufgaben",
        "in_place_of": "in Vertretung für {post}",
        "passes_on": "danach wird es weiter vorgelegt",
        "over": "dieser Tag ist vorbei",
        "no_day": "kein fester Tag",
        "since": "seit {day}",
        "due": "fällig {day}",
        "overdue": "überfällig seit {day}",
        "letter": "Schreiben an {to}: {matter}",
        "letter_waits": "Entwurf wartet auf Freigabe",
        "answer": "Antwort von {post}: {said}",
        "unclear": "unklar",
        "answer_waits": "Antwort wartet auf Eintragung",
        "report_missing": "Bericht fehlt",
        "files": "Dateiname: {names}",
        "kept_out": "Aus Dateien herausgehalten: {count} Zeilen oder Dateien",
        "kept_out_waits": "nicht übernommen",
        "edit": "Regeländerung {number} ist in Kraft, {count} Zustimmungen fehlen",
        "edit_waits": "ohne Zustimmung",
        "kept_out_answer": "Die Stelle, die sendet, hat eine Empfangsbestätigung mit den Gründen.",
    },
    "en": {
        "none": "No tasks",
        "one": "1 task",
        "many": "{count} tasks",
        "in_place_of": "standing in for {post}",
        "passes_on": "then it is put before the next step",
        "over": "that day is over",
        "no_day": "no fixed day",
        "since": "since {day}",
        "due": "due {day}",
        "overdue": "overdue since {day}",
        "letter": "Letter to {to}: {matter}",
        "letter_waits": "draft waits to be released",
        "answer": "Answer of {post}: {said}",
        "unclear": "unclear",
        "answer_waits": "answer waits to be entered",
        "report_missing": "report missing",
        "files": "file name: {names}",
        "kept_out": "Kept out of files: {count} rows or files",
        "kept_out_waits": "not taken",
        "edit": "Edit {number} of the rules is in force, {count} approvals are missing",
        "edit_waits": "without approval",
        "kept_out_answer": "Whoever sends them has a receipt with the reasons.",
    },
}


def task_phrase(code: str, locale: Locale, **facts: object) -> str:
    return TASK_PHRASES[locale][code].format(**facts)


def tasks_counted(count: int, locale: Locale) -> str:
    """ "3 Aufgaben"."""
    return task_phrase({0: "none", 1: "one"}.get(count, "many"), locale, count=count)
