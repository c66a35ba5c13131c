"""What the page of a finding gathers: for whom, how much of it, and that it judges nothing."""

from __future__ import annotations

from datetime import date

import pytest

from checker.domain.access import LogInWay, Viewer
from checker.domain.act import ActKind
from checker.domain.refusal import NotThere, Refused
from checker.evaluation.assessment import Assessment
from checker.store import Store
from checker.usecases.acting.act import Wanted, act
from checker.usecases.acting.findings import story
from checker.usecases.reading.finding_page import FindingShown, finding_page
from tests.integration.walked_house import NOON, OWNER, house, store
from tests.statements import reads, statements
from tests.workspace import Workspace

__all__ = ["house", "store"]

CRITERIA = "investigation-criteria-agreed/jobcenter/2016"
ELSEWHERE = "ikunden-benefit-exits/ikunden/2016"
MANAGEMENT = "gf@jobcenter"
# The criteria, and a deliverable that was reported: what it rests on.
REPORTED = ("records", "report", "investigation-criteria-agreed", "--scope", "jobcenter", "--submitted-on")


def of(*posts: str, way: LogInWay = LogInWay.PASSWORD) -> Viewer:
    return Viewer(posts, way, member=None if way is LogInWay.LINK else 1)


def shown(store: Store, obligation: str = CRITERIA, viewer: Viewer | None = None) -> FindingShown:
    return finding_page(store, obligation, viewer or of(OWNER), NOON)


def test_who_answers_for_it_sees_it_with_what_they_may_decide(store: Store) -> None:
    page = shown(store)

    assert OWNER in page.posts
    assert {each.kind for each in page.acts} == {ActKind.ACKNOWLEDGE}
    assert {each.by for each in page.acts} == {OWNER}
    assert page.ahead is not None


@pytest.mark.parametrize(
    "obligation",
    [
        pytest.param("no-such-rule/jobcenter/2016", id="there is none of that name"),
        pytest.param("investigation-criteria-agreed/jobcenter/2017", id="nor of that year"),
        pytest.param("x", id="nor is it a key"),
        pytest.param(ELSEWHERE, id="it is another unit's"),
    ],
)
def test_what_is_not_there_and_what_is_somebody_elses_are_refused_alike(store: Store, obligation: str) -> None:
    with pytest.raises(Refused) as refused:
        shown(store, obligation, of("geschaeftsstellenleitung@ratingen"))

    assert refused.value.code is NotThere.OBLIGATION
    assert refused.value.nearest is None
    assert dict(refused.value.facts) == {"obligation": obligation}


def test_by_the_link_of_a_mail_alone_it_is_shown_to_whom_it_was_told_and_decides_nothing(store: Store) -> None:
    page = shown(store, viewer=of(MANAGEMENT, way=LogInWay.LINK))

    assert page.acts == ()
    with pytest.raises(Refused):
        shown(store, viewer=of("geschaeftsstellenleitung@ratingen", way=LogInWay.LINK))


def test_what_was_decided_is_on_the_page(store: Store) -> None:
    act(store, Wanted(ActKind.ACKNOWLEDGE, CRITERIA, OWNER, until=date(2016, 6, 1)), NOON)

    page = shown(store)

    assert [each.kind for each in page.known.acts] == [ActKind.ACKNOWLEDGE]
    assert {each.kind for each in page.acts} >= {ActKind.HANDBACK, ActKind.UNDO}


def test_the_records_it_rests_on_are_told_with_what_they_replaced(house: Workspace, store: Store) -> None:
    for day, number in (("2016-05-20", "50-16/8"), ("2016-05-19", "50-16/9")):
        done = house.run(*REPORTED, day, "--evidence", number, "--now", "2016-05-23T12:30")
        assert done.code == 0, done.err
    assert house.run("tick", "--now", "2016-05-24T07:00").code == 0

    page = shown(store)

    assert page.counted == 1
    assert [each.replaces for each in page.reported] == [1]


def test_it_takes_at_most_nine_statements(store: Store) -> None:
    shown(store)  # the rules are read from the archive once
    with statements() as seen:
        page = shown(store)
    with statements() as with_the_rules_at_hand:
        finding_page(store, CRITERIA, of(OWNER), NOON, book=page.known.book)

    assert len(reads(seen)) <= 9
    assert len(reads(with_the_rules_at_hand)) <= 7


def test_nothing_is_judged_for_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def no(*_: object, **__: object) -> None:
        raise AssertionError("a page judges nothing")

    monkeypatch.setattr(Assessment, "of", no)

    assert shown(store).verdict.obligation == CRITERIA
    with pytest.raises(AssertionError, match="judges nothing"):
        story(store, CRITERIA, NOON)
