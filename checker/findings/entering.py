"""Which roles may have to enter an answer? Pure.

The administration, never an owner of the matter: there it is the next step of the ladder.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from checker.domain.escalation import Escalation
from checker.domain.organisation import Organisation
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule


class EnteringHouse(Protocol):
    """What says who enters: a rulebook."""

    @property
    def organisation(self) -> Organisation: ...
    @property
    def escalation(self) -> Escalation: ...
    def rules(self) -> Iterator[PlannedRule]: ...


def administering(house: EnteringHouse, on: date) -> tuple[str, ...]:
    """The administration, and who stands in for it on a day."""
    return house.organisation.acting_for(house.escalation.administering, on)


def in_place_of_an_owner(rule: Rule, house: EnteringHouse, on: date) -> tuple[str, ...]:
    """Whoever enters what is about a rule of the administration's own: the step behind, else the management, else who
    keeps the service at work. Empty: there is nobody else.
    """
    escalation, organisation = house.escalation, house.organisation
    following = _following(escalation, organisation, rule.owner, rule.escalation)
    for role in (following, escalation.management, escalation.serving):
        others = tuple(each for each in organisation.acting_for(role, on) if each != rule.owner)
        if others:
            return others
    return ()


def may_have_to_enter(house: EnteringHouse, on: date) -> frozenset[str]:
    """Every role that enters some answer on a day, by any rule there is."""
    usual = administering(house, on)
    own = (planned.rule for planned in house.rules() if planned.rule.owner in usual)
    return frozenset(usual).union(*(in_place_of_an_owner(rule, house, on) for rule in own))


def _following(escalation: Escalation, organisation: Organisation, owner: str, policy: str) -> str:
    """The step behind the owner; the management where that one is outside the house, or there is none."""
    steps = escalation.ladder(owner, policy)[1:]
    role = organisation.role(steps[0]) if steps else None
    return role.id if role is not None and not role.is_external else escalation.management
