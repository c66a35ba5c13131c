"""The words of the frame of every page, of its errors and of what is said after an act, by language. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.wording.locales import Locale

Words = Mapping[Locale, Mapping[str, str]]

WEB_WORDS: Words = {
    "de": {
        "skip": "Zum Inhalt",
        "navigation": "Seiten",
        "trail": "Sie sind hier",
        "log_out": "Abmelden",
        "log_in": "Anmelden",
        "signed_in_as": "Angemeldet für",
        "other_language": "English",
        "language": "Sprache",
        "help": "Hilfe und Kontakt",
        "help_text": "Fragen zu dieser Seite beantwortet die Administration: {mailbox}",
        "help_without_mailbox": "Fragen zu dieser Seite beantwortet die Administration des Hauses.",
        "accessibility": "Barrierefreiheit",
        "session_ends": "Diese Sitzung endet um {time} Uhr. Was Sie eingetragen haben, bleibt nach einer neuen"
        " Anmeldung erhalten.",
        "session_ends_with_file": "Diese Sitzung endet um {time} Uhr. Eine gewählte Datei bleibt danach nicht gewählt:"
        " Nach einer neuen Anmeldung wählen Sie sie noch einmal.",
        "errors": "Das Formular wurde nicht übernommen. Bitte prüfen Sie:",
        "required": "Pflichtangabe",
        "to_the_top": "Nach oben",
        "kept": "Ihre Eintragungen von vorhin stehen wieder im Formular. Noch ist nichts übernommen.",
        "rehearsal": "Probe: Diese Seiten zeigen den Bestand, als wäre jetzt der {day}, {time} Uhr.",
    },
    "en": {
        "skip": "To the content",
        "navigation": "Pages",
        "trail": "You are here",
        "log_out": "Log out",
        "log_in": "Log in",
        "signed_in_as": "Logged in for",
        "other_language": "Deutsch",
        "language": "Language",
        "help": "Help and contact",
        "help_text": "The administration answers questions about this page: {mailbox}",
        "help_without_mailbox": "The administration of the house answers questions about this page.",
        "accessibility": "Accessibility",
        "session_ends": "This session ends at {time}. What you have entered is still there after you log in again.",
        "session_ends_with_file": "This session ends at {time}. A file that you have chosen does not stay chosen: after"
        " you log in again, choose it once more.",
        "errors": "The form was not taken. Please check:",
        "required": "required",
        "to_the_top": "Back to the top",
        "kept": "What you had entered stands in the form again. Nothing has been taken yet.",
        "rehearsal": "Rehearsal: these pages show the store as if it were {time} on {day} now.",
    },
}

# The pages of the navigation, by `PageId`.
PAGE_TITLES: Words = {
    "de": {
        "tasks": "Meine Aufgaben",
        "overview": "Übersicht",
        "findings": "Befunde",
        "calendar": "Kalender",
        "talk": "Zielgespräch",
        "proposals": "Vorschläge",
        "letters": "Schreiben",
        "rules": "Regeln",
        "staff_council": "Mitbestimmung",
        "outbox": "Versand",
        "inbox": "Eingang",
        "evidence": "Nachweis",
        "log": "Protokoll",
        "operation": "Betrieb",
        "administration": "Verwaltung",
        "search": "Suche",
        "account": "Konto",
    },
    "en": {
        "tasks": "My tasks",
        "overview": "Overview",
        "findings": "Findings",
        "calendar": "Calendar",
        "talk": "Talk on targets",
        "proposals": "Proposals",
        "letters": "Letters",
        "rules": "Rules",
        "staff_council": "Co-determination",
        "outbox": "Outbox",
        "inbox": "Inbox",
        "evidence": "Evidence",
        "log": "Log",
        "operation": "Operation",
        "administration": "Administration",
        "search": "Search",
        "account": "Account",
    },
}

TRIAL_WORDS: Words = {
    "de": {
        "heading": "Seiten ausprobieren",
        "what": "Mit dem Knopf beginnt eine Sitzung für {post}.",
        "marked": "Was Sie darin tun, wird wirklich eingetragen, und der Zugang heißt im Zugriffsprotokoll „console“."
        " Der Link gilt zehn Minuten und einmal.",
        "begin": "Sitzung beginnen",
    },
    "en": {
        "heading": "Try the pages",
        "what": "The button begins a session for {post}.",
        "marked": "What you do in it is really recorded, and the access log calls this way in “console”. The link holds"
        " for ten minutes and once.",
        "begin": "Begin the session",
    },
}

# What is said on the next page after an act, by the code of `SeeOther`.
PAGE_MESSAGES: Words = {
    "de": {
        "logged_out": "Sie sind abgemeldet.",
        "password_chosen": "Ihr Kennwort ist gespeichert. Melden Sie sich damit an.",
        "password_changed": "Ihr Kennwort ist geändert; Ihre anderen Sitzungen sind beendet.",
        "second_factor_on": "Der zweite Faktor ist eingerichtet.",
        "second_factor_off": "Der zweite Faktor ist abgeschaltet.",
        "session_over": "Ihre Sitzung war zu Ende. Es wurde nichts übernommen; die Eintragungen waren zu lang, um sie"
        " aufzuheben.",
        "session_over_file": "Ihre Sitzung war zu Ende. Es wurde nichts übernommen, auch keine Datei; bitte nach der"
        " Anmeldung noch einmal senden.",
        "session_over_kept": "Ihre Sitzung war zu Ende. Es wurde nichts übernommen; nach der Anmeldung stehen Ihre"
        " Eintragungen wieder im Formular.",
        "absence_entered": "Die Abwesenheit ist eingetragen.",
        "absence_removed": "Die Abwesenheit ist gelöscht.",
        "session_ended": "Die Sitzung ist beendet.",
        "member_ended": "Der Zugang ist beendet.",
        "key_ended": "Der Schlüssel ist beendet.",
        "proposal_entered": "Die Antwort ist eingetragen; die Stelle bekommt eine Mail.",
        "proposal_rejected": "Die Antwort ist abgelehnt; die Stelle bekommt eine Mail mit dem Grund.",
        "file_sent": "Die Datei ist eingelesen; hier steht die Quittung.",
        "file_sent_before": "Dieses Formular war schon gesendet; hier steht die Quittung von damals.",
        "file_read_again": "Die Datei ist noch einmal gelesen; hier steht, was daraus wurde.",
        "file_released": "Es ist übernommen; hier steht, was daraus wurde.",
        "file_discarded": "Es ist verworfen und nicht mehr offen.",
        "mail_waits_again": "Die Mail wartet wieder und geht mit dem nächsten Versand hinaus.",
        "letter_edited": "Der Wortlaut ist geändert. Hinaus geht das Schreiben erst mit der Freigabe.",
        "letter_release": "Das Schreiben ist freigegeben und geht mit dem nächsten Versand hinaus.",
        "letter_settle": "Es ist vermerkt, dass es auf anderem Weg mitgeteilt wurde. Das Schreiben geht nicht hinaus.",
        "letter_keep_back": "Das Schreiben wird nicht gesendet.",
        "preview_begun": "Die Vorschau wird gemacht. Laden Sie die Seite nach einer Weile neu.",
        "edit_approved": "Die Zustimmung ist eingetragen. Bis die Änderung in Kraft tritt, lässt sie sich"
        " zurücknehmen.",
        "edit_approval_taken_back": "Die Zustimmung ist zurückgenommen.",
        "rules_activated": "Die Regeln sind in Kraft. Wen die Änderung betrifft, der bekommt mit dem nächsten Durchlauf"
        " eine Mail.",
        "forecast_begun": "Die Jahresvorschau wird gemacht. Laden Sie die Seite nach einer Weile neu.",
        "evidence_begun": "Der Auftrag hat begonnen.",
        "evidence_stopped": "Der Auftrag ist beendet.",
        "features_begun": "Der Lauf hat begonnen.",
        "features_stopped": "Der Lauf ist beendet.",
        "features_over": "Der Lauf war schon zu Ende.",
        "talk_reported": "Das Gespräch ist gemeldet. Der nächste Durchlauf rechnet es an.",
        "talk_taken_back": "Die Meldung ist zurückgenommen; sie zählt nicht mehr.",
        "agreement_done": "Die Vereinbarung ist als erledigt gemeldet. Der nächste Durchlauf rechnet es an.",
        "language_chosen": "Die Seiten erscheinen jetzt auf Deutsch.",
    },
    "en": {
        "logged_out": "You are logged out.",
        "password_chosen": "Your password is saved. Log in with it.",
        "password_changed": "Your password is changed; your other sessions have ended.",
        "second_factor_on": "The second factor is set up.",
        "second_factor_off": "The second factor is switched off.",
        "session_over": "Your session was over. Nothing was changed; what you had entered was too long to be kept.",
        "session_over_file": "Your session had ended. Nothing was taken, nor any file; after the log-in send it again.",
        "session_over_kept": "Your session was over. Nothing was changed; after you have logged in, what you had"
        " entered stands in the form again.",
        "absence_entered": "The absence is entered.",
        "absence_removed": "The absence is deleted.",
        "session_ended": "The session has ended.",
        "member_ended": "The member has ended.",
        "key_ended": "The key has ended.",
        "proposal_entered": "The answer is entered; the role gets a mail.",
        "proposal_rejected": "The answer is rejected; the role gets a mail with the reason.",
        "file_sent": "The file is imported; here is its receipt.",
        "file_sent_before": "This file was sent by the same form before; here is the receipt of then.",
        "file_read_again": "The file was read again; here is what became of it.",
        "file_released": "It is taken in; here is what became of it.",
        "file_discarded": "It is discarded and open no more.",
        "mail_waits_again": "The mail waits again and leaves with the next sending.",
        "letter_edited": "The wording is changed. The letter leaves only with its release.",
        "letter_release": "The letter is released and leaves with the next sending.",
        "letter_settle": "It is noted that it was told in another way. The letter does not leave.",
        "letter_keep_back": "The letter is not sent.",
        "preview_begun": "The preview is being made. Load the page again after a while.",
        "edit_approved": "The approval is entered. It can be taken back until the edit takes effect.",
        "edit_approval_taken_back": "The approval is taken back.",
        "rules_activated": "The rules are in force. Whom the edit concerns gets a mail with the next round.",
        "forecast_begun": "The year ahead is being worked out. Load the page again after a while.",
        "evidence_begun": "The job has begun.",
        "evidence_stopped": "The job is stopped.",
        "features_begun": "The run has begun.",
        "features_stopped": "The run is stopped.",
        "features_over": "The run had ended already.",
        "talk_reported": "The talk is reported. The next round counts it.",
        "talk_taken_back": "The report is taken back; it counts no more.",
        "agreement_done": "The agreement is reported as done. The next round counts it.",
        "language_chosen": "The pages are shown in English now.",
    },
}
