"""Which bad states are worth a mail between two digests, which climb a ladder, and why? Pure. The rest is digest.

At once: a date that is missed and a calendar that is missing, when critical or major; a figure only when critical. What
is missed at the end of its period is told whatever a sample proves, as nothing can be made good any more (ADR 0060);
before that it must be proven: a sampled rate with enough cases (`at_once.smallest_sample` of escalation.yaml), beyond
the bound by its one-sided interval (law note 8: never from tiny samples). What a missing report keeps from being judged
is told to its sender instead (`overdue_reports`).
"""

from __future__ import annotations

from typing import assert_never

from checker.domain.dated import is_dated
from checker.domain.escalation import TOLD_AT_ONCE
from checker.domain.finding import Episode, FindingState, Telling, TellingReason
from checker.domain.rule import Rule
from checker.domain.verdict import EXPLAINED_BY, EvidenceClass, State, Verdict
from checker.wording.states import is_interim

# Why whoever has dealt with a finding hears nothing of it for the time being.
AT_REST = {
    FindingState.WATCHED: TellingReason.WATCHED,
    FindingState.ACKNOWLEDGED: TellingReason.ACKNOWLEDGED,
    FindingState.SILENCED: TellingReason.SILENCED,
    FindingState.WAIVED: TellingReason.WAIVED,
    FindingState.RESOLVED: TellingReason.NOTHING_WRONG,
}


def how_told(verdict: Verdict, rule: Rule, smallest_sample: int, episode: Episode | None = None) -> Telling:
    """Does this state leave by a mail of its own, in the digest, or not at all, and why?

    `smallest_sample` is the house's, in cases. `episode` None: it is the verdict alone that is asked about. Whoever
    acknowledged, silenced or waived it has no mail, and what is only watched is not notified yet.
    """
    if episode is not None and episode.state is not FindingState.OPEN:
        return Telling.nobody(AT_REST[episode.state])
    if verdict.waived:
        return Telling.nobody(TellingReason.WAIVED)
    if not verdict.is_bad:
        return Telling.nobody(TellingReason.NOTHING_WRONG)
    if waits_for_a_report(verdict):
        return Telling.nobody(TellingReason.WAITS_FOR_A_REPORT)
    if rule.severity not in TOLD_AT_ONCE:
        return Telling.in_digest(TellingReason.NOT_SEVERE)
    return _of_a_severe(verdict, rule, smallest_sample)


def _of_a_severe(verdict: Verdict, rule: Rule, smallest_sample: int) -> Telling:
    match verdict.state:
        case State.BREACHED if is_dated(verdict):
            return Telling.at_once(TellingReason.DATE_MISSED)
        case State.BREACHED if rule.severity != "critical":
            return Telling.in_digest(TellingReason.NOT_CRITICAL)
        case State.BREACHED:
            return Telling.at_once(TellingReason.CRITICAL_MISSED)
        case State.AT_RISK if rule.severity != "critical":
            return Telling.in_digest(TellingReason.NOT_CRITICAL)
        case State.AT_RISK if not is_interim(verdict):
            return Telling.in_digest(TellingReason.ONLY_BEHIND_ITS_PATH)
        case State.AT_RISK:
            weak = _why_it_proves_nothing(verdict, rule, smallest_sample)
            return Telling.in_digest(weak) if weak else Telling.at_once(TellingReason.CRITICAL_AT_RISK)
        case State.AWAITING_EVENT if verdict.lacks_its_calendar:
            return Telling.at_once(TellingReason.CALENDAR_MISSING)
        case State.NOT_EVALUABLE:
            return Telling.in_digest(TellingReason.NOT_EVALUABLE)
        case State.AWAITING_EVENT | State.PENDING | State.MET | State.INFO:
            return Telling.nobody(TellingReason.NOTHING_WRONG)
        case _:
            assert_never(verdict.state)


def is_told_at_once(verdict: Verdict, rule: Rule, smallest_sample: int, episode: Episode | None = None) -> bool:
    """Does this state leave by a mail of its own? In and out as `how_told`."""
    return how_told(verdict, rule, smallest_sample, episode).is_at_once


def is_lost_for_good(verdict: Verdict) -> bool:
    """Is it critical and missed at the end of its time? Its owner hears of that on the same day, before all else."""
    return verdict.severity == "critical" and verdict.state is State.BREACHED and not verdict.waived


def climbs(verdict: Verdict, rule: Rule, smallest_sample: int) -> bool:
    """Is it put before the next step when nobody answers, however it was notified first?"""
    if verdict.waived or rule.severity not in TOLD_AT_ONCE or waits_for_a_report(verdict):
        return False
    if verdict.state in (State.BREACHED, State.NOT_EVALUABLE):
        return True
    return is_told_at_once(verdict, rule, smallest_sample)


def waits_for_a_report(verdict: Verdict) -> bool:
    """Can it not be judged for want of a report that has not come? Then the report is what is notified."""
    return verdict.state is State.NOT_EVALUABLE and any(reason.code == EXPLAINED_BY for reason in verdict.reasons)


def _why_it_proves_nothing(verdict: Verdict, rule: Rule, smallest_sample: int) -> TellingReason | None:
    """No sample, too few cases, or a bound that its interval still reaches? None: it proves what it says."""
    if verdict.evidence is None:
        return TellingReason.NO_SAMPLE
    smallest = max(smallest_sample, rule.minimum_sample.value if rule.minimum_sample else 0)
    if verdict.denominator is None or verdict.denominator < smallest:
        return TellingReason.SAMPLE_TOO_SMALL
    return None if verdict.evidence is EvidenceClass.PROVEN else TellingReason.NOT_PROVEN
