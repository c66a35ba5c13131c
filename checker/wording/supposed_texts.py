"""What a forecast supposes, as sentences. Pure: a table of words."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.supposed import SupposedCode
from checker.wording.locales import Locale

SENTENCES: Mapping[Locale, Mapping[SupposedCode, str]] = {
    "de": {
        SupposedCode.RULES_IN_FORCE: "Es gelten weiter die Regeln, die in Kraft sind",
        SupposedCode.RULES_GIVEN: "Vom ersten Tag an gelten die angegebenen Regeln statt derer, die in Kraft sind",
        SupposedCode.DAILY: "Geurteilt wird an jedem Arbeitstag des Hauses um {hour} Uhr",
        SupposedCode.HOURLY: "Geurteilt wird zu jeder vollen Stunde",
        SupposedCode.MAILS_ARRIVE: "Jede Mail geht zu ihrer Zeit hinaus und kommt an",
        SupposedCode.LETTERS_WAIT: "Schreiben an Stellen außerhalb des Hauses bleiben Entwürfe: Niemand gibt sie frei",
        SupposedCode.NOBODY_ANSWERS: "Niemand antwortet auf eine Mail",
        SupposedCode.NO_ARRIVALS: "Es kommt kein Bericht mehr",
        SupposedCode.FILES_ARRIVE: "Dateien, die kommen, jede an ihrem Tag: {count}",
        SupposedCode.AS_LAST_YEAR: "Was in den zwölf Monaten davor kam, kommt ein Jahr später wieder, Tage und "
        "Zeiträume um ein Jahr verschoben; Lieferungen: {count}",
        SupposedCode.ON_TIME: "Jeder Bericht kommt am letzten Tag, an dem er rechtzeitig ist, und wiederholt die "
        "letzten bekannten Zahlen (auch aufgelaufene wachsen nicht); Berichte: {count}",
        SupposedCode.NOTHING_KNOWN: "Von {sender} ({profile}) ist noch nichts bekannt: Dieser Bericht kommt nicht",
        SupposedCode.OVERDUE_STAYS_AWAY: "Was zu Beginn schon überfällig ist, kommt nicht: {sender} ({profile}), "
        "Berichte: {count}",
        SupposedCode.FILE_UNDATED: "{file} kommt nicht: Sie liegt in keinem Ordner, der nach einem Tag benannt ist "
        "(2016-07-05 oder 2016-07-05T1030)",
        SupposedCode.FILE_OUTSIDE: "{file} kommt nicht: {day} liegt nicht im Zeitraum",
        SupposedCode.FILE_UNREADABLE: "{file} kommt nicht: Sie lässt sich nicht lesen",
        SupposedCode.FILE_REFUSED: "{file} wird beim Import abgewiesen ({codes}); prüfen: zielwacht records import "
        "--dry-run",
        SupposedCode.FILE_IN_PART: "Zeilen von {file}, die in der Quarantäne bleiben: {rows} von {read}",
        SupposedCode.NO_ACTS: "Niemand nimmt einen Befund an oder entscheidet darüber",
        SupposedCode.ALL_TAKEN_ON: "Jeder Befund wird angenommen, so lange wie das Haus es zulässt; Arbeitstage "
        "zwischen der Meldung und der Annahme: {days}",
        SupposedCode.NOT_TAKEN_ON: "{obligation} nimmt niemand an: Keine Stelle darf oder kann es",
    },
    "en": {
        SupposedCode.RULES_IN_FORCE: "The rules in force go on",
        SupposedCode.RULES_GIVEN: "From the first day on the rules given take the place of those in force",
        SupposedCode.DAILY: "Judged on every working day of the house at {hour} o'clock",
        SupposedCode.HOURLY: "Judged at every full hour",
        SupposedCode.MAILS_ARRIVE: "Every mail leaves at its time and arrives",
        SupposedCode.LETTERS_WAIT: "Letters to bodies outside stay drafts: nobody releases them",
        SupposedCode.NOBODY_ANSWERS: "Nobody answers a mail",
        SupposedCode.NO_ARRIVALS: "No further report comes",
        SupposedCode.FILES_ARRIVE: "Files that come, each on its day: {count}",
        SupposedCode.AS_LAST_YEAR: "What came in the twelve months before comes again a year later, days and periods "
        "moved by a year; deliveries: {count}",
        SupposedCode.ON_TIME: "Each report comes on the last day on which it is in time, and repeats the last known "
        "figures (those added up do not grow either); reports: {count}",
        SupposedCode.NOTHING_KNOWN: "Nothing is known of {sender} ({profile}) yet: this report does not come",
        SupposedCode.OVERDUE_STAYS_AWAY: "What is overdue as the span begins does not come: {sender} ({profile}), "
        "reports: {count}",
        SupposedCode.FILE_UNDATED: "{file} does not come: it lies in no folder that is named by a day (2016-07-05 or "
        "2016-07-05T1030)",
        SupposedCode.FILE_OUTSIDE: "{file} does not come: {day} is not in the span",
        SupposedCode.FILE_UNREADABLE: "{file} does not come: it cannot be read",
        SupposedCode.FILE_REFUSED: "{file} is refused when it is imported ({codes}); try: zielwacht records import "
        "--dry-run",
        SupposedCode.FILE_IN_PART: "Rows of {file} that stay in quarantine: {rows} of {read}",
        SupposedCode.NO_ACTS: "Nobody acknowledges a finding or decides about it",
        SupposedCode.ALL_TAKEN_ON: "Each finding is acknowledged, for as long as the house allows; working days "
        "between telling and acknowledging: {days}",
        SupposedCode.NOT_TAKEN_ON: "Nobody acknowledges {obligation}: no post may, or can",
    },
}
