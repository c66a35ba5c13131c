"""Who is told next, after how many working days? Pure."""

from __future__ import annotations

from typing import Annotated, Literal

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
    """Working days a state must stand before it is told, and must be gone before it is cleared.

    `silence_stands`: where it hangs on planned days that have passed without a word. None: as `at_risk_stands`.
    """

    at_risk_stands: AssumedNumber
    silence_stands: AssumedNumber | None = None
    at_risk_clears: AssumedNumber

    def stands(self, *, hangs_on_silence: bool) -> int:
        """How long an at-risk state must stand before it is told."""
        silence = self.silence_stands if hangs_on_silence else None
        return (silence or self.at_risk_stands).value


class Repeats(Frozen):
    """Working days after which the end of a ladder is told again; the last number counts on and on."""

    after_working_days: tuple[Annotated[int, Field(ge=1, le=260)], ...] = Field(min_length=1)
    origin: Literal["assumption"]
    why: str = Field(min_length=1)

    def wait(self, repeats: int) -> int:
        """The working days to wait when it was repeated so often already."""
        return self.after_working_days[min(repeats, len(self.after_working_days) - 1)]


class EscalationPolicy(Frozen):
    """A ladder: after the rule's owner, these roles in order. Bodies outside come last, after the management."""

    id: str
    title: str
    steps: tuple[str, ...]


# For files that were written before these could be said, so that what was activated then stays readable.
REPEATS = Repeats(after_working_days=(5, 10, 20), origin="assumption", why="Wer älter wird, wird seltener wiederholt")
LONGEST_ACKNOWLEDGEMENT = AssumedNumber(value=40, origin="assumption", why="Zwei Monate, dann wird neu hingesehen")


class Escalation(Frozen):
    """The file rules/escalation.yaml. An acknowledgement lasts at most so many working days from its day on."""

    step_after_working_days: Patience
    repeats: Repeats = REPEATS
    acknowledged_at_most_working_days: AssumedNumber = LONGEST_ACKNOWLEDGEMENT
    hysteresis: Hysteresis
    management: str
    questions_to: str
    policies: tuple[EscalationPolicy, ...]

    def policy(self, policy_id: str) -> EscalationPolicy | None:
        return next((policy for policy in self.policies if policy.id == policy_id), None)
