"""Never kept or missed: what is monitored, stocks beside their plan, premises, numbers nobody has declared yet."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from checker.domain.rule import Rule
from checker.domain.verdict import State, Verdict
from checker.rule_testing.coverage import sides
from checker.wording.reasons import because, required_text
from tests.build import Reported, dialogue, judge, measured, only_told, rulebook, share_of, the_verdict, visits

AFTER, EXPECTED, TOO_LATE = date(2016, 4, 1), date(2016, 4, 14), date(2016, 4, 15)
TURNOVER, STAFF = only_told(), only_told("stock_monitor", "433.93", "fte")
GROWTH = only_told("premise", "1.5", rounding="half_up_1")
SHIFT = only_told("premise", "4820000", "euro")
WATCHED = only_told(band={"least": "80", "most": "90", "origin": "plan", "why": "Abschnitt 5"})


def first_quarter(rule: Rule, told: Reported, on: date = AFTER) -> Verdict:
    return judge(rulebook(rule), told, on)[f"{rule.id}/jobcenter/2016-Q1"]


def codes(verdict: Verdict) -> list[str]:
    return [reason.code for reason in verdict.reasons]


@pytest.mark.parametrize(
    ("rule", "told", "value"),
    [
        pytest.param(TURNOVER, share_of("told", "2016-Q1", 7, 100), Fraction(7, 100), id="a rate"),
        pytest.param(STAFF, measured("told", "2016-Q1", "431.50"), Fraction("431.50"), id="a stock below its plan"),
        pytest.param(STAFF, measured("told", "2016-Q1", "500"), Fraction(500), id="a stock above its plan"),
        pytest.param(SHIFT, measured("told", "2016-Q1", "4820000"), Fraction(4820000), id="a premise that holds"),
    ],
)
def test_a_figure_is_told_and_nothing_more(rule: Rule, told: object, value: Fraction) -> None:
    verdict = first_quarter(rule, Reported().say(told))  # type: ignore[arg-type]
    assert (verdict.state, verdict.value, codes(verdict)) == (State.INFO, value, ["for_information"])


@pytest.mark.parametrize("rule", [TURNOVER, STAFF, GROWTH, SHIFT])
def test_a_figure_that_stays_away_is_a_gap_in_the_data_and_no_more(rule: Rule) -> None:
    early, late = (first_quarter(rule, Reported(), on) for on in (EXPECTED, TOO_LATE))
    assert (early.state, codes(early)) == (State.INFO, ["for_information_without_figure"])
    assert (late.state, codes(late)) == (State.INFO, ["for_information_without_figure", "figure_missing"])


def test_a_rate_of_nobody_is_no_figure() -> None:
    verdict = first_quarter(TURNOVER, Reported().say(share_of("told", "2016-Q1", 0, 0)), TOO_LATE)
    assert (verdict.state, verdict.value) == (State.INFO, None)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        pytest.param(10_150, set(), id="1.5 percent is what was taken for granted"),
        pytest.param(10_154, set(), id="1.54 is 1.5 as it is published"),
        pytest.param(10_155, {"premise_exceeded"}, id="1.55 is 1.6"),
        pytest.param(10_145, set(), id="1.45 is 1.5 as it is published"),
        pytest.param(10_144, {"premise_undercut"}, id="1.44 is 1.4"),
        pytest.param(9_000, {"premise_undercut"}, id="fewer than last year"),
    ],
)
def test_a_premise_of_growth_is_told_once_it_no_longer_holds_in_either_direction(now: int, told: set[str]) -> None:
    verdict = first_quarter(GROWTH, Reported().say(share_of("told", "2016-Q1", now, 10_000, unit="growth_percent")))
    assert (verdict.state, verdict.value) == (State.INFO, Fraction(now, 10_000) - 1)
    assert {"premise_exceeded", "premise_undercut"} & set(codes(verdict)) == told


@pytest.mark.parametrize(("built_on_it", "told"), [(None, False), ("targets", True)])
def test_targets_are_worked_out_anew_only_where_they_are_built_on_the_premise(
    built_on_it: str | None, *, told: bool
) -> None:
    rule = GROWTH.model_copy(update={"premise_of": built_on_it})
    verdict = first_quarter(rule, Reported().say(share_of("told", "2016-Q1", 10_155, 10_000, unit="growth_percent")))
    assert ("targets_anew" in codes(verdict)) is told


@pytest.mark.parametrize(("amount", "is_exceeded"), [("4820000.00", False), ("4820000.01", True), ("-1", False)])
def test_a_premise_of_an_amount_is_exceeded_by_a_cent(amount: str, is_exceeded: bool) -> None:
    verdict = first_quarter(SHIFT, Reported().say(measured("told", "2016-Q1", amount)))
    assert ("premise_exceeded" in codes(verdict)) is is_exceeded
    assert "premise_undercut" not in codes(verdict), "it adds up over the year"


@pytest.mark.parametrize("on", [date(2016, 1, 1), AFTER, date(2017, 2, 1)])
def test_a_number_that_nobody_has_declared_is_never_missed(on: date) -> None:
    told = Reported().say(dialogue("hilden", "2016-03-15", date(2016, 3, 15)))
    verdict = the_verdict(visits("declared", interim="none"), told, on)
    assert (verdict.state, verdict.value, verdict.target) == (State.INFO, int(on > date(2016, 3, 1)), "declared")


def test_a_number_once_declared_is_judged() -> None:
    told = Reported().say(dialogue("hilden", "2016-03-15", date(2016, 3, 15)))
    assert the_verdict(visits("2", interim="none"), told, date(2017, 1, 1)).state is State.BREACHED
    assert the_verdict(visits("1", interim="none"), told, date(2017, 1, 1)).state is State.MET


@pytest.mark.parametrize(
    ("part", "told"),
    [
        pytest.param(800, set(), id="its lower end is within"),
        pytest.param(799, {"band_undercut"}, id="below"),
        pytest.param(900, set(), id="its upper end is within"),
        pytest.param(901, {"band_exceeded"}, id="above"),
    ],
)
def test_a_figure_that_leaves_the_band_it_is_watched_in_says_so_and_is_never_missed(part: int, told: set[str]) -> None:
    verdict = first_quarter(WATCHED, Reported().say(share_of("told", "2016-Q1", part, 1000)))
    assert verdict.state is State.INFO
    assert {"band_exceeded", "band_undercut"} & set(codes(verdict)) == told


def test_what_is_watched_is_told_in_words_with_its_band() -> None:
    verdict = first_quarter(WATCHED, Reported().say(share_of("told", "2016-Q1", 901, 1000)))
    assert required_text(verdict, "de") == "80 bis 90\N{NO-BREAK SPACE}%"
    assert because(verdict, "de")[1:] == (
        "90,1\N{NO-BREAK SPACE}%: Das liegt über der beobachteten Spanne, 80 bis 90\N{NO-BREAK SPACE}%.",
        "Beobachtet wird, ob die Zahl innerhalb von 80 bis 90\N{NO-BREAK SPACE}% bleibt.",
    )
    assert because(verdict, "en")[1:] == (
        "90.1%: that lies above the band it is watched in, 80 to 90%.",
        "It is watched whether the figure stays within 80 to 90%.",
    )


def test_a_band_has_three_sides_to_test_and_a_bare_figure_one() -> None:
    assert [side for side, _ in sides(WATCHED)] == ["monitoring holds", "band exceeded", "band undercut"]
    assert [side for side, _ in sides(TURNOVER)] == ["told for information"]
