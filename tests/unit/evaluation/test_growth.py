"""A stock may grow by so much against the year before, and may shrink. Decisions D3, D9, D13, D14."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from checker.domain.verdict import State, Verdict
from tests.build import Reported, stock, stock_growth, the_verdict

IN_JULY, FINAL = date(2016, 7, 4), date(2017, 3, 31)
BASE = 17_683  # the plan's forecast; 1.5 percent more is 17,948.245


def outcome(verdict: Verdict) -> tuple[State, str]:
    return verdict.state, verdict.cause


@pytest.mark.parametrize(
    ("now", "base", "expected"),
    [
        pytest.param(17_948, BASE, (State.MET, "bound_holds"), id="17,948 is within 1.5 percent"),
        pytest.param(17_949, BASE, (State.BREACHED, "bound_missed"), id="17,949 is over"),
        pytest.param(17_949, BASE + 1, (State.MET, "bound_holds"), id="the final base counts, not the forecast"),
        pytest.param(203, 200, (State.MET, "bound_holds"), id="exactly 1.5 percent is kept"),
        pytest.param(150, 200, (State.MET, "bound_holds"), id="shrinking keeps it"),
        pytest.param(0, 200, (State.MET, "bound_holds"), id="nobody left"),
        pytest.param(500, 200, (State.BREACHED, "bound_missed"), id="more than doubled"),
        pytest.param(203, 0, (State.NOT_EVALUABLE, "baseline_missing"), id="a base of nobody"),
    ],
)
def test_december_decides_at_the_bound(now: int, base: int, expected: tuple[State, str]) -> None:
    verdict = the_verdict(stock_growth(), Reported().say(stock("2016-12", now, base)), FINAL)
    assert outcome(verdict) == expected
    assert verdict.value == (Fraction(now, base) - 1 if base else None)


def test_without_a_base_there_is_no_growth() -> None:
    told = Reported().say(stock("2016-12", None, None, value="17741"))
    verdict = the_verdict(stock_growth(), told, FINAL)
    assert outcome(verdict) == (State.NOT_EVALUABLE, "baseline_missing")
    assert [reason.code for reason in verdict.reasons] == ["baseline_missing"]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(17_741, (State.MET, "holds_so_far"), id="holds so far"),
        pytest.param(18_500, (State.AT_RISK, "interim_exceeded"), id="over so far: that can still change"),
    ],
)
def test_within_the_year_growth_is_at_most_at_risk(now: int, expected: tuple[State, str]) -> None:
    verdict = the_verdict(stock_growth(), Reported().say(stock("2016-03", now, 17_702)), IN_JULY)
    assert (outcome(verdict), verdict.provisional) == (expected, expected[0] is State.MET)


def test_a_growth_that_only_prints_as_the_bound_is_told_so() -> None:
    verdict = the_verdict(stock_growth(), Reported().say(stock("2016-12", 17_949, BASE)), FINAL)
    assert [reason.code for reason in verdict.reasons] == ["bound_missed", "only_met_when_rounded"]


def test_a_bound_below_zero_asks_for_a_stock_that_shrinks() -> None:
    rule = stock_growth(value="-5")
    assert the_verdict(rule, Reported().say(stock("2016-12", 190, 200)), FINAL).state is State.MET
    assert the_verdict(rule, Reported().say(stock("2016-12", 191, 200)), FINAL).state is State.BREACHED


def test_a_change_is_no_share_of_its_base() -> None:
    verdict = the_verdict(stock_growth(), Reported().say(stock("2016-12", 17_741, 17_702)), FINAL)
    assert (verdict.numerator, verdict.denominator, verdict.is_share) == (17_741, 17_702, False)


def test_without_a_december_figure_nothing_is_final() -> None:
    told = Reported().say(stock("2016-11", 18_500, BASE))
    assert outcome(the_verdict(stock_growth(), told, FINAL)) == (State.AT_RISK, "interim_exceeded")
    assert outcome(the_verdict(stock_growth(), told, date(2017, 4, 1))) == (State.NOT_EVALUABLE, "report_missing")
