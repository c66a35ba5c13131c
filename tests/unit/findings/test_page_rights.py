"""Who opens which page and does what there, in the house that is shipped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from checker.domain.access import LogInWay, Viewer
from checker.domain.answer import ReadAnswer
from checker.domain.organisation import Absence
from checker.domain.proposal import Matter, Proposal, SenderKind
from checker.domain.rulebook import Rulebook
from checker.findings.page_rights import (
    PAGE_RIGHTS,
    Admitted,
    PageAct,
    PageId,
    admits,
    groups_of,
    may_act,
    posts_that_decide,
)
from checker.rulebook.load import load
from checker.usecases.answering.who_enters import who_enters
from checker.usecases.rules.staffed import with_absences
from tests.stored import NOON
from tests.workspace import REPOSITORY

DAY = date(2016, 7, 4)
OPEN = {PageId.LOG_IN, PageId.INVITATION, PageId.ACCESSIBILITY, PageId.HEALTH, PageId.LINK}


@pytest.fixture(scope="module")
def house() -> Rulebook:
    return load(REPOSITORY / "rules")


def holder(*posts: str) -> Viewer:
    return Viewer(posts, LogInWay.PASSWORD, 1)


def may_open(page: PageId, viewer: Viewer | None, house: Rulebook, on: date) -> bool:
    return admits(page, groups_of(viewer, house, on))


def opened(viewer: Viewer | None, house: Rulebook) -> set[PageId]:
    return {page for page in PageId if may_open(page, viewer, house, DAY)} - OPEN


def test_every_page_has_its_row() -> None:
    assert set(PAGE_RIGHTS) == set(PageId)
    assert {act for row in PAGE_RIGHTS.values() for act in row.acts} == set(PageAct)


def test_nobody_gets_in_without_a_log_in_but_to_what_is_open(house: Rulebook) -> None:
    assert opened(None, house) == set()
    assert opened(Viewer(("gf@jobcenter",), LogInWay.LINK), house) == set()
    assert {page for page in PageId if may_open(page, None, house, DAY)} == OPEN


def test_a_member_without_any_post_sees_their_account_alone(house: Rulebook) -> None:
    assert opened(holder("gone@jobcenter"), house) == {PageId.ACCOUNT, PageId.CREDENTIALS}
    assert opened(holder(), house) == {PageId.ACCOUNT, PageId.CREDENTIALS}


@pytest.mark.parametrize(
    ("post", "also", "never"),
    [
        pytest.param("dsb@jobcenter", {PageId.LOG, PageId.EVIDENCE, PageId.STAFF_COUNCIL}, {PageId.OUTBOX}, id="audit"),
        pytest.param("personalrat@jobcenter", {PageId.STAFF_COUNCIL, PageId.RULES}, {PageId.LOG}, id="staff council"),
        pytest.param("fachaufsicht@jobcenter", set(), {PageId.LOG, PageId.INBOX}, id="read_all alone"),
        pytest.param("revision@jobcenter", {PageId.EVIDENCE}, {PageId.LOG, PageId.TALK}, id="replay, outside"),
        pytest.param(
            "it@jobcenter", {PageId.OPERATION, PageId.OUTBOX}, {PageId.PROPOSALS, PageId.LETTERS}, id="service"
        ),
        pytest.param("controlling@jobcenter", {PageId.PROPOSALS, PageId.INBOX}, {PageId.LOG}, id="administration"),
        pytest.param("gf@jobcenter", {PageId.LETTERS, PageId.INBOX}, {PageId.OPERATION, PageId.LOG}, id="management"),
    ],
)
def test_what_a_role_opens(post: str, also: set[PageId], never: set[PageId], house: Rulebook) -> None:
    pages = opened(holder(post), house)
    assert also <= pages
    assert not never & pages


def test_the_service_never_acts_on_a_finding(house: Rulebook) -> None:
    it = holder("it@jobcenter")
    assert not may_act(PageId.FINDING, PageAct.DECIDE, it, house, DAY)
    assert not may_act(PageId.FINDING, PageAct.REPORT_FACT, it, house, DAY)
    assert posts_that_decide(holder("it@jobcenter", "bfdh@jobcenter"), house, DAY) == ("bfdh@jobcenter",)


def test_small_acts_need_the_right_not_the_page_alone(house: Rulebook) -> None:
    assert may_act(PageId.INBOX, PageAct.UPLOAD_FILE, holder("controlling@jobcenter"), house, DAY)
    assert may_open(PageId.INBOX, holder("dsb@jobcenter"), house, DAY)
    assert not may_act(PageId.INBOX, PageAct.UPLOAD_FILE, holder("dsb@jobcenter"), house, DAY)
    assert not may_act(PageId.LETTERS, PageAct.RELEASE_LETTER, holder("controlling@jobcenter"), house, DAY)
    assert not may_act(PageId.TASKS, PageAct.RELEASE_LETTER, holder("gf@jobcenter"), house, DAY)


def test_a_deputy_is_what_they_stand_in_for_on_those_days_alone(house: Rulebook) -> None:
    absence = Absence("controlling", "jobcenter", DAY, DAY + timedelta(days=1), None, NOON, 1)
    staffed = with_absences(house, (absence,))
    deputy = holder("bfdh@jobcenter")
    assert may_act(PageId.PROPOSALS, PageAct.ENTER_PROPOSAL, deputy, staffed, DAY)
    for other in (DAY - timedelta(days=1), DAY + timedelta(days=2)):
        assert not may_open(PageId.ADMINISTRATION, deputy, staffed, other)
        assert Admitted.ADMINISTRATION not in groups_of(deputy, staffed, other)


def test_whoever_enters_in_place_of_an_owner_reaches_the_answers(house: Rulebook) -> None:
    """The step behind the administration need not be the management."""
    escalation = house.escalation
    behind = "fachaufsicht"
    assert not may_open(PageId.PROPOSALS, holder(f"{behind}@jobcenter"), house, DAY)
    own = next(planned.rule for planned in house.rules() if planned.rule.owner == escalation.administering)
    policies = tuple(
        each.model_copy(update={"steps": (behind, *each.steps)}) if each.id == own.escalation else each
        for each in escalation.policies
    )
    other = replace(house, escalation=escalation.model_copy(update={"policies": policies}))
    matter = Matter("ZW-1", "1", f"{own.id}/jobcenter/2016", "controlling@jobcenter", 1)
    answer = Proposal(1, NOON, matter, ReadAnswer(None), SenderKind.ROLE)
    assert who_enters(answer, other, DAY)[0] == behind
    viewer = holder(f"{behind}@jobcenter")
    assert may_act(PageId.PROPOSALS, PageAct.ENTER_PROPOSAL, viewer, other, DAY)
    assert not may_open(PageId.ADMINISTRATION, viewer, other, DAY)
