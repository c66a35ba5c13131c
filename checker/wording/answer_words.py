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
