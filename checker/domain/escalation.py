"""Who is told next, after how many working days? Pure."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from checker.domain.model import Frozen

Severity = Literal["critical", "major", "minor", "info"]


class AssumedNumber(Frozen):
    """A number the plan does not state, with the reason why it was chosen."""

    value: int = Field(ge=0, le=1_000_000)
    origin: Literal["assumption"]
    why: str = Field(min_length=1)


class Patience(Frozen):
    """Working days a step of the ladder has before the next one is told. Severities left out stay in the digest."""

    critical: AssumedNumber
    major: AssumedNumber


class Hysteresis(Frozen):
    """Working days a state must stand before it is told, and must be gone before it is cleared."""

    at_risk_stands: AssumedNumber
    at_risk_clears: AssumedNumber


class EscalationPolicy(Frozen):
    """A ladder: after the rule's owner, these roles in order. Bodies outside come last, after the management."""

    id: str
    title: str
    steps: tuple[str, ...]


class Escalation(Frozen):
    """The file rules/escalation.yaml."""

    step_after_working_days: Patience
    hysteresis: Hysteresis
    management: str
    questions_to: str
    policies: tuple[EscalationPolicy, ...]

    def policy(self, policy_id: str) -> EscalationPolicy | None:
        return next((policy for policy in self.policies if policy.id == policy_id), None)
