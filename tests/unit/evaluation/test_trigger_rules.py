"""Rules that react: what another rule's verdict makes owed, and what a missing report explains. Row T17, ADR 0018."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest

from checker.domain.clock import at_local, end_of_day
from checker.domain.errors import UsageError
from checker.domain.organisation import Unit
from checker.domain.period import Period
from checker.domain.record import Headcount, StatusRecord
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import State, Verdict
from checker.evaluation import evaluate
from checker.evaluation.compile import MOST_ROWS_A_GOAL, TooManyRules
from checker.evaluation.engine import EngineError, FigureTooLarge
from checker.evaluation.judge import owed_on
from checker.evaluation.trigger_rules import TriggerEngine, compiled_triggers, trigger_engine_of
from features.steps.missing_source import MissingSource, missing_sources
from tests import build
from tests.build import (
    Reported,
    asks,
    handed_in,
    judge,
    organisation,
    review,
    rulebook,
    sick,
    sickness,
    when_asked,
    with_units,
)

KNOWN = date(2016, 4, 14)
DUE = date(2016, 4, 28)  # ten working days on
MARCH = "asked/jobcenter/2016-sickness-2016-03"
AHEAD, OVER = (State.PENDING, "due_ahead"), (State.BREACHED, "due_over")
ASKED = {"record": "request"}


def at(day: date, hour: int = 9) -> datetime:
    return at_local(day, hour)


def misses(
    rule: str = "sickness", scope: str = "jobcenter", view: str | None = "month", **opens: Any
) -> dict[str, Any]:
    seen = {"view": view} if view else {}
    return {"rule": rule, **seen, "misses": True, "opens": {"scope": scope, **opens}}


def follow_up(*when: dict[str, Any], **extra: Any) -> Rule:
    """What is owed ten working days after any of these; its owner is the head of each office."""
    given = {"when": when or (ASKED, misses()), "owner": "leitung", **extra}
    return when_asked(**given)


def book(*rules: Rule, offices: tuple[str, ...] = ("hilden", "ratingen")) -> Rulebook:
    return rulebook(*(rules or (sickness(), follow_up())), of=organisation(offices))


def followed(of: Rulebook, told: Reported, on: date, known_at: datetime | None = None) -> dict[str, tuple[State, str]]:
    """State and cause of all that is owed on demand."""
    verdicts = judge(of, told, on, known_at=known_at)
    return {key: (one.state, one.cause) for key, one in verdicts.items() if one.kind == "on_demand"}


def of_month(month: str, rate: str, **extra: Any) -> Headcount:
    """A month's own rate."""
    return sick(month, rate, aggregation="month", period=month, **extra)


def march(rate: str = "11.4", **extra: Any) -> Reported:
    return Reported().say(of_month("2016-03", rate, **extra), at=at(KNOWN))


# --- A month over its bound -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rate", "opens"),
    [
        pytest.param("11.0", False, id="eleven percent exactly is kept"),
        pytest.param("11.04", False, id="compared as published: 11,0"),
        pytest.param("11.05", True, id="compared as published: 11,1"),
        pytest.param("11.4", True, id="over it"),
    ],
)
def test_a_month_over_its_bound_opens_a_follow_up(rate: str, opens: bool) -> None:
    assert followed(book(), march(rate), KNOWN) == ({MARCH: AHEAD} if opens else {})


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2016, 4, 13), None, id="nobody knows it yet"),
        pytest.param(KNOWN, AHEAD, id="known today"),
        pytest.param(DUE, AHEAD, id="ten working days later"),
        pytest.param(date(2016, 4, 29), OVER, id="and a day"),
    ],
)
def test_its_working_days_count_from_the_day_it_became_known(on: date, expected: tuple[State, str] | None) -> None:
    assert followed(book(), march(), on, end_of_day(date(2017, 2, 1))) == ({MARCH: expected} if expected else {})


def test_what_was_known_late_is_due_late() -> None:
    told = Reported().say(of_month("2016-03", "11.4"), at=at(date(2016, 6, 1)))
    verdict = judge(book(), told, date(2016, 6, 2))[MARCH]
    assert verdict.due.nominal == date(2016, 6, 15)


def test_a_figure_that_came_before_its_month_ended_is_known_when_it_has() -> None:
    told = Reported().say(of_month("2016-03", "11.4"), at=at(date(2016, 3, 21)))
    assert followed(book(), told, date(2016, 3, 30)) == {}
    verdict = judge(book(), told, date(2016, 3, 31))[MARCH]
    assert verdict.due.nominal == build.CALENDAR.add_working_days(date(2016, 3, 31), 10)


def test_a_past_day_is_replayed_as_it_was_known() -> None:
    on = date(2016, 5, 2)
    assert followed(book(), march(), on, at(KNOWN, 8)) == {}
    assert followed(book(), march(), on, at(KNOWN, 10)) == {MARCH: OVER}


def test_the_follow_up_says_what_it_is_for() -> None:
    verdict = judge(book(), march(), KNOWN)[MARCH]
    told = {reason.code: dict(reason.facts) for reason in verdict.reasons}["opened_by"]
    assert told == {"rule": "sickness", "title": "Regel", "period": Period.parse("2016-03"), "known_on": KNOWN}


def test_a_report_under_its_number_settles_it() -> None:
    told = march().say(handed_in("asked", date(2016, 4, 20), None, period="2016-sickness-2016-03"))
    assert followed(book(), told, date(2016, 5, 2)) == {MARCH: (State.MET, "done_in_time")}


def test_each_month_over_its_bound_opens_one_of_its_own() -> None:
    told = march().say(of_month("2016-04", "10.8"), of_month("2016-05", "11.2"), at=at(date(2016, 6, 10)))
    assert list(followed(book(), told, date(2016, 6, 30))) == [MARCH, "asked/jobcenter/2016-sickness-2016-05"]


@pytest.mark.parametrize(("own", "opens"), [("10.2", False), ("12.0", True)])
def test_a_months_own_figure_decides_whatever_that_of_the_year_so_far_says(own: str, opens: bool) -> None:
    so_far = "11.4" if not opens else "10.4"
    told = march(own).say(sick("2016-03", so_far), at=at(KNOWN))
    assert (MARCH in followed(book(), told, KNOWN)) is opens


def test_the_figure_of_the_year_so_far_is_no_months_miss() -> None:
    told = Reported().say(sick("2016-03", "11.4"), sick("2016-04", "11.3"), at=at(date(2016, 5, 12)))
    assert followed(book(), told, date(2016, 5, 30)) == {}


def test_the_bound_of_the_month_itself_counts_not_one_that_came_later() -> None:
    amended = sickness().target.model_copy(  # type: ignore[union-attr]
        update={"value": "12", "amended": None}
    )
    changed = type(amended).model_validate(
        amended.model_dump() | {"amended": ({"from": date(2016, 4, 1), "was": "11", "decision_ref": "B1"},)}
    )
    rule = sickness().model_copy(update={"target": changed})
    told = march("11.4").say(of_month("2016-04", "11.4"), at=at(date(2016, 5, 13)))
    assert list(followed(book(rule, follow_up()), told, date(2016, 5, 13))) == [MARCH]


# --- Corrections ------------------------------------------------------------------------------------------


def corrected(first: str, *later: tuple[date, str]) -> Reported:
    told = march(first)
    for month, (day, rate) in enumerate(later, start=5):
        told.say(of_month("2016-03", rate, data_month=f"2016-{month:02}"), at=at(day))
    return told


def test_a_correction_that_changes_nothing_about_it_moves_no_day() -> None:
    told = corrected("11.4", (date(2016, 4, 25), "11.6"))
    assert judge(book(), told, date(2016, 4, 26))[MARCH].due.nominal == DUE


def test_a_correction_that_lifts_the_cause_withdraws_the_follow_up() -> None:
    told = corrected("11.4", (date(2016, 4, 25), "10.9"))
    assert followed(book(), told, date(2016, 4, 24), end_of_day(date(2016, 4, 24))) == {MARCH: AHEAD}
    assert followed(book(), told, date(2016, 4, 25)) == {}


def test_a_cause_that_comes_back_counts_anew() -> None:
    told = corrected("11.4", (date(2016, 4, 25), "10.9"), (date(2016, 5, 9), "11.2"))
    verdict = judge(book(), told, date(2016, 5, 9))[MARCH]
    assert verdict.due.nominal == date(2016, 5, 24), "Whit Monday does not count"


def test_a_figure_that_was_taken_back_opens_nothing() -> None:
    told = march().say(of_month("2016-03", "11.4", record_status="retracted"), at=at(date(2016, 4, 20)))
    assert followed(book(), told, date(2016, 4, 19)) == {MARCH: AHEAD}
    assert followed(book(), told, date(2016, 4, 20)) == {}


# --- What is asked for already is not opened again -------------------------------------------------------


@pytest.mark.parametrize(
    ("request_", "opens"),
    [
        pytest.param(asks("v1", date(2016, 4, 11), scope="jobcenter"), False, id="made in the month it became known"),
        pytest.param(asks("v1", KNOWN, scope="jobcenter"), False, id="made on the day itself"),
        pytest.param(asks("v1", date(2016, 4, 15), scope="jobcenter"), True, id="made a day later"),
        pytest.param(asks("v1", date(2016, 3, 29), scope="jobcenter"), False, id="made in the month it is about"),
        pytest.param(asks("v1", date(2016, 2, 29), scope="jobcenter"), True, id="made a month before"),
        pytest.param(
            asks("v1", date(2016, 4, 1), scope="jobcenter", period="2016-03"), False, id="says that it is about March"
        ),
        pytest.param(
            asks("v1", date(2016, 4, 1), scope="jobcenter", period="2016-02"), True, id="says that it is about February"
        ),
        pytest.param(asks("v1", date(2016, 4, 11), scope="hilden"), True, id="made for an office"),
    ],
)
def test_a_request_for_the_same_unit_and_month_is_not_doubled(request_: StatusRecord, opens: bool) -> None:
    keys = set(followed(book(), march().say(request_), date(2016, 4, 20)))
    assert f"asked/{request_.scope}/2016-v1" in keys
    assert (MARCH in keys) is opens


def test_a_request_about_the_month_and_one_of_the_month_are_one_answer() -> None:
    told = march().say(
        asks("v1", date(2016, 4, 1), scope="jobcenter", period="2016-03"),
        asks("v2", date(2016, 4, 4), scope="jobcenter"),
    )
    assert set(followed(book(), told, KNOWN)) == {"asked/jobcenter/2016-v1", "asked/jobcenter/2016-v2"}


def test_a_request_in_the_month_that_is_about_the_month_is_one_answer() -> None:
    """It fits two compiled rules; one of them must not look at it."""
    told = Reported().say(of_month("2016-03", "11.4"), asks("v1", date(2016, 3, 31), scope="jobcenter"), at=at(KNOWN))
    assert set(followed(book(), told, KNOWN)) == {"asked/jobcenter/2016-v1"}
    told = Reported().say(of_month("2016-03", "11.4"), asks("v1", date(2016, 3, 31), scope="jobcenter"))
    assert set(followed(book(), told, KNOWN)) == {"asked/jobcenter/2016-v1"}


def test_a_request_that_was_taken_back_leaves_the_follow_up() -> None:
    told = march().say(asks("v1", date(2016, 4, 11), scope="jobcenter"))
    told.say(asks("v1", date(2016, 4, 11), scope="jobcenter", record_status="retracted"))
    assert set(followed(book(), told, KNOWN)) == {MARCH}


def test_only_what_a_rule_names_opens_it() -> None:
    told = march("10.0").say(asks("v1", date(2016, 4, 11)))
    assert set(followed(book(), told, KNOWN)) == {"asked/hilden/2016-v1"}
    assert followed(book(sickness(), follow_up(misses())), told, KNOWN) == {}


# --- Where, and who answers -------------------------------------------------------------------------------


def test_it_opens_in_each_unit_where_the_rule_says_so_and_each_answers_for_itself() -> None:
    of = book(sickness(), follow_up(misses(scope="each")))
    told = march().say(
        handed_in("asked", date(2016, 4, 20), None, scope="hilden", period="2016-sickness-2016-03"),
    )
    assert followed(of, told, date(2016, 4, 29)) == {
        "asked/hilden/2016-sickness-2016-03": (State.MET, "done_in_time"),
        "asked/ratingen/2016-sickness-2016-03": OVER,
    }


def per_office(scope: str) -> tuple[Rulebook, Reported]:
    rule = build.error_rate(scope={"judge": "office"})
    told = Reported()
    told.say(review("2016-02", 10, 3, scope="hilden"), at=at(date(2016, 4, 11)))
    told.say(review("2016-02", 10, 2, scope="ratingen"), at=at(KNOWN))
    return book(rule, follow_up(misses("error-rate", scope))), told


def test_it_opens_in_the_unit_of_its_cause_on_days_of_their_own() -> None:
    of, told = per_office("same")
    verdicts = judge(of, told, KNOWN)
    assert {key: one.due.nominal for key, one in verdicts.items() if one.kind == "on_demand"} == {
        "asked/hilden/2016-error-rate-2016-02": date(2016, 4, 25),
        "asked/ratingen/2016-error-rate-2016-02": DUE,
    }


def test_two_offices_that_miss_open_one_report_of_the_house_when_the_first_is_known() -> None:
    of, told = per_office("jobcenter")
    verdicts = judge(of, told, KNOWN)
    assert {key: one.due.nominal for key, one in verdicts.items() if one.kind == "on_demand"} == {
        "asked/jobcenter/2016-error-rate-2016-02": date(2016, 4, 25)
    }


def test_what_a_merged_office_had_to_explain_is_its_successors() -> None:
    merged = (
        Unit(id="velbert", name="Velbert"),
        Unit(id="wuelfrath", name="Wülfrath", valid_to=date(2016, 6, 30), merges_into="velbert"),
    )
    rules = build.error_rate(scope={"judge": "office"}), follow_up(misses("error-rate", "same"))
    of = rulebook(*rules, of=with_units(organisation(("hilden",)), offices=merged))
    told = Reported().say(review("2016-05", 10, 3, scope="wuelfrath"), at=at(date(2016, 6, 20)))
    assert list(followed(of, told, date(2016, 6, 30))) == ["asked/wuelfrath/2016-error-rate-2016-05"]
    assert list(followed(of, told, date(2016, 7, 1))) == ["asked/velbert/2016-error-rate-2016-05"]
    told.say(handed_in("asked", date(2016, 6, 27), None, scope="wuelfrath", period="2016-error-rate-2016-05"))
    assert followed(of, told, date(2016, 7, 6)) == {
        "asked/velbert/2016-error-rate-2016-05": (State.MET, "done_in_time")
    }


@pytest.mark.parametrize(("named", "owner"), [("gf", "gf"), (None, "leitung"), ("unbekannt", "leitung")])
def test_whom_the_rule_names_answers_for_it(named: str | None, owner: str) -> None:
    opens = {"owner": named} if named else {}
    of = book(sickness(), follow_up(ASKED, misses(**opens)))
    told = march().say(asks("v1", date(2016, 2, 1), scope="jobcenter"))
    verdicts = judge(of, told, KNOWN)
    assert {verdicts[key].owner for key in (MARCH, "asked/jobcenter/2016-v1")} == {owner}


# --- A rule's own verdict, and follow-ups of follow-ups ---------------------------------------------------


def late_paper(*more: Rule) -> Rulebook:
    of_period = misses("agreed", "jobcenter", None)
    return book(build.deliverable(), follow_up(of_period), *more)


SATURDAY, TUESDAY = date(2016, 4, 30), date(2016, 5, 3)


def test_a_breached_obligation_opens_a_follow_up_from_the_day_after_it_was_due() -> None:
    of, nothing = late_paper(), Reported()
    assert followed(of, nothing, date(2016, 5, 2)) == {}, "the 30th is a Saturday: Monday is in time"
    for on in (TUESDAY, date(2016, 5, 17)):
        verdict = judge(of, nothing, on)["asked/jobcenter/2016-agreed-2016"]
        assert verdict.due.nominal == build.CALENDAR.add_working_days(TUESDAY, 10)


def test_what_was_done_in_time_and_known_late_withdraws_it() -> None:
    told = Reported().say(handed_in("agreed", date(2016, 5, 2)), at=at(date(2016, 5, 10)))
    assert list(followed(late_paper(), told, date(2016, 5, 9))) == ["asked/jobcenter/2016-agreed-2016"]
    assert followed(late_paper(), told, date(2016, 5, 10)) == {}


def test_a_follow_up_that_is_breached_may_open_another() -> None:
    again = when_asked().model_copy(update={"id": "again", "when": follow_up(misses("asked", "jobcenter", None)).when})
    of = late_paper(again)
    asked, second = "asked/jobcenter/2016-agreed-2016", "again/jobcenter/2016-asked-2016-agreed-2016"
    due = judge(of, Reported(), TUESDAY)[asked].due.effective
    assert list(followed(of, Reported(), due)) == [asked]
    late = judge(of, Reported(), date(2016, 6, 1))
    assert (late[asked].state, late[second].state) == (State.BREACHED, State.PENDING)
    overdue = date.fromordinal(due.toordinal() + 1)
    assert late[second].due.nominal == build.CALENDAR.add_working_days(overdue, 10)


def test_the_order_is_that_of_the_rule_files() -> None:
    told = march().say(asks("v1", date(2016, 2, 1)))
    first = book(follow_up(), sickness(), build.deliverable())
    assert list(judge(first, told, KNOWN)) == [
        "asked/hilden/2016-v1", MARCH, "sickness/jobcenter/2016", "agreed/jobcenter/2016",
    ]  # fmt: skip


def test_one_obligation_alone_is_judged_as_among_all() -> None:
    of, told = book(), march()
    every = judge(of, told, KNOWN)
    for key, verdict in every.items():
        alone = evaluate(of, of.calendar, of.organisation, told.records, (), KNOWN, end_of_day(KNOWN), only={key})
        assert alone == (verdict,)


def test_what_is_owed_can_be_listed_without_judging_it() -> None:
    of, told = book(), march().say(asks("v1", date(2016, 4, 11)))
    listed = owed_on(of, of.calendar, of.organisation, told.records, (), KNOWN, end_of_day(KNOWN))
    assert [one.key for one in listed] == list(judge(of, told, KNOWN))


# --- A missing report explains all it causes ---------------------------------------------------------------


def reasons(verdicts: dict[str, Verdict]) -> dict[str, tuple[object, ...]]:
    return {
        key: (reason.facts["sender"], reason.facts["profile"], str(reason.facts["first"]))
        for key, verdict in verdicts.items()
        for reason in verdict.reasons
        if reason.code == "explained_by"
    }


RATES = (build.error_rate("kdu"), build.error_rate("strict", "5"), build.reviews(), build.budget())
FIRST_QUARTER = ("absender", "pruefungen", "2016-Q1")


def test_one_missing_report_explains_all_that_cannot_be_judged_for_want_of_it() -> None:
    verdicts = judge(book(*RATES), Reported(), date(2016, 4, 18))
    assert reasons(verdicts) == {
        "kdu/jobcenter/2016": FIRST_QUARTER,
        "strict/jobcenter/2016": FIRST_QUARTER,
        "reviews/jobcenter/2016": FIRST_QUARTER,
        "budget/jobcenter/2016": ("absender", "kennzahlen", "2016-01"),
    }
    assert missing_sources(verdicts.values()) == (
        MissingSource("absender", "kennzahlen", Period.parse("2016-01"), ("budget/jobcenter/2016",)),
        MissingSource(
            *FIRST_QUARTER[:2],
            Period.parse("2016-Q1"),
            ("kdu/jobcenter/2016", "reviews/jobcenter/2016", "strict/jobcenter/2016"),
        ),
    )


def test_nothing_is_explained_before_a_report_is_owed_or_when_it_has_come() -> None:
    early = judge(book(*RATES), Reported(), date(2016, 1, 20))
    assert (reasons(early), missing_sources(early.values())) == ({}, ())
    told = Reported().deliver("2016-Q1").deliver("2016-03-ytd", profile="kennzahlen")
    assert reasons(judge(book(*RATES), told, date(2016, 4, 18))) == {}


def test_a_report_that_came_without_the_figure_is_not_missing() -> None:
    rule = build.integration_rate()
    on, late = date(2016, 5, 2), Reported().deliver("2016-01", profile="kennzahlen")
    assert set(reasons(judge(book(rule), Reported(), on))) == {"iq/jobcenter/2016"}
    verdict = judge(book(rule), late, on)
    assert verdict["iq/jobcenter/2016"].state is State.NOT_EVALUABLE
    assert reasons(verdict) == {}


def test_what_cannot_be_judged_for_another_reason_is_not_explained_by_a_report() -> None:
    told = Reported().deliver("2016-Q1").say(review("2016-02", 10, "suppressed"))
    verdict = judge(book(build.error_rate()), told, date(2016, 8, 1))["error-rate/jobcenter/2016"]
    assert (verdict.state, verdict.cause, reasons({"x": verdict})) == (State.NOT_EVALUABLE, "suppressed", {})


def test_a_report_in_the_middle_that_is_missing_at_the_end_is_the_one_named() -> None:
    told = Reported().deliver("2016-Q1", "2016-Q3", "2016-Q4").say(review("2016-02", 100, 1))
    verdicts = judge(book(build.error_rate()), told, date(2017, 2, 1))
    assert reasons(verdicts) == {"error-rate/jobcenter/2016": ("absender", "pruefungen", "2016-Q2")}


# --- The engine ------------------------------------------------------------------------------------------


POST = Headcount.model_validate(
    {"headcount": "posts", "aggregation": "point", "scope": "jobcenter", "period": "2016-03", "filled": 1}
)


def scenarios() -> Iterator[tuple[Rulebook, Reported, date]]:
    """Together they need every compiled rule of a rulebook with all that can be written."""
    of = book(
        build.error_rate(), build.integration_rate(), sickness(), build.posts_filled(), when_asked("agreement"),
        follow_up(ASKED, misses(), misses("count-min-per-unit", "each", None)),
    )  # fmt: skip
    gap = POST.model_copy(update={"filled": 0})
    yield of, march("10.0"), KNOWN
    yield of, march("11.4"), KNOWN
    yield of, march().say(asks("v1", date(2016, 4, 11), scope="jobcenter")), KNOWN
    yield of, march().say(asks("v1", date(2016, 3, 11), scope="jobcenter")), KNOWN
    yield of, Reported().say(POST, at=at(KNOWN)), KNOWN
    yield of, Reported().say(gap, at=at(KNOWN)), KNOWN
    yield of, Reported().say(gap, asks("v1", date(2016, 4, 11)), at=at(KNOWN)), KNOWN
    yield of, Reported().say(gap, asks("v1", date(2016, 3, 11)), at=at(KNOWN)), KNOWN
    yield of, Reported().say(build.agreed("a1", date(2016, 3, 1), DUE)), KNOWN
    yield of, Reported().deliver("2016-01", profile="kennzahlen"), date(2016, 8, 1)


SCENARIOS = list(scenarios())
COMPILED = [(name, rule) for name, ruleset in compiled_triggers(SCENARIOS[0][0]).items() for rule in ruleset]


def told_by(of: Rulebook, told: Reported, on: date, triggers: TriggerEngine) -> tuple[Verdict, ...] | str:
    known_at = end_of_day(on)
    try:
        known = told.records.recorded_by(known_at)
        return evaluate(of, of.calendar, of.organisation, known, (), on, known_at, triggers=triggers)
    except EngineError as error:
        return type(error).__name__


def test_the_scenarios_need_twelve_compiled_rules_and_are_all_answered() -> None:
    assert len(COMPILED) == 2 + 1 + 1 + 4 + 4
    for of, told, on in SCENARIOS:
        assert not isinstance(told_by(of, told, on, trigger_engine_of(of)), str)


@pytest.mark.parametrize(("name", "rule"), COMPILED)
def test_deleting_any_one_compiled_trigger_rule_is_noticed(name: str, rule: str) -> None:
    mutated = compiled_triggers(SCENARIOS[0][0])
    del mutated[name][rule]
    triggers = TriggerEngine(mutated)
    wrong = [
        on
        for of, told, on in SCENARIOS
        if told_by(of, told, on, triggers) != told_by(of, told, on, trigger_engine_of(of))
    ]
    assert wrong, f"nothing needs {rule}"


@pytest.mark.parametrize(("name", "rule"), COMPILED)
def test_a_compiled_trigger_rule_that_fires_twice_is_noticed(name: str, rule: str) -> None:
    doubled = compiled_triggers(SCENARIOS[0][0])
    doubled[name][f"{rule}_again"] = doubled[name][rule]
    triggers = TriggerEngine(doubled)
    assert "EngineError" in [told_by(of, told, on, triggers) for of, told, on in SCENARIOS]


def test_a_fact_that_no_rule_has_a_use_for_is_an_error_and_the_next_question_is_answered() -> None:
    triggers = trigger_engine_of(SCENARIOS[0][0])
    with pytest.raises(EngineError, match="has a use for a fact"):
        triggers.run("missing-sources", [{"kind": "unheard-of"}])
    assert triggers.run("missing-sources", [{"kind": "not-evaluable", "sender": "a", "profile": "b", "period": "c"}])


def test_what_the_engine_cannot_compare_never_goes_in() -> None:
    triggers = trigger_engine_of(SCENARIOS[0][0])
    with pytest.raises(FigureTooLarge):
        triggers.run("missing-sources", [{"kind": "not-evaluable", "period": 2**63}])


def test_a_session_in_which_nothing_fired_is_left_alone() -> None:
    """Deleting its state ends the process, as tried with durable_rules 2.0.28."""
    rulesets = compiled_triggers(SCENARIOS[0][0])
    del rulesets["missing-sources"]["sources#report_missing"]
    gap: dict[str, int | str] = {"kind": "not-evaluable", "sender": "a", "profile": "b", "period": "c"}
    assert TriggerEngine(rulesets).run("missing-sources", [gap]) == []


def test_many_questions_in_a_row_leave_no_session_behind() -> None:
    of, told, on = SCENARIOS[1]
    triggers = trigger_engine_of(of)
    first = told_by(of, told, on, triggers)
    for _ in range(1_200):
        triggers.run("missing-sources", [{"kind": "not-evaluable", "sender": "a", "profile": "b", "period": "c"}])
    assert told_by(of, told, on, triggers) == first


def test_rules_that_open_each_other_in_a_circle_are_refused_in_any_case() -> None:
    one, other = (
        when_asked().model_copy(update={"id": this, "when": follow_up(misses(that, "each", None)).when})
        for this, that in (("one", "other"), ("other", "one"))
    )
    with pytest.raises(UsageError, match=r"circle: (one -> other -> one|other -> one -> other)"):
        compiled_triggers(book(one, other))


def test_more_of_them_than_the_engine_bears_are_refused_long_before_its_limit() -> None:
    rules = tuple(
        when_asked().model_copy(update={"id": f"asked-{number}", "when": follow_up().when})
        for number in range(MOST_ROWS_A_GOAL // 5 + 1)
    )
    with pytest.raises(TooManyRules, match="at most 900"):
        compiled_triggers(book(sickness(), *rules))
