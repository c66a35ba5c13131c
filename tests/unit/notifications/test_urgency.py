"""What leaves between two Mondays, and what waits for the digest."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.finding import FindingState
from checker.domain.period import Period
from checker.domain.rule import Rule
from checker.domain.verdict import EvidenceClass, Reason, State, Verdict
from checker.evaluation.sampling import evidence_class
from notifications.urgency import climbs, is_told_at_once
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
    assert climbs(verdict, rule) is expected


@pytest.mark.parametrize(
    ("rule", "verdict", "expected"),
    [
        pytest.param(a_dated_rule(), overdue(), True, id="a major date missed"),
        pytest.param(a_dated_rule(severity="minor"), overdue(a_dated_rule(severity="minor")), False, id="a minor date"),
        pytest.param(a_count_rule(), a_verdict(a_count_rule(), State.BREACHED), False, id="a major target missed"),
        pytest.param(CRITICAL, a_verdict(CRITICAL, State.BREACHED), True, id="a critical target missed"),
        pytest.param(CRITICAL, a_verdict(CRITICAL, State.NOT_EVALUABLE), False, id="critical, cannot be judged"),
        pytest.param(
            rule_of("critical"),
            replace(sampled(12, 100), state=State.BREACHED),
            False,
            id="critical, missed by a sample that proves nothing",
        ),
        pytest.param(
            rule_of("critical"), replace(sampled(41, 300), state=State.BREACHED), True, id="critical, missed and proven"
        ),
        pytest.param(
            rule_of("critical"),
            replace(sampled(29, 29), state=State.BREACHED),
            False,
            id="critical, missed and proven, but fewer than 30",
        ),
        pytest.param(a_count_rule(), behind_pace(290), False, id="major, behind its path"),
        pytest.param(rule_of("critical"), sampled(41, 300), True, id="critical, proven by the sample"),
        pytest.param(rule_of("critical"), sampled(39, 300), False, id="critical, one case too few to prove it"),
        pytest.param(rule_of("critical"), sampled(29, 29), False, id="critical, proven, but fewer than 30"),
        pytest.param(rule_of("critical"), sampled(30, 30), True, id="critical, proven by 30"),
        pytest.param(rule_of("major"), sampled(41, 300, rule_of("major")), False, id="major, proven"),
        pytest.param(rule_of("minor"), sampled(41, 300, rule_of("minor")), False, id="minor, proven"),
        pytest.param(
            a_count_rule(severity="critical"), behind_pace(290), False, id="critical, behind its path without a sample"
        ),
        pytest.param(
            rule_of("critical"),
            sampled(2, 300),
            False,
            id="critical, proven to be on the good side of the bound",
        ),
        pytest.param(
            rule_of("critical"), replace(a_rate(41, 300, state=State.BREACHED), waived=True), False, id="waived"
        ),
        pytest.param(a_dated_rule(), a_verdict(a_dated_rule(), State.PENDING), False, id="still open"),
        pytest.param(a_dated_rule(), a_verdict(a_dated_rule(), State.AWAITING_EVENT), False, id="awaits its date"),
        pytest.param(a_dated_rule(), a_verdict(a_dated_rule(), State.MET), False, id="met"),
        pytest.param(rule_of("info"), a_verdict(rule_of("info"), State.INFO), False, id="for information"),
    ],
)
def test_what_is_told_at_once(rule: Rule, verdict: Verdict, expected: bool) -> None:
    assert is_told_at_once(verdict, rule) is expected


@pytest.mark.parametrize("state", FindingState)
def test_only_an_open_finding_is_told_at_once(state: FindingState) -> None:
    told = is_told_at_once(overdue(), a_dated_rule(), an_episode(overdue(), state=state))
    assert told is (state is FindingState.OPEN)


def test_a_rule_may_ask_for_a_larger_sample() -> None:
    rule = a_rate_rule(minimum_sample={"value": 400, "origin": "assumption", "why": "Test"})
    assert not is_told_at_once(sampled(41, 300, rule), rule)


@given(whole=st.integers(1, 400), data=st.data())
def test_nobody_is_disturbed_by_what_the_sample_does_not_prove(whole: int, data: st.DataObject) -> None:
    verdict = sampled(data.draw(st.integers(0, whole)), whole)
    if is_told_at_once(verdict, a_rate_rule()):
        assert whole >= 30
        assert verdict.evidence is EvidenceClass.PROVEN
        assert verdict.value is not None
        assert verdict.value >= TENTH
