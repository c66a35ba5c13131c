"""What does a rule want to be told as a single fact: which fields, for which unit and period? With an example. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from checker.domain.level import HOUSE
from checker.domain.organisation import Organisation
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.records.fact_scope import (
    MAY_BE_SAID,
    MUST_BE_SAID,
    OF_THE_PLAN_YEAR,
    counted_type,
    needed_fields,
    places_of,
)

EVIDENCE = "50.1-2016/077"
FIGURES: Mapping[str, str] = {
    "value": "12", "numerator": "12", "denominator": "40", "rate": "5.2", "days_sick": "40", "days_target": "800",
}  # fmt: skip
REVIEWED: Mapping[str, str] = {"reviewed": "12", "faulty": "1"}
PERIODS: Mapping[str, str] = {
    "month": "{year}-03", "ytd": "{year}-03-ytd", "rolling12_mean": "{year}-03-r12", "year_mean": "{year}",
    "point": "{year}-03",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FactTemplate:
    """At least one of the fields `one_of` must be said, all that are `needed`, and those of `may` may be. `choices`:
    the words that a field takes, where the rule leaves a choice. `scopes`: the units it may be about; empty: the house.
    `example`: field and text of a fact that would be taken.
    """

    rule: Rule
    record_type: str
    one_of: tuple[str, ...]
    needed: tuple[str, ...]
    may: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]
    scopes: tuple[str, ...]
    example: Mapping[str, str]


def fact_template(book: Rulebook, planned: PlannedRule) -> FactTemplate:
    """Refused where the rule counts what comes in files only."""
    rule = planned.rule
    record_type = counted_type(rule)
    scopes = _scopes(book.organisation, rule, record_type)
    choices = _choices(book, rule, record_type)
    figures = _figures(rule, record_type)
    needed = [*(["scope"] if scopes else []), *figures, *choices]
    if record_type not in OF_THE_PLAN_YEAR or rule.period.kind == "request":
        needed.append("period")
    if rule.measure.evidence == "required":
        needed.append("evidence")
    one_of = () if figures else MUST_BE_SAID[record_type]
    beside = ("evidence", "by", "note")
    may = tuple(name for name in (*MAY_BE_SAID[record_type], *beside) if name not in (*needed, *one_of))
    example = _example(planned, record_type, needed, scopes, choices)
    return FactTemplate(rule, record_type, one_of, tuple(needed), may, choices, scopes, example)


def _scopes(organisation: Organisation, rule: Rule, record_type: str) -> tuple[str, ...]:
    of_the_house = rule.scope.judge == HOUSE and (record_type != "case_review" or not organisation.levels)
    return () if of_the_house or rule.scope.unit is not None else places_of(organisation, rule, record_type)


def _choices(book: Rulebook, rule: Rule, record_type: str) -> dict[str, tuple[str, ...]]:
    """What the rule's own filters leave open."""
    names = {
        "case_review": ("topic", "stratum", "selection"),
        "measurement": ("aggregation",),
        "headcount": ("aggregation",),
    }.get(record_type, ())
    words = {
        "topic": tuple(each.id for each in book.vocabulary.topics),
        "stratum": tuple(each.id for each in book.vocabulary.strata),
        "selection": tuple(each.id for each in book.vocabulary.selections),
        "aggregation": tuple(PERIODS),
    }
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        wanted = getattr(rule.measure.where, name)
        allowed = wanted if isinstance(wanted, tuple) else (wanted,) if wanted else ()
        if len(allowed) != 1:
            found[name] = allowed or words[name]
    return found


def _figures(rule: Rule, record_type: str) -> list[str]:
    """The figures without which the rule cannot be judged."""
    if record_type not in ("measurement", "headcount", "case_review"):
        return []
    needed = needed_fields(rule)
    if "numerator" in needed and "value" not in needed:
        # A part is told with its whole.
        needed.add("denominator")
    return [name for name in MAY_BE_SAID[record_type] if name in needed]


def _example(
    planned: PlannedRule, of: str, needed: list[str], scopes: tuple[str, ...], choices: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """What the rule needs, made up; a day of the plan's year."""
    rule, year = planned.rule, planned.plan.year
    found = {"scope": scopes[0]} if scopes else {}
    if "period" in needed:
        found["period"] = _period(rule, of, year, choices)
    found |= {name: words[0] for name, words in choices.items()}
    found |= {name: FIGURES[name] for name in needed if name in FIGURES}
    if of == "case_review":
        found |= {name: REVIEWED[name] for name in ("reviewed", "faulty") if name in (*needed, "reviewed")}
    if of == "event":
        found["planned_on" if rule.measure.part == "planned" else "held_on"] = f"{date(year, 10, 12):%d.%m.%Y}"
    if of == "deliverable":
        found["submitted_on"] = f"{date(year, 6, 30):%d.%m.%Y}"
    return found | ({"evidence": EVIDENCE} if "evidence" in needed else {})


def _period(rule: Rule, of: str, year: int, choices: Mapping[str, tuple[str, ...]]) -> str:
    if of == "deliverable":
        return f"{year}-a1"
    wanted = rule.measure.where.aggregation if of in ("measurement", "headcount") else "month"
    ways = choices.get("aggregation") or ((wanted,) if isinstance(wanted, str) else wanted) or ("month",)
    return PERIODS[ways[0]].format(year=year)
