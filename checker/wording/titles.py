"""What is an obligation called where its rule has several a year? Pure: the title, and which month or request it is."""

from __future__ import annotations

import re
from datetime import date

from checker.domain.period import Period, PeriodKind
from checker.domain.rule import Rule
from checker.domain.verdict import AGREED_ON, ASKED_FOR, ASKED_FOR_BY, Verdict
from checker.wording.dates import day_text, period_text
from checker.wording.locales import Locale

REQUESTED: dict[Locale, str] = {"de": "Anfrage", "en": "request"}
AGREED: dict[Locale, str] = {"de": "Vereinbarung", "en": "agreement"}
BY_DAY: dict[str, dict[Locale, str]] = {
    ASKED_FOR: {"de": "Anfrage vom {day}", "en": "request of {day}"},
    ASKED_FOR_BY: {"de": "Anfrage vom {day}", "en": "request of {day}"},
    AGREED_ON: {"de": "Vereinbarung vom {day}", "en": "agreement of {day}"},
}
FOLLOWS: dict[Locale, str] = {"de": "Anlass", "en": "because of"}
ENTERED: dict[Locale, str] = {"de": "Eintritte", "en": "entries"}


def which(rule: Rule, period: Period, locale: Locale) -> str:
    """Which of its obligations: "März 2016", "Anfrage v17", "Anlass März 2016", "Eintritte Q1 2016".

    Empty for the one that is about the whole year.
    """
    if period.kind is PeriodKind.YEAR:
        return ""
    if period.kind is PeriodKind.REQUEST:
        if (caused_in := _caused_in(rule, period)) is not None:
            return f"{FOLLOWS[locale]} {period_text(caused_in, locale)}"
        return f"{(AGREED if rule.measure.records == 'agreement' else REQUESTED)[locale]} {period.label}"
    if rule.period.kind == "cohort":
        return f"{ENTERED[locale]} Q{period.end.month // 3} {period.end.year}"
    return period_text(period, locale)


def titled_verdict(title: str, rule: Rule, verdict: Verdict, locale: Locale) -> str:
    """As `titled`, but what was asked for or agreed by its day, which says more than a number: "Anfrage vom 09.05."."""
    code, day = next(((one.code, one.facts["day"]) for one in verdict.reasons if one.code in BY_DAY), ("", None))
    if not isinstance(day, date):
        return titled(title, rule, verdict.period, locale)
    return _with(title, BY_DAY[code][locale].format(day=day_text(day, locale)))


def titled(title: str, rule: Rule, period: Period, locale: Locale) -> str:
    """A title with which of its obligations is meant: "Begehung, März 2016". No word is said twice."""
    apart = which(rule, period, locale)
    return _with(title, apart) if apart else title


def _with(title: str, apart: str) -> str:
    return apart if apart.startswith(f"{title} ") else f"{title}, {apart}"


def _caused_in(rule: Rule, period: Period) -> Period | None:
    """The period of the other rule's verdict that opened it; None: somebody asked for it."""
    for occasion in rule.occasions:
        if occasion.rule is not None and period.label.startswith(f"{occasion.rule}-"):
            label = period.label.removeprefix(f"{occasion.rule}-")
            return Period.parse(re.sub(r"-[hq]\d$", lambda ending: ending[0].upper(), label))
    return None
