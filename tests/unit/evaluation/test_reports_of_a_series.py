"""Reports with parts, reference dates and stretches of their own. Decisions D5, D7; 15.10.2016 is a Saturday."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checker.domain.verdict import State, Verdict
from tests.build import TOWNS, Reported, backlog_report, deliverable, handed_in, judge, organisation, rulebook

STICHTAG, MONDAY = date(2016, 10, 15), date(2016, 10, 17)
ALL = ("stadt-hilden", "stadt-haan", "jobcenter")


def verdict_of(rule: Any, told: Reported, on: date) -> Verdict:
    book = rulebook(rule, of=organisation(towns=TOWNS))
    return judge(book, told, on)[f"{rule.id}/jobcenter/2016"]


def report(on: date = MONDAY, covers: tuple[str, ...] = ALL, **extra: Any) -> Any:
    return handed_in("backlog", on, None, **{"covers": covers, "reference_date": STICHTAG, **extra})


def outcome(verdict: Verdict) -> tuple[State, bool, list[str]]:
    return verdict.state, verdict.late, [reason.code for reason in verdict.reasons[1:]]


@pytest.mark.parametrize(
    ("on", "late"),
    [
        pytest.param(date(2016, 10, 14), False, id="the please-by day, a Friday"),
        pytest.param(STICHTAG, False, id="the reference date itself"),
        pytest.param(MONDAY, False, id="the next working day"),
        pytest.param(date(2016, 10, 18), True, id="a day later"),
    ],
)
def test_the_delivery_may_shift_to_the_next_working_day(on: date, late: bool) -> None:
    assert outcome(verdict_of(backlog_report(), Reported().say(report(on)), date(2016, 11, 2))) == (State.MET, late, [])


@pytest.mark.parametrize(
    ("as_of", "lacks"),
    [
        pytest.param(STICHTAG, [], id="the reference date"),
        pytest.param(date(2016, 10, 14), [], id="the extract of the Friday stands for the Saturday"),
        pytest.param(date(2016, 10, 13), ["reference_date_wrong"], id="a day too early"),
        pytest.param(MONDAY, ["reference_date_wrong"], id="the data never shift, though the delivery may"),
        pytest.param(None, ["reference_date_missing"], id="not told"),
    ],
)
def test_the_data_are_as_of_the_reference_date(as_of: date | None, lacks: list[str]) -> None:
    told = Reported().say(report(reference_date=as_of))
    state = State.BREACHED if lacks else State.MET
    assert outcome(verdict_of(backlog_report(), told, date(2016, 10, 18))) == (state, False, lacks)


def test_on_a_working_day_no_other_day_stands_for_the_reference_date() -> None:
    rule = backlog_report(as_of=date(2016, 7, 15))
    told = Reported().say(report(date(2016, 7, 15), reference_date=date(2016, 7, 14)))
    assert outcome(verdict_of(rule, told, date(2016, 7, 18))) == (State.BREACHED, False, ["reference_date_wrong"])


@pytest.mark.parametrize("left_out", ALL)
def test_every_town_and_the_whole_are_needed(left_out: str) -> None:
    told = Reported().say(report(covers=tuple(unit for unit in ALL if unit != left_out)))
    verdict = verdict_of(backlog_report(), told, date(2016, 10, 18))
    assert outcome(verdict) == (State.BREACHED, False, ["units_missing"])
    named = {"stadt-hilden": "Stadt Hilden", "stadt-haan": "Stadt Haan", "jobcenter": "Jobcenter"}[left_out]
    assert verdict.reasons[1].facts == {"missing": 1, "total": 3, "units": named}


def test_a_report_that_names_no_parts_speaks_for_its_own_unit_only() -> None:
    verdict = verdict_of(backlog_report(), Reported().say(report(covers=())), MONDAY)
    assert verdict.reasons[1].facts == {"missing": 2, "total": 3, "units": "Stadt Hilden, Stadt Haan"}


def test_parts_may_come_by_themselves_and_the_last_one_counts() -> None:
    told = Reported().say(report(date(2016, 10, 14), covers=("jobcenter", "stadt-haan")))
    assert outcome(verdict_of(backlog_report(), told, MONDAY)) == (State.PENDING, False, ["units_missing"])
    told.say(report(date(2016, 10, 18), covers=(), scope="stadt-hilden"))
    assert outcome(verdict_of(backlog_report(), told, date(2016, 10, 18))) == (State.MET, True, [])


@pytest.mark.parametrize(
    ("period", "lacks"),
    [
        pytest.param("2016-Q1", [], id="its quarter"),
        pytest.param("2016", [], id="the plan year, as a dated item may"),
        pytest.param("2016-03-31", [], id="its nominal day"),
        pytest.param("2016-Q2", ["about_another_period"], id="another quarter"),
    ],
)
def test_a_report_is_about_its_own_stretch(period: str, lacks: list[str]) -> None:
    due = {"nominal": date(2016, 3, 31), "policy": "next_working_day"}
    about = {"kind": "year", "about": "2016-Q1"}
    rule = backlog_report(due=due, scope={"judge": "organisation"}, reference_date=None, period=about)
    told = Reported().say(handed_in("backlog", date(2016, 3, 31), period=period))
    state = State.BREACHED if lacks else State.MET
    assert outcome(verdict_of(rule, told, date(2016, 4, 1))) == (state, False, lacks)


@pytest.mark.parametrize(
    ("effective_on", "lacks"),
    [
        pytest.param(date(2016, 9, 1), [], id="in force on the last possible day"),
        pytest.param(date(2016, 9, 2), ["effective_too_late"], id="a day later"),
        pytest.param(None, ["effective_day_missing"], id="not told"),
    ],
)
def test_what_must_be_in_force_by_a_day_does_not_count_when_it_is_not(
    effective_on: date | None, lacks: list[str]
) -> None:
    by = {"day": date(2016, 9, 1), "origin": "assumption", "why": "für den Test"}
    rule = deliverable(nominal=date(2016, 8, 31), effective_by=by)
    told = Reported().say(handed_in("agreed", date(2016, 8, 31), effective_on=effective_on))
    state = State.BREACHED if lacks else State.MET
    assert outcome(verdict_of(rule, told, date(2016, 9, 1))) == (state, False, lacks)


@pytest.mark.parametrize(
    ("given", "lacks"),
    [
        pytest.param({"done": 40, "total": 40}, [], id="all of them"),
        pytest.param({"done": 39, "total": 40}, ["parts_missing"], id="a single one is missing"),
        pytest.param({}, ["parts_unknown"], id="not told how many there are"),
        pytest.param({"done": 0, "total": 0}, ["parts_unknown"], id="all of none"),
    ],
)
def test_where_parts_are_counted_all_are_needed(given: dict[str, int], lacks: list[str]) -> None:
    measure = {"records": "deliverable", "part": "done", "whole": "total"}
    rule = deliverable()
    rule = rule.model_copy(update={"measure": type(rule.measure).model_validate(measure)})
    told = Reported().say(handed_in("agreed", date(2016, 4, 28), None, **given))
    state = State.BREACHED if lacks else State.MET
    assert outcome(verdict_of(rule, told, date(2016, 5, 3))) == (state, False, lacks)


@pytest.mark.parametrize(
    ("given", "lacks"),
    [
        pytest.param({"data_status": "provisional", "data_month": "2016-03"}, [], id="provisional is allowed, if told"),
        pytest.param({"data_month": "2016-03"}, ["fields_missing"], id="the status is not told"),
        pytest.param({}, ["fields_missing"], id="nothing is told"),
    ],
)
def test_a_report_must_say_what_the_rule_requires(given: dict[str, str], lacks: list[str]) -> None:
    rule = deliverable()
    required = rule.measure.model_copy(update={"requires": ("data_status", "data_month")})
    rule = rule.model_copy(update={"measure": required})
    told = Reported().say(handed_in("agreed", date(2016, 4, 28), **given))
    verdict = verdict_of(rule, told, date(2016, 5, 3))
    assert outcome(verdict) == (State.BREACHED if lacks else State.MET, False, lacks)
    if lacks:
        wanted = "data_status, data_month" if not given else "data_status"
        assert verdict.reasons[1].facts == {"fields": wanted}


def test_what_is_not_covered_is_named_as_people_call_it() -> None:
    rule = deliverable(covers=({"id": "guideline", "title": "Arbeitshilfe"}, "priorities"))
    verdict = verdict_of(rule, Reported().say(handed_in("agreed", date(2016, 4, 28))), date(2016, 4, 29))
    assert verdict.reasons[1].facts == {"parts": "Arbeitshilfe, priorities"}


def test_what_another_unit_handed_in_is_not_the_houses() -> None:
    told = Reported().say(handed_in("agreed", date(2016, 4, 28), scope="hilden"))
    assert verdict_of(deliverable(), told, date(2016, 5, 3)).state is State.BREACHED
