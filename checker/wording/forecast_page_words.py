"""The words of the page that shows the year ahead. By language. Pure tables."""

from __future__ import annotations

from checker.wording.page_words import PageWords

FORECAST_PAGE_WORDS: PageWords = {
    "de": {
        "title": "Jahresvorschau",
        "lead": "Was bis zum Jahresende kommt, wenn es nach den Regeln weitergeht, die in Kraft sind: Mails je Woche,"
        " was ohne Zutun verfehlt wird, welche Berichte fällig sind. Nichts davon wird gespeichert oder gesendet.",
        "none_yet": "Es gibt noch keine Jahresvorschau.",
        "made": "Diese Vorschau ist von {when}.",
        "old": "Seither sind andere Regeln in Kraft getreten.",
        "make": "Jahresvorschau machen",
        "make_hint": "Sie wird im Hintergrund gemacht. Das dauert einige Minuten.",
        "stop": "Jahresvorschau abbrechen",
        "year": "Bis zum Ende des Jahres",
        "reports": "Angenommen wird",
        "none": "Kein Absender berichtet mehr.",
        "as-last-year": "Absender berichten wie im Jahr davor.",
        "on-time": "Absender berichten alles, was sie schulden, am letzten Tag dafür.",
        "choose": "Bitte wählen.",
        "kept_back": "{count} Zeilen betreffen Einheiten, die Ihre Stelle nicht sieht, und fehlen hier.",
        "all_rows": "Alle {count} Zeilen: {name}",
        "back": "Zurück zur Jahresvorschau",
        "rests_on": "Worauf das beruht",
    },
    "en": {
        "title": "Year ahead",
        "lead": "What comes until the end of the year, if things go on by the rules in force: mails a week, what is"
        " missed unless somebody acts, which reports are due. Nothing of it is stored or sent.",
        "none_yet": "The year ahead has not been worked out yet.",
        "made": "This was worked out {when}.",
        "old": "Since then other rules have taken effect.",
        "make": "Work out the year ahead",
        "make_hint": "That is done in the background and takes some minutes.",
        "stop": "Stop working it out",
        "year": "Until the end of the year",
        "reports": "Suppose that",
        "none": "no sender reports any more.",
        "as-last-year": "senders report as in the year before.",
        "on-time": "senders report all that they owe, on the last day for it.",
        "choose": "Please choose.",
        "kept_back": "{count} rows are about units that your post does not see, and are left out.",
        "all_rows": "All {count} rows: {name}",
        "back": "Back to the year ahead",
        "rests_on": "What this rests on",
    },
}
