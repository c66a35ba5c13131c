"""What people call the kinds of rules, and the keys of a rule that the plan left open. Pure tables, by language."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.assumption import Assumption
from checker.domain.organisation import Organisation
from checker.wording.locales import Locale
from checker.wording.post_titles import role_title
from checker.wording.rule_facts import LABELS

KIND_TITLES: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "benchmark": "so gut wie andere",
        "budget_cap": "höchstens so viel im Jahr",
        "caseload_range": "so viele Betreute je Vollzeitstelle",
        "comparative": "besser als vorher",
        "contact_interval": "alle in so vielen Tagen gesehen",
        "count_min_per_unit": "so viele in jeder Einheit",
        "count_min_trajectory": "mindestens so viele im Jahr",
        "dated_deliverable": "etwas bis zu einem Tag",
        "dated_event_window": "ein Termin in einer Spanne von Tagen",
        "deliverable_per_unit": "etwas von jeder Einheit bis zu einem Tag",
        "duration_max": "höchstens so lange",
        "event_relative_deadline": "etwas bis zur Sitzung eines Gremiums",
        "flow_min_per_month": "mindestens so viele im Monat",
        "growth_cap": "höchstens so viel Zuwachs",
        "monitoring": "eine Zahl, die vorliegen muss",
        "on_demand": "etwas auf Anforderung oder Vereinbarung",
        "premise": "eine Annahme des Plans",
        "rate_lower": "mindestens dieser Anteil",
        "rate_upper": "höchstens dieser Anteil",
        "recurring_event": "so viele Termine im Haus",
        "recurring_event_per_unit": "so viele Termine in jeder Einheit",
        "recurring_report": "ein Bericht einer Reihe",
        "share_full": "alles davon",
        "stock_cap": "ein Bestand, der nicht wachsen darf",
        "stock_monitor": "ein Bestand, der nur verglichen wird",
    },
    "en": {
        "benchmark": "as good as others",
        "budget_cap": "at most so much in the year",
        "caseload_range": "so many people for each full-time post",
        "comparative": "better than before",
        "contact_interval": "everybody seen within so many days",
        "count_min_per_unit": "so many in each unit",
        "count_min_trajectory": "at least so many in the year",
        "dated_deliverable": "something by a day",
        "dated_event_window": "an event within a stretch of days",
        "deliverable_per_unit": "something of each unit by a day",
        "duration_max": "at most so long",
        "event_relative_deadline": "something by the meeting of a body",
        "flow_min_per_month": "at least so many a month",
        "growth_cap": "at most so much growth",
        "monitoring": "a figure that must be there",
        "on_demand": "something on request or agreement",
        "premise": "what the plan took for granted",
        "rate_lower": "at least this share",
        "rate_upper": "at most this share",
        "recurring_event": "so many events in the house",
        "recurring_event_per_unit": "so many events in each unit",
        "recurring_report": "a report of a series",
        "share_full": "all of it",
        "stock_cap": "a stock that must not grow",
        "stock_monitor": "a stock that is only compared",
    },
}
# By the key of a rule, or its beginning: which line of its facts (`rule_texts`) tells it. The longest that fits counts.
FACT_OF: Mapping[str, str] = {
    "band": "band",
    "data_expected": "expected",
    "due": "due",
    "effective_by": "effective",
    "interim": "interim",
    "measure": "counted",
    "measure.evidence": "proof",
    "measure.participants": "participants",
    "measure.requires": "contents",
    "measure.venue": "venue",
    "minimum_sample": "sample",
    "minimum_staff": "staff",
    "owner": "owner",
    "path": "path",
    "period": "period",
    "reference_date": "reference",
    "remind": "reminded",
    "rounding": "rounded",
    "scope": "judged",
    "target": "required",
    "tolerance": "tolerance",
    "when": "when",
    "worst": "worst",
}
# Of keys that have no line there.
OTHER_LABELS: Mapping[Locale, Mapping[str, str]] = {
    "de": {"interim": "vor dem Ende verglichen", "venue": "Ort", "when": "ausgelöst"},
    "en": {"interim": "compared before the end", "venue": "place", "when": "occasioned"},
}


def kind_title(kind: str, locale: Locale) -> str:
    """What people call a kind of rule; of one that a house has added its id."""
    return KIND_TITLES[locale].get(kind, kind)


def assumed_key(one: Assumption, locale: Locale) -> str:
    """What people call the key of a rule that an assumption shapes."""
    fact = _fact(one.path)
    return LABELS[locale].get(fact) or OTHER_LABELS[locale].get(fact, one.path)


def assumed_reading(one: Assumption, facts: Mapping[str, str], house: Organisation, locale: Locale) -> str:
    """How it is read, or what the rule's `facts` (`rule_texts`) say there; else the values, units and roles of the
    house by their titles.
    """
    if "says" in one.said:
        return str(one.said["says"])
    values = (_named(str(value), house, locale) for value in one.said.values() if value not in ([], {}))
    return facts.get(_fact(one.path)) or ", ".join(values)


def _named(value: str, house: Organisation, locale: Locale) -> str:
    unit = house.find(value)
    return unit[1].name if unit is not None else role_title(value, house.organisation.id, house, locale)


def _fact(path: str) -> str:
    parts = path.split(".")
    beginnings = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((FACT_OF[each] for each in beginnings if each in FACT_OF), "")
