"""Why the mailbox of answers cannot be read, for whoever runs the service. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.mailbox_trouble import MailboxTrouble, MailboxTroubleCode
from checker.wording.locales import Locale

SENTENCES: Mapping[Locale, Mapping[MailboxTroubleCode, str]] = {
    "de": {
        MailboxTroubleCode.NOT_REACHED: "der Mailserver ist nicht zu erreichen ({detail}): [answers] host und port",
        MailboxTroubleCode.NO_TLS: "der Mailserver spricht kein TLS ({detail}): [answers] port, meist 993",
        MailboxTroubleCode.CERTIFICATE: "dem Zertifikat des Mailservers ist nicht zu trauen ({detail}): das "
        "der Stelle, die es ausgestellt hat, auf diesem Rechner eintragen",
        MailboxTroubleCode.LOG_IN_REFUSED: "die Anmeldung ist abgelehnt ({detail}): [answers] user und password_file",
        MailboxTroubleCode.NO_FOLDER: "den Ordner gibt es dort nicht ({detail}): [answers] folder",
        MailboxTroubleCode.REFUSED: "der Mailserver lehnt ab ({detail}); die Rechte am Ordner ansehen und ob sich in "
        "den anderen verschieben lässt: [answers] folder und moved_to",
        MailboxTroubleCode.NO_IMAP: "was dort antwortet, ist kein IMAP-Server oder hört nicht auf: [answers] host "
        "und port",
        MailboxTroubleCode.TOO_SLOW: "der Mailserver antwortet zu langsam",
        MailboxTroubleCode.PROGRAM_FAILED: "an {detail} Mails scheitert unser eigenes Programm; sie liegen noch dort",
    },
    "en": {
        MailboxTroubleCode.NOT_REACHED: "the mail server cannot be reached ({detail}): [answers] host and port",
        MailboxTroubleCode.NO_TLS: "the mail server speaks no TLS ({detail}): [answers] port, usually 993",
        MailboxTroubleCode.CERTIFICATE: "the certificate of the mail server cannot be trusted ({detail}): add that of "
        "whoever issued it to this machine",
        MailboxTroubleCode.LOG_IN_REFUSED: "the log-in is refused ({detail}): [answers] user and password_file",
        MailboxTroubleCode.NO_FOLDER: "there is no such folder ({detail}): [answers] folder",
        MailboxTroubleCode.REFUSED: "the mail server refuses ({detail}); look at the rights on the folder, and whether "
        "mails can be moved to the other one: [answers] folder and moved_to",
        MailboxTroubleCode.NO_IMAP: "what answers there is no IMAP server, or never stops: [answers] host and port",
        MailboxTroubleCode.TOO_SLOW: "the mail server answers too slowly",
        MailboxTroubleCode.PROGRAM_FAILED: "our own program fails over {detail} mails; they lie there still",
    },
}
UNREAD: Mapping[Locale, str] = {
    "de": "Antworten in {place} werden nicht gelesen: {why}",
    "en": "answers in {place} are not read: {why}",
}


def mailbox_trouble_text(trouble: MailboxTrouble, locale: Locale) -> str:
    """As one sentence, with what to look at."""
    why = SENTENCES[locale][trouble.code].format(detail=trouble.detail)
    return UNREAD[locale].format(place=trouble.place, why=why)
