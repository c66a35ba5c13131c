"""Judged on the last day of each month: how many last too long, were seen in time, are in post. P05, P06, P15, P18."""

from __future__ import annotations

from datetime import date

import pytest

from checker.domain.organisation import Unit
from checker.domain.record import StatusRecord
from checker.domain.rule import Rule
from checker.domain.verdict import State, Verdict
from tests.build import (
    Reported,
    contacts_in_time,
    judge,
    longest_duration,
    measured,
    organisation,
    posts,
    posts_filled,
    rulebook,
    share_of,
)

END, AFTER, EXPECTED = date(2016, 3, 31), date(2016, 4, 1), date(2016, 4, 14)
HOLDS, MISSED = (State.MET, "bound_holds"), (State.BREACHED, "bound_missed")
NOT_YET = (State.PENDING, "figures_not_owed_yet")


def in_march(rule: Rule, on: date, *figures: StatusRecord) -> Verdict:
    return judge(rulebook(rule), Reported().say(*figures), on)[f"{rule.id}/jobcenter/2016-03"]


def outcome(verdict: Verdict) -> tuple[State, str]:
    return verdict.state, verdict.cause


def too_long(part: int | None, whole: int = 50) -> StatusRecord:
    if part is None:
        return measured("too-long", "2016-03", "1")
    return share_of("too-long", "2016-03", part, whole)


@pytest.mark.parametrize(
    ("rule", "part", "whole", "expected"),
    [
        pytest.param(longest_duration(), 0, 50, HOLDS, id="no case over"),
        pytest.param(longest_duration(), 1, 50, MISSED, id="one case over"),
        pytest.param(longest_duration("2", operator="<"), 1, 50, HOLDS, id="fewer than two"),
        pytest.param(longest_duration("2", operator="<"), 2, 50, MISSED, id="two are not fewer than two"),
        pytest.param(longest_duration("10", "percent"), 5, 50, HOLDS, id="one in ten is tolerated"),
        pytest.param(longest_duration("10", "percent"), 6, 50, MISSED, id="more than one in ten is not"),
        pytest.param(
            longest_duration("10", "percent", worst="at_risk"), 6, 50, (State.AT_RISK, "bound_missed"), id="a soft one"
        ),
        pytest.param(contacts_in_time(), 50, 50, HOLDS, id="everybody was seen"),
        pytest.param(contacts_in_time(), 49, 50, MISSED, id="one was not seen"),
        pytest.param(contacts_in_time("90"), 45, 50, HOLDS, id="nine of ten suffice"),
        pytest.param(contacts_in_time("90"), 44, 50, MISSED, id="one less than nine of ten"),
    ],
)
def test_the_month_s_last_day_decides_at_the_tolerance(
    rule: Rule, part: int, whole: int, expected: tuple[State, str]
) -> None:
    metric = "seen" if rule.kind == "contact_interval" else "too-long"
    assert outcome(in_march(rule, AFTER, share_of(metric, "2016-03", part, whole))) == expected


@pytest.mark.parametrize("rule", [longest_duration("10", "percent"), contacts_in_time()])
def test_a_share_of_nobody_is_no_share(rule: Rule) -> None:
    metric = "seen" if rule.kind == "contact_interval" else "too-long"
    nobody = share_of(metric, "2016-03", 0, 0)
    assert outcome(in_march(rule, date(2016, 4, 15), nobody)) == (State.NOT_EVALUABLE, "denominator_zero")


def test_a_record_without_the_number_has_no_figure() -> None:
    assert outcome(in_march(longest_duration(), date(2016, 4, 15), too_long(None))) == (
        State.NOT_EVALUABLE,
        "nothing_reported",
    )


@pytest.mark.parametrize(
    ("rule", "good"),
    [
        (longest_duration(), too_long(0)),
        (contacts_in_time(), share_of("seen", "2016-03", 9, 9)),
        (posts_filled(), posts("2016-03", 1)),
    ],
)
def test_before_the_month_has_ended_nothing_is_decided(rule: Rule, good: StatusRecord) -> None:
    assert outcome(in_march(rule, date(2016, 3, 30), good)) == NOT_YET, "the figure is of the last day"
    assert outcome(in_march(rule, END, good)) == (State.PENDING, "on_pace")
    assert outcome(in_march(rule, AFTER, good)) == HOLDS


@pytest.mark.parametrize("rule", [longest_duration(), contacts_in_time(), posts_filled()])
def test_silence_is_pending_until_the_figures_should_be_there(rule: Rule) -> None:
    assert outcome(in_march(rule, EXPECTED)) == NOT_YET
    assert outcome(in_march(rule, date(2016, 4, 15))) == (State.NOT_EVALUABLE, "nothing_reported")


@pytest.mark.parametrize(
    ("needed", "filled", "expected"),
    [("1", 0, MISSED), ("1", 1, HOLDS), ("1", 2, HOLDS), ("2", 1, MISSED)],
)
def test_a_post_that_is_not_filled_is_a_gap(needed: str, filled: int, expected: tuple[State, str]) -> None:
    assert outcome(in_march(posts_filled(needed), AFTER, posts("2016-03", filled))) == expected


def test_of_a_level_only_the_units_of_the_group_are_judged() -> None:
    sites = (
        Unit(id="eins", name="Eins", group="projekt"),
        Unit(id="zwei", name="Zwei", group="projekt"),
        Unit(id="drei", name="Drei"),
    )
    rule = posts_filled(scope={"judge": "site", "group": "projekt"})
    told = Reported().say(posts("2016-03", 1, scope="eins"), posts("2016-03", 0, scope="zwei"))
    verdicts = judge(rulebook(rule, of=organisation(("hilden",), sites=sites)), told, AFTER)
    in_march = {key: outcome(verdict) for key, verdict in verdicts.items() if key.endswith("2016-03")}
    rule_id = rule.id
    assert in_march == {f"{rule_id}/eins/2016-03": HOLDS, f"{rule_id}/zwei/2016-03": MISSED}
    one = posts_filled(scope={"judge": "site", "unit": "drei"})
    assert {
        verdict.scope.id for verdict in judge(rulebook(one, of=organisation(sites=sites)), told, AFTER).values()
    } == {"drei"}


@pytest.mark.parametrize(("rule", "unit"), [(longest_duration(), "months"), (contacts_in_time(), "days")])
def test_what_each_case_must_keep_is_told_beside_how_many_do(rule: Rule, unit: str) -> None:
    verdict = in_march(rule, AFTER, too_long(0), share_of("seen", "2016-03", 1, 1))
    (limit,) = [reason for reason in verdict.reasons if reason.code == "limit_of_each"]
    assert str(limit.facts["unit"]) == unit
    assert verdict.target == ("0" if unit == "months" else "100"), "held against is the tolerance"
