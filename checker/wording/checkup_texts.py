"""What the machine check says of each part, and what to do where it is not well. Pure tables, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.checkup import Checkup, CheckupCode
from checker.wording.locales import Locale

PARTS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "configuration": "Einstellungen", "python": "Python", "time_zone": "Zeitzone", "clock": "Uhr",
        "disk": "Platz", "rights": "Rechte", "rules": "Regeln", "database": "Speicher", "smtp": "Mailversand",
        "answers": "Antworten", "proxies": "Proxys", "web": "Webseiten", "backup": "Sicherung",
    },
    "en": {
        "configuration": "configuration", "python": "python", "time_zone": "time zone", "clock": "clock",
        "disk": "disk", "rights": "rights", "rules": "rules", "database": "database", "smtp": "mail server",
        "answers": "answers", "proxies": "proxies", "web": "web", "backup": "backup",
    },
}  # fmt: skip
SENTENCES: Mapping[Locale, Mapping[CheckupCode, str]] = {
    "de": {
        CheckupCode.CONFIGURED: "gelesen: {file}",
        CheckupCode.NO_CONFIGURATION: "in {folder} liegt keine config.toml: es gilt, was ohne eigene Angabe gilt; das "
        "Haus liegt vielleicht in einem anderen Ordner",
        CheckupCode.NOT_CONFIGURED: "{why}",
        CheckupCode.PYTHON: "{python}, SQLite {sqlite}, als {user}",
        CheckupCode.PYTHON_OTHER: "{python}: Die Regelmaschine läuft nur unter 3.11 und 3.12",
        CheckupCode.LIBRARY_MISSING: "{library} fehlt, und {key} verlangt es",
        CheckupCode.TIME_ZONE: "Europe/Berlin, jetzt {now}",
        CheckupCode.TIME_ZONE_MISSING: "Europe/Berlin ist auf diesem Rechner unbekannt",
        CheckupCode.CLOCK: "{now}; nichts Gespeichertes liegt vor ihr",
        CheckupCode.CLOCK_BEHIND: "steht auf {now}, das Protokoll endet mit {newest}",
        CheckupCode.CLOCK_OF_DISK: "{folder} stempelt Dateien {seconds} Sekunden anders als dieser Rechner",
        CheckupCode.ROOM: "{free} MB frei in {folder}",
        CheckupCode.LITTLE_ROOM: "nur {free} MB frei in {folder}, gebraucht werden {needed}",
        CheckupCode.WRITABLE: "{folder} ist beschreibbar",
        CheckupCode.NOT_WRITABLE: "{folder} ist nicht beschreibbar: {why}",
        CheckupCode.NO_FOLDER: "{folder} fehlt ({key})",
        CheckupCode.NOT_READABLE: "{file} ist nicht lesbar ({key}): {why}",
        CheckupCode.SECRET_IS_OPEN: "{file} dürfen alle auf diesem Rechner lesen ({rights}; {key})",
        CheckupCode.RULES: "{folder} ist ohne Fehler",
        CheckupCode.RULES_BROKEN: "{folder} hat Fehler ({count}), zuerst {first}",
        CheckupCode.DATABASE: "{place} lässt sich öffnen",
        CheckupCode.NO_DATABASE: "noch keiner; der erste entsteht mit rules activate",
        CheckupCode.DATABASE_FAILS: "{why}",
        CheckupCode.BACKUP: "die letzte ist vom {at}",
        CheckupCode.NO_BACKUP_YET: "noch keine; nach {days} Tagen wird daran erinnert",
        CheckupCode.BACKUP_OLD: "die letzte ist vom {at}, älter als {days} Tage",
        CheckupCode.NO_BACKUP: "keine, obwohl seit mehr als {days} Tagen Regeln in Kraft sind",
        CheckupCode.MAILS_ARE_FILES: "Mails werden als Dateien abgelegt, in {folder}",
        CheckupCode.SMTP: "{place} antwortet ({security}{login}); verschickt wurde nichts",
        CheckupCode.SMTP_FAILS: "{place}: {why}",
        CheckupCode.NO_ANSWERS: "kein Postfach für Antworten ist eingerichtet",
        CheckupCode.ANSWERS: "{place} lässt sich öffnen, wartend: {waiting}",
        CheckupCode.ANSWERS_FAIL: "{why}",
        CheckupCode.NO_PROXY: "keine in der Umgebung",
        CheckupCode.PROXY: "{variable} gilt für Aufrufe nach außen; Mailserver und Postfach werden direkt erreicht",
        CheckupCode.PROXY_IS_NONE: "{variable} ist keine Adresse eines Proxys",
        CheckupCode.WEB: "{address}, gebunden an {bind}",
        CheckupCode.WEB_WITHOUT_ADDRESS: "keine Adresse eingestellt: Mails nennen statt eines Links den Befehl",
        CheckupCode.WEB_OPEN_WITHOUT_ADDRESS: "{bind} erreichen andere Rechner, und keine Adresse ist eingestellt",
        CheckupCode.WEB_UNENCRYPTED: "{address} ist unverschlüsselt und nicht dieser Rechner",
        CheckupCode.WEB_TRUSTS_ALL: "trusted_proxies umfasst mit {network} jeden Rechner",
        CheckupCode.WEB_PORT_OF_ROOT: "an Port {port} darf nur root binden",
    },
    "en": {
        CheckupCode.CONFIGURED: "read: {file}",
        CheckupCode.NO_CONFIGURATION: "there is no config.toml in {folder}: what holds without one holds; perhaps the "
        "house is in another folder",
        CheckupCode.NOT_CONFIGURED: "{why}",
        CheckupCode.PYTHON: "{python}, SQLite {sqlite}, as {user}",
        CheckupCode.PYTHON_OTHER: "{python}: the rules engine runs on 3.11 and 3.12 only",
        CheckupCode.LIBRARY_MISSING: "{library} is missing, and {key} asks for it",
        CheckupCode.TIME_ZONE: "Europe/Berlin, now {now}",
        CheckupCode.TIME_ZONE_MISSING: "Europe/Berlin is unknown on this machine",
        CheckupCode.CLOCK: "{now}; nothing that is kept lies ahead of it",
        CheckupCode.CLOCK_BEHIND: "says {now}, and the journal ends with {newest}",
        CheckupCode.CLOCK_OF_DISK: "{folder} stamps files {seconds} seconds apart from this machine",
        CheckupCode.ROOM: "{free} MB free in {folder}",
        CheckupCode.LITTLE_ROOM: "only {free} MB free in {folder}, {needed} are needed",
        CheckupCode.WRITABLE: "{folder} can be written to",
        CheckupCode.NOT_WRITABLE: "{folder} cannot be written to: {why}",
        CheckupCode.NO_FOLDER: "{folder} is missing ({key})",
        CheckupCode.NOT_READABLE: "{file} cannot be read ({key}): {why}",
        CheckupCode.SECRET_IS_OPEN: "everybody on this machine may read {file} ({rights}; {key})",
        CheckupCode.RULES: "{folder} has no mistake",
        CheckupCode.RULES_BROKEN: "mistakes in {folder}: {count}, first {first}",
        CheckupCode.DATABASE: "{place} can be opened",
        CheckupCode.NO_DATABASE: "none yet; the first is made by rules activate",
        CheckupCode.DATABASE_FAILS: "{why}",
        CheckupCode.BACKUP: "the last is of {at}",
        CheckupCode.NO_BACKUP_YET: "none yet; after {days} days it is asked for",
        CheckupCode.BACKUP_OLD: "the last is of {at}, older than {days} days",
        CheckupCode.NO_BACKUP: "none, though rules are in force for more than {days} days",
        CheckupCode.MAILS_ARE_FILES: "mails are written as files, to {folder}",
        CheckupCode.SMTP: "{place} answers ({security}{login}); nothing was sent",
        CheckupCode.SMTP_FAILS: "{place}: {why}",
        CheckupCode.NO_ANSWERS: "no mailbox of answers is configured",
        CheckupCode.ANSWERS: "{place} can be opened, waiting: {waiting}",
        CheckupCode.ANSWERS_FAIL: "{why}",
        CheckupCode.NO_PROXY: "none in the environment",
        CheckupCode.PROXY: "{variable} holds for calls that leave the house; mail server and mailbox are reached "
        "directly",
        CheckupCode.PROXY_IS_NONE: "{variable} is no address of a proxy",
        CheckupCode.WEB: "{address}, bound to {bind}",
        CheckupCode.WEB_WITHOUT_ADDRESS: "no address is configured: mails name the command instead of a link",
        CheckupCode.WEB_OPEN_WITHOUT_ADDRESS: "other machines reach {bind}, and no address is configured",
        CheckupCode.WEB_UNENCRYPTED: "{address} is not encrypted, and not this machine",
        CheckupCode.WEB_TRUSTS_ALL: "trusted_proxies takes in every machine by {network}",
        CheckupCode.WEB_PORT_OF_ROOT: "only root may bind to port {port}",
    },
}
REMEDIES: Mapping[Locale, Mapping[CheckupCode, str]] = {
    "de": {
        CheckupCode.NOT_CONFIGURED: "die genannten Stellen berichtigen",
        CheckupCode.PYTHON_OTHER: "mit Python 3.11 oder 3.12 neu installieren",
        CheckupCode.LIBRARY_MISSING: "pip install '{extra}'",
        CheckupCode.TIME_ZONE_MISSING: "das Paket tzdata installieren",
        CheckupCode.CLOCK_BEHIND: "die Uhr mit einem Zeitserver abgleichen; bis dahin wird nichts beurteilt",
        CheckupCode.CLOCK_OF_DISK: "die Uhr des Dateiservers abgleichen",
        CheckupCode.LITTLE_ROOM: "Platz schaffen, bevor der Speicher mitten in einem Durchlauf voll ist",
        CheckupCode.NOT_WRITABLE: "{folder} dem Benutzer {user} geben",
        CheckupCode.NO_FOLDER: "den Ordner anlegen und dem Benutzer {user} geben",
        CheckupCode.NOT_READABLE: "dem Benutzer {user} das Leserecht geben",
        CheckupCode.SECRET_IS_OPEN: "die Rechte auf 0600 setzen und das Geheimnis wechseln",
        CheckupCode.RULES_BROKEN: "zielwacht rules lint",
        CheckupCode.DATABASE_FAILS: "[store] url prüfen, oder eine Sicherung zurückspielen",
        CheckupCode.BACKUP_OLD: "zielwacht backup",
        CheckupCode.NO_BACKUP: "zielwacht backup",
        CheckupCode.SMTP_FAILS: "[smtp] host, port, security, username und password_file prüfen",
        CheckupCode.ANSWERS_FAIL: "[answers] prüfen",
        CheckupCode.PROXY_IS_NONE: "als http://proxy.amt.example:3128 setzen, oder löschen",
        CheckupCode.WEB_OPEN_WITHOUT_ADDRESS: "[web] address nennen, oder [web] bind auf 127.0.0.1 setzen",
        CheckupCode.WEB_UNENCRYPTED: "[web] address als https:// nennen, mit einem Proxy davor, der verschlüsselt",
        CheckupCode.WEB_TRUSTS_ALL: "nur die Adressen der eigenen Proxys nennen",
        CheckupCode.WEB_PORT_OF_ROOT: "[web] bind auf einen Port ab 1024 setzen und einen Proxy davor",
    },
    "en": {
        CheckupCode.NOT_CONFIGURED: "correct the places that are named",
        CheckupCode.PYTHON_OTHER: "install anew with Python 3.11 or 3.12",
        CheckupCode.LIBRARY_MISSING: "pip install '{extra}'",
        CheckupCode.TIME_ZONE_MISSING: "install the package tzdata",
        CheckupCode.CLOCK_BEHIND: "set the clock by a time server; until then nothing is judged",
        CheckupCode.CLOCK_OF_DISK: "set the clock of the file server",
        CheckupCode.LITTLE_ROOM: "make room before the store is full in the middle of a round",
        CheckupCode.NOT_WRITABLE: "give {folder} to the user {user}",
        CheckupCode.NO_FOLDER: "make the folder, and give it to the user {user}",
        CheckupCode.NOT_READABLE: "let the user {user} read it",
        CheckupCode.SECRET_IS_OPEN: "set its rights to 0600, and change the secret",
        CheckupCode.RULES_BROKEN: "zielwacht rules lint",
        CheckupCode.DATABASE_FAILS: "check [store] url, or restore a backup",
        CheckupCode.BACKUP_OLD: "zielwacht backup",
        CheckupCode.NO_BACKUP: "zielwacht backup",
        CheckupCode.SMTP_FAILS: "check [smtp] host, port, security, username and password_file",
        CheckupCode.ANSWERS_FAIL: "check [answers]",
        CheckupCode.PROXY_IS_NONE: "set it as http://proxy.house.example:3128, or delete it",
        CheckupCode.WEB_OPEN_WITHOUT_ADDRESS: "name [web] address, or set [web] bind to 127.0.0.1",
        CheckupCode.WEB_UNENCRYPTED: "name [web] address as https://, with a proxy before it that encrypts",
        CheckupCode.WEB_TRUSTS_ALL: "name the addresses of your own proxies only",
        CheckupCode.WEB_PORT_OF_ROOT: "set [web] bind to a port of 1024 or more, with a proxy before it",
    },
}


def checkup_text(checkup: Checkup, locale: Locale) -> str:
    """What was found, as a sentence."""
    return SENTENCES[locale][checkup.code].format_map(checkup.facts)


def remedy_text(checkup: Checkup, locale: Locale) -> str:
    """What to do; empty where nothing is to be done."""
    return REMEDIES[locale].get(checkup.code, "").format_map(checkup.facts)
