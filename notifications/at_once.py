"""Which bad states are worth a mail between two Mondays? Pure. Everything else is told in the digest.

At once: dates and figures that are missed or cannot be judged, when critical or major; what is only at risk, when it
is critical and a random sample proves it (law note 8: never from tiny samples).
"""

from __future__ import annotations

from typing import assert_never

from checker.domain.finding import Episode, FindingState
from checker.domain.rule import Rule
from checker.domain.verdict import EvidenceClass, State, Verdict
from checker.wording.states import is_interim

SEVERITIES_TOLD_AT_ONCE = frozenset({"critical", "major"})
SMALLEST_SAMPLE = 30


def is_told_at_once(verdict: Verdict, rule: Rule, episode: Episode | None = None) -> bool:
    """Does this state leave by a mail of its own? `episode` None: it is the verdict alone that is asked about.

    Whoever acknowledged, silenced or waived it is left in peace, and what is only watched is not told yet.
    """
    if verdict.waived or rule.severity not in SEVERITIES_TOLD_AT_ONCE:
        return False
    if episode is not None and episode.state is not FindingState.OPEN:
        return False
    match verdict.state:
        case State.BREACHED | State.NOT_EVALUABLE:
            return True
        case State.AT_RISK:
            return rule.severity == "critical" and _is_proven_bad(verdict, rule)
        case State.AWAITING_EVENT | State.PENDING | State.MET | State.INFO:
            return False
        case _:
            assert_never(verdict.state)


def _is_proven_bad(verdict: Verdict, rule: Rule) -> bool:
    """Does the sample's one-sided bound lie beyond the target? Behind the path alone, it may prove the opposite."""
    smallest = max(SMALLEST_SAMPLE, rule.minimum_sample.value if rule.minimum_sample else 0)
    return (
        verdict.evidence is EvidenceClass.PROVEN
        and is_interim(verdict)
        and verdict.denominator is not None
        and verdict.denominator >= smallest
    )
