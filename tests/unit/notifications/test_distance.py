"""What an overview says of a figure: how far it is from what is asked of it, and what each week must bring."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from checker.domain.period import Period
from checker.domain.rule import Rule
from checker.domain.verdict import Pace, Reason, Stale, State, Verdict
from notifications.figure_rows import in_a_digest
from tests.unit.notifications.mail_cases import (
    a_briefing,
    a_count_rule,
    a_rate,
    a_rate_rule,
    a_verdict,
    behind_pace,
)

ON = date(2016, 4, 18)
MARCH = date(2016, 3, 31)
INTERIM = (Reason("interim_exceeded", {"value": Fraction(1)}),)


def said(rule: Rule, verdict: Verdict) -> list[str]:
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in in_a_digest(rule, verdict, a_briefing(ON))]


def reviews(done: int, needed: Fraction | None = Fraction(185, 10), **more: object) -> Verdict:
    """Of 700 reviews, 175 were to be done by March."""
    pace = Pace(Fraction(175), MARCH, Fraction(104), needed)
    told = Reason("pace", {"view_end": MARCH, "value": Fraction(done), "expected": Fraction(175)})
    return replace(behind_pace(done), pace=pace, reasons=(told,), **more)  # type: ignore[arg-type]


def test_a_count_says_what_it_should_be_what_it_lacks_and_what_each_week_must_bring() -> None:
    assert said(a_count_rule(), reviews(26)) == [
        "26 von 700 Prüfungen; bis März 2016 sollten es 175 Prüfungen sein: es fehlen 149",
        "Ab jetzt 19 je Woche (bisher 2).",
    ]


def test_one_that_lacks_is_one() -> None:
    assert said(a_count_rule(), reviews(174))[0].endswith(": es fehlt 1")


def test_old_figures_are_no_word_about_the_pace_so_far() -> None:
    stale = reviews(26, stale=Stale(MARCH, (Period.parse("2016-Q2"),)))
    assert said(a_count_rule(), stale)[-1] == "Ab jetzt 19 je Woche."
    assert any("2. Quartal 2016" in line for line in said(a_count_rule(), stale)), "the overdue report is named"


def test_less_than_one_a_week_is_no_pace() -> None:
    assert not any("je Woche" in line for line in said(a_count_rule(), reviews(26, Fraction(2, 26))))


@pytest.mark.parametrize(
    ("verdict", "line"),
    [
        pytest.param(
            replace(a_rate(60, 600), state=State.BREACHED),
            "60 von 600 = 10,0 % (Ziel unter 10 %): 1 zu viel",
            id="a tie",
        ),
        pytest.param(
            replace(a_rate(41, 300), state=State.BREACHED),
            "41 von 300 = 13,7 % (Ziel unter 10 %): 12 zu viel",
            id="over",
        ),
    ],
)
def test_a_rate_says_how_many_are_too_many(verdict: Verdict, line: str) -> None:
    assert said(a_rate_rule(), replace(verdict, counts_people=False))[0] == line


def test_a_full_share_says_how_many_lack() -> None:
    full = a_rate_rule(target={"operator": "=", "value": "100", "unit": "percent"})
    verdict = replace(a_rate(688, 724, full, State.AT_RISK), reasons=INTERIM)
    assert said(full, verdict)[0] == "688 von 724 = 95,0 % (Ziel 100 %): es fehlen 36"


def test_of_a_figure_that_is_kept_back_nothing_is_worked_out() -> None:
    full = a_rate_rule(target={"operator": "=", "value": "100", "unit": "percent"})
    verdict = replace(a_rate(722, 724, full, State.AT_RISK), reasons=INTERIM)
    assert not any("fehlen" in line or "2 " in line for line in said(full, verdict)[:1])


def test_dates_say_which_was_cancelled_and_nothing_by_the_week() -> None:
    rule = a_rate_rule(
        kind="share_full",
        measure={"records": "event", "part": "held", "whole": "max(planned, 2)"},
        target={"operator": "=", "value": "100", "unit": "percent"},
    )
    counts = {"planned": 2, "held": 0, "ahead": 0, "cancelled": 1, "silent": 0, "needed": 2}
    told = (
        Reason("upcoming", {"within_reach": 0, "to_reach": 2}),
        Reason("events", {**counts, "cancelled_on_1": date(2016, 5, 10)}),
    )
    verdict = replace(a_rate(0, 2, rule, State.AT_RISK), evidence=None, reasons=told, counts_people=False)
    assert said(rule, verdict) == [
        "0 von 2; 10.05. ausgefallen, Ersatztermin fehlt",
        "Bis 31.12.2016 fehlen zwei Termine, geplant ist keiner.",
    ]


def test_a_missed_count_needs_no_word_beside_its_target() -> None:
    assert said(a_count_rule(), replace(a_verdict(a_count_rule(), State.BREACHED), value=Fraction(696)))[0] == (
        "696 von 700 Prüfungen"
    )
