"""A finding tells its roles for a year after it has ended; then its unit alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from checker.domain.act import Act
from checker.domain.finding import FindingState
from checker.findings.shown_roles import ShownRoles
from tests.stored import OBLIGATION, act, episode

ENDED = date(2016, 5, 30)
ANOTHER = "another/hilden/2016"


def ended(on: date = ENDED, number: int = 1, **more: Any) -> Any:
    return episode(number, FindingState.RESOLVED, resolved_on=on, told=("gf@jobcenter", "leitung@hilden"), **more)


def roles(on: date, *episodes: Any) -> ShownRoles:
    return ShownRoles.of(episodes or (ended(),), on)


@pytest.mark.parametrize(
    ("on", "told"),
    [
        pytest.param(date(2016, 5, 30), True, id="on the day it ends"),
        pytest.param(date(2017, 5, 30), True, id="on the last day of the twelve months"),
        pytest.param(date(2017, 5, 31), False, id="the day after"),
        pytest.param(date(2026, 1, 1), False, id="years later"),
    ],
)
def test_the_role_is_told_for_twelve_months(on: date, told: bool) -> None:
    assert roles(on).post("gf@jobcenter", (OBLIGATION,), date(2016, 5, 2)) == ("gf@jobcenter" if told else "jobcenter")


@pytest.mark.parametrize(
    ("ended_on", "on", "told"),
    [
        pytest.param(date(2016, 2, 29), date(2017, 2, 28), True, id="a year without that day"),
        pytest.param(date(2016, 2, 29), date(2017, 3, 1), False, id="is over on the first of March"),
        pytest.param(date(2015, 2, 28), date(2016, 2, 29), True, id="a leap day is no day more"),
        pytest.param(date(2015, 2, 28), date(2016, 3, 1), False, id="and it ends all the same"),
    ],
)
def test_a_leap_day(ended_on: date, on: date, told: bool) -> None:
    assert roles(on, ended(ended_on)).are_told((OBLIGATION,), ended_on) is told


def test_what_is_done_since_belongs_to_the_episode_that_stands() -> None:
    again = episode(2, FindingState.OPEN, since=date(2017, 8, 1), told=("gf@jobcenter",))
    shown = roles(date(2017, 8, 10), ended(), again)
    assert shown.episode(again).told == ("gf@jobcenter",)
    assert shown.post("gf@jobcenter", (OBLIGATION,), date(2017, 8, 2)) == "gf@jobcenter"
    assert shown.post("gf@jobcenter", (OBLIGATION,), date(2016, 5, 2)) == "jobcenter"


def test_an_open_finding_and_one_that_ended_yesterday_tell_their_roles() -> None:
    assert roles(date(2030, 1, 1), episode()).are_told((OBLIGATION,), date(2016, 5, 2))
    assert roles(date(2016, 5, 31)).episode(ended()).told == ("gf@jobcenter", "leitung@hilden")


def test_whom_an_episode_tells_becomes_each_unit_once() -> None:
    told = ("gf@jobcenter", "bereichsleitung@jobcenter", "leitung@hilden")
    assert roles(date(2018, 1, 1)).episode(replace(ended(), told=told)).told == ("jobcenter", "hilden")


@pytest.mark.parametrize("scope", ["jobcenter", ""], ids=["with its unit", "of before units were kept"])
def test_a_decision_becomes_that_of_its_unit(scope: str) -> None:
    decided: Act = replace(
        act(), by="gf", scope=scope, confirmed_by="assistenz", recorded_at=datetime(2016, 5, 3, tzinfo=UTC)
    )
    shown = roles(date(2018, 1, 1)).act(decided)
    assert (shown.post, shown.confirmed_by) == ("jobcenter", None)
    assert roles(date(2017, 1, 1)).act(decided) is decided


def test_a_mail_about_two_tells_its_reader_as_long_as_one_of_them_does() -> None:
    shown = roles(date(2018, 1, 1))
    assert shown.are_told((OBLIGATION, ANOTHER), date(2016, 5, 2))
    assert shown.are_told((), date(2016, 5, 2)), "a mail about no finding"


def test_facts_of_the_journal_name_units_and_stay_as_they_are_beside_them() -> None:
    facts = {"obligation": OBLIGATION, "by": "gf", "told": ["gf@jobcenter", "leitung@hilden"], "step": 2, "role": ""}
    shown = roles(date(2018, 1, 1)).facts(facts, (OBLIGATION,), date(2016, 5, 2))
    assert shown == facts | {"by": "jobcenter", "told": ["jobcenter", "hilden"]}
    assert roles(date(2017, 1, 1)).facts(facts, (OBLIGATION,), date(2016, 5, 2)) is facts
