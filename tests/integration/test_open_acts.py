"""What a post is shown to decide about a finding is what it may do, for every post and act; and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from checker.domain.act import ActKind
from checker.domain.refusal import Refused
from checker.findings.permissions import every_post
from checker.store import Store
from checker.usecases.acting.act import Wanted, act, preview
from checker.usecases.acting.gathered import KnownFinding, gather
from checker.usecases.acting.open_acts import open_acts
from tests.integration.walked_house import NOON, OWNER, house, store
from tests.statements import reads, statements

__all__ = ["house", "store"]

CRITERIA = "investigation-criteria-agreed/jobcenter/2016"
BUDGET = "kdu-budget/jobcenter/2016"
MANAGEMENT = "gf@jobcenter"
ENDS = {ActKind.ACKNOWLEDGE, ActKind.SILENCE, ActKind.WAIVE, ActKind.EXTEND, ActKind.TAKEOVER}
# The deadline of the criteria was 02.05.2016, and the walk ends on 23.05.2016.
TILL = date(2016, 6, 1)


def known_of(store: Store, obligation: str) -> KnownFinding:
    with store.read() as tx:
        return gather(tx, obligation, NOON)


def is_taken(store: Store, kind: ActKind, obligation: str, post: str) -> bool:
    # Another day than one that was named before: the same once more changes nothing.
    until = TILL + timedelta(days=1) if kind in ENDS else None
    try:
        preview(store, Wanted(kind, obligation, post, until=until, reason="wird geprüft"), NOON)
    except Refused:
        return False
    return True


def assert_that_the_open_are_the_taken(store: Store, obligation: str) -> int:
    known = known_of(store, obligation)
    posts = tuple(every_post(known.book.organisation, known.on))
    shown = {(each.kind, each.by) for each in open_acts(known, posts)}
    taken = {(kind, post) for kind in ActKind for post in posts if is_taken(store, kind, obligation, post)}
    assert shown == taken
    return len(shown)


def test_what_is_shown_to_each_post_is_what_it_may_do(store: Store) -> None:
    assert assert_that_the_open_are_the_taken(store, CRITERIA) > 4
    assert assert_that_the_open_are_the_taken(store, BUDGET) > 2


def test_also_when_somebody_has_taken_it_on(store: Store) -> None:
    act(store, Wanted(ActKind.ACKNOWLEDGE, CRITERIA, OWNER, until=TILL), NOON)

    assert_that_the_open_are_the_taken(store, CRITERIA)
    offered = {each.kind for each in open_acts(known_of(store, CRITERIA), (OWNER,))}
    assert {ActKind.HANDBACK, ActKind.UNDO} <= offered
    assert not offered & {ActKind.OBJECT, ActKind.TAKEOVER}


def test_nobody_is_shown_to_waive_or_extend_their_own(store: Store) -> None:
    offered = {each.kind for each in open_acts(known_of(store, CRITERIA), (OWNER,))}

    assert offered
    assert not offered & {ActKind.WAIVE, ActKind.EXTEND}


def test_what_an_act_would_stop_is_shown_before_a_day_is_named(store: Store) -> None:
    shown = next(
        each for each in open_acts(known_of(store, CRITERIA), (MANAGEMENT,)) if each.kind is ActKind.ACKNOWLEDGE
    )
    done = preview(store, Wanted(ActKind.ACKNOWLEDGE, CRITERIA, MANAGEMENT, until=TILL), NOON)

    assert done.stops, "a letter to the district waits"
    assert (shown.preview.stops, shown.preview.next_on) == (done.stops, done.next_on)
    assert shown.latest is not None
    assert shown.latest >= TILL
    assert done.resumes_on == TILL + timedelta(days=1)
    assert shown.preview.resumes_on is None


def test_a_finding_that_is_gone_from_the_rules_is_decided_by_nobody(store: Store) -> None:
    known = replace(known_of(store, CRITERIA), is_owed=False)

    assert open_acts(known, every_post(known.book.organisation, known.on)) == ()


def test_all_that_is_known_of_a_finding_takes_eight_statements(store: Store) -> None:
    known_of(store, CRITERIA)  # the rules are read from the archive once
    with statements() as seen:
        known_of(store, CRITERIA)
    assert len(reads(seen)) == 8
