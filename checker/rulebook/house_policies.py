"""The house's policies, applied to the rules that do not override them. Pure."""

from __future__ import annotations

from checker.domain.escalation import Escalation, Remind
from checker.domain.kinds import KINDS
from checker.domain.rule import Rule


def with_house_policies(rule: Rule, escalation: Escalation) -> Rule:
    """The rule with the house's lead times of reminders, where it names none and its kind is reminded of."""
    house = escalation.reminders
    if house is None or rule.remind == "none":
        return rule
    if isinstance(rule.remind, Remind):
        return rule.model_copy(update={"remind": house.ending(rule.remind)})
    group = KINDS[rule.kind].reminders
    return rule.model_copy(update={"remind": house.of(group, rule.due.nominal)}) if group else rule
