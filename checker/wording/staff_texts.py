"""The words of the page about what is kept of employees, by language. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.staff_data import Seer, StaffDatum
from checker.wording.locales import Locale

# Of each datum: what it is, and what it is kept for.
STAFF_TEXTS: Mapping[Locale, Mapping[StaffDatum, tuple[str, str]]] = {
    "de": {
        StaffDatum.ACTS: (
            "Entscheidungen über Befunde: welche Rolle wann was entschieden hat, bis wann, mit welchem Grund der "
            "Hausliste und welchem Aktenzeichen",
            "damit ein Urteil, eine Ausnahme oder eine Fristverlängerung nachvollziehbar bleibt",
        ),
        StaffDatum.REASONS: (
            "eigene Worte neben einer Entscheidung, höchstens 200 Zeichen, ohne Namen",
            "damit die nächste Stelle versteht, was gemeint war",
        ),
        StaffDatum.ABSENCES: (
            "Abwesenheiten: welche Stelle von wann bis wann, und welche Rolle vertritt; kein Anlass",
            "damit Mails an die Vertretung gehen",
        ),
        StaffDatum.ANSWERS: (
            "Antworten per Mail: Rolle, gewählte Antwort, Tag, Aktenzeichen, wer sie eingetragen hat; kein Wort der "
            "Mail und keine Absenderadresse",
            "damit eine Antwort geprüft und eingetragen werden kann",
        ),
        StaffDatum.ADDRESSEES: (
            "welche Rolle zu welchem Befund wann benachrichtigt wurde",
            "damit niemand zweimal dieselbe Mail bekommt und die nächste Stufe erst danach kommt",
        ),
        StaffDatum.MAIL_TEXTS: (
            "Wortlaut der Mails und Schreiben an Rollen, und was über ein Schreiben entschieden wurde",
            "damit gezeigt werden kann, was gesagt wurde",
        ),
        StaffDatum.MAILBOXES: (
            "Postfach der Rolle, an das eine Mail ging, und die Antwort des Mailservers",
            "um eine nicht zugestellte Mail zu klären",
        ),
        StaffDatum.RULES: (
            "Regelwerk mit den Rollen des Hauses, ihren Postfächern und unbesetzten Stellen, so wie es in Kraft war",
            "damit ein vergangener Tag nach den damaligen Regeln beurteilt werden kann",
        ),
        StaffDatum.WHO_ADMINISTERED: (
            "welche Rolle einer Änderung der Regeln zugestimmt, sie in Kraft gesetzt oder Inhalte gelöscht hat",
            "damit Änderungen an Regeln und Beständen nachvollziehbar bleiben",
        ),
        StaffDatum.LOG: (
            "Protokoll: Kennungen, Tage, Zahlen und Rollen zu allem, was geschah; keine Begründungen, keine Namen",
            "Nachweis, dass nichts nachträglich geändert wurde",
        ),
        StaffDatum.RECORDS: (
            "Meldungen der Absender, darunter Personalzahlen ganzer Einheiten, nie einzelner Personen",
            "um die Ziele des Plans zum Personal zu beurteilen",
        ),
        StaffDatum.VERDICTS: (
            "Urteile mit ihren Kennwerten; unter der Mindestzahl einer Einheit gibt es keinen Wert",
            "damit ein früheres Urteil gezeigt werden kann",
        ),
        StaffDatum.ORIGINALS: (
            "Dateien der Absender, so wie sie kamen; was nach Namen aussieht, wird abgewiesen",
            "damit jede Zahl bis zu ihrer Zeile nachgelesen werden kann",
        ),
        StaffDatum.FILE_NAMES: (
            "Namen der Dateien, und an welcher Stelle etwas beanstandet wurde; nie der Inhalt einer Zelle",
            "damit der Absender erfährt, was aus seiner Datei wurde",
        ),
        StaffDatum.MEMBERS: (
            "wer sich anmelden darf: Anmeldename, Stellen, Anmeldeweg, Sprache, Einladung; vom Kennwort nur eine "
            "Prüfsumme",
            "damit nur handelt, wer eine Stelle innehat",
        ),
        StaffDatum.SESSIONS: (
            "laufende Sitzungen: Beginn, letzte Nutzung, Anmeldeweg; welche Seiten geöffnet werden, steht nirgends. "
            "Zu fehlgeschlagenen Anmeldungen eine Prüfsumme und ihre Anzahl, einen Tag lang",
            "damit eine Sitzung endet und beendet werden kann und niemand Kennwörter errät",
        ),
        StaffDatum.KEYS: (
            "Schlüssel von Maschinen: Stelle, Zweck, was sie öffnen, Ende, welche Rolle sie angelegt hat; vom "
            "Schlüssel nur eine Prüfsumme. Wann einer benutzt wird, steht nirgends",
            "damit Programme des Hauses lesen und liefern, und zu sehen ist, welche das dürfen",
        ),
        StaffDatum.ACCESS_LOG: (
            "Zugriffsprotokoll: welcher Anmeldename wann was entschieden oder eingetragen hat, mit welchem "
            "Anmeldeweg; getrennt vom Protokoll und in keinem Nachweispaket; jede Einsicht wird begründet und vermerkt",
            "um zu klären, wer im Namen einer Rolle gehandelt hat",
        ),
    },
    "en": {
        StaffDatum.ACTS: (
            "decisions about findings: which role decided what and when, until when, with which reason of the house's "
            "list and which file number",
            "so that a verdict, an exception or an extension can be followed",
        ),
        StaffDatum.REASONS: (
            "words of one's own beside a decision, at most 200 characters, without names",
            "so that whoever is next understands what was meant",
        ),
        StaffDatum.ABSENCES: (
            "absences: which post from when to when, and which role stands in; not why",
            "so that mails go to the deputy",
        ),
        StaffDatum.ANSWERS: (
            "answers by mail: role, the answer chosen, day, file number, who entered it; no word of the mail and no "
            "sender's address",
            "so that an answer can be looked at and entered",
        ),
        StaffDatum.ADDRESSEES: (
            "which role was notified of which finding, and when",
            "so that nobody gets the same mail twice, and the next step comes only after that",
        ),
        StaffDatum.MAIL_TEXTS: (
            "the words of mails and letters to roles, and what was decided about a letter",
            "so that it can be shown what was said",
        ),
        StaffDatum.MAILBOXES: (
            "the role's mailbox that a mail went to, and what the mail server answered",
            "to look into a mail that was not delivered",
        ),
        StaffDatum.RULES: (
            "the rulebook with the roles of the house, their mailboxes and vacant posts, as it was in force",
            "so that a past day can be judged by the rules of then",
        ),
        StaffDatum.WHO_ADMINISTERED: (
            "which role approved an edit of the rules, put it into force or deleted content",
            "so that changes of rules and of what is kept can be followed",
        ),
        StaffDatum.LOG: (
            "the journal: ids, days, numbers and roles of everything that happened; no reasons, no names",
            "proof that nothing was changed afterwards",
        ),
        StaffDatum.RECORDS: (
            "what senders report, staff figures of whole units among it, never of single persons",
            "to judge the targets of the plan about staff",
        ),
        StaffDatum.VERDICTS: (
            "verdicts with their figures; below the smallest number of a unit there is no figure",
            "so that a verdict of then can be shown",
        ),
        StaffDatum.ORIGINALS: (
            "the senders' files as they came; what looks like names is refused",
            "so that every figure can be followed to its line",
        ),
        StaffDatum.FILE_NAMES: (
            "names of files, and in which place something was wrong; never what a cell holds",
            "so that the sender hears what became of a file",
        ),
        StaffDatum.MEMBERS: (
            "who may log in: login, posts, way of log-in, language, invitation; of the password only a hash",
            "so that only whoever holds a post acts",
        ),
        StaffDatum.SESSIONS: (
            "sessions that go on: when they began and were last used, way of log-in; which pages are opened is kept "
            "nowhere. Of log-ins that failed a hash and their number, for a day",
            "so that a session ends, and can be ended, and nobody guesses passwords",
        ),
        StaffDatum.KEYS: (
            "keys of machines: post, purpose, what they open, end, which role made them; of the key only a hash. When "
            "one is used is kept nowhere",
            "so that the house's programs read and deliver, and it can be seen which of them may",
        ),
        StaffDatum.ACCESS_LOG: (
            "access log: which login decided or entered what and when, by which way of log-in; apart from the journal "
            "and in no evidence pack; each look has a reason and is noted",
            "to find out who acted in the name of a role",
        ),
    },
}
SEER_TEXTS: Mapping[Locale, Mapping[Seer, str]] = {
    "de": {
        Seer.READERS: "wer für das Ziel zuständig ist oder auf seinem Eskalationsweg steht",
        Seer.ADMINISTRATION: "Administration",
        Seer.SERVICE: "Technik",
        Seer.AUDIT: "Prüfung",
        Seer.THEMSELVES: "wer sich selbst angemeldet hat",
    },
    "en": {
        Seer.READERS: "who answers for the target or stands on its ladder",
        Seer.ADMINISTRATION: "administration",
        Seer.SERVICE: "service",
        Seer.AUDIT: "audit",
        Seer.THEMSELVES: "whoever has logged in, of themselves",
    },
}
STAFF_PAGE: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "title": "Welche Daten über Beschäftigte gespeichert werden",
        "intro": "Was jemand tut, wird unter der Rolle gespeichert. Wer sich anmelden darf, steht nur bei den Zugängen "
        "und im Zugriffsprotokoll. Diese Seite nennt alles, was gespeichert wird und eine "
        "Stelle, ein Postfach oder Worte von Beschäftigten enthält. Sie wird aus dem Programm erzeugt: Eine neue "
        "Spalte im Speicher, die hier fehlt, lässt die Prüfung des Programms scheitern.",
        "version": "Zielwacht {version}",
        "kept": "Was gespeichert wird",
        "datum": "Angabe",
        "purpose": "Zweck",
        "retention": "Aufbewahrung",
        "seen_by": "Wer es sieht",
        "columns": "Wo es steht",
        "of_class": "{name}: {span}",
        "endless": "keine Frist gesetzt",
        "stays": "bleibt, weil Nachweise darauf beruhen",
        "shown": "Was gezeigt wird",
        "shown_as": "Wer für einen Befund zuständig war, benachrichtigt wurde oder entschieden hat, steht als Rolle "
        "da, bis der Befund seit zwölf Monaten beendet ist; danach steht dort nur die Einheit.|Von Regeln über das "
        "Personal (about: staff) wird bei weniger als fünf Beschäftigten einer Einheit, und wo ihre Zahl nicht "
        "gemeldet ist, nur der Wert des Hauses gezeigt.|Nichts zählt, ordnet oder vergleicht nach Rollen oder "
        "Reaktionszeiten, und nichts vergleicht Einheiten nach Befunden, Stufen oder Tagen.",
        "decided": "Was das Haus zu den Links in Mails entschieden hat",
        "links_none": "Die Mails dieses Hauses tragen keine Links.",
        "links_log_in": "Ein Link in einer Mail zeigt, worum es geht. Wer darüber antwortet, meldet sich an; handeln "
        "kann nur, wer die Stelle hat oder vertritt.",
        "links_alone": "Ein Link in einer Mail handelt ohne Anmeldung ([web] link_alone). Wer ihn benutzt hat, weiß "
        "niemand; was so getan wurde, ist überall als über den Link getan gekennzeichnet, die Stelle und die "
        "Administration erfahren es sofort und können es zurücknehmen. Freigaben, Ausnahmen und Fristverlängerungen "
        "gehen so nicht.",
        "links_unseen": "Wer einen Link öffnet, wird nicht festgehalten.",
        "not_kept": "Was nicht gespeichert wird",
        "nothing": "Namen von Beschäftigten außer dem Anmeldenamen. Dateien und Begründungen, die nach einem "
        "Namen aussehen, werden abgewiesen.|Wer eine Mail, einen Link oder eine Seite geöffnet "
        "hat.|Reaktionszeiten, Ranglisten von Stellen.|Wortlaut und Absenderadresse von Antworten "
        "per Mail.|Der Anlass einer Abwesenheit.",
    },
    "en": {
        "title": "What is kept about employees",
        "intro": "What somebody does is kept under the role. Who may log in stands only with the members and in the "
        "access log. This page names all that is kept and holds a post, a mailbox or "
        "words of employees. It is made from the program: a new column of the store that is not listed here makes the "
        "program's tests fail.",
        "version": "Zielwacht {version}",
        "kept": "What is kept",
        "datum": "datum",
        "purpose": "purpose",
        "retention": "kept for",
        "seen_by": "who sees it",
        "columns": "where it stands",
        "of_class": "{name}: {span}",
        "endless": "no span is set",
        "stays": "stays, as proofs rest on it",
        "shown": "What is shown",
        "shown_as": "Who answered for a finding, was told of it or decided is shown as a role until the finding has "
        "been over for twelve months; then only the unit is.|Of rules about staff (about: staff) only the house's "
        "value is shown where a unit has fewer than five, and where their number is not reported.|Nothing counts, "
        "orders or compares by roles or reaction times, and nothing compares units by findings, steps or days.",
        "decided": "What the house has decided about links in mails",
        "links_none": "The mails of this house bear no links.",
        "links_log_in": "A link in a mail shows what it is about. Whoever answers by it logs in; only who holds the "
        "post, or stands in for it, can act.",
        "links_alone": "A link in a mail acts without a log-in ([web] link_alone). Nobody knows who used it; what was "
        "done so is marked everywhere as done by the link, the post and the administration hear of it at once and can "
        "take it back. Releases, exceptions and extensions cannot be done so.",
        "links_unseen": "Who opens a link is not recorded.",
        "not_kept": "What is not kept",
        "nothing": "Names of employees but for the login. Files and reasons that look like a name are refused.|Who "
        "opened a mail, a link or a page.|Reaction times, and rankings of posts.|The words and the sender's address of "
        "answers by mail.|Why somebody is absent.",
    },
}
