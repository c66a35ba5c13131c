"""What leaves between two Mondays, and what waits for the digest."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.finding import FindingState, Telling, TellingWay
from checker.domain.finding import TellingReason as Why
from checker.domain.period import Period
from checker.domain.rule import Rule
from checker.domain.verdict import EvidenceClass, Reason, State, Verdict
from checker.evaluation.sampling import evidence_class
from notifications.urgency import climbs, how_told, is_told_at_once
from tests.unit.notifications.mail_cases import (
    a_count_rule,
    a_dated_rule,
    a_rate,
    a_rate_rule,
    a_verdict,
    an_episode,
    behind_pace,
    overdue,
)

TENTH = Fraction(1, 10)
SMALLEST = 30


def sampled(part: int, whole: int, rule: Rule | None = None) -> Verdict:
    """An interim rate with the evidence that its sample has."""
    below = Fraction(part, whole) < TENTH
    judged = replace(a_rate(part, whole, rule), evidence=evidence_class(part, whole, TENTH, below=below))
    return replace(judged, reasons=(Reason("pace"),)) if below else judged


def rule_of(severity: str) -> Rule:
    return a_rate_rule(severity=severity)


CRITICAL = a_count_rule(severity="critical")
REPORT = Reason("explained_by", {"sender": "controlling", "profile": "monthly", "first": Period.parse("2016-03")})


@pytest.mark.parametrize(
    ("rule", "verdict", "expected"),
    [
        pytest.param(a_count_rule(), a_verdict(a_count_rule(), State.BREACHED), True, id="a major target missed"),
        pytest.param(a_count_rule(), a_verdict(a_count_rule(), State.NOT_EVALUABLE), True, id="cannot be judged"),
        pytest.param(
            a_count_rule(),
            replace(a_verdict(a_count_rule(), State.NOT_EVALUABLE), reasons=(Reason("no_figures"), REPORT)),
            False,
            id="for want of a report: that climbs instead",
        ),
        pytest.param(a_count_rule(), behind_pace(290), False, id="only at risk"),
        pytest.param(rule_of("minor"), sampled(41, 300, rule_of("minor")), False, id="minor"),
    ],
)
def test_what_climbs_a_ladder(rule: Rule, verdict: Verdict, expected: bool) -> None:
    assert climbs(verdict, rule, SMALLEST) is expected


AT_ONCE = {"DATE_MISSED", "CALENDAR_MISSING", "CRITICAL_MISSED", "CRITICAL_AT_RISK"}
NOBODY = {"WATCHED", "ACKNOWLEDGED", "SILENCED", "WAIVED", "NOTHING_WRONG", "WAITS_FOR_A_REPORT", "UNREAD"}
WAYS = {
    reason: TellingWay.AT_ONCE
    if reason.name in AT_ONCE
    else TellingWay.NOBODY
    if reason.name in NOBODY
    else TellingWay.DIGEST
    for reason in Why
}


@pytest.mark.parametrize(
    ("rule", "verdict", "expected"),
    [
        pytest.param(a_dated_rule(), overdue(), Why.DATE_MISSED, id="a major date missed"),
        pytest.param(
            a_dated_rule(severity="minor"),
            overdue(a_dated_rule(severity="minor")),
            Why.NOT_SEVERE,
            id="a minor date",
        ),
        pytest.param(
            a_count_rule(),
            a_verdict(a_count_rule(), State.BREACHED),
            Why.NOT_CRITICAL,
            id="a major target missed",
        ),
        pytest.param(CRITICAL, a_verdict(CRITICAL, State.BREACHED), Why.CRITICAL_MISSED, id="a critical target missed"),
        pytest.param(
            CRITICAL,
            a_verdict(CRITICAL, State.NOT_EVALUABLE),
            Why.NOT_EVALUABLE,
            id="critical, cannot be judged",
        ),
        pytest.param(
            rule_of("critical"),
            replace(sampled(12, 100), state=State.BREACHED),
            Why.CRITICAL_MISSED,
            id="critical, missed by a sample that proves nothing",
        ),
        pytest.param(
            rule_of("critical"),
            replace(sampled(41, 300), state=State.BREACHED),
            Why.CRITICAL_MISSED,
            id="critical, missed and proven",
        ),
        pytest.param(
            rule_of("critical"),
            replace(sampled(29, 29), state=State.BREACHED),
            Why.CRITICAL_MISSED,
            id="critical, missed, and fewer than 30 were looked at",
        ),
        pytest.param(a_count_rule(), behind_pace(290), Why.NOT_CRITICAL, id="major, behind its path"),
        pytest.param(rule_of("critical"), sampled(41, 300), Why.CRITICAL_AT_RISK, id="critical, proven by the sample"),
        pytest.param(
            rule_of("critical"), sampled(39, 300), Why.NOT_PROVEN, id="critical, one case too few to prove it"
        ),
        pytest.param(
            rule_of("critical"),
            sampled(29, 29),
            Why.SAMPLE_TOO_SMALL,
            id="critical, proven, but fewer than 30",
        ),
        pytest.param(rule_of("critical"), sampled(30, 30), Why.CRITICAL_AT_RISK, id="critical, proven by 30"),
        pytest.param(rule_of("major"), sampled(41, 300, rule_of("major")), Why.NOT_CRITICAL, id="major, proven"),
        pytest.param(rule_of("minor"), sampled(41, 300, rule_of("minor")), Why.NOT_SEVERE, id="minor, proven"),
        pytest.param(
            a_count_rule(severity="critical"),
            behind_pace(290),
            Why.ONLY_BEHIND_ITS_PATH,
            id="critical, behind its path without a sample",
        ),
        pytest.param(
            rule_of("critical"),
            sampled(2, 300),
            Why.ONLY_BEHIND_ITS_PATH,
            id="critical, proven to be on the good side of the bound",
        ),
        pytest.param(
            rule_of("critical"),
            replace(a_rate(41, 300, state=State.BREACHED), waived=True),
            Why.WAIVED,
            id="waived",
        ),
        pytest.param(a_dated_rule(), a_verdict(a_dated_rule(), State.PENDING), Why.NOTHING_WRONG, id="still open"),
        pytest.param(
            a_dated_rule(),
            a_verdict(a_dated_rule(), State.AWAITING_EVENT),
            Why.NOTHING_WRONG,
            id="awaits its date",
        ),
        pytest.param(a_dated_rule(), a_verdict(a_dated_rule(), State.MET), Why.NOTHING_WRONG, id="met"),
        pytest.param(rule_of("info"), a_verdict(rule_of("info"), State.INFO), Why.NOTHING_WRONG, id="for information"),
    ],
)
def test_what_is_told_at_once_in_the_digest_or_not_at_all_and_why(rule: Rule, verdict: Verdict, expected: Why) -> None:
    telling = how_told(verdict, rule, SMALLEST)
    assert telling == Telling(WAYS[expected], expected)
    assert is_told_at_once(verdict, rule, SMALLEST) is (telling.way is TellingWay.AT_ONCE)


@pytest.mark.parametrize("state", FindingState)
def test_only_an_open_finding_is_told_at_once(state: FindingState) -> None:
    told = is_told_at_once(overdue(), a_dated_rule(), SMALLEST, an_episode(overdue(), state=state))
    assert told is (state is FindingState.OPEN)


def test_a_rule_may_ask_for_a_larger_sample() -> None:
    rule = a_rate_rule(minimum_sample={"value": 400, "origin": "assumption", "why": "Test"})
    assert not is_told_at_once(sampled(41, 300, rule), rule, SMALLEST)


@given(whole=st.integers(1, 400), data=st.data())
def test_nobody_is_disturbed_by_what_the_sample_does_not_prove(whole: int, data: st.DataObject) -> None:
    verdict = sampled(data.draw(st.integers(0, whole)), whole)
    if is_told_at_once(verdict, a_rate_rule(), SMALLEST):
        assert whole >= 30
        assert verdict.evidence is EvidenceClass.PROVEN
        assert verdict.value is not None
        assert verdict.value >= TENTH
