"""All changes of all verdicts and all episodes of all findings, as a review of a span reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from checker.domain.finding import FindingState, Resolution
from checker.domain.verdict import State
from checker.store import Store, findings, verdicts
from tests.stored import BOOK, MINUTE, MONDAY, NOON, OBLIGATION, episode, nothing_counted, verdict, with_obligations


def test_every_change_is_read_by_obligation_the_oldest_first(store: Store) -> None:
    first, other = verdict(), verdict(rule="another-rule")
    with_obligations(store, OBLIGATION, other.obligation)
    for days, judged in enumerate([[first], [other, replace(first, state=State.MET)], [first]]):
        with store.write() as tx:
            on, known_at = MONDAY + timedelta(days=days), NOON + days * MINUTE
            verdicts.save(tx, judged, on=on, known_at=known_at, sequence=days, rulebook=BOOK, counted=nothing_counted)
    with store.read() as tx:
        found = [(each.verdict.obligation, each.verdict.state, each.sequence) for each in verdicts.every_change(tx)]
    assert found == [
        (other.obligation, State.AT_RISK, 1),
        (OBLIGATION, State.AT_RISK, 0),
        (OBLIGATION, State.MET, 1),
        (OBLIGATION, State.AT_RISK, 2),
    ]


def test_every_episode_is_read_in_the_order_in_which_they_began(store: Store) -> None:
    over = episode(state=FindingState.RESOLVED, resolution=Resolution.ALL_CLEAR, resolved_on=MONDAY)
    again = episode(number=2, since=MONDAY + timedelta(days=9))
    other = replace(episode(), obligation="another-rule/jobcenter/2016", since=MONDAY + timedelta(days=3))
    with_obligations(store, OBLIGATION, other.obligation)
    with store.write() as tx:
        findings.save(tx, [over, other], seen={}, at=NOON)
        findings.save(tx, [again], seen=findings.current(tx), at=NOON)
    with store.read() as tx:
        assert findings.every_episode(tx) == (over, other, again)
