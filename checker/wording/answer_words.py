"""By which words is a mail answered? German and English; pure tables. Reading them is in `answer_line`.

All is compared in small letters. Umlauts may be written out: `uebernehme`.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.answer import AnswerChoice as A
from checker.wording.locales import Locale

CHOICES: Mapping[Locale, Mapping[A, tuple[str, ...]]] = {
    "de": {
        A.DONE: ("erledigt", "ist erledigt"),
        A.TAKE_ON: ("übernehme", "ich übernehme", "wir übernehmen"),
        A.PLANNED: ("geplant", "ist geplant"),
        A.HELD: ("stattgefunden", "hat stattgefunden"),
        A.CANCELLED: ("ausgefallen", "ist ausgefallen", "fällt aus"),
        A.NOTHING: ("nichts", "es gab nichts", "fehlanzeige"),
        A.COMING: ("kommt", "bericht kommt"),
        A.NEW_DATE: ("neue frist",),
        A.NOT_APPLICABLE: ("einwand", "trifft nicht zu"),
        A.WRONG_FIGURES: ("zahlen stimmen nicht", "die zahlen stimmen nicht"),
        A.NOT_RESPONSIBLE: ("nicht zuständig", "nicht meine zuständigkeit"),
        A.RELEASE: ("freigeben", "freigegeben"),
        A.DO_NOT_SEND: ("nicht senden", "bitte nicht senden"),
        A.CHANGE_NEEDED: ("änderung nötig",),
        A.AWAY: ("abwesend", "ich bin nicht da", "bin nicht da"),
    },
    "en": {
        A.DONE: ("done", "completed"),
        A.TAKE_ON: ("taking it on", "i take it on", "taken on"),
        A.PLANNED: ("planned",),
        A.HELD: ("held", "took place"),
        A.CANCELLED: ("cancelled", "canceled"),
        A.NOTHING: ("nothing", "nothing to report", "nil report"),
        A.COMING: ("coming", "report coming"),
        A.NEW_DATE: ("new date", "new deadline"),
        A.NOT_APPLICABLE: ("objection", "does not apply"),
        A.WRONG_FIGURES: ("figures are wrong", "the figures are wrong"),
        A.NOT_RESPONSIBLE: ("not responsible", "not my responsibility"),
        A.RELEASE: ("release", "released"),
        A.DO_NOT_SEND: ("do not send", "please do not send"),
        A.CHANGE_NEEDED: ("change needed",),
        A.AWAY: ("away", "i am away", "absent"),
    },
}
# What a reader is offered, as the name of a link.
LABELS: Mapping[Locale, Mapping[A, str]] = {
    "de": {
        A.DONE: "Erledigt am …",
        A.TAKE_ON: "Ich übernehme bis …",
        A.PLANNED: "Geplant für …",
        A.HELD: "Stattgefunden am …",
        A.CANCELLED: "Ausgefallen am …, Ersatz am …",
        A.NOTHING: "Es gab nichts",
        A.COMING: "Kommt bis …",
        A.NEW_DATE: "Neue Frist vorschlagen: bis …",
        A.NOT_APPLICABLE: "Trifft nicht zu",
        A.WRONG_FIGURES: "Zahlen stimmen nicht",
        A.NOT_RESPONSIBLE: "Nicht meine Zuständigkeit",
        A.RELEASE: "Freigeben",
        A.DO_NOT_SEND: "Nicht senden",
        A.CHANGE_NEEDED: "Änderung nötig",
        A.AWAY: "Ich bin nicht da von … bis …, es liest …",
    },
    "en": {
        A.DONE: "Done on …",
        A.TAKE_ON: "I take it on until …",
        A.PLANNED: "Planned for …",
        A.HELD: "Held on …",
        A.CANCELLED: "Cancelled on …, replacement on …",
        A.NOTHING: "Nothing to report",
        A.COMING: "Coming by …",
        A.NEW_DATE: "Propose a new date: …",
        A.NOT_APPLICABLE: "Does not apply",
        A.WRONG_FIGURES: "The figures are wrong",
        A.NOT_RESPONSIBLE: "Not my responsibility",
        A.RELEASE: "Release",
        A.DO_NOT_SEND: "Do not send",
        A.CHANGE_NEEDED: "Change needed",
        A.AWAY: "I am away from … to …, read by …",
    },
}
# The first line of an answer, to be completed; `answer_line` reads each of them as its choice.
FIRST_LINES: Mapping[Locale, Mapping[A, str]] = {
    "de": {
        A.DONE: "ERLEDIGT am {day}",
        A.TAKE_ON: "ÜBERNEHME bis {until}",
        A.PLANNED: "GEPLANT für {until}",
        A.HELD: "STATTGEFUNDEN am {day}",
        A.CANCELLED: "AUSGEFALLEN am {day}, Ersatz am {until}",
        A.NOTHING: "ES GAB NICHTS",
        A.COMING: "KOMMT bis {until}",
        A.NEW_DATE: "NEUE FRIST bis {until}",
        A.NOT_APPLICABLE: "TRIFFT NICHT ZU",
        A.WRONG_FIGURES: "ZAHLEN STIMMEN NICHT",
        A.NOT_RESPONSIBLE: "NICHT ZUSTÄNDIG",
        A.RELEASE: "FREIGEBEN",
        A.DO_NOT_SEND: "NICHT SENDEN",
        A.CHANGE_NEEDED: "ÄNDERUNG NÖTIG",
        A.AWAY: "ABWESEND von {day} bis {until}",
    },
    "en": {
        A.DONE: "DONE on {day}",
        A.TAKE_ON: "TAKING IT ON until {until}",
        A.PLANNED: "PLANNED for {until}",
        A.HELD: "HELD on {day}",
        A.CANCELLED: "CANCELLED on {day}, replacement on {until}",
        A.NOTHING: "NOTHING TO REPORT",
        A.COMING: "COMING by {until}",
        A.NEW_DATE: "NEW DATE {until}",
        A.NOT_APPLICABLE: "DOES NOT APPLY",
        A.WRONG_FIGURES: "FIGURES ARE WRONG",
        A.NOT_RESPONSIBLE: "NOT RESPONSIBLE",
        A.RELEASE: "RELEASE",
        A.DO_NOT_SEND: "DO NOT SEND",
        A.CHANGE_NEEDED: "CHANGE NEEDED",
        A.AWAY: "AWAY from {day} to {until}",
    },
}
# Behind label and line of what needs its proof.
LABEL_OF_PROOF: Mapping[Locale, str] = {"de": " (Aktenzeichen)", "en": " (file number)"}
LINE_OF_PROOF: Mapping[Locale, str] = {"de": " Az. {file_number}", "en": ", file {file_number}"}
# Behind the line of somebody absent: who reads meanwhile.
LINE_OF_READER: Mapping[Locale, str] = {"de": ", es liest {reader}", "en": ", read by {reader}"}
# What stands for a day until somebody writes one; a line that still has it is unclear.
TO_FILL_IN: Mapping[Locale, str] = {"de": "TT.MM.", "en": "DD Mon"}
# A file number as houses write them.
SAMPLE_FILE_NUMBER = "50.1-2016/077"
# Words between what counts; they change nothing.
BETWEEN: Mapping[Locale, tuple[str, ...]] = {
    "de": ("ab", "am", "aktenzeichen", "az", "bis", "bitte", "danke", "den", "der", "für", "mit", "vom", "von", "zum"),
    "en": ("by", "file", "for", "from", "number", "on", "please", "ref", "thanks", "the", "to", "until",
           "with"),
}  # fmt: skip
# Why an act that was answered by mail was done: the mail's own words are not kept.
ANSWERED: Mapping[Locale, str] = {"de": "Antwort vom {day}", "en": "answer of {day}"}
WITH_FILE: Mapping[Locale, str] = {"de": "{answered}, Az. {file_number}", "en": "{answered}, file {file_number}"}
# The day behind these replaces one that was cancelled.
IN_ITS_PLACE: Mapping[Locale, tuple[str, ...]] = {
    "de": ("ersatz", "ersatztermin"),
    "en": ("instead", "replacement"),
}
READS: Mapping[Locale, tuple[str, ...]] = {
    "de": ("es liest", "es vertritt", "vertretung"),
    "en": ("read by", "deputy"),
}
# Beside those written out, which are in `dates`.
SHORT_WEEKDAYS: Mapping[Locale, tuple[str, ...]] = {
    "de": ("mo", "di", "mi", "do", "fr", "sa", "so"),
    "en": ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
}
# How people begin before they answer: such a line is passed over.
SALUTATIONS: Mapping[Locale, tuple[str, ...]] = {
    "de": ("guten morgen", "guten tag", "hallo", "liebe", "lieber", "moin", "sehr geehrte", "sehr geehrter"),
    "en": ("dear", "good afternoon", "good morning", "hello", "hi"),
}
