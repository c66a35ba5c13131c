"""Which bad states are worth a mail between two Mondays, and which climb a ladder? Pure. All else lives in the digest.

At once: a date that is missed and a calendar that is missing, when critical or major; a figure only when it is critical
and proves it: a sampled rate with 30 cases and more, beyond the bound by its one-sided interval (law note 8: never from
tiny samples). What a missing report keeps from being judged is told to its sender instead (`inhibition`).
"""

from __future__ import annotations

from typing import assert_never

from checker.domain.finding import Episode, FindingState
from checker.domain.missing_source import EXPLAINED_BY
from checker.domain.rule import Rule
from checker.domain.verdict import EvidenceClass, State, Verdict
from checker.wording.states import is_dated, is_interim

SEVERITIES_ON_A_LADDER = frozenset({"critical", "major"})
SMALLEST_SAMPLE = 30


def is_told_at_once(verdict: Verdict, rule: Rule, episode: Episode | None = None) -> bool:
    """Does this state leave by a mail of its own? `episode` None: it is the verdict alone that is asked about.

    Whoever acknowledged, silenced or waived it is left in peace, and what is only watched is not told yet.
    """
    if episode is not None and episode.state is not FindingState.OPEN:
        return False
    if not climbs(verdict, rule):
        return False
    match verdict.state:
        case State.BREACHED:
            return is_dated(verdict) or (rule.severity == "critical" and not _is_tiny(verdict, rule))
        case State.AT_RISK:
            return True
        case State.AWAITING_EVENT:
            return verdict.lacks_its_calendar
        case State.NOT_EVALUABLE | State.PENDING | State.MET | State.INFO:
            return False
        case _:
            assert_never(verdict.state)


def climbs(verdict: Verdict, rule: Rule) -> bool:
    """Is it put before the next step when nobody answers, however it was told first?"""
    if verdict.waived or rule.severity not in SEVERITIES_ON_A_LADDER or waits_for_a_report(verdict):
        return False
    match verdict.state:
        case State.BREACHED | State.NOT_EVALUABLE:
            return True
        case State.AT_RISK:
            return rule.severity == "critical" and is_interim(verdict) and not _is_tiny(verdict, rule, is_sampled=True)
        case State.AWAITING_EVENT:
            return verdict.lacks_its_calendar
        case State.PENDING | State.MET | State.INFO:
            return False
        case _:
            assert_never(verdict.state)


def waits_for_a_report(verdict: Verdict) -> bool:
    """Can it not be judged for want of a report that has not come? Then the report is what is told of."""
    return verdict.state is State.NOT_EVALUABLE and any(reason.code == EXPLAINED_BY for reason in verdict.reasons)


def _is_tiny(verdict: Verdict, rule: Rule, *, is_sampled: bool = False) -> bool:
    """Does a sampled rate prove nothing: too few cases, or a bound that its interval still reaches?

    A figure that is no sample counts everything and proves what it says; unless `is_sampled` asks for a sample.
    """
    if verdict.evidence is None:
        return is_sampled
    smallest = max(SMALLEST_SAMPLE, rule.minimum_sample.value if rule.minimum_sample else 0)
    return verdict.evidence is not EvidenceClass.PROVEN or verdict.denominator is None or verdict.denominator < smallest
