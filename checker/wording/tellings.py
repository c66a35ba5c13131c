"""How a finding was notified, and why: a sentence that explains why there was a mail, or none. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.finding import Telling, TellingReason, TellingWay
from checker.wording.locales import Locale

WAYS: Mapping[Locale, Mapping[TellingWay, str]] = {
    "de": {
        TellingWay.AT_ONCE: "mit einer eigenen Mail",
        TellingWay.COLLECTED: "in einer Sammelmail",
        TellingWay.DIGEST: "in der Übersicht",
        TellingWay.NOBODY: "keine Mail",
    },
    "en": {
        TellingWay.AT_ONCE: "at once",
        TellingWay.COLLECTED: "in one mail with others of the day",
        TellingWay.DIGEST: "in the digest",
        TellingWay.NOBODY: "not told",
    },
}
REASONS: Mapping[Locale, Mapping[TellingReason, str]] = {
    "de": {
        TellingReason.WATCHED: "der Zustand besteht erst kurz und wird beobachtet",
        TellingReason.ACKNOWLEDGED: "der Befund ist bestätigt",
        TellingReason.SILENCED: "der Befund ist stummgeschaltet",
        TellingReason.WAIVED: "eine Ausnahme ist zugelassen",
        TellingReason.NOTHING_WRONG: "es ist nichts zu beanstanden",
        TellingReason.WAITS_FOR_A_REPORT: "es fehlt ein Bericht; an ihn wird erinnert, wer ihn schuldet",
        TellingReason.UNREAD: "niemand liest für die Stelle",
        TellingReason.NOT_SEVERE: "Geringes steht nur in der Übersicht",
        TellingReason.NOT_CRITICAL: "bei Zahlen bekommen nur kritische Ziele eine eigene Mail",
        TellingReason.NOT_EVALUABLE: "nicht bewertbar ist keine Frist",
        TellingReason.ONLY_BEHIND_ITS_PATH: "der Wert liegt nur hinter seinem Weg",
        TellingReason.NO_SAMPLE: "es ist keine Stichprobe, die etwas belegt",
        TellingReason.SAMPLE_TOO_SMALL: "die Stichprobe ist kleiner, als das Haus verlangt",
        TellingReason.NOT_PROVEN: "die Stichprobe belegt die Abweichung nicht",
        TellingReason.MAILBOX_IS_FULL: "das Postfach hat seine einzelnen Mails dieser Woche erhalten",
        TellingReason.AFTER_DOWNTIME: "nach einem Ausfall kommt alles in einer Mail",
        TellingReason.DATE_MISSED: "eine Frist ist überschritten",
        TellingReason.CALENDAR_MISSING: "der Sitzungskalender fehlt",
        TellingReason.CRITICAL_MISSED: "ein kritisches Ziel ist nicht erreicht",
        TellingReason.CRITICAL_AT_RISK: "ein kritisches Ziel ist belegt gefährdet",
        TellingReason.NEXT_STEP: "die Arbeitstage der Stufe sind vorbei",
    },
    "en": {
        TellingReason.WATCHED: "the state is recent and is watched first",
        TellingReason.ACKNOWLEDGED: "the finding is acknowledged",
        TellingReason.SILENCED: "the finding is silenced",
        TellingReason.WAIVED: "a waiver stands",
        TellingReason.NOTHING_WRONG: "nothing is wrong",
        TellingReason.WAITS_FOR_A_REPORT: "a report is missing; whoever owes it is told instead",
        TellingReason.UNREAD: "nobody reads for the post",
        TellingReason.NOT_SEVERE: "minor findings are in the digest only",
        TellingReason.NOT_CRITICAL: "of figures, only critical ones get a mail of their own",
        TellingReason.NOT_EVALUABLE: "what cannot be judged is no missed date",
        TellingReason.ONLY_BEHIND_ITS_PATH: "the figure is only behind its path",
        TellingReason.NO_SAMPLE: "there is no sample that proves anything",
        TellingReason.SAMPLE_TOO_SMALL: "the sample is smaller than the house asks for",
        TellingReason.NOT_PROVEN: "the sample does not prove the deviation",
        TellingReason.MAILBOX_IS_FULL: "the mailbox has had its single mails of this week",
        TellingReason.AFTER_DOWNTIME: "after downtime all comes in one mail",
        TellingReason.DATE_MISSED: "a date was missed",
        TellingReason.CALENDAR_MISSING: "the calendar of meetings is missing",
        TellingReason.CRITICAL_MISSED: "a critical target was missed",
        TellingReason.CRITICAL_AT_RISK: "a critical target is proven to be at risk",
        TellingReason.NEXT_STEP: "the working days of the step are over",
    },
}


def telling_text(telling: Telling, locale: Locale) -> str:
    """Way and reason, such as "in the digest: the sample does not prove the deviation"."""
    return f"{WAYS[locale][telling.way]}: {REASONS[locale][telling.reason]}"
