"""The words of the calendar in the browser, of its sheet to print and of its feed, by language. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.wording.locales import Locale
from checker.wording.web_texts import Words

# What a day is to an obligation, by `CalendarDay`.
CALENDAR_DAYS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "please_by": "Bitte bis",
        "effective": "Spätestens",
        "period_end": "Zeitraum endet",
        "data_expected": "Daten erwartet bis",
        "closed": "Haus geschlossen",
        "holiday": "Feiertag",
    },
    "en": {
        "please_by": "Please by",
        "effective": "At the latest",
        "period_end": "Period ends",
        "data_expected": "Data expected by",
        "closed": "House closed",
        "holiday": "Holiday",
    },
}
CALENDAR_WORDS: Words = {
    "de": {
        "caption": "Was im {month} ansteht",
        "lead": "Fristen, Enden von Zeiträumen und Tage, bis zu denen Daten erwartet werden. Feiertage und Schließtage"
        " stehen dazwischen.",
        "month": "Monat",
        "this_month": "dieser Monat",
        "place": "Einheit",
        "kind": "Was",
        "day": "Tag",
        "what": "Was",
        "title": "Ziel",
        "state": "Zustand",
        "answered_by": "betrifft Ihre Einheit; zuständig: {role}",
        "before": "Zurück: {month}",
        "after": "Weiter: {month}",
        "months": "Andere Monate",
        "sheet": "Jahresblatt {year} zum Ausdrucken und Abhaken",
        "subscribe": "Ihre Fristen können Sie im eigenen Kalender abonnieren: Die Adresse dafür bekommen Sie von der"
        " Administration, {mailbox}.",
        "subscribe_here": "Kalender abonnieren: einen Schlüssel dafür anlegen",
        "nothing": "In diesem Monat steht nichts an.",
        "sheet_title": "Kalender {year}",
        "sheet_lead": "Jede Zeile zum Abhaken: {lines} Zeilen, Stand {on}. Gleiches am gleichen Tag"
        " steht in einer Zeile.",
        "sheet_strip": "Wie viel an welchem Tag ansteht, {year}",
        "sheet_says": "Die meisten Zeilen hat der {busiest}: {most}. Die Tage stehen in den Tabellen der Monate.",
        "sheet_legend": "Eine Spalte je Woche; je größer das Quadrat, desto mehr Zeilen; durchgestrichen: niemand"
        " arbeitet; gerahmt: der vollste Tag.",
        "sheet_empty": "In diesem Jahr steht nichts an.",
        "box": "Erledigt",
        "checked": "Verglichen am ____________________   Funktion ____________________",
        "back": "Zum Monat",
        "feed": "Fristen: {post}",
        "feed_latest": "Spätestens {day}.",
        "feed_plan": "Plan {year}, Zeile {row}.",
    },
    "en": {
        "caption": "What is due in {month}",
        "lead": "Due days, ends of periods and days by which data are expected. Holidays and closures stand"
        " between them.",
        "month": "Month",
        "this_month": "this month",
        "place": "Unit",
        "kind": "What",
        "day": "Day",
        "what": "What",
        "title": "Target",
        "state": "State",
        "answered_by": "concerns your unit; answered for by: {role}",
        "before": "Back: {month}",
        "after": "On: {month}",
        "months": "Other months",
        "sheet": "Sheet of the year {year} to print and tick",
        "subscribe": "Your days can be subscribed to in your own calendar: the administration gives out the address for"
        " it, {mailbox}.",
        "subscribe_here": "Subscribing to the calendar: make a key for it",
        "nothing": "Nothing is due in this month.",
        "sheet_title": "Calendar {year}",
        "sheet_lead": "Each line to be ticked: {lines} lines, as of {on}. The same on the same day stands in one line.",
        "sheet_strip": "How much is due on which day, {year}",
        "sheet_says": "Most lines are on {busiest}: {most}. The days stand in the tables of the months.",
        "sheet_legend": "A column a week; the larger the square, the more lines; struck through: nobody works; framed:"
        " the fullest day.",
        "sheet_empty": "Nothing is due in this year.",
        "box": "Done",
        "checked": "Compared on ____________________   function ____________________",
        "back": "To the month",
        "feed": "Due days: {post}",
        "feed_latest": "At the latest {day}.",
        "feed_plan": "Plan {year}, row {row}.",
    },
}
