"""What may be answered on a page, what an answer needs and what it does: tables in both languages. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.answer import AnswerChoice as A
from checker.wording.locales import Locale

# An answer as it stands beside its radio button.
OFFERS: Mapping[Locale, Mapping[A, str]] = {
    "de": {
        A.DONE: "Es ist erledigt",
        A.TAKE_ON: "Ich übernehme das",
        A.PLANNED: "Es ist geplant",
        A.HELD: "Es hat stattgefunden",
        A.CANCELLED: "Es ist ausgefallen",
        A.NOTHING: "In diesem Zeitraum gab es nichts zu melden",
        A.COMING: "Der Bericht kommt noch",
        A.NEW_DATE: "Eine neue Frist vorschlagen",
        A.NOT_APPLICABLE: "Das trifft nicht zu",
        A.WRONG_FIGURES: "Die Zahlen stimmen nicht",
        A.NOT_RESPONSIBLE: "Dafür ist diese Stelle nicht zuständig",
        A.RELEASE: "Das Schreiben freigeben",
        A.DO_NOT_SEND: "Das Schreiben nicht senden",
        A.CHANGE_NEEDED: "Am Schreiben ist etwas zu ändern",
        A.AWAY: "Die Stelle ist eine Zeit lang nicht besetzt",
    },
    "en": {
        A.DONE: "It is done",
        A.TAKE_ON: "I take this on",
        A.PLANNED: "It is planned",
        A.HELD: "It has taken place",
        A.CANCELLED: "It was cancelled",
        A.NOTHING: "There was nothing to report in this period",
        A.COMING: "The report is still to come",
        A.NEW_DATE: "Propose a new date",
        A.NOT_APPLICABLE: "This does not apply",
        A.WRONG_FIGURES: "The figures are wrong",
        A.NOT_RESPONSIBLE: "This post is not responsible for it",
        A.RELEASE: "Release the letter",
        A.DO_NOT_SEND: "Do not send the letter",
        A.CHANGE_NEEDED: "Something in the letter must be changed",
        A.AWAY: "Nobody holds the post for some time",
    },
}
# The label of the field `day` by choice.
DAYS: Mapping[Locale, Mapping[A, str]] = {
    "de": {
        A.DONE: "Erledigt am", A.TAKE_ON: "Übernommen bis", A.PLANNED: "Geplant für", A.HELD: "Stattgefunden am",
        A.CANCELLED: "Ausgefallen am", A.COMING: "Kommt bis", A.NEW_DATE: "Neue Frist", A.AWAY: "Nicht da von",
    },
    "en": {
        A.DONE: "Done on", A.TAKE_ON: "Taken on until", A.PLANNED: "Planned for", A.HELD: "Held on",
        A.CANCELLED: "Cancelled on", A.COMING: "Coming by", A.NEW_DATE: "New date", A.AWAY: "Away from",
    },
}  # fmt: skip
UNTIL: Mapping[Locale, Mapping[A, str]] = {
    "de": {A.CANCELLED: "Ersatztermin am", A.AWAY: "Nicht da bis"},
    "en": {A.CANCELLED: "Replacement on", A.AWAY: "Away until"},
}
FIELDS: Mapping[Locale, Mapping[str, str]] = {
    "de": {"file_number": "Aktenzeichen des Nachweises", "reader": "Es liest", "reason_id": "Grund"},
    "en": {"file_number": "File number of the proof", "reader": "Read by", "reason_id": "Reason"},
}
# What comes of it, a sentence each; `who` are titles of roles.
EFFECTS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "stops_one": "1 Mail dazu, die noch wartet, geht nicht hinaus.",
        "stops_several": "{count} Mails dazu, die noch warten, gehen nicht hinaus.",
        "not_told": "Ohne diese Antwort wird am {day} angeschrieben: {who}.",
        "rests": "Bis zu diesem Tag kommt dazu keine Mail, außer der Stand verschlechtert sich.",
        "rests_until": "Bis {day} kommt dazu keine Mail, außer der Stand verschlechtert sich.",
        "opens": "Der Befund ist wieder offen.",
        "told_next": "Die nächste Mail dazu geht mit dem nächsten Durchlauf an: {who}.",
        "judged_next": "Beurteilt wird es mit dem nächsten Durchlauf; ist es damit erfüllt, endet alles dazu.",
        "planned": "Der Termin steht; gemeldet ist damit noch nicht, dass er stattgefunden hat.",
        "nothing": "Der Bericht gilt als da; dazu kommt keine Mail mehr.",
        "coming": "Der Eskalationsweg läuft weiter; bis dahin steht der angekündigte Tag dabei.",
        "decides_nothing": "Entschieden ist damit nichts: Der Eskalationsweg läuft weiter.",
        "heard_by": "Davon erfährt: {who}.",
        "letter_leaves": "Das Schreiben geht mit dem nächsten Durchlauf hinaus. Das lässt sich nicht zurückholen.",
        "letter_stays": "Das Schreiben geht nicht hinaus.",
        "letter_waits": "Das Schreiben bleibt ein Entwurf, bis es geändert und freigegeben ist.",
        "away": "An diesen Tagen gehen die Mails an die Stelle, die liest.",
        "entered_by": "Eingetragen wird es von: {who}. Bis dahin wartet der Eskalationsweg, höchstens 2 Arbeitstage.",
        "taken_back": "Diese Antwort gilt nicht mehr; es gilt wieder, was davor galt.",
        "marked": "Es wird als über den Link getan vermerkt; davon erfährt: {who}.",
    },
    "en": {
        "stops_one": "1 mail about it that still waits will not leave.",
        "stops_several": "{count} mails about it that still wait will not leave.",
        "not_told": "Without this answer this is told on {day} to: {who}.",
        "rests": "Until that day no mail comes about it, unless it gets worse.",
        "rests_until": "Until {day} no mail comes about it, unless it gets worse.",
        "opens": "The finding is open again.",
        "told_next": "The next mail about it leaves with the next tick, to: {who}.",
        "judged_next": "It is judged with the next tick; if that fulfils it, all of it ends.",
        "planned": "The event is on record; that it has taken place is not reported yet.",
        "nothing": "The report counts as here; no more mails come about it.",
        "coming": "The escalation goes on; until then the announced day stands beside it.",
        "decides_nothing": "It decides nothing: the escalation goes on.",
        "heard_by": "This is told to: {who}.",
        "letter_leaves": "The letter leaves with the next tick. It cannot be called back.",
        "letter_stays": "The letter does not leave.",
        "letter_waits": "The letter stays a draft until it is changed and released.",
        "away": "On these days the mails go to the post that reads.",
        "entered_by": "It is entered by: {who}. Until then the escalation waits, 2 working days at most.",
        "taken_back": "This answer counts no more; what counted before it counts again.",
        "marked": "It is marked as done by the link; this is told to: {who}.",
    },
}
JOINED: Mapping[Locale, str] = {"de": " und ", "en": " and "}
