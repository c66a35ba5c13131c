"""The sentences of backups: why one is not made or put back. Pure tables, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.refusal import BackupRefusal, RefusalCode
from checker.wording.locales import Locale

BACKUP_SENTENCES: Mapping[Locale, Mapping[RefusalCode, str]] = {
    "de": {
        BackupRefusal.NO_FILE: "{store} ist keine Datei dieses Rechners: Gesichert wird dort, wo die Datenbank liegt",
        BackupRefusal.BEING_MADE: "Eine andere Sicherung von {store} läuft gerade: bitte warten, bis sie fertig ist",
        BackupRefusal.THERE_ALREADY: "{file} gibt es schon und bleibt, wie es ist: bitte eine andere Datei nennen",
        BackupRefusal.INSIDE: "{file} läge in {folder}, das selbst gesichert wird: bitte einen Ort außerhalb nennen",
        BackupRefusal.CANNOT_WRITE: "{place} lässt sich nicht schreiben ({detail}): bitte Ordner und Rechte prüfen",
        BackupRefusal.NO_ROOM: "In {folder} sind {free} MB frei, gebraucht werden {needed}: bitte Platz schaffen",
        BackupRefusal.STORE_DAMAGED: "{store} ist beschädigt und wird so nicht gesichert: bitte die letzte gute "
        "Sicherung aufheben und zurückspielen",
        BackupRefusal.NOT_NOTED: "{file} ist fertig und gut, aber das Protokoll konnte es nicht festhalten: {detail}",
        BackupRefusal.CANNOT_READ: "{file} lässt sich nicht lesen: {detail}",
        BackupRefusal.NO_BACKUP: "{file} ist keine Sicherung, oder ihr Ende fehlt: bitte eine andere nennen",
        BackupRefusal.DAMAGED: "{file} ist beschädigt, zurückgespielt wird nichts; nicht wie gesichert: {parts:lines}",
        BackupRefusal.NEWER: "{file} ist mit Version {product} gesichert, diese hier ist {own}: bitte {product} oder "
        "neuer installieren",
        BackupRefusal.ANOTHER_HOUSE: "{file} ist die Sicherung von „{organisation}“, {place} gehört „{own}“: bitte in "
        "einem anderen Ordner zurückspielen",
        BackupRefusal.NOT_IN_IT: "In {file} ist davon nichts: {parts:and}",
        BackupRefusal.IN_USE: "Mit {store} arbeitet noch jemand: bitte den Dienst, die Seiten und jeden anderen Befehl "
        "beenden",
        BackupRefusal.PAGES_SHOWN: "Aus diesem Datenbestand werden noch Seiten gezeigt (Prozess {pid}): bitte beenden",
        BackupRefusal.NOT_EMPTY: "Da ist schon etwas, und überschrieben wird nichts: {places:lines}",
        BackupRefusal.MOUNTED: "Da ist ein Dateisystem eingehängt, ein anderer Name geht also nicht: bitte selbst "
        "wegräumen, was darin liegt, und noch einmal zurückspielen: {places:lines}",
    },
    "en": {
        BackupRefusal.NO_FILE: "{store} is no file of this machine: make the backup where the database lies",
        BackupRefusal.BEING_MADE: "another backup of {store} is being made: wait until it is done",
        BackupRefusal.THERE_ALREADY: "{file} exists and stays as it is: name another file",
        BackupRefusal.INSIDE: "{file} would lie in {folder}, which is itself backed up: name a place outside",
        BackupRefusal.CANNOT_WRITE: "{place} cannot be written ({detail}): check folder and rights",
        BackupRefusal.NO_ROOM: "{folder} has {free} MB free, and {needed} are needed: make room there",
        BackupRefusal.STORE_DAMAGED: "{store} is damaged, and is not backed up so: keep the last good backup, and "
        "restore it",
        BackupRefusal.NOT_NOTED: "{file} is made and good, but the journal could not note it: {detail}",
        BackupRefusal.CANNOT_READ: "{file} cannot be read: {detail}",
        BackupRefusal.NO_BACKUP: "{file} is no backup, or its end is missing: name another file",
        BackupRefusal.DAMAGED: "{file} is damaged, and is not restored; not as it was backed up: {parts:lines}",
        BackupRefusal.NEWER: "{file} was made by version {product}, this one is {own}: install {product} or newer",
        BackupRefusal.ANOTHER_HOUSE: "{file} is the backup of '{organisation}', and {place} belongs to '{own}': "
        "restore it in another folder",
        BackupRefusal.NOT_IN_IT: "there is nothing of that in {file}: {parts:and}",
        BackupRefusal.IN_USE: "somebody still works with {store}: end the daemon, the pages and every other command on "
        "it",
        BackupRefusal.PAGES_SHOWN: "pages are still shown from this store (process {pid}): end them",
        BackupRefusal.NOT_EMPTY: "something is there already, and nothing is overwritten: {places:lines}",
        BackupRefusal.MOUNTED: "a file system is mounted there, so it takes no other name: move elsewhere what is "
        "in it, and restore again: {places:lines}",
    },
}
