"""What the entries of the log say, in words: each kind a title, each fact a label, what is a code its word. Pure.

A kind or a fact of another version, or of an entry that somebody wrote over, is shown as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.domain.act import ActKind
from checker.domain.finding import FindingState
from checker.domain.message import MessageKind, OutboxState
from checker.domain.verdict import State
from checker.wording.locales import Locale
from checker.wording.mail_kinds import MAIL_KINDS
from checker.wording.refusal_texts import ACTS, FINDING_STATES, MAIL_STATES
from checker.wording.states import STATES

KINDS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "absence.entered": "Abwesenheit eingetragen",
        "absence.removed": "Abwesenheit entfernt",
        "access.forgotten": "Zugriffsprotokoll gekürzt",
        "access_key.ended": "Schlüssel einer Maschine beendet",
        "access_key.made": "Schlüssel einer Maschine angelegt",
        "access.read": "Zugriffsprotokoll eingesehen",
        "act.recorded": "Entscheidung",
        "archive.mended": "Archivierte Datei bereinigt",
        "backup.made": "Sicherung erstellt",
        "backup.restored": "Sicherung zurückgespielt",
        "clock.jumped": "Uhr gesprungen",
        "clock.resumed": "Nach vorauseilender Uhr weitergearbeitet",
        "data.redacted": "Angaben einer Klasse gelöscht",
        "daemon.started": "Dienst gestartet",
        "daemon.stopped": "Dienst beendet",
        "evidence.begun": "Nachweis begonnen",
        "evidence.stopped": "Nachweis abgebrochen",
        "features.begun": "Szenarien begonnen",
        "features.run": "Szenarien ausgeführt",
        "features.stopped": "Szenarien beendet",
        "finding.changed": "Befund geändert",
        "findings.altered": "Befunde durch geänderte Vorgaben beendet",
        "inbox.rejected": "Datei im Eingang abgewiesen",
        "key.lost": "Schlüssel verloren",
        "key.made": "Schlüssel erzeugt",
        "key.rotated": "Schlüssel gewechselt",
        "log.checkpoint": "Prüfpunkt gesetzt",
        "log.counter_checked": "Protokoll gegengeprüft",
        "log.verified": "Protokoll geprüft",
        "mail.ambiguous": "Antwort des Servers verloren",
        "mail.bounced": "Mail zurückgekommen",
        "mail.dead": "Mail nicht zustellbar",
        "mail.edited": "Schreiben geändert",
        "mail.held_up": "Mailserver nicht erreichbar",
        "mail.not_to_be_sent": "Schreiben zurückgehalten",
        "mail.queued": "Mail vorgesehen",
        "mail.released": "Schreiben freigegeben",
        "mail.replaced": "Mail ersetzt",
        "mail.resumed": "Mails nach Zurückspielen freigegeben",
        "mail.retried": "Mail noch einmal versucht",
        "mail.sent": "Mail versandt",
        "mail.settled": "Mail erledigt",
        "mail.superseded": "Mail überholt",
        "mail.tested": "Testmail",
        "mail.told_otherwise": "Schreiben anders mitgeteilt",
        "member.ended": "Zugang beendet",
        "member.invited": "Zugang eingerichtet",
        "member.invited_again": "Zugang erneuert",
        "member.posts_changed": "Stellen eines Zugangs geändert",
        "organisation.renamed": "Haus umbenannt",
        "originals.checked": "Originale gegengelesen",
        "pack.made": "Nachweispaket erstellt",
        "proposal.entered": "Antwort eingetragen",
        "proposal.lapsed": "Antwort verfallen",
        "proposal.received": "Antwort eingegangen",
        "proposal.rejected": "Antwort abgelehnt",
        "quarantine.discarded": "Zurückgehaltenes verworfen",
        "quarantine.released": "Zurückgehaltenes übernommen",
        "record.retracted": "Datensatz zurückgenommen",
        "records.counts_again": "Rücknahme einer Datei aufgehoben",
        "records.imported": "Datei eingelesen",
        "records.refused": "Datei abgewiesen",
        "records.resorted": "Auswahl später geändert",
        "records.swept": "Abgebrochener Import entfernt",
        "records.uploaded": "Datei hochgeladen",
        "records.withdrawn": "Datei zurückgenommen",
        "reminder.dropped": "Erinnerung entfallen",
        "report.nothing": "Fehlanzeige",
        "retention.held": "Löschung ausgesetzt",
        "retention.ran": "Fristgemäß gelöscht",
        "retention.released": "Aussetzung der Löschung beendet",
        "role.unreachable": "Stelle ohne Leser",
        "rules.activated": "Regelwerk in Kraft gesetzt",
        "rules.approval_taken_back": "Zustimmung zu einer Regeländerung zurückgenommen",
        "rules.approved": "Regeländerung zugestimmt",
        "rules.edit_refused": "Geänderte Regeln nicht übernommen",
        "store.checked": "Datenbank geprüft",
        "store.migrated": "Datenbank umgestellt",
        "store.rewritten": "Datenbank neu geschrieben",
        "store.sealed": "Versiegelt",
        "tick.judged": "Geurteilt",
    },
    "en": {
        "absence.entered": "absence entered",
        "absence.removed": "absence removed",
        "access.forgotten": "access log shortened",
        "access_key.ended": "key of a machine ended",
        "access_key.made": "key of a machine made",
        "access.read": "access log looked into",
        "act.recorded": "decision",
        "archive.mended": "archived file mended",
        "backup.made": "backup made",
        "backup.restored": "backup restored",
        "clock.jumped": "clock jumped",
        "clock.resumed": "went on after a clock that was ahead",
        "data.redacted": "data of a class deleted",
        "daemon.started": "service started",
        "daemon.stopped": "service stopped",
        "evidence.begun": "evidence begun",
        "evidence.stopped": "evidence stopped",
        "features.begun": "scenarios begun",
        "features.run": "scenarios run",
        "features.stopped": "scenarios stopped",
        "finding.changed": "finding changed",
        "findings.altered": "findings ended by altered requirements",
        "inbox.rejected": "file in the inbox rejected",
        "key.lost": "key lost",
        "key.made": "key made",
        "key.rotated": "key rotated",
        "log.checkpoint": "checkpoint made",
        "log.counter_checked": "log counter-checked",
        "log.verified": "log verified",
        "mail.ambiguous": "server's answer lost",
        "mail.bounced": "mail came back",
        "mail.dead": "mail cannot be delivered",
        "mail.edited": "letter edited",
        "mail.held_up": "mail server not reached",
        "mail.not_to_be_sent": "letter withheld",
        "mail.queued": "mail planned",
        "mail.released": "letter released",
        "mail.replaced": "mail replaced",
        "mail.resumed": "mails leave again after a restore",
        "mail.retried": "mail tried again",
        "mail.sent": "mail sent",
        "mail.settled": "mail settled",
        "mail.superseded": "mail superseded",
        "mail.tested": "test mail",
        "mail.told_otherwise": "letter told in another way",
        "member.ended": "member ended",
        "member.invited": "member invited",
        "member.invited_again": "member invited again",
        "member.posts_changed": "posts of a member changed",
        "organisation.renamed": "house renamed",
        "originals.checked": "originals read again",
        "pack.made": "evidence pack made",
        "proposal.entered": "answer entered",
        "proposal.lapsed": "answer lapsed",
        "proposal.received": "answer received",
        "proposal.rejected": "answer rejected",
        "quarantine.discarded": "what was kept out is discarded",
        "quarantine.released": "what was kept out is taken in",
        "record.retracted": "record retracted",
        "records.counts_again": "withdrawal of a file undone",
        "records.imported": "file imported",
        "records.refused": "file refused",
        "records.resorted": "selection changed later",
        "records.swept": "broken import removed",
        "records.uploaded": "file uploaded",
        "records.withdrawn": "file withdrawn",
        "reminder.dropped": "reminder dropped",
        "report.nothing": "nil report",
        "retention.held": "deletion put on hold",
        "retention.ran": "deleted when due",
        "retention.released": "hold on deletion ended",
        "role.unreachable": "post without a reader",
        "rules.activated": "rulebook put into force",
        "rules.approval_taken_back": "approval of a rule edit taken back",
        "rules.approved": "rule edit approved",
        "rules.edit_refused": "edited rules not taken",
        "store.checked": "store checked",
        "store.migrated": "store migrated",
        "store.rewritten": "store written anew",
        "store.sealed": "sealed",
        "tick.judged": "judged",
    },
}
LABELS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "about": "zu", "bytes": "Bytes", "class": "Klasse", "first": "ab", "left_out": "ausgelassen", "name": "Name",
        "absence": "Abwesenheit", "accepted": "neu", "account": "Import", "activation": "Aktivierung",
        "addressed": "an", "after": "nachher",
        "again_of": "noch einmal gelesen", "again_of_number": "wieder wie Nummer",
        "archive": "Sicherungsdatei", "backed_up_at": "Stand der Sicherung", "entries": "bis Eintrag",
        "mails": "wartende Mails", "replaced_entries": "ersetztes Protokoll bis Eintrag",
        "replaced_head": "ersetzter Kopf", "sessions": "beendete Sitzungen und Einladungen",
        "archived": "im Archiv", "attempt": "Versuch", "because": "Grund",
        "by_account": "gezählt unter", "position": "Platz",
        "before": "vorher", "by": "durch",
        "by_link": "über einen Link allein", "by_role": "durch", "by_scope": "für", "calendar": "Kalender",
        "change": "Änderung", "checkpoints": "Prüfpunkte", "codes": "Gründe",
        "despite_tests": "trotz fehlschlagender Regeltests", "emergency": "Notfall", "preview": "Vorschau",
        "rule": "Regel", "confirmed_by": "bestätigt durch",
        "correction": "berichtigt", "deleted": "gelöscht", "downtime_seconds": "Stillstand in Sekunden",
        "duplicate": "doppelt",
        "failed": "gescheitert", "file": "Datei", "files": "Dateien", "fingerprint": "Fingerabdruck",
        "from": "von", "head": "Kopf",
        "heads": "Köpfe", "holds": "hält", "import": "Import", "imports": "Importe",
        "interval_seconds": "Takt in Sekunden",
        "items": "Posten", "judged": "geurteilt", "key": "Schlüssel", "kind": "Art", "lines": "Zeilen",
        "manifest": "Verzeichnis", "member": "Zugang", "message": "Mail", "message_id": "Message-ID",
        "mistakes": "Fehler",
        "not_kept": "nicht aufbewahrt",
        "not_compared": "nicht verglichen", "product": "Programmversion",
        "number": "Nummer", "obligation": "Verpflichtung",
        "obligations": "Verpflichtungen", "on": "Stichtag", "posts": "Stellen",
        "private": "vom Datenschutzfilter", "profile": "Profil",
        "proposal": "Antwort", "proved": "bewiesen bis", "quarantined": "abgewiesen", "queued": "Mails vorgesehen",
        "read": "gelesen", "reason": "Grund", "receipt": "Quittung", "record": "Datensatz",
        "refused": "nicht ausgeführt",
        "reminder": "Erinnerung", "report": "Bericht", "role": "Rolle", "root": "Wurzel", "rows": "Zeilen",
        "rulebook": "Regelwerk", "scenarios": "Szenarien", "scopes": "öffnet", "seal": "Siegel", "sealed": "versiegelt",
        "seconds": "Sekunden", "sender": "Absender", "sequence": "Erfassung", "sha256": "SHA-256",
        "signature": "Unterschrift", "signed_by": "unterschrieben mit", "since": "seit", "size": "Einträge",
        "state": "Zustand", "status": "Status", "step": "Stufe", "tags": "Markierungen", "taken": "angenommen",
        "to": "nach", "undoes": "hebt auf", "unsound": "nicht stimmig", "until": "bis",
        "until_resolved": "bis zur Erledigung", "up_to": "bis Eintrag", "verdict": "Urteil",
        "version": "Version", "way": "Anmeldeweg", "why": "Grund", "yes": "ja", "no": "nein",
    },
    "en": {
        "about": "about", "bytes": "bytes", "class": "class", "first": "from", "left_out": "left out", "name": "name",
        "absence": "absence", "accepted": "new", "account": "import", "activation": "activation", "addressed": "to",
        "after": "after",
        "again_of": "read again", "again_of_number": "again as number",
        "archive": "backup file", "backed_up_at": "as of", "entries": "up to entry", "mails": "mails that wait",
        "replaced_entries": "replaced log up to entry", "replaced_head": "replaced head",
        "sessions": "sessions and invitations ended",
        "archived": "in the archive", "attempt": "attempt", "because": "reason",
        "by_account": "counted under", "position": "place", "before": "before",
        "by": "by", "by_link": "by a link alone",
        "by_role": "by", "by_scope": "for", "calendar": "calendar", "change": "change",
        "checkpoints": "checkpoints", "codes": "reasons",
        "despite_tests": "despite failing rule tests", "emergency": "emergency", "preview": "preview", "rule": "rule",
        "confirmed_by": "confirmed by", "correction": "corrected",
        "deleted": "deleted", "downtime_seconds": "downtime in seconds",
        "duplicate": "known", "failed": "failed", "file": "file",
        "files": "files",
        "fingerprint": "fingerprint", "from": "from", "head": "head", "heads": "heads", "holds": "holds",
        "import": "import", "imports": "imports", "interval_seconds": "interval in seconds",
        "items": "items", "judged": "judged",
        "key": "key", "kind": "kind", "lines": "lines", "manifest": "manifest", "member": "member", "message": "mail",
        "message_id": "Message-ID", "mistakes": "mistakes", "not_kept": "not kept",
        "not_compared": "not compared", "product": "program version",
        "number": "number",
        "obligation": "obligation", "obligations": "obligations", "on": "day", "posts": "posts",
        "private": "by the privacy screen",
        "profile": "profile", "proposal": "answer", "proved": "proved up to", "quarantined": "refused",
        "queued": "mails planned", "read": "read", "reason": "reason", "receipt": "receipt", "record": "record",
        "refused": "not run",
        "reminder": "reminder", "report": "report", "role": "role", "root": "root", "rows": "rows",
        "rulebook": "rulebook", "scenarios": "scenarios", "scopes": "opens",
        "seal": "seal", "sealed": "sealed", "seconds": "seconds",
        "sender": "sender", "sequence": "recording", "sha256": "SHA-256", "signature": "signature",
        "signed_by": "signed with", "since": "since", "size": "entries", "state": "state", "status": "status",
        "step": "step", "tags": "tags", "taken": "taken", "to": "to", "undoes": "undoes", "unsound": "unsound",
        "until": "until", "until_resolved": "until resolved", "up_to": "up to entry", "verdict": "verdict",
        "version": "version", "way": "way of log-in", "why": "reason", "yes": "yes", "no": "no",
    },
}  # fmt: skip
# Of these kinds the facts that are told, in this order; of all others every one.
TOLD: Mapping[str, tuple[str, ...]] = {
    "finding.changed": ("obligation", "number", "from", "state", "verdict", "step", "by"),
    "mail.queued": ("kind", "addressed", "message", "state"),
    "mail.sent": ("message", "attempt"),
}
LOG: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "heading": "Protokoll",
        "selection": "Auswahl",
        "entries": "Einträge",
        "by_kind": "Einträge nach Vorgängen",
        "count": "Anzahl",
        "newest": "Jüngster Eintrag des Protokolls",
        "proof": "Eine Auswahl beweist nichts. Die Zeilen, die sich prüfen lassen, gibt 'zielwacht audit log --format "
        "lines' im Ganzen aus.",
        "number": "Nr.",
        "at": "Zeitpunkt",
        "kind": "Art",
        "what": "Vorgang",
        "facts": "Angaben",
        "hash": "SHA-256 der Zeile",
        "shown": "{count} von {total} Einträgen",
        "everything": "ohne Auswahl: alle",
        "of_kind": "Art {kind}",
        "of_obligation": "zu {obligation}",
        "of_role": "Rolle {role}",
        "of_days": "vom {first} bis zum {last}, beide Tage eingeschlossen",
        "from_day": "ab dem {first}",
        "to_day": "bis zum {last}, dieser Tag eingeschlossen",
        "head": "Jüngster Eintrag: {seq}, SHA-256 {hash}",
    },
    "en": {
        "heading": "Log",
        "selection": "selection",
        "entries": "entries",
        "by_kind": "entries by what happened",
        "count": "count",
        "newest": "newest entry of the log",
        "proof": "A selection proves nothing. The lines that can be verified are printed as a whole by 'zielwacht "
        "audit log --format lines'.",
        "number": "no.",
        "at": "when",
        "kind": "kind",
        "what": "what",
        "facts": "facts",
        "hash": "SHA-256 of the line",
        "shown": "{count} of {total} entries",
        "everything": "no selection: all",
        "of_kind": "kind {kind}",
        "of_obligation": "about {obligation}",
        "of_role": "role {role}",
        "of_days": "from {first} to {last}, both days included",
        "from_day": "from {first} on",
        "to_day": "up to {last}, that day included",
        "head": "newest entry: {seq}, SHA-256 {hash}",
    },
}


def kind_title(kind: str, locale: Locale) -> str:
    """What happened, in two or three words."""
    return KINDS[locale].get(kind, kind)


def entry_sentence(kind: str, facts: Mapping[str, Any], locale: Locale) -> str:
    """What an entry says: its title, and the facts by their labels."""
    said = facts_text(kind, facts, locale)
    title = kind_title(kind, locale)
    return f"{title}: {said}" if said else title


def facts_text(kind: str, facts: Mapping[str, Any], locale: Locale) -> str:
    """The facts of an entry by their labels; those that say nothing are left out."""
    return ", ".join(_facts(kind, facts, locale))


def _facts(kind: str, facts: Mapping[str, Any], locale: Locale) -> Iterator[str]:
    for name in TOLD.get(kind, tuple(facts)):
        value = facts.get(name)
        if value not in (None, "", [], {}):
            yield f"{LABELS[locale].get(name, name)} {_value(kind, name, value, locale)}"


def _value(kind: str, name: str, value: Any, locale: Locale) -> str:
    if isinstance(value, bool):
        return LABELS[locale]["yes" if value else "no"]
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return _coded(kind, name, locale).get(str(value), str(value))


def _coded(kind: str, name: str, locale: Locale) -> Mapping[str, str]:
    """The words of what the fact is a code of; none: it is none."""
    match kind, name:
        case "finding.changed", "state" | "from":
            return {str(state): FINDING_STATES[locale][state] for state in FindingState}
        case "finding.changed", "verdict":
            return {str(state): STATES[locale][state] for state in State}
        case "mail.queued", "kind":
            return {str(each): MAIL_KINDS[locale][each] for each in MessageKind}
        case "mail.queued", "state":
            return {str(state): MAIL_STATES[locale][state] for state in OutboxState}
        case "act.recorded", "kind":
            return {str(each): ACTS[locale][each] for each in ActKind}
        case _:
            return {}
