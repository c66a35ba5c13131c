"""The sentences for refusals, by code and language. Pure tables.

Facts stand in braces; `{input[until]}` is an input in the surface's words. Behind a colon: `or`, `and`, `lines` join
what is several; `done` is an act as it is done by somebody.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.act import ActKind
from checker.domain.finding import FindingState
from checker.domain.message import OutboxState
from checker.domain.refusal import (
    AbsenceRefusal,
    AccessRefusal,
    ActivationRefusal,
    ActRefusal,
    ExplainRefusal,
    FactRefusal,
    FeaturesRefusal,
    FileRefusal,
    ForecastRefusal,
    JobRefusal,
    KeyRefusal,
    LetterRefusal,
    LinkKeyRefusal,
    LinkRefusal,
    LookUpRefusal,
    NewHouseRefusal,
    NewRuleRefusal,
    NotThere,
    OrganisationRefusal,
    PackRefusal,
    ProofRefusal,
    ProposalRefusal,
    QuarantineRefusal,
    RedactionRefusal,
    RefusalCode,
    ReleaseRefusal,
    RetryRefusal,
    RolloverRefusal,
    RulebookRefusal,
    SampleRefusal,
    SettleRefusal,
    SpanRefusal,
    TargetTableRefusal,
    UploadRefusal,
)
from checker.wording.backup_texts import BACKUP_SENTENCES
from checker.wording.locales import Locale
from checker.wording.log_in_texts import LOG_IN_SENTENCES

SENTENCES: Mapping[Locale, Mapping[RefusalCode, str]] = {
    "de": {
        NotThere.ACT: "Eine Entscheidung mit der Nummer {number} gibt es nicht",
        RedactionRefusal.NOTHING_THERE: "Da ist nichts, was sich löschen ließe, oder es ist schon gelöscht",
        RedactionRefusal.MAIL_ON_ITS_WAY: "Die Mail {key} ist {state}: Gelöscht wird erst, was nicht mehr hinausgeht",
        RedactionRefusal.DELETED: "Inhalt gelöscht am {day}, Klasse {data_class}, durch „{by}“",
        RedactionRefusal.HOLD_IS_OVER: "Der {day} ist vorbei: Eine Löschsperre gilt bis zu einem Tag, der noch kommt",
        RedactionRefusal.HELD: "Klasse {data_class}: bis {day} gesperrt durch „{by}“; davon wird nichts gelöscht",
        AccessRefusal.NO_MEMBER: "Es gibt keinen Zugang {number}, oder er ist beendet",
        AccessRefusal.NO_SUCH_LOGIN: "Es gibt keinen Zugang „{login}“",
        AccessRefusal.NO_LOGIN: "„{login}“ ist kein Anmeldename: bis zu 64 kleine Buchstaben ohne Umlaute, Ziffern und "
        ". _ @ + -",
        AccessRefusal.THERE_ALREADY: "„{login}“ hat schon einen Zugang",
        AccessRefusal.ENDED_ALREADY: "Der Zugang „{login}“ ist schon beendet",
        AccessRefusal.NO_POSTS: "Es ist keine Stelle genannt, für die der Zugang handelt",
        AccessRefusal.NO_SUCH_POST: "Es gibt keine Rolle „{post}“",
        AccessRefusal.WHICH_UNIT: "Die Rolle „{role}“ gibt es an mehreren Einheiten: Die Einheit gehört dazu, als "
        "rolle@einheit",
        AccessRefusal.NO_SUCH_UNIT: "Die Rolle „{role}“ gibt es an der Einheit „{unit}“ nicht",
        AccessRefusal.NO_ADDRESS: "Eine Einladung ist ein Link, und es ist keine Adresse der Seiten eingestellt "
        "([web] address in config.toml)",
        AccessRefusal.NOT_BY_PASSWORD: "Dieser Zugang kommt nicht mit einem Kennwort herein, sondern über {way}",
        AccessRefusal.WAY_NOT_OPEN: "Über {way} kommt hier niemand herein ([web] log_in in config.toml)",
        AccessRefusal.DOES_NOT_MATCH: "Anmeldename, Kennwort oder Einmalcode stimmen nicht",
        AccessRefusal.WRONG_PASSWORD: "Das bisherige Kennwort stimmt nicht",
        AccessRefusal.WRONG_CODE: "Der Einmalcode passt nicht zum Schlüssel; geht die Uhr des Geräts richtig?",
        AccessRefusal.WAIT: "Zu viele Versuche: der nächste wird in {seconds} Sekunden angenommen",
        AccessRefusal.INVITATION_OVER: "Diese Einladung gilt nicht mehr: Sie ist benutzt, ersetzt oder abgelaufen",
        AccessRefusal.PASSWORD_TOO_SHORT: "Das Kennwort braucht mindestens {least} Zeichen",
        AccessRefusal.PASSWORD_TOO_LONG: "Das Kennwort darf höchstens {longest} Zeichen haben",
        AccessRefusal.PASSWORD_TOO_COMMON: "Dieses Kennwort ist leicht zu erraten: es steht auf Listen häufiger "
        "Kennwörter, wiederholt sich, oder enthält den Anmeldenamen oder den Namen des Hauses",
        AccessRefusal.NOT_AN_AUDITOR: "„{by}“ hat das Recht read_audit nicht",
        AccessRefusal.NO_PURPOSE: "„{purpose}“ ist kein Wort für einen Zweck: bis zu 40 kleine Buchstaben ohne "
        "Umlaute, Ziffern und -, zum Beispiel berichtswesen",
        AccessRefusal.NO_SCOPES: "Es ist nicht genannt, was der Schlüssel öffnet",
        AccessRefusal.FEED_ALONE: "Ein Schlüssel für einen abonnierten Kalender steht in dessen Adresse: Er öffnet "
        "nichts anderes (feed allein)",
        AccessRefusal.SCOPE_NOT_OF_POST: "Ein Schlüssel der Stelle „{post}“ öffnet „{scope}“ nicht, denn sie selbst "
        "darf das nicht",
        AccessRefusal.KEY_LASTS: "Ein Schlüssel endet frühestens heute und spätestens am {longest}",
        AccessRefusal.KEY_ENDED_ALREADY: "Der Schlüssel {key} gilt seit dem {day} nicht mehr",
        RedactionRefusal.BY_TIME_ALONE: "Klasse {data_class}: Das geht nach seiner Frist von selbst, einzeln "
        "wird nichts davon gelöscht",
        RedactionRefusal.NOT_HELD: "Für die Klasse {data_class} gilt keine Löschsperre",
        RedactionRefusal.EVIDENCE_DELETED: "Worauf das Urteil zu {obligation} beruht, wurde am {day} gelöscht: Es "
        "gilt, wie es gespeichert ist, und lässt sich nicht mehr herleiten",
        NotThere.ROLE: "Eine Rolle „{role}“ gibt es nicht",
        NotThere.UNIT: "Eine Einheit „{unit}“ gibt es nicht",
        NotThere.UNIT_OF_LEVEL: "Eine Einheit „{unit}“ der Ebene „{level}“ gibt es am {day} nicht",
        NotThere.RULE: "Eine Regel „{rule}“ gibt es nicht",
        NotThere.RULE_IN_FORCE: "Eine Regel „{rule}“ ist nicht in Kraft",
        NotThere.OBLIGATION: "Eine Verpflichtung „{obligation}“ gibt es nicht",
        NotThere.FINDING: "Zu {obligation} gibt es keinen Befund",
        NotThere.STATE: "Einen Zustand „{state}“ gibt es nicht",
        NotThere.RECORD: "Eine Statusmeldung „{record}“ gibt es nicht",
        NotThere.ABSENCE: "Eine Abwesenheit {number} gibt es nicht",
        NotThere.KEY: "Einen Schlüssel „{key}“ gibt es nicht",
        NotThere.REPORT: "Einen Bericht „{report}“ gibt es nicht",
        NotThere.PROPOSAL: "Eine Antwort {number} gibt es nicht",
        NotThere.JOB: "Einen Lauf mit der Nummer {number} gibt es nicht (mehr)",
        NotThere.TALK: "Für „{unit}“ gibt es zu {month} kein Gesprächsblatt",
        NotThere.QUARANTINED: "Unter der Nummer {number} ist nichts zurückgehalten",
        NotThere.PLAN: "Einen Plan für {year} gibt es nicht",
        NotThere.RULEBOOK: "Ein Regelwerk „{rulebook}“ war nie in Kraft",
        NotThere.ACTIVATION: "Eine Aktivierung {number} gibt es nicht; die letzte ist {last}",
        NotThere.ROW: "Zur Planzeile „{row}“ gibt es keine Regel",
        NotThere.MAIL: "Eine Mail „{mail}“ gibt es nicht",
        QuarantineRefusal.READ_AGAIN: "Die Datei {number} wurde inzwischen noch einmal gelesen: Es gilt {by}",
        QuarantineRefusal.OVERTAKEN: "An die Stelle der Datei {number} ist die spätere Datei {by} getreten",
        QuarantineRefusal.NOT_KEPT: "Von {file} (Nummer {number}) wurde nichts aufbewahrt; der Absender muss die Datei "
        "noch einmal senden",
        QuarantineRefusal.DECIDED_MEANWHILE: "Über {number} hat gerade jemand entschieden; bitte neu ansehen",
        QuarantineRefusal.WITHDRAWN: "Die Datei {number} wurde als Ganzes zurückgenommen",
        QuarantineRefusal.SETTLED: "Unter {number} ist nichts mehr offen",
        QuarantineRefusal.NOT_RELEASABLE: "Über {number} kann niemand entscheiden: Was nicht lesbar oder geschützt ist,"
        " muss berichtigt neu kommen",
        QuarantineRefusal.READS_OTHERWISE: "Die Datei zu {number} liest sich mit dem geltenden Profil anders",
        QuarantineRefusal.NO_FILE_NUMBER: "Was trotz Prüfung zählen soll, braucht ein Aktenzeichen",
        QuarantineRefusal.NOT_ALLOWED: "„{by}“ entscheidet nicht über Zurückgehaltenes; das darf {who:or}",
        QuarantineRefusal.ONES_OWN: "„{by}“ hat die Datei selbst gesandt; darüber entscheidet {who:or}",
        NotThere.FILE: "Eine Datei mit dem SHA-256 „{sha256}“ wurde nie eingelesen",
        NotThere.CHECKPOINT: "Es gibt noch keinen Prüfpunkt",
        NotThere.FILE_NAMED: "Eine Datei „{file}“ wurde nie eingelesen",
        NotThere.ITEM: "Einen Posten „{item}“ gibt es in keiner Mail",
        NotThere.FILE_NUMBER: "Zum Aktenzeichen „{file_number}“ ist nichts verzeichnet",
        LookUpRefusal.SEVERAL_ITEMS: "Mit „{item}“ beginnen {count} Posten: bitte mehr vom Schlüssel angeben",
        LookUpRefusal.SEVERAL_OF_THE_NAME: "Unter dem Namen {file} kamen {count} verschiedene Dateien: bitte den Anfang"
        " des SHA-256 angeben",
        LookUpRefusal.SEVERAL_FILES: "Mit „{sha256}“ beginnen {count} Dateien: bitte mehr vom SHA-256 angeben",
        LookUpRefusal.NOT_KEPT: "Von {file} (SHA-256 {sha256}) sind keine Bytes aufbewahrt: Der Datenschutzfilter hat "
        "die Datei abgewiesen, niemand konnte sie lesen, oder sie wurde später aus dem Archiv genommen",
        LookUpRefusal.GONE: "Das Archiv hat {file} (SHA-256 {sha256}) nicht mehr: Die Bytes wurden seither entfernt",
        LookUpRefusal.NOT_ITS_HASH: "Die Bytes von {file} im Archiv sind nicht die, die aufbewahrt wurden: Ihr SHA-256 "
        "ist {found}, verzeichnet ist {sha256}",
        PackRefusal.NOTHING_OWED: "Aus der Regel „{rule}“ ist bisher nichts entstanden, was ein Nachweis zeigen könnte",
        PackRefusal.NO_PERIOD: "„{period}“ ist kein Zeitraum; ein Zeitraum ist etwa 2016, 2016-H1 oder 2016-03",
        PackRefusal.BEFORE_THE_LOG: "Im Zeitraum {period} ist nichts aufgezeichnet: das Protokoll beginnt am {day}",
        PackRefusal.AFTER_THE_LOG: "Im Zeitraum {period} ist nichts aufgezeichnet: das Protokoll reicht bis {day}",
        PackRefusal.THERE_ALREADY: "{file} gibt es schon",
        PackRefusal.CANNOT_WRITE: "{file} kann nicht geschrieben werden: {detail}. Es bleibt keine halbe Datei",
        ExplainRefusal.BEFORE_THE_PLAN: "Der Plan {year} beginnt am 01.01.{year}: Zum {day} wird daraus nichts "
        "bewertet; bitte einen späteren Tag angeben ({input[on]})",
        ExplainRefusal.NOBODY_ASKED: "Aus „{rule}“ wird am {day} nichts geschuldet: Danach hat noch niemand gefragt",
        ExplainRefusal.WHICH_UNIT: "„{rule}“ wird je Einheit bewertet: bitte eine nennen ({input[scope]})",
        ExplainRefusal.NOT_OWED_THERE: "„{unit}“ schuldet „{rule}“ am {day} nicht",
        ExplainRefusal.NOT_OWED_THEN: "Aus „{rule}“ wird für den Zeitraum {period} nichts geschuldet",
        ExplainRefusal.WHICH_PERIOD: "Nach „{rule}“ wurde mehrfach gefragt: bitte eine nennen ({input[period]})",
        SpanRefusal.NO_SPAN: "„{span}“ ist kein Zeitraum (Beispiele: P1M, P6M, P2W, P10D, P1Y)",
        SpanRefusal.EMPTY: "„{span}“ ist leer: Es gibt keinen ersten Tag, der zählen könnte",
        SpanRefusal.BEYOND_THE_YEARS: "„{span}“ ab dem {start} führt über die Jahre des Kalenders hinaus",
        SpanRefusal.NO_DAY_AFTER: "Nach dem {day} kommt kein Tag mehr",
        ForecastRefusal.BACKWARDS: "Der Zeitraum endet am {last}, bevor er am {first} beginnt",
        ForecastRefusal.BEFORE_THE_STORE: "Die Vorschau beginnt am {first}, aber was bis zum {known} geschah, steht "
        "schon fest: Beginnen Sie an diesem Tag oder später",
        ForecastRefusal.BEYOND_THE_CALENDAR: "Der Kalender reicht nicht bis zum {last}: Eine Vorschau ist bis zum "
        "{latest} möglich; für mehr nennen Sie in calendar.yaml weitere Jahre („years“)",
        ForecastRefusal.BEFORE_THE_CALENDAR: "Der Kalender beginnt erst am {earliest}, die Vorschau schon am {first}: "
        "Beginnen Sie später, oder nennen Sie in calendar.yaml frühere Jahre („years“)",
        ForecastRefusal.NO_FOLDER: "{folder} ist kein Ordner, der sich lesen lässt: Nennen Sie einen mit Unterordnern, "
        "die nach Tagen benannt sind (2016-07-05)",
        ForecastRefusal.NO_DAYS: "{days} Arbeitstage nach einer Meldung kann niemand handeln: Nennen Sie 0 oder mehr",
        ActRefusal.NO_FINDING: "Zu {obligation} gibt es keinen Befund (nicht möglich: {act})",
        ActRefusal.RESOLVED: "Der Befund zu {obligation} ist seit dem {day} erledigt (nicht möglich: {act})",
        ActRefusal.NOTHING_WRONG: "Der Befund zu {obligation} ist erledigt (nicht möglich: {act})",
        ActRefusal.NOT_TOLD_YET: "{obligation} wird bisher nur beobachtet, niemand hat davon erfahren "
        "(noch nicht möglich: {act})",
        ActRefusal.NOT_JUDGED_YET: "Zu {obligation} gibt es noch kein Urteil",
        ActRefusal.RESTS_ALREADY: "Der Befund zu {obligation} ist {state}; er meldet sich ohnehin bei niemandem",
        ActRefusal.AS_BEFORE: "{obligation} ist bereits bis zum {until} {state}; eine Änderung braucht einen anderen "
        "Tag",
        ActRefusal.NOT_TAKEN_ON: "Der Befund zu {obligation} ist {state}, niemand hat ihn bestätigt "
        "(nicht möglich: {act})",
        ActRefusal.CHANGED_MEANWHILE: "Der Befund zu {obligation} hat sich inzwischen geändert ({news}); bitte neu "
        "ansehen",
        ActRefusal.NOT_DATED: "{obligation} ist ein Kennwert über einen Zeitraum, der sich nicht verschieben lässt; "
        "möglich ist eine Ausnahme oder eine Änderung der Regel",
        ActRefusal.NOT_LATER: "{until} ist keine Verlängerung: {obligation} hat ohnehin bis zum {due} Zeit",
        ActRefusal.NOTHING_TO_UNDO: "„{by}“ hat zu {obligation} nichts entschieden, was noch gilt",
        ActRefusal.NOT_THEIRS_TO_UNDO: "„{by}“ hat zu {obligation} nichts entschieden, was noch gilt; die letzte "
        "Entscheidung kann zurücknehmen: {who}",
        ActRefusal.NO_END: "{act}: Es fehlt der letzte Tag; bitte angeben ({input[until]})",
        ActRefusal.IN_THE_PAST: "Der {until} ist vorbei; bitte heute oder einen späteren Tag angeben ({input[until]})",
        ActRefusal.TOO_FAR: "Der {until} liegt zu weit voraus: höchstens bis zum {latest} ({setting} in "
        "escalation.yaml); danach kann verlängert werden",
        ActRefusal.BEYOND_THE_CALENDAR: "Der {until} liegt zu weit voraus: höchstens bis zum {latest} (dort endet der "
        "Kalender dieser Regeln); danach kann verlängert werden",
        ActRefusal.NO_REASON: "{act}: Es fehlt der Grund; bitte angeben ({input[reason]} oder {input[reason_id]})",
        ActRefusal.NO_SUCH_REASON: "Einen Grund „{reason_id}“ führt das Haus nicht; möglich: {known}",
        ActRefusal.NO_REASONS_DECLARED: "Einen Grund „{reason_id}“ führt das Haus nicht und auch keinen anderen; "
        "bitte ihn in Worten angeben ({input[reason]})",
        ActRefusal.OWN_WORDS: "Das Haus begründet Entscheidungen nur mit seiner Liste: bitte einen ihrer Gründe "
        "angeben ({input[reason_id]}: {known})",
        ActRefusal.REASON_TOO_LONG: "Der Grund hat {length} Zeichen: höchstens {longest}; bitte ein Aktenzeichen "
        "nennen",
        ActRefusal.REASON_NAMES_SOMEBODY: "Der Grund sieht nach {suspicion} aus und bliebe auf Dauer stehen: bitte "
        "die Rolle oder ein Aktenzeichen nennen",
        ActRefusal.REASON_UNPRINTABLE: "Der Grund enthält Zeichen, die sich nicht drucken lassen: bitte in eine "
        "Zeile schreiben",
        ActRefusal.UNKNOWN_ROLE: "Eine Rolle „{by}“ gibt es nicht; {act} ist hier möglich durch: {who}",
        ActRefusal.SEVERAL_HOLD_IT: "Die Stelle „{by}“ haben dort mehrere; bitte eine nennen: {who}",
        ActRefusal.NOT_ON_THE_LADDER: "„{by}“ steht nicht auf dem Eskalationsweg von {obligation} oder hat den Befund "
        "schon; {act} ist möglich durch: {who}",
        ActRefusal.NOT_ALLOWED: "„{by}“ ist zu {obligation} nicht befugt ({act}); {act} ist möglich durch: {who}",
        ActRefusal.ONES_OWN: "„{by}“ verantwortet {obligation}, auch in Vertretung, und ist deshalb nicht befugt "
        "({act}); {act} ist möglich durch: {who}",
        AbsenceRefusal.SETTLED_OUTSIDE: "„{role}“ steht außerhalb des Hauses und regelt Vertretungen selbst",
        AbsenceRefusal.SEVERAL_HOLDERS: "„{role}“ gibt es mehrfach: bitte eine Stelle nennen, etwa {example}",
        AbsenceRefusal.EXISTS_ONCE: "„{role}“ gibt es nur einmal, nicht bei „{unit}“",
        AbsenceRefusal.ENDS_BEFORE_IT_BEGINS: "Die Abwesenheit würde am {until} enden, bevor sie am {since} beginnt",
        AbsenceRefusal.OVER_ALREADY: "Die Abwesenheit war am {until} vorbei; was damals versandt wurde, wird nicht "
        "neu versandt",
        AbsenceRefusal.TOO_LONG: "Die Abwesenheit würde bis {until} dauern, eingetragen wird höchstens bis {latest}",
        AbsenceRefusal.NO_DEPUTY: "„{role}“ hat keine Vertretung: bitte eine nennen ({input[to]})",
        AbsenceRefusal.DEPUTY_OUTSIDE: "„{deputy}“ steht außerhalb des Hauses und kann „{role}“ nicht vertreten",
        AbsenceRefusal.ITS_OWN_DEPUTY: "„{role}“ kann sich nicht selbst vertreten",
        FactRefusal.IN_FILES_ONLY: "Angaben zu „{rule}“ kommen nur in Dateien",
        FactRefusal.FIELDS_IN_FILES_ONLY: "„{rule}“ braucht {fields:and}; das kommt nur in Dateien",
        FactRefusal.DOES_NOT_FIT: "{inputs} passt nicht zu „{rule}“; gezählt werden Statusmeldungen der Art "
        "„{record_type}“",
        FactRefusal.NOTHING_SAID: "Bitte angeben, was geschehen ist: {inputs:or}",
        FactRefusal.NOBODY_ASKED: "Nach „{rule}“ hat noch niemand gefragt: bitte zuerst die Anfrage melden, als "
        "status-record/1 der Art request",
        FactRefusal.WHICH_ANSWER: "Bitte angeben, worauf das antwortet (gefragt ist: {asked})",
        FactRefusal.NO_SCOPE: "Bitte angeben, wo ({input[scope]})",
        FactRefusal.OF_ANOTHER_LEVEL: "„{rule}“ wird auf der Ebene „{level}“ bewertet, „{unit}“ gehört zur Ebene "
        "„{unit_level}“",
        FactRefusal.NOT_OWED_THERE: "„{rule}“ wird von „{unit}“ nicht geschuldet",
        FactRefusal.STILL_TO_COME: "{inputs}: Der {day} steht noch bevor; heute ist der {today}",
        FactRefusal.UNIT_NOT_THERE_THEN: "Die Einheit „{unit}“ gibt es am {day} nicht: siehe organisation.yaml",
        FactRefusal.NO_EVIDENCE: "„{rule}“ zählt nur mit Nachweis: bitte {input[evidence]} angeben, etwa "
        "„50.1-2016/077“",
        FactRefusal.NO_PERIOD: "Bitte angeben, für welchen Zeitraum ({input[period]}), etwa {example}",
        FactRefusal.NO_MONTH: "Bitte angeben, für welchen Monat ({input[period]}), etwa {example}",
        FactRefusal.OF_ANOTHER_KIND: "„{rule}“ zählt bei {field} nur {counted:or}, nicht „{given}“",
        FactRefusal.WHICH_KIND: "Bitte genauer angeben: {inputs}",
        FactRefusal.WHICH_OF: "Bitte genauer angeben: {inputs} ({counted:or})",
        FactRefusal.EVENTS_WITHOUT_TYPE: "„{rule}“ benennt seine Termine nicht: bitte in einer Datei melden",
        FactRefusal.WHICH_IS_CANCELLED: "Bitte angeben, welcher Termin ausfällt: {input[event_id]} oder "
        "{input[planned_on]}{events}",
        FactRefusal.WHICH_EVENT: "Gemeint sein könnte ein noch geplanter Termin: bitte {input[event_id]} oder "
        "{input[planned_on]} angeben, oder {input[another]}, wenn es keiner davon ist{events}",
        FactRefusal.NOT_TAKEN: "{problems:lines}",
        FactRefusal.RETRACTED_ALREADY: "„{record}“ ist bereits zurückgezogen",
        FactRefusal.NOT_RETRACTED: "„{record}“ hat niemand zurückgezogen; aufzuheben gibt es nichts",
        FactRefusal.CHANGED_MEANWHILE: "Zu „{unit}“ ist inzwischen etwas gemeldet worden",
        FactRefusal.NOTHING_FOLLOWS: "Zu {obligation} lässt sich keine Maßnahme verabreden: Keine Regel verfolgt sie",
        FactRefusal.DONE_ALREADY: "Die Vereinbarung „{agreement}“ ist schon als erledigt gemeldet",
        FileRefusal.NOT_THERE: "{file} gibt es nicht; bitte den Namen prüfen",
        FileRefusal.FOLDER: "{file} ist ein Ordner; bitte die Dateien darin nennen",
        FileRefusal.NO_REGULAR_FILE: "{file} ist keine gewöhnliche Datei",
        FileRefusal.TOO_LARGE: (
            "{file} ist größer als {megabytes} MB; bitte aufteilen (für CSV-Dateien gilt most_megabytes unter [records]"
            " in config.toml)"
        ),
        FileRefusal.UNREADABLE: "{file} lässt sich nicht lesen ({detail}); bitte die Rechte prüfen",
        FileRefusal.A_MAIL: "{file} ist eine Mail, kein Bericht",
        FileRefusal.WITHDRAWN_ALREADY: "{file} ist bereits zurückgenommen",
        FileRefusal.NOT_WITHDRAWN: "{file} ist nicht zurückgenommen; aufzuheben gibt es nichts",
        FileRefusal.NO_TABLE: "In {file} ist keine Tabelle zu erkennen; ein Profil wird aus CSV oder einer "
        "Arbeitsmappe entworfen, in der unter Überschriften Zahlen, Tage oder Monate stehen",
        FileRefusal.NO_FIGURE_DECLARED: "Welche Kennzahl {file} meldet, lässt sich nicht sagen, denn das Haus hat noch "
        "keine: bitte in rules/vocabulary.yaml eine nennen, „metrics: [{{id: …, de: …, en: …}}]“, dann noch einmal",
        UploadRefusal.NO_FILE: "Es ist keine Datei gewählt: bitte eine wählen und noch einmal senden",
        UploadRefusal.NAME_UNFIT: "Der Name der Datei ist zu lang oder enthält Zeichen, die sich nicht zeigen lassen: "
        "bitte umbenennen und noch einmal senden",
        UploadRefusal.CUT_OFF: "Die Datei ist nicht ganz angekommen und nicht eingelesen; es ist nichts von ihr "
        "geblieben: bitte noch einmal senden",
        UploadRefusal.KEY_OF_ANOTHER: "Unter diesem Schlüssel kam schon eine andere Datei; diese hier ist nicht "
        "eingelesen: bitte mit einem neuen Schlüssel senden (auf der Seite: sie neu laden)",
        UploadRefusal.ANOTHER_IMPORT: "Gerade wird eine andere große Datei eingelesen; diese hier noch nicht: "
        "bitte in einigen Minuten noch einmal senden",
        UploadRefusal.READER_MISSING: "Der Rechner startet den Leser für Arbeitsmappen und JSON nicht ({detail}); die "
        "Datei ist nicht eingelesen: bitte später noch einmal senden",
        UploadRefusal.NO_ROOM: "Für die Datei ist kein Platz auf dem Datenträger ({detail}); sie ist nicht eingelesen: "
        "bitte die Verwaltung des Systems verständigen",
        RulebookRefusal.SEVERAL: "Mehrere Regelwerke beginnen mit „{rulebook}“",
        RulebookRefusal.BEHIND_THE_TICK: "Der Zeitpunkt {instant} liegt vor dem letzten Durchlauf ({last}): Was da "
        "galt, ist schon beurteilt; bitte einen späteren angeben ({input[now]})",
        RulebookRefusal.BEHIND_THE_ACTIVATION: "Der Zeitpunkt {instant} liegt vor der letzten Aktivierung ({last}): "
        "bitte einen späteren angeben ({input[now]})",
        RulebookRefusal.NONE_ON_THAT_DAY: "Am {day} war noch kein Regelwerk in Kraft",
        ActivationRefusal.TESTS_FAIL: "Regeltests schlagen fehl ({tests:lines}; insgesamt: {count}): Die "
        "geänderten Regeln gelten nicht",
        ActivationRefusal.NOT_APPROVED: "Der Vorschau {preview} muss noch zugestimmt werden, je Regel von einer der "
        "Rollen: {needs:lines}",
        ActivationRefusal.APPROVED_BY_NOBODY_ELSE: "Die Vorschau {preview} kann „{by}“ nicht in Kraft setzen: Bei "
        "{rules:lines} kann nur „{by}“ zustimmen oder wer mit „{by}“ durch Vertretung verbunden ist, und wer "
        "zustimmt, setzt nicht selbst in Kraft, auch nicht in Vertretung. Zustimmungen, die es gibt, bleiben; in Kraft "
        "setzen muss eine dritte Rolle",
        ActivationRefusal.NOT_SEEN: "Die Vorschau {preview} hat noch niemand bestätigt: Es hat sich nichts geändert",
        ActivationRefusal.NOT_BY_ITSELF: "Was Zustimmung brauchte, gilt nicht von selbst: Die Vorschau {preview} muss "
        "eine Rolle in Kraft setzen",
        ActivationRefusal.OVERTAKEN: "Gerade eben hat „{by}“ Regeln in Kraft gesetzt (Nummer {number}): bitte die "
        "Vorschau neu ansehen",
        ActivationRefusal.RECORDS_COMING: "Während der Vorschau kamen fortlaufend Daten: bitte noch einmal versuchen",
        ActivationRefusal.MORE_THAN_A_NAME: "Mit dem Kürzel des Hauses ändert sich mehr, dem zugestimmt werden muss "
        "({rules:lines}): bitte zuerst nur das Kürzel ändern",
        ActivationRefusal.NO_REASON: "Der Grund ist leer ({inputs})",
        ActivationRefusal.IN_FORCE_ALREADY: "Die Regeln der Aktivierung {number} sind schon in Kraft",
        ActivationRefusal.NO_PREVIEW_HASH: "„{preview}“ ist keine Kennung einer Vorschau: bitte mindestens {least} "
        "Zeichen davon angeben (0 bis 9, a bis f)",
        ActivationRefusal.UNKNOWN_PREVIEW: "Eine Vorschau {preview} ist hier („{organisation}“) nicht bekannt: Die "
        "Vorschau der geänderten Regeln ist jetzt {now}",
        ActivationRefusal.ANOTHER_PREVIEW: "Die Vorschau {preview} stimmt nicht mehr: {differences:sentences} Die "
        "Vorschau ist jetzt {now}",
        ActivationRefusal.USED_PREVIEW: "Die Vorschau {preview} hat schon zur Aktivierung {number} geführt",
        ActivationRefusal.NOTHING_TO_PREVIEW: "Die Regeln sind schon in Kraft: Zur Vorschau {preview} gibt es nichts "
        "mehr, was sich ändert",
        ActivationRefusal.NOTHING_TO_APPROVE: "Die Änderung der Vorschau {preview} braucht keine Zustimmung",
        ActivationRefusal.NEEDS_NONE: "Die Änderung der Regel „{rule}“ braucht keine Zustimmung",
        ActivationRefusal.NOT_THEIRS: "„{by}“ kann der Änderung {edited} nicht zustimmen; das kann {who:or}",
        ActivationRefusal.APPROVED_ALREADY: "„{by}“ hat der Änderung {edited} schon zugestimmt",
        ActivationRefusal.NOT_APPROVED_YET: "Von „{by}“ gibt es dazu keine Zustimmung, die sich zurücknehmen ließe",
        ActivationRefusal.NO_DECISION: "Die Regel „{rule}“ ist mit „{body}“ vereinbart: bitte Aktenzeichen und Tag der "
        "Entscheidung angeben ({inputs})",
        ActivationRefusal.DECIDED_LATER: "Der {day} kommt erst noch: Eine Entscheidung trägt den Tag, an dem sie fiel",
        KeyRefusal.NOT_CONFIGURED: "In config.toml steht kein Schlüssel für Prüfpunkte: bitte in [audit] key_file eine "
        "Datei nennen, die weder beim Datenbestand noch in dessen Sicherung liegt",
        KeyRefusal.NO_PROGRAM: "Das Programm „openssl“ fehlt oder antwortet nicht; ohne es wird nichts unterschrieben: "
        "bitte das Paket openssl einrichten",
        KeyRefusal.EXISTS: "{file} gibt es schon und wird nicht überschrieben: bitte eine andere Datei nennen, oder "
        "diese entfernen, wenn niemand sie mehr braucht",
        KeyRefusal.BESIDE_THE_STORE: "{file} liegt im Ordner des Datenbestands ({folder}) und käme mit ihm in jede "
        "Sicherung: bitte in [audit] key_file einen anderen Ordner nennen",
        KeyRefusal.CANNOT_BE_WRITTEN: "{file} kann nicht geschrieben werden: bitte Ordner und Rechte prüfen",
        KeyRefusal.MISSING: "{file} ist nicht da: bitte die Datei zurückbringen, oder den Schlüssel als verloren "
        "melden",
        KeyRefusal.UNREADABLE: "{file} kann nicht gelesen werden: bitte diesem Benutzer das Leserecht geben",
        KeyRefusal.READ_BY_OTHERS: "{file} dürfen auch andere lesen oder schreiben ({rights}), der Schlüssel ist damit "
        "nicht geheim: bitte die Rechte auf 0600 setzen, und wenn jemand ihn gesehen haben kann, ihn wechseln",
        KeyRefusal.NO_KEY: "{file} enthält keinen Ed25519-Schlüssel: bitte die richtige Datei nennen",
        KeyRefusal.ANOTHER: "{file} enthält einen anderen Schlüssel als den, der gilt ({key}): bitte die richtige "
        "Datei zurückbringen, oder den Schlüssel als verloren melden",
        KeyRefusal.IN_FORCE: "Es gilt schon ein Schlüssel ({key}): bitte ihn wechseln, oder als verloren melden",
        KeyRefusal.NONE_IN_FORCE: "Es gilt kein Schlüssel, also gibt es keinen zu wechseln oder als verloren zu melden",
        FeaturesRefusal.NO_FOLDER: "Die Szenarien fehlen hier (gesucht in {folder}): Sie kommen mit dem Paket "
        "oder liegen neben dem Quelltext",
        FeaturesRefusal.NO_RUNNER: "Um Szenarien laufen zu lassen, fehlt: {missing}. Bitte nachholen mit "
        "pip install '{extra}'; für den Betrieb selbst wird es nicht gebraucht",
        FeaturesRefusal.NO_SUCH_FILE: "Eine Datei mit Szenarien „{file}“ gibt es nicht",
        FeaturesRefusal.NO_UTF8: "Die Datei „{file}“ ist nicht in UTF-8 gespeichert: bitte so speichern",
        FeaturesRefusal.NO_SUCH_TAG: "Kein Szenario trägt die Markierung „{tag}“",
        FeaturesRefusal.OTHER_PLAN: "Die mitgelieferten Szenarien gehören zu einem anderen Plan: Das Regelwerk "
        "{rulebook} hat keine ihrer Zeilen. Bitte eigene Szenarien nennen oder in den Ordner szenarien neben "
        "dem der Regeln legen",
        FeaturesRefusal.BROKE_OFF: "Der Lauf ist abgebrochen (Ende mit {ended}) und sagt nichts: {last}",
        FeaturesRefusal.TOO_LONG: "Der Text hat {length} Zeichen, höchstens {most} sind möglich: bitte kürzen",
        JobRefusal.RUNS_ALREADY: "Ein Lauf dieser Art ist noch nicht fertig (Nummer {number}): bitte sein Ende "
        "abwarten oder ihn beenden",
        JobRefusal.TOO_MANY: "Im Hintergrund laufen schon {count} Aufträge: bitte warten, bis einer fertig ist",
        ProofRefusal.BEYOND_THE_CHECKPOINT: "Der Eintrag {entry} liegt nicht unter dem Prüfpunkt, der {size} Einträge "
        "umfasst: bitte einen späteren nennen",
        ProofRefusal.BEYOND_THE_LOG: "Der Prüfpunkt umfasst {size} Einträge, das Protokoll endet mit {last}: Das Ende "
        "ist abgeschnitten, oder der Prüfpunkt ist aus einem anderen Haus",
        ProofRefusal.ANOTHER_ROOT: "Der Prüfpunkt über {size} Einträge gehört nicht zu diesem Protokoll: Bis dahin "
        "wurde etwas geändert, oder er ist aus einem anderen Haus",
        ProofRefusal.WHICH_IS_EARLIER: "Beide Prüfpunkte umfassen keinen oder gleich viele Einträge: bitte einen "
        "früheren und einen späteren nennen",
        NewHouseRefusal.NOT_EMPTY: "Der Ordner {folder} ist nicht leer ({files:and}): bitte einen leeren oder neuen "
        "nennen; überschrieben wird nichts",
        NewHouseRefusal.UNFINISHED: "In {folder} legt gerade jemand ein Haus an, oder es wurde abgebrochen: bitte "
        "warten, oder entfernen, was davon da ist ({files:and})",
        NewHouseRefusal.NO_FOLDER: "{folder} ist kein Ordner: bitte einen leeren oder neuen nennen",
        NewHouseRefusal.CANNOT_WRITE: "In {folder} lässt sich nicht schreiben: {detail}; nichts ist entstanden",
        NewHouseRefusal.NO_NAME: "„{name}“ ist kein Name: bitte einen mit Buchstaben oder Ziffern, in einer Zeile",
        NewHouseRefusal.NAME_WITH_MAILBOX: "„{name}“ hat ein Postfach: Einheiten und das Haus haben keines, nur "
        "Rollen; gefragt ist der Name allein",
        NewHouseRefusal.LONG_NAME: "Der Name „{name}“ hat {length} Zeichen, höchstens {most} sind möglich",
        NewHouseRefusal.NO_ID: "Aus „{name}“ lässt sich keine Kennung bilden: bitte eine nennen, als kennung=Name",
        NewHouseRefusal.BAD_ID: "„{id}“ ist keine Kennung (für „{name}“): möglich sind kleine Buchstaben ohne Umlaute, "
        "Ziffern und dazwischen einzelne Bindestriche, bei Rollen Unterstriche; vergeben sind administration, daemon, "
        "organisation und external",
        NewHouseRefusal.LONG_ID: "Die Kennung „{id}“ hat {length} Zeichen, höchstens {most} sind möglich",
        NewHouseRefusal.SAME_ID: "„{first}“ und „{second}“ hätten beide die Kennung „{id}“: Kennungen sind auf allen "
        "Ebenen verschieden; bitte eine nennen, als kennung=Name",
        NewHouseRefusal.UNKNOWN_REGION: "Ein Land „{region}“ gibt es nicht",
        NewHouseRefusal.YEAR: "Für das Planjahr {year} ist kein Kalender bekannt: möglich ist {first} bis {last}",
        NewHouseRefusal.NO_MAILBOX: "Die Rolle „{role}“ hat kein Postfach: bitte als „Name <postfach@amt.example>“ "
        "nennen",
        NewHouseRefusal.BAD_MAILBOX: "„{mailbox}“ (Rolle „{role}“) ist keine Mailadresse",
        NewHouseRefusal.ONE_HOLDER: "„{role}“ gibt es nur einmal: {{scope}} im Postfach steht für eine Einheit",
        NewHouseRefusal.NO_UNITS: "„{role}“ gibt es an jeder Einheit ({{scope}} im Postfach), genannt ist aber keine",
        NewHouseRefusal.MANY_UNITS: "{count} Einheiten sind zu viele für den Anfang, höchstens {most}: die übrigen "
        "bitte in organisation.yaml ergänzen",
        NewRuleRefusal.UNKNOWN_KIND: "Eine Art von Regel „{kind}“ gibt es nicht",
        NewRuleRefusal.WHICH_GOAL: "Der Plan {year} hat mehrere Oberziele: bitte eines nennen ({input[goal]})",
        NewRuleRefusal.UNKNOWN_GOAL: "Eine Datei „{goal}“ hat der Plan {year} nicht",
        NewRuleRefusal.TAKEN_ID: "Eine Regel „{id}“ gibt es schon",
        NewRuleRefusal.BAD_ID: "„{id}“ ist keine Kennung: kleine Buchstaben ohne Umlaute, Ziffern und dazwischen "
        "einzelne Bindestriche, höchstens 40 Zeichen",
        NewRuleRefusal.UNKNOWN_OWNER: "Eine Rolle „{owner}“ gibt es im Haus nicht",
        NewRuleRefusal.IN_ONE_LINE: "In {file} steht „{key}“ in einer Zeile, in Klammern: bitte untereinander "
        "schreiben, jeden Eintrag mit einem Strich",
        NewRuleRefusal.CANNOT_WRITE: "{file} lässt sich nicht schreiben: {detail}; die Datei ist, wie sie war",
        NewRuleRefusal.SCENARIOS_THERE: "Zu „{rule}“ liegen schon Szenarien in {file}; sie bleiben, wie sie sind",
        NewRuleRefusal.NO_SCENARIOS: "Die Regel „{rule}“ ist geschrieben, ihre Szenarien in {file} nicht: {detail}",
        RolloverRefusal.NOT_NEXT: "Der neueste Plan ist der von {newest}: vorgeschlagen wird der von {next}, nicht "
        "der von {year}",
        RolloverRefusal.EXISTS: "Einen Plan {year} gibt es schon ({folder} mit {files:and}); daran wird nichts "
        "geändert: für einen neuen Vorschlag bitte einen anderen Ordner nennen ({input[out]})",
        RolloverRefusal.OUT_NOT_EMPTY: "{folder} ist kein leerer Ordner: bitte einen leeren oder neuen nennen; "
        "überschrieben wird nichts",
        RolloverRefusal.OUT_WITHIN: "{folder} liegt im Regelordner und würde mitgelesen: bitte einen Ordner "
        "daneben nennen",
        RolloverRefusal.CHANGED: "{file} wurde inzwischen geändert: bitte noch einmal vorschlagen lassen; "
        "geschrieben ist nichts",
        RolloverRefusal.CANNOT_WRITE: "In {folder} lässt sich nicht schreiben: {detail}; es ist kein Plan entstanden",
        TargetTableRefusal.NO_TABLE: "{file} enthält keine Tabelle, die sich lesen lässt: gebraucht wird ein Blatt mit "
        "Kopfzeile (.xlsx, .ods, .xls) oder eine CSV-Datei",
        TargetTableRefusal.TOO_LONG: "{file} hat {lines} Zeilen, eine Tabelle von Zielen höchstens {most}: bitte nur "
        "die Ziele übergeben, keine Liste von Fällen",
        TargetTableRefusal.NO_SHEET: "Ein Blatt „{sheet}“ hat {file} nicht",
        TargetTableRefusal.WHICH_SHEET: "{file} hat mehrere Blätter mit Zielen: bitte eines nennen ({input[sheet]})",
        TargetTableRefusal.NO_HEADER: "In {file} ist keine Kopfzeile zu erkennen: sie braucht eine Spalte für den "
        "Titel ({known} …) und eine weitere; sonst bitte die Spalten nennen ({input[column]})",
        TargetTableRefusal.NO_COLUMN: "{file} hat keine Spalte „{column}“",
        TargetTableRefusal.NO_TARGETS: "{file} hat unter der Kopfzeile (Zeile {line}) keine Ziele; es wurde nichts "
        "geschrieben",
        TargetTableRefusal.NO_PLAN: "Einen Plan {year} gibt es nicht",
        TargetTableRefusal.NO_GOAL_ID: "Aus „{goal}“ lässt sich keine Kennung bilden: bitte eine nennen "
        "({input[goal]})",
        TargetTableRefusal.GOAL_EXISTS: "{file} gibt es schon und wird nicht überschrieben: bitte ein anderes Oberziel "
        "nennen ({input[goal]})",
        OrganisationRefusal.ANOTHER: "Der Datenbestand gehört „{organisation}“, die Regeln gehören „{given}“: bitte "
        "einen anderen Datenbestand nennen oder organisation.id in organisation.yaml berichtigen; solange noch keine "
        "Mail geplant wurde, kann die Organisation umbenannt werden ({input[rename_organisation]})",
        OrganisationRefusal.NOT_IN_THE_STORE: "[store] organisation nennt „{given}“; diese Organisation steht nicht im "
        "Datenbestand",
        OrganisationRefusal.SEVERAL: "Im Datenbestand stehen mehrere Organisationen: bitte in [store] organisation "
        "eine nennen",
        OrganisationRefusal.MAILS_EXIST: "Für „{organisation}“ wurde schon Post geplant ({count}), und ihre Schlüssel "
        "enthalten die Kennung: Sie bleibt, wie sie ist",
        OrganisationRefusal.CONFIGURED: "[store] organisation nennt „{organisation}“: bitte den Eintrag vor dem "
        "Umbenennen entfernen",
        OrganisationRefusal.AT_WORK: "Der Dienst arbeitet gerade für „{organisation}“: bitte ihn vor dem Umbenennen "
        "beenden",
        ReleaseRefusal.KEY_TOO_SHORT: "„{key}“ ist zu kurz: bitte mindestens {least} Zeichen des Schlüssels angeben",
        ReleaseRefusal.NO_SUCH_MAIL: "Es gibt keine Mail, deren Schlüssel mit „{key}“ beginnt",
        ReleaseRefusal.SEVERAL_MAILS: "Mit „{key}“ beginnen {count} Mails: bitte mehr vom Schlüssel angeben",
        ReleaseRefusal.SEVERAL_DRAFTS: "Mit „{key}“ beginnen {count} Entwürfe: bitte mehr vom Schlüssel angeben",
        ReleaseRefusal.NO_DRAFT: "Die Mail {key} ist {state}, kein Entwurf: Es gibt nichts freizugeben",
        ReleaseRefusal.REPLACED: "Den Entwurf {key} gibt es nicht mehr: An seine Stelle ist {successor} getreten",
        ReleaseRefusal.OVER: "Der Befund zu {obligation} ist erledigt: Der Entwurf wird nicht mehr gebraucht",
        ReleaseRefusal.RESTS: "Der Befund zu {obligation} ist bis zum {until} {state}",
        ReleaseRefusal.UNKNOWN_ROLE: "Eine Rolle „{by}“ gibt es nicht; freigeben kann nur die Hausleitung: {who}",
        ReleaseRefusal.NOT_THE_MANAGEMENT: "„{by}“ darf Mails an Stellen außerhalb nicht freigeben; die "
        "Hausleitung darf es: {who}",
        LetterRefusal.NO_FILE_NUMBER: "Bitte das Aktenzeichen angeben, unter dem es mitgeteilt wurde "
        "({input[file_number]})",
        LetterRefusal.NOT_ON_THAT_DAY: "Am {day} kann es nicht mitgeteilt worden sein: Möglich ist ein Tag vom {first} "
        "bis zum {last}",
        LetterRefusal.NO_REASON: "Bitte angeben, warum es nicht hinausgehen soll ({input[reason]})",
        LetterRefusal.NO_WORDS: "Bitte angeben, was anders lauten soll ({input[opening]}, {input[request]}, "
        "{input[closing]})",
        LetterRefusal.PASSAGE_LENGTH: "Eine Stelle des Schreibens hat mindestens ein Zeichen und höchstens {most}",
        LetterRefusal.CHANGED_MEANWHILE: "Das Schreiben {key} ist nicht mehr so, wie Sie es gesehen haben; es ist "
        "jetzt {state}. Bitte neu lesen",
        LetterRefusal.NO_LETTER: "Der Entwurf {key} stammt aus einer früheren Fassung und lässt sich nicht ändern; die "
        "nächste Wiederholung schreibt ihn neu",
        RetryRefusal.KEY_TOO_SHORT: "„{key}“ ist zu kurz: bitte mindestens {least} Zeichen des Schlüssels angeben",
        RetryRefusal.NO_SUCH_MAIL: "Es gibt keine Mail, deren Schlüssel mit „{key}“ beginnt",
        RetryRefusal.SEVERAL_DEAD: "Mit „{key}“ beginnen {count} endgültig abgewiesene Mails: bitte mehr vom "
        "Schlüssel angeben",
        RetryRefusal.NOT_DEAD: "Die Mail {key} ist {state}: Erneut versucht wird nur, was endgültig abgewiesen wurde",
        RetryRefusal.TOO_OLD: "Diese Mail ist vom {planned_on} und zu alt, um den Stand zu sagen; was noch gilt, wird "
        "neu mitgeteilt",
        RetryRefusal.UNKNOWN_ROLE: "Eine Rolle „{by}“ gibt es nicht; ohne {input[by]} ist es die Administration",
        SettleRefusal.NOT_DEAD: "Die Mail {key} ist {state}: Erledigt wird nur, was endgültig nicht hinausgeht",
        SettleRefusal.NO_REASON: "Bitte angeben, wie es erledigt wurde ({input[reason]})",
        SettleRefusal.UNKNOWN_ROLE: "Eine Rolle „{by}“ gibt es nicht; ohne {input[by]} ist es die Administration",
        SettleRefusal.NOT_THE_MANAGEMENT: "„{by}“ darf ein Schreiben an eine Stelle außerhalb nicht erledigen; die "
        "Hausleitung darf es: {who}",
        ProposalRefusal.ENTERED: "Die Antwort {number} ist schon eingetragen: am {day} durch „{by}“",
        ProposalRefusal.REJECTED: "Die Antwort {number} ist schon abgelehnt: am {day} durch „{by}“",
        ProposalRefusal.LAPSED: "Die Antwort {number} ist am {day} entfallen: Was sie betrifft, war da schon erledigt",
        ProposalRefusal.NOT_THEIRS: "„{by}“ trägt diese Antwort nicht ein; das darf: {who:or}",
        ProposalRefusal.UNCLEAR: "Was die Antwort {number} sagt, steht nicht fest: Sie lässt sich nur ablehnen",
        ProposalRefusal.TYPE_THE_TOKEN: "Diese Antwort braucht eine Bestätigung: bitte ihr Kennzeichen abschreiben "
        "({inputs})",
        ProposalRefusal.WRONG_TOKEN: "„{token}“ ist nicht das Kennzeichen dieser Antwort",
        ProposalRefusal.SAID_ALREADY: "{inputs} steht schon in der Antwort und lässt sich nur ergänzen, wo etwas fehlt",
        ProposalRefusal.STILL_MISSING: "In der Antwort fehlt noch: {inputs:and}",
        ProposalRefusal.NO_USE: "{inputs} gehört nicht zu einer Antwort dieser Art",
        ProposalRefusal.NO_DRAFT: "Zu {about} wartet kein einzelnes Schreiben auf die Freigabe",
        ProposalRefusal.ANOTHER_LETTER: "Zu {about} wartet inzwischen ein anderes Schreiben als das in der Mail, "
        "auf die geantwortet wurde",
        ProposalRefusal.NOT_ABOUT_THAT: "Diese Antwort passt nicht zu „{about}“",
        ProposalRefusal.NO_REASON: "Die Ablehnung braucht einen Grund, der bei der Antwort bleibt ({input[reason]})",
        LinkRefusal.NOT_WHOLE: "Dieser Link ist nicht vollständig oder wurde verändert. Bitte öffnen Sie ihn noch "
        "einmal aus der Mail; geht es dann nicht, antworten Sie auf die Mail",
        LinkRefusal.UNKNOWN_KEY: "Dieser Link ist mit einem Schlüssel unterschrieben, der nicht mehr gilt. Bitte "
        "antworten Sie auf die Mail oder warten Sie auf die nächste; ihre Links gelten wieder",
        LinkRefusal.NO_KEY: "Links lassen sich hier zurzeit nicht prüfen. Bitte antworten Sie auf die Mail; die "
        "Technik weiß davon",
        LinkRefusal.ENDED: "Dieser Link galt bis {day}. Er zeigt noch, worum es ging; antworten können Sie auf die "
        "Mail oder nach der Anmeldung",
        LinkRefusal.GONE: "Wozu dieser Link gehört, ist nicht mehr gespeichert. Bitte sehen Sie in „Meine Aufgaben“ "
        "nach",
        LinkRefusal.NEVER_LEFT: "Die Mail zu diesem Link ist noch nicht hinausgegangen. Bitte warten Sie auf sie",
        LinkRefusal.NOT_OWED: "{about} wird nicht mehr geschuldet. Es ist nichts zu tun",
        LinkRefusal.RESOLVED: "Das ist seit {day} erledigt. Es ist nichts mehr zu tun",
        LinkRefusal.ANOTHER_EPISODE: "Worum es in dieser Mail ging, ist erledigt; inzwischen gibt es dazu einen neuen "
        "Befund. Bitte nehmen Sie den Link aus der neuesten Mail",
        LinkRefusal.ROLE_GONE: "Die Stelle „{role}“, an die diese Mail ging, gibt es nicht mehr. Bitte melden Sie sich "
        "an oder wenden Sie sich an die Administration",
        LinkRefusal.NOT_THEIRS: "Diese Mail ging an {post}. Antworten kann nur, wer diese Stelle hat oder vertritt. "
        "Wenn Sie zuständig sind, bitten Sie {post} um die Antwort oder die Administration um den Zugang",
        LinkRefusal.LOG_IN_FIRST: "Zum Antworten bitte anmelden: Diese Mail ging an {post}",
        LinkRefusal.NOTHING_ASKED: "Dazu ist von Ihnen zurzeit nichts zu beantworten",
        LinkRefusal.NOT_OFFERED: "Diese Antwort steht hier nicht zur Wahl. Bitte wählen Sie eine der angebotenen",
        LinkRefusal.ANSWERED_MEANWHILE: "Dazu ist inzwischen geantwortet worden. Bitte sehen Sie nach, was jetzt gilt",
        LinkRefusal.DAY_TOO_FAR: "Der {day} liegt mehr als ein Jahr entfernt. Bitte prüfen Sie den Tag",
        LinkRefusal.TOO_MANY: "Dazu wurde heute schon {count}-mal über den Link geantwortet. Bitte melden Sie sich an, "
        "oder antworten Sie auf die Mail",
        LinkRefusal.NOT_UNDONE: "Das lässt sich hier nicht mehr zurücknehmen: Seither wurde etwas anderes entschieden, "
        "oder es war nichts, was zurückzunehmen ist. Bitte wenden Sie sich an die Administration",
        LinkKeyRefusal.EXISTS: "In {file} liegen schon Schlüssel für Links; ersetzt werden sie mit „mail link-key "
        "rotate“",
        LinkKeyRefusal.MISSING: "{file} gibt es nicht: Die Schlüssel für Links macht „mail link-key new“",
        LinkKeyRefusal.CANNOT_BE_WRITTEN: "{file} lässt sich nicht schreiben",
        LinkKeyRefusal.UNREADABLE: "{file} lässt sich nicht lesen",
        LinkKeyRefusal.READ_BY_OTHERS: "{file} können auch andere lesen (Rechte {rights}): Rechte 0600 setzen und die "
        "Schlüssel ersetzen",
        LinkKeyRefusal.NO_KEYS: "{file} enthält keine Schlüssel für Links",
        LinkKeyRefusal.NO_LIBRARY: "das Zusatzpaket web fehlt",
        SampleRefusal.OUTSIDE: "„{role}“ steht außerhalb des Hauses: Dorthin geht nichts ohne Freigabe, auch kein Test",
        SampleRefusal.READ_OUTSIDE: "Für „{post}“ wird außerhalb des Hauses gelesen: Dorthin geht nichts ohne Freigabe",
        SampleRefusal.NOT_AT: "„{role}“ gibt es bei „{unit}“ nicht",
        SampleRefusal.SEVERAL_HOLDERS: "„{role}“ gibt es mehrfach: bitte eine Stelle nennen, etwa {example}",
        SampleRefusal.UNREAD: "Für „{post}“ liest am {day} niemand: bitte eine Vertretung nennen oder die Stelle "
        "besetzen",
        SampleRefusal.NOBODY_READS: "Für {roles} liest am {day} niemand",
        SampleRefusal.ABOUT_NO_RULE: "Eine Mail der Art „{kind}“ handelt von keiner Regel: bitte „{rule}“ weglassen",
        SampleRefusal.ABOUT_A_RULE: "Eine Mail der Art „{kind}“ handelt von einer Regel: bitte eine nennen",
        SampleRefusal.NEVER_ABOUT_IT: "Eine Mail der Art „{kind}“ gibt es zu „{rule}“ nie: Kein Urteil führt dorthin",
        SampleRefusal.LEADS_NOWHERE_OUTSIDE: "Der Eskalationsweg von „{rule}“ führt zu keiner Stelle außerhalb des "
        "Hauses: Ein Schreiben gibt es nicht",
        SampleRefusal.OWES_NOTHING: "Aus „{rule}“ wird am {day} noch nichts geschuldet: Eine Anfrage oder eine andere "
        "Regel eröffnet es",
        SampleRefusal.NOT_JUDGED_THERE: "„{rule}“ wird bei „{unit}“ nicht bewertet",
        SampleRefusal.NOT_TAKEN: "Die Testmail an {post} wurde nicht angenommen: {answer}; bitte [mail] und [smtp] "
        "prüfen",
        **LOG_IN_SENTENCES["de"],
        **BACKUP_SENTENCES["de"],
    },
    "en": {
        NotThere.ACT: "there is no act with the number {number}",
        RedactionRefusal.NOTHING_THERE: "there is nothing to delete, or it was deleted already",
        RedactionRefusal.MAIL_ON_ITS_WAY: "the mail {key} is {state}: only what will not leave any more is deleted",
        RedactionRefusal.DELETED: "content deleted on {day}, class {data_class}, by '{by}'",
        RedactionRefusal.HOLD_IS_OVER: "{day} is over: a hold ends on a day that is still to come",
        RedactionRefusal.HELD: "the class {data_class} is on hold until {day}, by '{by}': nothing of it is deleted",
        AccessRefusal.NO_MEMBER: "there is no member {number}, or they have ended",
        AccessRefusal.NO_SUCH_LOGIN: "there is no member '{login}'",
        AccessRefusal.NO_LOGIN: "'{login}' is no login: up to 64 small letters without umlauts, digits and . _ @ + -",
        AccessRefusal.THERE_ALREADY: "'{login}' is a member already",
        AccessRefusal.ENDED_ALREADY: "the member '{login}' has ended already",
        AccessRefusal.NO_POSTS: "no post is named for which the member acts",
        AccessRefusal.NO_SUCH_POST: "there is no role '{post}'",
        AccessRefusal.WHICH_UNIT: "the role '{role}' exists at several units: name one, as role@unit",
        AccessRefusal.NO_SUCH_UNIT: "the role '{role}' does not exist at the unit '{unit}'",
        AccessRefusal.NO_ADDRESS: "an invitation is a link, and no address of the pages is set ([web] address in "
        "config.toml)",
        AccessRefusal.NOT_BY_PASSWORD: "this member does not come in by a password, but by {way}",
        AccessRefusal.WAY_NOT_OPEN: "nobody comes in by {way} here ([web] log_in in config.toml)",
        AccessRefusal.DOES_NOT_MATCH: "login, password or one-time code do not match",
        AccessRefusal.WRONG_PASSWORD: "the password until now does not match",
        AccessRefusal.WRONG_CODE: "the one-time code is not of this key; is the device's clock right?",
        AccessRefusal.WAIT: "too many attempts: the next one is taken in {seconds} seconds",
        AccessRefusal.INVITATION_OVER: "this invitation holds no more: it was used, replaced, or has ended",
        AccessRefusal.PASSWORD_TOO_SHORT: "the password needs {least} characters at least",
        AccessRefusal.PASSWORD_TOO_LONG: "the password may have {longest} characters at most",
        AccessRefusal.PASSWORD_TOO_COMMON: "this password is easily guessed: it stands on lists of common passwords, "
        "repeats itself, or holds the login or the name of the house",
        AccessRefusal.NOT_AN_AUDITOR: "'{by}' has not the right read_audit; 'rights' of a role in organisation.yaml "
        "give it",
        AccessRefusal.NO_PURPOSE: "'{purpose}' is no word for a purpose: up to 40 small letters without umlauts, "
        "digits and -, reporting for example",
        AccessRefusal.NO_SCOPES: "it is not named what the key opens",
        AccessRefusal.FEED_ALONE: "a key for a calendar that is subscribed to stands in its address: it opens nothing "
        "else (feed alone)",
        AccessRefusal.SCOPE_NOT_OF_POST: "a key of the post '{post}' does not open '{scope}', which the post itself "
        "may not",
        AccessRefusal.KEY_LASTS: "a key ends today at the earliest, and on {longest} at the latest",
        AccessRefusal.KEY_ENDED_ALREADY: "the key {key} has held no more since {day}",
        RedactionRefusal.BY_TIME_ALONE: "the class {data_class}: it goes by itself after its span, nothing of it is "
        "deleted singly",
        RedactionRefusal.NOT_HELD: "the class {data_class} is not on hold",
        RedactionRefusal.EVIDENCE_DELETED: "what the verdict of {obligation} rests on was deleted on {day}: it stands "
        "as it is stored, and cannot be derived any more",
        NotThere.ROLE: "there is no role '{role}'",
        NotThere.UNIT: "there is no unit '{unit}'",
        NotThere.UNIT_OF_LEVEL: "there is no {level} '{unit}' on {day}",
        NotThere.RULE: "there is no rule '{rule}'",
        NotThere.RULE_IN_FORCE: "there is no rule '{rule}' in force",
        NotThere.OBLIGATION: "there is no obligation '{obligation}'",
        NotThere.FINDING: "there is no finding about {obligation}",
        NotThere.STATE: "there is no state '{state}'",
        NotThere.RECORD: "there is no record '{record}'",
        NotThere.ABSENCE: "there is no absence {number}",
        NotThere.KEY: "there is no key '{key}'",
        NotThere.REPORT: "there is no report '{report}'",
        NotThere.PROPOSAL: "there is no answer {number}",
        NotThere.JOB: "there is no run of the number {number} (any more)",
        NotThere.TALK: "there is no sheet of a talk for '{unit}' in {month}",
        NotThere.QUARANTINED: "nothing is kept out under the number {number}",
        NotThere.PLAN: "there is no plan of {year}",
        NotThere.RULEBOOK: "no rulebook '{rulebook}' was ever in force",
        NotThere.ACTIVATION: "there is no activation {number}; the last is {last}",
        NotThere.ROW: "there is no rule of the row '{row}'",
        NotThere.MAIL: "there is no mail '{mail}'",
        QuarantineRefusal.READ_AGAIN: "the file {number} was read again already: what stands under {by} counts",
        QuarantineRefusal.OVERTAKEN: "the later file {by} has taken the place of the file {number}",
        QuarantineRefusal.NOT_KEPT: "nothing was kept of {file} (number {number}); its sender must send the file again",
        QuarantineRefusal.DECIDED_MEANWHILE: "somebody has just decided about {number}: look at it anew",
        QuarantineRefusal.WITHDRAWN: "the file {number} was withdrawn as a whole",
        QuarantineRefusal.SETTLED: "nothing under {number} is open any more",
        QuarantineRefusal.NOT_RELEASABLE: "nobody can decide about {number}: what cannot be read, or is protected, must"
        " come anew, corrected",
        QuarantineRefusal.READS_OTHERWISE: "the file of {number} reads otherwise by the profile in force",
        QuarantineRefusal.NO_FILE_NUMBER: "what is to count against the check needs a file number",
        QuarantineRefusal.NOT_ALLOWED: "'{by}' does not decide about what is kept out; {who:or} may",
        QuarantineRefusal.ONES_OWN: "'{by}' has sent the file and does not decide about it; {who:or} may",
        NotThere.FILE: "no file with the SHA-256 '{sha256}' was ever imported",
        NotThere.CHECKPOINT: "no checkpoint has been made yet",
        NotThere.FILE_NAMED: "no file '{file}' was ever imported",
        NotThere.ITEM: "no mail has an item '{item}'",
        NotThere.FILE_NUMBER: "nothing is filed under '{file_number}'",
        LookUpRefusal.SEVERAL_ITEMS: "{count} items begin with '{item}': give more of the key",
        LookUpRefusal.SEVERAL_OF_THE_NAME: "{count} different files came under the name {file}: give the beginning of"
        " the SHA-256",
        LookUpRefusal.SEVERAL_FILES: "{count} files begin with '{sha256}': give more of the SHA-256",
        LookUpRefusal.NOT_KEPT: "no bytes of {file} (SHA-256 {sha256}) are kept: the privacy screen refused the file, "
        "nobody could read it, or it was taken out of the archive later",
        LookUpRefusal.GONE: "the archive has {file} (SHA-256 {sha256}) no more: its bytes were removed since",
        LookUpRefusal.NOT_ITS_HASH: "the bytes of {file} in the archive are not those that were kept: their SHA-256 is "
        "{found}, noted is {sha256}",
        PackRefusal.NOTHING_OWED: "nothing has come of the rule '{rule}' so far that a pack could show",
        PackRefusal.NO_PERIOD: "'{period}' is no period; one is 2016, 2016-H1 or 2016-03",
        PackRefusal.BEFORE_THE_LOG: "nothing is recorded in the period {period}: the log begins on {day}",
        PackRefusal.AFTER_THE_LOG: "nothing is recorded yet in the period {period}: the log reaches to {day}",
        PackRefusal.THERE_ALREADY: "{file} is there already",
        PackRefusal.CANNOT_WRITE: "{file} cannot be written: {detail}. No half file is left",
        ExplainRefusal.BEFORE_THE_PLAN: "the plan {year} begins on 01.01.{year}: nothing of it is judged on {day}; "
        "give a later day with {input[on]}",
        ExplainRefusal.NOBODY_ASKED: "nothing is owed for '{rule}' on {day}: nobody has asked for it yet",
        ExplainRefusal.WHICH_UNIT: "'{rule}' is judged unit by unit: name one with {input[scope]}",
        ExplainRefusal.NOT_OWED_THERE: "'{unit}' does not owe '{rule}' on {day}",
        ExplainRefusal.NOT_OWED_THEN: "'{rule}' owes nothing for the period {period}",
        ExplainRefusal.WHICH_PERIOD: "'{rule}' was asked for more than once: name one with {input[period]}",
        SpanRefusal.NO_SPAN: "'{span}' is no span (for example P1M, P6M, P2W, P10D, P1Y)",
        SpanRefusal.EMPTY: "'{span}' is empty: it has no first day that could count",
        SpanRefusal.BEYOND_THE_YEARS: "'{span}' from {start} leads out of the calendar's years",
        SpanRefusal.NO_DAY_AFTER: "there is no day after {day}",
        ForecastRefusal.BACKWARDS: "the span ends on {last}, before it begins on {first}",
        ForecastRefusal.BEFORE_THE_STORE: "the forecast begins on {first}, but what happened until {known} is settled: "
        "begin on that day or later",
        ForecastRefusal.BEYOND_THE_CALENDAR: "the calendar does not reach {last}: a forecast is possible until "
        "{latest}; for more, name further years in calendar.yaml ('years')",
        ForecastRefusal.BEFORE_THE_CALENDAR: "the calendar begins on {earliest} only, the forecast on {first}: begin "
        "later, or name earlier years in calendar.yaml ('years')",
        ForecastRefusal.NO_FOLDER: "{folder} is no folder that can be read: name one with folders in it that are named "
        "by days (2016-07-05)",
        ForecastRefusal.NO_DAYS: "nobody can act {days} working days after being told: name 0 or more",
        ActRefusal.NO_FINDING: "there is no finding about {obligation}: nothing to {act}",
        ActRefusal.RESOLVED: "the finding about {obligation} was resolved on {day}: nothing to {act}",
        ActRefusal.NOTHING_WRONG: "the finding about {obligation} was resolved: nothing to {act}",
        ActRefusal.NOT_TOLD_YET: "{obligation} is only watched so far and nobody was told: nothing to {act} yet",
        ActRefusal.NOT_JUDGED_YET: "{obligation} was not judged yet",
        ActRefusal.RESTS_ALREADY: "the finding about {obligation} is {state}: it tells nobody anything as it is",
        ActRefusal.AS_BEFORE: "{obligation} is {state} until {until} already; name another day to change it",
        ActRefusal.NOT_TAKEN_ON: "the finding about {obligation} is {state}, nobody has taken it on: nothing to {act}",
        ActRefusal.CHANGED_MEANWHILE: "the finding about {obligation} has changed meanwhile ({news}): look at it again",
        ActRefusal.NOT_DATED: "{obligation} is a figure over a period, which cannot be moved: waive it, or amend the "
        "rule",
        ActRefusal.NOT_LATER: "{until} is no extension: {obligation} is due on {due} as it is",
        ActRefusal.NOTHING_TO_UNDO: "'{by}' has decided nothing about {obligation} that is still in force",
        ActRefusal.NOT_THEIRS_TO_UNDO: "'{by}' has decided nothing about {obligation} that is still in force; what was "
        "decided last can be undone by: {who}",
        ActRefusal.NO_END: "to {act} it needs a last day: name it with {input[until]}",
        ActRefusal.IN_THE_PAST: "{until} is over: name today or a later day with {input[until]}",
        ActRefusal.TOO_FAR: "{until} is too far ahead: at most until {latest} ({setting} in escalation.yaml); prolong "
        "it then",
        ActRefusal.BEYOND_THE_CALENDAR: "{until} is too far ahead: at most until {latest} (the calendar of these rules "
        "ends there); prolong it then",
        ActRefusal.NO_REASON: "to {act} it needs a reason: say it with {input[reason]} or {input[reason_id]}",
        ActRefusal.NO_SUCH_REASON: "the house has no reason '{reason_id}' (it has {known})",
        ActRefusal.NO_REASONS_DECLARED: "the house has no reason '{reason_id}', nor any other: say it in words with "
        "{input[reason]}",
        ActRefusal.OWN_WORDS: "decisions of this house name a reason of its list: give one with {input[reason_id]} "
        "({known})",
        ActRefusal.REASON_TOO_LONG: "the reason has {length} characters: at most {longest}; name a file reference",
        ActRefusal.REASON_NAMES_SOMEBODY: "the reason holds what looks like {suspicion}, and would stay for good: name "
        "the role, or a file",
        ActRefusal.REASON_UNPRINTABLE: "the reason holds signs that cannot be printed: write it in one line",
        ActRefusal.UNKNOWN_ROLE: "there is no role '{by}'; this finding can be {act:done} by: {who}",
        ActRefusal.SEVERAL_HOLD_IT: "several hold the post '{by}' there; say which: {who}",
        ActRefusal.NOT_ON_THE_LADDER: "'{by}' is not on the ladder of {obligation}, or it is theirs already; it can be "
        "{act:done} by: {who}",
        ActRefusal.NOT_ALLOWED: "'{by}' may not {act} {obligation}; it can be {act:done} by: {who}",
        ActRefusal.ONES_OWN: "'{by}' answers for {obligation}, also as a deputy, and may not {act} it; it can be "
        "{act:done} by: {who}",
        AbsenceRefusal.SETTLED_OUTSIDE: "'{role}' is outside the house and settles its deputies itself",
        AbsenceRefusal.SEVERAL_HOLDERS: "'{role}' has several holders: name one of them, such as {example}",
        AbsenceRefusal.EXISTS_ONCE: "'{role}' exists once, not at '{unit}'",
        AbsenceRefusal.ENDS_BEFORE_IT_BEGINS: "the absence would end on {until}, before it begins on {since}",
        AbsenceRefusal.OVER_ALREADY: "the absence was over on {until}; what was sent then is not sent anew",
        AbsenceRefusal.TOO_LONG: "the absence would last until {until}; it is entered until {latest} at most",
        AbsenceRefusal.NO_DEPUTY: "'{role}' has no deputy: name one with {input[to]}",
        AbsenceRefusal.DEPUTY_OUTSIDE: "'{deputy}' is outside the house and cannot stand in for '{role}'",
        AbsenceRefusal.ITS_OWN_DEPUTY: "'{role}' cannot stand in for itself",
        FactRefusal.IN_FILES_ONLY: "facts for '{rule}' come in files only",
        FactRefusal.FIELDS_IN_FILES_ONLY: "'{rule}' needs {fields:and}, which come in files only",
        FactRefusal.DOES_NOT_FIT: "{inputs} does not fit '{rule}', which counts {record_type} records",
        FactRefusal.NOTHING_SAID: "say what happened: {inputs:or}",
        FactRefusal.NOBODY_ASKED: "nobody has asked for '{rule}' yet: file the request first, a status-record/1 of "
        "type request",
        FactRefusal.WHICH_ANSWER: "say what it answers (asked for: {asked})",
        FactRefusal.NO_SCOPE: "say where with {input[scope]}",
        FactRefusal.OF_ANOTHER_LEVEL: "'{rule}' is judged by {level}, '{unit}' is of level {unit_level}",
        FactRefusal.NOT_OWED_THERE: "'{rule}' is not owed by '{unit}'",
        FactRefusal.STILL_TO_COME: "{inputs} {day} is still to come; today is {today}",
        FactRefusal.UNIT_NOT_THERE_THEN: "the unit '{unit}' does not exist on {day}: see organisation.yaml",
        FactRefusal.NO_EVIDENCE: "'{rule}' counts only with a proof: add {input[evidence]} \"50.1-2016/077\"",
        FactRefusal.NO_PERIOD: "say for which period with {input[period]}, for example {example}",
        FactRefusal.NO_MONTH: "say for which month with {input[period]}, for example {example}",
        FactRefusal.OF_ANOTHER_KIND: "'{rule}' counts {field} {counted:or} only, not '{given}'",
        FactRefusal.WHICH_KIND: "say which with {inputs}",
        FactRefusal.WHICH_OF: "say which with {inputs} ({counted:or})",
        FactRefusal.EVENTS_WITHOUT_TYPE: "'{rule}' does not name its events: report them in a file",
        FactRefusal.WHICH_IS_CANCELLED: "say which one is cancelled: {input[event_id]} or {input[planned_on]}{events}",
        FactRefusal.WHICH_EVENT: "it could be one of those still planned: say {input[event_id]} or "
        "{input[planned_on]}, or {input[another]} if it is none of them{events}",
        FactRefusal.NOT_TAKEN: "{problems:lines}",
        FactRefusal.RETRACTED_ALREADY: "'{record}' is retracted already",
        FactRefusal.NOT_RETRACTED: "nobody has retracted '{record}': there is nothing to undo",
        FactRefusal.CHANGED_MEANWHILE: "something has been reported about '{unit}' meanwhile",
        FactRefusal.NOTHING_FOLLOWS: "no measure can be agreed upon {obligation}: no rule follows it",
        FactRefusal.DONE_ALREADY: "the agreement '{agreement}' is reported as done already",
        FileRefusal.NOT_THERE: "{file}: does not exist; check the name",
        FileRefusal.FOLDER: "{file}: is a folder; name the files in it",
        FileRefusal.NO_REGULAR_FILE: "{file}: is no regular file",
        FileRefusal.TOO_LARGE: (
            "{file}: larger than {megabytes} MB; split it (of CSV files most_megabytes in [records] of config.toml"
            " decides)"
        ),
        FileRefusal.UNREADABLE: "{file}: cannot be read ({detail}); check its permissions",
        FileRefusal.A_MAIL: "{file}: is a mail, no report",
        FileRefusal.WITHDRAWN_ALREADY: "{file}: is withdrawn already",
        FileRefusal.NOT_WITHDRAWN: "{file}: is not withdrawn, so there is nothing to undo",
        FileRefusal.NO_TABLE: "{file}: holds no table that could be told; a profile is drafted from CSV or a workbook "
        "with headings, and figures, days or months below them",
        FileRefusal.NO_FIGURE_DECLARED: "which figure {file} reports cannot be said, as the house has none yet: "
        "declare one in rules/vocabulary.yaml, 'metrics: [{{id: …, de: …, en: …}}]', then try again",
        UploadRefusal.NO_FILE: "no file was chosen: choose one and send it again",
        UploadRefusal.NAME_UNFIT: "the file's name is too long or holds signs that cannot be shown: rename it and send "
        "it again",
        UploadRefusal.CUT_OFF: "the file did not arrive whole and was not imported; nothing of it is left: send it "
        "again",
        UploadRefusal.KEY_OF_ANOTHER: "another file came under this key before; this one was not imported: send it "
        "under a new key (on the page: load that anew)",
        UploadRefusal.ANOTHER_IMPORT: "another large file is being imported; this one was not: send it again in some "
        "minutes",
        UploadRefusal.READER_MISSING: "the machine does not start the reader of workbooks and JSON ({detail}); the "
        "file was not imported: send it again later",
        UploadRefusal.NO_ROOM: "there is no room for the file on the disk ({detail}); it was not imported: tell "
        "whoever runs the system",
        RulebookRefusal.SEVERAL: "several rulebooks begin with '{rulebook}'",
        RulebookRefusal.BEHIND_THE_TICK: "{instant} lies before the last tick ({last}): what was in force then has "
        "been judged by; name a later instant with {input[now]}",
        RulebookRefusal.BEHIND_THE_ACTIVATION: "{instant} lies before the last activation ({last}): name a later "
        "instant with {input[now]}",
        RulebookRefusal.NONE_ON_THAT_DAY: "no rules were in force on {day} yet",
        ActivationRefusal.TESTS_FAIL: "rule tests fail ({tests:lines}; in all: {count}): the edited rules do not take "
        "effect",
        ActivationRefusal.NOT_APPROVED: "the preview {preview} has yet to be approved, for each rule by one of the "
        "roles: {needs:lines}",
        ActivationRefusal.APPROVED_BY_NOBODY_ELSE: "'{by}' cannot put the preview {preview} into force: of "
        "{rules:lines} only '{by}', its deputy, or whose deputy it is can approve, and who approves does not activate, "
        "nor does its deputy. Approvals that were given stay; let a third role activate",
        ActivationRefusal.NOT_SEEN: "nobody has confirmed the preview {preview}: nothing has changed",
        ActivationRefusal.NOT_BY_ITSELF: "what needed approval does not take effect by itself: a role must put the "
        "preview {preview} into force",
        ActivationRefusal.OVERTAKEN: "'{by}' has just put rules into force (number {number}): look at the preview anew",
        ActivationRefusal.RECORDS_COMING: "data kept coming while the preview was made: try again",
        ActivationRefusal.MORE_THAN_A_NAME: "with the house's id more changes that must be approved ({rules:lines}): "
        "change the id alone first",
        ActivationRefusal.NO_REASON: "the reason is empty ({inputs})",
        ActivationRefusal.IN_FORCE_ALREADY: "the rules of activation {number} are in force already",
        ActivationRefusal.NO_PREVIEW_HASH: "'{preview}' is no hash of a preview: give at least {least} characters of "
        "it (0 to 9, a to f)",
        ActivationRefusal.UNKNOWN_PREVIEW: "no preview {preview} is known here ('{organisation}'): that of the edited "
        "rules is {now} now",
        ActivationRefusal.ANOTHER_PREVIEW: "the preview {preview} no longer fits: {differences:sentences} It is "
        "{now} now",
        ActivationRefusal.USED_PREVIEW: "the preview {preview} has led to activation {number} already",
        ActivationRefusal.NOTHING_TO_PREVIEW: "the rules are in force already: the preview {preview} is about nothing "
        "that would change",
        ActivationRefusal.NOTHING_TO_APPROVE: "what the preview {preview} changes needs no approval",
        ActivationRefusal.NEEDS_NONE: "what is changed of the rule '{rule}' needs no approval",
        ActivationRefusal.NOT_THEIRS: "'{by}' cannot approve what is changed of {edited}; {who:or} can",
        ActivationRefusal.APPROVED_ALREADY: "'{by}' has approved what is changed of {edited} already",
        ActivationRefusal.NOT_APPROVED_YET: "there is no approval by '{by}' that could be taken back",
        ActivationRefusal.NO_DECISION: "the rule '{rule}' is agreed with '{body}': give file number and day of its "
        "decision ({inputs})",
        ActivationRefusal.DECIDED_LATER: "{day} is still to come: a decision bears the day on which it was taken",
        KeyRefusal.NOT_CONFIGURED: "config.toml names no key for checkpoints: name a file in [audit] key_file that "
        "lies neither beside the store nor in its backup",
        KeyRefusal.NO_PROGRAM: "the program 'openssl' is missing or does not answer, and nothing is signed without it: "
        "install the package openssl",
        KeyRefusal.EXISTS: "{file} exists and is not overwritten: name another file, or remove it if nobody needs it",
        KeyRefusal.BESIDE_THE_STORE: "{file} lies in the store's folder ({folder}) and would be in each backup of it: "
        "name another folder in [audit] key_file",
        KeyRefusal.CANNOT_BE_WRITTEN: "{file} cannot be written: check folder and rights",
        KeyRefusal.MISSING: "{file} is not there: bring the file back, or declare the key as lost",
        KeyRefusal.UNREADABLE: "{file} cannot be read: give this user the right to read it",
        KeyRefusal.READ_BY_OTHERS: "others may read or write {file} ({rights}), so the key is no secret: set its "
        "rights to 0600, and rotate it if somebody may have seen it",
        KeyRefusal.NO_KEY: "{file} holds no Ed25519 key: name the right file",
        KeyRefusal.ANOTHER: "{file} holds another key than the one in force ({key}): bring the right file back, or "
        "declare the key as lost",
        KeyRefusal.IN_FORCE: "a key is in force ({key}): rotate it, or declare it as lost",
        KeyRefusal.NONE_IN_FORCE: "no key is in force, so there is none to rotate or to declare as lost",
        FeaturesRefusal.NO_FOLDER: "the scenarios are missing here (looked for in {folder}): they come with the "
        "package, or lie beside the source",
        FeaturesRefusal.NO_RUNNER: "to run scenarios, this is missing: {missing}. Install it with pip install "
        "'{extra}'; the service itself does not need it",
        FeaturesRefusal.NO_SUCH_FILE: "there is no file of scenarios '{file}'",
        FeaturesRefusal.NO_UTF8: "the file '{file}' is not saved as UTF-8: save it so",
        FeaturesRefusal.NO_SUCH_TAG: "no scenario bears the tag '{tag}'",
        FeaturesRefusal.OTHER_PLAN: "the scenarios that come along are of another plan: the rulebook {rulebook} has "
        "none of their rows; name scenarios of your own, or put them beside the rules folder, into scenarios/",
        FeaturesRefusal.BROKE_OFF: "the run broke off (ended with {ended}) and says nothing: {last}",
        FeaturesRefusal.TOO_LONG: "the text has {length} characters, at most {most} are possible: shorten it",
        JobRefusal.RUNS_ALREADY: "one of this kind is still running (number {number}): wait for its end, or stop it",
        JobRefusal.TOO_MANY: "{count} jobs are running in the background already: wait until one has ended",
        ProofRefusal.BEYOND_THE_CHECKPOINT: "entry {entry} does not lie below the checkpoint, which covers {size}: "
        "name a later one",
        ProofRefusal.BEYOND_THE_LOG: "the checkpoint covers {size} entries, the log ends with {last}: the end was cut "
        "off, or it is of another house",
        ProofRefusal.ANOTHER_ROOT: "the checkpoint over {size} entries is not of this log: something up to there was "
        "changed, or it is of another house",
        ProofRefusal.WHICH_IS_EARLIER: "the checkpoints cover no entry or equally many: name an earlier and a later "
        "one",
        NewHouseRefusal.NOT_EMPTY: "the folder {folder} is not empty ({files:and}): name an empty or a new one; "
        "nothing is overwritten",
        NewHouseRefusal.UNFINISHED: "another init is at work in {folder}, or was broken off there: wait, or remove "
        "what is of it ({files:and})",
        NewHouseRefusal.NO_FOLDER: "{folder} is no folder: name an empty or a new one",
        NewHouseRefusal.CANNOT_WRITE: "{folder} cannot be written to: {detail}; nothing has come of it",
        NewHouseRefusal.NO_NAME: "'{name}' is no name: give one with letters or digits, in one line",
        NewHouseRefusal.NAME_WITH_MAILBOX: "'{name}' has a mailbox: units and the house have none, only roles do; give "
        "the name alone",
        NewHouseRefusal.LONG_NAME: "the name '{name}' has {length} characters, at most {most} are possible",
        NewHouseRefusal.NO_ID: "no id can be made of '{name}': give one, as id=Name",
        NewHouseRefusal.BAD_ID: "'{id}' is no id (for '{name}'): small letters without umlauts, digits and single "
        "hyphens between them, for roles underscores; administration, daemon, organisation and external are taken",
        NewHouseRefusal.LONG_ID: "the id '{id}' has {length} characters, at most {most} are possible",
        NewHouseRefusal.SAME_ID: "'{first}' and '{second}' would both have the id '{id}': ids differ on all levels; "
        "give one, as id=Name",
        NewHouseRefusal.UNKNOWN_REGION: "there is no Land '{region}'",
        NewHouseRefusal.YEAR: "no calendar is known for the plan year {year}: possible is {first} to {last}",
        NewHouseRefusal.NO_MAILBOX: "the role '{role}' has no mailbox: write it as 'Name <mailbox@house.example>'",
        NewHouseRefusal.BAD_MAILBOX: "'{mailbox}' (role '{role}') is no mail address",
        NewHouseRefusal.ONE_HOLDER: "'{role}' exists once: {{scope}} in a mailbox stands for a unit",
        NewHouseRefusal.NO_UNITS: "'{role}' exists at each unit ({{scope}} in its mailbox), but none is named",
        NewHouseRefusal.MANY_UNITS: "{count} units are too many to begin with, at most {most}: add the others to "
        "organisation.yaml",
        NewRuleRefusal.UNKNOWN_KIND: "there is no kind of rule '{kind}'",
        NewRuleRefusal.WHICH_GOAL: "the plan of {year} has several goals: name one ({input[goal]})",
        NewRuleRefusal.UNKNOWN_GOAL: "the plan of {year} has no file '{goal}'",
        NewRuleRefusal.TAKEN_ID: "there is a rule '{id}' already",
        NewRuleRefusal.BAD_ID: "'{id}' is no id: small letters without umlauts, digits and single hyphens between "
        "them, at most 40 characters",
        NewRuleRefusal.UNKNOWN_OWNER: "there is no role '{owner}' in the house",
        NewRuleRefusal.IN_ONE_LINE: "in {file} '{key}' stands in one line, in brackets: write its entries below one "
        "another, each with a hyphen",
        NewRuleRefusal.CANNOT_WRITE: "{file} cannot be written: {detail}; it is as it was",
        NewRuleRefusal.SCENARIOS_THERE: "scenarios of '{rule}' are there already, in {file}; they stay as they are",
        NewRuleRefusal.NO_SCENARIOS: "the rule '{rule}' is written, its scenarios in {file} are not: {detail}",
        RolloverRefusal.NOT_NEXT: "the newest plan is that of {newest}: {next} can be proposed, not {year}",
        RolloverRefusal.EXISTS: "there is a plan of {year} already ({folder} with {files:and}), and nothing in it is "
        "changed: name another folder for a new proposal ({input[out]})",
        RolloverRefusal.OUT_NOT_EMPTY: "{folder} is no empty folder: name an empty or a new one; nothing is "
        "overwritten",
        RolloverRefusal.OUT_WITHIN: "{folder} lies in the rules folder and would be read with it: name one beside it",
        RolloverRefusal.CHANGED: "{file} was changed meanwhile: propose again; nothing is written",
        RolloverRefusal.CANNOT_WRITE: "{folder} cannot be written to: {detail}; no plan has come of it",
        TargetTableRefusal.NO_TABLE: "{file} holds no table that can be read: what is needed is a sheet with a header "
        "(.xlsx, .ods, .xls), or a CSV file",
        TargetTableRefusal.TOO_LONG: "{file} has {lines} lines, a table of targets at most {most}: hand over the "
        "targets only, no list of cases",
        TargetTableRefusal.NO_SHEET: "{file} has no sheet '{sheet}'",
        TargetTableRefusal.WHICH_SHEET: "{file} has several sheets with targets: name one ({input[sheet]})",
        TargetTableRefusal.NO_HEADER: "no header is recognised in {file}: it needs a column for the title "
        "({known} ...) and one more; else name the columns ({input[column]})",
        TargetTableRefusal.NO_COLUMN: "{file} has no column '{column}'",
        TargetTableRefusal.NO_TARGETS: "{file} has no targets below its header (line {line}); nothing was written",
        TargetTableRefusal.NO_PLAN: "there is no plan of {year}",
        TargetTableRefusal.NO_GOAL_ID: "no id can be made of '{goal}': name one ({input[goal]})",
        TargetTableRefusal.GOAL_EXISTS: "{file} exists and is not overwritten: name another goal ({input[goal]})",
        OrganisationRefusal.ANOTHER: "the store belongs to '{organisation}' and the rules to '{given}': name another "
        "store, or mend organisation.id in organisation.yaml; while no mail has been planned yet the organisation can "
        "be renamed ({input[rename_organisation]})",
        OrganisationRefusal.NOT_IN_THE_STORE: "[store] organisation is '{given}', which is not in the store",
        OrganisationRefusal.SEVERAL: "several organisations are in the store: name one in [store] organisation",
        OrganisationRefusal.MAILS_EXIST: "mails of '{organisation}' have been planned ({count}), and their keys hold "
        "its id: it stays as it is",
        OrganisationRefusal.CONFIGURED: "[store] organisation is '{organisation}': remove it before you rename",
        OrganisationRefusal.AT_WORK: "the daemon is at work for '{organisation}': end it before you rename",
        ReleaseRefusal.KEY_TOO_SHORT: "'{key}' is too short: give at least {least} characters of the key",
        ReleaseRefusal.NO_SUCH_MAIL: "there is no mail whose key begins with '{key}'",
        ReleaseRefusal.SEVERAL_MAILS: "{count} mails begin with '{key}': give more of the key",
        ReleaseRefusal.SEVERAL_DRAFTS: "'{key}' begins {count} drafts: give more of the key",
        ReleaseRefusal.NO_DRAFT: "the mail {key} is {state}, no draft: there is nothing to release",
        ReleaseRefusal.REPLACED: "there is no draft {key} any more: {successor} stands in its place",
        ReleaseRefusal.OVER: "the finding about {obligation} is over: the draft is not needed any more",
        ReleaseRefusal.RESTS: "the finding about {obligation} is {state} until {until}",
        ReleaseRefusal.UNKNOWN_ROLE: "there is no role '{by}'; only the management releases: {who}",
        ReleaseRefusal.NOT_THE_MANAGEMENT: "'{by}' may not release mails to bodies outside; the management may: {who}",
        LetterRefusal.NO_FILE_NUMBER: "name the file that shows that it was told ({input[file_number]})",
        LetterRefusal.NOT_ON_THAT_DAY: "it cannot have been told on {day}: name a day from {first} to {last}",
        LetterRefusal.NO_REASON: "say why it is not to be sent ({input[reason]})",
        LetterRefusal.NO_WORDS: "say what is to read otherwise ({input[opening]}, {input[request]}, {input[closing]})",
        LetterRefusal.PASSAGE_LENGTH: "a passage of a letter has one character at least and {most} at most",
        LetterRefusal.CHANGED_MEANWHILE: "the letter {key} is not as you have seen it any more; it is now {state}. "
        "Read it again",
        LetterRefusal.NO_LETTER: "the draft {key} is of an earlier version and cannot be edited; the next repeat "
        "writes it anew",
        RetryRefusal.KEY_TOO_SHORT: "'{key}' is too short: give at least {least} characters of the key",
        RetryRefusal.NO_SUCH_MAIL: "there is no mail whose key begins with '{key}'",
        RetryRefusal.SEVERAL_DEAD: "'{key}' begins {count} dead mails: give more of the key",
        RetryRefusal.NOT_DEAD: "the mail {key} is {state}: only what was refused for good is retried",
        RetryRefusal.TOO_OLD: "this mail is of {planned_on} and too old to tell how it is; what still stands is told "
        "anew",
        RetryRefusal.UNKNOWN_ROLE: "there is no role '{by}'; without {input[by]} it is the administration",
        SettleRefusal.NOT_DEAD: "the mail {key} is {state}: only what will not leave is settled",
        SettleRefusal.NO_REASON: "say how it was seen to ({input[reason]})",
        SettleRefusal.UNKNOWN_ROLE: "there is no role '{by}'; without {input[by]} it is the administration",
        SettleRefusal.NOT_THE_MANAGEMENT: "'{by}' may not settle a letter to a body outside; the management may: {who}",
        ProposalRefusal.ENTERED: "answer {number} has been entered already: on {day} by '{by}'",
        ProposalRefusal.REJECTED: "answer {number} has been rejected already: on {day} by '{by}'",
        ProposalRefusal.LAPSED: "answer {number} lapsed on {day}: what it is about was settled by then",
        ProposalRefusal.NOT_THEIRS: "'{by}' does not enter this answer; these may: {who:or}",
        ProposalRefusal.UNCLEAR: "what answer {number} says is not certain: it can only be rejected",
        ProposalRefusal.TYPE_THE_TOKEN: "this answer needs a confirmation: type its token ({inputs})",
        ProposalRefusal.WRONG_TOKEN: "'{token}' is not the token of this answer",
        ProposalRefusal.SAID_ALREADY: "the answer itself says {inputs}, and only what is missing can be completed",
        ProposalRefusal.STILL_MISSING: "the answer does not say yet: {inputs:and}",
        ProposalRefusal.NO_USE: "{inputs} is no part of an answer of this kind",
        ProposalRefusal.NO_DRAFT: "no single letter about {about} waits for a release",
        ProposalRefusal.ANOTHER_LETTER: "another letter waits about {about} by now than the one in the mail answered",
        ProposalRefusal.NOT_ABOUT_THAT: "this answer does not fit '{about}'",
        ProposalRefusal.NO_REASON: "a rejection needs a reason, which stays with the answer ({input[reason]})",
        LinkRefusal.NOT_WHOLE: "this link is not whole, or was changed. Please open it from the mail once more; if "
        "that does not help, reply to the mail",
        LinkRefusal.UNKNOWN_KEY: "this link is signed with a key that does not count any more. Please reply to the "
        "mail, or wait for the next one, whose links do",
        LinkRefusal.NO_KEY: "links cannot be checked here at the moment. Please reply to the mail; the service knows "
        "of it",
        LinkRefusal.ENDED: "this link acted until {day}. It still shows what it was about; you can reply to the mail, "
        "or answer after logging in",
        LinkRefusal.GONE: "what this link belongs to is not stored any more. Please look at 'My tasks'",
        LinkRefusal.NEVER_LEFT: "the mail of this link has not left yet. Please wait for it",
        LinkRefusal.NOT_OWED: "{about} is not owed any more. There is nothing to do",
        LinkRefusal.RESOLVED: "this has been settled since {day}. There is nothing left to do",
        LinkRefusal.ANOTHER_EPISODE: "what this mail was about is settled; there is a new finding about it by now. "
        "Please use the link of the newest mail",
        LinkRefusal.ROLE_GONE: "the post '{role}' that this mail went to does not exist any more. Please log in, or "
        "ask the administration",
        LinkRefusal.NOT_THEIRS: "this mail went to {post}. Only whoever holds that post, or stands in for it, can "
        "answer. If it is yours, ask {post} for the answer, or the administration for access",
        LinkRefusal.LOG_IN_FIRST: "please log in to answer: this mail went to {post}",
        LinkRefusal.NOTHING_ASKED: "nothing is asked of you about this at the moment",
        LinkRefusal.NOT_OFFERED: "this answer cannot be chosen here. Please choose one of those offered",
        LinkRefusal.ANSWERED_MEANWHILE: "somebody has answered this meanwhile. Please look at what holds now",
        LinkRefusal.DAY_TOO_FAR: "{day} is more than a year away. Please check the day",
        LinkRefusal.TOO_MANY: "this was answered by the link {count} times today already. Please log in, or reply to "
        "the mail",
        LinkRefusal.NOT_UNDONE: "this cannot be taken back here any more: something else has been decided since, or it "
        "was nothing to take back. Please ask the administration",
        LinkKeyRefusal.EXISTS: "{file} holds keys of links already; 'mail link-key rotate' replaces them",
        LinkKeyRefusal.MISSING: "there is no {file}: 'mail link-key new' makes the keys of links",
        LinkKeyRefusal.CANNOT_BE_WRITTEN: "{file} cannot be written",
        LinkKeyRefusal.UNREADABLE: "{file} cannot be read",
        LinkKeyRefusal.READ_BY_OTHERS: "{file} can be read by others (rights {rights}): set 0600 and replace the keys",
        LinkKeyRefusal.NO_KEYS: "{file} holds no keys of links",
        LinkKeyRefusal.NO_LIBRARY: "the extra web is not installed",
        SampleRefusal.OUTSIDE: "'{role}' is outside the house: nothing goes there without a release, not even a test",
        SampleRefusal.READ_OUTSIDE: "'{post}' is read outside the house: nothing goes there without a release",
        SampleRefusal.NOT_AT: "'{role}' is not to be found at '{unit}'",
        SampleRefusal.SEVERAL_HOLDERS: "'{role}' has several holders: name one of them, such as {example}",
        SampleRefusal.UNREAD: "nobody reads for '{post}' on {day}: name a deputy or fill the post",
        SampleRefusal.NOBODY_READS: "nobody reads for {roles} on {day}",
        SampleRefusal.ABOUT_NO_RULE: "a mail of kind '{kind}' is about no rule: leave '{rule}' out",
        SampleRefusal.ABOUT_A_RULE: "a mail of kind '{kind}' is about a rule: name one",
        SampleRefusal.NEVER_ABOUT_IT: "a mail of kind '{kind}' is never about '{rule}': no verdict leads to one",
        SampleRefusal.LEADS_NOWHERE_OUTSIDE: "the ladder of '{rule}' leads to nobody outside: there is no letter",
        SampleRefusal.OWES_NOTHING: "'{rule}' owes nothing yet on {day}: it is opened by a request or another rule",
        SampleRefusal.NOT_JUDGED_THERE: "'{rule}' is not judged at '{unit}'",
        SampleRefusal.NOT_TAKEN: "the test mail to {post} was not taken: {answer}; look at [mail] and [smtp]",
        **LOG_IN_SENTENCES["en"],
        **BACKUP_SENTENCES["en"],
    },
}
# Behind the sentence: what would be taken, what was probably meant, which event could be meant.
ALLOWED: Mapping[Locale, str] = {"de": " (zulässig: {names})", "en": " (allowed: {names})"}
MEANT: Mapping[Locale, str] = {"de": "; gemeint ist vielleicht „{name}“", "en": "; did you mean '{name}'?"}
PLANNED: Mapping[Locale, str] = {"de": "{event} geplant für {day}", "en": "{event} planned for {day}"}
EDITED_RULE: Mapping[Locale, str] = {"de": "der Regel „{rule}“", "en": "the rule '{rule}'"}
EDITED_HOUSE: Mapping[Locale, str] = {"de": "der Regeln des Hauses", "en": "the rules of the house"}
WITHOUT_ID: Mapping[Locale, str] = {"de": "ohne Kennung", "en": "no id"}
NOBODY: Mapping[Locale, str] = {"de": "niemand", "en": "nobody"}
JOINED: Mapping[Locale, Mapping[str, str]] = {
    "de": {"": ", ", "or": " oder ", "and": " und ", "lines": "; ", "sentences": " "},
    "en": {"": ", ", "or": " or ", "and": " and ", "lines": "; ", "sentences": " "},
}
# The inputs where the surface has no words of its own for them.
INPUTS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "accepted_on": "Annahmetag", "aggregation": "Verdichtung", "another": "weiterer Termin", "by": "Rolle",
        "cancelled": "Ausfall", "day": "Tag", "data_month": "Datenstand", "data_status": "Art der Daten",
        "decided": "Tag der Entscheidung", "despite_tests": "Grund trotz fehlschlagender Tests", "goal": "Oberziel",
        "emergency": "Grund des Notfalls",
        "days_sick": "Krankheitstage", "days_target": "Solltage", "denominator": "Nenner", "done": "erledigte Teile",
        "effective_on": "Tag des Inkrafttretens", "event_id": "Kennung des Termins", "evidence": "Nachweis",
        "closing": "Schluss", "faulty": "fehlerhafte Fälle", "file_number": "Aktenzeichen",
        "opening": "Einleitung", "request": "Bitte",
        "headcount": "Personalkennzahl", "held_on": "Tag der Durchführung",
        "out": "Ausgabeordner",
        "metric": "Kennzahl", "now": "Zeitpunkt", "numerator": "Zähler", "on": "Stichtag", "period": "Zeitraum",
        "planned_on": "geplanter Tag", "rate": "Quote", "reason": "Grund", "reason_id": "Kennung des Grundes",
        "reference_date": "Stichtag der Daten",
        "rename_organisation": "Organisation umbenennen",
        "replaces": "ersetzter Termin", "reviewed": "geprüfte Fälle", "scope": "Bereich", "selection": "Auswahl",
        "column": "Spalte", "sheet": "Blatt",
        "stratum": "Schicht", "submitted_on": "Abgabetag", "to": "Vertretung", "token": "Kennzeichen", "topic": "Thema",
        "total": "Teile insgesamt", "until": "Enddatum", "value": "Wert",
    },
    "en": {
        "accepted_on": "day of acceptance", "aggregation": "aggregation", "another": "another event", "by": "role",
        "cancelled": "cancellation", "day": "day", "data_month": "data month", "data_status": "kind of data",
        "decided": "day of the decision", "despite_tests": "reason despite failing tests", "goal": "goal",
        "emergency": "reason of the emergency",
        "days_sick": "sick days", "days_target": "target days", "denominator": "denominator", "done": "parts done",
        "effective_on": "day it comes into force", "event_id": "id of the event", "evidence": "proof",
        "closing": "closing", "faulty": "faulty cases", "file_number": "file number",
        "opening": "opening", "request": "request",
        "headcount": "staff figure", "held_on": "day it was held",
        "out": "folder for the result",
        "metric": "metric", "now": "instant", "numerator": "numerator", "on": "day judged", "period": "period",
        "planned_on": "planned day", "rate": "rate", "reason": "reason", "reason_id": "id of the reason",
        "reference_date": "reference date",
        "rename_organisation": "rename the organisation",
        "replaces": "replaced event",
        "reviewed": "cases reviewed", "scope": "scope", "selection": "selection", "stratum": "stratum",
        "column": "column", "sheet": "sheet",
        "submitted_on": "day of submission", "to": "deputy", "token": "token",
        "topic": "topic", "total": "parts in all",
        "until": "end date", "value": "value",
    },
}  # fmt: skip
# German names the act, English says what there is to do, and behind the form `done` what it "can be ... by".
ACTS: Mapping[Locale, Mapping[ActKind, str]] = {
    "de": {
        ActKind.ACKNOWLEDGE: "Bestätigung",
        ActKind.SILENCE: "Stummschaltung",
        ActKind.WAIVE: "Ausnahme",
        ActKind.EXTEND: "Fristverlängerung",
        ActKind.OBJECT: "Widerspruch",
        ActKind.HANDBACK: "Rückgabe",
        ActKind.TAKEOVER: "Übernahme",
        ActKind.NOISE: "Einstufung als unbegründet",
        ActKind.UNDO: "Rücknahme",
    },
    "en": {
        ActKind.ACKNOWLEDGE: "acknowledge",
        ActKind.SILENCE: "silence",
        ActKind.WAIVE: "waive",
        ActKind.EXTEND: "extend",
        ActKind.OBJECT: "object to",
        ActKind.HANDBACK: "hand back",
        ActKind.TAKEOVER: "take over",
        ActKind.NOISE: "call noise",
        ActKind.UNDO: "undo",
    },
}
DONE_BY: Mapping[Locale, Mapping[ActKind, str]] = {
    "de": ACTS["de"],
    "en": {
        ActKind.ACKNOWLEDGE: "taken on",
        ActKind.SILENCE: "silenced",
        ActKind.WAIVE: "waived",
        ActKind.EXTEND: "extended",
        ActKind.OBJECT: "objected to",
        ActKind.HANDBACK: "handed back",
        ActKind.TAKEOVER: "taken over",
        ActKind.NOISE: "called noise",
        ActKind.UNDO: "undone",
    },
}
# What has happened to a finding meanwhile: an act with its end or without, or its state where nobody has acted.
DECIDED_UNTIL: Mapping[Locale, str] = {
    "de": "{act:done} durch {by} bis {until:%d.%m.%Y}",
    "en": "{act:done} by {by} until {until:%d.%m.%Y}",
}
DECIDED: Mapping[Locale, str] = {"de": "{act:done} durch {by}", "en": "{act:done} by {by}"}
STATE_NOW: Mapping[Locale, str] = {"de": "jetzt {state}", "en": "now {state}"}
NO_FINDING_NOW: Mapping[Locale, str] = {"de": "jetzt ohne Befund", "en": "now without a finding"}
FINDING_STATES: Mapping[Locale, Mapping[FindingState, str]] = {
    "de": {
        FindingState.WATCHED: "beobachtet",
        FindingState.OPEN: "offen",
        FindingState.ACKNOWLEDGED: "bestätigt",
        FindingState.SILENCED: "stummgeschaltet",
        FindingState.WAIVED: "als Ausnahme zugelassen",
        FindingState.RESOLVED: "erledigt",
    },
    "en": {state: str(state) for state in FindingState},
}
MAIL_STATES: Mapping[Locale, Mapping[OutboxState, str]] = {
    "de": {
        OutboxState.DRAFT: "ein Entwurf",
        OutboxState.PENDING: "vorgemerkt",
        OutboxState.CLAIMED: "im Versand",
        OutboxState.DATA: "in Übermittlung",
        OutboxState.SENT: "versandt",
        OutboxState.DEAD: "endgültig abgewiesen",
        OutboxState.SUPERSEDED: "überholt",
        OutboxState.TOLD_OTHERWISE: "auf anderem Weg mitgeteilt",
        OutboxState.NOT_TO_BE_SENT: "nicht zu senden",
    },
    "en": {state: str(state).replace("_", " ") for state in OutboxState},
}
