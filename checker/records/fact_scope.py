"""What is a single fact about: which type of record, and which unit? Pure; what does not fit is refused."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from checker.domain.clock import local_day
from checker.domain.expression import parse
from checker.domain.level import HOUSE
from checker.domain.organisation import Organisation
from checker.domain.problem import nearest
from checker.domain.record import last_planned_day
from checker.domain.refusal import Choice, FactRefusal, Inputs, NotThere, Refused
from checker.domain.rule import Rule

# What may be said of each type of record, beside scope, period, evidence and who says it.
MAY_BE_SAID: Mapping[str, tuple[str, ...]] = {
    "event": ("held_on", "planned_on", "cancelled", "event_id", "replaces", "another"),
    "deliverable": (
        *("submitted_on", "accepted_on", "done", "total"),
        *("reference_date", "effective_on", "data_month", "data_status"),
    ),
    "case_review": ("reviewed", "faulty", "topic", "stratum", "selection"),
    "measurement": ("value", "numerator", "denominator", "aggregation", "data_month"),
    "headcount": ("days_sick", "days_target", "rate", "aggregation", "data_month"),
}
# Of these at least one must be said: it is the fact.
MUST_BE_SAID: Mapping[str, tuple[str, ...]] = {
    "event": ("held_on", "planned_on", "cancelled"),
    "deliverable": ("submitted_on", "accepted_on", "done"),
    "case_review": ("reviewed",),
    "measurement": ("value", "numerator"),
    "headcount": ("days_sick", "rate"),
}
OF_THE_PLAN_YEAR = ("event", "deliverable")
PAST = ("held_on", "submitted_on", "accepted_on")


@dataclass(frozen=True, slots=True)
class SingleFact:
    """What somebody says about a rule. `said` holds what was given, by field of the record type.

    `may_have_moved`: said in answer to a mail, which names no event: what was held on another day than planned is the
    one that was due by then.
    """

    rule: str
    scope: str | None = None
    period: str | None = None
    evidence: str | None = None
    evidence_kind: str | None = None
    by: str | None = None
    note: str | None = None
    said: Mapping[str, Any] = field(default_factory=dict)
    may_have_moved: bool = False


def record_type_of(rule: Rule, fact: SingleFact) -> str:
    """The type of record the rule counts, when what was said fits it."""
    record_type = counted_type(rule)
    allowed = MAY_BE_SAID[record_type]
    wrong = Inputs(tuple(name for name in fact.said if name not in allowed))
    if wrong.names:
        raise Refused(
            FactRefusal.DOES_NOT_FIT, inputs=wrong, rule=rule.id, record_type=record_type, allowed=Inputs(allowed)
        )
    if not any(name in fact.said for name in MUST_BE_SAID[record_type]):
        raise Refused(FactRefusal.NOTHING_SAID, inputs=Inputs(MUST_BE_SAID[record_type]))
    return record_type


def counted_type(rule: Rule) -> str:
    """The type of record the rule counts. Refused where a single fact cannot say it."""
    record_type = rule.measure.records
    allowed = MAY_BE_SAID.get(record_type)
    if allowed is None:
        raise Refused(FactRefusal.IN_FILES_ONLY, rule=rule.id)
    if unsaid := sorted(needed_fields(rule) - {*allowed}) if record_type in ("measurement", "headcount") else []:
        raise Refused(FactRefusal.FIELDS_IN_FILES_ONLY, rule=rule.id, fields=tuple(unsaid))
    return record_type


def needed_fields(rule: Rule) -> set[str]:
    """The figures without which the rule cannot be judged."""
    measure = rule.measure
    texts = (text for text in (measure.part, measure.whole, measure.total, measure.amount, measure.base) if text)
    return {name for text in texts for name in parse(text).names()} | {*measure.requires}


def scope_of_answer(rule: Rule, fact: SingleFact, owed: Collection[tuple[str, str]]) -> str:
    """The unit for which what somebody or something has asked for is owed; the period says which answer it is.

    `owed` are unit and period of each answer that the rule owes.
    """
    fitting = [place for place, period in owed if period == fact.period and fact.scope in (None, place)]
    if len(fitting) == 1:
        return fitting[0]
    if not owed:
        raise Refused(FactRefusal.NOBODY_ASKED, rule=rule.id)
    asked = tuple(Choice((("scope", place), ("period", period))) for place, period in owed)
    raise Refused(FactRefusal.WHICH_ANSWER, asked=asked)


def scope_of(organisation: Organisation, rule: Rule, fact: SingleFact, record_type: str) -> str:
    """The unit that is meant: the one that was named, if the rule is owed there; else the only one there is."""
    of_the_house = rule.scope.judge == HOUSE and (record_type != "case_review" or not organisation.levels)
    wanted = _units(organisation, rule)
    if fact.scope is None:
        if of_the_house:
            return organisation.organisation.id
        if rule.scope.unit is not None:
            return rule.scope.unit
        raise Refused(FactRefusal.NO_SCOPE, allowed=places_of(organisation, rule, record_type))
    found = organisation.find(fact.scope)
    if found is None:
        close = nearest(fact.scope, [unit.id for _, unit in organisation.every_unit()])
        raise Refused(NotThere.UNIT, unit=fact.scope, nearest=close, allowed=() if close else wanted)
    if record_type in OF_THE_PLAN_YEAR and found[0] != rule.scope.judge:
        raise Refused(
            FactRefusal.OF_ANOTHER_LEVEL,
            rule=rule.id,
            level=rule.scope.judge,
            unit=fact.scope,
            unit_level=found[0],
            allowed=wanted,
        )
    if record_type in OF_THE_PLAN_YEAR and fact.scope not in wanted:
        raise Refused(FactRefusal.NOT_OWED_THERE, rule=rule.id, unit=fact.scope, allowed=wanted)
    return fact.scope


def _units(organisation: Organisation, rule: Rule) -> tuple[str, ...]:
    """The units that a rule means: of its level all, the one it names, or those of its group."""
    spec = rule.scope
    return tuple(
        unit.id
        for unit in organisation.units(spec.judge)
        if spec.unit in (None, unit.id) and spec.group in (None, unit.group)
    )


def places_of(organisation: Organisation, rule: Rule, record_type: str) -> tuple[str, ...]:
    """Where it may have happened. Files are reviewed below the house, whatever level they are judged on."""
    if record_type == "case_review" and rule.scope.judge == HOUSE:
        return tuple(unit.id for unit in organisation.units(organisation.levels[0].id))
    return _units(organisation, rule)


def check_days(organisation: Organisation, scope: str, fact: SingleFact, now: datetime) -> None:
    """What is said to have happened has happened, and its unit existed then."""
    today = local_day(now)
    for name in PAST:
        day = fact.said.get(name)
        if isinstance(day, date) and day > today:
            raise Refused(FactRefusal.STILL_TO_COME, inputs=Inputs((name,)), day=day, today=today)
    days = [fact.said[name] for name in ("held_on", "submitted_on") if name in fact.said]
    if "planned_on" in fact.said:
        days.append(last_planned_day(str(fact.said["planned_on"])))
    found = organisation.find(scope)
    assert found is not None, "the unit was looked up before"
    for day in days:
        if not found[1].is_valid(day):
            raise Refused(FactRefusal.UNIT_NOT_THERE_THEN, unit=scope, day=day)


def check_role(organisation: Organisation, role: str | None) -> None:
    """Refused when there is no such role. None: nobody was named."""
    if role is not None and organisation.role(role) is None:
        raise Refused(NotThere.ROLE, role=role, nearest=nearest(role, [known.id for known in organisation.roles]))
