"""What is assumed of a rule, in words: what people call its keys, and how they are read. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.assumption import Assumption
from checker.domain.organisation import Organisation
from checker.wording.locales import Locale
from checker.wording.post_titles import role_title
from checker.wording.rule_facts import LABELS

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
