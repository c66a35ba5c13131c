"""A mean is a rate whose whole does not contain its part, or a figure that the sender has worked out. Decision D14."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from checker.domain.measure_unit import MeasureUnit
from checker.domain.rule import Rule
from checker.domain.verdict import State, Verdict
from checker.wording.present import present
from checker.wording.reasons import because
from tests.build import Reported, judge, mean_stay, measured, rulebook, share_of, the_verdict

STAY_DAYS = MeasureUnit("stay_days", "amount", decimals=1, de=("Tag", "Tage"), en=("day", "days"))
PER_THOUSAND = MeasureUnit("per_thousand", "share", per=1000, decimals=2, symbol="‰")


def in_unit(rule: Rule, unit: MeasureUnit, value: str | None = None) -> Rule:
    assert rule.target is not None
    target = rule.target.model_copy(update={"unit": unit, "value": value or rule.target.value})
    return rule.model_copy(update={"target": target})


def outcome(verdict: Verdict) -> tuple[State, str]:
    return verdict.state, verdict.cause


def stays(*by_month: tuple[int, int]) -> Reported:
    """Days and stays of January, February and so on."""
    told = (share_of("stay", f"2016-{month:02}", *each) for month, each in enumerate(by_month, start=1))
    return Reported().say(*told)


@pytest.mark.parametrize(
    ("days", "outcome_then"),
    [
        pytest.param(620, (State.MET, "bound_holds"), id="6.2 exactly is at most 6.2"),
        pytest.param(621, (State.BREACHED, "bound_missed"), id="a day more in 1,200 stays is over"),
    ],
)
def test_the_mean_of_the_year_is_all_days_over_all_stays(days: int, outcome_then: tuple[State, str]) -> None:
    """Not the mean of twelve means: months with few stays weigh little."""
    told = stays(*[(620, 100)] * 11, (days, 100))
    assert outcome(the_verdict(mean_stay(), told, date(2017, 1, 20))) == outcome_then


def test_within_the_year_a_mean_over_its_bound_is_at_risk_only() -> None:
    assert outcome(the_verdict(mean_stay(), stays((70, 10)), date(2016, 2, 10))) == (State.AT_RISK, "interim_exceeded")


def test_a_mean_of_nobody_is_no_mean() -> None:
    verdict = the_verdict(mean_stay(), stays(*[(0, 0)] * 12), date(2017, 1, 20))
    assert (verdict.state, verdict.value) == (State.NOT_EVALUABLE, None)


@pytest.mark.parametrize(("period", "keys"), [("month", ("2016-01", "2016-02")), ("quarter", ("2016-Q1", "2016-Q2"))])
def test_each_part_of_the_year_has_its_own_mean(period: str, keys: tuple[str, str]) -> None:
    length = 1 if period == "month" else 3
    told = stays(*[(62, 10)] * length, *[(63, 10)] * length)
    verdicts = judge(rulebook(mean_stay(period)), told, date(2016, 8, 1))
    assert [verdicts[f"stay/jobcenter/{key}"].state for key in keys] == [State.MET, State.BREACHED]


def test_of_a_mean_the_sender_worked_out_the_newest_counts_rounded_as_the_rule_says() -> None:
    told = Reported().say(measured("stay", "2016-01", "7"), measured("stay", "2016-02", "6.24"))
    exact, rounded = (
        the_verdict(mean_stay(as_amount=True, rounding=rounding), told, date(2016, 3, 10))
        for rounding in ("none", "half_up_1")
    )
    assert (exact.state, exact.value) == (State.AT_RISK, Fraction(624, 100))
    assert (rounded.state, rounded.value) == (State.MET, Fraction(624, 100))


@pytest.mark.parametrize(
    ("locale", "shown", "sentence"),
    [
        (
            "de",
            "6,5 Tage (1300 auf 200)",
            "Zwischenstand 6,5 Tage; verlangt: höchstens 6,2 Tage.",
        ),
        (
            "en",
            "6.5 days (1300 over 200)",
            "At present 6.5 days; asked for is at most 6.2 days.",
        ),
    ],
)
def test_a_mean_is_shown_with_what_it_is_of(locale: str, shown: str, sentence: str) -> None:
    rule = in_unit(mean_stay(), STAY_DAYS)
    verdict = the_verdict(rule, stays((1300, 200)), date(2016, 2, 10))
    told = present(verdict, "en" if locale == "en" else "de")
    assert told["value_text"] == shown
    assert told["value"] == "6.5"
    assert because(verdict, "en" if locale == "en" else "de")[0].startswith(sentence)


@pytest.mark.parametrize(
    ("infections", "outcome_then"),
    [
        pytest.param(7, (State.MET, "bound_holds"), id="7 in 5,000 are 1.4"),
        pytest.param(8, (State.BREACHED, "bound_missed"), id="8 in 5,000 are 1.6"),
    ],
)
def test_a_rate_per_thousand_is_compared_exactly(infections: int, outcome_then: tuple[State, str]) -> None:
    rule = in_unit(mean_stay(operator="<"), PER_THOUSAND, "1.5")
    told = stays(*[(0, 400)] * 11, (infections, 600))
    verdict = the_verdict(rule, told, date(2017, 1, 20))
    assert outcome(verdict) == outcome_then
    assert verdict.value == Fraction(infections, 5000)
    assert present(verdict, "de")["value_text"] == f"{'1,40' if infections == 7 else '1,60'}\N{NO-BREAK SPACE}‰ " + (
        f"({infections} von 5000)"
    )


def test_a_mean_needs_nothing_a_week() -> None:
    """What a mean must gain cannot be divided by the weeks that are left."""
    path = {"kind": "sender_target", "origin": "assumption", "why": "für den Test"}
    rule = mean_stay(as_amount=True, operator=">=", interim="path", path=path)
    rule = rule.model_copy(update={"measure": rule.measure.model_copy(update={"sender_target": "target"})})
    verdict = the_verdict(rule, Reported().say(measured("stay", "2016-03", "5", target="6")), date(2016, 4, 10))
    assert outcome(verdict) == (State.AT_RISK, "pace")
    assert verdict.pace is not None
    assert (verdict.pace.expected, verdict.pace.per_week_needed) == (6, None)


def test_the_counts_of_a_verdict_say_how_they_stand_to_one_another() -> None:
    verdict = the_verdict(mean_stay(), stays((70, 10)), date(2016, 2, 10))
    assert verdict.relation == "mean"
    assert replace(verdict, unit=PER_THOUSAND).relation == "share"
    assert replace(verdict, value=Fraction(6)).relation == "change"
