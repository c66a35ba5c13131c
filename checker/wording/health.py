"""What is wrong with the service, as a sentence with its place, and the command to try next. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from checker.domain.clock import local_time
from checker.domain.health import HealthCode, HealthFact, HealthIssue
from checker.domain.mailbox_trouble import MailboxTrouble
from checker.domain.refusal import Refused
from checker.wording.locales import Locale
from checker.wording.mail_kinds import MAIL_KINDS
from checker.wording.mailbox_troubles import mailbox_trouble_text
from checker.wording.refusals import sentence

# The part of the service that an issue is about, as `status` and the weekly mail name it.
STAGES: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "journal": "Protokoll", "store": "Speicher", "rules": "Regeln", "clock": "Uhr", "tick": "Durchlauf",
        "records": "Meldungen", "judging": "Urteile", "mails": "Mails", "findings": "Befunde", "reports": "Berichte",
        "answers": "Antworten", "templates": "Mailvorlagen", "inbox": "Eingang", "daemon": "Dienst",
        "log": "Prüfpunkte", "pages": "Seiten", "retention": "Löschfristen", "links": "Links",
        "backup": "Sicherung",
    },
    "en": {
        "journal": "journal", "store": "store", "rules": "rules", "clock": "clock", "tick": "tick",
        "records": "records", "judging": "judging", "mails": "mails", "findings": "findings", "reports": "reports",
        "answers": "answers", "templates": "templates", "inbox": "inbox", "daemon": "daemon", "log": "checkpoints",
        "pages": "pages", "retention": "retention", "links": "links", "backup": "backup",
    },
}  # fmt: skip
SENTENCES: Mapping[Locale, Mapping[HealthCode, str]] = {
    "de": {
        HealthCode.BACKUP_NEVER: "gesichert wurde nie, obwohl seit {since} Regeln in Kraft sind (mehr als {days} Tage)",
        HealthCode.BACKUP_OLD: "die letzte Sicherung ist vom {at}, älter als {days} Tage",
        HealthCode.MAILS_HELD: "seit dem Zurückspielen am {at} geht keine Mail hinaus (wartend: {count}): Was vom "
        "{from} bis {until} schon hinausging, weiß dieser Datenbestand nicht",
        HealthCode.RETENTION_OVERDUE: "Inhalte, die länger da sind, als sie sollen: {count}, der älteste seit {since}; "
        "seit über einem Monat hat niemand gelöscht",
        HealthCode.EDIT_UNAPPROVED: "die Änderung vom {since} (Aktivierung {number}) gilt als Notfall; Zustimmungen, "
        "die fehlen: {count}",
        HealthCode.JOURNAL_BROKEN: "das Protokoll ist am Eintrag {entry} gebrochen",
        HealthCode.LOG_CUT_OFF: "das Protokoll endet mit Eintrag {last}, ein Prüfpunkt umfasst {size}: Sein Ende fehlt",
        HealthCode.LOG_NOT_SIGNED: "der Prüfpunkt vom {at} ist nicht unterschrieben, obwohl ein Schlüssel gilt",
        HealthCode.LOG_WITHOUT_CHECKPOINT: "seit {since} gibt es keinen neuen Prüfpunkt, obwohl der Dienst läuft",
        HealthCode.LOG_NOT_COUNTER_CHECKED: "zuletzt gegengeprüft wurde das Protokoll am {since}, vor mehr als 60 "
        "Tagen, oder seit seinem ersten Prüfpunkt nie",
        HealthCode.STORE_UNSOUND: "was nicht mehr ist, wie es versiegelt wurde: {count}, zuerst {first} in {table}",
        HealthCode.NO_RULES: "keine Regeln sind in Kraft",
        HealthCode.RULES_BROKEN: "die geänderten Regeln können nicht in Kraft treten: {mistake}",
        HealthCode.RULES_GONE: "der Regelordner ist nicht zu lesen: {mistake}",
        HealthCode.CLOCK_BEHIND_TICK: "die Uhr steht vor dem letzten Durchlauf ({last}); bis dahin wird nichts "
        "beurteilt und verschickt",
        HealthCode.CLOCK_BEHIND_RECORDING: "die Erfassung {sequence} trägt einen Zeitpunkt, der noch kommt: {at}",
        HealthCode.CLOCK_BEHIND_RULES: "die Regeln in Kraft tragen einen Zeitpunkt, der noch kommt: {at}",
        HealthCode.TICK_OLD: "der letzte Durchlauf ist zu alt: {last}",
        HealthCode.TICK_NEVER: "seit {since} sind Regeln in Kraft, einen Durchlauf gab es nie",
        HealthCode.RECORDS_UNSEEN: "Erfassungen, die noch kein Durchlauf gesehen hat: {count}, die älteste vom {since}",
        HealthCode.OBLIGATIONS_UNJUDGED: "fällige Verpflichtungen, die nicht beurteilt sind: {count}, die erste "
        "{first} seit {since}",
        HealthCode.SET_ASIDE: "Verpflichtungen, die nicht zu beurteilen sind: {count}, zuerst {first} ({why}), "
        "Meldungen: {records}",
        HealthCode.MAIL_DEAD: "Mails, die nicht mehr hinausgehen: {count} ({kinds}), zuletzt {first:.12}: {why}",
        HealthCode.MAIL_SESSION: "seit {since} geht keine Mail hinaus (wartend: {count}): {why}",
        HealthCode.MAIL_DEFERRED: "Mails, die mehrmals nicht angenommen wurden: {count}, zuerst {first:.12}: {why}",
        HealthCode.MAIL_IN_HAND: "Mails, die in der Hand eines Prozesses blieben: {count}, zuerst {first:.12}",
        HealthCode.MAIL_UNTRIED: "Mails, die seit {since} hinausgehen dürften und nicht versucht wurden: {count}, "
        "zuerst {first:.12}",
        HealthCode.MAIL_UNKNOWN: "Mails, die dieses Programm nicht versteht und deshalb nicht verschickt: {count}, "
        "zuerst {first:.12} ({kind})",
        HealthCode.FINDING_UNHEARD: "offene Befunde, von denen niemand gehört hat, weil jede Mail dazu scheiterte: "
        "{count}, zuerst {first}",
        HealthCode.EDIT_UNTOLD: "von der Änderung {number} der Regeln, in Kraft seit {since}, wissen "
        "Zuständige nichts: {count}, zuerst {first}",
        HealthCode.WORKBOOKS_AS_THEY_CAME: "Arbeitsmappen, die im Archiv noch so liegen, wie sie kamen, mit allem "
        "Unsichtbaren darin: {count}",
        HealthCode.REPORT_UNTOLD: "überfällige Berichte, an die niemand erinnert wurde: {count} von "
        "{sender}/{profile}, der erste seit {first}",
        HealthCode.ANSWERS_UNREAD: "{trouble}; seit {since}",
        HealthCode.ANSWERS_NEVER_READ: "Antworten in {place} hat noch niemand gelesen",
        HealthCode.ANSWERS_WAIT: "Antworten, die noch nicht eingetragen sind: {count}, die älteste vom {since}",
        HealthCode.TEMPLATE_BROKEN: "eine Mailvorlage ist fehlerhaft, es gehen die eingebauten Texte hinaus: {mistake}",
        HealthCode.LINKS_WITHOUT_LIBRARY: "Mails gehen ohne Links zu {address} hinaus: Das Zusatzpaket web fehlt",
        HealthCode.LINKS_WITHOUT_KEY: "Mails gehen ohne Links zu den Seiten hinaus, und keiner lässt sich prüfen: "
        "{trouble}",
        HealthCode.INBOX: "{trouble}",
        HealthCode.INBOX_WAITS: "Dateien, die in {inbox} warten: {count}, die älteste seit {since}",
        HealthCode.FILE_REJECTED: "Dateien, die zuletzt nicht zu lesen waren: {count}, zuerst {first} "
        "in {inbox}/rejected",
        HealthCode.PAGES_GONE: "unter {address} antwortet niemand mehr: zuletzt gesehen {since}, ohne Abmeldung",
        HealthCode.PAGES_ENDED: "unter {address} antwortet niemand: die Seiten wurden {since} beendet",
        HealthCode.PAGES_NEVER: "auf {address} verweisen Mails, und die Seiten wurden hier noch nie gezeigt",
        HealthCode.PROVIDER_FAILS: "seit {since} ist niemand mehr über den Anmeldedienst hereingekommen: {trouble}",
        HealthCode.PROXY_NOT_LISTED: "von {peer}, das nicht in [web] trusted_proxies steht, kam zuletzt {at} der Kopf, "
        "der sagt, wer jemand ist (Anfragen seit dem Start der Seiten: {count}): Er gilt nichts. Ist es Ihr "
        "vorgeschalteter Server, so gehört die Adresse in die Liste und proxy in log_in",
        HealthCode.ROOM_SCARCE: "auf dem Datenträger des Bestands sind nur noch {megabytes} MB frei, {least} MB "
        "sollten es sein: Ist er voll, wird nichts mehr eingelesen, beurteilt und versandt ({folder})",
        HealthCode.NO_ROOM_FOR_FILES: "eine Datei, die gesendet wurde, war {at} nicht abzulegen, und seitdem kam "
        "keine an: {why}",
        HealthCode.NO_ROOM_FOR_JOBS: "ein Auftrag war {at} nicht zu beginnen, und seitdem begann keiner: {why}",
        HealthCode.NOBODY_LOGS_IN: "Mails verweisen auf {address}, und niemand kann sich dort anmelden: Es gibt keinen "
        "Zugang",
        HealthCode.MEMBERS_WITHOUT_POST: "Zugänge, deren Stellen es nicht gibt oder die unbesetzt sind: {count}, "
        "zuerst Nummer {first}; sie sehen nur ihr Konto",
        HealthCode.KEYS_END: "Schlüssel von Maschinen, die bald enden oder geendet haben: {count}, zuerst {first} am "
        "{on}; danach liest und meldet die Maschine nichts mehr",
        HealthCode.KEYS_WITHOUT_POST: "Schlüssel von Maschinen, deren Stelle es nicht gibt oder die unbesetzt ist: "
        "{count}, zuerst {first}; sie öffnen nichts",
        HealthCode.KEYS_BEYOND_POST: "Schlüssel von Maschinen, deren Stelle nicht mehr darf, wozu sie angelegt sind: "
        "{count}, zuerst {first}; das öffnen sie nicht",
        HealthCode.PAGES_ELSEWHERE: "Mails verweisen auf {address}, gezeigt werden die Seiten unter {served}: Sie "
        "kennen die neue Adresse erst nach einem Neustart",
        HealthCode.DAEMON_GONE: "der Dienst (Prozess {pid}) endete ohne Abmeldung",
        HealthCode.DAEMON_ENDED_ITSELF: "der Dienst hat sich selbst beendet: {why}",
        HealthCode.DAEMON_FAILS: "{count} Durchläufe hintereinander sind gescheitert: {why}",
        HealthCode.DAEMON_STUCK: "der Dienst (Prozess {pid}) kommt nicht weiter, seit {since}",
    },
    "en": {
        HealthCode.BACKUP_NEVER: "no backup was ever made, though rules are in force since {since} (more than {days} "
        "days)",
        HealthCode.BACKUP_OLD: "the last backup is of {at}, older than {days} days",
        HealthCode.MAILS_HELD: "no mail leaves since the restore of {at} (waiting: {count}): this store does not know "
        "what left from {from} to {until}",
        HealthCode.RETENTION_OVERDUE: "contents that are kept longer than they should be: {count}, the oldest since "
        "{since}; nobody has deleted for more than a month",
        HealthCode.EDIT_UNAPPROVED: "the edit of {since} (activation {number}) is in force as an emergency; approvals "
        "that are missing: {count}",
        HealthCode.JOURNAL_BROKEN: "the journal is broken at entry {entry}",
        HealthCode.LOG_CUT_OFF: "the log ends with entry {last}, a checkpoint covers {size}: its end is missing",
        HealthCode.LOG_NOT_SIGNED: "the checkpoint of {at} is not signed, though a key is in force",
        HealthCode.LOG_WITHOUT_CHECKPOINT: "no new checkpoint since {since}, though the service is at work",
        HealthCode.LOG_NOT_COUNTER_CHECKED: "the log was last held against something outside on {since}, more than 60 "
        "days ago, or never since its first checkpoint then",
        HealthCode.STORE_UNSOUND: "what is not as it was sealed: {count}, first {first} in {table}",
        HealthCode.NO_RULES: "no rules are in force",
        HealthCode.RULES_BROKEN: "the edited rules cannot take effect: {mistake}",
        HealthCode.RULES_GONE: "the rules folder cannot be read: {mistake}",
        HealthCode.CLOCK_BEHIND_TICK: "the clock stands before the last tick ({last}); nothing is judged or sent until "
        "it has passed",
        HealthCode.CLOCK_BEHIND_RECORDING: "recording {sequence} bears an instant that is still to come: {at}",
        HealthCode.CLOCK_BEHIND_RULES: "the rules in force bear an instant that is still to come: {at}",
        HealthCode.TICK_OLD: "the last tick is too old: {last}",
        HealthCode.TICK_NEVER: "rules are in force since {since}, and no tick has ever run",
        HealthCode.RECORDS_UNSEEN: "recordings that no tick has seen yet: {count}, the oldest of {since}",
        HealthCode.OBLIGATIONS_UNJUDGED: "due obligations that are not judged: {count}, the first {first} "
        "since {since}",
        HealthCode.SET_ASIDE: "obligations that cannot be judged: {count}, first {first} ({why}), records: {records}",
        HealthCode.MAIL_DEAD: "mails that will not leave: {count} ({kinds}), the newest {first:.12}: {why}",
        HealthCode.MAIL_SESSION: "no mail leaves since {since} (waiting: {count}): {why}",
        HealthCode.MAIL_DEFERRED: "mails that were not taken several times: {count}, first {first:.12}: {why}",
        HealthCode.MAIL_IN_HAND: "mails that a process has kept in hand: {count}, first {first:.12}",
        HealthCode.MAIL_UNTRIED: "mails that were allowed to leave since {since} and were not tried: {count}, "
        "first {first:.12}",
        HealthCode.MAIL_UNKNOWN: "mails that this program does not understand and therefore does not send: {count}, "
        "first {first:.12} ({kind})",
        HealthCode.FINDING_UNHEARD: "open findings that nobody has heard of, as every mail about them failed: "
        "{count}, first {first}",
        HealthCode.EDIT_UNTOLD: "change {number} of the rules, in force since {since}, was not told to those "
        "who answer for them: {count}, first {first}",
        HealthCode.WORKBOOKS_AS_THEY_CAME: "workbooks that lie in the archive as they came, with all that is invisible "
        "in them: {count}",
        HealthCode.REPORT_UNTOLD: "overdue reports that nobody was reminded of: {count} of {sender}/{profile}, "
        "the first since {first}",
        HealthCode.ANSWERS_UNREAD: "{trouble}; since {since}",
        HealthCode.ANSWERS_NEVER_READ: "nobody has read the answers in {place} yet",
        HealthCode.ANSWERS_WAIT: "answers by mail that nobody has entered: {count}, the oldest of {since}",
        HealthCode.TEMPLATE_BROKEN: "a mail template is broken, the built-in texts leave: {mistake}",
        HealthCode.LINKS_WITHOUT_LIBRARY: "mails leave without links to {address}: the extra web is not installed",
        HealthCode.LINKS_WITHOUT_KEY: "mails leave without links to the pages, and none can be checked: {trouble}",
        HealthCode.INBOX: "{trouble}",
        HealthCode.INBOX_WAITS: "files that wait in {inbox}: {count}, the oldest since {since}",
        HealthCode.FILE_REJECTED: "files that could not be read lately: {count}, first {first} in {inbox}/rejected",
        HealthCode.PAGES_GONE: "nobody answers at {address} any more: last seen {since}, ended without goodbye",
        HealthCode.PAGES_ENDED: "nobody answers at {address}: the pages were ended on {since}",
        HealthCode.PAGES_NEVER: "mails link to {address}, and the pages were never shown here",
        HealthCode.PROVIDER_FAILS: "since {since} nobody has come in by the provider of the log-in: {trouble}",
        HealthCode.PROXY_NOT_LISTED: "{peer}, which is not in [web] trusted_proxies, has sent the header that says who "
        "somebody is, last {at} (requests since the pages were started: {count}): it counts for nothing. If it is your "
        "server in front, its address belongs into the list, and proxy into log_in",
        HealthCode.ROOM_SCARCE: "only {megabytes} MB are free on the store's disk, and {least} MB should be: once it "
        "is full nothing is imported, judged or sent any more ({folder})",
        HealthCode.NO_ROOM_FOR_FILES: "a file that was sent could not be put down ({at}), and none has come in "
        "since: {why}",
        HealthCode.NO_ROOM_FOR_JOBS: "a job could not be begun ({at}), and none has begun since: {why}",
        HealthCode.NOBODY_LOGS_IN: "mails link to {address}, and nobody can log in there: there is no member",
        HealthCode.MEMBERS_WITHOUT_POST: "members whose posts do not exist or are vacant: {count}, first number "
        "{first}; they see their own account alone",
        HealthCode.KEYS_END: "keys of machines that end soon or have ended: {count}, the first {first} on {on}; from "
        "then on the machine reads and reports nothing",
        HealthCode.KEYS_WITHOUT_POST: "keys of machines whose post does not exist or is vacant: {count}, the first "
        "{first}; they open nothing",
        HealthCode.KEYS_BEYOND_POST: "keys of machines whose post may no more do what they were made for: {count}, "
        "the first {first}; they do not open that",
        HealthCode.PAGES_ELSEWHERE: "mails link to {address}, and the pages are shown at {served}: they know the new "
        "address only after a restart",
        HealthCode.DAEMON_GONE: "the daemon (process {pid}) ended without goodbye",
        HealthCode.DAEMON_ENDED_ITSELF: "the daemon ended itself: {why}",
        HealthCode.DAEMON_FAILS: "{count} rounds in a row have failed: {why}",
        HealthCode.DAEMON_STUCK: "the daemon (process {pid}) gets nowhere: no progress since {since}",
    },
}
NEXT: Mapping[HealthCode, str] = {
    HealthCode.JOURNAL_BROKEN: "keep a copy of the store, and compare with a backup",
    HealthCode.LOG_CUT_OFF: "zielwacht audit verify",
    HealthCode.LOG_NOT_SIGNED: "zielwacht audit key show",
    HealthCode.LOG_WITHOUT_CHECKPOINT: "zielwacht audit checkpoint --new",
    HealthCode.LOG_NOT_COUNTER_CHECKED: "ask the auditor to hold the log against a checkpoint (docs/audit.md)",
    HealthCode.STORE_UNSOUND: "zielwacht store check",
    HealthCode.NO_RULES: "zielwacht rules activate",
    HealthCode.RULES_BROKEN: "zielwacht rules lint",
    HealthCode.RULES_GONE: "zielwacht rules lint",
    HealthCode.CLOCK_BEHIND_TICK: "date",
    HealthCode.CLOCK_BEHIND_RECORDING: "zielwacht resume --clock",
    HealthCode.CLOCK_BEHIND_RULES: "zielwacht resume --clock",
    HealthCode.TICK_OLD: "zielwacht tick",
    HealthCode.TICK_NEVER: "zielwacht tick",
    HealthCode.RECORDS_UNSEEN: "zielwacht tick",
    HealthCode.OBLIGATIONS_UNJUDGED: "zielwacht tick",
    HealthCode.SET_ASIDE: "zielwacht rules explain {rule} --scope {scope}",
    HealthCode.BACKUP_NEVER: "zielwacht backup",
    HealthCode.BACKUP_OLD: "zielwacht backup",
    HealthCode.MAILS_HELD: "zielwacht resume --mails",
    HealthCode.MAIL_DEAD: "zielwacht mail outbox --state dead",
    HealthCode.MAIL_SESSION: "zielwacht mail test",
    HealthCode.MAIL_DEFERRED: "zielwacht mail outbox --state pending",
    HealthCode.MAIL_IN_HAND: "zielwacht tick",
    HealthCode.MAIL_UNTRIED: "zielwacht tick",
    HealthCode.MAIL_UNKNOWN: "install the version that planned them, then: zielwacht mail retry {first:.12}",
    HealthCode.FINDING_UNHEARD: "zielwacht findings show {first}",
    HealthCode.EDIT_UNTOLD: "zielwacht roles list",
    HealthCode.WORKBOOKS_AS_THEY_CAME: "zielwacht store check --privacy",
    HealthCode.REPORT_UNTOLD: "zielwacht records list --missing --sender {sender}",
    HealthCode.ANSWERS_UNREAD: "zielwacht mail answer --mailbox",
    HealthCode.ANSWERS_NEVER_READ: "zielwacht mail answer --mailbox",
    HealthCode.ANSWERS_WAIT: "zielwacht proposals list",
    HealthCode.TEMPLATE_BROKEN: "zielwacht status",
    HealthCode.LINKS_WITHOUT_LIBRARY: "pip install 'zielwacht[web]'",
    HealthCode.LINKS_WITHOUT_KEY: "zielwacht mail link-key list",
    HealthCode.INBOX: "ls -ld {inbox}",
    HealthCode.INBOX_WAITS: "ls -l {inbox}",
    HealthCode.FILE_REJECTED: "cat '{inbox}/rejected/{first}.receipt.txt'",
    HealthCode.EDIT_UNAPPROVED: "zielwacht rules approve {preview:.12}",
    HealthCode.RETENTION_OVERDUE: "zielwacht retention plan",
    HealthCode.PAGES_GONE: "zielwacht serve",
    HealthCode.PAGES_ENDED: "zielwacht serve",
    HealthCode.PAGES_NEVER: "zielwacht serve",
    HealthCode.PAGES_ELSEWHERE: "zielwacht serve",
    HealthCode.PROVIDER_FAILS: "zielwacht serve",
    HealthCode.PROXY_NOT_LISTED: "zielwacht serve",
    HealthCode.ROOM_SCARCE: "df -h {folder}",
    HealthCode.NO_ROOM_FOR_FILES: "df -h {folder}",
    HealthCode.NO_ROOM_FOR_JOBS: "df -h {folder}",
    HealthCode.NOBODY_LOGS_IN: "zielwacht members invite --help",
    HealthCode.MEMBERS_WITHOUT_POST: "zielwacht members list",
    HealthCode.KEYS_END: "zielwacht keys list",
    HealthCode.KEYS_WITHOUT_POST: "zielwacht keys list",
    HealthCode.KEYS_BEYOND_POST: "zielwacht keys list",
    HealthCode.DAEMON_GONE: "zielwacht run",
    HealthCode.DAEMON_ENDED_ITSELF: "zielwacht run",
    HealthCode.DAEMON_FAILS: "zielwacht tick",
    HealthCode.DAEMON_STUCK: "kill {pid}",
}


def issue_text(issue: HealthIssue, locale: Locale) -> str:
    """Stage, what is wrong and where."""
    facts = {name: _shown(fact, locale) for name, fact in issue.facts.items()}
    return f"{STAGES[locale][issue.code.stage]}: {SENTENCES[locale][issue.code].format_map(facts)}"


def next_command(issue: HealthIssue) -> str:
    """What to try next."""
    return NEXT[issue.code].format_map({name: _shown(fact, "en") for name, fact in issue.facts.items()})


def _shown(fact: HealthFact, locale: Locale) -> str:
    match fact:
        case tuple():
            return ", ".join(MAIL_KINDS[locale][kind] for kind in fact)
        case MailboxTrouble():
            return mailbox_trouble_text(fact, locale)
        case Refused():
            return sentence(fact, locale)
        case datetime():
            return f"{local_time(fact):%d.%m.%Y %H:%M}"
        case date():
            return f"{fact:%d.%m.%Y}"
        case _:
            return str(fact)
