"""Why the inbox cannot be used, for whoever runs the service. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from checker.wording.locales import Locale


class InboxTroubleCode(StrEnum):
    """What the system refuses."""

    NOT_THERE = "not_there"
    UNUSABLE = "unusable"
    FILE_UNREADABLE = "file_unreadable"
    FILE_STAYS = "file_stays"
    READER_MISSING = "reader_missing"


@dataclass(frozen=True, slots=True)
class InboxTrouble:
    """`inbox` is the folder's path, `file` a name made harmless, `into` done or rejected, `detail` the system's."""

    code: InboxTroubleCode
    inbox: str
    detail: str = ""
    file: str = ""
    into: str = ""


SENTENCES: Mapping[Locale, Mapping[InboxTroubleCode, str]] = {
    "de": {
        InboxTroubleCode.NOT_THERE: "der Eingang {inbox} ist nicht da: anlegen, einhängen oder [inbox] path ändern",
        InboxTroubleCode.UNUSABLE: "der Eingang {inbox} ist nicht zu benutzen: {detail}; Zugriff darauf geben",
        InboxTroubleCode.FILE_UNREADABLE: "{file} im Eingang ist nicht zu lesen: {detail}",
        InboxTroubleCode.READER_MISSING: "{file} bleibt im Eingang: Der Prozess, der Arbeitsmappen und JSON liest, "
        "startet nicht ({detail}); Speicher und Zahl der Prozesse dieses Rechners prüfen",
        InboxTroubleCode.FILE_STAYS: "{file} ist erledigt, lässt sich aber nicht nach {into}/ verschieben: {detail}; "
        "Platz schaffen und Schreibzugriff auf {inbox} geben",
    },
    "en": {
        InboxTroubleCode.NOT_THERE: "the inbox {inbox} is not there: make it, mount it, or change [inbox] path",
        InboxTroubleCode.UNUSABLE: "the inbox {inbox} cannot be used: {detail}; give this user access to it",
        InboxTroubleCode.FILE_UNREADABLE: "{file} in the inbox cannot be read: {detail}",
        InboxTroubleCode.READER_MISSING: "{file} stays in the inbox: the process that reads workbooks and JSON does "
        "not start ({detail}); look at this machine's memory and number of processes",
        InboxTroubleCode.FILE_STAYS: "{file} is dealt with, but cannot be moved to {into}/: {detail}; make room and "
        "give this user write access to {inbox}",
    },
}


def trouble_text(trouble: InboxTrouble, locale: Locale) -> str:
    return SENTENCES[locale][trouble.code].format(
        inbox=trouble.inbox, detail=trouble.detail, file=trouble.file, into=trouble.into
    )
