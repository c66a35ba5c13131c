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
        SupposedCode.NO_ACTS: "Niemand nimmt einen Befund an oder entscheidet darüber",
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
        SupposedCode.NO_ACTS: "Nobody acknowledges a finding or decides about it",
    },
}
