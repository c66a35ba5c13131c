"""What did somebody answer, why is it unclear, and what waits? In words. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.answer import AnswerChoice as A
from checker.domain.answer import ReadAnswer, Unclear
from checker.domain.proposal import AnswersWaiting
from checker.wording.dates import day_text
from checker.wording.locales import Locale

# By choice: what was said, and as it is told where it names a day. `{until}` is the day in place of a cancelled one.
SAID: Mapping[Locale, Mapping[A, tuple[str, str]]] = {
    "de": {
        A.DONE: ("Erledigt", "Erledigt am {day}"),
        A.TAKE_ON: ("Übernommen", "Übernommen bis {day}"),
        A.PLANNED: ("Geplant", "Geplant für {day}"),
        A.HELD: ("Stattgefunden", "Stattgefunden am {day}"),
        A.CANCELLED: ("Ausgefallen", "Ausgefallen am {day}"),
        A.NOTHING: ("Nichts zu melden", "Nichts zu melden"),
        A.COMING: ("Bericht kommt", "Bericht kommt bis {day}"),
        A.NEW_DATE: ("Neue Frist", "Neue Frist bis {day} vorgeschlagen"),
        A.NOT_APPLICABLE: ("Trifft nicht zu", "Trifft nicht zu"),
        A.WRONG_FIGURES: ("Zahlen stimmen nicht", "Zahlen stimmen nicht"),
        A.NOT_RESPONSIBLE: ("Nicht zuständig", "Nicht zuständig"),
        A.RELEASE: ("Freigabe", "Freigabe"),
        A.DO_NOT_SEND: ("Nicht senden", "Nicht senden"),
        A.CHANGE_NEEDED: ("Änderung nötig", "Änderung nötig"),
        # Of an absence the days stand with the absence alone.
        A.AWAY: ("Abwesenheit", "Abwesenheit"),
    },
    "en": {
        A.DONE: ("Done", "Done on {day}"),
        A.TAKE_ON: ("Taken on", "Taken on until {day}"),
        A.PLANNED: ("Planned", "Planned for {day}"),
        A.HELD: ("Held", "Held on {day}"),
        A.CANCELLED: ("Cancelled", "Cancelled on {day}"),
        A.NOTHING: ("Nothing to report", "Nothing to report"),
        A.COMING: ("Report coming", "Report coming by {day}"),
        A.NEW_DATE: ("New date", "New date {day} proposed"),
        A.NOT_APPLICABLE: ("Does not apply", "Does not apply"),
        A.WRONG_FIGURES: ("Figures are wrong", "Figures are wrong"),
        A.NOT_RESPONSIBLE: ("Not responsible", "Not responsible"),
        A.RELEASE: ("Release", "Release"),
        A.DO_NOT_SEND: ("Do not send", "Do not send"),
        A.CHANGE_NEEDED: ("Change needed", "Change needed"),
        A.AWAY: ("Absence", "Absence"),
    },
}
IN_ITS_PLACE: Mapping[Locale, str] = {"de": "{said}, Ersatz am {day}", "en": "{said}, instead on {day}"}
WHY_UNCLEAR: Mapping[Locale, Mapping[Unclear, str]] = {
    "de": {
        Unclear.NOTHING_SAID: "In der Mail stand über dem Zitat keine Antwort.",
        Unclear.NOT_READABLE: "Die Mail war nicht lesbar.",
        Unclear.NO_CHOICE: "In der ersten Zeile stand keine Antwort, die erkannt wird.",
        Unclear.TWO_CHOICES: "Die Mail nannte zwei Antworten zugleich.",
        Unclear.MORE_WORDS: "In der ersten Zeile stand mehr als die Antwort; ein Wort mehr kann sie umkehren.",
        Unclear.DOUBTFUL_DAY: "Der Tag der Antwort passt nicht.",
        Unclear.UNKNOWN_READER: "Es blieb offen, welche Stelle vertritt.",
        Unclear.NO_MAIL_OF_OURS: "Es blieb offen, welche Mail beantwortet wurde.",
        Unclear.UNKNOWN_TOKEN: "Das Kennzeichen im Betreff gehört zu keiner Mail der Zielwacht.",
        Unclear.NEVER_SENT: "Die beantwortete Mail ist nie hinausgegangen.",
        Unclear.SEVERAL_MATTERS: "Die beantwortete Mail betrifft mehrere Punkte; welcher gemeint war, blieb offen.",
    },
    "en": {
        Unclear.NOTHING_SAID: "There was no answer above the quotation.",
        Unclear.NOT_READABLE: "The mail could not be read.",
        Unclear.NO_CHOICE: "The first line held no answer that is known.",
        Unclear.TWO_CHOICES: "The mail gave two answers at once.",
        Unclear.MORE_WORDS: "The first line held more than the answer; one word more may turn its meaning.",
        Unclear.DOUBTFUL_DAY: "The day in the answer does not fit.",
        Unclear.UNKNOWN_READER: "It was not certain which role stands in.",
        Unclear.NO_MAIL_OF_OURS: "It was not certain which mail was answered.",
        Unclear.UNKNOWN_TOKEN: "The token in the subject belongs to no mail of Zielwacht.",
        Unclear.NEVER_SENT: "The mail that was answered has never left.",
        Unclear.SEVERAL_MATTERS: "The mail that was answered is about several things; which was meant is not certain.",
    },
}

# What is in doubt about an answer that waits.
NOTES: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "unclear": "unklar, lässt sich nur ablehnen",
        "stranger": "unbekannter Absender, bitte bei der Stelle nachfragen",
        "doubt": "so noch nicht einzutragen",
    },
    "en": {
        "unclear": "unclear, can only be rejected",
        "stranger": "unknown sender, please ask the role",
        "doubt": "cannot be entered as it is",
    },
}
# That answers wait: one, several, and such that nobody can enter as they are.
WAITS: Mapping[Locale, tuple[str, str, str]] = {
    "de": ("Antwort vom {days} liegt zur Eintragung vor", "Antworten vom {days} liegen zur Eintragung vor",
           "Antwort vom {days} liegt vor, ist aber unklar"),
    "en": ("answer of {days} waits to be entered", "answers of {days} wait to be entered",
           "answer of {days} has come in but is unclear"),
}  # fmt: skip
OF_A_STRANGER: Mapping[Locale, str] = {
    "de": "{waits} (unbekannter Absender)",
    "en": "{waits} (unknown sender)",
}
BETWEEN_DAYS: Mapping[Locale, str] = {"de": " und ", "en": " and "}


def waiting_text(waiting: AnswersWaiting, locale: Locale) -> str:
    """That answers wait to be entered, by the days on which they came in; no sentence's end."""
    one, several, unclear = WAITS[locale]
    form = unclear if waiting.are_unclear else one if len(waiting.days) == 1 else several
    waits = form.format(days=BETWEEN_DAYS[locale].join(day_text(day, locale) for day in waiting.days))
    return OF_A_STRANGER[locale].format(waits=waits) if waiting.are_strange else waits


def said_text(answer: ReadAnswer, locale: Locale) -> str:
    """What was understood, with its day; empty: nothing. Of what is unclear, and of an absence, no day is told."""
    if answer.choice is None:
        return ""
    bare, with_day = SAID[locale][answer.choice]
    if answer.day is None or answer.unclear is not None:
        return bare
    said = with_day.format(day=day_text(answer.day, locale))
    if answer.choice is A.CANCELLED and answer.until is not None:
        return IN_ITS_PLACE[locale].format(said=said, day=day_text(answer.until, locale))
    return said
