"""Who may enter an answer? Pure.

The administration, never an owner of the matter: there it is the next step of the ladder.
"""

from __future__ import annotations

from datetime import date

from checker.domain.escalation import Escalation
from checker.domain.obligation_key import rule_of
from checker.domain.organisation import Organisation
from checker.domain.proposal import Proposal
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook


def who_enters(came: Proposal, book: Rulebook, on: date) -> tuple[str, ...]:
    """The roles that may enter an answer: the administration, and who stands in for it; no owner of the matter."""
    escalation, organisation = book.escalation, book.organisation
    entering = organisation.acting_for(escalation.administering, on)
    planned = book.rule(rule_of(came.matter.about))
    if planned is None or planned.rule.owner not in entering:
        return entering
    return _others(planned.rule, book, on) or entering


def _others(rule: Rule, book: Rulebook, on: date) -> tuple[str, ...]:
    """Whoever enters in place of an owner: the step behind, else the management, else who keeps the service at work."""
    escalation, organisation = book.escalation, book.organisation
    following = _following(escalation, organisation, rule.owner, rule.escalation)
    for role in (following, escalation.management, escalation.serving):
        others = tuple(each for each in organisation.acting_for(role, on) if each != rule.owner)
        if others:
            return others
    return ()


def _following(escalation: Escalation, organisation: Organisation, owner: str, policy: str) -> str:
    """The step behind the owner; the management where that one is outside the house, or there is none."""
    steps = escalation.ladder(owner, policy)[1:]
    role = organisation.role(steps[0]) if steps else None
    return role.id if role is not None and not role.is_external else escalation.management
